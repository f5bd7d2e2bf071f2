"""`/badge/actions/N.svg`: a small picture of how far an action is, for other sites.

Words and a shape for each, on a background of its own. Nobody knows the letters of the reader's
machine, so each text is given the room that it takes in the widest common ones, and `textLength`
makes others fill it. What is too wide for a column of a phone goes on in a second row: not every
theme narrows a picture.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from progress_site.catalogue import _
from progress_site.fold.state import ActionState
from progress_site.model.vocabulary import Status
from progress_site.pages.components import action_name, numbered_title
from progress_site.pages.templates import render
from progress_site.prose.markdown import printable
from progress_site.words.wording import within

_SIZE, _ICON, _GAP, _SPACE = 16, 20, 6, 10
#: Pixels that WordPress's own theme leaves on a phone of 320.
_WIDEST = 260
#: The height of a row where it is the only one, which is a link of 44, and where it is not.
_ALONE, _ROW = 44, 36

# Widths in thousandths of the size of the letters, as in Verdana, a wide one; bold is wider still.
_BOLD = 1.12
_NARROW, _WIDE = "fijlrtI.,:;’'()| ", "mwMWOQ@%"


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words with their shape, and where they are drawn. ``tone`` is a colour of the template.

    ``shape`` is the name of an icon. ``width`` is the room that the piece fills in its row.
    """

    words: str
    shape: str | None
    tone: str
    x: int = 0
    y: int = 0
    width: int = 0
    height: int = _ALONE

    @property
    def middle(self) -> int:
        """The middle of the row, in pixels from the top."""
        return self.y + self.height // 2

    @property
    def text_x(self) -> int:
        """Where the words begin, behind the shape."""
        return self.x + _SPACE + (_ICON + _GAP if self.shape else 0)

    @property
    def text_width(self) -> int:
        """The room for the words, in pixels."""
        thousandths = sum(_letter(letter) for letter in self.words)
        return round(thousandths * _SIZE / 1000 * (_BOLD if self.tone == "name" else 1))

    @property
    def own_width(self) -> int:
        """The room that the piece needs, in pixels, with space on both sides."""
        return self.text_x - self.x + self.text_width + _SPACE


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

    It is in the title of the picture; on the badge itself only in a build of a past day.
    """
    said = list(_said(action))
    pieces = [_Piece(action_name(action.number), None, "name"), *said]
    if demonstration:
        pieces.append(_Piece(_("Demonstration"), None, "made_up"))
    if past_day:
        pieces.append(_Piece(day, None, "plain"))
    title = numbered_title(action)
    words = _(
        "%(action)s: %(said)s, on %(day)s",
        action=_("Demonstration: %(title)s", title=title) if demonstration else title,
        said=", ".join(piece.words for piece in said),
        day=day,
    )
    placed = list(_placed(pieces))
    svg = render(
        "badge/action.svg",
        title=printable(words),
        pieces=placed,
        width=placed[-1].x + placed[-1].width,
        height=placed[-1].y + placed[-1].height,
    )
    return f"{svg}\n".encode()


def _said(action: ActionState) -> Iterator[_Piece]:
    total, done = len(action.milestones), action.done
    if action.record.withdrawn:
        yield _Piece(_("Withdrawn"), None, "plain")
    elif action.merged_into:
        yield _Piece(_("merged into action %(number)s", number=action.merged_into), None, "plain")
    elif not total:
        yield _Piece(_("no milestones yet"), None, "plain")
    else:
        shape = "done" if done == total else "doing" if done else "idle"
        words = _("%(done)s of %(total)s done", done=done, total=total)
        yield _Piece(words, shape, "done" if done else "plain")
        for status, shape in (
            (Status.LATE, "late"),
            (Status.AT_RISK, "risk"),
            (Status.UNFINISHED, "unfinished"),
        ):
            if number := action.counts.get(status, 0):
                word = within("status", status)
                yield _Piece(f"{number} {word}", shape, "alert")


def _placed(pieces: list[_Piece]) -> Iterator[_Piece]:
    """Yield the pieces in rows no wider than a phone's column; the last of each fills its row."""
    rows: list[list[_Piece]] = [[]]
    for piece in pieces:
        if rows[-1] and sum(p.own_width for p in rows[-1]) + piece.own_width > _WIDEST:
            rows.append([])
        rows[-1].append(piece)
    width = max(sum(piece.own_width for piece in row) for row in rows)
    height = _ROW if len(rows) > 1 else _ALONE
    for number, row in enumerate(rows):
        x = 0
        for piece in row:
            room = width - x if piece is row[-1] else piece.own_width
            yield replace(piece, x=x, y=number * height, width=room, height=height)
            x += room
