"""Every address that the site promises answers; every link and anchor in the output resolves."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from urllib.request import urlopen

import pytest

from progress_site.model.reference import PAGE_IDS
from progress_site.model.vocabulary import Answer, Reported, Stage
from progress_site.read.load import load
from tests.support.project import DEMONSTRATION, ROOT, UNDER, Built
from tests.support.serve import serve

LISTS = ("updates/", "you-said-we-did/")
CONTRACT = (
    "",
    "actions/",
    "you-said-we-did/",
    "updates/",
    "changes/",
    "unfinished/",
    "figures/",
    "your-rights/",
    "your-rights/early-years/",
    "your-rights/primary/",
    "your-rights/secondary/",
    "your-rights/from-16/",
    "story/",
    "glossary/",
    "about/",
    "get-help/",
    "accessibility/",
    "search/",
    "a-to-z/",
    *(f"{front}stage/{stage}/" for front in LISTS for stage in Stage),
    *(f"updates/status/{status.replace('_', '-')}/" for status in Reported),
    *(f"you-said-we-did/response/{a.replace('_', '-')}/" for a in (*Answer, "none")),
    "data/",
    "data/plan.json",
    "embed/",
    "404.html",
)


def expected(site: Built) -> set[str]:
    """Return every address that should answer, from the contract and the published data."""
    data = json.loads(site.text("data/plan.json"))
    found = set(CONTRACT)
    for action in data["actions"]:
        found.add(f"actions/{action['number']}/")
        if action["title"] is not None:  # of one whose words are not known there is none to tell
            found.add(f"actions/{action['number']}/history/")
        found |= {f"{front}action/{action['number']}/" for front in LISTS}
        found |= {f"embed/actions/{action['number']}/", f"badge/actions/{action['number']}.svg"}
        found |= {f"oembed/actions/{action['number']}.json"}
        if action["area"] is not None:
            found |= {f"{front}area/{action['area']}/" for front in LISTS}
    for feedback in data["feedback"]:
        found |= {f"you-said-we-did/{feedback['id']}/"}
    for update in data["updates"]:
        year = update["date"]["last"][:4]
        found |= {f"updates/{update['id']}/", f"updates/{year}/"}
    found |= {f"figures/{measure['id']}/" for measure in data["measures"]}
    found |= {f"embed/measures/{measure['id']}/" for measure in data["measures"]}
    found |= {f"oembed/measures/{measure['id']}.json" for measure in data["measures"]}
    for change in data["changes"]:
        if change["kind"] == "due":
            found.add(f"changes/{change['date']['last'][:4]}/")
    return found


@pytest.mark.parametrize(
    ("under", "name"),
    [("/", "shipped"), (UNDER, "shipped_below"), (UNDER, "demonstration_below")],
)
def test_every_address_answers_and_every_link_leads_somewhere(
    request: pytest.FixtureRequest, under: str, name: str
) -> None:
    site: Built = request.getfixturevalue(name)
    with serve(site.folder, under) as base:
        missing = [a for a in sorted(expected(site)) if _status(urljoin(base, a)) != 200]
        assert missing == []
        assert _status(urljoin(base, "no/such/page/")) == 404
    assert _broken(site, under) == []


def test_milestones_have_anchors(demonstration: Built) -> None:
    data = json.loads(demonstration.text("data/plan.json"))
    assert data["milestones"]
    for milestone in data["milestones"]:
        page = demonstration.page(f"actions/{milestone['action']}/")
        anchor = f"milestone-{milestone['id'].replace('.', '-')}"
        assert page.css_first(f"#{anchor}") is not None, milestone["id"]


@pytest.mark.parametrize(("root", "name"), [(ROOT, "shipped"), (DEMONSTRATION, "demonstration")])
def test_an_organisation_may_have_no_id_that_its_page_uses(
    root: Path, name: str, request: pytest.FixtureRequest
) -> None:
    site: Built = request.getfixturevalue(name)
    organisations = {o.id for o in load(root).library.get_help.organisations}
    used = {node.attributes.get("id") for node in site.page("get-help/").css("[id]")}
    assert organisations < used
    assert used - organisations <= PAGE_IDS


def _status(url: str) -> int:
    try:
        with urlopen(url) as answer:
            return int(answer.status)
    except OSError as error:
        return int(getattr(error, "code", 0))


def _broken(site: Built, under: str) -> list[str]:
    """Return every internal link or anchor of the output that resolves to nothing."""
    origin = f"https://progress.example{under}"
    files = site.files()
    anchors: dict[str, set[str]] = {}
    links: list[tuple[str, str]] = []
    for address, page in site.pages():
        ids = [node.attributes.get("id") or "" for node in page.css("[id]")]
        doubled = sorted({i for i in ids if ids.count(i) > 1})
        assert doubled == [], f"{address}: the same id twice"
        anchors[address] = set(ids)
        for node in page.css("[href], [src]"):
            link = node.attributes.get("href") or node.attributes.get("src")
            if link is not None:
                links.append((address, link))
    broken = []
    for address, link in links:
        url, fragment = urldefrag(urljoin(origin + address, link))
        if not url.startswith("https://progress.example/"):
            continue
        path = unquote(urlsplit(url).path)
        if not path.startswith(under):
            broken.append(f"{address}: {link} leaves the sub-path")
            continue
        inside = path.removeprefix(under)
        file = f"{inside}index.html" if inside.endswith("/") or not inside else inside
        if file not in files:
            broken.append(f"{address}: {link}")
        elif fragment and fragment not in anchors.get(inside, set()):
            broken.append(f"{address}: {link} (no such anchor)")
    return broken


NAMES = {
    "actions/": "Actions",
    "figures/": "Figures",
    "updates/": "Updates",
    "you-said-we-did/": "You said, we did",
    "changes/": "Changes to the plan",
    "unfinished/": "What is not finished",
    "your-rights/": "Your rights",
    "get-help/": "Get help or have your say",
    "story/": "The story so far",
    "sources/": "Sources",
    "glossary/": "Glossary",
    "a-to-z/": "A to Z",
    "search/": "Search",
    "about/": "About",
    "accessibility/": "Accessibility",
}


@pytest.mark.parametrize("address", NAMES)
def test_a_page_has_one_name(shipped: Built, address: str) -> None:
    page, name = shipped.page(address), NAMES[address]
    (heading,) = page.css("h1")
    assert heading.text().strip() == name
    assert page.css("nav.breadcrumb li")[-1].text().strip() == name
    assert page.css("title")[0].text().startswith(f"{name} – ")
    (link,) = page.css(".site-footer nav a[aria-current=page]")
    assert link.text().strip() == name


def test_the_menu_leads_to_eight_pages(shipped: Built) -> None:
    links = shipped.page("about/").css("#menu li a")
    assert [link.attributes["href"] for link in links] == [
        "../actions/",
        "../figures/",
        "../updates/",
        "../you-said-we-did/",
        "../your-rights/",
        "../get-help/",
        "../search/",
        "../easy-read/",
    ]
