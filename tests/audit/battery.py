"""Runs the checks over served sites: what the tests and the audit have in common."""

from __future__ import annotations

from collections.abc import Container, Iterable

from playwright.sync_api import Browser

from tests.audit.finding import Finding
from tests.audit.look import BY_WIDTH, looking
from tests.audit.modes import LIGHT, NO_SCRIPT, Mode


def look_at(
    browser: Browser,
    base: str,
    mode: Mode,
    addresses: Iterable[str],
    *,
    keyboard: Container[str] = (),
    wide_too: bool = False,
) -> list[Finding]:
    """Return what is wrong, in one mode, with the pages at these addresses below ``base``.

    Those of ``keyboard`` are walked through with the Tab key too. ``wide_too`` says that every page
    is also looked at in a wide window: of the others, axe is asked only what hangs on the width.
    """
    found: list[Finding] = []
    with looking(browser, base, mode) as look:
        for address in addresses:
            walked = address in keyboard
            only = BY_WIDTH if wide_too and not walked else None
            found += look.findings(address, keyboard=walked, only=only)
    return found


def words_lost(browser: Browser, base: str, addresses: Iterable[str]) -> list[Finding]:
    """Return the pages that say less when script is off."""
    found = []
    with (
        looking(browser, base, LIGHT) as with_script,
        looking(browser, base, NO_SCRIPT) as without_script,
    ):
        for address in addresses:
            lines = with_script.words(address).splitlines()
            kept = set(without_script.words(address).splitlines())
            lost = [line for line in lines if line not in kept]
            if lost:
                words = f"these words need script: “{' / '.join(lost[:3])}”"
                found.append(Finding("no script", "body", words, address, NO_SCRIPT.name))
    return found
