"""What an editor pastes into a stock WordPress, opened by readers with script and without.

    python -m trials.in_wordpress [a suite of Debian]

WordPress is that of Debian: `sid`, the default, has the newest one; `trixie` and `bookworm` older
ones. It runs on this machine and asks the site of the demonstration, which is served with the
headers that it publishes. See `wordpress_host` for how it is fetched, and
docs/maintaining/trial.md for what was seen.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import feedparser  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect

from tests.support.browser import start_browser
from tests.support.embeds import (
    Said,
    frames_of,
    is_as_high_as_it_said,
    is_styled_and_fits,
    snippets,
)
from tests.support.project import (
    AFTER_ITS_END,
    DEMONSTRATION,
    ROOT,
    WHILE_IT_RUNS,
    Built,
    build_site,
    copy_project,
)
from tests.support.serve import serve
from tests.support.status_words import STATUS
from trials import wordpress_host
from trials.wordpress_host import AUTHOR, EDITOR, PASSWORD, WordPress

WIDTHS = (320, 1280)
#: The day of each build, as a frame says it.
DAYS = {WHILE_IT_RUNS: "20 November 2024", AFTER_ITS_END: "1 September 2025"}
SEEN = ROOT / ".cache" / "wordpress" / "seen"
_KEPT = "SELECT meta_value FROM wp_postmeta WHERE meta_key REGEXP '^_oembed_[0-9a-f]{32}$'"
_POSTS = "SELECT post_content FROM wp_posts WHERE post_type = 'post' AND post_status = 'publish'"


@dataclass(frozen=True)
class Trial:
    """What every step needs: a browser, a WordPress, and the address of the site."""

    browser: Browser
    blog: WordPress
    site: str

    @contextmanager
    def opened(self, post: str, width: int, *, script: bool = True) -> Iterator[Page]:
        """Open a post. What goes wrong while it is open, or is blocked, ends the trial."""
        context = self.browser.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=script
        )
        page, said = context.new_page(), Said()
        said.listen(page)
        page.goto(post, wait_until="load")
        yield page
        # Without script, Chromium gives up the scripts of WordPress that it began to fetch.
        given_up = "" if script else f"failed: {self.blog.address}wp-includes/js/"
        wrong = [line for line in said.lines if not given_up or not line.startswith(given_up)]
        assert wrong == [], wrong
        context.close()


def main(suite: str = "sid") -> None:
    """Run the trial; ends with an error at the first step that does not do what it should."""
    if missing := wordpress_host.tell_what_is_missing():
        sys.exit(f"The trial needs programs that are not here. {missing}")
    shutil.rmtree(SEEN / suite, ignore_errors=True)
    (SEEN / suite).mkdir(parents=True)
    port = wordpress_host.free_port()
    with tempfile.TemporaryDirectory(prefix="progress-trial-") as folder:
        top = Path(folder)
        project = copy_project(top / "project", content=DEMONSTRATION)
        address = f"http://127.0.0.1:{port}/"
        first, second = (
            build_site(project, top / f"site-{day}", AS_OF=day, SITE_URL=address) for day in DAYS
        )
        site = ("127.0.0.1", port)
        with wordpress_host.started(suite, top, site) as blog, start_browser() as browser:
            print(f"WordPress {blog.version}, with an empty database.")
            trial = Trial(browser, blog, address)
            _try(trial, first, second, SEEN / suite, port)


def _try(trial: Trial, first: Built, second: Built, seen: Path, port: int) -> None:
    copied = snippets(first)
    code = "\n\n".join([*copied["Link"], *copied["Frame"], *copied["Badge"]])
    with serve(first.folder, headers=True, port=port):
        plain = trial.blog.publish(EDITOR, "Addresses", "\n\n".join(copied["Address"]))
        count = len(copied["Address"])
        _shown(trial, plain, count, seen / "addresses", WHILE_IT_RUNS)
        print(f"1. {count} addresses on a line each: all show, as high as they are.")
        _leads_out(trial, plain)
        print("2. The links in the frames open the pages.")
        _links_remain(trial, plain, count, seen / "addresses-without-script")
        print("3. Without script the links stand there.")
        pasted = trial.blog.publish(EDITOR, "Snippets", code)
        _snippets_shown(trial, pasted, copied, seen / "snippets")
        print("4. Links, frames and badges of an editor show, with script and without.")
        cleaned = trial.blog.publish(AUTHOR, "Snippets of an author", code)
        _cleaned_shown(trial, cleaned, copied, seen / "cleaned")
        print("5. Of an author's, WordPress takes the frames; links and badges show.")
        odd = [f"{trial.site}actions/1", f"{trial.site}actions/1/#milestone-1-1"]
        loose = trial.blog.publish(EDITOR, "Loose addresses", "\n\n".join(odd))
        _shown(trial, loose, len(odd), seen / "loose", WHILE_IT_RUNS)
        print("6. Without the last slash, or with a milestone behind it, an address shows too.")
        block = f'<!-- wp:rss {{"feedURL":"{trial.site}feeds/updates.xml"}} /-->'
        _feed_shown(trial, trial.blog.publish(EDITOR, "News", block), first, seen / "feed")
        print("7. The feed stands in WordPress's block for feeds.")
        written = _write_in_editor(trial, copied["Address"][0], seen / "editor.png")
        _shown(trial, written, 1, seen / "written", WHILE_IT_RUNS)
        print("8. An author pastes an address in the block editor: it shows there, and to readers.")
        kept = trial.blog.in_database(_KEPT)
        stored = [*kept, *trial.blog.in_database(_POSTS)]
        assert len(kept) >= count, kept
        assert [text for text in stored if STATUS.search(text)] == []
        print(f"9. No word of status is in the database ({len(kept)} kept answers).")
    with serve(second.folder, headers=True, port=port):
        for name, post, frames in (("addresses", plain, count), ("written", written, 1)):
            _shown(trial, post, frames, seen / f"later-{name}", AFTER_ITS_END)
        later = trial.blog.in_database(_KEPT)
        assert later == kept
        print("10. A year later the same posts, not touched, show that day.")
    assert trial.blog.complaints() == []


def _picture(page: Page, name: Path, width: int) -> None:
    """Keep a picture of the whole page; what is out of sight is not drawn inside frames."""
    height = int(page.evaluate("document.documentElement.scrollHeight"))
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_timeout(500)
    page.screenshot(path=f"{name}-{width}.png")


def _shown(trial: Trial, post: str, count: int, name: Path, day: str) -> None:
    """Check each frame that WordPress made of an address, at each width."""
    for width in WIDTHS:
        with trial.opened(post, width) as page:
            handles = list(frames_of(page))
            assert len(handles) == count
            for handle in handles:
                handle.wait_for_element_state("visible")
                is_as_high_as_it_said(handle)
                is_styled_and_fits(handle)
                frame = handle.content_frame()
                assert frame is not None
                assert DAYS[day] in frame.inner_text("main"), frame.url
            for quotation in page.locator("blockquote.wp-embedded-content").all():
                expect(quotation).to_be_hidden()
            _picture(page, name, width)


def _leads_out(trial: Trial, post: str) -> None:
    for kind in ("actions", "measures"):
        with trial.opened(post, 1280) as page:
            frame = page.frame_locator(f"iframe[src*='/embed/{kind}/']").first
            frame.get_by_role("link", name="All about").click()
            page.wait_for_url(f"{trial.site}{kind}/**")
            expect(page.locator("h1")).to_be_visible()


def _links_remain(trial: Trial, post: str, count: int, name: Path) -> None:
    for width in WIDTHS:
        with trial.opened(post, width, script=False) as page:
            links = page.locator("blockquote a")
            assert links.count() == count
            for link in links.all():
                expect(link).to_be_visible()
            for frame in page.locator("iframe").all():
                # The newer ones hide it, older ones cut it away.
                style = frame.get_attribute("style") or ""
                assert "visibility: hidden" in style or "clip: rect" in style, style
            page.screenshot(path=f"{name}-{width}.png", full_page=True)


def _snippets_shown(trial: Trial, post: str, copied: dict[str, list[str]], name: Path) -> None:
    for width in WIDTHS:
        for script in (True, False):
            with trial.opened(post, width, script=script) as page:
                handles = list(frames_of(page))
                assert len(handles) == len(copied["Frame"])
                for index in range(len(handles)):
                    inside = page.frame_locator("iframe").nth(index)
                    expect(inside.locator("h1")).to_be_visible()
                if script:
                    for handle in handles:
                        is_styled_and_fits(handle)
                    _picture(page, name, width)
                _links_and_badges_shown(trial, page, copied)


def _cleaned_shown(trial: Trial, post: str, copied: dict[str, list[str]], name: Path) -> None:
    for width in WIDTHS:
        with trial.opened(post, width) as page:
            assert page.locator("iframe").count() == 0
            _links_and_badges_shown(trial, page, copied)
            _picture(page, name, width)


def _links_and_badges_shown(trial: Trial, page: Page, copied: dict[str, list[str]]) -> None:
    links = page.locator(f".entry-content a[href^='{trial.site}']")
    assert links.count() == sum(len(copied[kind]) for kind in ("Link", "Frame", "Badge"))
    for link in links.all():
        expect(link).to_be_visible()
    badges = page.locator(f".entry-content img[src^='{trial.site}badge/']")
    assert badges.count() == len(copied["Badge"])
    for badge in badges.all():
        badge.scroll_into_view_if_needed()
        box = badge.bounding_box()
        assert box is not None
        assert box["height"] >= 44, box
        assert box["x"] >= 0, box
        assert box["x"] + box["width"] <= page.evaluate("document.documentElement.clientWidth")


def _feed_shown(trial: Trial, post: str, site: Built, name: Path) -> None:
    entries = feedparser.parse(site.text("feeds/updates.xml")).entries
    with trial.opened(post, 1280) as page:
        links = page.locator(".wp-block-rss a")
        shown = links.all_inner_texts()
        assert len(shown) > 1
        assert shown == [entry.title for entry in entries][: len(shown)]
        _picture(page, name, 1280)
        links.first.click()
        page.wait_for_url(f"{trial.site}updates/**")


def _write_in_editor(trial: Trial, address: str, picture: Path) -> str:
    """Log in as an author, paste an address into a new post, publish it; return its address."""
    context = trial.browser.new_context(viewport={"width": 1280, "height": 1000})
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.goto(f"{trial.blog.address}wp-login.php")
    page.locator("#user_login").fill(AUTHOR)
    page.locator("#user_pass").fill(PASSWORD)
    page.locator("#wp-submit").click()
    page.wait_for_url("**/wp-admin/**")
    page.goto(f"{trial.blog.address}wp-admin/post-new.php")
    welcome = page.get_by_role("dialog", name="Welcome")
    welcome.get_by_role("button", name="Close").click()
    # Older ones have the post on the page itself, and newer ones in a frame.
    inside = page.locator("iframe[name=editor-canvas]")
    inside.or_(page.locator(".editor-styles-wrapper")).first.wait_for()
    canvas = page.frame_locator("iframe[name=editor-canvas]") if inside.count() else page
    canvas.get_by_role("textbox", name="Add title").fill("Written in the editor")
    canvas.get_by_role("textbox", name="Add title").press("Enter")
    # The editor makes an embed of what is pasted only where it begins with https, which no address
    # of the trial does. For every address it offers a block.
    page.keyboard.type("/embed")
    page.get_by_role("option", name="Embed", exact=True).click()
    block = canvas.locator("[data-type='core/embed']")
    block.get_by_role("textbox").fill(address)
    block.get_by_role("button", name="Embed", exact=True).click()
    expect(block.locator("iframe")).to_be_visible(timeout=30_000)
    page.wait_for_timeout(1000)
    page.screenshot(path=picture)
    page.get_by_role("button", name="Publish", exact=True).first.click()
    panel = page.get_by_role("region", name="Editor publish")
    panel.get_by_role("button", name="Publish", exact=True).click()
    link = panel.get_by_role("link", name="View Post")
    post = link.get_attribute("href")
    assert post is not None
    context.close()
    return post


if __name__ == "__main__":
    main(*sys.argv[1:])
