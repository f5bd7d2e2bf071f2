"""One build of the site in a process of its own, and the problems that it reports.

The hook writes them as JSON into the file that the environment variable `VARIABLE` names::

    {"problems": [{"severity": "error", "file": "plan_data/plan.yml", "line": 3, "column": 7,
                   "message": "what is wrong", "instead": "what to write, or null"}],
     "waits": "what is not checked yet"}
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from progress_site.engine import engine_of

VARIABLE = "PROGRESS_PROBLEMS"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: what is wrong, where, and what to write instead ("" when unknown)."""

    severity: str
    file: str
    line: int
    column: int
    message: str
    instead: str = ""

    @property
    def in_a_file(self) -> bool:
        """Whether it stands in a file; else ``file`` says in brackets where, and has no lines."""
        return not self.file.startswith("(")

    def __str__(self) -> str:
        """``file:line:column: message``, the form that terminals and code hosts link."""
        mark = "" if self.severity == "error" else f"{self.severity}: "
        words = f"{self.message}: {self.instead}" if self.instead else self.message
        place = f"{self.file}:{self.line}:{self.column}" if self.in_a_file else self.file
        return f"{place}: {mark}{words}"


def read_problems(file: Path) -> tuple[Problem, ...]:
    """Return the problems in ``file``; none when the build ended before it could write them.

    A file that is not what it should be counts as none too: then the build's own output, which
    is shown instead, says more than a complaint about this file would.
    """
    try:
        entries = json.loads(file.read_text(encoding="utf-8"))["problems"]
        return tuple(_entries(entries))
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return ()


def read_waits(file: Path) -> str:
    """Return what the build could not check yet because of its problems; "" where nothing waits."""
    try:
        return str(json.loads(file.read_text(encoding="utf-8"))["waits"])
    except (OSError, ValueError, LookupError, TypeError):
        return ""


def _entries(entries: Iterable[dict[str, Any]]) -> Iterator[Problem]:
    for entry in entries:
        message, instead = str(entry["message"]), str(entry.get("instead") or "")
        yield Problem(
            severity=str(entry.get("severity") or "error"),
            file=str(entry["file"]),
            line=int(entry.get("line") or 1),
            column=int(entry.get("column") or 1),
            # A message that already says what to write need not say it twice.
            message=message.removesuffix(f": {instead}") if instead else message,
            instead=instead,
        )


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


def prefix(plan: Path) -> str:
    """Return what precedes the names of a plan's own files: `demo/`, or nothing.

    Files of a plan that is not below the current folder are named from the folder of the plan.
    """
    here, there = Path.cwd().resolve(), plan.resolve()
    if there == here or not there.is_relative_to(here):
        return ""
    return f"{there.relative_to(here).as_posix()}/"


def shown(path: Path) -> str:
    """Return the name of any file or folder."""
    here = Path.cwd().resolve()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else str(path)


def is_of_the_plan(file: str) -> bool:
    """Whether a problem is in a file of the plan, not in the engine's words or in brackets."""
    return not file.startswith(("(", "hooks/"))


#: Seconds between two looks at whether a running build should be given up.
_LOOK = 0.2

#: Set to nothing, these mean the same as not set; MkDocs stops at an empty one.
_EMPTY_IS_UNSET = ("AS_OF", "SOURCE_DATE_EPOCH", "SITE_URL")


@dataclass(frozen=True, slots=True)
class BuildResult:
    """How a build ended.

    ``problems`` are what the hook reported, in the order of the files; ``output`` is the rest of
    what was said, tidied, and matters when the build failed for another reason.
    """

    ok: bool
    problems: tuple[Problem, ...] = ()
    output: str = ""
    waits: str = ""
    """What could not be checked yet because of the problems."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop a build."""
        return tuple(problem for problem in self.problems if problem.severity == "error")

    def lines(self) -> list[str]:
        """What to tell in a terminal: each problem, or else the output that explains a failure."""
        lines = [*map(str, self.problems), *([self.waits] if self.waits else [])]
        if not self.ok and not self.errors:
            lines += self.output.splitlines() or ["The build stopped without saying why."]
        return lines


def build(
    project: Path,
    out: Path,
    *,
    strict: bool = True,
    compiled: Path | None = None,
    environment: Mapping[str, str] | None = None,
    give_up: Callable[[], bool] = lambda: False,
) -> BuildResult:
    """Build the plan in ``project`` into the folder ``out`` and say how it went.

    A fresh process each time: it has today's code, and nothing of it can harm ours.

    Args:
        project: The folder of mkdocs.yml.
        out: Where the pages go.
        strict: Whether MkDocs' own warnings, such as a broken link, stop the build.
        compiled: Where compiled modules are kept for the next build: a tenth of its time. Nowhere
            while somebody edits code: a second edit within one second would not be seen.
        environment: Variables to set for the build, over those of this process.
        give_up: Asked now and then while the build runs; when true, the build is ended.
    """
    with tempfile.TemporaryDirectory(prefix="progress-build-") as folder:
        problems_file = Path(folder, "problems.json")
        process = subprocess.Popen(
            # -P: a folder of the project named like a module ("site") must not stand in for it.
            # Not -q: with it MkDocs no longer counts broken links.
            [
                *(sys.executable, "-P", "-m", "mkdocs", "build"),
                *("--strict" if strict else "--no-strict", "-d", str(out.absolute())),
            ],
            cwd=project,
            env=_environment(environment or {}, problems_file, compiled),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            # A group of its own, so that all that it starts can be ended together.
            start_new_session=True,
        )
        raw = _output(process, give_up)
        problems = _named_from_here(project, read_problems(problems_file))
        waits = read_waits(problems_file)
    result = BuildResult(process.returncode == 0, problems, tidy(raw, engine_of(project)), waits)
    return replace(result, ok=False) if result.errors else result


def _named_from_here(project: Path, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    start = prefix(project)
    return tuple(
        replace(problem, file=f"{start}{problem.file}") if is_of_the_plan(problem.file) else problem
        for problem in problems
    )


def _output(process: subprocess.Popen[str], give_up: Callable[[], bool]) -> str:
    """Return all that the process says; it has ended afterwards, whatever happens to us."""
    try:
        while True:
            try:
                return process.communicate(timeout=_LOOK)[0]
            except subprocess.TimeoutExpired:
                if give_up():
                    _end(process)
                    return process.communicate()[0] + "\nThe build was given up: it took too long."
    except BaseException:
        _end(process)
        raise


def _end(process: subprocess.Popen[str]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _environment(
    extra: Mapping[str, str], problems_file: Path, compiled: Path | None
) -> dict[str, str]:
    environment = {
        **os.environ,
        **extra,
        VARIABLE: str(problems_file),
        "NO_MKDOCS_2_WARNING": "1",
        # An empty value is as if it were not there.
        "PYTHONDONTWRITEBYTECODE": "" if compiled else "1",
        "PYTHONPYCACHEPREFIX": str(compiled.absolute()) if compiled else "",
        "PYTHONUTF8": "1",
    }
    for name in _EMPTY_IS_UNSET:
        if not environment.get(name, "").strip():
            environment.pop(name, None)
    return environment
