"""Makes the output of a failed build readable: only what helps to mend it is left."""

from __future__ import annotations

import re
from pathlib import Path

_COLOUR = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_LOG_LEVEL = re.compile(r"^(DEBUG|INFO|WARNING|ERROR|CRITICAL) +-\s+")
_FRAME = re.compile(r'^  File "(?P<path>[^"]+)", line \d+')
# The line of code and the marks under it; those of templates are not indented.
_OF_FRAME = re.compile(r" {4}|[~^]+$")
_LONGEST = 200


def tidy(raw: str, project: Path) -> str:
    """Return ``raw`` without progress notes, colours, and steps outside the project.

    ``project`` is taken off the start of paths, so that nobody's folder names show.
    """
    lines = _only_our_frames(_COLOUR.sub("", raw).splitlines(), project)
    kept: list[str] = []
    for line in lines:
        level = _LOG_LEVEL.match(line)
        if level and level[1] in {"DEBUG", "INFO"}:
            continue
        if level:
            line = f"{level[1].capitalize()}: {line[level.end() :]}"
        if line.strip() or (kept and kept[-1].strip()):
            kept.append(line.rstrip())
    # The end of long output says what went wrong; its start is how it came to that.
    return "\n".join(kept[-_LONGEST:]).strip("\n").replace(f"{project}/", "")


def _only_our_frames(lines: list[str], project: Path) -> list[str]:
    """Drop the steps of a traceback that are in other people's code.

    A traceback that never passes through the project keeps its last step.
    """
    kept: list[str] = []
    foreign: list[str] = []  # the newest step outside the project
    ours_seen = False
    position = 0
    while position < len(lines):
        frame = _FRAME.match(lines[position])
        if frame is None:
            line = lines[position]
            if line.startswith("Traceback "):
                ours_seen, foreign = False, []
            elif foreign and not ours_seen and not line.startswith(" "):
                kept += foreign
                foreign = []
            kept.append(line)
            position += 1
            continue
        end = position + 1
        while end < len(lines) and _OF_FRAME.match(lines[end]):
            end += 1
        if _is_ours(frame["path"], project):
            kept += lines[position:end]
            ours_seen, foreign = True, []
        else:
            foreign = lines[position:end]
        position = end
    return kept


def _is_ours(path: str, project: Path) -> bool:
    if not Path(path).is_relative_to(project):
        return False
    # The environment usually stands inside the project: .venv/lib/…/site-packages.
    return not {".venv", "site-packages"} & set(Path(path).relative_to(project).parts)
