"""The accessibility statement as a reader meets it: from every page, in the words of the law."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser

from tests.support.composed import composed
from tests.support.project import (
    AFTER_ITS_END,
    DEMONSTRATION,
    Built,
    copy_project,
    make_real,
)

#: What the model statement asks for, by the ids of its parts on the page.
PARTS = {
    *("scope", "status", "content", "report", "enforcement", "preparation"),
    *("non-compliance", "disproportionate-burden", "not-in-scope"),
}


def words(page: LexborHTMLParser, selector: str = "main") -> str:
    found = page.css_first(selector)
    assert found is not None
    return " ".join(found.text(separator=" ").split())


def leads_to(page: LexborHTMLParser, address: str, selector: str) -> set[str]:
    base = f"https://progress.example/{address}"
    hrefs = [node.attributes.get("href") or "" for node in page.css(f"{selector} a[href]")]
    return {urljoin(base, href).removeprefix("https://progress.example/") for href in hrefs}


def test_every_page_leads_to_the_statement(shipped: Built, demonstration: Built) -> None:
    for site in (shipped, demonstration):
        for address, page in site.whole_pages():
            assert "accessibility/" in leads_to(page, address, "footer"), address


def test_the_statement_has_every_part_that_the_law_asks_for(
    shipped: Built, demonstration: Built, demonstration_ended: Built
) -> None:
    for site in (shipped, demonstration, demonstration_ended):
        page = site.page("accessibility/")
        assert {node.attributes.get("id") for node in page.css("main h2, main h3")} >= PARTS
        said = words(page)
        assert "This accessibility statement applies to" in said
        assert "compliant with the Web Content Accessibility Guidelines version 2.2 AA" in said
        assert "Equality and Human Rights Commission (EHRC) is responsible for enforcing" in said
        assert "Equality Advisory and Support Service" in said


def test_how_to_complain_and_the_statement_lead_to_each_other(demonstration: Built) -> None:
    statement, involved = (demonstration.page(a) for a in ("accessibility/", "get-help/"))
    assert "get-help/#complain" in leads_to(statement, "accessibility/", "main")
    assert "accessibility/#report" in leads_to(involved, "get-help/", "main")
    assert "How to complain" in words(involved)


def test_it_says_what_was_known_on_each_day(
    tmp_path: Path, demonstration: Built, demonstration_ended: Built
) -> None:
    project = make_real(copy_project(tmp_path / "project", content=DEMONSTRATION))
    real = composed(project, AS_OF="2024-06-30")
    early, running, ended = (
        words(s.page("accessibility/")) for s in (real, demonstration, demonstration_ended)
    )
    pale = "Small grey text is hard to read for people with low vision."
    assert "This website is run by Exampleshire Council." in early
    assert "more than a year ago" in early
    assert "People with disabilities have not tested it yet" in early
    assert pale in early
    assert "more than a year ago" not in running
    assert pale not in running
    assert "1.4.10 Reflow" in running
    assert "You get an answer within 10 working days." in running
    assert "more than a year ago" in ended
    for said in (early.lower(), running.lower(), ended.lower()):
        assert "zephyr" not in said
        assert "quagmire" not in said


def test_a_demonstration_is_a_draft(demonstration: Built) -> None:
    said = words(demonstration.page("accessibility/"))
    assert "This is a draft: no public body publishes this site yet" in said


def test_without_a_file_the_page_still_reads(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project", content=DEMONSTRATION)
    (project / "plan_data" / "accessibility.yml").unlink()
    said = words(composed(project, AS_OF=AFTER_ITS_END).page("accessibility/"))
    assert "The accessibility statement has not been published." in said
    assert "This website is partially compliant" in said
    assert "No test has been published." in said
