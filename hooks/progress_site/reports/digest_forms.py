"""A digest as Markdown, as HTML for a mailing tool, and as plain text.

Links are whole addresses, because a letter has no place of its own.
"""

from __future__ import annotations

import re
import textwrap
from html import escape

from progress_site.pages.templates import render
from progress_site.reports.digest import Digest

#: Where a line of plain text breaks: mail programs add to it when they quote.
_WIDTH = 72

#: The template of each form that `progress digest --format` knows.
FORMS = {
    "markdown": "digest/digest.md",
    "html": "digest/digest.html",
    "text": "digest/digest.txt",
}


def written(form: str, digest: Digest, site_url: str) -> str:
    """Return a digest in one of the `FORMS`. ``site_url`` ends in a slash."""
    text = render(
        FORMS[form],
        digest=digest,
        site_url=site_url,
        plain=_plain,
        wrapped=_wrapped,
        underlined=_underlined,
    )
    return f"{text}\n"


def _plain(text: str) -> str:
    """Return words that Markdown takes for nothing but words, in each of its dialects."""
    plain = escape(" ".join(text.split()), quote=False).replace("~~", "&#126;&#126;")
    plain = re.sub(r"([\\`*_\[\]])", r"\\\1", plain)
    plain = re.sub(r"^([#+-])", r"\\\1", plain)
    return re.sub(r"^(\d+)([.)])(?=\s|$)", r"\1\\\2", plain)


def _underlined(words: str, sign: str) -> str:
    lines = _wrapped(words).split("\n")
    return "\n".join([*lines, sign * max(len(line) for line in lines)])


def _wrapped(words: str, start: str = "") -> str:
    return textwrap.fill(
        " ".join(words.split()),
        _WIDTH,
        initial_indent=start,
        subsequent_indent=" " * len(start),
        break_long_words=False,
        break_on_hyphens=False,
    )
