"""A date within a sentence has the word that belongs before it."""

from __future__ import annotations

import pytest

from progress_site.model.dates import parse
from progress_site.words.wording import at


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2025-05-12", "on 12 May 2025"),
        ("2025-02", "in February 2025"),
        ("2024-Q2", "from April to June 2024"),
        ("spring term 2024", "in the spring term 2024"),
        ("winter season 2024", "in winter 2024 to 2025"),
        ("2023/24", "in the school year 2023/24"),
        ("2024", "in 2024"),
    ],
)
def test_a_date_within_a_sentence(date: str, words: str) -> None:
    assert at(parse(date)) == words
