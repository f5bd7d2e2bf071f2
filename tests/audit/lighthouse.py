"""Lighthouse, as on a phone, on a real plan, which asks to be found."""

from __future__ import annotations

import datetime as dt
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tests.audit import sites
from tests.support.browser import find_browser
from tests.support.demo import WHILE_IT_RUNS
from tests.support.project import DEMONSTRATION, build_site, copy_project, make_real
from tests.support.serve import serve

_CLI = Path(__file__).parent / "node_modules" / "lighthouse" / "cli" / "index.js"

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TIMES = 3

#: Kinds of page that are measured: the ones that most readers come to.
KINDS = ("", "actions/N/", "you-said-we-did/", "updates/ID/", "figures/ID/")


def measured() -> dict[str, dict[str, float]]:
    """Return the median of each category, 0 to 100, by the address of the page."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        project = copy_project(folder / "project", content=DEMONSTRATION)
        make_real(project)
        noon = dt.datetime.combine(WHILE_IT_RUNS, dt.time(12), dt.UTC)
        # The server first: the site has to know the address at which it is served.
        with serve(folder / "site") as base:
            site = build_site(
                project,
                folder / "site",
                SITE_URL=base,
                SOURCE_DATE_EPOCH=str(int(noon.timestamp())),
            )
            kinds = sites.kinds(site)
            return {kinds[kind]: _median(base + kinds[kind]) for kind in KINDS}


def _median(url: str) -> dict[str, float]:
    runs = [_run(url) for _ in range(TIMES)]
    return {name: statistics.median(run[name] for run in runs) for name in CATEGORIES}


def _run(url: str) -> dict[str, float]:
    command = [Path(sys.executable).with_name("node"), _CLI, url, "--quiet", "--output=json"]
    command += [f"--only-categories={','.join(CATEGORIES)}", "--no-enable-error-reporting"]
    command += ["--chrome-flags=--headless=new --no-sandbox --disable-quic"]
    done = subprocess.run(
        [str(part) for part in command],
        env={**os.environ, "CHROME_PATH": find_browser() or ""},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, f"lighthouse failed:\n{done.stderr[-900:]}"
    found = json.loads(done.stdout)["categories"]
    return {name: round(100 * found[name]["score"]) for name in CATEGORIES}


def table(figures: dict[str, dict[str, float]]) -> Iterable[str]:
    """Yield the lines of a table of the figures."""
    yield "| page | " + " | ".join(name.replace("-", " ") for name in CATEGORIES) + " |"
    yield "| --- |" + " ---: |" * len(CATEGORIES)
    for address, scores in figures.items():
        yield f"| /{address} | " + " | ".join(f"{scores[name]:.0f}" for name in CATEGORIES) + " |"
