from __future__ import annotations

import pytest

from progress_site.model.problem import Problem
from progress_site.run import serve
from progress_site.run.build import BuildResult

PAGE = (
    '<!DOCTYPE html><html lang="en"><head><title>Home</title></head>'
    "<body data-x='a > b' class=\"c > d\"><main>Words</main><pre>&lt;/body></pre></body></html>"
)
FAILED = BuildResult(False, (Problem("a&b.yml", 3, 7, "<b> is wrong", "<i>"),))


def test_the_list_stands_first_in_the_body_and_all_is_escaped() -> None:
    page = serve.with_problems(PAGE, FAILED)
    head, body = page.split("<body data-x='a > b' class=\"c > d\">")
    assert "<title>1 problem: Home</title>" in head
    assert 'href="/__preview/preview.css"></head>' in head
    assert body.startswith("<section")
    assert "<code>a&amp;b.yml</code>, line 3, column 7" in body
    assert "&lt;b&gt; is wrong" in body
    assert "Instead: &lt;i&gt;" in body
    assert body.endswith("<main>Words</main><pre>&lt;/body></pre></body></html>")


def test_warnings_and_notices_are_not_counted() -> None:
    notice = Problem("a.yml", 1, 1, "an update is overdue", "", "notice")
    page = serve.with_problems(PAGE, BuildResult(False, (notice, *FAILED.problems)))
    assert "1 problem to mend" in page
    assert "overdue" not in page


def test_a_failure_without_problems_shows_the_output_escaped() -> None:
    page = serve.with_problems(PAGE, BuildResult(False, output="NameError: <x>"))
    assert "The site cannot be built" in page
    assert "NameError: &lt;x&gt;" in page


def test_the_script_comes_last() -> None:
    script = '<script src="/__preview/reload.js" data-version="ab-1" defer></script>'
    assert serve.following(PAGE, "ab-1").endswith(f"</pre>{script}</body></html>")


@pytest.mark.parametrize("page", ["", "just words", "<p>no body tag", "<BODY>big</BODY >"])
def test_odd_pages_get_it_too(page: str) -> None:
    assert "1 problem to mend" in serve.with_problems(page, FAILED)
    assert "reload.js" in serve.following(page, "ab-1")


def test_there_may_be_no_good_page_yet() -> None:
    page = serve.page_without_site(FAILED)
    assert "no good page yet" in page
    assert "1 problem to mend" in page
