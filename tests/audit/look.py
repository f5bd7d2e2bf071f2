"""Opens pages in one mode and lists what is wrong with them: axe-core, our probes, the Tab key."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Request

from tests.audit.finding import Finding
from tests.audit.focus import walk
from tests.audit.modes import Mode
from tests.audit.probes import ON_PAPER, ON_SCREEN, all_of
from tests.support.project import ROOT

#: Requests that a reader waits for; pictures are counted apart.
_WAITED_FOR = {"document", "stylesheet", "script", "font", "fetch", "xhr"}
MOST_REQUESTS = 3

#: axe's rules that are left out, each with the reason.
WITHOUT: dict[str, str] = {
    "hidden-content": "it only says that something is hidden and never that anything is wrong",
    "color-contrast": "color-contrast-enhanced asks more of the same text, and takes as long",
}

#: axe's rules whose answer depends on how a page looks; all others read the same document.
BY_LOOKS = [
    "color-contrast-enhanced", "target-size", "scrollable-region-focusable",
    "css-orientation-lock", "link-in-text-block", "meta-viewport", "meta-viewport-large",
    "focus-order-semantics", "page-has-heading-one", "landmark-one-main", "region", "skip-link",
    "bypass", "aria-hidden-focus", "empty-heading", "button-name", "link-name",
]  # fmt: skip

# Every rule that axe has, its experimental and AAA ones too, or only those that are named.
_RUN_AXE = """async ([without, only]) => {
  const rules = {};
  for (const { ruleId } of axe.getRules()) {
    rules[ruleId] = { enabled: !without.includes(ruleId) && (!only || only.includes(ruleId)) };
  }
  const result = await axe.run(document, { rules, resultTypes: ["violations"] });
  return result.violations.flatMap(({ id, help, nodes }) => nodes.map((node) => ({
    id, selector: node.target.join(" "), words: help + ": " + node.html.slice(0, 90),
  })));
}"""


_WORDS = """() => {
  for (const control of document.querySelectorAll("[data-comfort]")) control.remove();
  return document.body.innerText;
}"""


@cache
def axe_source() -> str:
    """Return axe-core as an expression."""
    path = ROOT / "node_modules" / "axe-core" / "axe.min.js"
    assert path.is_file(), "axe-core is missing: run `make node_modules/.made`"
    return path.read_text(encoding="utf-8") + "\n;null"


#: Another engine: a page and its address → check, selector and words of what is wrong.
Also = Callable[[Page, str], Iterable[tuple[str, str, str]]]


class Look:
    """One page of a browser, in one mode, that goes from address to address."""

    def __init__(self, page: Page, base: str, mode: Mode) -> None:
        self.page, self.base, self.mode = page, base, mode
        self._requests: list[Request] = []
        page.on("request", lambda request: self._requests.append(request))

    def findings(
        self,
        address: str,
        *,
        keyboard: bool = False,
        also: Also | None = None,
        only: list[str] | None = None,
    ) -> list[Finding]:
        """Return what is wrong with the page at an address.

        ``keyboard`` walks through it too, and ``also`` is what another engine says of it. ``only``
        names the rules of axe that are asked.
        """
        self._requests.clear()
        self.page.goto(self.base + address)
        if not self.mode.prepare(self.page):
            return self._without_a_menu(address)
        found = [*self._asked_from_outside(), *self._probes()]
        # axe waits for timers, which stand still where script is off; a page that has no script
        # is the same without.
        if self.mode.script:
            found += self._axe(only)
            found += also(self.page, address) if also else []
        if keyboard and (self.mode.tab or self._script_is_missed()):
            walked = walk(self.page, back=self.mode.back, inside=self.mode.menu)
            found += [("keyboard", selector, words) for selector, words in walked]
        return [
            Finding(check, selector, words, address, self.mode.name)
            for check, selector, words in found
        ]

    def _without_a_menu(self, address: str) -> list[Finding]:
        """A page of a component has no menu to open; a page with a header must have one."""
        if not self.page.locator("header nav").count():
            return []
        words = "no button opens the menu, or its name is not “Menu”"
        return [Finding("menu", "header", words, address, self.mode.name)]

    def words(self, address: str) -> str:
        """Return the words of a page as they are shown, without controls that only script makes.

        Such a control has the attribute data-comfort: what it does can be done without it.
        """
        self.page.goto(self.base + address)
        return str(self.page.evaluate(_WORDS))

    def _script_is_missed(self) -> bool:
        return not self.mode.script and self.page.locator("script").count() > 0

    def _asked_from_outside(self) -> Iterator[tuple[str, str, str]]:
        home = urlsplit(self.base).netloc
        urls = [urlsplit(request.url) for request in self._requests]
        for url in urls:
            if url.scheme in ("http", "https") and url.netloc != home:
                yield "third parties", "html", f"asks {url.netloc} for {url.path}"
        waited = [r for r in self._requests if r.resource_type in _WAITED_FOR]
        if len(waited) > MOST_REQUESTS:
            names = ", ".join(urlsplit(request.url).path for request in waited)
            yield "requests", "html", f"{len(waited)}, more than {MOST_REQUESTS}: {names}"
        for cookie in self.page.context.cookies():
            yield "storage", "html", f"the cookie {cookie.get('name')} is kept"

    def _probes(self) -> Iterator[tuple[str, str, str]]:
        names = ON_PAPER if self.mode.media == "print" else ON_SCREEN
        for check, found in self.page.evaluate(all_of(names)).items():
            for item in found:
                yield check, item["selector"], item["words"]

    def _axe(self, only: list[str] | None) -> list[tuple[str, str, str]]:
        self.page.evaluate(axe_source())
        found = self.page.evaluate(_RUN_AXE, [list(WITHOUT), only])
        return [(f"axe: {item['id']}", item["selector"], item["words"]) for item in found]


@contextlib.contextmanager
def looking(browser: Browser, base: str, mode: Mode) -> Iterator[Look]:
    """Give a look at a served site in a mode; its context is closed at the end."""
    context = browser.new_context(**mode.context)
    try:
        page = context.new_page()
        if mode.media:
            page.emulate_media(media=mode.media)
        yield Look(page, base, mode)
    finally:
        context.close()
