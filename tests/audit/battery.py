"""Runs the checks over served sites."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from playwright.sync_api import Browser

from tests.audit.clean import CleanPages
from tests.audit.finding import Finding
from tests.audit.look import Keyboard, looking
from tests.audit.modes import LIGHT, NO_SCRIPT, VISITS, Mode


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a page in one mode, besides our probes.

    ``axe`` names the rules that axe is asked; `None` is all of them.
    """

    mode: Mode
    axe: tuple[str, ...] | None = ()
    keyboard: Keyboard = "not at all"


def way_of(mode: Mode) -> Keyboard:
    """Return how the Tab key goes through a page in a mode, if it does."""
    if mode.back:
        return "there and back"
    return "there" if mode.tab or not mode.script else "not at all"


def look_at(
    browser: Browser,
    base: str,
    asked: Mapping[str, Sequence[Question]],
    *,
    clean: CleanPages | None = None,
) -> list[Finding]:
    """Return what is wrong with the pages at some addresses below ``base``.

    A page is loaded once for all modes of a visit. What is in ``clean`` is not asked again, and
    what is found clean is added to it.
    """
    found: list[Finding] = []
    for modes in VISITS:
        waiting = {
            address: here
            for address, questions in asked.items()
            if (here := [q for q in questions if q.mode in modes and not _known(clean, address, q)])
        }
        if not waiting:
            continue
        with looking(browser, base, modes[0]) as look:
            for address, questions in waiting.items():
                look.open(address)
                for one in sorted(questions, key=lambda q: modes.index(q.mode)):
                    now = look.findings(one.mode, keyboard=one.keyboard, only=one.axe)
                    if clean is not None and not now:
                        clean.add(address, one)
                    found += now
    return found


def _known(clean: CleanPages | None, address: str, question: object) -> bool:
    return clean is not None and clean.knows(address, question)


def words_lost(
    browser: Browser, base: str, addresses: Iterable[str], *, clean: CleanPages | None = None
) -> list[Finding]:
    """Return the pages that say less when script is off; of `clean` as in `look_at`."""
    waiting = [a for a in addresses if not _known(clean, a, "words")]
    if not waiting:
        return []
    found = []
    with (
        looking(browser, base, LIGHT) as with_script,
        looking(browser, base, NO_SCRIPT) as without_script,
    ):
        for address in waiting:
            lines = with_script.words(address).splitlines()
            kept = set(without_script.words(address).splitlines())
            lost = [line for line in lines if line not in kept]
            if lost:
                words = f"these words need script: “{' / '.join(lost[:3])}”"
                found.append(Finding("no script", "body", words, address, NO_SCRIPT.name))
            elif clean is not None:
                clean.add(address, "words")
    return found
