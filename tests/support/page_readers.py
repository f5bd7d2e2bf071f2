"""Pages as programs read them that are not ours: Open Graph, and microdata as RDF."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.support.project import ROOT

_SCRIPT = Path(__file__).with_suffix(".mjs")
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_SCHEMA = "https://schema.org/"
_PATIENCE = 120


@dataclass(frozen=True)
class ReadPage:
    """What the readers took from a page.

    ``open_graph`` is as open-graph-scraper names it, and ``fault`` whether it found none. Each of
    ``items`` has the values of an item by property; the values that are items themselves are the
    names of their nodes. ``type`` is one of the properties. Properties have no `https://schema.org/`
    in front.
    """

    open_graph: Mapping[str, Any]
    fault: bool
    items: tuple[Mapping[str, list[str]], ...]

    def of_type(self, kind: str) -> list[Mapping[str, list[str]]]:
        """Return the items of one type."""
        return [item for item in self.items if kind in item.get("type", ())]


def read_pages(pages: Mapping[str, str]) -> dict[str, ReadPage]:
    """Return what both readers take from each page; ``pages`` are HTML by whole address."""
    asked = json.dumps([{"url": url, "html": html} for url, html in pages.items()])
    node = Path(sys.executable).with_name("node")
    done = subprocess.run(
        [node, _SCRIPT],
        cwd=ROOT,
        input=asked,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=_PATIENCE,
        check=False,
    )
    assert done.returncode == 0, f"run `make node_modules/.made`?\n{done.stderr[-900:]}"
    answers = json.loads(done.stdout)
    return {
        url: ReadPage(answer["openGraph"], answer["error"], _items(answer["triples"]))
        for url, answer in zip(pages, answers, strict=True)
    }


def _items(triples: list[list[str]]) -> tuple[Mapping[str, list[str]], ...]:
    found: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for subject, name, value in triples:
        key = "type" if name == _TYPE else name.removeprefix(_SCHEMA)
        found[subject][key].append(value.removeprefix(_SCHEMA) if name == _TYPE else value)
    return tuple(dict(item) for item in found.values())
