"""Our own probes that look at a page from inside, each a small file of JavaScript beside this one.

Each file is one function: it takes the tools of `tools.js` and returns a list of findings, each
with ``selector`` and ``words``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent

#: What is asked in every mode on a screen.
ON_SCREEN = (
    "reflow",
    "clipping",
    "target-size",
    "line-length",
    "text-size",
    "contrast",
    "motion",
    "landmarks",
    "icons",
    "storage",
)
#: What can be asked of a printed page: it has no window, nothing to click, and points, not pixels.
ON_PAPER = ("clipping", "contrast", "landmarks", "icons")


@cache
def all_of(names: tuple[str, ...]) -> str:
    """Return one expression that runs probes: the findings by the name of the probe."""
    runs = ",\n".join(f"{name!r}: ({_source(name)})(tools)" for name in names)
    return f"() => {{ const tools = ({_source('tools')})();\nreturn {{ {runs} }}; }}"


@cache
def focus_stop() -> str:
    """Return the expression that looks at the element that has the focus."""
    return _single("focus-stop")


@cache
def focus_each() -> str:
    """Return the expression that gives the focus to each stop in turn, and looks at it there."""
    stop, each, tools = _source("focus-stop"), _source("focus-each"), _source("tools")
    return f"() => ({each})(({tools})(), {stop})"


@cache
def unvisited() -> str:
    """Return the expression that lists what a walk through the page did not reach."""
    return _single("unvisited")


def _single(name: str) -> str:
    return (
        f"() => {{ window.__tools ??= ({_source('tools')})();\n"
        f"return ({_source(name)})(window.__tools); }}"
    )


def _source(name: str) -> str:
    text = (_FOLDER / f"{name}.js").read_text(encoding="utf-8")
    return text.rstrip().rstrip(";")
