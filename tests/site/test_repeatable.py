"""The same content on the same day gives the same bytes, wherever it is built."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import demo
from tests.support.composed import composed
from tests.support.project import DEMONSTRATION, ROOT, Built, build_site, copy_project

EPOCH = "1798718400"  # 31 December 2026: later than all that is recorded


@pytest.mark.parametrize("content", [ROOT, DEMONSTRATION], ids=["shipped", "demonstration"])
def test_two_builds_are_the_same_bytes(tmp_path: Path, content: Path) -> None:
    here = build_site(
        copy_project(tmp_path / "one" / "project", content=content),
        tmp_path / "one" / "site",
        SOURCE_DATE_EPOCH=EPOCH,
        TZ="Pacific/Auckland",
        PYTHONHASHSEED="1",
    )
    there = build_site(
        copy_project(tmp_path / "another folder" / "deeper" / "project", content=content),
        tmp_path / "another folder" / "site",
        SOURCE_DATE_EPOCH=EPOCH,
        TZ="America/Los_Angeles",
        PYTHONHASHSEED="2",
        LC_ALL="C",
    )
    assert _differing(here, there) == []


def test_a_past_day_says_so_on_every_page() -> None:
    for address, page in composed(ROOT, AS_OF="2023-12-01").pages():
        text = page.body.text(separator=" ") if page.body else ""
        assert "1 December 2023" in text, address
        robots = page.css_first("meta[name=robots]")
        assert robots is not None, address
        assert "noindex" in (robots.attributes.get("content") or ""), address
        canonical = page.css_first("link[rel=canonical]")
        if address != "404.html":
            assert canonical is not None, address
            assert canonical.attributes.get("href") == f"{demo.SITE_URL}{address}"


def _differing(here: Built, there: Built) -> list[str]:
    ours, theirs = here.files(), there.files()
    return [path for path in sorted({*ours, *theirs}) if ours.get(path) != theirs.get(path)]
