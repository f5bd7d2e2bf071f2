"""Details of one person: addresses, numbers, dates of birth, initials with a year group.

Each function yields a `Hit` for each place that looks like one. The near misses that must not
look like one stand in `tests/unit/read/near_misses.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple


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


#: For kinds that a partnership may publish about itself.
_ALLOWED = "if the partnership made it public, add it to plan_data/public_contacts.yml"

_EMAIL = re.compile(r"(?<![\w.+%-])([\w.+%-]+)@([\w-]+(?:\.[\w-]+)+)")


def emails(text: str) -> Iterator[Hit]:
    """Find e-mail addresses."""
    for found in _EMAIL.finditer(text):
        shown = f"{found[1][0]}…@{found[2][0]}…"
        yield Hit(
            found.start(),
            f"“{shown}” looks like an e-mail address",
            f"take it out; {_ALLOWED}",
            found[0].rstrip(".-").lower(),
        )


#: A UK number as people write it: 0 or +44 in front, groups of two digits or more, one sign
#: between two groups. Ofcom's National Telephone Numbering Plan: ten digits behind the 0, and the
#: first is none of 0, 4 and 6. What stands in front may be no figure and no part of a longer one.
_PHONE = re.compile(
    r"(?<![\w/£#.,-])(?:(?:\+44|0044)[ .-]?(?:\(0\)[ .-]?)?|\(0|0)"
    r"(?P<rest>[1-35789]\d{1,5}\)?(?:[ .-]?\d{2,7}){0,4})(?![\w/]|[.,-]\d| \d{3})"
)


def phones(text: str) -> Iterator[Hit]:
    """Find UK phone numbers."""
    for found in _PHONE.finditer(text):
        groups = re.findall(r"\d+", found["rest"])
        # “01632 960123 24 hours a day”: the last figure is no part of the number.
        while sum(map(len, groups)) > 10 and len(groups[-1]) <= 2:
            groups.pop()
        digits = "".join(groups)
        if len(digits) == 10:
            number = f"0{digits}"
            yield Hit(
                found.start(),
                f"“{number[:3]}…{number[-2:]}” looks like a phone number",
                f"take it out; {_ALLOWED}",
                number,
            )


_NHS = re.compile(r"(?<![\w/£#.,=-])(?<!\d )(\d{3})([ -]?)(\d{3})\2(\d{4})(?![\w/%]|[.,-]\d| \d)")
_BOOK = re.compile(r"\b(ISBN|ISSN|DOI)\b[^.;]{0,12}$", re.IGNORECASE)


def nhs_numbers(text: str) -> Iterator[Hit]:
    """Find NHS numbers: ten digits of which the last fits the others."""
    for found in _NHS.finditer(text):
        digits = found[1] + found[3] + found[4]
        if is_nhs_number(digits) and not _BOOK.search(text, 0, found.start()):
            yield Hit(
                found.start(),
                f"“{digits[:3]}…{digits[-2:]}” looks like an NHS number",
                "take it out, also from older versions of this file",
            )


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


#: The letters with which UK postcodes begin (Royal Mail's postcode areas).
_AREAS = frozenset({
    "AB", "AL", "B", "BA", "BB", "BD", "BH", "BL", "BN", "BR", "BS", "BT", "CA", "CB", "CF",
    "CH", "CM", "CO", "CR", "CT", "CV", "CW", "DA", "DD", "DE", "DG", "DH", "DL", "DN", "DT",
    "DY", "E", "EC", "EH", "EN", "EX", "FK", "FY", "G", "GL", "GU", "GY", "HA", "HD", "HG",
    "HP", "HR", "HS", "HU", "HX", "IG", "IM", "IP", "IV", "JE", "KA", "KT", "KW", "KY", "L",
    "LA", "LD", "LE", "LL", "LN", "LS", "LU", "M", "ME", "MK", "ML", "N", "NE", "NG", "NN",
    "NP", "NR", "NW", "OL", "OX", "PA", "PE", "PH", "PL", "PO", "PR", "RG", "RH", "RM", "S",
    "SA", "SE", "SG", "SK", "SL", "SM", "SN", "SO", "SP", "SR", "SS", "ST", "SW", "SY", "TA",
    "TD", "TF", "TN", "TQ", "TR", "TS", "TW", "UB", "W", "WA", "WC", "WD", "WF", "WN", "WR",
    "WS", "WV", "YO", "ZE"
})  # fmt: skip
#: In capitals, or all in small letters, where “b1 2nd” is no postcode.
_POSTCODE = re.compile(
    r"(?<![\w/-])(?:(([A-Z]{1,2})\d[\dA-Z]?) ?(\d[ABD-HJLNP-UW-Z]{2})"
    r"|(([a-z]{1,2})\d[\da-z]?) ?(?!1st|2nd|3rd|\dth)(\d[abd-hjlnp-uw-z]{2}))(?![\w-])"
)


def postcodes(text: str) -> Iterator[Hit]:
    """Find whole UK postcodes; the first half alone names thousands of homes."""
    for found in _POSTCODE.finditer(text):
        outward, area, inward = (group for group in found.groups() if group)
        if area.upper() in _AREAS:
            yield Hit(
                found.start(),
                f"“{outward} …” looks like a postcode",
                f"name the town or the area instead; {_ALLOWED}",
                f"{outward}{inward}".upper(),
            )


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


def dates_of_birth(text: str) -> Iterator[Hit]:
    """Find days on which somebody was born. A year or a month alone names no child."""
    for found in _BORN.finditer(text):
        yield Hit(
            found.start(),
            f"“{' '.join(found[1].split())} …” looks like a date of birth",
            "take it out, or write the age as a band, such as “primary age”",
        )


#: Two capitals that are no initials.
_NO_INITIALS = frozenset({
    "AD", "AI", "AM", "AP", "AR", "BA", "BC", "BW", "CE", "CP", "DT", "EA", "ED", "EH", "EP",
    "EU", "EY", "FE", "FS", "GP", "HE", "HI", "HQ", "HR", "ID", "IT", "KS", "LA", "LD", "LO",
    "MH", "MP", "NC", "NI", "NQ", "OK", "OT", "PA", "PC", "PD", "PE", "PM", "PP", "PT", "QA",
    "RE", "SE", "SI", "SW", "TA", "TV", "UK", "UN", "US", "VI", "XL", "YP"
})  # fmt: skip
#: Small words of two letters that stand before “year”, in capitals or in names of files.
_SMALL_WORDS = frozenset({
    "AN", "AS", "AT", "BE", "BY", "DO", "GO", "IF", "IN", "IS", "ME", "MY", "NO", "OF", "ON",
    "OR", "SO", "TO", "UP", "WE"
})  # fmt: skip
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


def initials(text: str) -> Iterator[Hit]:
    """Find initials that stand with a year group or an age."""
    for pattern in (_INITIALS, _GROUP_FIRST):
        for found in pattern.finditer(text):
            letters = re.sub(r"[^A-Z]", "", found[1])
            if letters not in _NO_INITIALS | _SMALL_WORDS:
                yield Hit(
                    found.start(1),
                    f"“{letters[0]}…” with a year group or an age looks like one child",
                    "write “a pupil”, and leave out what tells which",
                    letters,
                )


_INITIALS_IN_NAME = re.compile(
    rf"(?<!\w)([a-z]) ?([a-z]) (?:in |from )?(?:{_YEAR}|aged? \d{{1,2}}\b)", re.IGNORECASE
)


def initials_in_name(name: str) -> Iterator[Hit]:
    """Find initials with a year group in the name of a file, where capitals are rare."""
    for found in _INITIALS_IN_NAME.finditer(name):
        if (found[1] + found[2]).upper() not in _SMALL_WORDS | _NO_INITIALS:
            yield Hit(
                found.start(),
                f"“{found[1].upper()}…” with a year group or an age looks like one child",
                "rename the file",
                (found[1] + found[2]).upper(),
            )
