"""A copy that opens from a disk: every link to a folder names the page in it, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from progress_site.run.site import open_from_disk


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in ("index.html", "actions/index.html", "actions/3/index.html", "404.html"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "plan.json").touch()
    return tmp_path


@pytest.mark.parametrize(
    ("written", "opens"),
    [
        ('<a href="../">', '<a href="../index.html">'),
        ('<a class="x" href="./">', '<a class="x" href="./index.html">'),
        ('<a href="3/">', '<a href="3/index.html">'),
        ('<a href="3/#milestone-3-2">', '<a href="3/index.html#milestone-3-2">'),
        ('<a href="../actions/3/?q=x">', '<a href="../actions/3/index.html?q=x">'),
        ('<form method="get" action="../">', '<form method="get" action="../index.html">'),
        ('<a href="#main">', '<a href="#main">'),
        ('<a href="../data/plan.json">', '<a href="../data/plan.json">'),
        ('<a href="../data/">', '<a href="../data/">'),
        ('<a href="https://other.example/actions/">', '<a href="https://other.example/actions/">'),
        ('<link rel="canonical" href="../">', '<link rel="canonical" href="../">'),
        ("<p>href=“../”</p>", "<p>href=“../”</p>"),
    ],
)
def test_links_to_folders_name_their_page(site: Path, written: str, opens: str) -> None:
    page = site / "actions" / "index.html"
    page.write_text(written, encoding="utf-8")
    open_from_disk(site)
    assert page.read_text(encoding="utf-8") == opens


def test_the_page_for_unknown_addresses_is_left_out(site: Path) -> None:
    open_from_disk(site)
    assert not (site / "404.html").exists()
