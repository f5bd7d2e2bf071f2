from __future__ import annotations

import pytest

from progress_site.check.plain import blanked, blocks


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("One\ntwo.\n\nThree.", ["One\ntwo.", "Three."]),
        ("## A heading\nWords.", ["A heading", "Words."]),
        ("- one\n- two\n  more\n\n1. three", ["one", "two\n  more", "three"]),
        ("| a b | c |\n|---|---|\n| d | e |", ["a b", "c", "---", "---", "d", "e"]),
        ('See [the page](/about/ "x") and ![a picture](/media/x.png).', ["See  the page and ."]),
        ("**Bold** and `code` and <b>tag</b>.", ["Bold and and tag ."]),
        ("> said by others\n\nSaid by us.", ["Said by us."]),
        ("```\ncode here\n```\nWords.", ["Words."]),
        ("He said “no, never” to it.", ["He said to it."]),
        ("[the page][x]\n\n[x]: https://a.example", ["the page"]),
    ],
)
def test_blocks_of_running_words(text: str, wanted: list[str]) -> None:
    found = [" ".join(block.text.split()) for block in blocks(text)]
    assert found == [" ".join(words.split()) for words in wanted]


@pytest.mark.parametrize("text", ["# A\n\n- one\n- two **b**\n\n> q\n\n| x | y |\n\nlast", "one"])
def test_a_block_stands_where_it_says(text: str) -> None:
    for block in blocks(text):
        assert blanked(text)[block.start :].startswith(block.text)
    assert len(blanked(text)) == len(text)
