"""A feed as Atom (RFC 4287)."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from progress_site.catalogue import _, language
from progress_site.write.feed_entries import Entry, Feed, stamp

_ATOM = "http://www.w3.org/2005/Atom"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def atom(feed: Feed) -> bytes:
    """Return the file."""
    root = ET.Element("feed", {"xmlns": _ATOM, _LANGUAGE: language()})
    _text(root, "title", feed.title)
    _text(root, "subtitle", feed.words)
    _text(root, "id", feed.id)
    _text(root, "updated", stamp(feed.updated))
    ET.SubElement(root, "link", rel="alternate", type="text/html", href=feed.home)
    if not feed.past:  # at that address stands the feed of today
        ET.SubElement(root, "link", rel="self", type="application/atom+xml", href=feed.own)
    _text(ET.SubElement(root, "author"), "name", feed.author)
    _text(root, "rights", _("Licence: %(licence)s", licence=feed.licence))
    for entry in feed.entries:
        _entry(root, entry)
    ET.indent(root, " ")
    made: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return made + b"\n"


def _entry(root: ET.Element, entry: Entry) -> None:
    made = ET.SubElement(root, "entry")
    _text(made, "title", entry.title)
    _text(made, "id", entry.id)
    ET.SubElement(made, "link", rel="alternate", type="text/html", href=entry.url)
    _text(made, "published", stamp(entry.published))
    _text(made, "updated", stamp(entry.updated))
    _text(ET.SubElement(made, "author"), "name", entry.speaker)
    for number, title in entry.about:
        ET.SubElement(made, "category", term=f"action-{number}", label=title)
    _text(made, "summary", entry.summary)
    _text(made, "content", entry.html, type="html")


def _text(parent: ET.Element, name: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, name, attributes).text = text
