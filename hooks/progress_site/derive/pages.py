"""Every page of the site on a day: its address, its frame and its view."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from progress_site.derive import addresses
from progress_site.derive.state import ActionState, State
from progress_site.derive.views import actions, home, lists, measures, reference
from progress_site.derive.views.accessibility import accessibility_view
from progress_site.derive.views.common import action_title
from progress_site.derive.views.pages import Chrome, SimpleView
from progress_site.derive.views.parts import Link
from progress_site.derive.wording import day_words, when
from progress_site.model.words import ENDED, PlanStatus

#: Words of a page that a publisher keeps in Markdown, by the name of its file: title and HTML.
Words = Mapping[str, tuple[str, Markup]]


@dataclass(frozen=True, slots=True)
class Frame:
    """What all pages of one build share."""

    site_name: str
    site_url: str
    as_of: bool
    assets_hash: str
    schemas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One page: the template named by its view receives `chrome` and `view`, and nothing else."""

    address: str
    view: Any
    chrome: Chrome
    updated: dt.date


@dataclass
class _Draft:
    """A page before its frame is put around it."""

    address: str
    title: str
    description: str
    view: Any
    trail: tuple[Link, ...] = ()
    example: bool = False
    updated: dt.date | None = None
    crumb: str = field(default="")


def pages(
    state: State, frame: Frame, bodies: Callable[[str], Markup], words: Words
) -> tuple[Page, ...]:
    """Return every page. ``bodies`` gives the cleaned HTML of an update by its slug."""
    drafts = [
        *_front(state),
        *_actions(state),
        *_feedback(state),
        *_updates(state, bodies),
        *_changes(state),
        *_measures(state),
        *_stages(state),
        *_reference(state, frame, words),
    ]
    return tuple(_framed(state, frame, draft) for draft in drafts)


def not_found(state: State, frame: Frame) -> Page:
    """Return the page for an address that does not exist; its links are absolute."""
    draft = _Draft(
        "404.html",
        "This page is not here",
        "There is no page at this address.",
        reference.not_found_view(),
    )
    return _framed(state, frame, draft, root=urlsplit(frame.site_url).path or "/")


# -- which pages there are


def _front(state: State) -> Iterator[_Draft]:
    plan = state.library.plan
    yield _Draft(
        addresses.HOME,
        "Is it getting better?",
        f"The public record of {plan.place}’s plan for children and young people with SEND: what "
        "was promised, what was kept, what is late, and what families say.",
        home.home_view(state),
    )
    yield _Draft(
        addresses.ACTIONS,
        "The actions",
        f"The numbered actions of {plan.place}’s SEND plan, and how far each one is.",
        actions.actions_view(state),
    )


def _actions(state: State) -> Iterator[_Draft]:
    all_actions = Link(addresses.ACTIONS, "The actions")
    for action in state.actions.values():
        title = _numbered_title(action)
        view = actions.action_view(state, action)
        updated = action.updates[-1].date.effective if action.updates else None
        yield _Draft(
            addresses.action(action.number),
            title,
            f"Action {action.number}: what was promised, how far it is, and what families say.",
            view,
            (all_actions,),
            action.example,
            updated,
            f"Action {action.number}",
        )
        yield _Draft(
            addresses.history(action.number),
            f"All that happened – {title}",
            f"Everything that ever happened to action {action.number}, newest first.",
            actions.history_view(state, action),
            (
                all_actions,
                Link(addresses.action(action.number), f"Action {action.number}", action.example),
            ),
            action.example,
            updated,
            "All that happened",
        )


def _numbered_title(action: ActionState) -> str:
    if action.title is None:
        return action_title(action)
    return f"Action {action.number}: {action.title}"


def _feedback(state: State) -> Iterator[_Draft]:
    top = Link(addresses.FEEDBACK, "You said, we did")
    yield _Draft(
        addresses.FEEDBACK,
        "You said, we did",
        "What families and young people said, and what was answered.",
        lists.feedback_list_view(state),
    )
    for year in lists.feedback_years(state):
        yield _Draft(
            addresses.feedback_year(year),
            f"You said, we did: {year}",
            f"What was put on record in {year}, and what was answered.",
            lists.feedback_list_view(state, year),
            (top,),
            crumb=year,
        )
    for feedback in state.feedback.values():
        yield _Draft(
            addresses.feedback(feedback.record.id),
            feedback.record.title,
            "What was said, and every answer to it.",
            lists.feedback_view(state, feedback),
            (top,),
            feedback.example,
            max(
                [feedback.record.published.effective]
                + [r.published.effective for r in feedback.responses]
            ),
        )


def _updates(state: State, bodies: Callable[[str], Markup]) -> Iterator[_Draft]:
    top = Link(addresses.UPDATES, "Updates")
    yield _Draft(
        addresses.UPDATES,
        "Updates",
        "What happened, newest first.",
        lists.updates_view(state),
    )
    for year in lists.update_years(state):
        yield _Draft(
            addresses.updates_year(year),
            f"Updates: {year}",
            f"What happened in {year}, newest first.",
            lists.updates_view(state, year),
            (top,),
            crumb=year,
        )
    for update in state.updates:
        yield _Draft(
            addresses.update(update.slug),
            update.title,
            update.summary,
            lists.update_view(state, update, bodies(update.slug)),
            (top,),
            update.example,
            update.date.effective,
        )


def _changes(state: State) -> Iterator[_Draft]:
    top = Link(addresses.CHANGES, "Changes to the plan")
    yield _Draft(
        addresses.CHANGES,
        "Changes to the plan",
        "Every moved date, changed wording and stopped promise, with the reason and who agreed.",
        lists.changes_view(state),
    )
    for year in lists.change_years(state):
        yield _Draft(
            addresses.changes_year(year),
            f"Changes to the plan: {year}",
            f"Every change of {year}, with the reason and who agreed.",
            lists.changes_view(state, year),
            (top,),
            crumb=year,
        )


def _measures(state: State) -> Iterator[_Draft]:
    yield _Draft(
        addresses.MEASURES,
        "Is it making a difference?",
        "The figures: is it getting better, and is it where it was promised to be?",
        measures.measures_view(state),
        crumb="Measures",
    )
    for measure in state.measures.values():
        yield _Draft(
            addresses.measure(measure.record.id),
            measure.record.question,
            measure.record.definition,
            measures.measure_view(state, measure),
            (Link(addresses.MEASURES, "Measures"),),
            measure.example,
            max(
                [measure.record.published.effective]
                + [p.reading.published.effective for p in measure.points]
            ),
        )


def _stages(state: State) -> Iterator[_Draft]:
    for stage in state.library.what_it_means.stages:
        yield _Draft(
            addresses.stage(stage.id),
            f"What it means for your child: {stage.title}",
            "What families can expect and ask for now.",
            reference.stage_view(state, stage),
            (Link("#child", "Your child"),),
            stage.example,
            crumb=stage.title,
        )


def _reference(state: State, frame: Frame, words: Words) -> Iterator[_Draft]:
    place = state.library.plan.place
    yield _Draft(
        addresses.JOURNEY,
        "The story so far",
        f"From the first inspection of {place}’s SEND services to today, with each source.",
        reference.journey_view(state),
    )
    yield _Draft(
        addresses.GLOSSARY,
        "What the words mean",
        "Every abbreviation and hard word of this site, in plain words.",
        reference.glossary_view(state),
    )
    empty = ("", Markup(""))
    title, body = words.get("about", empty)
    yield _Draft(
        addresses.ABOUT,
        title or "About this site",
        "Who made the plan, how statuses are judged, and who watches over it.",
        reference.about_view(state, body),
    )
    title, body = words.get("get-involved", empty)
    yield _Draft(
        addresses.GET_INVOLVED,
        title or "Get involved",
        "How to ask a question or say what happened to you.",
        reference.get_involved_view(state, title or "Get involved", body),
    )
    yield _Draft(
        addresses.ACCESSIBILITY,
        "Accessibility statement",
        "How well this website works for everybody, and what to do if it does not work for you.",
        accessibility_view(state),
        updated=state.statement.reviewed,
        crumb="Accessibility",
    )
    yield _Draft(
        addresses.EVIDENCE,
        "What it rests on",
        "Every document, film and survey that this record names.",
        reference.evidence_list_view(state),
        crumb="Evidence",
    )
    for entry in state.evidence.values():
        yield _Draft(
            addresses.evidence(entry.id),
            entry.title,
            entry.words,
            reference.evidence_view(state, entry),
            (Link(addresses.EVIDENCE, "Evidence"),),
            entry.example,
            entry.published.effective,
        )
    for stem, (title, body) in words.items():
        if stem not in ("about", "get-involved"):
            yield _Draft(f"{stem}/", title, title, SimpleView(title, body))
    yield _Draft(
        addresses.DATA,
        "Open data",
        "The whole record as files that programs can read.",
        reference.data_view(state, frame.schemas),
    )


# -- the frame


def _framed(state: State, frame: Frame, draft: _Draft, *, root: str | None = None) -> Page:
    plan = state.library.plan
    mark = " (example)" if draft.example else ""
    description = f"Example: {draft.description}" if draft.example else draft.description
    is_page = draft.address.endswith("/") or draft.address == ""
    crumbs: tuple[Link, ...] = ()
    if draft.address:
        last = Link(draft.address, draft.crumb or draft.title, draft.example)
        crumbs = (Link(addresses.HOME, frame.site_name), *draft.trail, last)
    chrome = Chrome(
        site_name=frame.site_name,
        site_url=frame.site_url,
        plan_name=plan.name,
        root=root or addresses.root_from(draft.address),
        here=draft.address,
        title=f"{draft.title}{mark} – {frame.site_name}",
        description=description,
        canonical=frame.site_url + (draft.address if is_page else ""),
        noindex=plan.demonstration or frame.as_of or draft.example or not is_page,
        demonstration=plan.demonstration,
        example=draft.example,
        day=day_words(state.day),
        past_day=frame.as_of,
        notices=_notices(state),
        plan_line=_plan_line(state),
        menu=_MENU,
        all_pages=_ALL_PAGES,
        crumbs=crumbs,
        build=frame.assets_hash,
    )
    return Page(draft.address, draft.view, chrome, draft.updated or _last_change(state))


def _last_change(state: State) -> dt.date:
    """Return the day on which anything was last published: what `lastmod` may truly say."""
    days = [u.date.effective for u in state.updates]
    approval = state.library.plan.approval
    if approval and approval.date.effective <= state.day:
        days.append(approval.date.effective)
    return max(days, default=state.day)


def _notices(state: State) -> tuple[str, ...]:
    if state.plan is PlanStatus.DRAFT:
        return ("The plan is a draft. It has not been approved yet.",)
    return ()


def _plan_line(state: State) -> str:
    if state.plan is PlanStatus.STEPPED_DOWN and state.plan_since:
        return f"Outside checks on this plan ended in {when(state.plan_since).words}."
    if state.plan in ENDED and state.plan_since:
        return f"The plan was {state.plan} in {when(state.plan_since).words}."
    approval = state.library.plan.approval
    if state.plan is PlanStatus.ACTIVE and approval:
        return f"The plan was approved in {when(approval.date).words}."
    return "The plan has not been approved yet."


_MENU = (
    Link(addresses.ACTIONS, "Actions"),
    Link("#child", "Your child"),
    Link(addresses.FEEDBACK, "You said, we did"),
    Link(addresses.CHANGES, "Changes"),
    Link(addresses.UPDATES, "Updates"),
    Link(addresses.MEASURES, "Measures"),
)
_ALL_PAGES = (
    Link(addresses.HOME, "Is it getting better?"),
    Link(addresses.ACTIONS, "The actions"),
    Link(addresses.FEEDBACK, "You said, we did"),
    Link(addresses.CHANGES, "Changes to the plan"),
    Link(addresses.UPDATES, "Updates"),
    Link(addresses.MEASURES, "Is it making a difference?"),
    Link(addresses.JOURNEY, "The story so far"),
    Link(addresses.EVIDENCE, "What it rests on"),
    Link(addresses.GLOSSARY, "What the words mean"),
    Link(addresses.ABOUT, "About this site"),
    Link(addresses.GET_INVOLVED, "Get involved"),
    Link(addresses.ACCESSIBILITY, "Accessibility"),
    Link(addresses.DATA, "Open data"),
)
