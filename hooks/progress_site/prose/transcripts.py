"""Words that stand in a file (what is said in a film, what a document says) → HTML of a page.

Three kinds of file are read. Markdown is rendered as an update is; its headings begin at the third
level, because a page puts its own heading above them. Plain text becomes paragraphs. From WebVTT,
the form of captions, the words and the speakers are taken, and the times are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import groupby

from markupsafe import Markup

from progress_site.fold.state import State
from progress_site.prose.markdown import Prose, Renderer
from progress_site.urls import addresses

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
    return Prose(Markup("\n").join(_paragraph(who, words) for who, words in parts), ())


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


def _paragraph(who: str | None, words: str) -> Markup:
    if who is None:
        return Markup("<p>{}</p>").format(words)
    return Markup("<p><b>{}:</b> {}</p>").format(who, words)


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
