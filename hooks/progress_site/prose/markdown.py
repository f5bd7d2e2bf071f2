"""Markdown that people wrote → HTML that is safe to publish.

Only tags and attributes on the list below survive; a script goes with all it holds. Addresses of
this site are written from its root (`/actions/3/`) and are made relative to the page, so that
they work at a root and under a sub-path.

Three kinds of file are read. Markdown is rendered as an update is; its headings begin at the third
level, because a page puts its own heading above them. Plain text becomes paragraphs. From WebVTT,
the form of captions, the words and the speakers are taken, and the times are left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from itertools import groupby

import markdown
import nh3
from markupsafe import Markup, escape

from progress_site.fold.state import State
from progress_site.model.library import ProsePage
from progress_site.urls import addresses
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


#: “Anna: …” or “Second chair: …” at the beginning of a line: who speaks.
_SPEAKER = re.compile(r"(?P<who>[A-Z][\w.’'-]*(?: [^\W\d][\w.’'-]*){0,3}): (?P<words>\S.*)", re.S)
_CUE_TIME = re.compile(r"\s*(?:\d+:)?\d\d:\d\d[.,]\d\d\d\s+-->")
_VOICE = re.compile(r"<v(?:\.[^ >]*)? (?P<who>[^>]+)>")
_HEADING = re.compile(r"<(?P<end>/?)h(?P<level>[2-4])>")


def words_of(
    renderer: Renderer, name: str, text: str, address: str, *, spoken: bool = True
) -> Prose:
    """Return the HTML of a file of words, for the page at ``address``.

    ``spoken``: it is what somebody says, so that “Anna: …” tells who speaks.
    """
    if name.lower().endswith(".md"):
        prose = renderer.render(text, address)
        return Prose(_below(prose.html), prose.addresses)
    parts = _cues(text) if name.lower().endswith(".vtt") else _paragraphs(text, spoken=spoken)
    named, plain = Markup("<p><b>{}:</b> {}</p>"), Markup("<p>{}</p>")
    paragraphs = (named.format(who, words) if who else plain.format(words) for who, words in parts)
    return Prose(Markup("\n").join(paragraphs), ())


def bodies_of_texts(state: State, renderer: Renderer) -> dict[str, Prose]:
    """Return the HTML of each file of words that evidence of the day names, by its name."""
    return {
        name: words_of(
            renderer,
            name,
            state.library.texts[name],
            addresses.source(entry.id),
            spoken=name == entry.transcript,
        )
        for entry in state.evidence.values()
        for name in (entry.transcript, entry.words_file)
        if name is not None and name in state.library.texts
    }


def _below(html: Markup) -> Markup:
    """Put headings under the second level, without a step left out between them."""
    levels = sorted({m["level"] for m in _HEADING.finditer(html)})
    new = {level: min(3 + place, 4) for place, level in enumerate(levels)}

    def renamed(match: re.Match[str]) -> str:
        return f"<{match['end']}h{new[match['level']]}>"

    return Markup(_HEADING.sub(renamed, html))  # only names of elements of cleaned HTML change


def _paragraphs(text: str, *, spoken: bool) -> Iterator[tuple[str | None, str]]:
    """Yield who speaks, where it is said, and the words of each paragraph of plain text."""
    for block in re.split(r"\n\s*\n", text.strip()):
        lines = [line.strip() for line in block.split("\n") if line.strip()]
        if not spoken:
            yield None, " ".join(lines)
            continue
        # A new speaker begins a paragraph of his own, also on the next line.
        begins = [i for i, line in enumerate(lines) if i == 0 or _SPEAKER.fullmatch(line)]
        for begin, end in zip(begins, [*begins[1:], len(lines)], strict=True):
            yield _who_and_words(" ".join(lines[begin:end]))


def _who_and_words(text: str) -> tuple[str | None, str]:
    found = _SPEAKER.fullmatch(text)
    return (found["who"], found["words"]) if found else (None, text)


def _cues(text: str) -> Iterator[tuple[str | None, str]]:
    """Yield who speaks and what is said, from captions; what one speaker says is kept together."""
    said = [one for block in re.split(r"\n\s*\n", text) if (one := _who_said(block))[1]]
    for who, group in groupby(said, key=lambda one: one[0]):
        yield who, " ".join(words for _who, words in group)


def _who_said(block: str) -> tuple[str | None, str]:
    """Return who says what in a block of captions; a note or a style says nothing."""
    lines = block.split("\n")
    # The times stand in the first line of a cue, or in the second below a name.
    first = next((i for i, line in enumerate(lines[:2]) if _CUE_TIME.match(line)), len(lines))
    words = " ".join(line.strip() for line in lines[first + 1 :] if line.strip())
    voice = _VOICE.search(words)
    plain = unescape(re.sub(r"<[^>]*>", "", words))
    return (unescape(voice["who"]).strip(), plain) if voice else _who_and_words(plain)


@dataclass(frozen=True, slots=True)
class RenderedProse:
    """The words of updates by slug, and of files by name (``bodies``); ``pages`` of words by name.

    An update, or a film or document, that is not yet visible on the day has none.
    """

    bodies: Mapping[str, Prose]
    pages: Mapping[str, Prose]

    def body(self, name: str) -> Markup:
        """Return the HTML of an update by its slug, or of a file of words by its name."""
        return self.bodies[name].html

    def links(self) -> Iterator[str]:
        """Yield every address of this site that the words lead to, as written."""
        for prose in (*self.bodies.values(), *self.pages.values()):
            yield from prose.addresses


def render_prose(
    state: State, pages: Mapping[str, ProsePage], lost: frozenset[str] = frozenset()
) -> RenderedProse:
    """Return what people wrote, as it is published on the day of ``state``.

    ``lost`` are links that lead nowhere on this day; they become plain words.
    """
    renderer = Renderer(lost)
    bodies = {u.slug: renderer.render(u.body, addresses.update(u.slug)) for u in state.updates}
    bodies |= bodies_of_texts(state, renderer)
    return RenderedProse(
        bodies, {stem: renderer.render(page.body, f"{stem}/") for stem, page in pages.items()}
    )


#: What XML 1.0 (2.2, Char) does not allow, and a calendar or a spreadsheet cannot show either.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """Return ``text`` without control characters; tabs and ends of lines stay."""
    return _CONTROL.sub("", text)
