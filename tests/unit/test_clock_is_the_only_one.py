"""Nothing but the clock asks the time, so that a build of a day is the same for ever."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

HOOKS = Path(__file__).parents[2] / "hooks"
#: clock.py is the clock; run/ starts builds and serves them, and puts no time into a page.
ALLOWED = ("progress_site/clock.py", "progress_site/run/")

#: What tells the time, or something that hangs on it, by its last name.
_ASKS = {
    "now", "utcnow", "today", "time", "time_ns", "localtime", "gmtime", "ctime", "asctime",
    "monotonic", "perf_counter", "process_time", "fromtimestamp", "utcfromtimestamp", "strftime",
    "st_mtime", "st_ctime", "st_atime", "getmtime", "getctime", "getatime", "build_date_utc",
}  # fmt: skip
#: Modules that are there for the time, or for chance.
_MODULES = {"time", "random", "secrets", "uuid", "zoneinfo"}
#: What of `uuid` is no chance: an id that is worked out from a name is always the same.
_WORKED_OUT = {"UUID", "uuid5"}


def asks_the_time(source: str) -> Iterator[int]:
    """Yield the line of each place in Python that asks for the time or for chance."""
    for node in ast.walk(ast.parse(source)):
        modules: list[str] = []
        if isinstance(node, ast.Import):
            modules = [name.name for name in node.names]
        elif isinstance(node, ast.ImportFrom):
            named = {name.name for name in node.names}
            modules = [] if node.module == "uuid" and named <= _WORKED_OUT else [node.module or ""]
        if any(module.split(".")[0] in _MODULES for module in modules) or (
            isinstance(node, ast.Attribute) and node.attr in _ASKS and not _is_a_field(node)
        ):
            yield getattr(node, "lineno", 0)


def _is_a_field(node: ast.Attribute) -> bool:
    """Whether it is a record's own field of that name: `area.now` of an earlier area."""
    return node.attr == "now" and isinstance(node.value, ast.Name) and node.value.id == "a"


def test_nothing_else_asks_the_time() -> None:
    files = sorted(HOOKS.rglob("*.py"))
    assert len(files) > 40
    found = [
        f"{name}:{line}"
        for path in files
        if not (name := path.relative_to(HOOKS).as_posix()).startswith(ALLOWED)
        for line in asks_the_time(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_no_template_asks_the_time() -> None:
    overrides = HOOKS.parent / "overrides"
    for path in sorted(overrides.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        assert "build_date_utc" not in text, path
        assert "now()" not in text, path


def test_the_clock_itself_would_be_found() -> None:
    assert list(asks_the_time((HOOKS / "progress_site/clock.py").read_text(encoding="utf-8")))


def test_every_way_to_ask_is_found() -> None:
    for code in (
        "import time",
        "from time import monotonic",
        "import datetime as dt; dt.datetime.now()",
        "from datetime import date; date.today()",
        "path.stat().st_mtime",
        "import random",
        "from uuid import uuid4",
        "from uuid import uuid5, uuid4",
        "import uuid",
    ):
        assert list(asks_the_time(code)), code
    assert not list(asks_the_time("from uuid import UUID, uuid5"))
    assert not list(asks_the_time("import datetime as dt; dt.date(2024, 1, 1).isoformat()"))
