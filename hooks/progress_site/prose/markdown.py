"""Markdown that people wrote → HTML that is safe to publish.

Only tags and attributes on the list below survive; a script goes with all it holds. Addresses of
this site are written from its root (`/actions/3/`) and are made relative to the page, so that
they work at a root and under a sub-path.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import unescape

import markdown
import nh3
from markupsafe import Markup, escape

from progress_site.urls.addresses import root_from

_TAGS = {
    "a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "dl", "dt", "em",
    "figcaption", "figure", "h2", "h3", "h4", "hr", "i", "img", "ins", "li", "ol", "p", "pre", "q",
    "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href"},
    "abbr": {"title"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "*": {"lang", "dir"},
}
_SCHEMES = {"http", "https", "mailto", "tel"}
#: A picture as it is written out after cleaning: every value stands in double quotes.
_PICTURE = re.compile(r'<img(?: [a-z]+="[^"]*")*>')

#: A paragraph that is a link and nothing else: it gets the size of a target, as links in a list do.
_LONE_LINK = re.compile(r"<p>(?=<a [^>]*>(?:(?!</a>).)*</a>[.!?]?</p>)", re.S)


@dataclass(frozen=True, slots=True)
class Prose:
    """HTML made from Markdown, and every address of this site that it leads to, as written."""

    html: Markup
    addresses: tuple[str, ...]


@dataclass
class Renderer:
    """Turns Markdown into HTML, one text after the other; keeps nothing between two texts.

    ``lost`` are addresses, as written, that have no page: a link to one becomes plain words.
    """

    lost: frozenset[str] = frozenset()
    _markdown: markdown.Markdown = field(
        default_factory=lambda: markdown.Markdown(
            extensions=["abbr", "def_list", "sane_lists", "tables"], output_format="html"
        )
    )

    def render(self, text: str, address: str) -> Prose:
        """Return the HTML of ``text`` for the page at ``address``."""
        if not text.strip():
            return Prose(Markup(""), ())
        self._markdown.reset()
        raw = self._markdown.convert(text)
        # The page has its own h1: headings that people write begin one level below.
        raw = re.sub(r"<(/?)h1\b", r"<\1h2", raw)
        found: list[str] = []
        html = clean(raw, _filter(root_from(address), found, self.lost))
        html = _LONE_LINK.sub('<p class="links">', html)
        return Prose(Markup(html), tuple(dict.fromkeys(found)))  # cleaned just above


def clean(html: str, attribute_filter: Callable[[str, str, str], str | None] | None = None) -> str:
    """Return HTML with only what is on the list of allowed tags and attributes."""
    cleaned = nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        attribute_filter=attribute_filter,
        set_tag_attribute_values={"th": {"scope": "col"}, "img": {"loading": "lazy"}},
        link_rel=None,
    )
    return _PICTURE.sub(_words_of_lost_picture, cleaned)


def _words_of_lost_picture(match: re.Match[str]) -> str:
    """Return a picture that has an address as it is, and of any other one only its words."""
    if ' src="' in match[0]:
        return match[0]
    words = re.search(r' alt="([^"]*)"', match[0])
    return str(escape(unescape(words[1]))) if words else ""


def _filter(
    root: str, found: list[str], lost: frozenset[str]
) -> Callable[[str, str, str], str | None]:
    def keep(tag: str, attribute: str, value: str) -> str | None:
        if attribute not in ("href", "src"):
            return value
        if re.match(r"(https?|mailto|tel):", value, re.I):
            # A picture from another host would tell that host who reads this page.
            return None if attribute == "src" else value
        found.append(value)
        if value in lost:
            return None
        if re.match(r"/(?![/\\])", value):
            return root + value[1:]
        return None if attribute == "src" else value

    return keep
