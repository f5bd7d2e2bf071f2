"""Links that people wrote: each leads somewhere, or is told at its place with what to write."""

from __future__ import annotations

import pytest

from progress_site.urls.permalinks import broken_links, lost_links

KNOWN = {"", "actions/", "actions/3/", "changes/", "media/boat.png", "data/plan.json"}
ANCHORS = {"actions/3/#milestone-3-1", "actions/3/#milestone-3-2"}


def found(link: str, text: str = "") -> list[tuple[int, int, str, str]]:
    problems = broken_links("docs/about.md", text, 5, [link], KNOWN, ANCHORS)
    return [(p.line, p.column, p.what, p.instead) for p in problems]


@pytest.mark.parametrize(
    "link",
    [
        "/",
        "/actions/",
        "/actions/3/",
        "/actions/3/#milestone-3-2",
        "/actions/#any-heading",
        "#a-heading",
        "/media/boat.png",
        "/data/plan.json",
    ],
)
def test_a_link_that_leads_somewhere_is_fine(link: str) -> None:
    assert found(link) == []
    assert list(lost_links([link], KNOWN, ANCHORS)) == []


@pytest.mark.parametrize(
    ("link", "what", "instead"),
    [
        ("/actions/4/", "there is no page “/actions/4/”", "did you mean /actions/3/?"),
        ("/actions/3", "there is no page “/actions/3”", "add the slash at the end: /actions/3/"),
        ("/no-such-page/", "there is no page", "check the address on the site itself"),
        ("/nothing-like-it/", "there is no page", "check the address on the site itself"),
        ("actions/3/", "does not say where it leads", "from its root, such as /actions/3/"),
        ("../actions/3/", "does not say where it leads", "such as /actions/3/"),
        ("//other.test/", "does not say where it leads", "write an address of this site"),
        (
            "/actions/3/#milestone-3-9",
            "there is no “#milestone-3-9” on the page /actions/3/",
            "#milestone-3-1, #milestone-3-2",
        ),
    ],
)
def test_a_link_that_leads_nowhere_is_told(link: str, what: str, instead: str) -> None:
    ((_, _, told, hint),) = found(link)
    assert what in told
    assert instead in hint
    assert list(lost_links([link], KNOWN, ANCHORS)) == [link]


def test_it_is_told_where_it_stands() -> None:
    text = "First line.\nSee /actions/4/ and [it](/actions/4/).\n"
    ((line, column, _, _),) = found("/actions/4/", text)
    assert (line, column) == (6, 26), "the link itself, not the words before it"
    ((line, column, _, _),) = found("/actions/4/", "One.\n\n[it]: /actions/4/\n")
    assert (line, column) == (7, 7)
    assert found("/actions/4/", "It is nowhere.")[0][:2] == (5, 1)
