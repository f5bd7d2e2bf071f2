"""The first use of an abbreviation is explained; `abbreviations.yml` beside this says how."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from progress_site.model.reference import Glossary, Term
from progress_site.prose.abbreviations import Abbreviations, abbreviations, expand
from tests.support import demo

DATA: dict[str, Any] = yaml.load(
    Path(__file__).with_name("abbreviations.yml").read_bytes(), Loader=yaml.BaseLoader
)
ROOT = "../../"
FRAME = "<html><head><title>SEND</title></head><body><header><p>SEND</p></header>"
PAGE = FRAME + '<main id="main">{}</main><footer><p>NHS</p></footer></body></html>\n'


@cache
def known() -> Abbreviations:
    return abbreviations(Glossary.model_validate({"terms": DATA["glossary"]}))


@pytest.mark.parametrize("case", DATA["cases"], ids=lambda case: case["is"])
def test_case(case: dict[str, str]) -> None:
    wanted = case["html"] if "same" in case else case["becomes"]
    assert expand(PAGE.format(case["html"]), known(), ROOT) == PAGE.format(wanted)


@pytest.mark.parametrize("case", DATA["cases"], ids=lambda case: case["is"])
def test_links_do_not_cross_and_what_stands_around_is_not_touched(case: dict[str, str]) -> None:
    after = expand(PAGE.format(case["html"]), known(), ROOT)
    assert after.startswith(FRAME)
    assert after.endswith("<footer><p>NHS</p></footer></body></html>\n")
    for link in re.findall(r"<a .*?</a>", after, re.DOTALL):
        assert link.count("<a ") == 1
        assert link.count("<abbr") == link.count("</abbr>")


def test_the_link_fits_the_place_of_the_page() -> None:
    page = PAGE.format("<p>CQC</p>")
    for root in ("./", "../", "https://testshire.test/plan/"):
        assert f'<a href="{root}glossary/#cqc">' in expand(page, known(), root)


def test_in_the_glossary_an_entry_does_not_lead_to_itself() -> None:
    entry = '<div id="{}"><dt>{}</dt><dd>{}</dd></div>'
    html = "<dl>{}{}</dl>".format(
        entry.format("cqc", "CQC", "The CQC inspects the NHS."),
        entry.format("nhs", "NHS", "The CQC inspects the NHS."),
    )
    after = expand(PAGE.format(html), known(), "../", "glossary/")
    link = '<a href="#{}"><abbr>{}</abbr></a> ({})'
    nhs = link.format("nhs", "NHS", "National Health Service")
    cqc = link.format("cqc", "CQC", "Care Quality Commission")
    assert entry.format("cqc", "CQC", f"The CQC inspects the {nhs}.") in after
    assert entry.format("nhs", "NHS", f"The {cqc} inspects the NHS.") in after


def test_an_id_elsewhere_is_no_entry_of_the_glossary() -> None:
    page = PAGE.format('<p id="cqc">CQC</p>')
    assert "Care Quality Commission" in expand(page, known(), ROOT, "actions/3/")


def test_without_a_glossary_nothing_happens() -> None:
    page = PAGE.format("<p>CQC</p>")
    assert expand(page, abbreviations(Glossary()), ROOT) is page


def test_a_page_without_an_abbreviation_is_left_as_it_is() -> None:
    page = PAGE.format("<p>Words.</p>")
    assert expand(page, known(), ROOT) is page


def test_no_main_part_means_no_running_text() -> None:
    page = "<html><body><p>CQC</p></body></html>"
    assert expand(page, known(), ROOT) is page


@pytest.mark.parametrize(
    ("term", "anchor"),
    [
        ("SEND", "send"),
        ("EHC plan", "ehc-plan"),
        ("key stage 2", "key-stage-2"),
        ("“The” Board’s", "the-board-s"),
    ],
)
def test_the_anchor_of_a_term_follows_from_the_term_alone(term: str, anchor: str) -> None:
    """Others link to it: a change of this rule would break their links."""
    assert Term(term=term, means="x").anchor == anchor


def test_the_glossary_of_the_demonstration_is_on_its_page() -> None:
    anchors = {t.anchor for t in demo.library().glossary.terms}
    view = demo.pages_on(demo.WHILE_IT_RUNS)["glossary/"].view
    assert anchors == {term.anchor for term in view.terms}


def test_the_name_of_a_body_is_left_whole_and_the_next_use_is_written_out() -> None:
    glossary = Glossary.model_validate({"terms": DATA["glossary"]})
    page = PAGE.format("<p>The Testshire CQC Board met.</p><p>The CQC came.</p>")
    after = expand(page, abbreviations(glossary, ["Testshire CQC Board"]), ROOT)
    assert "<p>The Testshire CQC Board met.</p>" in after
    assert "Care Quality Commission" in after
