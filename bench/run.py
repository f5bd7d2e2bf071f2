"""Times whole builds beside plain MkDocs: `make bench`, or `python -m bench.run`."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bench import projects
from bench.report import Figure, one_page_more, page, pairwise, terminal
from bench.timing import Case, CommandFailedError, Timed, interleaved, run

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "maintaining" / "benchmarks.md"

#: The same for every build that is timed, ours and plain.
_ENVIRONMENT = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
#: Noon of 1 January 2026: the shipped plan has ended by then.
_SHIPPED_DAY = "1767268800"


@dataclass(frozen=True, slots=True)
class Amount:
    """How much is measured: rounds of each group, and how big the generated plans are."""

    shipped: int = 7
    pages: int = 5
    stock: int = 3
    check: int = 3
    sizes: tuple[int, int, int] = (60, 200, 1000)
    warm_up: bool = True


_QUICK = Amount(1, 1, 1, 1, (60, 80, 120), warm_up=False)


class Bench:
    """One run of everything, in a folder that is thrown away."""

    def __init__(self, folder: Path, project: Path, amount: Amount, seed: int) -> None:
        self.folder, self.project, self.amount, self.seed = folder, project, amount, seed
        self.timed: list[Timed] = []
        self.figures: list[Figure] = []

    def everything(self, *, check: bool) -> None:
        """Measure everything that the limits are about."""
        self.shipped_beside_empty()
        many = self.many_pages()
        self.beside_stock(many)
        if check:
            self.make_check()

    def shipped_beside_empty(self) -> None:
        """The shipped site against plain MkDocs with one page."""
        projects.copy_ours(self.project, self.folder / "shipped", plan=True)
        projects.write_empty(self.folder / "empty")
        shipped, empty = self._interleaved(
            [
                self._build("Shipped site", "shipped", _SHIPPED_DAY),
                self._build("Empty, plain", "empty", _SHIPPED_DAY),
            ],
            self.amount.shipped,
        )
        ratio, detail = pairwise(shipped, empty)
        # 3 while the site had 140 pages; Easy Read, figures, lists and embeds made them 294.
        self.figures.append(Figure("Shipped site, against an empty one", ratio, "×", 4, detail))

    def many_pages(self) -> Case:
        """Generated plans of three sizes. Returns the build of the largest."""
        cases = [self._generated(pages) for pages in self.amount.sizes]
        least, fewer, more = self._interleaved(cases, self.amount.pages)
        ratio, detail = pairwise(more, fewer, by_page=True)
        name = f"Time of a page, {more.pages:,} pages against {fewer.pages:,}"
        self.figures += [
            Figure(name, ratio, "×", 1.3, detail),
            Figure(f"Peak memory, {more.pages:,} pages", more.peak, "MB", 300, "highest of all"),
        ]
        for which, (a, b) in (("most", (fewer, more)), ("least", (least, fewer))):
            value, detail = one_page_more(a, b)
            self.figures.append(
                Figure(f"One page more, among the {which}", value, "ms", None, detail)
            )
        return more.case

    def beside_stock(self, many: Case) -> None:
        """The largest generated plan against plain MkDocs with the same pages."""
        if many.out is None or not many.out.exists():
            run(many)
        assert many.out is not None
        number = projects.write_same_pages(many.out, self.folder / "same")
        stock = self._build("Same pages, plain", "same", many.environment["SOURCE_DATE_EPOCH"])
        # Without a warm-up: both programs have run by now, and this takes long.
        ours, plain = self._interleaved([many, stock], self.amount.stock, warm_up=False)
        if plain.pages < number:
            raise CommandFailedError(f"plain MkDocs made {plain.pages} of {number} pages")
        ratio, detail = pairwise(ours, plain)
        name = f"{ours.pages:,} pages, against plain MkDocs with them"
        self.figures.append(Figure(name, ratio, "×", 0.1, detail))

    def make_check(self) -> None:
        """`make check` where the project stands: told, and no reason to fail."""
        case = Case("make check", ("make", "check"), ROOT)
        try:
            (check,) = self._interleaved([case], self.amount.check)
        except CommandFailedError as error:
            print(f"make check failed, so it was not timed:\n{error}", file=sys.stderr)
            return
        detail = f"median of {len(check.runs)} runs"
        self.figures.append(Figure("make check", check.wall, "s", 15, detail, counts=False))

    # -- helpers

    def _interleaved(self, cases: list[Case], rounds: int, *, warm_up: bool = True) -> list[Timed]:
        print(" / ".join(case.name for case in cases), file=sys.stderr, flush=True)
        found = interleaved(cases, rounds, warm_up=warm_up and self.amount.warm_up)
        self.timed += found
        return found

    def _generated(self, pages: int) -> Case:
        name = f"generated-{pages}"
        folder = self.folder / name
        # In a process of its own, so that this one stays small: see `timing.run`.
        said = subprocess.run(
            [
                *(sys.executable, "-B", "-m", "bench.generate"),
                *("--pages", str(pages), "--seed", str(self.seed), str(folder)),
            ],
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        projects.copy_ours(self.project, folder, plan=False)
        return self._build(f"Generated, about {pages:,}", name, said.rpartition("=")[2].strip())

    def _build(self, name: str, folder: str, epoch: str) -> Case:
        out = self.folder / f"{folder}-site"
        # As `progress site` runs it.
        command = (sys.executable, "-P", "-m", "mkdocs", "build", "--strict", "-d", str(out))
        compiled = str(self.folder / "compiled")
        environment = {
            **_ENVIRONMENT,
            "PYTHONDONTWRITEBYTECODE": "",
            "PYTHONPYCACHEPREFIX": compiled,
            "SOURCE_DATE_EPOCH": epoch,
        }
        return Case(name, command, self.folder / folder, out, environment)


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, and write the page where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="once, small: only to see it work")
    parser.add_argument("--seed", type=int, default=1, help="of the generated plans")
    parser.add_argument("--no-check", action="store_true", help="leave `make check` out")
    parser.add_argument("--project", type=Path, default=ROOT, help="the project to measure")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.relative_to(ROOT)}")
    parser.add_argument("--date", help="today, for the page: 2026-01-31")
    options = parser.parse_args(arguments)
    if options.write:
        if options.quick:
            parser.error("--quick measures too little to be written down")
        try:
            dt.date.fromisoformat(options.date or "")
        except ValueError:
            parser.error("--write needs --date, such as --date 2026-01-31")
    for name in ("AS_OF", "SITE_URL"):
        os.environ.pop(name, None)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        amount = _QUICK if options.quick else Amount()
        bench = Bench(Path(folder), options.project.resolve(), amount, options.seed)
        try:
            bench.everything(check=not options.no_check)
        except CommandFailedError as error:
            print(f"This failed, so nothing was measured:\n{error}", file=sys.stderr)
            return 2
    print(terminal(bench.figures, bench.timed))
    if options.quick:
        print("\nOnce and small: these figures say nothing about the limits.")
        return 0
    if options.write:
        PAGE.parent.mkdir(parents=True, exist_ok=True)
        PAGE.write_text(page(bench.figures, bench.timed, options.date), encoding="utf-8")
        print(f"\nWritten: {PAGE.relative_to(ROOT)}")
    return 0 if all(figure.kept for figure in bench.figures if figure.counts) else 1


if __name__ == "__main__":
    sys.exit(main())
