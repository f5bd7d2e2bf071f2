"""Text from data is text; what people write in Markdown is cleaned; the rest of HTML is ours."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.support.project import (
    DEMONSTRATION,
    Built,
    build_site,
    change_update,
    change_yaml,
    copy_project,
)

HOSTILE = 'Boats & <b>bikes</b> "for" all'
BODY = """
Words before. <script>alert("got you")</script>

<p style="color:red" onclick="alert(1)">Styled words.</p>

<iframe src="https://other.example/"></iframe> ![a picture](https://other.example/x.png)

[a script](javascript:alert(1)) and [an action](/actions/3/) and <svg><a href="#">shape</a></svg>

# A great heading
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The demonstration with hostile words in a record of each kind."""
    folder: Path = tmp_path_factory.mktemp("hostile")
    project = copy_project(folder / "project", content=DEMONSTRATION)
    slug = sorted((project / "docs" / "updates").glob("*.md"))[0]
    change_update(slug, lambda record: {**record, "title": HOSTILE, "summary": HOSTILE})
    slug.write_text(slug.read_text(encoding="utf-8") + BODY, encoding="utf-8")
    change_yaml(project / "plan_data/actions/03.yml", lambda r: {**r, "title": HOSTILE})
    change_yaml(
        project / "plan_data/measures/progress-score.yml", lambda r: {**r, "question": HOSTILE}
    )
    for path in sorted((project / "plan_data" / "feedback").glob("*.yml"))[:1]:
        change_yaml(path, lambda r: {**r, "title": HOSTILE, "you_said": HOSTILE})
    (project / "docs" / "added.md").write_text(
        f"---\ntitle: Added by hand\n---\n{BODY}", encoding="utf-8"
    )
    return build_site(project, folder / "site")


def test_a_title_appears_as_it_was_written(hostile: Built) -> None:
    data = json.loads(hostile.text("data/plan.json"))
    assert data["actions"][2]["title"] == HOSTILE
    page = hostile.page("actions/3/")
    heading, title = page.css_first("h1"), page.css_first("title")
    assert heading is not None
    assert HOSTILE in heading.text()
    assert title is not None
    assert HOSTILE in title.text()


def test_no_page_holds_it_as_markup(hostile: Built) -> None:
    for address, page in hostile.pages():
        for bold in page.css("b"):
            assert bold.text() != "bikes", address


def test_a_script_in_markdown_is_gone(hostile: Built) -> None:
    for path, content in hostile.files().items():
        assert b"got you" not in content, path
        assert b"alert(1)" not in content, path
        assert b"other.example" not in content, path


def test_markdown_keeps_what_is_allowed(hostile: Built) -> None:
    data = json.loads(hostile.text("data/plan.json"))
    slug = next(u["id"] for u in data["updates"] if u["title"] == HOSTILE)
    page = hostile.page(f"updates/{slug}/")
    link = next(a for a in page.css("a") if a.text() == "an action")
    assert link.attributes["href"] == "../../actions/3/"
    assert any(h.text().strip() == "A great heading" for h in page.css("h2"))
    assert len(page.css("h1")) == 1


def test_a_page_added_by_hand_is_cleaned_too(hostile: Built) -> None:
    page = hostile.page("added/")
    body = page.body
    assert body is not None
    assert "Styled words." in body.text()


def test_no_page_has_inline_style_or_script(hostile: Built, demonstration: Built) -> None:
    for site in (hostile, demonstration):
        for address, page in site.pages():
            assert page.css("script:not([src]), style") == [], address
            assert page.css("[style]") == [], address
            handlers = re.findall(r"<[^>]*\son[a-z]+\s*=", site.text(address))
            assert handlers == [], address


def test_no_page_loads_anything_from_another_host(hostile: Built, demonstration: Built) -> None:
    for site in (hostile, demonstration):
        for address, page in site.pages():
            loads = page.css("link[rel=stylesheet], link[rel=icon], img, source, use, script")
            for node in loads:
                where = node.attributes.get("href") or node.attributes.get("src") or ""
                assert not re.match(r"(https?:)?//", where), (address, where)
