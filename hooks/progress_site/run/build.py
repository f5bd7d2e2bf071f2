"""One build of the site in a process of its own, and the problems that it reports.

The hook writes them into the file that the environment variable `VARIABLE` names, as
`progress check --format json` prints them.
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
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from progress_site.engine import engine_of
from progress_site.model.problem import Problem

VARIABLE = "PROGRESS_PROBLEMS"


def read_report(file: Path) -> tuple[tuple[Problem, ...], str]:
    """Return the problems in ``file``, and what the build could not check yet because of them.

    Nothing of both when the build ended before it could write them, or when the file is not what
    it should be: then the build's own output, which is shown instead, says more than a complaint
    about this file would.
    """
    try:
        report = json.loads(file.read_text(encoding="utf-8"))
        return tuple(Problem(**entry) for entry in report["problems"]), report["waits"] or ""
    except (OSError, ValueError, LookupError, TypeError):
        return (), ""


_COLOUR = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_LOG_LEVEL = re.compile(r"^(DEBUG|INFO|WARNING|ERROR|CRITICAL) +-\s+")
#: One step of a traceback: its place, the line of code and the marks under it; those of templates
#: are not indented.
_STEP = re.compile(r'^  File "(?P<path>[^"]+)", line \d+.*\n(?:(?: {4}.*|[~^]+)\n)*', re.MULTILINE)
_STEPS = re.compile(rf"(?:{_STEP.pattern.replace('?P<path>', '?:')})+", re.MULTILINE)
_LONGEST = 200


def tidy(raw: str, project: Path) -> str:
    """Return ``raw`` without progress notes, colours, and steps outside the project.

    A traceback that never passes through the project keeps its last step. ``project`` is taken off
    the start of paths, so that nobody's folder names show.
    """

    def ours(steps: re.Match[str]) -> str:
        every = list(_STEP.finditer(steps.group()))
        kept = [step for step in every if _is_ours(step["path"], project)] or every[-1:]
        return "".join(step.group() for step in kept)

    kept: list[str] = []
    for line in _STEPS.sub(ours, f"{_COLOUR.sub('', raw)}\n").splitlines():
        level = _LOG_LEVEL.match(line)
        if level and level[1] in {"DEBUG", "INFO"}:
            continue
        if level:
            line = f"{level[1].capitalize()}: {line[level.end() :]}"
        if line.strip() or (kept and kept[-1].strip()):
            kept.append(line.rstrip())
    # The end of long output says what went wrong; its start is how it came to that.
    return "\n".join(kept[-_LONGEST:]).strip("\n").replace(f"{project}/", "")


def _is_ours(path: str, project: Path) -> bool:
    if not Path(path).is_relative_to(project):
        return False
    # The environment is usually inside the project: .venv/lib/…/site-packages.
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


def seen_from_here(plan: Path, problem: Problem) -> Problem:
    """Return a problem of ``plan`` with its file as named from the current folder."""
    # Those in the engine's words or in brackets are not in a file of the plan.
    if problem.file.startswith(("(", "hooks/")):
        return problem
    return replace(problem, file=f"{prefix(plan)}{problem.file}")


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
            # -P: a folder of the project named like a module ("site") must not be taken for it.
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
        found, waits = read_report(problems_file)
    problems = tuple(seen_from_here(project, problem) for problem in found)
    result = BuildResult(process.returncode == 0, problems, tidy(raw, engine_of(project)), waits)
    return replace(result, ok=False) if result.errors else result


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
    unset = {name for name in _EMPTY_IS_UNSET if not environment.get(name, "").strip()}
    return {name: value for name, value in environment.items() if name not in unset}
