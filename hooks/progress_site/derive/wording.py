"""The readers' words for everything that is computed: marks, dates, spans of time, counts.

One place, so that a status reads the same on every page, and so that one catalogue can carry it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from babel.dates import format_date

from progress_site.catalogue import N_, _, locale, n_
from progress_site.derive.views.parts import Cite, Counts, Mark, Tally, When
from progress_site.model.base import Source, Withdrawn
from progress_site.model.dates import PartialDate, parse
from progress_site.model.words import Status

WORDS: dict[str, dict[str, str]] = {
    "status": {
        "done": N_("Done"),
        "on_track": N_("On track"),
        "at_risk": N_("At risk"),
        "late": N_("Late"),
        "unfinished": N_("Unfinished"),
        "not_started": N_("Not started"),
        "paused": N_("Paused"),
        "stopped": N_("Stopped"),
    },
    "activity": {
        "done": N_("Done"),
        "doing": N_("Being done"),
        "not_started": N_("Not started"),
        "stopped": N_("Stopped"),
    },
    "impact": {
        "too_early": N_("Too early to tell"),
        "no_evidence_yet": N_("No evidence yet"),
        "early_signs": N_("Early signs"),
        "making_a_difference": N_("Making a difference"),
        "not_making_a_difference": N_("Not making a difference"),
    },
    "answer": {
        "done": N_("We did"),
        "doing": N_("We are doing it"),
        "will_do": N_("We will"),
        "cannot_do": N_("We cannot"),
        "deciding": N_("Not decided yet"),
        "none": N_("No answer that we know of"),
        "withdrawn": N_("Withdrawn"),
    },
    "trend": {
        "better": N_("Better"),
        "about_the_same": N_("About the same"),
        "worse": N_("Worse"),
        "one_reading_only": N_("One reading only"),
        "not_comparable": N_("Not comparable"),
        "too_few_to_publish": N_("Too few to publish"),
        "not_measured_yet": N_("Not measured yet"),
    },
    "target": {
        "met": N_("Target met"),
        "on_course": N_("On course for its target"),
        "behind": N_("Behind its target"),
        "no_target": N_("No target on record"),
        "none": N_("Cannot be held against its target"),
    },
    "plan": {
        "draft": N_("Draft"),
        "active": N_("Active"),
        "stepped_down": N_("Stepped down"),
        "closed": N_("Closed"),
        "superseded": N_("Superseded"),
    },
    "change": {
        "due": N_("Date moved"),
        "promise": N_("Reworded"),
        "merge_milestone": N_("Merged"),
        "merge_action": N_("Merged"),
        "add_milestone": N_("Added"),
        "add_action": N_("Added"),
        "add_activity": N_("Work added"),
        "title": N_("New title"),
        "target": N_("New target"),
        "carried_on": N_("Carried on"),
        "plan": N_("The plan itself"),
        "activity": N_("Work"),
        "status": N_("Status"),
        "impact": N_("Verdict"),
        "stopped": N_("Stopped"),
        "paused": N_("Paused"),
    },
}

MEANINGS: dict[str, dict[str, str]] = {
    "status": {
        "done": N_("It was kept. What shows it is linked."),
        "on_track": N_("Work goes on, and the date stands."),
        "at_risk": N_("There is a known problem. The date still stands."),
        "late": N_(
            "It is still open, and the date that was first promised has passed. A new date "
            "does not change that. Nobody types this: it is worked out each day."
        ),
        "unfinished": N_("It was still open when the plan ended. This too is worked out."),
        "not_started": N_("No work has been reported yet."),
        "paused": N_("Work waits. The reason is given, and who decided."),
        "stopped": N_("It will not be done. The reason is given, and who decided."),
    },
    "activity": {
        "not_started": N_("No work has been reported yet."),
        "doing": N_("Work goes on."),
        "done": N_("The work was done. That alone does not show a difference."),
        "stopped": N_("The work ended before it was done."),
    },
    "plan": {
        "draft": N_("Not approved yet. Words and dates may still change."),
        "active": N_("Approved, and watched from outside."),
        "stepped_down": N_("Outside checks on the plan have ended."),
        "closed": N_("The partnership has ended the plan."),
        "superseded": N_("Another plan has taken its place."),
    },
    "impact": {
        "too_early": N_("It cannot show yet."),
        "no_evidence_yet": N_("Nobody has looked yet, or nothing was found."),
        "early_signs": N_("One source shows it."),
        "making_a_difference": N_("Two sources or more show it. One of them is families’ own."),
        "not_making_a_difference": N_("Sources or people say that nothing has changed for them."),
    },
    "answer": {
        "done": N_("It is done."),
        "doing": N_("Work has begun."),
        "will_do": N_("It comes with a date."),
        "cannot_do": N_("It comes with a reason."),
        "deciding": N_("It comes with the date of the decision."),
        "none": N_("It was said, and we know of no answer."),
    },
    "trend": {
        "better": N_("The newest figure moved the way we want, against the first one."),
        "about_the_same": N_("It moved by no more than the amount named beside the figure."),
        "worse": N_("It moved the wrong way."),
        "one_reading_only": N_("There is nothing to compare it with yet."),
        "not_comparable": N_("The way of counting changed, so old and new are not compared."),
        "too_few_to_publish": N_("So few people that somebody could be known."),
        "not_measured_yet": N_("No figure has been published yet."),
    },
    "target": {
        "met": N_("The newest figure is at the target, or better."),
        "on_course": N_(
            "It is where it should be by now, or better. That is at the last step that "
            "was due, or on the straight line from the start to the target."
        ),
        "behind": N_("It is not where it should be by now."),
        "no_target": N_("No target for this figure is on record here."),
    },
}

_SMALL = (
    N_("no"), N_("one"), N_("two"), N_("three"), N_("four"), N_("five"), N_("six"), N_("seven"),
    N_("eight"), N_("nine"), N_("ten"),
)  # fmt: skip
_ORDINALS = (
    "", N_("first"), N_("second"), N_("third"), N_("fourth"), N_("fifth"), N_("sixth"),
    N_("seventh"), N_("eighth"),
)  # fmt: skip

EXAMPLE = N_("Example")


def mark(group: str, key: str) -> Mark:
    """Return the mark of one word of the record."""
    return Mark(group, key, _(WORDS[group][key]))


# -- dates


# How a date is written: messages too, so that a catalogue can write “March 14, 2024”.
_DAY, _DAY_OF_YEAR, _DAY_OF_MONTH = N_("d MMMM y"), N_("d MMMM"), N_("d")
_MONTH, _MONTH_OF_YEAR, _SHORT_MONTH = N_("MMMM y"), N_("MMMM"), N_("MMM y")


def _format(day: dt.date, pattern: str) -> str:
    return _formatted(day, _(pattern), locale())


@cache
def _formatted(day: dt.date, pattern: str, where: str) -> str:
    return format_date(day, pattern, locale=where)


def day_words(day: dt.date) -> When:
    """Return one day: 14 March 2024."""
    return When(_format(day, _DAY), day.isoformat())


def short_month(day: dt.date) -> str:
    """Return the month of a day where there is little room: Jan 2024."""
    return _format(day, _SHORT_MONTH)


def when(date: PartialDate) -> When:
    """Return a partial date in words, as exactly as it is known and no more."""
    first, last, text = date.first, date.last, date.text
    if first is None or last is None:
        return When(_("no date given"), None)
    match date.kind:
        case "day":
            return day_words(first)
        case "month":
            return When(_format(first, _MONTH), f"{first:%Y-%m}")
        case "quarter":
            return When(_from_to(_format(first, _MONTH_OF_YEAR), _format(last, _MONTH)), None)
        case "term":
            return When(_(_TERMS[text.split()[0].lower()], year=first.year), None)
        case "season":
            name = text.split()[0].lower()
            years = f"{first.year}" if first.year == last.year else _from_to(first.year, last.year)
            return When(_(_SEASONS[name], years=years), None)
        case "school_year":
            return When(_("the school year %(years)s", years=text), None)
        case "year":
            return When(str(first.year), f"{first.year}")
        case _:
            start, end = (parse(part) for part in text.split(" to "))
            if start.kind != end.kind:
                # “December 2020 to 2022”: the month in which 2022 ended is not what was said.
                return When(_from_to(when(start).words, when(end).words), None)
            return When(_span(first, last), None)


_TERMS = {
    "autumn": N_("autumn term %(year)s"),
    "spring": N_("spring term %(year)s"),
    "summer": N_("summer term %(year)s"),
}
_SEASONS = {
    "spring": N_("spring %(years)s"),
    "summer": N_("summer %(years)s"),
    "autumn": N_("autumn %(years)s"),
    "winter": N_("winter %(years)s"),
}


def _from_to(first: object, last: object) -> str:
    return _("%(first)s to %(last)s", first=first, last=last)


def period_words(period: PartialDate) -> When:
    """Return the time that a figure is about."""
    return when(period) if period.is_stated else When(_("the source does not say when"), None)


def _span(first: dt.date, last: dt.date) -> str:
    whole_years = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if whole_years:
        return _from_to(first.year, last.year) if first.year != last.year else str(first.year)
    whole_months = first.day == 1 and (last + dt.timedelta(days=1)).day == 1
    pattern, start = (_MONTH, _MONTH_OF_YEAR) if whole_months else (_DAY, _DAY_OF_YEAR)
    if first.year != last.year:
        start = pattern
    if not whole_months and (first.year, first.month) == (last.year, last.month):
        start = _DAY_OF_MONTH
    return _from_to(_format(first, start), _format(last, pattern))


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
        return n_("%(number)s year", "%(number)s years", months // 12)
    if months:
        return n_("%(number)s month", "%(number)s months", months)
    if days >= 14:
        return n_("%(number)s week", "%(number)s weeks", days // 7)
    return n_("%(number)s day", "%(number)s days", days)


def move_size(before: PartialDate, after: PartialDate, number: int) -> str:
    """Return what a move means, computed: “4 months later; this is the second move”."""
    if before.last is None:
        size = _("There is a date again") if number else _("There was no date before")
    elif after.last is None:
        size = _("There is no new date yet")
    elif after.last == before.last:
        size = _("The same last day, said in another way")
    elif after.last > before.last:
        size = _("The new date is %(span)s later", span=span_words(before.last, after.last))
    else:
        size = _("The new date is %(span)s earlier", span=span_words(after.last, before.last))
    if number:
        return _("%(size)s; this is the %(which)s move", size=size, which=ordinal(number))
    return size


# -- counting


def spelt(number: int) -> str:
    """Return a small number as a word."""
    return _(_SMALL[number]) if number < len(_SMALL) else str(number)


def ordinal(number: int) -> str:
    """Return a number as its place in a row: first, second."""
    if 0 < number < len(_ORDINALS):
        return _(_ORDINALS[number])
    return _("%(number)sth", number=number)


def times(number: int) -> str:
    """Return how often: once, twice, three times."""
    if number in (1, 2):
        return _("once") if number == 1 else _("twice")
    return _("%(number)s times", number=spelt(number))


def joined(items: list[str]) -> str:
    """Return a list as words: “a, b and c”."""
    if len(items) < 2:
        return "".join(items)
    return _("%(items)s and %(last)s", items=", ".join(items[:-1]), last=items[-1])


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
        sentence = _("No milestones are on record yet")
    elif done == 0:
        sentence = n_(
            "The one milestone is not done", "None of %(number)s milestones is done", total
        )
    elif total == 1:
        sentence = _("The one milestone is done")
    else:
        sentence = n_(
            "%(number)s of %(total)s milestones is done",
            "%(number)s of %(total)s milestones are done",
            done,
            total=total,
        )
    tallies = tuple(
        Tally(mark("status", s), f"{numbers[s]} {mark('status', s).words.lower()}")
        for s in ORDER
        if numbers.get(s, 0)
    )
    return Counts(sentence, tallies, example)


def tallied(numbers: Mapping[Status, int]) -> str | None:
    """Return how many have each status as a list in words: “2 done, 1 late”; none: `None`."""
    parts = [f"{numbers[s]} {mark('status', s).words.lower()}" for s in ORDER if numbers.get(s, 0)]
    return ", ".join(parts) or None


def figure(value: Decimal, unit: str) -> str:
    """Return a figure with its unit: 57.5%, −1.46, 31 days."""
    short = number(value, unit)
    return short if unit == "%" or unit.lower() in ("points", "score") else f"{short} {unit}"


def number(value: Decimal, unit: str) -> str:
    """Return a figure without its unit, but for a per cent sign: 57.5%, −1.46, 31."""
    digits = format(value, "f").replace("-", "\N{MINUS SIGN}")
    return f"{digits}%" if unit == "%" else digits


HOW_MANY = {
    "fewer_than_5": N_("fewer than 5"),
    "5_to_9": N_("5 to 9"),
    "10_to_19": N_("10 to 19"),
    "20_to_49": N_("20 to 49"),
    "50_to_99": N_("50 to 99"),
    "100_or_more": N_("100 or more"),
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
    "privacy": N_(
        "The words that stood here were taken away on %(day)s to protect somebody’s privacy."
    ),
    "legal": N_("The words that stood here were taken away on %(day)s for a legal reason."),
    "error": N_(
        "The words that stood here were taken away on %(day)s because they were put here by "
        "mistake."
    ),
}


def withdrawn_words(withdrawn: Withdrawn | None) -> str | None:
    """Return the notice that stands in place of words that were taken away."""
    if withdrawn is None:
        return None
    return _(_REASONS[withdrawn.reason], day=day_words(withdrawn.on).words)
