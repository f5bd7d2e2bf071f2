"""What somebody meant who wrote a date as people do: 4/7/2024, 4 July 2024, 2024-7, 2023-24."""

from __future__ import annotations

import re
from collections.abc import Callable

_LOOSE = re.IGNORECASE | re.ASCII
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WORDS = (
    r"(?:(?:early|mid|late|(?:the )?(?:beginning|start|middle|end) of)[ -])?"
    rf"(?:(\d\d?)(?:st|nd|rd|th)? )?({'|'.join(_MONTHS)})[a-z]*"
)


def _iso(year: str, month: int, day: str | int | None) -> str:
    return f"{year}-{month:02d}" + (f"-{int(day):02d}" if day else "")


def _month(name: str) -> int:
    return _MONTHS.index(name.lower()) + 1


def _day_first(m: re.Match[str]) -> str:
    american = int(m[2]) > 12
    return _iso(m[3], int(m[1 if american else 2]), m[2 if american else 1])


_WAYS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(rf"{_WORDS},? (\d{{4}})", _LOOSE), lambda m: _iso(m[3], _month(m[2]), m[1])),
    (re.compile(r"(\d\d?)[-–/. ](\d\d?)[-–/. ](\d{4})", re.A), _day_first),
    (re.compile(r"Q([1-4]) (\d{4})", _LOOSE), lambda m: f"{m[2]}-Q{m[1]}"),
    (re.compile(r"(\d{4})[-–/](?:\d\d)?(\d\d)", re.A), lambda m: f"{m[1]}/{m[2]}"),
    (
        re.compile(r"(\d{4})[-–/. ](\d\d?)(?:[-–/. ](\d\d?))?", re.A),
        lambda m: _iso(m[1], int(m[2]), m[3]),
    ),
    (re.compile(r"(\d{4}-\d\d-\d\d)[T ].*", re.A), lambda m: m[1]),
)


def meant(text: str) -> str | None:
    """Return the date as it should have been written, which may still be none."""
    found = ((rewrite, match) for way, rewrite in _WAYS if (match := way.fullmatch(text)))
    return next((rewrite(match) for rewrite, match in found), None)


def meant_without_year(text: str) -> str | None:
    """Return the rest of a date that lacks its year: `04-31` for “31 April”, `04` for “April”."""
    match = re.fullmatch(_WORDS, text, _LOOSE)
    return _iso("", _month(match[2]), match[1])[1:] if match else None


def two_ways(text: str) -> bool:
    """Whether day and month could be either."""
    match = re.fullmatch(r"(\d\d?)\D(\d\d?)\D\d{4}", text, re.A)
    return match is not None and match[1] != match[2] and int(match[1]) <= 12 >= int(match[2])
