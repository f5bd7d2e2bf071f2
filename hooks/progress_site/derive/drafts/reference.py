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
from progress_site.derive.views.get_involved import get_involved_view
from progress_site.derive.views.glossary import glossary_view
from progress_site.derive.views.journey import journey_view
from progress_site.derive.views.simple import SimpleView

#: Words of a page that a publisher keeps in Markdown, by the name of its file: title and HTML.
Words = Mapping[str, tuple[str, Markup]]


def reference_drafts(state: State, words: Words) -> Iterator[Draft]:
    """Yield the pages that there is one of, and each page that a publisher keeps in ``words``."""
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
        glossary_view(state),
    )
    empty = ("", Markup(""))
    title, body = words.get("about", empty)
    yield Draft(
        addresses.ABOUT,
        title or _("About this site"),
        _("Who made the plan, how statuses are judged, and who watches over it."),
        about_view(state, body),
        formats=format_views(state, state.library.plan),
    )
    title, body = words.get("get-involved", empty)
    yield Draft(
        addresses.GET_INVOLVED,
        title or _("Get involved"),
        _("How to ask a question or say what happened to you."),
        get_involved_view(state, title or _("Get involved"), body),
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
