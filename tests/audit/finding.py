"""What a check finds, and how a list of that reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

_SHOWN = 6


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong.

    ``check`` is the check that found it (``axe: target-size``, ``reflow``), ``selector`` leads to
    the element, ``words`` say what is wrong, ``page`` is its address and ``mode`` the mode's name.
    """

    check: str
    selector: str
    words: str
    page: str
    mode: str = "as built"


def grouped(findings: Iterable[Finding]) -> str:
    """Return findings as text: by check, what is wrong once, with the places where it is so."""
    checks: defaultdict[str, defaultdict[tuple[str, str], list[Finding]]]
    checks = defaultdict(lambda: defaultdict(list))
    for finding in sorted(findings):
        checks[finding.check][finding.selector, finding.words].append(finding)
    lines: list[str] = []
    for check, things in checks.items():
        lines += ["", f"{check} ({sum(map(len, things.values()))})"]
        for (selector, words), where in things.items():
            pages = list(dict.fromkeys(f"/{found.page}" for found in where))
            modes = list(dict.fromkeys(found.mode for found in where))
            more = f" and {len(pages) - _SHOWN} more" if len(pages) > _SHOWN else ""
            lines.append(f"  {selector}: {words}")
            lines.append(f"      on {' '.join(pages[:_SHOWN])}{more}, in: {', '.join(modes)}")
    return "\n".join(lines)


def none(findings: Iterable[Finding]) -> None:
    """Fail with the whole list, unless there is nothing in it."""
    found = sorted(set(findings))
    assert not found, f"{len(found)} findings{grouped(found)}"
