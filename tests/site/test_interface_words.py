"""A word of the interface is changed in one place, and a slip there is told like any other."""

from __future__ import annotations

import re
from pathlib import Path

from progress_site.run.build import build
from tests.support.project import (
    DEMONSTRATION,
    WHILE_IT_RUNS,
    WORDS,
    Built,
    build_site,
    copy_project,
)
from tests.support.pseudo import own_words


def test_one_new_word_stands_on_every_page(tmp_path: Path, demonstration: Built) -> None:
    project = copy_project(tmp_path / "project", content=DEMONSTRATION)
    swapped = {"Figures": "Quokkas", "Late": "Overdue"}
    (project / WORDS).write_bytes(own_words(swapped))
    site = build_site(project, tmp_path / "site")
    assert site.addresses() == demonstration.addresses()
    for address, page in demonstration.whole_pages():
        if address.startswith("a-to-z/"):
            continue  # the word has another letter now
        old = [node.text(strip=True) for node in page.css("nav a, .st")]
        new = [node.text(strip=True) for node in site.page(address).css("nav a, .st")]
        # A tally says the word within a text: “7 late”.
        expected = [swapped.get(word, re.sub(r"^(\d+) late$", r"\1 overdue", word)) for word in old]
        assert sorted(new) == sorted(expected), address
        assert "Quokkas" in new, address
    assert "Overdue" in site.text("actions/1/")


def test_a_slip_is_told_with_its_line_and_no_traceback(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project", content=DEMONSTRATION)
    (project / WORDS).write_text('msgid "Late"\nmsgstr "Overdue\n', encoding="utf-8")
    result = build(project, tmp_path / "site", strict=True, environment={"AS_OF": WHILE_IT_RUNS})
    assert not result.ok
    told = "\n".join(result.lines())
    assert f"{WORDS.as_posix()}:2:1: this line cannot be read" in told
    assert "Traceback" not in told
