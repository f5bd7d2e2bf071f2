"""A copy of a built site that opens by double-click: its links name files and not folders.

A browser that reads from a disk shows the contents of a folder for `/actions/`, and no page. So
each link to a folder of the site gets the `index.html` in it. Nothing else of a page is changed.
"""

from __future__ import annotations

import posixpath
import re
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urlsplit, urlunsplit

#: The tags whose links lead to a page. A `<link>` that says where the public page is stays true.
_LINK = re.compile(r'(<(?:a|area|form)\b[^>]*?\s(?:href|action)=")([^"]*)(")')


def open_from_disk(site: Path) -> None:
    """Change the pages of the built site in the folder ``site`` so that they open from a disk.

    `404.html` goes: no disk shows it, and its links begin at the root of a host.
    """
    (site / "404.html").unlink(missing_ok=True)
    for page in sorted(site.rglob("*.html")):
        folder = page.parent.relative_to(site).as_posix()
        old = page.read_text(encoding="utf-8")
        new = _LINK.sub(partial(_named, site, folder), old)
        if new != old:
            page.write_text(new, encoding="utf-8")


def _named(site: Path, folder: str, found: re.Match[str]) -> str:
    start, target, end = found.groups()
    parts = urlsplit(target)
    if parts.scheme or parts.netloc or not parts.path:
        return found.group()
    path = posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
    if not (site / path / "index.html").is_file():
        return found.group()
    name = posixpath.join(parts.path, "index.html")
    return f"{start}{urlunsplit(parts._replace(path=name))}{end}"
