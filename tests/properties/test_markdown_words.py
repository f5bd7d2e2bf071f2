"""Blanking out Markdown keeps the place of every sign that stays."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from progress_site.check.plain import blanked, blocks


@settings(max_examples=100)
@given(st.text(alphabet='ab A.#-*_`|[]()<>!“”"\n\t 1)&;:/', max_size=80))
def test_whatever_stands_there_keeps_its_place(text: str) -> None:
    assert len(blanked(text)) == len(text)
    assert [i for i, sign in enumerate(blanked(text)) if sign not in (" ", text[i])] == []
    for block in blocks(text):
        assert blanked(text)[block.start :].startswith(block.text)
