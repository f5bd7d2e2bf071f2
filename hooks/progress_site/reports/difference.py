"""What readers will find changed when one state of the records takes the place of another.

Both states are of the same day, so nothing here is a matter of time: it is what an edit does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from progress_site.catalogue import N_, _, n_
from progress_site.fold.state import MilestoneState, State
from progress_site.model.vocabulary import Status
from progress_site.pages.layout import Page
from progress_site.pages.measures import measure_view
from progress_site.reports.digest import Digest, Item, Section, subject, update_item
from progress_site.urls import addresses
from progress_site.words.wording import answer_date, label, when

#: So many pages are named; a change to the name of the plan is on all of them.
_NAMED = 12


@dataclass(frozen=True)
class Side:
    """One state of the records, with its pages by address."""

    state: State
    pages: Mapping[str, Page]


def difference(before: Side, after: Side) -> Digest:
    """Return what readers will find changed once ``after`` is published in place of ``before``."""
    old, new = before.state, after.state
    found = {
        N_("New updates"): _updates(old, new),
        N_("What changes in the plan"): _plan(old, new),
        N_("You said, and what is answered"): _feedback(old, new),
        N_("New figures"): _figures(old, new),
        N_("Pages"): _pages(before.pages, after.pages),
        N_("Not on the site yet"): _unseen(old, new),
    }
    sections = [Section(_(heading), tuple(items)) for heading, items in found.items()]
    sections = [section for section in sections if section.items]
    return Digest(
        title=_("What readers will find changed"),
        notice=_("Links to new pages work once this is published."),
        empty=None if sections else _("Readers will find nothing changed."),
        sections=tuple(sections),
        more=_("The site as it is now"),
    )


def _updates(old: State, new: State) -> Iterator[Item]:
    known = {update.slug for update in old.updates}
    for update in new.updates:
        if update.slug not in known and update.withdrawn is None:
            yield update_item(new, update)


def _plan(old: State, new: State) -> Iterator[Item]:
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
        lines = tuple(_moves(old.milestones.get(ident), milestone))
        if lines and milestone.withdrawn is None:
            title = subject(ident, milestone.promise)
            yield Item(title, addresses.milestone(ident), lines)
    for ident in old.milestones.keys() - new.milestones.keys():
        yield Item(ident, addresses.ACTIONS, (_("This promise is no longer on the site."),))


def _moves(old: MilestoneState | None, new: MilestoneState) -> Iterator[str]:
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


def _feedback(old: State, new: State) -> Iterator[Item]:
    for ident, entry in new.feedback.items():
        known = old.feedback.get(ident)
        if entry.record.withdrawn is not None:
            continue
        lines = [] if known else [_("You said: %(words)s", words=entry.record.you_said)]
        for response in entry.responses[len(known.responses) if known else 0 :]:
            said = " ".join(filter(None, (response.words, answer_date(response))))
            lines.append(
                _("%(answer)s: %(words)s", answer=label("answer", response.response), words=said)
            )
        if lines:
            yield Item(entry.record.title, addresses.feedback(ident), tuple(lines))


def _figures(old: State, new: State) -> Iterator[Item]:
    for ident, measure in new.measures.items():
        known = old.measures.get(ident)
        if measure.record.withdrawn is None and (known is None or known.points != measure.points):
            said = measure_view(new, measure).card.trend_sentence
            yield Item(measure.record.question, addresses.measure(ident), (said,))


def _pages(old: Mapping[str, Page], new: Mapping[str, Page]) -> Iterator[Item]:
    """Yield each page whose view differs: what a page says is its view, title and summary."""

    def said(page: Page) -> tuple[object, ...]:
        return page.view, page.chrome.title, page.chrome.description, page.chrome.draft

    both = [(old[address], page) for address, page in new.items() if address in old]
    found = {
        N_("New pages"): [page for address, page in new.items() if address not in old],
        N_("Pages that are gone"): [page for address, page in old.items() if address not in new],
        N_("Changed pages"): [page for before, page in both if said(before) != said(page)],
    }
    for heading, pages in found.items():
        titles = [page.chrome.title.rpartition(" – ")[0] for page in pages]
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
