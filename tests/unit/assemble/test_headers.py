"""Each address gets each header once, since hosts join what several rules say."""

from __future__ import annotations

import pytest

from progress_site.assemble.outputs import headers, rules
from tests.support.hosting import Rule, headers_for, read

PATHS = (
    "", "actions/", "actions/3/", "search/", "search/index-1.js", "data/plan.json", "embed/",
    "embed/actions/3/", "embed/measures/rate/", "badge/actions/3.svg", "robots.txt",
    "media/a film.mp4", "_headers", "_redirects",
)  # fmt: skip
ASSETS = "assets/0a1b2c3d/"


def published(root: str = "/", *allowed: str) -> list[Rule]:
    return read(headers(rules(PATHS, ASSETS, allowed, root)).decode())


@pytest.mark.parametrize("root", ["/", "/send/progress/"])
def test_no_address_fits_two_rules_that_set_the_same_header(root: str) -> None:
    found = published(root)
    known = [*PATHS, f"{ASSETS}site.css", "assets/share.png", "404.html", "no/such/page/"]
    for path in known:
        named = [n for rule in found if rule.fits(root + path) for n, _ in rule.headers]
        assert sorted(set(named)) == sorted(named), path
        assert "X-Content-Type-Options" in named, path


def test_hosts_join_what_two_rules_say() -> None:
    found = read("/*\n  A: 1\n\n/x/*\n  A: 2\n  B: 3\n")
    assert headers_for(found, "/x/y") == {"A": "1, 2", "B": "3"}
    assert headers_for(found, "/z") == {"A": "1"}


def test_pages_are_framed_by_nobody_and_frames_by_all_or_by_those_who_are_named() -> None:
    def ancestors(found: list[Rule], path: str) -> str:
        return headers_for(found, path)["Content-Security-Policy"].rpartition("frame-ancestors ")[2]

    everybody, some = published(), published("/", "https://www.a.example", "https://*.b.example")
    for path in ("/", "/actions/3/", "/search/", "/embed/", "/404.html"):
        assert ancestors(everybody, path) == ancestors(some, path) == "'none'", path
    for path in ("/embed/actions/3/", "/embed/measures/rate/"):
        assert ancestors(everybody, path) == "*"
        assert ancestors(some, path) == "https://www.a.example https://*.b.example"


def test_script_runs_only_where_there_is_some() -> None:
    found = published()
    with_script = {"/search/", "/embed/actions/3/"}
    for path in (*with_script, "/", "/actions/3/", "/embed/", "/data/plan.json"):
        said = headers_for(found, path)["Content-Security-Policy"]
        assert ("script-src 'self'" in said) == (path in with_script), path
        assert "default-src 'none'" in said
        assert "unsafe" not in said


def test_only_what_changes_its_name_is_kept_for_long() -> None:
    found = published()
    assert "immutable" in headers_for(found, f"/{ASSETS}site.css")["Cache-Control"]
    for path in ("/", "/embed/actions/3/", "/badge/actions/3.svg", "/data/plan.json"):
        assert headers_for(found, path)["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert "86400" in headers_for(found, "/assets/share.png")["Cache-Control"]


def test_programs_elsewhere_may_read_the_data_and_no_page() -> None:
    found = published()
    for path, is_open in (("/data/plan.json", True), ("/badge/actions/3.svg", True), ("/", False)):
        assert ("Access-Control-Allow-Origin" in headers_for(found, path)) == is_open
