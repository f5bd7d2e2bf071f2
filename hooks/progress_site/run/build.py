"""One build of the site, in a process of its own."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from progress_site.engine import behind
from progress_site.run.place import is_of_the_plan, prefix
from progress_site.run.problems import VARIABLE, Problem, read_problems, read_waits
from progress_site.run.tidy import tidy

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
    result = BuildResult(process.returncode == 0, problems, tidy(raw, behind(project)), waits)
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
