"""What WordPress makes of the oEmbed answer of a site that it does not know.

Written anew from what its source was seen to do (`wp-includes/embed.php`, the filters of an oEmbed
result; `wp-embed.js`): none of its code is here. `wordpress.js` stands in for its script. What they
do together: of the HTML, only links, quotations and frames are kept, with few attributes; the frame
gets a sandbox and a secret, and is hidden while a quotation stands before it; a message from the
frame that knows the secret shows it and says its height, held between 200 and 1000. In a post
without blocks, the words of the quotation and the frame become paragraphs.

`trials/in_wordpress.py` tries the real one; this stands in where none is at hand.
"""

from __future__ import annotations

import json
import re
from html import escape
from html.parser import HTMLParser
from pathlib import Path

SCRIPT = Path(__file__).with_suffix(".js")

#: A place for discovery: the head of a page, a link with this type, its whole address.
_DISCOVERED = re.compile(
    r'<link[^<>]*type="application/json\+oembed"[^<>]*href="(?P<href>https?://[^"]+)"'
)
_KEPT = {
    "a": {"href"},
    "blockquote": set[str](),
    "iframe": {
        *("src", "width", "height", "frameborder", "marginwidth", "marginheight", "scrolling"),
        "title",
    },
}


def discovered(page: str) -> str | None:
    """Return the address of the oEmbed answer that the head of a page names."""
    found = _DISCOVERED.search(page.partition("</head>")[0])
    return found["href"] if found else None


def rewritten(answer: bytes, secret: str) -> str:
    """Return what stands in the post. ``secret`` is ten letters and digits."""
    data = json.loads(answer)
    assert data["type"] == "rich"
    kept = _Kept()
    kept.feed(data["html"])
    kept.close()
    html = "".join(kept.parts)
    found = re.search(r"(<blockquote>.*?</blockquote>)?.*(<iframe.*?></iframe>)", html, re.DOTALL)
    assert found is not None, "without a frame WordPress shows nothing"
    quotation, frame = found[1] or "", found[2]
    source = re.search(r' src="([^"]*)"', frame)
    assert source is not None
    frame = frame.replace(
        source[0], f' src="{source[1]}#?secret={secret}" data-secret="{secret}"', 1
    )
    frame = frame.replace(
        "<iframe",
        '<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted"',
    )
    if quotation:
        frame = frame.replace("<iframe", '<iframe style="position: absolute; visibility: hidden;"')
        kind = f'<blockquote class="wp-embedded-content" data-secret="{secret}"'
        quotation = quotation.replace("<blockquote>", f"{kind}><p>")
        quotation = quotation.replace("</blockquote>", "</p></blockquote>\n")
    return f"{quotation}<p>{frame}</p>"


class _Kept(HTMLParser):
    """Keeps the few elements and attributes that WordPress keeps, and all text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _KEPT:
            kept = [f' {n}="{escape(v or "")}"' for n, v in attrs if n in _KEPT[tag]]
            self.parts.append(f"<{tag}{''.join(kept)}>")

    def handle_endtag(self, tag: str) -> None:
        if tag in _KEPT:
            self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.parts.append(escape(data, quote=False))
