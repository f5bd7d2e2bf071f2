"""Every page of the site on a day: its address, its frame and its view."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from progress_site.catalogue import N_, _
from progress_site.derive import addresses
from progress_site.derive.data_pages import columns_drafts, data_drafts, feed_ways
from progress_site.derive.described import found_view
from progress_site.derive.draft import Draft
from progress_site.derive.easy_pages import easy_pages, easy_ways
from progress_site.derive.embed_pages import embed_pages, embedding_page
from progress_site.derive.evidence_pages import evidence_drafts
from progress_site.derive.filter_pages import filter_pages
from progress_site.derive.finding_pages import finding_pages
from progress_site.derive.last_changes import last_changes
from progress_site.derive.redirect_pages import pointers, redirect_pages
from progress_site.derive.state import ActionState, State
from progress_site.derive.views import actions, home, lists, measures, reference
from progress_site.derive.views.accessibility import accessibility_view
from progress_site.derive.views.common import action_name, action_title, numbered_title
from progress_site.derive.views.corrections import corrections
from progress_site.derive.views.easy_read import EasyWay
from progress_site.derive.views.formats import format_views
from progress_site.derive.views.journey import journey_view
from progress_site.derive.views.pages import Chrome, SimpleView
from progress_site.derive.views.parts import FeedLink, Link
from progress_site.derive.views.redirect import Pointer
from progress_site.derive.wording import day_words, mark, when
from progress_site.model.words import ENDED, PlanStatus

#: Words of a page that a publisher keeps in Markdown, by the name of its file: title and HTML.
Words = Mapping[str, tuple[str, Markup]]


@dataclass(frozen=True, slots=True)
class Frame:
    """What all pages of one build share. ``assets`` is the folder of styles and scripts."""

    site_name: str
    site_url: str
    as_of: bool
    assets: str
    schemas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One page: the template named by its view receives `chrome` and `view`, and nothing else.

    ``updated`` is the day on which its words last changed, where the data say it. ``files`` are
    published beside it, by their path from the root.
    """

    address: str
    view: Any
    chrome: Chrome
    updated: dt.date | None
    files: Mapping[str, bytes]


def pages(
    state: State, frame: Frame, bodies: Callable[[str], Markup], words: Words
) -> tuple[Page, ...]:
    """Return every page.

    ``bodies`` gives the cleaned HTML of an update by its slug, and of a file of words by its name.
    """
    corrected = corrections(state)
    drafts = [
        *_front(state),
        *_actions(state),
        *_feedback(state),
        *_updates(state, bodies),
        *_changes(state),
        *_measures(state),
        *_stages(state),
        *evidence_drafts(state, bodies),
        *_reference(state, words),
        *data_drafts(state, frame.schemas, frame.site_url),
        *easy_pages(state, as_of=frame.as_of),
        *filter_pages(state),
        embedding_page(state, frame.site_url),
    ]
    drafts += finding_pages(state, drafts)
    drafts += columns_drafts()  # after search, too: families look for actions, not for columns
    drafts += embed_pages(state)  # after search, which must not find them beside the whole pages
    drafts += redirect_pages(state, drafts)
    moved = pointers(state, drafts)
    changed = last_changes(state)
    for draft in drafts:
        draft.corrections = corrected.get(draft.address, ())
        draft.updated = changed.get(draft.address, draft.updated)
    easy = easy_ways(state, as_of=frame.as_of)
    feeds = feed_ways(state, as_of=frame.as_of)
    return tuple(
        _framed(
            state,
            frame,
            d,
            easy=easy.get(d.address),
            feeds=feeds.get(d.address, ()),
            moved=moved.get(d.address, ()),
        )
        for d in drafts
    )


def not_found(state: State, frame: Frame) -> Page:
    """Return the page for an address that does not exist; its links are absolute."""
    draft = Draft(
        "404.html",
        _("This page is not here"),
        _("There is no page at this address."),
        reference.not_found_view(),
    )
    return _framed(state, frame, draft, root=urlsplit(frame.site_url).path or "/")


# -- which pages there are


def _front(state: State) -> Iterator[Draft]:
    plan = state.library.plan
    yield Draft(
        addresses.HOME,
        _("Is it getting better?"),
        _(
            "The public record of %(place)s’s plan for children and young people with SEND: what "
            "was promised, what was kept, what is late, and what families say.",
            place=plan.place,
        ),
        home.home_view(state),
    )
    yield Draft(
        addresses.ACTIONS,
        _("The actions"),
        _(
            "The numbered actions of %(place)s’s SEND plan, and how far each one is.",
            place=plan.place,
        ),
        actions.actions_view(state),
    )


def _actions(state: State) -> Iterator[Draft]:
    all_actions = Link(addresses.ACTIONS, _("The actions"))
    for action in state.actions.values():
        title = _numbered_title(action)
        view = actions.action_view(state, action)
        yield Draft(
            addresses.action(action.number),
            title,
            _(
                "Action %(number)s: what was promised, how far it is, and what families say.",
                number=action.number,
            ),
            view,
            (all_actions,),
            action.example,
            crumb=action_name(action.number),
            formats=format_views(state, action.record),
        )
        yield Draft(
            addresses.history(action.number),
            _("All that happened – %(title)s", title=title),
            _(
                "Everything that ever happened to action %(number)s, newest first.",
                number=action.number,
            ),
            actions.history_view(state, action),
            (
                all_actions,
                Link(addresses.action(action.number), action_name(action.number), action.example),
            ),
            action.example,
            crumb=_("All that happened"),
        )


def _numbered_title(action: ActionState) -> str:
    if action.title is None:
        return action_title(action)
    return numbered_title(action)


def _feedback(state: State) -> Iterator[Draft]:
    top = Link(addresses.FEEDBACK, _("You said, we did"))
    yield Draft(
        addresses.FEEDBACK,
        _("You said, we did"),
        _("What families and young people said, and what was answered."),
        lists.feedback_list_view(state),
    )
    for year in lists.feedback_years(state):
        yield Draft(
            addresses.feedback_year(year),
            _("You said, we did: %(year)s", year=year),
            _("What was put on record in %(year)s, and what was answered.", year=year),
            lists.feedback_list_view(state, year),
            (top,),
            crumb=year,
        )
    for feedback in state.feedback.values():
        yield Draft(
            addresses.feedback(feedback.record.id),
            feedback.record.title,
            _("What was said, and every answer to it."),
            lists.feedback_view(state, feedback),
            (top,),
            feedback.example,
            max(
                [feedback.record.published.effective]
                + [r.published.effective for r in feedback.responses]
            ),
            formats=format_views(state, feedback.record),
        )


def _updates(state: State, bodies: Callable[[str], Markup]) -> Iterator[Draft]:
    top = Link(addresses.UPDATES, _("Updates"))
    yield Draft(
        addresses.UPDATES,
        _("Updates"),
        _("What happened, newest first."),
        lists.updates_view(state),
    )
    for year in lists.update_years(state):
        yield Draft(
            addresses.updates_year(year),
            _("Updates: %(year)s", year=year),
            _("What happened in %(year)s, newest first.", year=year),
            lists.updates_view(state, year),
            (top,),
            crumb=year,
        )
    for update in state.updates:
        yield Draft(
            addresses.update(update.slug),
            update.title,
            update.summary,
            lists.update_view(state, update, bodies(update.slug)),
            (top,),
            update.example,
            update.date.effective,
            formats=format_views(state, update),
        )


def _changes(state: State) -> Iterator[Draft]:
    top = Link(addresses.CHANGES, _("Changes to the plan"))
    yield Draft(
        addresses.CHANGES,
        _("Changes to the plan"),
        _("Every moved date, changed wording and stopped promise, with the reason and who agreed."),
        lists.changes_view(state),
    )
    for year in lists.change_years(state):
        yield Draft(
            addresses.changes_year(year),
            _("Changes to the plan: %(year)s", year=year),
            _("Every change of %(year)s, with the reason and who agreed.", year=year),
            lists.changes_view(state, year),
            (top,),
            crumb=year,
        )


def _measures(state: State) -> Iterator[Draft]:
    yield Draft(
        addresses.MEASURES,
        _("Is it making a difference?"),
        _("The figures: is it getting better, and is it where it was promised to be?"),
        measures.measures_view(state),
        crumb=_("Measures"),
    )
    for measure in state.measures.values():
        yield Draft(
            addresses.measure(measure.record.id),
            measure.record.question,
            measure.record.definition,
            measures.measure_view(state, measure),
            (Link(addresses.MEASURES, _("Measures")),),
            measure.example,
            max(
                [measure.record.published.effective]
                + [p.reading.published.effective for p in measure.points]
            ),
            formats=format_views(state, measure.record),
        )


def _stages(state: State) -> Iterator[Draft]:
    for stage in state.library.what_it_means.stages:
        yield Draft(
            addresses.stage(stage.id),
            _("What it means for your child: %(age)s", age=stage.title),
            _("What families can expect and ask for now."),
            reference.stage_view(state, stage),
            (Link("#child", _("Your child")),),
            stage.example,
            crumb=stage.title,
            formats=format_views(state, stage),
        )


def _reference(state: State, words: Words) -> Iterator[Draft]:
    place = state.library.plan.place
    yield Draft(
        addresses.JOURNEY,
        _("The story so far"),
        _(
            "From the first inspection of %(place)s’s SEND services to today, with each source.",
            place=place,
        ),
        journey_view(state),
    )
    yield Draft(
        addresses.GLOSSARY,
        _("What the words mean"),
        _("Every abbreviation and hard word of this site, in plain words."),
        reference.glossary_view(state),
    )
    empty = ("", Markup(""))
    title, body = words.get("about", empty)
    yield Draft(
        addresses.ABOUT,
        title or _("About this site"),
        _("Who made the plan, how statuses are judged, and who watches over it."),
        reference.about_view(state, body),
        formats=format_views(state, state.library.plan),
    )
    title, body = words.get("get-involved", empty)
    yield Draft(
        addresses.GET_INVOLVED,
        title or _("Get involved"),
        _("How to ask a question or say what happened to you."),
        reference.get_involved_view(state, title or _("Get involved"), body),
    )
    yield Draft(
        addresses.ACCESSIBILITY,
        _("Accessibility statement"),
        _("How well this website works for everybody, and what to do if it does not work for you."),
        accessibility_view(state),
        updated=state.statement.reviewed,
        crumb=_("Accessibility"),
    )
    for stem, (title, body) in words.items():
        if stem not in ("about", "get-involved"):
            yield Draft(f"{stem}/", title, title, SimpleView(title, body))


# -- the frame


def _framed(
    state: State,
    frame: Frame,
    draft: Draft,
    *,
    root: str | None = None,
    easy: EasyWay | None = None,
    feeds: tuple[FeedLink, ...] = (),
    moved: tuple[Pointer, ...] = (),
) -> Page:
    plan = state.library.plan
    title, description = draft.title, draft.description
    if draft.example:
        title = _("%(title)s (example)", title=title)
        description = _("Example: %(words)s", words=description)
    is_page = draft.address.endswith("/") or draft.address == ""
    noindex = plan.demonstration or frame.as_of or draft.example or draft.noindex or not is_page
    crumbs: tuple[Link, ...] = ()
    if draft.address:
        last = Link(draft.address, draft.crumb or draft.title, draft.example)
        crumbs = (Link(addresses.HOME, frame.site_name), *draft.trail, last)
    easy_link = _links(_EASY) if state.library.easy_read is not None else ()
    chrome = Chrome(
        site_name=frame.site_name,
        site_url=frame.site_url,
        plan_name=plan.name,
        root=root or addresses.root_from(draft.address),
        here=draft.address,
        title=f"{title} – {frame.site_name}",
        description=description,
        canonical=frame.site_url + _canonical(draft),
        noindex=noindex,
        demonstration=plan.demonstration,
        example=draft.example,
        day=day_words(state.day),
        past_day=frame.as_of,
        notices=_notices(state),
        plan_line=_plan_line(state),
        menu=_links(_MENU) + easy_link,
        all_pages=_links(_ALL_PAGES) + easy_link,
        crumbs=crumbs,
        formats=draft.formats,
        corrections=draft.corrections,
        assets=(root or addresses.root_from(draft.address)) + frame.assets,
        easy=easy,
        feeds=feeds,
        moved=moved,
        found=None if noindex else found_view(state, draft),
    )
    return Page(draft.address, draft.view, chrome, draft.updated, draft.files)


def _canonical(draft: Draft) -> str:
    """Return the address that search engines should know: of a page that moved, the new one."""
    if draft.leads_to is not None:
        return draft.leads_to
    return draft.address if draft.address.endswith("/") else ""


def _notices(state: State) -> tuple[str, ...]:
    if state.plan is PlanStatus.DRAFT:
        return (_("The plan is a draft. It has not been approved yet."),)
    return ()


def _plan_line(state: State) -> str:
    if state.plan is PlanStatus.STEPPED_DOWN and state.plan_since:
        return _(
            "Outside checks on this plan ended in %(date)s.", date=when(state.plan_since).words
        )
    if state.plan in ENDED and state.plan_since:
        return _(
            "The plan was %(status)s in %(date)s.",
            status=mark("plan", state.plan).words.lower(),
            date=when(state.plan_since).words,
        )
    approval = state.library.plan.approval
    if state.plan is PlanStatus.ACTIVE and approval:
        return _("The plan was approved in %(date)s.", date=when(approval.date).words)
    return _("The plan has not been approved yet.")


def _links(named: tuple[tuple[str, str], ...]) -> tuple[Link, ...]:
    return tuple(Link(address, _(text)) for address, text in named)


_MENU = (
    (addresses.ACTIONS, N_("Actions")),
    ("#child", N_("Your child")),
    (addresses.FEEDBACK, N_("You said, we did")),
    (addresses.UPDATES, N_("Updates")),
    (addresses.MEASURES, N_("Measures")),
    (addresses.SEARCH, N_("Search")),
)
_EASY = ((addresses.EASY_READ, N_("Easy Read")),)
_ALL_PAGES = (
    (addresses.HOME, N_("Is it getting better?")),
    (addresses.ACTIONS, N_("The actions")),
    (addresses.FEEDBACK, N_("You said, we did")),
    (addresses.CHANGES, N_("Changes to the plan")),
    (addresses.UPDATES, N_("Updates")),
    (addresses.MEASURES, N_("Is it making a difference?")),
    (addresses.JOURNEY, N_("The story so far")),
    (addresses.EVIDENCE, N_("What it rests on")),
    (addresses.GLOSSARY, N_("What the words mean")),
    (addresses.A_TO_Z, N_("Everything from A to Z")),
    (addresses.SEARCH, N_("Search")),
    (addresses.ABOUT, N_("About this site")),
    (addresses.GET_INVOLVED, N_("Get involved")),
    (addresses.ACCESSIBILITY, N_("Accessibility")),
    (addresses.DATA, N_("Open data")),
    (addresses.EMBED, N_("Show this on your site")),
)
