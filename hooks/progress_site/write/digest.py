"""A digest as Markdown, as HTML for a mailing tool, and as plain text.

Links are whole addresses, because a letter has no place of its own. HTML is a fragment without
style or script; the tool that sends it brings both.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterator
from html import escape

from progress_site.derive.digest import Digest, Item

#: Where a line of plain text breaks: mail programs add to it when they quote.
_WIDTH = 72


def as_markdown(found: Digest, site_url: str) -> str:
    """Return the digest as Markdown."""
    return _joined(_markdown(found, site_url))


def as_html(found: Digest, site_url: str) -> str:
    """Return the digest as a fragment of HTML; its first heading is an `h2`."""
    return "".join(f"{line}\n" for line in _html(found, site_url))


def as_text(found: Digest, site_url: str) -> str:
    """Return the digest as plain text, in lines of at most 72 signs; addresses stay whole."""
    return _joined(_text(found, site_url))


FORMS: dict[str, Callable[[Digest, str], str]] = {
    "markdown": as_markdown,
    "html": as_html,
    "text": as_text,
}


def _joined(blocks: Iterator[str]) -> str:
    return "\n\n".join(blocks) + "\n"


def _title(item: Item) -> str:
    return _one_line(item.title)


def _one_line(text: str) -> str:
    return " ".join(text.split())


# -- Markdown


def _markdown(found: Digest, site_url: str) -> Iterator[str]:
    yield f"## {_md(found.title)}"
    for words in filter(None, (found.notice, found.empty)):
        yield _md(words)
    for section in found.sections:
        yield f"### {_md(section.heading)}"
        for item in section.items:
            yield f"#### [{_md(_title(item))}]({site_url}{item.href})"
            yield from (_md(line) for line in item.lines)
            if item.points:
                yield "\n".join(f"- {_md(point)}" for point in item.points)
    yield f"{_md(found.more)}: <{site_url}>"


def _md(text: str) -> str:
    """Return words that Markdown takes for nothing but words, in each of its dialects."""
    plain = escape(_one_line(text), quote=False).replace("~~", "&#126;&#126;")
    plain = re.sub(r"([\\`*_\[\]])", r"\\\1", plain)
    plain = re.sub(r"^([#+-])", r"\\\1", plain)
    return re.sub(r"^(\d+)([.)])(?=\s|$)", r"\1\\\2", plain)


# -- HTML


def _html(found: Digest, site_url: str) -> Iterator[str]:
    yield f"<h2>{escape(_one_line(found.title))}</h2>"
    for words in filter(None, (found.notice, found.empty)):
        yield f"<p>{escape(_one_line(words))}</p>"
    for section in found.sections:
        yield f"<h3>{escape(_one_line(section.heading))}</h3>"
        for item in section.items:
            link = f'<a href="{escape(site_url + item.href)}">{escape(_title(item))}</a>'
            yield f"<h4>{link}</h4>"
            yield from (f"<p>{escape(_one_line(line))}</p>" for line in item.lines)
            if item.points:
                points = (f"<li>{escape(_one_line(point))}</li>" for point in item.points)
                yield f"<ul>{''.join(points)}</ul>"
    yield f'<p><a href="{escape(site_url)}">{escape(_one_line(found.more))}</a></p>'


# -- plain text


def _text(found: Digest, site_url: str) -> Iterator[str]:
    yield _underlined(found.title, "=")
    for words in filter(None, (found.notice, found.empty)):
        yield _wrapped(words)
    for section in found.sections:
        yield _underlined(section.heading, "-")
        for item in section.items:
            lines = [_wrapped(_title(item)), *(_wrapped(line) for line in item.lines)]
            lines += [_wrapped(point, "* ") for point in item.points]
            yield "\n".join([*lines, f"{site_url}{item.href}"])
    yield f"{found.more}:\n{site_url}"


def _underlined(words: str, sign: str) -> str:
    lines = _wrapped(words).split("\n")
    return "\n".join([*lines, sign * max(len(line) for line in lines)])


def _wrapped(words: str, start: str = "") -> str:
    return textwrap.fill(
        _one_line(words),
        _WIDTH,
        initial_indent=start,
        subsequent_indent=" " * len(start),
        break_long_words=False,
        break_on_hyphens=False,
    )
