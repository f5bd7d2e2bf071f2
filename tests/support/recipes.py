"""The recipes of the guide, as steps that a test can do: files before and after, and what shows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from tests.unit.docs.reading import MAINTAINING

GUIDE = MAINTAINING / "publishing.md"

_FENCE = re.compile(r"```\w*")
_SHOWS = re.compile(r"The page `/([^`]*)` then says “([^”]+)”(?:\. It no longer says “([^”]+)”)?")


@dataclass
class Step:
    """One commit: each edit is a file with the words that go and those that come.

    ``before`` is `None` for a new file. ``shows`` are an address, what its page says then, and
    what it no longer says.
    """

    edits: list[tuple[str, str | None, str]] = field(default_factory=list)
    shows: tuple[str, str, str | None] | None = None


@dataclass
class Recipe:
    """A heading of the guide, with its steps."""

    title: str
    steps: list[Step]


def recipes() -> list[Recipe]:
    """Return every recipe of the guide, in the order in which it stands there.

    A step ends where the guide says what a page then says.
    """
    found: list[Recipe] = []
    lines = iter(GUIDE.read_text(encoding="utf-8").split("## Recipes", 1)[1].splitlines())
    step, word, path, before = Step(), "", "", None
    for line in lines:
        if line.startswith("### "):
            assert not step.edits, f"{line}: the recipe above ends without saying what shows"
            found.append(Recipe(line.removeprefix("### "), []))
        elif line in ("Before:", "After:", "New:"):
            word = line
        elif named := re.fullmatch(r"`([^` ]+/[^` ]+)`", line):
            path = named[1]
        elif _FENCE.fullmatch(line):
            text = "".join(f"{inner}\n" for inner in iter(lines.__next__, "```"))
            if word == "Before:":
                before = text
            else:
                assert (word == "After:") == (before is not None), f"{path}: before, or after?"
                step.edits.append((path, before, text))
                before = None
        elif shown := _SHOWS.match(line):
            step.shows = (shown[1], shown[2], shown[3])
            found[-1].steps.append(step)
            step = Step()
    assert not step.edits
    return found


def apply(step: Step, project: Path) -> None:
    """Do what a step says in the files of ``project``."""
    for name, before, after in step.edits:
        path = project / name
        if before is None:
            assert not path.exists(), f"{name} is new in the guide, and there already"
            path.write_text(after, encoding="utf-8")
            continue
        text = path.read_text(encoding="utf-8")
        assert text.count(before) == 1, f"{name} has not just once what stands before"
        path.write_text(text.replace(before, after), encoding="utf-8")
