"""What other sites load, in the files of built sites."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.support import hosting
from tests.support.project import Built, is_for_a_frame

SITES = ["shipped", "demonstration"]
MOST = 6 * 1024


@pytest.fixture(params=SITES)
def site(request: pytest.FixtureRequest) -> Built:
    found: Built = request.getfixturevalue(request.param)
    return found


def frames(site: Built) -> list[str]:
    found = [address for address in site.addresses() if is_for_a_frame(address)]
    assert len(found) >= 10
    return found


def test_a_frame_is_light_and_has_one_style_sheet(site: Built) -> None:
    for address in frames(site):
        page = site.page(address)
        sheets = [n.attributes["href"] or "" for n in page.css("link[rel=stylesheet]")]
        assert len(sheets) == 1, address
        file = (site.folder / address / sheets[0]).resolve()
        size = sum(len(gzip.compress(f.read_bytes(), 6)) for f in (file, _index(site, address)))
        assert size <= MOST, (address, size)


def _index(site: Built, address: str) -> Path:
    return site.folder / address / "index.html"


def test_a_frame_is_kept_out_of_search_and_its_links_lead_out_of_it(site: Built) -> None:
    for address in frames(site):
        page = site.page(address)
        robots, base = page.css_first("meta[name=robots]"), page.css_first("base")
        assert robots is not None, address
        assert robots.attributes["content"] == "noindex", address
        assert base is not None, address
        assert base.attributes == {"target": "_top"}, address


def test_each_record_has_its_frame_its_answer_and_its_badge(site: Built) -> None:
    data = json.loads(site.text("data/plan.json"))
    for kind, ids in (
        ("actions", [a["number"] for a in data["actions"]]),
        ("measures", [m["id"] for m in data["measures"]]),
    ):
        assert sorted(p.stem for p in site.folder.glob(f"oembed/{kind}/*.json")) == sorted(
            str(i) for i in ids
        )
        for ident in ids:
            answer = json.loads(site.text(f"oembed/{kind}/{ident}.json"))
            assert f"/embed/{kind}/{ident}/" in answer["html"]
            assert f"/{kind}/{ident}/" in answer["html"]
    for action in data["actions"]:
        ET.fromstring(site.text(f"badge/actions/{action['number']}.svg"))


def test_a_past_day_is_told_in_frame_and_badge(demonstration_ended: Built) -> None:
    assert (
        "1 September 2025"
        in demonstration_ended.text("badge/actions/1.svg").partition("</title>")[2]
    )
    frame = demonstration_ended.page("embed/actions/1/").css_first(".site-notice")
    assert frame is not None
    assert "It is not today’s page" in frame.text()


def test_no_file_of_the_site_gets_a_header_twice(site: Built) -> None:
    rules = hosting.of_site(site.folder)
    for path in site.files():
        address = "/" + path.removesuffix("index.html")
        named = [n for rule in rules if rule.fits(address) for n, _ in rule.headers]
        assert len(set(named)) == len(named), address
        if path.endswith(".html"):
            assert "Content-Security-Policy" in named, address
