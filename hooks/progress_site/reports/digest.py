"""What changed for readers: between two days, for a newsletter, or by an edit of the records.

A digest is in readers' words, from the same state as pages. Withdrawn records are left out
whole: what is sent by post cannot be taken back. A change that was a mistake and was corrected by
the last day is left out too; the correction is in it. Links are whole addresses, because a letter
has no place of its own.

The two states of a difference are of the same day, so nothing in it is a matter of time: it is what
an edit does.
"""

from __future__ import annotations

import datetime as dt
import re
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape

from progress_site.catalogue import N_, _, n_
from progress_site.fold.state import Event, MilestoneState, State
from progress_site.model.dates import PartialDate
from progress_site.model.registers import Response
from progress_site.model.update import Update
from progress_site.model.vocabulary import Status
from progress_site.pages.changes import event_view, notable_changes
from progress_site.pages.components import speaker_name
from progress_site.pages.layout import Page
from progress_site.pages.measures import measure_view
from progress_site.pages.templates import render
from progress_site.urls import addresses
from progress_site.words.wording import answer_date, day_words, label, when

#: Where a line of plain text breaks: mail programs add to it when they quote.
_WIDTH = 72

#: So many pages are named; a change to the name of the plan is on all of them.
_NAMED = 12

#: The template of each form that `progress digest --format` knows.
FORMS = {
    "markdown": "digest/digest.md",
    "html": "digest/digest.html",
    "text": "digest/digest.txt",
}


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

    sections = _sections(
        {
            N_("What happened"): _updates(state, inside),
            N_("Promises kept"): _done(state, inside),
            N_("Dates that moved"): _moved(state, inside),
            N_("You said, and what was answered"): _answers(state, inside),
            N_("New figures"): _figures(state, inside),
        }
    )
    plan = state.library.plan
    first, last = day_words(since).words, day_words(state.day).words
    return Digest(
        title=_("%(plan)s: %(first)s to %(last)s", plan=plan.name, first=first, last=last),
        notice=_("This is a demonstration of a made-up plan. Nothing in it is real.")
        if plan.demonstration
        else None,
        empty=None if sections else _("Nothing new was published in this time."),
        sections=sections,
        more=_("Everything is on the site"),
    )


def _sections(found: Mapping[str, Iterable[Item]]) -> tuple[Section, ...]:
    sections = (Section(_(heading), tuple(items)) for heading, items in found.items())
    return tuple(section for section in sections if section.items)


Inside = Callable[[PartialDate], bool]


def _updates(state: State, inside: Inside) -> Iterator[Item]:
    for update in state.updates:
        if inside(update.date) and update.withdrawn is None:
            yield _update_item(state, update)


def _update_item(state: State, update: Update) -> Item:
    """Return an update as a letter says it: what it says, and all that it did."""
    effects = tuple(_effects(state, notable_changes(state, update)))
    said = _(
        "%(date)s, %(speaker)s",
        date=when(update.date).words,
        speaker=speaker_name(state, update.from_),
    )
    return Item(update.title, addresses.update(update.slug), (said, update.summary), effects)


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
    title = _subject(milestone.id, milestone.promise)
    return Item(title, addresses.milestone(milestone.id), tuple(filter(None, lines)))


def _answers(state: State, inside: Inside) -> Iterator[Item]:
    for entry in state.feedback.values():
        record = entry.record
        for response in entry.responses:
            if not inside(response.since) or record.withdrawn or response.withdrawn:
                continue
            lines = (
                _("You said: %(words)s", words=record.you_said),
                _answered(response, response.words),
                response.why and _("Why: %(reason)s", reason=response.why),
                answer_date(response),
            )
            href = addresses.feedback(record.id)
            yield Item(record.title, href, tuple(filter(None, lines)))


def _answered(response: Response, words: str) -> str:
    return _("%(answer)s: %(words)s", answer=label("answer", response.response), words=words)


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


def _subject(ident: str, promise: str) -> str:
    """Return what a promise is called in a letter: its number and its words."""
    return _("%(id)s %(promise)s", id=ident, promise=promise)


def _ended(*parts: str | None) -> str:
    """Return parts as sentences, each with its full stop."""
    said = [part for part in parts if part]
    return " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in said)


# -- what an edit does


@dataclass(frozen=True)
class Side:
    """One state of the records, with its pages by address."""

    state: State
    pages: Mapping[str, Page]


def difference(before: Side, after: Side) -> Digest:
    """Return what readers will find changed once ``after`` is published in place of ``before``."""
    old, new = before.state, after.state
    sections = _sections(
        {
            N_("New updates"): _new_updates(old, new),
            N_("What changes in the plan"): _plan_changes(old, new),
            N_("You said, and what is answered"): _new_answers(old, new),
            N_("New figures"): _changed_figures(old, new),
            N_("Pages"): _pages(before.pages, after.pages),
            N_("Not on the site yet"): _unseen(old, new),
        }
    )
    return Digest(
        title=_("What readers will find changed"),
        notice=_("Links to new pages work once this is published."),
        empty=None if sections else _("Readers will find nothing changed."),
        sections=sections,
        more=_("The site as it is now"),
    )


def _new_updates(old: State, new: State) -> Iterator[Item]:
    known = {update.slug for update in old.updates}
    for update in new.updates:
        if update.slug not in known and update.withdrawn is None:
            yield _update_item(new, update)


def _plan_changes(old: State, new: State) -> Iterator[Item]:
    before, after = (
        {"done": s.counts.get(Status.DONE, 0), "all": len(s.milestones)} for s in (old, new)
    )
    if before != after:
        line = _(
            "%(done)s of %(all)s promises are done. Before, it was %(was_done)s of %(was_all)s.",
            **after,
            **{f"was_{key}": number for key, number in before.items()},
        )
        yield Item(_("All promises together"), addresses.ACTIONS, (line,))
    for ident, milestone in new.milestones.items():
        lines = tuple(_changed(old.milestones.get(ident), milestone))
        if lines and milestone.withdrawn is None:
            title = _subject(ident, milestone.promise)
            yield Item(title, addresses.milestone(ident), lines)
    for ident in old.milestones.keys() - new.milestones.keys():
        yield Item(ident, addresses.ACTIONS, (_("This promise is no longer on the site."),))


def _changed(old: MilestoneState | None, new: MilestoneState) -> Iterator[str]:
    if old is None:
        yield _("This promise is new.")
        return
    if old.status is not new.status:
        words = [label("status", status) for status in (old.status, new.status)]
        yield _("Its status: %(before)s becomes %(after)s.", before=words[0], after=words[1])
    if old.due != new.due:
        dates = [when(due).words for due in (old.due, new.due)]
        yield _("Its date: %(before)s becomes %(after)s.", before=dates[0], after=dates[1])
    if old.promise != new.promise:
        yield _("Its words were: %(words)s", words=old.promise)


def _new_answers(old: State, new: State) -> Iterator[Item]:
    for ident, entry in new.feedback.items():
        known = old.feedback.get(ident)
        if entry.record.withdrawn is not None:
            continue
        lines = [] if known else [_("You said: %(words)s", words=entry.record.you_said)]
        for response in entry.responses[len(known.responses) if known else 0 :]:
            said = " ".join(filter(None, (response.words, answer_date(response))))
            lines.append(_answered(response, said))
        if lines:
            yield Item(entry.record.title, addresses.feedback(ident), tuple(lines))


def _changed_figures(old: State, new: State) -> Iterator[Item]:
    for ident, measure in new.measures.items():
        known = old.measures.get(ident)
        if measure.record.withdrawn is None and (known is None or known.points != measure.points):
            said = measure_view(new, measure).card.trend_sentence
            yield Item(measure.record.question, addresses.measure(ident), (said,))


def _pages(old: Mapping[str, Page], new: Mapping[str, Page]) -> Iterator[Item]:
    """Yield each page whose view differs: what a page says is its view, title and summary."""

    def said(page: Page) -> tuple[object, ...]:
        return page.view, page.layout.title, page.layout.description, page.layout.draft

    both = [(old[address], page) for address, page in new.items() if address in old]
    found = {
        N_("New pages"): [page for address, page in new.items() if address not in old],
        N_("Pages that are gone"): [page for address, page in old.items() if address not in new],
        N_("Changed pages"): [page for before, page in both if said(before) != said(page)],
    }
    for heading, pages in found.items():
        titles = [page.layout.title.rpartition(" – ")[0] for page in pages]
        named, left = titles[:_NAMED], len(titles) - _NAMED
        if left > 0:
            named.append(n_("And %(number)s more page", "And %(number)s more pages", left))
        if named:
            yield Item(_(heading), addresses.HOME, (), tuple(named))


def _unseen(old: State, new: State) -> Iterator[Item]:
    """Yield new updates of which nothing is on the site: their writer should know that."""
    known = {update.slug for update in old.library.updates}
    shown = {update.slug for update in new.updates}
    for update in new.library.updates:
        if update.slug not in known | shown:
            why = _("It is a draft.") if update.draft else _("Its date is still to come.")
            public = _("In a public repository everybody can read it already.")
            yield Item(update.title, addresses.UPDATES, (why, public))


# -- rendered


def rendered(form: str, digest: Digest, site_url: str) -> str:
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
