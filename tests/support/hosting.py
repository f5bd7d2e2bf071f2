"""Reads a `_headers` file as static hosts do: every rule that fits an address counts.

Netlify and Cloudflare Pages both join two values of one header by a comma.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Rule:
    """What is said with every address that fits a pattern, in which `*` stands for anything."""

    pattern: str
    headers: tuple[tuple[str, str], ...]

    def fits(self, path: str) -> bool:
        parts = (re.escape(part) for part in self.pattern.split("*"))
        return re.fullmatch(".*".join(parts), path) is not None


def read(text: str) -> list[Rule]:
    """Return the rules of a file; a line that is neither pattern nor header is a mistake."""
    rules: list[Rule] = []
    for line in text.splitlines():
        if not line.strip():
            continue
        if line.startswith("/"):
            rules.append(Rule(line.strip(), ()))
            continue
        name, colon, value = line.strip().partition(": ")
        assert colon, f"neither a pattern nor a header: {line!r}"
        assert line.startswith("  "), f"not indented: {line!r}"
        rules[-1] = Rule(rules[-1].pattern, (*rules[-1].headers, (name, value)))
    return rules


def of_site(folder: Path) -> list[Rule]:
    """Return the rules that a built site publishes."""
    return read((folder / "_headers").read_text(encoding="utf-8"))


def headers_for(rules: Iterable[Rule], path: str) -> dict[str, str]:
    """Return the headers of an address, joined where several rules set the same."""
    found: dict[str, str] = {}
    for rule in rules:
        if rule.fits(path):
            for name, value in rule.headers:
                found[name] = f"{found[name]}, {value}" if name in found else value
    return found
