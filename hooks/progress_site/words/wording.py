"""The readers' words for everything that is computed: marks, dates, spans of time, counts.

One place, so that a status reads the same on every page, and so that one catalogue can carry it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache

from babel import Locale
from babel.dates import format_date

from progress_site.catalogue import N_, _, locale, n_
from progress_site.fold.lateness import Slip, due_passed, lateness, slip
from progress_site.fold.state import MilestoneState, State
from progress_site.model.base import RegisterRecord, Withdrawn
from progress_site.model.dates import PartialDate, parse
from progress_site.model.registers import Response
from progress_site.model.vocabulary import VOCABULARY, FileType, HowMany, Status
from progress_site.words.shown import Counts, Mark, Tally, When

_SMALL = (
    N_("no"), N_("one"), N_("two"), N_("three"), N_("four"), N_("five"), N_("six"), N_("seven"),
    N_("eight"), N_("nine"), N_("ten"),
)  # fmt: skip
_ORDINALS = (
    "", N_("first"), N_("second"), N_("third"), N_("fourth"), N_("fifth"), N_("sixth"),
    N_("seventh"), N_("eighth"),
)  # fmt: skip


def mark(group: str, key: str) -> Mark:
    """Return the mark of one word of the record."""
    word = VOCABULARY[group][key]
    return Mark(key, _(word.label), word.icon, word.tone)


def label(group: str, key: str) -> str:
    """Return what one word of the record is called."""
    return _(VOCABULARY[group][key].label)


def within(group: str, key: str) -> str:
    """Return what one word of the record is called within a sentence."""
    return _(VOCABULARY[group][key].within)


def how_many(band: HowMany) -> str:
    """Return how many people said something, in a band; nothing where nobody counted."""
    return label("how_many", band) if band is not HowMany.NOT_COUNTED else ""


def answer_date(response: Response) -> str | None:
    """Return by when an answer promises something, or when it will be decided."""
    if response.by is None:
        return None
    deciding = response.response == "deciding"
    words = N_("The decision is due: %(date)s") if deciding else N_("By: %(date)s")
    return _(words, date=when(response.by).words)


# -- dates


# How a date is written: messages too, so that a catalogue can write “March 14, 2024”.
_DAY, _DAY_OF_YEAR, _DAY_OF_MONTH = N_("d MMMM y"), N_("d MMMM"), N_("d")
_MONTH, _MONTH_OF_YEAR, _SHORT_MONTH = N_("MMMM y"), N_("MMMM"), N_("MMM y")


def _format(day: dt.date, pattern: str) -> str:
    return _formatted(day, _(pattern), locale())


@cache
def _formatted(day: dt.date, pattern: str, where: Locale) -> str:
    return format_date(day, pattern, locale=where)


def day_words(day: dt.date) -> When:
    """Return one day: 14 March 2024."""
    return When(_format(day, _DAY), day.isoformat())


def short_month(day: dt.date) -> str:
    """Return the month of a day where there is little room: Jan 2024."""
    return _format(day, _SHORT_MONTH)


def published_when(record: RegisterRecord) -> When:
    """Return when a record became public, or that nobody knows."""
    return when(record.published) if record.published else When(_("date not known"), None)


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
        case "term" | "season":
            years = first.year if first.year == last.year else _from_to(first.year, last.year)
            return When(_(_NAMED[date.kind][text.split()[0].lower()], years=years), None)
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


_NAMED = {
    "term": {
        "autumn": N_("autumn term %(years)s"),
        "spring": N_("spring term %(years)s"),
        "summer": N_("summer term %(years)s"),
    },
    "season": {
        "spring": N_("spring %(years)s"),
        "summer": N_("summer %(years)s"),
        "autumn": N_("autumn %(years)s"),
        "winter": N_("winter %(years)s"),
    },
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


def slip_words(slip: Slip) -> str:
    """Return how long a slip is: “4 months”, “about 4 months”, “less than a month”."""
    if not slip.months:
        return _("less than a month")
    if slip.about:
        return n_("about %(number)s month", "about %(number)s months", slip.months)
    return n_("%(number)s month", "%(number)s months", slip.months)


def move_size(before: PartialDate, after: PartialDate, number: int) -> str:
    """Return what a move means, computed: “4 months later; this is the second move”."""
    if before.last is None:
        size = _("There is a date again") if number else _("There was no date before")
    elif after.last is None:
        size = _("There is no new date yet")
    elif later := slip(before, after):
        size = _("The new date is %(span)s later", span=slip_words(later))
    elif earlier := slip(after, before):
        size = _("The new date is %(span)s earlier", span=slip_words(earlier))
    else:
        size = _("The same last day, said in another way")
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


def capital(words: str) -> str:
    """Return words with a capital at their beginning."""
    return words[:1].upper() + words[1:]


def first_sentence(words: str | None) -> str:
    """Return the first sentence of some words, with its full stop; nothing of none."""
    return words.split(". ")[0].rstrip(".") + "." if words else ""


def sentences(parts: list[str]) -> str:
    """Return parts as sentences: each begins with a capital and ends with a full stop."""
    ended = (p if p.endswith((".", "!", "?")) else f"{p}." for p in parts)
    return " ".join(map(capital, ended))


def counts(numbers: Mapping[Status, int]) -> Counts:
    """Return how far the milestones are, in words and as tallies."""
    total, done = sum(numbers.values()), numbers.get(Status.DONE, 0)
    if total == 0:
        sentence = _("No milestones are published here")
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
    return Counts(sentence, tuple(_tallies(numbers)))


def tallied(numbers: Mapping[Status, int]) -> str | None:
    """Return how many have each status as a list in words: “2 done, 1 late”; none: `None`."""
    return ", ".join(tally.words for tally in _tallies(numbers)) or None


def _tallies(numbers: Mapping[Status, int]) -> Iterator[Tally]:
    for status in VOCABULARY["status"]:
        if number := numbers.get(Status(status), 0):
            yield Tally(mark("status", status), f"{number} {within('status', status)}")


def figure(value: Decimal, unit: str) -> str:
    """Return a figure with its unit: 57.5%, −1.46, 31 days."""
    short = number(value, unit)
    return short if unit == "%" or unit.lower() in ("points", "score") else f"{short} {unit}"


def number(value: Decimal, unit: str) -> str:
    """Return a figure without its unit, but for a per cent sign: 57.5%, −1.46, 31."""
    digits = format(value, ",f").replace("-", "\N{MINUS SIGN}")
    return f"{digits}%" if unit == "%" else digits


# -- withdrawals


def withdrawn_words(withdrawn: Withdrawn | None) -> str | None:
    """Return the notice that stands in place of words that were taken away."""
    if withdrawn is None:
        return None
    words = VOCABULARY["withdrawn"][withdrawn.reason].label
    return _(words, day=day_words(withdrawn.on).words)


def at(date: PartialDate) -> str:
    """Return a stated date within a sentence: “on 12 May 2025”, “in May 2025”."""
    return _(_AT.get(date.kind, N_("in %(date)s")), date=when(date).words)


_AT = {
    "day": N_("on %(date)s"),
    "term": N_("in the %(date)s"),
    "quarter": N_("from %(date)s"),
    "range": N_("from %(date)s"),
}


def at_the_end(state: State) -> str:
    """Return what stopped the clock, within a sentence; the plan may go on after monitoring."""
    return _(VOCABULARY["plan"][state.first_end].at_the_end)


def how_late(state: State, milestone: MilestoneState) -> str | None:
    """Return by how much a milestone missed the date that was first promised."""
    late = lateness(state, milestone)
    if late is None:
        return None
    span = slip_words(late)
    if milestone.status is Status.LATE:
        return _("%(span)s late so far", span=span)
    if milestone.status is Status.DONE:
        return _("%(span)s after the first promised date", span=span)
    return _("%(span)s late %(when)s", span=span, when=at_the_end(state))


def new_date_passed(state: State, milestone: MilestoneState) -> str | None:
    """Return that the date which counts now has passed as well, where that is another one."""
    if not due_passed(state, milestone):
        return None
    date = when(milestone.due).words
    if milestone.due != milestone.original_due:
        return _("The new date, %(date)s, has passed too.", date=date)
    return _("The promised date, %(date)s, has passed since.", date=date)


def plan_ended(state: State) -> str:
    """Return how the plan, or the checks on it, ended, and when; only once one of them has."""
    assert state.plan_since is not None
    what = _(VOCABULARY["plan"][state.plan].happened)
    return _("%(what)s %(when)s.", what=what, when=at(state.plan_since))


# -- files, before they are opened


_ENDINGS = {str(kind): kind for kind in FileType} | {
    "htm": FileType.HTML,
    "jpeg": FileType.JPG,
    "m4v": FileType.MP4,
    "oga": FileType.OGG,
}

#: The types of film that a browser plays by itself, and what HTML calls them.
FILMS: dict[FileType | None, str] = {FileType.MP4: "video/mp4", FileType.WEBM: "video/webm"}


def type_of(name: str) -> FileType | None:
    """Return the type of a file by the ending of its name or address."""
    _, point, ending = name.rpartition("/")[2].rpartition(".")
    return _ENDINGS.get(ending.lower()) if point else None


def type_words(kind: FileType) -> str:
    """Return the type of a file in words: “PDF”, “Word document”."""
    return label("file_type", kind)


def size_words(size: int) -> str:
    """Return the size of a file, in bytes, as a reader knows it: “340 KB”, “2.4 MB”.

    A thousand bytes are a kilobyte, as on the pages of shops and phones.
    """
    if size < 1_000:
        return _("less than 1 KB")
    if size < 999_500:
        return _("%(number)s KB", number=round(size / 1_000))
    return _("%(number)s MB", number=f"{size / 1_000_000:.1f}".removesuffix(".0"))


def file_words(name: str, size: int | None) -> str | None:
    """Return type and size of a file that is here: “PDF, 340 KB”; what is not known is left out."""
    kind = type_of(name)
    parts = [type_words(kind)] if kind else []
    parts += [size_words(size)] if size is not None else []
    return ", ".join(parts) or None
