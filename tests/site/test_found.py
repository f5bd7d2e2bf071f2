"""What search engines and programs that share a page read: checked on a site of real records."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import urljoin
from xml.etree.ElementTree import fromstring

import pytest
from selectolax.lexbor import LexborHTMLParser

from progress_site.urls.addresses import anchors
from tests.support import demo
from tests.support.project import (
    DEMONSTRATION,
    Built,
    build_site,
    change_update,
    copy_project,
    make_real,
)

SITE = "https://progress.example/send/"
#: 1 September 2025: today for these builds, so that nothing is of a past day.
TODAY = "1756728000"
HOSTILE = '=1+1 "Boats" & <b>bikes</b> ]]> 🚲 \u05e9\u05dc\u05d5\u05dd ' + "and far to go " * 20
NEW = "2025-08-20-hostile"
_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A real plan today, with an update that moved and one whose title is hard to write down."""
    folder: Path = tmp_path_factory.mktemp("found")
    project = copy_project(folder / "project", content=DEMONSTRATION)
    make_real(project)
    path = project / "docs" / "updates" / f"{NEW}.md"
    path.write_text(
        "---\ndate: 2025-08-20\ntitle: x\nsummary: x\nfrom: partnership\n---\nWords.\n", "utf-8"
    )
    change_update(path, lambda record: {**record, "title": HOSTILE, "summary": HOSTILE})
    (project / "plan_data" / "redirects.yml").write_text(
        f"redirects:\n  - {{from: /updates/old/, to: /updates/{NEW}/, since: 2025-08-21}}\n"
        "  - {from: /glossary/#old-word, to: /about/#dates, since: 2025-08-21}\n",
        encoding="utf-8",
    )
    return build_site(project, folder / "site", SOURCE_DATE_EPOCH=TODAY, SITE_URL=SITE)


def meta(page: LexborHTMLParser, name: str) -> list[str]:
    """Return what a page says under one name; Open Graph says property, HTML name."""
    nodes = page.css(f'meta[property="{name}"], meta[name="{name}"]')
    return [node.attributes.get("content") or "" for node in nodes]


def canonical(page: LexborHTMLParser) -> str:
    (link,) = page.css("link[rel=canonical]")
    return link.attributes.get("href") or ""


def items(page: LexborHTMLParser, kind: str) -> list[dict[str, list[str]]]:
    """Return the properties of each item of one type, as the standard on microdata reads them."""
    found = []
    for item in page.css(f'[itemtype="https://schema.org/{kind}"]'):
        values: dict[str, list[str]] = {}
        for node in item.css("[itemprop]"):
            owner = node.parent
            while owner is not None and "itemscope" not in owner.attributes:
                owner = owner.parent
            if owner is None or owner.mem_id != item.mem_id:
                continue
            a = node.attributes
            value = a.get("content") or a.get("href") or node.text()
            values.setdefault(a.get("itemprop") or "", []).append(value)
        found.append(values)
    return found


def test_every_page_tells_what_open_graph_asks_for(live: Built) -> None:
    for address, page in live.pages():
        if address.startswith(("embed/actions/", "embed/measures/")):
            continue  # what stands in a frame is shared by nobody
        one = {
            name: meta(page, f"og:{name}")
            for name in ("title", "type", "image", "url", "description", "site_name", "locale")
        }
        assert all(len(values) == 1 and values[0] for values in one.values()), address
        assert one["type"] == ["website"]
        assert one["url"] == [canonical(page)], address
        assert one["image"] == [f"{SITE}assets/share.png"]
        assert meta(page, "og:image:alt") != [""]
        assert one["description"] == meta(page, "description"), address
        title = page.css_first("title")
        assert title is not None
        assert one["title"] == [title.text()], address
    assert (live.folder / "assets" / "share.png").is_file()


def test_a_hostile_title_is_the_same_everywhere(live: Built) -> None:
    page = live.page(f"updates/{NEW}/")
    title = HOSTILE.strip()
    assert meta(page, "og:title") == [f"{title} – The plan of Exampleshire"]
    assert meta(page, "description") == meta(page, "og:description") == [title]
    (article,) = items(page, "Article")
    assert article["headline"] == article["description"] == [title]
    crumbs = items(page, "ListItem")
    assert crumbs[-1]["name"] == [title]
    (link,) = live.page("updates/old/").css("main .links a")
    assert link.text() == title
    assert not page.css("main b b, title b")


def test_real_pages_say_what_they_are(live: Built) -> None:
    (article,) = items(live.page("updates/2024-03-15-help-team-has-started/"), "Article")
    assert article["datePublished"] == ["2024-03-15"]
    assert article["url"] == [f"{SITE}updates/2024-03-15-help-team-has-started/"]
    page = live.page("figures/progress-score/")
    (dataset,) = items(page, "Dataset")
    assert dataset["name"]
    assert len(dataset["description"][0]) >= 1
    (download,) = items(page, "DataDownload")
    file = urljoin(f"{SITE}figures/progress-score/", download["contentUrl"][0])
    assert (live.folder / file.removeprefix(SITE)).is_file()
    (trail,) = items(page, "BreadcrumbList")
    assert trail == {"itemListElement": trail["itemListElement"]}
    positions = [item["position"] for item in items(page, "ListItem")]
    assert positions == [[str(n)] for n in range(1, len(positions) + 1)]
    for address, page in live.pages():
        if meta(page, "robots"):
            assert not page.css("[itemscope]"), f"{address} is not for search engines"


def test_the_page_of_open_data_is_a_dataset(live: Built) -> None:
    """Its words are those on the page; each of its files is there."""
    page = live.page("data/")
    (dataset,) = items(page, "Dataset")
    assert dataset["name"] == [f"{live_plan(live)['name']}: the public record"]
    assert dataset["dateModified"] == ["2025-08-20"]
    for name in ("description", "url", "publisher", "creditText", "isAccessibleForFree"):
        assert len(dataset[name]) == 1, name
    files = items(page, "DataDownload")
    assert len(files) == len(dataset["distribution"]) == 9
    for file in files:
        path = urljoin(f"{SITE}data/", file["contentUrl"][0]).removeprefix(SITE)
        assert (live.folder / path).is_file(), path


def live_plan(live: Built) -> dict[str, str]:
    """Return what open data says of the plan."""
    plan: dict[str, str] = json.loads(live.text("data/plan.json"))["plan"]
    return plan


def test_the_sitemap_lists_what_may_be_listed_with_days_of_the_record(live: Built) -> None:
    root = fromstring(live.text("sitemap.xml"))
    assert root.tag == f"{_SITEMAP}urlset"
    listed: dict[str, str | None] = {}
    for url in root:
        assert url.tag == f"{_SITEMAP}url"
        assert [child.tag for child in url] in (
            [f"{_SITEMAP}loc"],
            [f"{_SITEMAP}loc", f"{_SITEMAP}lastmod"],
        )
        place, day = url.findtext(f"{_SITEMAP}loc"), url.findtext(f"{_SITEMAP}lastmod")
        assert place is not None
        assert place not in listed
        assert day is None or re.fullmatch(r"20\d\d-\d\d-\d\d", day)
        listed[place] = day
    wanted = {canonical(page) for _, page in live.pages() if not meta(page, "robots")}
    assert set(listed) == wanted
    assert listed[f"{SITE}updates/2024-03-15-help-team-has-started/"] == "2024-03-15"
    assert listed[f"{SITE}glossary/"] is None, "a word may be edited on any day"
    assert max(day for day in listed.values() if day) <= "2025-09-01"
    assert f"{SITE}updates/old/" not in listed
    assert f"Sitemap: {SITE}sitemap.xml" in live.text("robots.txt")
    assert not re.search(r"^Disallow: \S", live.text("robots.txt"), re.M), "noindex must be seen"


def test_an_address_that_moved_leads_on_without_script_and_without_a_server(live: Built) -> None:
    page = live.page("updates/old/")
    (refresh,) = page.css("meta[http-equiv=refresh]")
    wait, _, to = (refresh.attributes.get("content") or "").partition("; url=")
    assert wait == "0", "WCAG 2.2.1 and 3.2.5 allow no wait"
    assert urljoin(f"{SITE}updates/old/", to) == canonical(page) == f"{SITE}updates/{NEW}/"
    assert meta(page, "robots") == ["noindex"]
    (link,) = page.css("main .links a")
    assert urljoin(f"{SITE}updates/old/", link.attributes["href"] or "") == canonical(page)
    assert live.text("_redirects") == f"/send/updates/old/ /send/updates/{NEW}/ 301\n"
    (pointer,) = live.page("glossary/").css("#old-word a")
    assert pointer.attributes["href"] == "../about/#dates"


def test_nothing_of_a_past_day_and_no_demonstration_is_listed(
    demonstration: Built, demonstration_ended: Built
) -> None:
    for site in (demonstration, demonstration_ended):
        assert not (site.folder / "sitemap.xml").exists()
        assert "Sitemap" not in site.text("robots.txt")
    for address, page in demonstration.pages():
        if meta(page, "robots"):
            assert not page.css("[itemscope]"), address


def test_every_promised_place_is_on_its_page(live: Built) -> None:
    for place in sorted(anchors(demo.state(demo.AFTER_ITS_END))):
        page, _, anchor = place.partition("#")
        assert live.page(page).css_first(f'[id="{anchor}"]') is not None, place


def test_each_milestone_links_to_itself_by_name(live: Built) -> None:
    page = live.page("actions/1/")
    stones = page.css(".path-step[id^=milestone-]")
    assert stones
    for stone in stones:
        ident = (stone.attributes["id"] or "").removeprefix("milestone-").replace("-", ".")
        links = {a.attributes.get("href"): a.text() for a in stone.css("a")}
        assert ident in links[f"#{stone.attributes['id']}"]
