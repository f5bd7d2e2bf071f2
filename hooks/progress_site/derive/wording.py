"""The readers' words for everything that is computed: marks, dates, spans of time, counts.

One place, so that a status reads the same on every page, and so that one catalogue can carry it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from babel.dates import format_date

from progress_site.derive.views.parts import Cite, Counts, Mark, Tally, When
from progress_site.model.base import Source, Withdrawn
from progress_site.model.dates import PartialDate
from progress_site.model.words import Status

LOCALE = "en_GB"

WORDS: dict[str, dict[str, str]] = {
    "status": {
        "done": "Done",
        "on_track": "On track",
        "at_risk": "At risk",
        "late": "Late",
        "unfinished": "Unfinished",
        "not_started": "Not started",
        "paused": "Paused",
        "stopped": "Stopped",
    },
    "activity": {
        "done": "Done",
        "doing": "Being done",
        "not_started": "Not started",
        "stopped": "Stopped",
    },
    "impact": {
        "too_early": "Too early to tell",
        "no_evidence_yet": "No evidence yet",
        "early_signs": "Early signs",
        "making_a_difference": "Making a difference",
        "not_making_a_difference": "Not making a difference",
    },
    "answer": {
        "done": "We did",
        "doing": "We are doing it",
        "will_do": "We will",
        "cannot_do": "We cannot",
        "deciding": "Not decided yet",
        "none": "No answer that we know of",
        "withdrawn": "Withdrawn",
    },
    "trend": {
        "better": "Better",
        "about_the_same": "About the same",
        "worse": "Worse",
        "one_reading_only": "One reading only",
        "not_comparable": "Not comparable",
        "too_few_to_publish": "Too few to publish",
        "not_measured_yet": "Not measured yet",
    },
    "target": {
        "met": "Target met",
        "on_course": "On course for its target",
        "behind": "Behind its target",
        "no_target": "No target on record",
        "none": "Cannot be held against its target",
    },
    "plan": {
        "draft": "Draft",
        "active": "Active",
        "stepped_down": "Stepped down",
        "closed": "Closed",
        "superseded": "Superseded",
    },
    "change": {
        "due": "Date moved",
        "promise": "Reworded",
        "merge_milestone": "Merged",
        "merge_action": "Merged",
        "add_milestone": "Added",
        "add_action": "Added",
        "add_activity": "Work added",
        "title": "New title",
        "target": "New target",
        "carried_on": "Carried on",
        "plan": "The plan itself",
        "activity": "Work",
        "status": "Status",
        "impact": "Verdict",
        "stopped": "Stopped",
        "paused": "Paused",
    },
}

MEANINGS: dict[str, dict[str, str]] = {
    "status": {
        "done": "It was kept. What shows it is linked.",
        "on_track": "Work goes on, and the date stands.",
        "at_risk": "There is a known problem. The date still stands.",
        "late": "It is still open, and the date that was first promised has passed. A new date "
        "does not change that. Nobody types this: it is worked out each day.",
        "unfinished": "It was still open when the plan ended. This too is worked out.",
        "not_started": "No work has been reported yet.",
        "paused": "Work waits. The reason is given, and who decided.",
        "stopped": "It will not be done. The reason is given, and who decided.",
    },
    "activity": {
        "not_started": "No work has been reported yet.",
        "doing": "Work goes on.",
        "done": "The work was done. That alone does not show a difference.",
        "stopped": "The work ended before it was done.",
    },
    "plan": {
        "draft": "Not approved yet. Words and dates may still change.",
        "active": "Approved, and watched from outside.",
        "stepped_down": "Outside checks on the plan have ended.",
        "closed": "The partnership has ended the plan.",
        "superseded": "Another plan has taken its place.",
    },
    "impact": {
        "too_early": "It cannot show yet.",
        "no_evidence_yet": "Nobody has looked yet, or nothing was found.",
        "early_signs": "One source shows it.",
        "making_a_difference": "Two sources or more show it. One of them is families’ own.",
        "not_making_a_difference": "Sources or people say that nothing has changed for them.",
    },
    "answer": {
        "done": "It is done.",
        "doing": "Work has begun.",
        "will_do": "It comes with a date.",
        "cannot_do": "It comes with a reason.",
        "deciding": "It comes with the date of the decision.",
        "none": "It was said, and we know of no answer.",
    },
    "trend": {
        "better": "The newest figure moved the way we want, against the first one.",
        "about_the_same": "It moved by no more than the amount named beside the figure.",
        "worse": "It moved the wrong way.",
        "one_reading_only": "There is nothing to compare it with yet.",
        "not_comparable": "The way of counting changed, so old and new are not compared.",
        "too_few_to_publish": "So few people that somebody could be known.",
        "not_measured_yet": "No figure has been published yet.",
    },
    "target": {
        "met": "The newest figure is at the target, or better.",
        "on_course": "It is where it should be by now, or better. That is at the last step that "
        "was due, or on the straight line from the start to the target.",
        "behind": "It is not where it should be by now.",
        "no_target": "No target for this figure is on record here.",
    },
}

_SMALL = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
)  # fmt: skip
_ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")

EXAMPLE = "Example"


def mark(group: str, key: str) -> Mark:
    """Return the mark of one word of the record."""
    return Mark(group, key, WORDS[group][key])


# -- dates


@cache
def _format(day: dt.date, pattern: str) -> str:
    return format_date(day, pattern, locale=LOCALE)


def day_words(day: dt.date) -> When:
    """Return one day: 14 March 2024."""
    return When(_format(day, "d MMMM y"), day.isoformat())


def when(date: PartialDate) -> When:
    """Return a partial date in words, as exactly as it is known and no more."""
    first, last, text = date.first, date.last, date.text
    if first is None or last is None:
        return When("no date given", None)
    match date.kind:
        case "day":
            return day_words(first)
        case "month":
            return When(_format(first, "MMMM y"), f"{first:%Y-%m}")
        case "quarter":
            return When(f"{_format(first, 'MMMM')} to {_format(last, 'MMMM y')}", None)
        case "term":
            return When(text.lower(), None)
        case "season":
            name = text.split()[0].lower()
            years = f"{first.year}" if first.year == last.year else f"{first.year} to {last.year}"
            return When(f"{name} {years}", None)
        case "school_year":
            return When(f"the school year {text}", None)
        case "year":
            return When(str(first.year), f"{first.year}")
        case _:
            return When(_span(first, last), None)


def period_words(period: PartialDate) -> When:
    """Return the time that a figure is about."""
    return when(period) if period.is_stated else When("the source does not say when", None)


def _span(first: dt.date, last: dt.date) -> str:
    whole_years = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if whole_years:
        return f"{first.year} to {last.year}" if first.year != last.year else str(first.year)
    whole_months = first.day == 1 and (last + dt.timedelta(days=1)).day == 1
    pattern = "MMMM y" if whole_months else "d MMMM y"
    start = pattern.removesuffix(" y") if first.year == last.year else pattern
    if not whole_months and (first.year, first.month) == (last.year, last.month):
        start = "d"
    return f"{_format(first, start)} to {_format(last, pattern)}"


def months_between(first: dt.date, last: dt.date) -> int:
    """Return the whole months from one day to a later one."""
    months = (last.year - first.year) * 12 + last.month - first.month
    # The last day of a month counts as its end, so that 31 March to 30 April is one month.
    ends = (last + dt.timedelta(days=1)).day == 1
    return months - (1 if last.day < first.day and not ends else 0)


def span_words(first: dt.date, last: dt.date) -> str:
    """Return how long it is from one day to a later one: “4 months”, “3 weeks”, “5 days”."""
    months, days = months_between(first, last), (last - first).days
    if months >= 24 and months % 12 == 0:
        return plural(months // 12, "year")
    if months:
        return plural(months, "month")
    return plural(days // 7, "week") if days >= 14 else plural(days, "day")


def move_size(before: PartialDate, after: PartialDate, number: int) -> str:
    """Return what a move means, computed: “4 months later; this is the second move”."""
    if before.last is None:
        size = "there is a date again" if number else "there was no date before"
    elif after.last is None:
        size = "there is no new date yet"
    elif after.last == before.last:
        size = "the same last day, said in another way"
    elif after.last > before.last:
        size = f"the new date is {span_words(before.last, after.last)} later"
    else:
        size = f"the new date is {span_words(after.last, before.last)} earlier"
    if number:
        size += f"; this is the {ordinal(number)} move"
    return size[:1].upper() + size[1:]


# -- counting


def plural(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun: “1 month”, “4 months”."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def spelt(number: int) -> str:
    """Return a small number as a word."""
    return _SMALL[number] if number < len(_SMALL) else str(number)


def ordinal(number: int) -> str:
    """Return a number as its place in a row: first, second."""
    return _ORDINALS[number] if 0 < number < len(_ORDINALS) else f"{number}th"


def times(number: int) -> str:
    """Return how often: once, twice, three times."""
    return {1: "once", 2: "twice"}.get(number, f"{spelt(number)} times")


def joined(items: list[str], last: str = "and") -> str:
    """Return a list as words: “a, b and c”."""
    return (
        items[0]
        if len(items) == 1
        else f"{', '.join(items[:-1])} {last} {items[-1]}"
        if items
        else ""
    )


def sentences(parts: list[str]) -> str:
    """Return parts as sentences: each begins with a capital and ends with a full stop."""
    ended = (p if p.endswith((".", "!", "?")) else f"{p}." for p in parts)
    return " ".join(p[:1].upper() + p[1:] for p in ended)


ORDER = (
    Status.DONE,
    Status.LATE,
    Status.AT_RISK,
    Status.ON_TRACK,
    Status.NOT_STARTED,
    Status.PAUSED,
    Status.UNFINISHED,
    Status.STOPPED,
)


def counts(numbers: Mapping[Status, int], *, example: bool) -> Counts:
    """Return how far the milestones are, in words and as tallies."""
    total, done = sum(numbers.values()), numbers.get(Status.DONE, 0)
    if total == 0:
        sentence = "No milestones are on record yet"
    elif done == 0:
        sentence = f"None of {plural(total, 'milestone')} is done"
    else:
        sentence = f"{done} of {plural(total, 'milestone')} {'is' if done == 1 else 'are'} done"
    tallies = tuple(
        Tally(mark("status", s), f"{numbers[s]} {WORDS['status'][s].lower()}")
        for s in ORDER
        if numbers.get(s, 0)
    )
    return Counts(sentence, tallies, example)


def figure(value: Decimal, unit: str) -> str:
    """Return a figure with its unit: 57.5%, −1.46, 31 days."""
    number = format(value, "f").replace("-", "\N{MINUS SIGN}")
    if unit == "%":
        return f"{number}%"
    return number if unit.lower() in ("points", "score") else f"{number} {unit}"


HOW_MANY = {
    "fewer_than_5": "fewer than 5",
    "5_to_9": "5 to 9",
    "10_to_19": "10 to 19",
    "20_to_49": "20 to 49",
    "50_to_99": "50 to 99",
    "100_or_more": "100 or more",
    "not_counted": "",
}


# -- sources and withdrawals


def cite(source: Source | None) -> Cite | None:
    """Return a source for a template."""
    if source is None:
        return None
    date = when(source.date) if source.date and source.date.is_stated else None
    return Cite(source.title, source.publisher, source.url, date)


_REASONS = {
    "privacy": "to protect somebody’s privacy",
    "legal": "for a legal reason",
    "error": "because it was put here by mistake",
}


def withdrawn_words(withdrawn: Withdrawn | None) -> str | None:
    """Return the notice that stands in place of words that were taken away."""
    if withdrawn is None:
        return None
    return (
        f"The words that stood here were taken away on {day_words(withdrawn.on).words} "
        f"{_REASONS[withdrawn.reason]}."
    )
