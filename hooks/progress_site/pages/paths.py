"""The actions at a glance: a picture in which each action is a path and each milestone a stone.

The picture holds counts and nothing else: the stones of a path stand in the order of statuses that
all tallies have, what is done first, from below. The list beside it says the same in words.
"""

from __future__ import annotations

from dataclasses import dataclass

from progress_site.fold.state import ActionState, State
from progress_site.model.vocabulary import VOCABULARY
from progress_site.words.shown import Mark
from progress_site.words.wording import mark


@dataclass(frozen=True, slots=True)
class StoneView:
    """One milestone in the picture: its status, which is its shape, and its upper left corner."""

    key: str
    x: str
    y: str


@dataclass(frozen=True, slots=True)
class PathView:
    """One action in the picture: its number, the middle of its path, and its stones from below."""

    number: int
    middle: str
    x: str
    y: str
    height: str
    stones: tuple[StoneView, ...]


@dataclass(frozen=True, slots=True)
class PathsView:
    """All actions as paths. Lengths are in units of the drawing, which is ``width`` wide.

    ``kinds`` are the statuses that it shows; ``ground`` is the height at which all paths begin, and
    ``numbers`` that of the numbers below them.
    """

    width: str
    height: str
    ground: str
    numbers: str
    kinds: tuple[Mark, ...]
    paths: tuple[PathView, ...]


#: Ten paths are as wide as the text of a phone of 320 px: there one unit is one px, and a stone is
#: as large as a mark beside a word.
_STEP, _FEWEST = 28.8, 10
#: A stone is as wide as this; each takes this much of the height of a path.
_STONE, _RISE = 26, 27
#: Room for sun and hills above the longest path, and for the numbers below.
_SKY, _NUMBERS = 34, 30


def paths_view(state: State) -> PathsView | None:
    """Return the picture of all actions, or `None` while no milestone is on record."""
    actions = list(state.actions.values())
    longest = max((len(a.milestones) for a in actions), default=0)
    if not longest:
        return None
    ground = _SKY + _RISE * longest
    width = _STEP * max(len(actions), _FEWEST)
    left = (width - _STEP * len(actions)) / 2
    shown = {m.status for a in actions for m in a.milestones}
    return PathsView(
        width=_number(width),
        height=_number(ground + _NUMBERS),
        ground=_number(ground),
        numbers=_number(ground + 20),
        kinds=tuple(mark("status", status) for status in VOCABULARY["status"] if status in shown),
        paths=tuple(
            _path(action, left + _STEP * place, ground) for place, action in enumerate(actions)
        ),
    )


def _path(action: ActionState, left: float, ground: float) -> PathView:
    middle = left + _STEP / 2
    statuses = sorted((m.status for m in action.milestones), key=list(VOCABULARY["status"]).index)
    height = _RISE * len(statuses)
    return PathView(
        number=action.number,
        middle=_number(middle),
        x=_number(middle - _STONE / 2),
        y=_number(ground - height),
        height=_number(height),
        stones=tuple(
            StoneView(str(status), _number(middle - _STONE / 2), _number(ground - _RISE * (i + 1)))
            for i, status in enumerate(statuses)
        ),
    )


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
