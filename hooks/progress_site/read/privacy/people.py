"""Numbers of people that are so small that a child could be known by them.

A number in digits or words, from 1 to one less than the plan's small number, in front of a word
for children, young people or families. Staff and “people” of any kind are not meant: “two people
from each school took the course” picks nobody out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from progress_site.read.privacy.details import Hit

_WORDS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen", "twenty"
)  # fmt: skip
#: The words for many, and for one. “People” only where they are said to speak or to have something.
_MANY = (
    r"(?:children|pupils|students|learners|young people|young persons|youngsters|teenagers|teens|"
    r"toddlers|babies|infants|boys|girls|siblings|twins|sons|daughters|families|parents|carers|"
    r"parent carers|parents and carers|mothers|mums|fathers|dads|grandparents|guardians|"
    r"foster carers|service users|patients|"
    r"(?:people|persons)(?= (?:with|told|said|say|complained|waited|wait)\b))"
)
_ONE = (
    r"(?:child|pupil|student|learner|young person|youngster|teenager|toddler|baby|infant|boy|girl|"
    r"family|parent|carer|parent carer|mother|mum|father|dad|grandparent)"
)
#: One word with a capital letter, which is often a place, but not a month behind its day.
_PLACE = (
    r"(?-i:(?!(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December)\b)[A-Z][a-z]+)"
)
#: What may stand between the number and the word.
_BETWEEN = (
    r"(?:(?:young|younger|older|small|little|local|new|more|other|further|different|disabled|"
    r"autistic|deaf|blind|deafblind|looked[- ]after|adopted|fostered|home[- ]educated|excluded|"
    r"suspended|primary|secondary|school|nursery|reception|sixth[- ]form|send|sen|ehcp?|"
    rf"{_PLACE}|"
    r"school[- ]aged?|primary[- ]aged?|male|female|refugee|traveller|year (?:[1-9]|1[0-3])|"
    r"vulnerable|bereaved|non-?verbal|[a-z]+-aged)[ ,]+(?:and )?){0,3}"
)
#: What is numbered: “Year 3 pupils”, “Years 3 and 4 pupils”; but not “last year 3 pupils”.
_NUMBERED = (
    r"(?:(?<!\blast )(?<!\bthis )(?<!\bnext )(?<!\bthat )(?<!\bfirst )(?<!\bschool )(?<!\bthe )"
    r"(?<!\bone )(?<!\ba )(?<!\bper )(?<!\beach )(?<!\bour )(?<!\bmy )(?<!\btheir )(?<!\bher )"
    r"(?<!\bhis )(?<!\bautumn )(?<!\bspring )(?<!\bsummer )(?<!\bwhole )"
    r"\b(?:years?|yrs?|stages?|phases?|bands?|levels?|actions?|milestones?|areas?|pages?|parts?|"
    r"sections?|tables?|figures?|class|classes|units?|tiers?|rooms?|steps?|priority|chapters?|"
    r"notes?|appendix|annex|question|number|no\.|version|grade|term)"
    r"|\b(?:ages?|aged|under|over|y|yr|ks|p)\d*),?(?: (?:\d+|R|N),?)*(?: (?:and|to|or|&))? $"
)
_NUMBERED_FIGURE = re.compile(_NUMBERED, re.IGNORECASE)
_NUMBERED_WORD = re.compile(r"\b(?:Years?|Class|Action|[Aa]ges?|[Aa]ged|[Uu]nder|[Oo]ver) $")
#: In front of it: not this count (“more than 3”), a rate (“1 in 4”), or a size that any group may
#: have (“groups of 3”).
_NO_COUNT = re.compile(
    r"(?:\b(?:up to|more than|at least|at most|every|each|per|not)"
    rf"|\b(?:\d+|{'|'.join(_WORDS[1:11])}) (?:in|out of|for)(?: every| each)?"
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
#: Behind one: a rate (“one parent in four”), but not a place (“1 child in 2 schools”).
_ONE_IN = re.compile(
    r"\s+(?:in|out of) (?:every |each )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten)\b"
    r"(?! (?:\w+ )?(?:schools|classes|nurseries|colleges|towns|places|homes|families|weeks|months|"
    r"years|days|terms))",
    re.IGNORECASE,
)
#: Behind a word for one: then it is a thing (“1 family hub”).
_THING = (
    r"(?!\s+(?:(?:carer|and) )?(?:adviser|advisor|ambassador|app|care|centre|champion|council|day|"
    r"development|event|evening|forum|governor|group|guide|handbook|health|hub|liaison|link|meeting|"
    r"newsletter|page|panel|passport|plan|portal|practitioner|premium|profile|protection|"
    r"psycholog\w+|questionnaire|referral|rep|report|representative|room|service|session|support|"
    r"survey|team|union|view|voice|week|worker|workshop)s?\b)"
)
#: “One family told us”: here “one” is a count. In “what one child needs” it is not.
_COUNTS_ONE = re.compile(
    r"\s+(?:said|told|asked|wrote|got|had|has|was|is|waited|left|moved|missed|lost|came|went|did|"
    r"took|answered|felt|needed|received|complained|who)\b",
    re.IGNORECASE,
)
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
        people = found["many"] or found["one"]
        if _is_count(text, found):
            alone = found["number"].lower() in ("1", "one")
            yield hit(found.start(), threshold, people, one=alone)
    for found in listed.finditer(text):
        people = found["counted"] or found["many"]
        yield hit(found.start("number"), threshold, people, one=False)


def _is_count(text: str, found: re.Match[str]) -> bool:
    """Whether it says how many there were. “One” often stands for “a”."""
    if found["one"] and found["number"].lower() not in ("1", "one"):
        return False  # “3 parent questions”
    before = text[max(0, found.start() - 60) : found.start()].replace("\n", " ")
    numbered = _NUMBERED_FIGURE if found["number"].isdigit() else _NUMBERED_WORD
    if numbered.search(before) or _NO_COUNT.search(before) or _EACH.match(text, found.end()):
        return False
    whole, of = (found["whole"] or "").lower(), (found["of"] or "").lower()
    if whole in _PROPORTION and of.startswith("out"):
        return False
    if found["one"] and _ONE_IN.match(text, found.end()):
        return False
    if found["number"].lower() != "one" or (of and found["many"]):
        return True
    return bool(_ONLY.search(before) or _COUNTS_ONE.match(text, found.end()))


def hit(start: int, threshold: int, people: str, *, one: bool) -> Hit:
    """Return what to say of a number of ``people`` below the threshold; ``one``: it is 1."""
    people = " ".join(people.split())
    if people[1:2].islower():  # not in “SEND pupils”
        people = people[0].lower() + people[1:]
    words = _WORDS[threshold] if threshold < len(_WORDS) else str(threshold)
    return Hit(
        start,
        f"this looks like a number of people below {threshold} (“… {people}”)",
        "write “a family” or “a pupil” where it need not be a number, or leave it out"
        if one
        else f"write “fewer than {words} {people}”, or leave the number out",
    )


def counts_people(unit: str) -> bool:
    """Whether the unit of a measure is people: pupils, families, young people."""
    return re.fullmatch(rf"{_BETWEEN}(?:{_MANY}|people)", unit.strip(), re.IGNORECASE) is not None


def number_below(threshold: int) -> str:
    """Return the pattern of a number from 1 to ``threshold`` - 1, in digits or words."""
    numbers = [*map(str, range(1, threshold)), *_WORDS[1:threshold]]
    return rf"(?P<number>{'|'.join(sorted(numbers, key=len, reverse=True))})"


@cache
def _patterns(threshold: int) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds “3 children”, and what finds “number of children: 3”."""
    number = number_below(threshold)
    any_number = rf"(?:\d+|a hundred|{'|'.join(_WORDS[1:])})"
    counted = (
        rf"(?<![\w.,:/£$€%–-]){number}\s+(?:\(\w+\)\s+)?(?:[x×]\s+)?"
        rf"(?:(?P<of>of|out of)\s+(?:(?:the|our|its|their|these|those|all)\s+)?"
        rf"(?:(?P<whole>{any_number})\s+)?)?"
        rf"{_BETWEEN}(?:(?P<many>{_MANY})|(?P<one>{_ONE}){_THING})(?![\w’'-])"
    )
    listed = (
        rf"\b(?:(?:number|count|total) of {_BETWEEN}(?P<counted>{_MANY})"
        r"\b[^.;:=\n]{0,40}(?:\bis|\bwas|:|=)"
        rf"|(?P<many>{_MANY})[ \t]*(?:[:=]|\((?=\w+\))))[ \t]*{number}"
        r"(?=[ \t]*(?:[.,;)|][ \t\n]|[.,;)|]?$|\n))"
    )
    return re.compile(counted, re.IGNORECASE), re.compile(listed, re.IGNORECASE | re.MULTILINE)


@cache
def row_of_people() -> re.Pattern[str]:
    """Return the pattern of what a row or a column of a table counts: “Pupils sent home”."""
    return re.compile(
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
    small, people = re.compile(rf"\s*{number_below(threshold)}\s*", re.IGNORECASE), row_of_people()
    tops: list[str] = []
    end = -2
    for line in _LINE.finditer(text):
        # Behind the first bar, so that what stands in front of it is no cell.
        begin = text.index("|", line.start()) + 1
        cells = list(_CELL.finditer(text, begin, line.end()))
        if line.start() != end + 1:  # the first line of a table
            tops = [cell[0] for cell in cells]
        end = line.end()
        for index, cell in enumerate(cells):
            found = small.fullmatch(cell[0])
            top = tops[index] if index < len(tops) else ""
            counted = (people.match(cells[0][0]) if index else None) or people.match(top)
            if found and counted:
                start = cell.start() + found.start("number")
                yield hit(start, threshold, counted[0], one=False)
