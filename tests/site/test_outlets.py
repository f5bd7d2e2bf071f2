"""Feeds, calendar and tables as they are published: at a root, under a sub-path, of a past day."""

from __future__ import annotations

import json
from urllib.parse import urljoin

import pytest

from tests.support.outlets import no_faults, read_json_feed, table
from tests.support.project import Built

SITES = ("shipped", "demonstration", "demonstration_ended")
PAST = ("demonstration_ended",)


@pytest.fixture(params=SITES)
def site(request: pytest.FixtureRequest) -> Built:
    built: Built = request.getfixturevalue(request.param)
    return built


def test_no_reader_finds_a_fault(site: Built) -> None:
    no_faults(site.folder)


def test_a_feed_has_what_its_page_has(site: Built) -> None:
    plan = json.loads(site.text("data/plan.json"))
    items = read_json_feed(site.text("feeds/updates.json").encode())["items"]
    updates = {update["id"]: update for update in plan["updates"]}
    assert len(items) == min(50, len(updates))
    for item in items:
        update = updates[item["_record"]["update"]]
        assert item["url"] == update["url"]
        assert update["title"] in item["title"]


def test_every_address_in_a_feed_leads_somewhere(site: Built) -> None:
    origin = json.loads(site.text("feeds/updates.json"))["_record"]["about"].removesuffix("data/")
    assert origin.endswith("/")
    for item in read_json_feed(site.text("feeds/updates.json").encode())["items"]:
        for piece in item["content_html"].split('href="')[1:]:
            link = piece.partition('"')[0]
            assert "://" in link or link.startswith(("mailto:", "tel:")), link
            if link.startswith(origin):
                path = link.removeprefix(origin).partition("#")[0]
                assert (site.folder / path).exists(), link


def test_tables_say_what_plan_json_says(site: Built) -> None:
    plan = json.loads(site.text("data/plan.json"))
    milestones = table(site.text("data/milestones.csv").encode())
    assert [(r["id"], r["status"]) for r in milestones] == [
        (m["id"], m["status"]) for m in plan["milestones"]
    ]
    assert len(table(site.text("data/changes.csv").encode())) == len(plan["changes"])
    for name in ("actions", "measures", "feedback"):
        assert len(table(site.text(f"data/{name}.csv").encode())) == len(plan[name])


def test_the_data_page_leads_to_every_column_of_every_table(site: Built) -> None:
    links = [a.attributes["href"] for a in site.page("data/").css("main a")]
    for resource in json.loads(site.text("data/datapackage.json"))["resources"]:
        assert f"../data/columns/{resource['name']}/" in links
        page = site.page(f"data/columns/{resource['name']}/")
        shown = [code.text() for code in page.css("main dt code")]
        assert shown == [field["name"] for field in resource["schema"]["fields"]]


def test_pages_lead_to_their_feeds(shipped: Built) -> None:
    for address, path in (
        ("", "feeds/updates.xml"),
        ("updates/", "feeds/updates.xml"),
        ("updates/", "feeds/updates.json"),
        ("actions/3/", "feeds/actions/3.xml"),
    ):
        found = [
            urljoin(f"https://x.test/{address}", link.attributes["href"] or "")
            for link in shipped.page(address).css("link[rel=alternate]")
        ]
        assert f"https://x.test/{path}" in found, (address, path)
    for address in ("updates/", "actions/3/"):
        links = [a.attributes["href"] or "" for a in shipped.page(address).css("main a")]
        assert any("feeds/" in link for link in links), address
    assert any(a.attributes["href"] == "../feeds/milestones.ics" for a in
               shipped.page("updates/").css("main a"))  # fmt: skip


@pytest.mark.parametrize("name", PAST)
def test_nothing_of_a_past_day_pretends_to_be_live(
    name: str, request: pytest.FixtureRequest
) -> None:
    site: Built = request.getfixturevalue(name)
    for address, page in site.pages():
        assert not page.css("link[rel=alternate][type='application/atom+xml']"), address
    for path in (site.folder / "feeds").rglob("*.*"):
        assert "as it stood on" in path.read_text(encoding="utf-8").replace("\n ", ""), path
    package = json.loads(site.text("data/datapackage.json"))
    assert "not today’s" in package["description"]
    words = site.page("data/").css_first("main")
    assert words is not None
    assert "not today’s" in words.text()
