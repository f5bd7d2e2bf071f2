"""`/badge/actions/N.svg`: a small picture of how far an action is, for other sites.

Words and a shape for each, on a background of its own, in attributes alone: no style, no script,
no letters from elsewhere. Nobody knows the letters of the reader's machine, so each text is given
the room that it takes in the widest common ones, and `textLength` makes others fill it. What is too
wide for a column of a phone goes on in a second row: not every theme narrows a picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from progress_site.catalogue import _
from progress_site.derive.state import ActionState
from progress_site.derive.views.common import action_name, numbered_title
from progress_site.derive.wording import within
from progress_site.model.words import Status

#: Shapes of the site's own marks: (how it is drawn, path). A test holds them against the icons.
SHAPES: dict[str, tuple[tuple[str, str], ...]] = {
    "done": (
        ("f", "M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20z"),
        ("k", "m7.2 12.4 3.3 3.3 6.2-7"),
    ),
    "doing": (("", "M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20z"), ("f", "M12 2a10 10 0 0 1 0 20z")),
    "idle": (("d", "M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20z"),),
    "late": (("", "M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20zM12 6v6.5l4 2.5"),),
    "risk": (("", "M12 1.5 22.5 12 12 22.5 1.5 12zM12 7v6m0 3.5v.1"),),
    "unfinished": (("", "M18.5 4.4A10 10 0 1 0 22 12"), ("", "M12 6v6.5l4 2.5")),
}

# Colours of the site, each at least 7:1 on its background.
_DEEP, _PAPER, _INK, _MOSS, _STRAW, _PENCIL = (
    "#0a3841", "#ffffff", "#18282c", "#1b5133", "#614000", "#484a57",
)  # fmt: skip

_SIZE, _ICON, _GAP = 16, 20, 6
#: Pixels that WordPress's own theme leaves on a phone of 320.
_WIDEST = 260
#: The height of a row where it is the only one, which is a link of 44, and where it is not.
_ALONE, _ROW = 44, 36
_FONTS = "Verdana, DejaVu Sans, Noto Sans, Arial, sans-serif"

# Widths in thousandths of the size of the letters, as in Verdana, a wide one; bold is wider still.
_BOLD = 1.12
_NARROW, _WIDE = "fijlrtI.,:;’'()| ", "mwMWOQ@%"


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words with their shape, on a background."""

    words: str
    shape: str | None
    ink: str
    paper: str = _PAPER
    bold: bool = False
    dashed: bool = False

    @property
    def text_width(self) -> int:
        """The room for the words, in pixels."""
        thousandths = sum(_letter(letter) for letter in self.words)
        return round(thousandths * _SIZE / 1000 * (_BOLD if self.bold else 1))

    @property
    def width(self) -> int:
        """The whole room, in pixels, with space on both sides."""
        return self.text_width + 2 * 10 + (_ICON + _GAP if self.shape else 0)


def _letter(letter: str) -> int:
    if letter in _NARROW:
        return 400
    if letter in _WIDE:
        return 900
    if ord(letter) > 0x2E80:  # a letter of East Asia, or an emoji
        return 1050
    return 740 if letter.isupper() else 632


def badge(action: ActionState, *, day: str, past_day: bool, demonstration: bool) -> bytes:
    """Return the badge of an action. ``day`` is that of the site, in words.

    It stands in the title of the picture; on the badge itself only in a build of a past day.
    """
    said = list(_said(action))
    pieces = [_Piece(action_name(action.number), None, _PAPER, _DEEP, bold=True), *said]
    if demonstration:
        pieces.append(_Piece(_("Demonstration"), None, _PENCIL, dashed=True))
    if past_day:
        pieces.append(_Piece(day, None, _INK))
    title = numbered_title(action)
    words = _(
        "%(action)s: %(said)s, on %(day)s",
        action=_("Demonstration: %(title)s", title=title) if demonstration else title,
        said=", ".join(piece.words for piece in said),
        day=day,
    )
    return _drawn(pieces, words)


def _said(action: ActionState) -> Iterator[_Piece]:
    total, done = len(action.milestones), action.done
    if action.record.withdrawn:
        yield _Piece(_("Withdrawn"), None, _INK)
    elif action.merged_into:
        yield _Piece(_("merged into action %(number)s", number=action.merged_into), None, _INK)
    elif not total:
        yield _Piece(_("no milestones yet"), None, _INK)
    else:
        shape = "done" if done == total else "doing" if done else "idle"
        words = _("%(done)s of %(total)s done", done=done, total=total)
        yield _Piece(words, shape, _MOSS if done else _INK)
        for status, shape in (
            (Status.LATE, "late"),
            (Status.AT_RISK, "risk"),
            (Status.UNFINISHED, "unfinished"),
        ):
            if number := action.counts.get(status, 0):
                word = within("status", status)
                yield _Piece(f"{number} {word}", shape, _STRAW)


def _drawn(pieces: list[_Piece], title: str) -> bytes:
    rows = _rows(pieces)
    width = max(sum(piece.width for piece in row) for row in rows)
    high = _ROW if len(rows) > 1 else _ALONE
    height = high * len(rows)
    svg = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "width": str(width),
            "height": str(height),
            "viewBox": f"0 0 {width} {height}",
            "role": "img",
            "aria-labelledby": "title",
            "font-family": _FONTS,
            "font-size": str(_SIZE),
        },
    )
    ET.SubElement(svg, "title", {"id": "title"}).text = _fit_for_xml(title)
    for number, row in enumerate(rows):
        at, top = 0, number * high
        for piece in row:
            # The last one fills its row.
            wide = piece.width if piece is not row[-1] else width - at
            room = {"x": str(at), "y": str(top), "width": str(wide), "height": str(high)}
            ET.SubElement(svg, "rect", {**room, "fill": piece.paper})
            _words(svg, piece, at, top + high // 2)
            at += piece.width
    frame = {"x": "1", "y": "1", "width": str(width - 2), "height": str(height - 2)}
    ET.SubElement(svg, "rect", {**frame, "fill": "none", "stroke": _DEEP, "stroke-width": "2"})
    return (ET.tostring(svg, encoding="unicode") + "\n").encode()


def _rows(pieces: list[_Piece]) -> list[list[_Piece]]:
    """Return the pieces in rows that are no wider than a phone's column, where that can be."""
    rows: list[list[_Piece]] = [[]]
    for piece in pieces:
        if rows[-1] and sum(p.width for p in rows[-1]) + piece.width > _WIDEST:
            rows.append([])
        rows[-1].append(piece)
    return rows


def _words(svg: ET.Element, piece: _Piece, at: int, middle: int) -> None:
    if piece.dashed:
        frame = {"x": str(at + 3), "y": str(middle - 15), "width": str(piece.width - 8)}
        line = {"stroke": piece.ink, "stroke-width": "2", "stroke-dasharray": "5 4", "rx": "6"}
        ET.SubElement(svg, "rect", {**frame, **line, "height": "30", "fill": "none"})
    x = at + 10
    if piece.shape:
        scale = _ICON / 24
        place = f"translate({x} {middle - _ICON // 2}) scale({scale:.4f})"
        group = ET.SubElement(svg, "g", {"transform": place, **_line(piece.ink)})
        for drawn, path in SHAPES[piece.shape]:
            ET.SubElement(group, "path", {**_DRAWN[drawn], **_filled(drawn, piece), "d": path})
        x += _ICON + _GAP
    text = {
        "x": str(x),
        "y": str(middle + 6),
        "fill": piece.ink,
        "textLength": str(piece.text_width),
        "lengthAdjust": "spacingAndGlyphs",
    }
    if piece.bold:
        text["font-weight"] = "bold"
    ET.SubElement(svg, "text", text).text = _fit_for_xml(piece.words)


_DRAWN: dict[str, dict[str, str]] = {
    "": {},
    "f": {},
    "k": {},
    "d": {"stroke-dasharray": "2.8 3.483"},
}


def _line(ink: str) -> dict[str, str]:
    round_line = {"stroke-linecap": "round", "stroke-linejoin": "round"}
    return {"fill": "none", "stroke": ink, "stroke-width": "2.4", **round_line}


def _filled(drawn: str, piece: _Piece) -> dict[str, str]:
    if drawn == "f":
        return {"fill": piece.ink}
    return {"stroke": piece.paper} if drawn == "k" else {}


#: Signs that XML 1.0 does not allow, not even written as numbers.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _fit_for_xml(text: str) -> str:
    return _NOT_XML.sub("", text)
