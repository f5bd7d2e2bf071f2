"""Type and size of a file, as a reader is told before opening it."""

from __future__ import annotations

import pytest

from progress_site.model.vocabulary import FileType
from progress_site.words.wording import FILMS, file_words, size_words, type_of, type_words


def test_every_type_has_words() -> None:
    assert all(type_words(kind) for kind in FileType)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("media/report.pdf", FileType.PDF),
        ("media/REPORT.PDF", FileType.PDF),
        ("media/page.htm", FileType.HTML),
        ("media/film.m4v", FileType.MP4),
        ("media/film.mp4.zip", None),
        ("media/pdf", None),
        ("media/readme", None),
    ],
)
def test_its_type_is_told_from_its_ending(name: str, kind: FileType | None) -> None:
    assert type_of(name) == kind


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "less than 1 KB"),
        (999, "less than 1 KB"),
        (1_000, "1 KB"),
        (340_400, "340 KB"),
        (999_499, "999 KB"),
        (999_500, "1 MB"),
        (2_440_000, "2.4 MB"),
        (120_000_000, "120 MB"),
    ],
)
def test_its_size(size: int, words: str) -> None:
    assert size_words(size) == words


def test_what_is_not_known_is_left_out() -> None:
    assert file_words("media/a.pdf", 2_440_000) == "PDF, 2.4 MB"
    assert file_words("media/a.pdf", None) == "PDF"
    assert file_words("media/a.xyz", 5_000) == "5 KB"
    assert file_words("media/a.xyz", None) is None


def test_browsers_play_films_of_these_types() -> None:
    assert set(FILMS.values()) == {"video/mp4", "video/webm"}
