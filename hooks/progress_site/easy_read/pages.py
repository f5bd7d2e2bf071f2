"""The Easy Read pages: what somebody wrote, with the status, dates and counts of the day.

Without `plan_data/easy_read/` there are none.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from progress_site.catalogue import _
from progress_site.easy_read import sentences as say
from progress_site.easy_read.views import (
    EasyActionView,
    EasyEnd,
    EasyHomeView,
    EasyPicturesView,
    EasyPrintView,
    EasySection,
    EasySheet,
    EasyUpdateView,
    EasyYouSaidView,
    Items,
)
from progress_site.fold.formats import Form, easy_read_forms
from progress_site.fold.state import ActionState, FeedbackState, MilestoneState, State
from progress_site.model.easy_read import (
    PICTURES,
    EasyAction,
    EasyPage,
    EasyRead,
    EasyUpdate,
    picture_file,
)
from progress_site.model.problem import Finding
from progress_site.model.update import Update
from progress_site.pages.components import action_name, neighbours
from progress_site.pages.page_spec import EasyReadLink, PageSpec
from progress_site.urls import addresses
from progress_site.words.shown import Link

#: How many updates the first page lists.
_NEWEST = 5


def easy_read_links(state: State, *, as_of: bool) -> Mapping[str, EasyReadLink]:
    """Return the Easy Read page of each full page that has one, by the address of the full page.

    In a build of a past day (``as_of``) nothing is called old: the words are today's, and the
    layout of every page says so.
    """
    words = state.library.easy_read
    if words is None:
        return {}
    subjects = _behind(state, as_of=as_of)
    # All feedback is on one page: that is old if any of it is.
    behind = {*subjects, *(subject[:1] for subject in subjects)}

    def link(address: str, page: EasyPage | None, *subject: str) -> EasyReadLink:
        return EasyReadLink(address, page.made if page else None, subject in behind)

    links = {
        addresses.HOME: link(addresses.EASY_READ, words.home, "home"),
        addresses.FEEDBACK: link(addresses.EASY_SAID, words.you_said, "feedback"),
    }
    for n in state.actions:
        page = words.actions.get(n)
        links[addresses.action(n)] = link(addresses.easy_action(n), page, "action", str(n))
    for slug in words.updates.keys() & state.update_places.keys():
        address = addresses.easy_update(slug)
        links[addresses.update(slug)] = link(address, words.updates[slug], "update", slug)
    return links


def _behind(state: State, *, as_of: bool) -> dict[tuple[str, ...], Form]:
    """Return the words that are behind, by what they are about."""
    return {} if as_of else {f.subject: f for f in easy_read_forms(state) if f.behind}


def easy_pages(state: State, *, as_of: bool) -> Iterator[PageSpec]:
    """Yield every Easy Read page."""
    words = state.library.easy_read
    if words is None:
        return
    maker = _Maker(state, words, _behind(state, as_of=as_of))
    home = maker.home()
    yield _spec(addresses.EASY_READ, home.title, home, crumb=_("Easy Read"))
    for action in state.actions.values():
        yield _spec(
            addresses.easy_action(action.number),
            _("action %(number)s", number=action.number),
            maker.action(action),
            crumb=action_name(action.number),
        )
    for update in state.updates:
        if page := words.updates.get(update.slug):
            view = maker.update(update, page)
            spec = _spec(addresses.easy_update(update.slug), view.title, view)
            spec.updated = update.date.effective
            yield spec
    said = maker.you_said()
    yield _spec(addresses.EASY_SAID, said.title, said)
    yield _spec(
        addresses.EASY_PRINT,
        _("All actions to print"),
        maker.to_print(),
        _("All actions in easy words, each on a sheet of its own."),
    )
    yield _spec(
        addresses.EASY_PICTURES,
        _("Who made the pictures"),
        maker.pictures(),
        _("Who made each picture of the Easy Read pages, and how it may be used."),
    )


def _spec(address: str, title: str, view: object, about: str = "", crumb: str = "") -> PageSpec:
    """Return a page; ``about`` describes it where it is not the same as a full page."""
    return PageSpec(
        address,
        _("Easy Read: %(title)s", title=title),
        about or _("The same in easy words, with pictures."),
        view,
        (Link(addresses.EASY_READ, _("Easy Read")),) if address != addresses.EASY_READ else (),
        crumb=crumb or title,
    )


class _Maker:
    """Makes the views of one build."""

    def __init__(
        self, state: State, words: EasyRead, behind: Mapping[tuple[str, ...], Form]
    ) -> None:
        self.state, self.words, self._behind = state, words, behind

    # -- pages

    def home(self) -> EasyHomeView:
        """Return the view of `/easy-read/`."""
        home = self.words.home
        easy = [u for u in reversed(self.state.updates) if u.slug in self.words.updates]
        newest = [u for u in easy if u.withdrawn is None]
        return EasyHomeView(
            title=home.title if home is not None else _("The plan"),
            behind=self._old(("home",)),
            intro=say.written(home.lines) if home is not None else (),
            glance=tuple(say.plan_items(self.state)),
            actions=tuple(self._line(action) for action in self.state.actions.values()),
            updates=tuple(
                Link(addresses.easy_update(u.slug), self._update_title(u)) for u in newest[:_NEWEST]
            ),
            end=self._end(addresses.HOME, home),
        )

    def action(self, action: ActionState) -> EasyActionView:
        """Return the view of `/easy-read/actions/3/`."""
        before, after = neighbours(list(self.state.actions), action.number)
        page = self.words.actions.get(action.number)
        end = self._end(addresses.action(action.number), page)
        return EasyActionView(self.sheet(action), end, before, after)

    def sheet(self, action: ActionState) -> EasySheet:
        """Return an action in Easy Read; of a withdrawn one nothing but the notice."""
        page = self.words.actions.get(action.number)
        title = self._title(action, page)
        gone = action.record.withdrawn
        if gone is not None:
            return EasySheet(action.number, title, (), say.withdrawn(gone))
        not_written = say.item("question", _("Nobody has written this in Easy Read yet."))
        return EasySheet(
            number=action.number,
            title=title,
            behind=self._old(("action", str(action.number))),
            intro=say.written(page.lines) if page is not None else (not_written,),
            counts=tuple(say.action_items(action)),
            verdicts=tuple(say.verdict_items(self.state, action)),
            promises=tuple(self._promise(page, m) for m in action.milestones),
        )

    def update(self, update: Update, page: EasyUpdate) -> EasyUpdateView:
        """Return the view of `/easy-read/updates/SLUG/`."""
        gone = update.withdrawn
        return EasyUpdateView(
            title=self._update_title(update),
            date=update.date,
            behind=() if gone else self._old(("update", update.slug)),
            intro=say.withdrawn(gone) if gone else say.written(page.lines),
            actions=tuple(n for n in update.about if n in self.state.actions),
            end=self._end(addresses.update(update.slug), page),
        )

    def you_said(self) -> EasyYouSaidView:
        """Return the view of `/easy-read/you-said-we-did/`."""
        page = self.words.you_said
        known = page.feedback if page is not None else {}
        feedback = self.state.feedback.values()
        shown = [f for f in feedback if f.record.id in known]
        # Where nothing has an answer, the first lines say so once.
        answered = any(f.response for f in feedback)
        # What was withdrawn will never be in Easy Read.
        missing = sum(1 for f in feedback if f.record.id not in known and not f.record.withdrawn)
        return EasyYouSaidView(
            title=page.title if page is not None else _("You said, we did"),
            intro=(
                *(say.written(page.lines) if page is not None else ()),
                *say.said_items(self.state),
            ),
            said=tuple(self._said(f, answered=answered) for f in shown),
            more=say.not_in_easy_read(missing),
            end=self._end(addresses.FEEDBACK, page),
        )

    def to_print(self) -> EasyPrintView:
        """Return the view of `/easy-read/print/`."""
        actions = self.state.actions.values()
        known = [action for action in actions if self._is_known(action)]
        return EasyPrintView(
            sheets=tuple(map(self.sheet, known)),
            more=say.nothing_known(len(actions) - len(known)),
            end=self._end(addresses.ACTIONS, None),
        )

    def _is_known(self, action: ActionState) -> bool:
        """Say whether a sheet of an action has anything that others have not."""
        said = action.partnership_says or action.families_say or action.merged_into
        written = action.number in self.words.actions or action.record.withdrawn
        return bool(said or written or action.milestones)

    def pictures(self) -> EasyPicturesView:
        """Return the view of `/easy-read/pictures/`."""
        credits = tuple(
            credit
            for credit in self.state.library.credits.credits
            if f"media/{credit.file}".startswith(f"{PICTURES}/")
        )
        return EasyPicturesView(credits, self._end(addresses.HOME, None))

    # -- parts

    def _old(self, subject: tuple[str, ...]) -> Items:
        form = self._behind.get(subject)
        return () if form is None else (say.behind(form.stored),)

    def _title(self, action: ActionState, page: EasyAction | None) -> str:
        if page is not None and action.record.withdrawn is None:
            return page.title
        if action.title is not None and say.short(action.title):
            return action.title
        return action_name(action.number)

    def _update_title(self, update: Update) -> str:
        if update.withdrawn is not None:
            return _("Words were taken away")
        return self.words.updates[update.slug].title

    def _line(self, action: ActionState) -> tuple[str, Link, str | None]:
        page = self.words.actions.get(action.number)
        first = page.lines[0].picture if page is not None and page.lines else "promise"
        title = self._title(action, page)
        words = say.kept(action.counts).words if action.milestones else None
        if title != action_name(action.number):
            title = _("Action %(number)s: %(title)s", number=action.number, title=title)
        link = Link(addresses.easy_action(action.number), title)
        return picture_file(first), link, words

    def _promise(self, page: EasyAction | None, promise: MilestoneState) -> EasySection:
        anchor = addresses.milestone_anchor(promise.id)
        name = _("Promise %(number)s", number=promise.id)
        if promise.withdrawn is not None:
            return EasySection(anchor, name, say.withdrawn(promise.withdrawn))
        line = page.milestones.get(promise.id) if page is not None else None
        said = say.written([line]) if line is not None else ()
        if line is None and page is not None:  # without a page, its first sentence says so of all
            said = (say.promise_not_written(),)
        return EasySection(anchor, name, (*said, *say.promise_items(promise)))

    def _said(self, feedback: FeedbackState, *, answered: bool) -> EasySection:
        record = feedback.record
        name = record.title if say.short(record.title) else _("Something that people said")
        if record.withdrawn is not None or self.words.you_said is None:
            notice = say.withdrawn(record.withdrawn) if record.withdrawn else ()
            name = _("Words were taken away")
            return EasySection(record.id, name, notice)
        words = self.words.you_said.feedback[record.id]
        answer = (say.item("we-did", words.we_did),) if words.we_did and feedback.response else ()
        return EasySection(
            anchor=record.id,
            name=name,
            items=(
                *self._old(("feedback", record.id)),
                say.item(words.picture, words.you_said),
            ),
            answered=(*say.answer_items(feedback), *answer) if answered else (),
        )

    def _end(self, full: str, page: EasyPage | None = None) -> EasyEnd:
        credits = self.state.library.credits.credits
        makers = dict.fromkeys(
            _("%(maker)s, %(licence)s", maker=credit.maker, licence=credit.licence)
            for credit in credits
            if credit.file.startswith("easy-read/")
        )
        return EasyEnd(full, page.made if page is not None else None, tuple(makers))


#: KiB that the different pictures of one page may weigh. With the page and its style sheets, also
#: as they are on disk, that stays below the 150 KiB that a page may weigh in all.
MOST = 100

_HEAVIEST = 3
#: The pictures that the end of every page has.
_ALWAYS = {picture_file("full-page"), picture_file("help")}


def heavy_pictures(views: Mapping[str, Any], sizes: Mapping[str, int]) -> Iterator[Finding]:
    """Yield a finding for each Easy Read page whose pictures are too heavy.

    Not for the one that is made to be printed: it holds every action, and prints every picture.

    Args:
        views: the view of each page by its address
        sizes: the bytes of each file under docs/media, by its name
    """
    for address, view in views.items():
        if not address.startswith(addresses.EASY_READ) or address == addresses.EASY_PRINT:
            continue
        weights = {name: sizes.get(name, 0) for name in _ALWAYS | _pictures([view])}
        total = sum(weights.values())
        if total > MOST * 1024:
            heaviest = sorted(weights, key=lambda name: (-weights[name], name))[:_HEAVIEST]
            listed = ", ".join(f"{name} ({weights[name] // 1024} KiB)" for name in heaviest)
            yield Finding(
                f"docs/{PICTURES}",
                (),
                f"the pictures of /{address} weigh {total // 1024} KiB, and {MOST} is the most",
                f"make lighter files of the heaviest: {listed}",
            )


def _pictures(values: Iterable[Any]) -> set[str]:
    found: set[str] = set()
    for value in values:
        if isinstance(value, str):
            found |= {value} if value.startswith(f"{PICTURES}/") else set()
        elif isinstance(value, tuple):
            found |= _pictures(value)
        elif dataclasses.is_dataclass(value):
            found |= _pictures(getattr(value, field.name) for field in dataclasses.fields(value))
    return found
