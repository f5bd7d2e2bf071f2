"""Opens pages in modes, and lists what is wrong with them: axe-core, our probes, the Tab key."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Request

from tests.audit.finding import Finding
from tests.audit.focus import walk
from tests.audit.modes import Mode
from tests.audit.probes import ON_PAPER, ON_SCREEN, all_of, focus_each
from tests.support.project import ROOT

#: Requests that a reader waits for; pictures are counted apart.
_WAITED_FOR = {"document", "stylesheet", "script", "font", "fetch", "xhr"}
MOST_REQUESTS = 3

#: axe's rules that are left out, each with the reason.
WITHOUT: dict[str, str] = {
    "hidden-content": "it only says that something is hidden and never that anything is wrong",
    "color-contrast": "color-contrast-enhanced asks more of the same text, and takes as long",
}

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


# Once for each load: its source is long.
_AXE_IS_THERE = "() => 'axe' in window"

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

#: How the keyboard goes through a page: each stop is given the focus by script, or the Tab key
#: leads from one to the next, or there and back.
Keyboard = Literal["not at all", "each stop", "there", "there and back"]

_Found = Iterator[tuple[str, str, str]]


class Look:
    """One page of a browser that goes from address to address, in one mode or several."""

    def __init__(self, page: Page, base: str) -> None:
        self.page, self.base = page, base
        self._address = ""
        self._requests: list[Request] = []
        self._loaded_with = 0
        page.on("request", lambda request: self._requests.append(request))

    def open(self, address: str) -> None:
        """Load the page at an address."""
        self._requests.clear()
        self._address = address
        self.page.goto(self.base + address)
        # What is asked for later, such as an index when a search box gets the focus, is not waited
        # for.
        self._loaded_with = len(self._requests)

    def findings(
        self,
        mode: Mode,
        *,
        keyboard: Keyboard = "not at all",
        also: Also | None = None,
        only: Sequence[str] | None = None,
    ) -> list[Finding]:
        """Bring the open page into a mode and return what is wrong with it there.

        ``also`` is what another engine says of it. ``only`` names the rules of axe that are asked.
        """
        if not mode.prepare(self.page):
            found = self._without_a_menu()
        else:
            found = [*self._asked_from_outside(), *self._probes(mode)]
            # axe waits for timers, which stand still where script is off; a page that has no script
            # is the same without.
            if mode.script and only != ():
                found += self._axe(only)
            if mode.script and also:
                found += also(self.page, self._address)
            found += self._keyboard(mode, keyboard)
        return [
            Finding(check, selector, words, self._address, mode.name)
            for check, selector, words in found
        ]

    def _without_a_menu(self) -> list[tuple[str, str, str]]:
        """A page of a component has no menu to open; a page with a header must have one."""
        if not self.page.locator("header nav").count():
            return []
        return [("menu", "header", "no button opens the menu, or its name is not “Menu”")]

    def words(self, address: str) -> str:
        """Return the words of a page as they are shown, without controls that only script makes.

        Such a control has the attribute data-comfort: what it does can be done without it.
        """
        self.open(address)
        return str(self.page.evaluate(_WORDS))

    @property
    def _has_script(self) -> bool:
        return self.page.locator("script").count() > 0

    def _keyboard(self, mode: Mode, way: Keyboard) -> _Found:
        if not mode.script and not self._has_script:
            return
        if way == "each stop":
            problems = self.page.evaluate(focus_each())
            yield from (("keyboard", one["selector"], one["words"]) for one in problems)
        elif way != "not at all":
            back = way == "there and back"
            for selector, words in walk(self.page, back=back, inside=mode.menu):
                yield "keyboard", selector, words

    def _asked_from_outside(self) -> _Found:
        home = urlsplit(self.base).netloc
        urls = [urlsplit(request.url) for request in self._requests]
        for url in urls:
            if url.scheme in ("http", "https") and url.netloc != home:
                yield "third parties", "html", f"asks {url.netloc} for {url.path}"
        waited = [r for r in self._requests[: self._loaded_with] if r.resource_type in _WAITED_FOR]
        if len(waited) > MOST_REQUESTS:
            names = ", ".join(urlsplit(request.url).path for request in waited)
            yield "requests", "html", f"{len(waited)}, more than {MOST_REQUESTS}: {names}"
        for cookie in self.page.context.cookies():
            yield "storage", "html", f"the cookie {cookie.get('name')} is kept"

    def _probes(self, mode: Mode) -> _Found:
        names = ON_PAPER if mode.printed else ON_SCREEN
        for check, found in self.page.evaluate(all_of(names)).items():
            for item in found:
                yield check, item["selector"], item["words"]

    def _axe(self, only: Sequence[str] | None) -> list[tuple[str, str, str]]:
        if not self.page.evaluate(_AXE_IS_THERE):
            self.page.evaluate(axe_source())
        found = self.page.evaluate(_RUN_AXE, [list(WITHOUT), only and list(only)])
        return [(f"axe: {item['id']}", item["selector"], item["words"]) for item in found]


@contextlib.contextmanager
def looking(browser: Browser, base: str, mode: Mode) -> Iterator[Look]:
    """Give a look at a served site, whose pages are loaded in a mode; it is closed at the end."""
    context = browser.new_context(**mode.context)
    try:
        page = context.new_page()
        page.emulate_media(**mode.media)
        yield Look(page, base)
    finally:
        context.close()
