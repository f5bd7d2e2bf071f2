"""The pages to look things up in: story, glossary, about, how to ask, statement, pages of words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from progress_site.catalogue import _
from progress_site.derive import addresses
from progress_site.derive.drafts.draft import Draft
from progress_site.derive.state import State
from progress_site.derive.views.about import about_view
from progress_site.derive.views.accessibility import accessibility_view
from progress_site.derive.views.formats import format_views
from progress_site.derive.views.get_help import get_help_view
from progress_site.derive.views.glossary import glossary_view
from progress_site.derive.views.journey import journey_view, story_years
from progress_site.derive.views.parts import Link
from progress_site.derive.views.simple import SimpleView

#: Words of a page that a publisher keeps in Markdown, by the name of its file: title and HTML.
Words = Mapping[str, tuple[str, Markup]]


def reference_drafts(state: State, words: Words) -> Iterator[Draft]:
    """Yield the pages that there is one of, and each page that a publisher keeps in ``words``."""
    place = state.library.plan.place
    yield Draft(
        addresses.STORY,
        _("The story so far"),
        _(
            "From the first inspection of %(place)s’s SEND services to today, with each source.",
            place=place,
        ),
        journey_view(state),
    )
    for year, view in story_years(state).items():
        yield Draft(
            addresses.story_year(year),
            view.title,
            _("What happened in %(year)s, with each source.", year=year),
            view,
            (Link(addresses.STORY, _("The story so far")),),
            crumb=year,
        )
    yield Draft(
        addresses.GLOSSARY,
        _("Glossary"),
        _("Every abbreviation and hard word of this site, in plain words."),
        glossary_view(state),
    )
    empty = ("", Markup(""))
    _title, body = words.get("about", empty)
    yield Draft(
        addresses.ABOUT,
        _("About"),
        _("Who made the plan, how statuses are judged, and who watches over it."),
        about_view(state, body),
        formats=format_views(state, state.library.plan),
    )
    _title, body = words.get("get-help", empty)
    yield Draft(
        addresses.GET_HELP,
        _("Get help or have your say"),
        _("How to ask a question or say what happened to you."),
        get_help_view(state, body),
    )
    yield Draft(
        addresses.ACCESSIBILITY,
        _("Accessibility"),
        _("How well this website works for everybody, and what to do if it does not work for you."),
        accessibility_view(state),
        updated=state.statement.reviewed,
    )
    for stem, (title, body) in words.items():
        if stem not in ("about", "get-help"):
            yield Draft(f"{stem}/", title, title, SimpleView(title, body))
