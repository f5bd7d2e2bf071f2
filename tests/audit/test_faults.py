"""The battery catches every fault that is built into the pages of `faulty/`, or it is broken."""

from __future__ import annotations

import json
import random
import shutil
from collections import defaultdict
from dataclasses import asdict
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser

from tests.audit import markup
from tests.audit.battery import Question, look_at, way_of, words_lost
from tests.audit.checkers import html_validate, vnu
from tests.audit.finding import Finding, grouped
from tests.audit.look import WITHOUT
from tests.audit.modes import LIGHT, MODES
from tests.audit.probes import ON_PAPER, ON_SCREEN
from tests.support.once import once
from tests.support.project import Built
from tests.support.serve import serve

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]

FOLDER = Path(__file__).parent / "faulty"

#: Beside each fault stands the same thing done well: nobody may complain of that.
WELL_DONE = ("in-a-sentence", "stretched-link", "sign-with-word")


class Fault(NamedTuple):
    page: str
    mode: str
    check: str
    where: str
    words: str = ""

    def found_by(self, finding: Finding) -> bool:
        return (
            (finding.page, finding.mode, finding.check) == (self.page, self.mode, self.check)
            and self.where in finding.selector
            and self.words in finding.words
        )


def faults() -> list[Fault]:
    lines = (FOLDER / "faults.txt").read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if line and not line.startswith("#")]
    return [Fault(*(part.strip() for part in row.split("|"))) for row in rows]


def write_heavy_files(folder: Path) -> None:
    """Write files that are too heavy even when compressed; nobody wants to keep those."""
    noise = random.Random(1)
    words = [f"{noise.getrandbits(64):016x}" for _ in range(3000)]
    (folder / "heavy.css").write_text("\n".join(f".c{w} {{ margin: 0 }}" for w in words))
    (folder / "heavy.js").write_text("\n".join(f"'{w}';" for w in words))
    for number in (1, 2):
        (folder / f"more-{number}.css").write_text("p { margin: 0 }\n")


def look_at_faulty_pages(browser: Browser, folder: Path) -> list[Finding]:
    """Return all that the battery says of the faulty pages, which are copied to a folder."""
    site = Built(folder)
    shutil.copytree(FOLDER, site.folder)
    write_heavy_files(site.folder)
    findings = [*markup.findings(site), *vnu(site), *html_validate(site)]
    asked: defaultdict[str, list[Question]] = defaultdict(list)
    for mode in MODES:
        # In light the Tab key goes there and back, in others each stop is only looked at.
        way = way_of(mode) if mode is LIGHT else "each stop" if mode.tab else "not at all"
        for page in sorted({fault.page for fault in faults() if fault.mode == mode.name}):
            asked[page].append(Question(mode, None, way))
    with serve(site.folder) as base:
        findings += look_at(browser, base, asked)
        findings += words_lost(browser, base, ["script-only.html"])
    return findings


@pytest.fixture(scope="session")
def found(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> list[Finding]:
    """All that the battery says of the faulty pages, worked out once in a test run."""

    def make(folder: Path) -> None:
        findings = [asdict(one) for one in look_at_faulty_pages(browser, folder / "site")]
        (folder / "found.json").write_text(json.dumps(findings), encoding="utf-8")

    text = (once(tmp_path_factory, "audit-faulty", make) / "found.json").read_text("utf-8")
    return [Finding(**one) for one in json.loads(text)]


@pytest.mark.parametrize("fault", faults(), ids=lambda f: f"{f.page} {f.check} {f.where} {f.mode}")
def test_a_fault_is_found(found: list[Finding], fault: Fault) -> None:
    of_the_page = [finding for finding in found if finding.page == fault.page]
    assert any(map(fault.found_by, found)), (
        f"missed: {fault}\n\nof that page it said:{grouped(of_the_page)}"
    )


def test_what_is_well_done_is_not_found(found: list[Finding]) -> None:
    assert [f for f in found if f.selector.removeprefix("#") in WELL_DONE] == []


def test_every_check_has_a_fault_to_find() -> None:
    checks = {fault.check.split(":")[0] for fault in faults()}
    assert {*ON_SCREEN, *ON_PAPER} <= checks
    assert {"axe", "vnu", "html-validate", "keyboard"} <= checks


def test_each_rule_that_is_left_out_has_a_reason() -> None:
    assert all(reason.strip() for reason in WITHOUT.values())
