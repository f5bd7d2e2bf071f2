"""What `mkdocs.yml` sets, in the file of a plan or in the one that it inherits."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import yaml

SETTINGS = "mkdocs.yml"


@dataclass(frozen=True, slots=True)
class Setting:
    """One plain value, and its place. ``file`` is relative to the plan."""

    value: str
    file: str
    line: int
    column: int


def setting(root: Path, key: str) -> Setting | None:
    """Return the plain value of ``key``, or `None` where no file says one.

    A file that cannot be read says nothing here: MkDocs itself reports what is wrong with it.
    """
    file, seen = SETTINGS, set[str]()
    while file not in seen:
        seen.add(file)
        plain = _plain_values(root / file)
        if key in plain:
            mark = plain[key].start_mark
            return Setting(plain[key].value, file, mark.line + 1, mark.column + 1)
        if "INHERIT" in plain:
            above = os.path.normpath(PurePosixPath(file).parent / plain["INHERIT"].value)
            file = PurePosixPath(above).as_posix()
    return None


def _plain_values(path: Path) -> dict[str, yaml.ScalarNode]:
    # Only looked at as nodes: MkDocs' file may hold tags that nothing here knows.
    try:
        top = yaml.compose(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return {}
    pairs = top.value if isinstance(top, yaml.MappingNode) else []
    return {name.value: value for name, value in pairs if isinstance(value, yaml.ScalarNode)}
