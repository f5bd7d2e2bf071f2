"""A word of the interface is changed in one place, and a slip there is told like any other."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from progress_site.catalogue import using
from progress_site.run.build import build
from tests.support import demo
from tests.support.project import (
    DEMONSTRATION,
    WHILE_IT_RUNS,
    WORDS,
    Built,
    build_site,
    change_yaml,
    copy_project,
)
from tests.support.pseudo import Content, own_words, pseudo, pseudo_file, shown
from tests.support.reading import without_explanations


def test_one_new_word_stands_on_every_page(tmp_path: Path, demonstration: Built) -> None:
    project = copy_project(tmp_path / "project", content=DEMONSTRATION)
    swapped = {"Figures": "Quokkas", "Late": "Overdue", "late": "overdue"}
    (project / WORDS).write_bytes(own_words(swapped))
    site = build_site(project, tmp_path / "site")
    assert site.addresses() == demonstration.addresses()
    for address, page in demonstration.whole_pages():
        if address.startswith("a-to-z/"):
            continue  # the word has another letter now
        old = [node.text(strip=True) for node in page.css("nav a, .mark-label")]
        new = [node.text(strip=True) for node in site.page(address).css("nav a, .mark-label")]
        # A tally says the word within a text: “7 late”.
        expected = [swapped.get(word, re.sub(r"^(\d+) late$", r"\1 overdue", word)) for word in old]
        assert sorted(new) == sorted(expected), address
        assert "Quokkas" in new, address
    assert "Overdue" in site.text("actions/7/")


def test_a_slip_is_told_with_its_line_and_no_traceback(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project", content=DEMONSTRATION)
    (project / WORDS).write_text('msgid "Late"\nmsgstr "Overdue\n', encoding="utf-8")
    result = build(project, tmp_path / "site", strict=True, environment={"AS_OF": WHILE_IT_RUNS})
    assert not result.ok
    told = "\n".join(result.lines())
    assert f"{WORDS.as_posix()}:2:1: this line cannot be read" in told
    assert "Traceback" not in told


def test_a_site_in_another_language_says_every_word_in_it(
    tmp_path: Path, demonstration: Built
) -> None:
    """The made-up language has six plural forms and is written from right to left."""
    project = copy_project(tmp_path / "project", content=DEMONSTRATION)
    (project / WORDS).write_bytes(pseudo_file())
    change_yaml(project / "plan_data" / "glossary.yml", _without_full_words)
    site = build_site(project, tmp_path / "site")
    assert site.addresses() == demonstration.addresses()
    with using(pseudo()):
        content = Content(demo.state(demo.WHILE_IT_RUNS))
    # The link of an abbreviation cuts a sentence of the record into pieces.
    wholes = {
        a: re.sub("</?abbr>", "", without_explanations(site.text(a))) for a in site.addresses()
    }
    for whole in wholes.values():
        for prose in LexborHTMLParser(whole).css(".prose"):
            content.add_html(prose.html or "")
    left = set()
    for address, page in site.pages():
        html = page.css_first("html")
        assert html is not None
        assert (html.attributes["lang"], html.attributes["dir"]) == ("ar", "rtl"), address
        for where, text in shown(wholes[address]):
            if rest := content.rest(text):
                left.add(f"/{address} <{where}> {rest}")
    assert sorted(left) == []
    assert "<title>⟦" in site.text("feeds/updates.xml")
    assert json.loads(site.text("feeds/updates.json"))["language"] == "ar"
    assert "SUMMARY:⟦" in site.text("feeds/milestones.ics")
    assert ">⟦" in site.text("badge/actions/1.svg")


def _without_full_words(glossary: Any) -> Any:
    terms = [{key: term[key] for key in term if key != "full"} for term in glossary["terms"]]
    return {"terms": terms}
