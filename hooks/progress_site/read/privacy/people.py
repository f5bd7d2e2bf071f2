"""Numbers of people that are so small that a child could be known by them.

A number in digits or words, from 1 to one less than the plan's small number, in front of a word
for children, young people or families. Staff and “people” of any kind are not meant: “two people
from each school took the course” picks nobody out. The words are in `words.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from progress_site.read.privacy.details import WORDS, Hit


def _any(name: str) -> str:
    """Return a pattern for any word of a list."""
    return rf"(?:{'|'.join(WORDS[name])})"


_NUMBERS: tuple[str, ...] = tuple(WORDS["numbers"].split())
_MANY = _any("many")
#: One word with a capital letter, which is often a place, but not a month behind its day.
_PLACE = (
    r"(?-i:(?!(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December)\b)[A-Z][a-z]+)"
)
_BETWEEN = rf"(?:(?:{_any('between')}|{_PLACE})[ ,]+(?:and )?){{0,3}}"
_BEHIND_NONE = "".join(rf"(?<!\b{word} )" for word in WORDS["not_numbered_behind"])
_NUMBERED_FIGURE = re.compile(
    rf"(?:{_BEHIND_NONE}\b{_any('numbered')}"
    r"|\b(?:ages?|aged|under|over|y|yr|ks|p)\d*),?(?: (?:\d+|R|N),?)*(?: (?:and|to|or|&))? $",
    re.IGNORECASE,
)
_NUMBERED_WORD = re.compile(r"\b(?:Years?|Class|Action|[Aa]ges?|[Aa]ged|[Uu]nder|[Oo]ver) $")
#: In front of it: not this count (“more than 3”), a rate (“1 in 4”), or a size that any group may
#: have (“groups of 3”).
_NO_COUNT = re.compile(
    r"(?:\b(?:up to|more than|at least|at most|every|each|per|not)"
    rf"|\b(?:\d+|{'|'.join(_NUMBERS[1:11])}) (?:in|out of|for)(?: every| each)?"
    r"|\b(?:groups|pairs|teams|classes|sets|panels) of(?: up to)?(?: \w+ (?:to|or|and))?"
    r"|\b(?:adults?|staff|teachers?|helpers?|members?) (?:to|for|per)(?: every| each)?"
    r"|[£$€#+=/]) ?$",
    re.IGNORECASE,
)
#: Behind it: so many each time.
_EACH = re.compile(
    r"\s+(?:(?:in|at|from|for|on|of|to|with|per) (?:each|every|any)|per|each|at a time"
    r"|a (?:year|term|month|week|day|class|school|visit))\b",
    re.IGNORECASE,
)
#: Behind one: a rate (“one parent in four”).
_ONE_IN = re.compile(
    rf"\s+(?:in|out of) (?:every |each )?(?:\d+|{'|'.join(_NUMBERS[2:11])})\b"
    rf"(?! (?:\w+ )?{_any('places')})",
    re.IGNORECASE,
)
_COUNTS_ONE = re.compile(rf"\s+{_any('verbs_of_one')}\b", re.IGNORECASE)
_ONLY = re.compile(r"\b(?:only|just|exactly) $", re.IGNORECASE)
#: A proportion in words: “four out of five families”.
_PROPORTION = frozenset(
    {"3", "4", "5", "10", "100", "1000", "three", "four", "five", "ten", "a hundred"}
)


def small_numbers(text: str, threshold: int) -> Iterator[Hit]:
    """Find numbers of people from 1 to ``threshold`` - 1. A threshold of 0 or 1 finds none."""
    if threshold < 2:
        return
    counted, listed = _patterns(threshold)
    for found in counted.finditer(text):
        if _is_count(text, found):
            one = found["number"].lower() in ("1", "one")
            yield _hit(found.start(), threshold, found["many"] or found["one"], one=one)
    for found in listed.finditer(text):
        yield _hit(found.start("number"), threshold, found["counted"] or found["many"])


def _is_count(text: str, found: re.Match[str]) -> bool:
    """Whether it says how many there were. “One” often stands for “a”."""
    number = found["number"].lower()
    if found["one"] and number not in ("1", "one"):
        return False  # “3 parent questions”
    before = text[max(0, found.start() - 60) : found.start()].replace("\n", " ")
    numbered = _NUMBERED_FIGURE if number.isdigit() else _NUMBERED_WORD
    if numbered.search(before) or _NO_COUNT.search(before) or _EACH.match(text, found.end()):
        return False
    whole, of = (found["whole"] or "").lower(), (found["of"] or "").lower()
    if whole in _PROPORTION and of.startswith("out"):
        return False
    if found["one"] and _ONE_IN.match(text, found.end()):
        return False
    if number != "one" or (of and found["many"]):
        return True
    return bool(_ONLY.search(before) or _COUNTS_ONE.match(text, found.end()))


def _hit(start: int, threshold: int, people: str, *, one: bool = False) -> Hit:
    """Return what to say of a number of ``people`` below the threshold; ``one``: it is 1."""
    people = " ".join(people.split())
    if people[1:2].islower():  # not in “SEND pupils”
        people = people[0].lower() + people[1:]
    words = _NUMBERS[threshold] if threshold < len(_NUMBERS) else str(threshold)
    what = f"this looks like a number of people below {threshold} (“… {people}”)"
    instead = f"write “fewer than {words} {people}”, or leave the number out"
    if one:
        instead = "write “a family” or “a pupil” where it need not be a number, or leave it out"
    return Hit(start, what, instead)


def counts_people(unit: str) -> bool:
    """Whether the unit of a measure is people: pupils, families, young people."""
    return re.fullmatch(rf"{_BETWEEN}(?:{_MANY}|people)", unit.strip(), re.IGNORECASE) is not None


def _number_below(threshold: int) -> str:
    """Return the pattern of a number from 1 to ``threshold`` - 1, in digits or words."""
    numbers = [*map(str, range(1, threshold)), *_NUMBERS[1:threshold]]
    return rf"(?P<number>{'|'.join(sorted(numbers, key=len, reverse=True))})"


@cache
def _patterns(threshold: int) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds “3 children”, and what finds “number of children: 3”."""
    number = _number_below(threshold)
    any_number = rf"(?:\d+|a hundred|{'|'.join(_NUMBERS[1:])})"
    thing = rf"(?!\s+(?:(?:carer|and) )?{_any('things')}s?\b)"
    counted = (
        rf"(?<![\w.,:/£$€%–-]){number}\s+(?:\(\w+\)\s+)?(?:[x×]\s+)?"
        rf"(?:(?P<of>of|out of)\s+(?:(?:the|our|its|their|these|those|all)\s+)?"
        rf"(?:(?P<whole>{any_number})\s+)?)?"
        rf"{_BETWEEN}(?:(?P<many>{_MANY})|(?P<one>{_any('one')}){thing})(?![\w’'-])"
    )
    listed = (
        rf"\b(?:(?:number|count|total) of {_BETWEEN}(?P<counted>{_MANY})"
        r"\b[^.;:=\n]{0,40}(?:\bis|\bwas|:|=)"
        rf"|(?P<many>{_MANY})[ \t]*(?:[:=]|\((?=\w+\))))[ \t]*{number}"
        r"(?=[ \t]*(?:[.,;)|][ \t\n]|[.,;)|]?$|\n))"
    )
    return re.compile(counted, re.IGNORECASE), re.compile(listed, re.IGNORECASE | re.MULTILINE)


#: What a row or a column of a table counts: “Pupils sent home”.
_ROW_OF_PEOPLE = re.compile(
    rf"\s*(?:(?:number|count|total) of )?{_BETWEEN}{_MANY}(?![\w’'-])"
    r"(?!.*(?:%|\b(?:each|every|per|percentage|share)\b))",
    re.IGNORECASE,
)
_CELL = re.compile(r"[^|\n]+")
_LINE = re.compile(r"^[ \t]*\|.*$", re.MULTILINE)


def small_numbers_in_tables(text: str, threshold: int) -> Iterator[Hit]:
    """Find cells that are a number from 1 to ``threshold`` - 1 in a row or column of people.

    The first cell of a row, or the top cell of a column, must begin with a word for people.
    """
    if threshold < 2 or "|" not in text:
        return
    small = re.compile(rf"\s*{_number_below(threshold)}\s*", re.IGNORECASE)
    tops: list[str] = []
    end = -2
    for line in _LINE.finditer(text):
        # Behind the first bar, so that what is in front of it is no cell.
        begin = text.index("|", line.start()) + 1
        cells = list(_CELL.finditer(text, begin, line.end()))
        if line.start() != end + 1:  # the first line of a table
            tops = [cell[0] for cell in cells]
        end = line.end()
        for index, cell in enumerate(cells):
            found = small.fullmatch(cell[0])
            top = tops[index] if index < len(tops) else ""
            row = _ROW_OF_PEOPLE.match(cells[0][0]) if index else None
            counted = row or _ROW_OF_PEOPLE.match(top)
            if found and counted:
                yield _hit(cell.start() + found.start("number"), threshold, counted[0])
