"""What other sites paste, on a page of another origin, under the headers that we publish."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Request, expect

from tests.audit import sites
from tests.support import wordpress
from tests.support.embeds import (
    Said,
    frames_of,
    is_as_high_as_it_said,
    is_styled_and_fits,
    snippets,
)
from tests.support.hostile import HOSTILE
from tests.support.once import once
from tests.support.project import (
    BELOW,
    DEMONSTRATION,
    UNDER,
    WHILE_IT_RUNS,
    Built,
    build_site,
    change_yaml,
    copy_project,
)
from tests.support.serve import serve

pytestmark = pytest.mark.browser

SITE_URL = "https://testshire.test/"
#: What a host's page says around the snippets; nothing of it is ours. The room at each side is that
#: of the theme that WordPress comes with (Twenty Twenty-Five): a phone of 320 px has 260 px left.
PAGE = '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>A council page</title>'
PAGE += '<link rel="icon" href="data:,">'
PAGE += '<meta name="viewport" content="width=device-width">'
PAGE += "<style>body {{ margin: 0 30px }}</style><body>{body}</body></html>"


#: WordPress makes no frame higher than this; what is longer can be scrolled.
MOST_HEIGHT = 1000


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The demonstration, with a hostile title for each of its actions with a file."""

    def build(folder: Path) -> None:
        project = copy_project(folder / "project", content=DEMONSTRATION)
        files = sorted((project / "plan_data" / "actions").glob("*.yml"))
        for file, title in zip(files, HOSTILE, strict=False):
            change_yaml(file, _titled(title))
        build_site(project, folder / "site", AS_OF=WHILE_IT_RUNS, SITE_URL=SITE_URL)

    return Built(once(tmp_path_factory, "embeds", build) / "site")


def _titled(title: str) -> Callable[[Any], Any]:
    return lambda record: {**record, "title": title}


def answers(site: Built) -> list[bytes]:
    return [path.read_bytes() for path in sorted(site.folder.glob("oembed/**/*.json"))]


def put(folder: Path, body: str) -> Path:
    """Write a page of another site."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(PAGE.format(body=body), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("name", "url", "under"),
    [("site", SITE_URL, "/"), ("demonstration_below", BELOW, UNDER)],
    ids=["at the root", "below a path"],
)
@pytest.mark.parametrize("width", [320, 1280])
def test_all_snippets_show_on_another_site(
    browser: Browser,
    tmp_path: Path,
    request: pytest.FixtureRequest,
    width: int,
    name: str,
    url: str,
    under: str,
) -> None:
    site: Built = request.getfixturevalue(name)
    with serve(site.folder, under, headers=True) as base:
        copied = snippets(site)
        parts = [*copied["Link"], *copied["Frame"], *copied["Badge"]]
        body = "\n".join(parts).replace(url, base)
        assert url not in body
        host = put(tmp_path / "host", body)
        with serve(host) as other:
            context = browser.new_context(viewport={"width": width, "height": 900})
            page, said = context.new_page(), Said()
            said.listen(page)
            page.goto(other)
            handles = list(frames_of(page))
            assert len(handles) == len(copied["Frame"]) > 10
            for handle in handles:
                is_styled_and_fits(handle)
            broken = page.evaluate(
                "() => [...document.images].filter((i) => !i.naturalWidth).map((i) => i.src)"
            )
            assert broken == []
            assert said.lines == []
            context.close()


def test_without_script_links_and_frames_remain(
    browser: Browser, tmp_path: Path, site: Built
) -> None:
    with serve(site.folder, headers=True) as base:
        body = "\n".join(snippets(site)["Frame"]).replace(SITE_URL, base)
        with serve(put(tmp_path / "host", body)) as other:
            context = browser.new_context(java_script_enabled=False)
            page, said = context.new_page(), Said()
            said.listen(page)
            page.goto(other)
            for index, _handle in enumerate(frames_of(page)):
                inside = page.frame_locator("iframe").nth(index)
                expect(inside.locator("h1")).to_be_visible()
            for link in page.locator("body > p > a").all():
                expect(link).to_be_visible()
            assert said.lines == []
            context.close()


def _into(asked: list[str]) -> Callable[[Request], None]:
    """Return what notes each request that a reader waits for; pictures are counted apart."""

    def note(request: Request) -> None:
        if request.resource_type in ("document", "stylesheet", "script"):
            asked.append(request.url)

    return note


def test_two_requests_show_a_frame(browser: Browser, site: Built) -> None:
    """Page and style are all of it; the script comes after, and only where script is on."""
    for script, most in ((False, 2), (True, 3)):
        context = browser.new_context(java_script_enabled=script)
        page = context.new_page()
        asked: list[str] = []
        page.on("request", _into(asked))
        with serve(site.folder, headers=True) as base:
            page.goto(f"{base}embed/actions/1/", wait_until="networkidle")
        assert len(asked) == most, asked
        context.close()


# -- WordPress


def post(site: Built, base: str) -> str:
    """Return a post with every address on a line by itself, as WordPress publishes it."""
    parts = [
        wordpress.rewritten(answer.replace(SITE_URL.encode(), base.encode()), f"a1b2c3d{i:03}")
        for i, answer in enumerate(answers(site))
    ]
    return "\n".join([*parts, '<script src="wordpress.js"></script>'])


def blog(site: Built, base: str, folder: Path) -> Path:
    host = put(folder, post(site, base))
    (host / "wordpress.js").write_bytes(wordpress.SCRIPT.read_bytes())
    return host


@pytest.mark.parametrize("width", [320, 1280])
def test_wordpress_shows_each_frame_as_high_as_it_is(
    browser: Browser, tmp_path: Path, site: Built, width: int
) -> None:
    with (
        serve(site.folder, headers=True) as base,
        serve(blog(site, base, tmp_path / "blog")) as other,
    ):
        context = browser.new_context(viewport={"width": width, "height": 900})
        page, said = context.new_page(), Said()
        said.listen(page)
        page.goto(other)
        for handle in frames_of(page):
            handle.wait_for_element_state("visible")
            is_as_high_as_it_said(handle)
            box = handle.bounding_box()
            assert box is not None
            if box["height"] < MOST_HEIGHT:
                is_styled_and_fits(handle)
        for quotation in page.locator("blockquote").all():
            expect(quotation).to_be_hidden()
        assert said.lines == []
        context.close()


def test_a_link_in_wordpress_leads_out_of_the_frame(
    browser: Browser, tmp_path: Path, site: Built
) -> None:
    with (
        serve(site.folder, headers=True) as base,
        serve(blog(site, base, tmp_path / "blog")) as other,
    ):
        context = browser.new_context()
        page = context.new_page()
        page.goto(other)
        frame = page.frame_locator("iframe[src*='embed/actions/4/']")
        frame.get_by_role("link", name="All about action 4").click()
        page.wait_for_url(f"{base}actions/4/")
        expect(page.locator("h1")).to_be_visible()
        context.close()


def test_a_link_in_a_plain_frame_leads_out_of_it_too(
    browser: Browser, tmp_path: Path, site: Built
) -> None:
    with serve(site.folder, headers=True) as base:
        body = snippets(site)["Frame"][0].replace(SITE_URL, base)
        with serve(put(tmp_path / "host", body)) as other:
            context = browser.new_context()
            page = context.new_page()
            page.goto(other)
            frame = page.frame_locator("iframe")
            frame.get_by_role("link", name="All about action 1").click()
            page.wait_for_url(f"{base}actions/1/")
            context.close()


def test_a_secret_that_comes_late_is_heard(browser: Browser, tmp_path: Path, site: Built) -> None:
    """An older WordPress puts it behind the address once the page is there."""
    with serve(site.folder, headers=True) as base:
        body = f'<iframe sandbox="allow-scripts" src="{base}embed/actions/1/" width="600"></iframe>'
        with serve(put(tmp_path / "host", body)) as other:
            context = browser.new_context()
            page = context.new_page()
            page.goto(other)
            heard = page.evaluate(
                """() => new Promise((done) => {
                  addEventListener("message", ({ data }) => done(data));
                  document.querySelector("iframe").src += "#?secret=abcdefghij";
                })"""
            )
            assert heard["message"] == "height"
            assert heard["secret"] == "abcdefghij"
            assert heard["value"] > 100
            context.close()


def test_without_a_secret_nothing_is_said(browser: Browser, tmp_path: Path, site: Built) -> None:
    with serve(site.folder, headers=True) as base:
        body = f'<iframe src="{base}embed/actions/1/"></iframe>'
        with serve(put(tmp_path / "host", body)) as other:
            context = browser.new_context()
            page = context.new_page()
            page.add_init_script(
                "window.heard = []; addEventListener('message', (e) => window.heard.push(e.data))"
            )
            page.goto(other, wait_until="networkidle")
            assert page.evaluate("window.heard") == []
            context.close()


def test_in_wordpress_without_script_the_link_remains(
    browser: Browser, tmp_path: Path, site: Built
) -> None:
    with (
        serve(site.folder, headers=True) as base,
        serve(blog(site, base, tmp_path / "blog")) as other,
    ):
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(other)
        links = page.locator("blockquote a")
        assert links.count() == len(answers(site))
        for link in links.all():
            expect(link).to_be_visible()
        context.close()


def test_wordpress_finds_the_answer_of_every_page(site: Built) -> None:
    for kind, pages in (("actions", "actions"), ("measures", "figures")):
        for path in sorted((site.folder / "oembed" / kind).glob("*.json")):
            found = wordpress.discovered(site.text(f"{pages}/{path.stem}/"))
            assert found == f"{SITE_URL}oembed/{kind}/{path.stem}.json"
            title = json.loads(path.read_bytes())["title"]
            # Escaped once too often; or somebody wrote such signs.
            assert unescape(title) == title or HOSTILE[2] in title


# -- who may frame what


def test_a_page_is_framed_by_nobody_and_a_frame_by_those_who_are_named(
    browser: Browser, tmp_path: Path
) -> None:
    project = copy_project(tmp_path / "project", content=DEMONSTRATION)
    plan = project / "plan_data" / "plan.yml"
    change_yaml(plan, lambda r: {**r, "embed_allowed_on": ["https://www.boats.example"]})
    site = build_site(project, tmp_path / "site", AS_OF=WHILE_IT_RUNS)
    with serve(site.folder, headers=True) as base:
        body = "".join(
            f'<iframe src="{base}{a}"></iframe>' for a in ("actions/1/", "embed/actions/1/")
        )
        with serve(put(tmp_path / "host", body)) as other:
            context = browser.new_context()
            page, said = context.new_page(), Said()
            said.listen(page)
            page.goto(other, wait_until="networkidle")
            refused = [line for line in said.lines if "frame-ancestors" in line]
            assert len(refused) == 2, said.lines
            context.close()


# -- the site itself under its own headers


@pytest.mark.parametrize("content", ["shipped", "demonstration"])
def test_no_kind_of_page_breaks_the_policy(
    browser: Browser, request: pytest.FixtureRequest, content: str
) -> None:
    built: Built = request.getfixturevalue(content)
    with serve(built.folder, headers=True) as base:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        page, said = context.new_page(), Said()
        said.listen(page)
        for address in sites.kinds(built).values():
            answer = page.goto(base + address)
            assert answer is not None
            policy = answer.headers.get("content-security-policy", "")
            if address == sites.UNKNOWN:
                # No rule fits where nothing is: the page has nothing that could run.
                said.lines = [line for line in said.lines if "404" not in line]
                assert not page.locator("script").count()
            else:
                assert "default-src 'none'" in policy, address
            scripts = page.locator("script[src]").count()
            assert ("script-src 'self'" in policy) or not scripts, address
            assert said.lines == [], address
        page.goto(f"{base}search/?q=school")
        expect(page.locator("#results")).to_be_visible()
        assert re.search(r"\d", page.locator("#said").inner_text())
        assert said.lines == []
        context.close()
