"""No module of the package imports one that leads back to it, not even for its types alone."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import progress_site

PACKAGE = Path(progress_site.__file__).parent


def name_of(file: Path) -> str:
    return ".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts)


def imported(file: Path) -> Iterator[str]:
    """Yield what a module imports, wherever in it: also in functions, and for type checking."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_no_module_imports_one_that_leads_back_to_it() -> None:
    modules = {name_of(file): set(imported(file)) for file in PACKAGE.rglob("*.py")}
    graph = {name: (found & modules.keys()) - {name} for name, found in modules.items()}
    assert graph["progress_site.fold.fold"], "imports are found"
    TopologicalSorter(graph).prepare()  # raises CycleError, which names the circle
