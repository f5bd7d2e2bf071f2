"""What was measured, as a table for the terminal and as a page for those who keep the project."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from bench.timing import Timed


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure.

    ``limit`` is the highest that is allowed, `None` where nothing is. Where ``counts`` is false,
    a figure over its limit is told, and does not make the whole fail.
    """

    what: str
    value: float
    unit: str
    limit: float | None = None
    detail: str = ""
    counts: bool = True

    @property
    def kept(self) -> bool:
        """Whether the figure is within its limit."""
        return self.limit is None or self.value <= self.limit

    def cells(self) -> tuple[str, str, str, str, str]:
        """The figure as it stands in a table."""
        limit = "–" if self.limit is None else f"at most {_number(self.limit, self.unit)}"
        kept = "–" if self.limit is None else ("yes" if self.kept else "NO")
        return self.what, _number(self.value, self.unit), limit, kept, self.detail


def _number(value: float, unit: str) -> str:
    if unit == "×":
        return f"{value:.2f} ×"
    if unit == "MB":
        return f"{value:.0f} MB"
    return f"{value:.1f} {unit}"


def pairwise(a: Timed, b: Timed, *, by_page: bool = False) -> tuple[float, str]:
    """Return the median of A/B over the rounds, and how far the rounds lay apart.

    ``by_page`` divides the time of each by its number of pages first.
    """
    scale = b.pages / a.pages if by_page else 1
    ratios = [x.wall / y.wall * scale for x, y in zip(a.runs, b.runs, strict=True)]
    return median(ratios), f"{min(ratios):.2f} to {max(ratios):.2f} in {len(ratios)} rounds"


def one_page_more(fewer: Timed, more: Timed) -> tuple[float, str]:
    """Return milliseconds for each page that ``more`` has beyond ``fewer``, and of which pages."""
    pages = more.pages - fewer.pages
    runs = zip(more.runs, fewer.runs, strict=True)
    each = median((a.wall - b.wall) / pages * 1000 for a, b in runs)
    return each, f"from {fewer.pages:,} to {more.pages:,} pages"


_FIGURES = ("What", "Figure", "Limit", "Kept", "How it was found")
_RUNS = ("Command", "Pages", "Median", "Fastest", "Slowest", "Processor", "Peak memory", "Runs")


def _run_cells(timed: Timed) -> tuple[str, ...]:
    walls = [run.wall for run in timed.runs]
    return (
        timed.case.name,
        f"{timed.pages:,}" if timed.case.out else "–",
        *(f"{seconds:.2f} s" for seconds in (timed.wall, min(walls), max(walls), timed.cpu)),
        f"{timed.peak:.0f} MB",
        str(len(walls)),
    )


def terminal(figures: Sequence[Figure], all_timed: Sequence[Timed]) -> str:
    """Return both tables for a terminal."""
    return "\n".join(
        [
            *_columns([_RUNS, *map(_run_cells, all_timed)]),
            "",
            *_columns([_FIGURES, *(figure.cells() for figure in figures)]),
        ]
    )


def _columns(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def machine() -> str:
    """Return what kind of machine this is, and nothing that tells which one."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    return (
        f"{cores} cores, {memory:.0f} GB of memory, {platform.system()}, "
        f"Python {platform.python_version()}"
    )


_PAGE = """\
# How fast a build is

Written by a command; do not edit it by hand:

    .venv/bin/python -m bench.run --write --date {date}

Measured on {date}, on a machine with {machine}. `make bench` prints the same without writing it.

Whole builds are timed as processes of their own, from start to end, each into a new folder. The
commands of a group run in turn (A B A B …) after one round that is not counted, so that a machine
that gets slower meanwhile does so for all of them. A ratio is the median of the ratios of the
rounds. Seconds are of one machine on one day; ratios travel better.

## Limits

{figures}

## Runs

{runs}

- The limit of the shipped site was 3 × while it had 140 pages. Easy Read, figures, lists by value
  and embeds have doubled them; what a page costs is in the lines below.
- **Plain** is MkDocs with Material as they come, their search included; without it a plain build
  takes about a tenth less. **Empty** has one page.
- **Generated** plans come from `bench/generate.py`: always the same for the same seed, with
  moved dates, corrections, merged, stopped and added milestones, breaks in measures,
  suppressed and provisional figures, answered feedback and dates that are only partly known.
- **Same pages** are the texts of our built pages, as Markdown, all in the navigation of plain
  MkDocs with Material.
- **One page more** leaves out what each build costs before its first page. It shows a build that
  gets slower with its size long before the whole does.
"""


def page(figures: Sequence[Figure], all_timed: Sequence[Timed], date: str) -> str:
    """Return the page `docs/maintaining/benchmarks.md`."""
    return _PAGE.format(
        date=date,
        machine=machine(),
        figures=_markdown(_FIGURES, [figure.cells() for figure in figures]),
        runs=_markdown(_RUNS, [_run_cells(timed) for timed in all_timed]),
    )


def _markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
