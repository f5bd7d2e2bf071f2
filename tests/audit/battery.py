"""Runs the checks over served sites: what the tests and the audit have in common."""

from __future__ import annotations

from collections.abc import Container, Iterable

from playwright.sync_api import Browser

from tests.audit.clean import CleanPages
from tests.audit.finding import Finding
from tests.audit.look import BY_LOOKS, looking
from tests.audit.modes import LIGHT, NO_SCRIPT, Mode


def look_at(
    browser: Browser,
    base: str,
    mode: Mode,
    addresses: Iterable[str],
    *,
    keyboard: Container[str] = (),
    clean: CleanPages | None = None,
) -> list[Finding]:
    """Return what is wrong, in one mode, with the pages at these addresses below ``base``.

    Those of ``keyboard`` are walked through with the Tab key too. Where ``mode`` shows the same
    document as another one, axe is asked only what depends on how it looks. Pages of ``clean`` are
    left out, and those that are found clean are added to it.
    """
    found: list[Finding] = []
    with looking(browser, base, mode) as look:
        for address in addresses:
            if clean is not None and address in clean:
                continue
            only = None if mode.whole_document else BY_LOOKS
            now = look.findings(address, keyboard=address in keyboard, only=only)
            if clean is not None and not now:
                clean.add(address)
            found += now
    return found


def words_lost(
    browser: Browser, base: str, addresses: Iterable[str], *, clean: CleanPages | None = None
) -> list[Finding]:
    """Return the pages that say less when script is off; of `clean` as in `look_at`."""
    found = []
    with (
        looking(browser, base, LIGHT) as with_script,
        looking(browser, base, NO_SCRIPT) as without_script,
    ):
        for address in addresses:
            if clean is not None and address in clean:
                continue
            lines = with_script.words(address).splitlines()
            kept = set(without_script.words(address).splitlines())
            lost = [line for line in lines if line not in kept]
            if lost:
                words = f"these words need script: “{' / '.join(lost[:3])}”"
                found.append(Finding("no script", "body", words, address, NO_SCRIPT.name))
            elif clean is not None:
                clean.add(address)
    return found
