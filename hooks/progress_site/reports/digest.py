"""What changed between two days, for a newsletter: in readers' words, from the same state as pages.

Withdrawn records are left out whole: what is sent by post cannot be taken back. A change that was
a mistake and was put right by the last day is left out too; the correction is told.

Links are whole addresses, because a letter has no place of its own.
"""

from __future__ import annotations

import datetime as dt
import re
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape

from progress_site.catalogue import N_, _
from progress_site.fold.state import Event, MilestoneState, State
from progress_site.model.dates import PartialDate
from progress_site.model.update import Update
from progress_site.model.vocabulary import Status
from progress_site.pages.changes import event_view, notable_changes
from progress_site.pages.components import speaker_name
from progress_site.pages.measures import measure_view
from progress_site.pages.templates import render
from progress_site.urls import addresses
from progress_site.words.wording import answer_date, day_words, label, when


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that changed. ``href`` is relative to the root of the site.

    ``lines`` are sentences below its title; ``points`` what follows from it, as a list.
    """

    title: str
    href: str
    lines: tuple[str, ...]
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """All changes of one sort, oldest first."""

    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """What changed from one day to another, both included.

    ``notice`` says of a demonstration that it is one; ``empty`` that nothing changed. ``more``
    leads to the site.
    """

    title: str
    notice: str | None
    empty: str | None
    sections: tuple[Section, ...]
    more: str


def digest(state: State, since: dt.date) -> Digest:
    """Return what changed from ``since`` to the day of ``state``, both included."""

    def inside(date: PartialDate) -> bool:
        return since <= date.effective <= state.day

    found = [
        Section(_(heading), items)
        for heading, make in _SECTIONS
        if (items := tuple(make(state, inside)))
    ]
    plan = state.library.plan
    first, last = day_words(since).words, day_words(state.day).words
    return Digest(
        title=_("%(plan)s: %(first)s to %(last)s", plan=plan.name, first=first, last=last),
        notice=_("This is a demonstration of a made-up plan. Nothing in it is real.")
        if plan.demonstration
        else None,
        empty=None if found else _("Nothing new was published in this time."),
        sections=tuple(found),
        more=_("Everything is on the site"),
    )


Inside = Callable[[PartialDate], bool]


def _updates(state: State, inside: Inside) -> Iterator[Item]:
    for update in state.updates:
        if inside(update.date) and update.withdrawn is None:
            yield update_item(state, update)


def update_item(state: State, update: Update) -> Item:
    """Return an update as it is told in a letter: what it says, and all that it did."""
    told = tuple(_effects(state, notable_changes(state, update)))
    said = _(
        "%(date)s, %(speaker)s",
        date=when(update.date).words,
        speaker=speaker_name(state, update.from_),
    )
    return Item(update.title, addresses.update(update.slug), (said, update.summary), told)


def _effects(state: State, events: list[Event]) -> Iterator[str]:
    """Yield what an update did to the record: all of it, since a letter has no “more”."""
    for event in events:
        milestone = state.milestones.get(event.subject)
        if milestone is not None and milestone.withdrawn is not None:
            continue
        view = event_view(state, event)
        words = view.headline
        if event.kind == "impact" and view.subject:
            words = _("%(subject)s. %(what)s", subject=view.subject.text, what=words)
        mistake = _("This was a mistake, and was corrected later.") if event.corrected_by else None
        yield _ended(words, view.size, mistake)


def _events(state: State, inside: Inside, *kinds: str) -> Iterator[Event]:
    """Yield what still holds on the day: no mistakes that were put right, nothing withdrawn."""
    gone = {update.slug for update in state.updates if update.withdrawn is not None}
    for event in state.events:
        if event.kind in kinds and inside(event.date) and not event.corrected_by:
            milestone = state.milestones[event.subject]
            if event.update not in gone and milestone.withdrawn is None:
                yield event


def _done(state: State, inside: Inside) -> Iterator[Item]:
    for event in _events(state, inside, "status"):
        milestone = state.milestones[event.subject]
        if event.after == Status.DONE and milestone.status is Status.DONE:
            done = when(milestone.done_on or event.date).words
            yield _of_milestone(milestone, _("Done: %(date)s", date=done), event.words)


def _moved(state: State, inside: Inside) -> Iterator[Item]:
    for event in _events(state, inside, "due"):
        view = event_view(state, event)
        yield _of_milestone(
            state.milestones[event.subject],
            _("From %(before)s to %(after)s.", before=view.before, after=view.after),
            _ended(view.size),
            event.reason and _("Why: %(reason)s", reason=event.reason),
            event.effect and _("What it means: %(effect)s", effect=event.effect),
            event.agreed_by and _("Agreed by: %(who)s", who=event.agreed_by),
        )


def _of_milestone(milestone: MilestoneState, *lines: str | None) -> Item:
    title = subject(milestone.id, milestone.promise)
    return Item(title, addresses.milestone(milestone.id), tuple(filter(None, lines)))


def _answers(state: State, inside: Inside) -> Iterator[Item]:
    for entry in state.feedback.values():
        record = entry.record
        for response in entry.responses:
            if not inside(response.since) or record.withdrawn or response.withdrawn:
                continue
            lines = (
                _("You said: %(words)s", words=record.you_said),
                _(
                    "%(answer)s: %(words)s",
                    answer=label("answer", response.response),
                    words=response.words,
                ),
                response.why and _("Why: %(reason)s", reason=response.why),
                answer_date(response),
            )
            href = addresses.feedback(record.id)
            yield Item(record.title, href, tuple(filter(None, lines)))


def _figures(state: State, inside: Inside) -> Iterator[Item]:
    for measure in state.measures.values():
        if measure.record.withdrawn is not None:
            continue
        view = measure_view(state, measure)
        rows = [row for row in view.rows if row.kind in ("reading", "projected")]
        new = [
            _ended(_("%(period)s: %(value)s", period=row.period.words, value=row.value), row.note)
            for row, point in zip(rows, measure.points, strict=True)
            if inside(point.reading.since) and point.reading.value != "not_published"
        ]
        if new:
            yield Item(
                measure.record.question,
                addresses.measure(measure.record.id),
                (view.card.trend_sentence,),
                tuple(new),
            )


def subject(ident: str, promise: str) -> str:
    """Return what a promise is called in a letter: its number and its words."""
    return _("%(id)s %(promise)s", id=ident, promise=promise)


def _ended(*parts: str | None) -> str:
    """Return parts as sentences, each with its full stop."""
    said = [part for part in parts if part]
    return " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in said)


_SECTIONS: tuple[tuple[str, Callable[[State, Inside], Iterator[Item]]], ...] = (
    (N_("What happened"), _updates),
    (N_("Promises kept"), _done),
    (N_("Dates that moved"), _moved),
    (N_("You said, and what was answered"), _answers),
    (N_("New figures"), _figures),
)


#: Where a line of plain text breaks: mail programs add to it when they quote.
_WIDTH = 72

#: The template of each form that `progress digest --format` knows.
FORMS = {
    "markdown": "digest/digest.md",
    "html": "digest/digest.html",
    "text": "digest/digest.txt",
}


def written(form: str, digest: Digest, site_url: str) -> str:
    """Return a digest in one of the `FORMS`. ``site_url`` ends in a slash."""
    text = render(
        FORMS[form],
        digest=digest,
        site_url=site_url,
        plain=_plain,
        wrapped=_wrapped,
        underlined=_underlined,
    )
    return f"{text}\n"


def _plain(text: str) -> str:
    """Return words that Markdown takes for nothing but words, in each of its dialects."""
    plain = escape(" ".join(text.split()), quote=False).replace("~~", "&#126;&#126;")
    plain = re.sub(r"([\\`*_\[\]])", r"\\\1", plain)
    plain = re.sub(r"^([#+-])", r"\\\1", plain)
    return re.sub(r"^(\d+)([.)])(?=\s|$)", r"\1\\\2", plain)


def _underlined(words: str, sign: str) -> str:
    lines = _wrapped(words).split("\n")
    return "\n".join([*lines, sign * max(len(line) for line in lines)])


def _wrapped(words: str, start: str = "") -> str:
    return textwrap.fill(
        " ".join(words.split()),
        _WIDTH,
        initial_indent=start,
        subsequent_indent=" " * len(start),
        break_long_words=False,
        break_on_hyphens=False,
    )
