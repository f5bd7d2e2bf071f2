"""Times commands as whole processes, one after the other, A B A B …"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median


class CommandFailedError(Exception):
    """A command that is timed did not succeed; the text is what it said."""


@dataclass(frozen=True, slots=True)
class Case:
    """A command to time. ``out`` is a folder that it makes; it is gone before each run."""

    name: str
    command: Sequence[str]
    folder: Path
    out: Path | None = None
    environment: Mapping[str, str] = field(default_factory=dict)

    @property
    def pages(self) -> int:
        """How many pages the last run made."""
        return sum(1 for _ in self.out.rglob("*.html")) if self.out else 0


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds on the clock, seconds of processor time, peak memory in MB."""

    wall: float
    cpu: float
    peak: float


@dataclass(frozen=True, slots=True)
class Timed:
    """All counted runs of one case, and how many pages each of them made."""

    case: Case
    runs: tuple[Run, ...]
    pages: int

    @property
    def wall(self) -> float:
        """The median of seconds on the clock."""
        return median(run.wall for run in self.runs)

    @property
    def cpu(self) -> float:
        """The median of seconds of processor time."""
        return median(run.cpu for run in self.runs)

    @property
    def peak(self) -> float:
        """The highest peak of memory, in MB."""
        return max(run.peak for run in self.runs)


def interleaved(cases: Sequence[Case], rounds: int, *, warm_up: bool = True) -> list[Timed]:
    """Run the cases in turn, ``rounds`` times, after one round that is not counted.

    In turn, so that a machine that gets slower or faster meanwhile does so for all of them.

    Raises:
        CommandFailedError: one of them failed.
    """
    runs: dict[str, list[Run]] = {case.name: [] for case in cases}
    for number in range(-1 if warm_up else 0, rounds):
        for case in cases:
            found = run(case)
            if number >= 0:
                runs[case.name].append(found)
            said = f"{found.wall:.2f} s" if number >= 0 else "(warm-up)"
            print(f"  {case.name}: {said}", file=sys.stderr, flush=True)
    return [Timed(case, tuple(runs[case.name]), case.pages) for case in cases]


def run(case: Case) -> Run:
    """Run a command once, from its start to its end.

    Raises:
        CommandFailedError: it failed.
    """
    if case.out is not None and case.out.exists():
        shutil.rmtree(case.out)
    with tempfile.TemporaryFile() as said:
        began = time.perf_counter()
        process = subprocess.Popen(
            case.command,
            cwd=case.folder,
            env={**os.environ, **case.environment},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        try:
            # What the system itself counted for this process (and for those it waited for). It
            # counts our own memory too, up to the moment of the start: ours is kept small.
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:
            process.kill()
            process.wait()
            raise
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            text = said.read().decode("utf-8", "replace")
            raise CommandFailedError(f"{shlex.join(case.command)}\n{text}")
    # Kilobytes on Linux, bytes on macOS.
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)
