"""Of drafts and of the future nothing is in the output; taking an update out changes its places."""

from __future__ import annotations

import re
from pathlib import Path

from tests.support.project import AFTER_ITS_END, DEMONSTRATION, Built, build_site, copy_project

SECRET = "zebracrossing"
UPDATE = """---
date: {date}
title: About the {secret} title
summary: About the {secret} summary.
from: partnership
about: [1]
draft: {draft}
---

Words of the {secret} body.
"""


def test_a_draft_and_a_future_update_leave_no_trace(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    before = build_site(project, tmp_path / "before", SOURCE_DATE_EPOCH="1795392000").files()
    updates = project / "docs" / "updates"
    for date, slug, draft in (
        ("2031-01-01", f"2031-01-01-{SECRET}-future", "false"),
        ("2024-04-01", f"2024-04-01-{SECRET}-draft", "true"),
    ):
        text = UPDATE.format(date=date, draft=draft, secret=SECRET)
        (updates / f"{slug}.md").write_text(text, encoding="utf-8")
    after = build_site(project, tmp_path / "after", SOURCE_DATE_EPOCH="1795392000").files()
    assert after == before
    assert not any(SECRET.encode() in text or SECRET in path for path, text in after.items())


def test_taking_one_update_out_changes_its_places_and_no_others(
    tmp_path: Path, demonstration_ended: Built
) -> None:
    project, before = copy_project(tmp_path / "project", content=DEMONSTRATION), demonstration_ended
    slug = "2024-03-01-taken-out"
    text = UPDATE.format(date="2024-03-01", draft="false", secret=SECRET)
    (project / "docs" / "updates" / f"{slug}.md").write_text(text, encoding="utf-8")
    after = build_site(project, tmp_path / "after", AS_OF=AFTER_ITS_END)
    changed = _changed(before, after)
    assert f"updates/{slug}/index.html" in changed
    assert "actions/1/history/index.html" in changed
    assert "data/plan.json" in changed
    assert "feeds/actions/1.xml" in changed
    allowed = {
        "index.html",
        "actions/1/index.html",
        "actions/1/history/index.html",
        "updates/index.html",
        "updates/2024/index.html",
        "data/plan.json",
        "feeds/updates.xml",
        "feeds/updates.json",
        "feeds/actions/1.xml",
        "sitemap.xml",
        "sitemap.xml.gz",
    }
    # Each list of updates says how many stand under every value, and the update can be found.
    lists = {path for path in changed if re.match(r"updates/(\d{4}|[a-z]+/.*)/index.html$", path)}
    finding = {path for path in changed if path.startswith(("search/", "a-to-z/"))}
    neighbours = {path for path in changed - allowed if path.startswith("updates/20")} - lists
    assert changed - neighbours - lists - finding <= allowed
    assert len(neighbours) <= 3, "the update itself, and the two beside it"


def _changed(before: Built, after: Built) -> set[str]:
    old, new = before.files(), after.files()
    return {path for path in {*old, *new} if old.get(path) != new.get(path)}
