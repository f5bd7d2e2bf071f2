"""Whatever somebody types comes back the same through the reader, and reads well until then."""

from __future__ import annotations

import pytest

from progress_site.write.yaml_text import WIDTH, Field, Plain, document


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("Every school has a bike.", "words: Every school has a bike."),
        ("It’s here, and free", "words: It’s here, and free"),
        ("Why: because", 'words: "Why: because"'),
        ("no", 'words: "no"'),
        ("3.10", 'words: "3.10"'),
        ("- a dash", 'words: "- a dash"'),
        ('They said "no": why?', "words: 'They said \"no\": why?'"),
        (Plain("2024-03"), "words: 2024-03"),
        (True, "words: true"),
        ([Plain("a-b"), Plain("c")], "words: [a-b, c]"),
        ([], "words: []"),
    ],
)
def test_short_values_stand_on_one_line(value: str, line: str) -> None:
    assert document([Field("words", value)]) == f"{line}\n"


def test_long_words_become_a_folded_block() -> None:
    words = "Some words that go on. " * 20
    lines = document([Field("words", words)]).splitlines()
    assert lines[0] == "words: >-"
    assert len(lines) > 4
    assert all(line.startswith("  ") and len(line) <= WIDTH for line in lines[1:])


def test_notes_stand_above_what_they_are_about() -> None:
    text = document([Field("title", "x"), Field("due", Plain("2024"), "One line.\nAnother.")])
    assert text == "title: x\n# One line.\n# Another.\ndue: 2024\n"
