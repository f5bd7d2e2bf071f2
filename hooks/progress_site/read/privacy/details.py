"""Details of one person: addresses, numbers, dates of birth, initials with a year group.

Each kind is a pattern, and a function that returns a `Hit` for a match that looks like one. The
near misses that must not look like one are in `tests/unit/read/near_misses.yml`. In the name of a
file, a hyphen and an underscore are read as spaces; web addresses are not searched.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

#: Lists of words, by the name that they have in `words.yml`.
WORDS: dict[str, Any] = yaml.load(
    Path(__file__).with_name("words.yml").read_bytes(), Loader=yaml.CSafeLoader
)


class Hit(NamedTuple):
    """Something that looks private: where it begins in a text, and how to say so.

    ``what`` never repeats the detail whole: what a check says can be read by everybody.
    ``value`` is the detail itself where it may be allowed, made plain: small letters for an e-mail
    address, digits from 0 on for a phone number, capitals for a postcode and for initials.
    """

    start: int
    what: str
    instead: str
    value: str | None = None


_Kind = tuple[re.Pattern[str], Callable[[re.Match[str]], Hit | None]]

#: For kinds that a partnership may publish about itself.
_ALLOWED = "if the partnership made it public, add it to plan_data/public_contacts.yml"

_EMAIL = re.compile(r"(?<![\w.+%-])([\w.+%-]+)@([\w-]+(?:\.[\w-]+)+)")


def _email(found: re.Match[str]) -> Hit:
    what = f"“{found[1][0]}…@{found[2][0]}…” looks like an e-mail address"
    return Hit(found.start(), what, f"take it out; {_ALLOWED}", found[0].rstrip(".-").lower())


#: A UK number as people write it: 0 or +44 in front, groups of two digits or more, one sign
#: between two groups. Ofcom's National Telephone Numbering Plan: ten digits behind the 0, and the
#: first is none of 0, 4 and 6. What is in front may be no figure and no part of a longer one.
_PHONE = re.compile(
    r"(?<![\w/£#.,-])(?:(?:\+44|0044)[ .-]?(?:\(0\)[ .-]?)?|\(0|0)"
    r"(?P<rest>[1-35789]\d{1,5}\)?(?:[ .-]?\d{2,7}){0,4})(?![\w/]|[.,-]\d| \d{3})"
)


def _phone(found: re.Match[str]) -> Hit | None:
    groups = re.findall(r"\d+", found["rest"])
    # “01632 960123 24 hours a day”: the last figure is no part of the number.
    while sum(map(len, groups)) > 10 and len(groups[-1]) <= 2:
        groups.pop()
    number = f"0{''.join(groups)}"
    if len(number) != 11:
        return None
    what = f"“{number[:3]}…{number[-2:]}” looks like a phone number"
    return Hit(found.start(), what, f"take it out; {_ALLOWED}", number)


_NHS = re.compile(r"(?<![\w/£#.,=-])(?<!\d )(\d{3})([ -]?)(\d{3})\2(\d{4})(?![\w/%]|[.,-]\d| \d)")
_BOOK = re.compile(r"\b(ISBN|ISSN|DOI)\b[^.;]{0,12}$", re.IGNORECASE)


def _nhs_number(found: re.Match[str]) -> Hit | None:
    digits = found[1] + found[3] + found[4]
    if not is_nhs_number(digits) or _BOOK.search(found.string, 0, found.start()):
        return None
    what = f"“{digits[:3]}…{digits[-2:]}” looks like an NHS number"
    return Hit(found.start(), what, "take it out, also from older versions of this file")


def is_nhs_number(digits: str) -> bool:
    """Whether ten digits end in the check digit of an NHS number.

    Modulus 11 (NHS Data Dictionary, NHS NUMBER): the first nine times 10, 9, … 2, summed; 11 less
    the remainder by 11, where 11 counts as 0 and 10 is no number. Ten equal digits are none either.
    """
    if len(set(digits)) == 1:
        return False
    weighed = sum(int(digit) * (10 - i) for i, digit in enumerate(digits[:9]))
    rest = 11 - weighed % 11
    return rest != 10 and rest % 11 == int(digits[9])


_AREAS = frozenset(WORDS["postcode_areas"].split())
#: In capitals, or all in small letters, where “b1 2nd” is no postcode.
_POSTCODE = re.compile(
    r"(?<![\w/-])(?:(([A-Z]{1,2})\d[\dA-Z]?) ?(\d[ABD-HJLNP-UW-Z]{2})"
    r"|(([a-z]{1,2})\d[\da-z]?) ?(?!1st|2nd|3rd|\dth)(\d[abd-hjlnp-uw-z]{2}))(?![\w-])"
)


def _postcode(found: re.Match[str]) -> Hit | None:
    """Return a whole UK postcode; the first half alone names thousands of homes."""
    outward, area, inward = (group for group in found.groups() if group)
    if area.upper() not in _AREAS:
        return None
    what = f"“{outward} …” looks like a postcode"
    instead = f"name the town or the area instead; {_ALLOWED}"
    return Hit(found.start(), what, instead, f"{outward}{inward}".upper())


_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = (
    rf"(?:\d{{1,2}}[./ -]\d{{1,2}}[./ -]\d{{2,4}}|\d{{4}}[./ -]\d{{1,2}}[./ -]\d{{1,2}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?: of)?[ -]{_MONTH}\b|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b)"
)
_BORN = re.compile(
    r"\b(born|d\.? ?o\.? ?b\b\.?|date of birth|birth ?date|(?:his|her|their|’s|'s) birthday)"
    rf"[:,\s(–-]*(?:(?:is|was|on|the)\s+)*{_DAY}",
    re.IGNORECASE,
)


def _date_of_birth(found: re.Match[str]) -> Hit:
    """Return the day on which somebody was born. A year or a month alone names no child."""
    what = f"“{' '.join(found[1].split())} …” looks like a date of birth"
    instead = "take it out, or write the age as a band, such as “primary age”"
    return Hit(found.start(), what, instead)


_NO_INITIALS = frozenset(f"{WORDS['no_initials']} {WORDS['small_words']}".split())
_YEAR = r"(?:year[ -]?group\s+|year\s+|yr\.?\s*|y)(?:[1-9]|1[0-3])\b"
_AGE = r"(?:aged?\s+\d{1,2}\b|\d{1,2}\s+years?\s+old|\d{1,2}-year)"
_GROUP = rf"(?:{_YEAR}|reception\b|nursery class\b|{_AGE})"
_TWO = r"(?:[A-Z]\. ?[A-Z]\.(?: ?[A-Z]\.)?|[A-Z]\.[A-Z]|[A-Z]{2})(?![\w’'])"
_INITIALS = re.compile(
    rf"(?<![\w.&/-])({_TWO})[,;:]?\s+(?:\(|(?i:(?:who\s+)?(?:is\s+|was\s+)?(?:in|from|a)\s+))?"
    rf"(?i:{_GROUP})"
)
_GROUP_FIRST = re.compile(
    rf"\b(?i:{_GROUP})(?:(?i: ?(?:pupil|child|boy|girl|student),?)\s+\(?|\s*\(|,\s+)({_TWO})"
)
_INITIALS_IN_NAME = re.compile(
    rf"(?<!\w)([a-z] ?[a-z]) (?:in |from )?(?:{_YEAR}|aged? \d{{1,2}}\b)", re.IGNORECASE
)


def _initials(
    found: re.Match[str], instead: str = "write “a pupil”, and leave out what tells which"
) -> Hit | None:
    """Return initials with a year group or an age."""
    letters = re.sub(r"[^A-Z]", "", found[1].upper())
    if letters in _NO_INITIALS:
        return None
    what = f"“{letters[0]}…” with a year group or an age looks like one child"
    return Hit(found.start(1), what, instead, letters)


def _initials_in_name(found: re.Match[str]) -> Hit | None:
    return _initials(found, "rename the file")


EMAILS: tuple[_Kind, ...] = ((_EMAIL, _email),)
#: What has a digit in it.
NUMBERS: tuple[_Kind, ...] = (
    (_PHONE, _phone),
    (_NHS, _nhs_number),
    (_POSTCODE, _postcode),
    (_BORN, _date_of_birth),
)
INITIALS: tuple[_Kind, ...] = ((_INITIALS, _initials), (_GROUP_FIRST, _initials))
#: In the name of a file capitals are rare.
INITIALS_IN_NAMES: tuple[_Kind, ...] = ((_INITIALS_IN_NAME, _initials_in_name),)


def details(text: str, kinds: tuple[_Kind, ...]) -> Iterator[Hit]:
    """Find details of some kinds in a text."""
    for pattern, hit_of in kinds:
        for found in pattern.finditer(text):
            if hit := hit_of(found):
                yield hit
