"""The pictures of one Easy Read page weigh little, and each is counted once."""

from __future__ import annotations

from progress_site.easy_read.pages import heavy_pictures
from progress_site.easy_read.sentences import item
from progress_site.easy_read.views import EasyUpdateView
from tests.support.demo import WHILE_IT_RUNS, pages_on

SIZES = {"media/easy-read/letter.svg": 101 * 1024, "media/easy-read/full-page.svg": 999}


def view() -> EasyUpdateView:
    page = pages_on(WHILE_IT_RUNS)["easy-read/updates/2024-05-23-date-for-letters-corrected/"]
    assert isinstance(page.view, EasyUpdateView)
    return page.view


def test_a_heavy_picture_is_named() -> None:
    (found,) = heavy_pictures({"easy-read/x/": view()}, SIZES)
    assert found.file == "docs/media/easy-read"
    assert found.what == "the pictures of /easy-read/x/ weigh 101 KiB, and 100 is the most"
    assert found.instead.startswith(
        "make lighter files of the heaviest: media/easy-read/letter.svg (101 KiB)"
    )


def test_a_picture_that_is_shown_twice_is_loaded_once() -> None:
    sizes = {"media/easy-read/letter.svg": 60 * 1024}
    assert item("letter", "x").pictures == ("media/easy-read/letter.svg",)
    assert list(heavy_pictures({"easy-read/x/": view()}, sizes)) == []


def test_other_pages_are_left_alone() -> None:
    assert list(heavy_pictures({"x/": view(), "easy-read/print/": view()}, SIZES)) == []
