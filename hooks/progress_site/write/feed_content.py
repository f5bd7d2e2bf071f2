"""What a feed says of one update: all that its page says, as HTML that needs nothing around it.

Feed readers show it without our style, away from this site: every link is a whole address, and what
the page says by shape is said in words.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urljoin

from markupsafe import Markup, escape

from progress_site.catalogue import _
from progress_site.derive.markdown import clean
from progress_site.derive.views.parts import Cite, EventView, Link
from progress_site.derive.views.updates import UpdateView


def content(view: UpdateView, site_url: str, page: str) -> str:
    """Return the HTML of an update. ``page`` is the whole address of its page.

    Of a withdrawn update it is the notice alone.
    """
    if view.withdrawn:
        return str(_paragraph(view.withdrawn))
    parts: list[Markup] = [_paragraph(view.summary)]
    for link in view.corrected_by:
        parts.append(_labelled(_("This was corrected later:"), _link(link, site_url)))
    if view.corrects:
        parts.append(_labelled(_("This puts a mistake right:"), _link(view.corrects, site_url)))
    facts = [_fact(_("Date"), view.date.words)]
    if view.happened:
        facts.append(_fact(_("It happened"), view.happened.words))
    facts.append(_fact(_("Said by"), view.speaker))
    parts.append(_list(facts))
    if view.doubt:
        parts.append(_labelled(_("In doubt:"), escape(view.doubt)))
    parts.append(_absolute(view.body, page))
    if view.source:
        parts.append(_labelled(_("Source:"), _cite(view.source)))
    if view.events:
        parts.append(_heading(_("What this changed in the record")))
        parts.append(_list(_event(event, site_url) for event in view.events))
    if view.evidence:
        parts.append(_heading(_("What shows it")))
        parts.append(_list(_link(link, site_url) for link in view.evidence))
    if view.about or view.areas:
        parts.append(_heading(_("What it is about")))
        about = [_link(link, site_url) for link in view.about]
        parts.append(_list([*about, *(escape(words) for words in view.areas)]))
    return "\n".join(str(part) for part in parts if part)


def _event(event: EventView, site_url: str) -> Markup:
    """Return one change, each thing that is said of it in a paragraph."""
    parts = [Markup("<p><b>{}</b></p>").format(event.headline)]
    if event.corrected_by:
        right = _link(event.corrected_by, site_url)
        parts.append(_labelled(_("This was corrected later:"), right))
    if event.corrects:
        wrong = _link(event.corrects, site_url)
        parts.append(_labelled(_("This puts a mistake right:"), wrong))
    if event.before:
        parts.append(_labelled(_("Was"), escape(event.before)))
    if event.after:
        parts.append(_labelled(_("Now"), escape(event.after)))
    if event.size:
        parts.append(_paragraph(f"{event.size}."))
    if event.words:
        parts.append(_paragraph(event.words))
    if event.reason:
        parts.append(_labelled(_("Why:"), escape(event.reason)))
    if event.effect:
        parts.append(_labelled(_("What it means for families:"), escape(event.effect)))
    if event.agreed_by:
        parts.append(_labelled(_("Agreed by:"), escape(event.agreed_by)))
    if event.evidence:
        parts.append(_labelled(_("What shows it:"), Markup("")))
        parts.append(_list(_link(link, site_url) for link in event.evidence))
    if event.subject:
        parts.append(Markup("<p>{}</p>").format(_link(event.subject, site_url)))
    return Markup("\n").join(parts)


# -- pieces of HTML; `format` of `Markup` escapes what is put in


def _paragraph(words: str) -> Markup:
    return Markup("<p>{}</p>").format(words)


def _labelled(label: str, value: Markup) -> Markup:
    return Markup("<p><b>{}</b> {}</p>").format(label, value)


def _heading(words: str) -> Markup:
    return Markup("<h2>{}</h2>").format(words)


def _fact(label: str, words: str) -> Markup:
    return Markup("{}: {}").format(label, words)


def _list(items: Iterable[Markup]) -> Markup:
    made = Markup("\n").join(Markup("<li>{}</li>").format(item) for item in items)
    return Markup("<ul>\n{}\n</ul>").format(made)


def _link(link: Link, site_url: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(urljoin(site_url, link.href), link.text)


def _cite(source: Cite) -> Markup:
    title = escape(source.title)
    if source.url:
        title = Markup('<a href="{}">{}</a>').format(source.url, source.title)
    more = [
        words for words in (source.publisher, source.date.words if source.date else None) if words
    ]
    return Markup(", ").join([title, *(escape(words) for words in more)])


def _absolute(body: Markup, page: str) -> Markup:
    """Return cleaned HTML once more cleaned, with every address made whole."""

    def whole(_tag: str, attribute: str, value: str) -> str | None:
        return urljoin(page, value) if attribute in ("href", "src") else value

    return Markup(clean(str(body), whole))  # cleaned just here
