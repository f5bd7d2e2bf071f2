"""Typical changes of this project, as `tests/changes/` writes them down, made on a copy."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parents[1] / "changes"


@dataclass(frozen=True)
class Change:
    """One change: the files that are edited by hand, what to try, and what then has to be there.

    ``run`` are the words of a `progress` command; without it the demonstration is built as of
    `WHILE_IT_RUNS`, as it is beside it where something is to be shown. ``shows`` are words by the
    path of the built file that has them, ``says`` are words of the output.
    """

    name: str
    title: str
    files: dict[str, list[dict[str, Any]]]
    content: dict[str, list[dict[str, Any]]]
    run: list[str]
    shows: dict[str, str | list[str]]
    says: str

    def make(self, root: Path) -> None:
        """Edit the copy of this project in ``root``."""
        for path, edits in (*self.files.items(), *self.content.items()):
            file = root / path
            for edit in edits:
                text = file.read_text(encoding="utf-8") if file.exists() else ""
                file.write_text(_edited(text, edit, path), encoding="utf-8")


def _edited(text: str, edit: dict[str, Any], path: str) -> str:
    if "new" in edit:
        return str(edit["new"])
    if "replace" in edit:
        assert text.count(edit["replace"]) == 1, f"{path}: once: {edit['replace']}"
        return text.replace(edit["replace"], edit["with"])
    lines = text.splitlines(keepends=True)
    words = edit.get("after") or edit["before"]
    found = [number for number, line in enumerate(lines) if words in line]
    assert len(found) == 1 or "nth" in edit, f"{path}: once: {words}"
    at = found[edit.get("nth", 1) - 1] + ("after" in edit)
    return "".join([*lines[:at], edit["add"], *lines[at:]])


def changes() -> list[Change]:
    """Return every change in the order of its file."""
    return [
        Change(
            name=file.stem,
            **{"content": {}, "run": [], "shows": {}, "says": ""}
            | yaml.safe_load(file.read_text(encoding="utf-8")),
        )
        for file in sorted(FOLDER.glob("*.yml"))
    ]
