"""Partial dates: a day, a month, a quarter, a term … each with a first and a last possible day.

This is the one table of what each form means. A partial date sorts by its first day and has
passed after its last; an event takes effect on its last day. `/about/` prints `FORMS`.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, InstanceOf, PlainSerializer, WithJsonSchema

from progress_site.catalogue import N_
from progress_site.model.problem import validation_error

_LOOSE = re.IGNORECASE | re.ASCII

Kind = Literal[
    "day", "month", "quarter", "term", "season", "school_year", "year", "range", "not_stated"
]

#: form, an example of it, what it covers. The order is from exact to vague.
FORMS: tuple[tuple[str, str, str], ...] = (
    (N_("a day"), "2024-03-14", N_("that day")),
    (N_("a month"), "2024-03", N_("the first to the last day of the month")),
    (N_("a quarter"), "2024-Q2", N_("1 April to 30 June 2024 (calendar quarters)")),
    (N_("a school term"), "autumn term 2024", N_("autumn: 1 September to 31 December")),
    ("", "spring term 2025", N_("spring: 1 January to 30 April")),
    ("", "summer term 2025", N_("summer: 1 May to 31 July")),
    (N_("a season"), "spring season 2024", N_("spring: 1 March to 31 May")),
    ("", "summer season 2024", N_("summer: 1 June to 31 August")),
    ("", "autumn season 2024", N_("autumn: 1 September to 30 November")),
    ("", "winter season 2024", N_("winter: 1 December 2024 to 28 February 2025")),
    (N_("a school year"), "2023/24", N_("1 September 2023 to 31 August 2024")),
    (N_("a year"), "2024", N_("1 January to 31 December")),
    (
        N_("from one day to another"),
        "{from: 2022-11-28, to: 2022-12-01}",
        N_("first and last day named"),
    ),
    (N_("no date given"), "not_stated", N_("never passes")),
)

_ALLOWED_STATED = (
    "a day (2024-03-14), a month (2024-03), a quarter (2024-Q2), a term (autumn term 2024), "
    "a season (autumn season 2024), a school year (2023/24), a year (2024) or {from: …, to: …}"
)
_ALLOWED = f"{_ALLOWED_STATED}, or not_stated"

_TERMS = {"autumn": (9, 12), "spring": (1, 4), "summer": (5, 7)}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}
_BARE = re.compile(r"(?:(?:early|mid|late)[ -])?(spring|summer|autumn|winter)(?: (\d{4}))?", re.I)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as exactly as it is known.

    ``text`` is what was written; ``first`` and ``last`` are the first and last possible day, both
    ``None`` when the date is not stated.
    """

    kind: Kind
    text: str
    first: dt.date | None
    last: dt.date | None

    @property
    def is_stated(self) -> bool:
        """Whether any day is known at all."""
        return self.last is not None

    def passed(self, day: dt.date) -> bool:
        """Whether the whole of the date lies before ``day``. A date not stated never passes."""
        return self.last is not None and self.last < day

    def sort_key(self) -> tuple[dt.date, dt.date]:
        """Sorts by the first possible day; dates not stated come last."""
        return (self.first or dt.date.max, self.last or dt.date.max)

    @property
    def effective(self) -> dt.date:
        """The day on which an event of this date takes effect: its last possible day.

        Raises:
            ValueError: the date is not stated.
        """
        if self.last is None:
            raise ValueError("a date that is not stated takes effect on no day")
        return self.last

    def __str__(self) -> str:
        return self.text


NOT_STATED = PartialDate("not_stated", "not_stated", None, None)


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _months(year: str, start: int, end: int) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of months, of which the last may be in the next year."""
    first = dt.date(int(year), start, 1)
    return first, _month_end(first.year if end >= start else first.year + 1, end)


def _day(m: re.Match[str]) -> tuple[dt.date, dt.date]:
    day = dt.date(int(m[1]), int(m[2]), int(m[3]))
    return day, day


def _school_year(m: re.Match[str]) -> tuple[dt.date, dt.date]:
    if int(m[2]) != (int(m[1]) + 1) % 100:
        raise ValueError("a school year names two years that follow each other")
    return _months(m[1], 9, 8)


#: Each kind with its form, and the days that a match covers; it raises where there are none.
_PATTERNS: tuple[tuple[Kind, str, Callable[[re.Match[str]], tuple[dt.date, dt.date]]], ...] = (
    ("day", r"(\d{4})-(\d{2})-(\d{2})", _day),
    ("month", r"(\d{4})-(\d{2})", lambda m: _months(m[1], int(m[2]), int(m[2]))),
    ("quarter", r"(\d{4})-Q([1-4])", lambda m: _months(m[1], int(m[2]) * 3 - 2, int(m[2]) * 3)),
    (
        "term",
        r"(autumn|spring|summer) term (\d{4})",
        lambda m: _months(m[2], *_TERMS[m[1].lower()]),
    ),
    (
        "season",
        r"(spring|summer|autumn|winter) season (\d{4})",
        lambda m: _months(m[2], *_SEASONS[m[1].lower()]),
    ),
    ("school_year", r"(\d{4})/(\d{2})", _school_year),
    ("year", r"(\d{4})", lambda m: _months(m[1], 1, 12)),
)


def parse(value: object, allowed: str = _ALLOWED) -> PartialDate:
    """Parse a partial date from a value of a data file.

    ``allowed`` says what could be written, for an error.

    Raises:
        PydanticCustomError: it is none of `FORMS`; the error says what to write instead.
    """
    if isinstance(value, PartialDate):
        return value
    if isinstance(value, dict):
        return _parse_range(value)
    if not isinstance(value, str) or not value.strip():
        raise validation_error("this should be a date", f"write {allowed}")
    text = " ".join(value.split())
    if text == "not_stated":
        return NOT_STATED
    for kind, pattern, days in _PATTERNS:
        if match := re.fullmatch(pattern, text, _LOOSE):
            try:
                first, last = days(match)
            except ValueError:
                raise validation_error(
                    f"there is no such date as “{text}”", _calendar_hint(text)
                ) from None
            if not 1900 <= first.year < 3000:
                raise validation_error(
                    f"the year of “{text}” cannot be right", "check its four digits"
                )
            return PartialDate(kind, text, first, last)
    if match := _BARE.fullmatch(text):
        raise _ask_back(text, match[1].lower(), match[2])
    if better := _better(text):
        if _two_ways(text):
            raise validation_error(
                f"“{text}” could be read in two ways", f"write the year first, such as {better}"
            )
        raise validation_error(f"“{text}” is not how dates are written here", f"write {better}")
    if rest := _without_year(text):
        raise validation_error(f"the year of “{text}” is missing", f"write for example 2024-{rest}")
    raise validation_error(f"“{text}” is not a date that can be read", f"write {allowed}")


# -- what was meant by another form

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


#: Each other form in which people write a date, and how it is written here.
_WAYS: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (rf"{_WORDS},? (\d{{4}})", lambda m: _iso(m[3], _month(m[2]), m[1])),
    (r"(\d\d?)[-–/. ](\d\d?)[-–/. ](\d{4})", _day_first),
    (r"Q([1-4]) (\d{4})", lambda m: f"{m[2]}-Q{m[1]}"),
    (r"(\d{4})[-–/](?:\d\d)?(\d\d)", lambda m: f"{m[1]}/{m[2]}"),
    (r"(\d{4})[-–/. ](\d\d?)(?:[-–/. ](\d\d?))?", lambda m: _iso(m[1], int(m[2]), m[3])),
    (r"(\d{4}-\d\d-\d\d)[T ].*", lambda m: m[1]),
)


def _better(text: str) -> str | None:
    """Return the date that was meant, where that can be told and exists."""
    for form, rewrite in _WAYS:
        if match := re.fullmatch(form, text, _LOOSE):
            better = rewrite(match)
            try:
                return parse(better).text if better != text else None
            except ValueError:  # what `ask` returns is one
                return None
    return None


def _without_year(text: str) -> str | None:
    """Return the rest of a date that lacks its year: `04-31` for “31 April”, `04` for “April”."""
    match = re.fullmatch(_WORDS, text, _LOOSE)
    return _iso("", _month(match[2]), match[1])[1:] if match else None


def _two_ways(text: str) -> bool:
    """Whether day and month could be either."""
    match = re.fullmatch(r"(\d\d?)\D(\d\d?)\D\d{4}", text, re.A)
    return match is not None and match[1] != match[2] and int(match[1]) <= 12 >= int(match[2])


def _calendar_hint(text: str) -> str:
    match = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text)
    if match and 1 <= int(match[2]) <= 12 and int(match[1]) > 0:
        end = _month_end(int(match[1]), int(match[2]))
        return f"that month ends on {end.isoformat()}"
    if re.fullmatch(r"\d{4}-\d{2}", text) and int(text[5:]) == (int(text[:4]) + 1) % 100:
        return f"write {text[:4]}/{text[5:]} for the school year"
    if re.fullmatch(r"\d{4}/\d{2}", text):
        year = int(text[:4])
        right = f"{year}/{(year + 1) % 100:02d}"
        return f"a school year is two years that follow each other, such as {right}"
    return "write year, month (01 to 12) and day, such as 2024-03-14"


def _ask_back(text: str, season: str, year: str | None) -> Exception:
    if season == "winter":
        if year is None:
            return validation_error("the year is missing", "write for example winter season 2024")
        days = f"1 December {year} to the end of February"
        instead = f"write winter season {year} ({days})"
        return validation_error(f"“{text}” does not say which days it covers", instead)
    what = f"“{text}” could be the school term or the season"
    if year is None:
        instead = f"write for example {season} term 2024 or {season} season 2024"
        return validation_error(f"{what}, and the year is missing", instead)
    return validation_error(what, f"write {season} term {year} or {season} season {year}")


def _parse_range(value: dict[str, Any]) -> PartialDate:
    if set(value) != {"from", "to"}:
        raise validation_error(
            "a span of time needs its first and its last date", "write {from: …, to: …}"
        )
    start, end = parse(value["from"]), parse(value["to"])
    if start.first is None or end.last is None:
        raise validation_error(
            "a span of time needs two real dates", "write {from: 2022-11-28, to: 2022-12-01}"
        )
    if start.first > end.last:
        raise validation_error("this span of time ends before it begins", "swap “from” and “to”")
    return PartialDate("range", f"{start.text} to {end.text}", start.first, end.last)


def parse_day(value: object) -> dt.date:
    """Read one exact day, year first.

    Raises:
        PydanticCustomError: it is not one exact day.
    """
    date = parse(value, "a day such as 2024-03-14")
    if date.kind != "day" or date.first is None:
        raise validation_error(
            f"“{date.text}” is not one exact day", "write a day such as 2024-03-14"
        )
    return date.first


def of_day(day: dt.date) -> PartialDate:
    """Return one exact day as a partial date."""
    return PartialDate("day", day.isoformat(), day, day)


_DATE_SCHEMA: dict[str, Any] = {
    "title": "Partial date",
    "description": f"As exactly as it is known: {_ALLOWED}.",
    "anyOf": [
        {
            "type": "string",
            "pattern": (
                r"^(\d{4}(-\d{2}(-\d{2})?|-[Qq][1-4]|/\d{2})?"
                r"|(autumn|spring|summer) term \d{4}"
                r"|(spring|summer|autumn|winter) season \d{4}|not_stated)$"
            ),
        },
        {"type": "integer", "minimum": 1900, "maximum": 2999},
        {
            "type": "object",
            "required": ["from", "to"],
            "additionalProperties": False,
            "properties": {key: {"type": ["string", "integer"]} for key in ("from", "to")},
        },
    ],
}


def _parse_stated(value: object) -> PartialDate:
    date = parse(value, _ALLOWED_STATED)
    if not date.is_stated:
        raise validation_error("a date is needed here", f"write {_ALLOWED_STATED}")
    return date


_Date = Annotated[
    InstanceOf[PartialDate],
    PlainSerializer(str, return_type=str),
    WithJsonSchema(_DATE_SCHEMA),
]
#: A field that holds a `PartialDate`.
DateField = Annotated[_Date, BeforeValidator(parse)]
#: A field that holds a `PartialDate` which must be stated.
StatedDate = Annotated[_Date, BeforeValidator(_parse_stated)]
#: A field that holds one exact day.
DayField = Annotated[
    dt.date,
    BeforeValidator(parse_day),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
]
