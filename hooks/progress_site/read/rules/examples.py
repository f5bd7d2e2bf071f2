"""While `demonstration` is false nothing may be an example: it would be told as fact."""

from __future__ import annotations

from collections.abc import Iterator

from progress_site.model.library import Library
from progress_site.model.problem import Finding, Path
from progress_site.read.identity import Files
from progress_site.read.layout import ACCESSIBILITY
from progress_site.read.rules.common import public_records

#: With more examples than this, the mistake is rather in plan.yml.
_FEW = 5


def examples(library: Library, files: Files) -> Iterator[Finding]:
    """Yield each example that is not inside another one; or one line, where there are many."""
    if library.plan.demonstration:
        return
    found: list[tuple[str, Path]] = []
    for file, path, record in public_records(library, files):
        # In the accessibility statement an example is a mistake of its own, and told as that.
        if file == ACCESSIBILITY:
            continue
        if record.example and not any(f == file and path[: len(p)] == p for f, p in found):
            found.append((file, path))
    if len(found) > _FEW:
        yield Finding(
            "plan_data/plan.yml",
            ("demonstration",),
            f"the site is said to show no examples, but {len(found)} records are examples "
            f"(the first is in {found[0][0]})",
            "write demonstration: true until real records stand in their place",
        )
        return
    for file, path in found:
        yield Finding(
            file,
            (*path, "example"),
            "this is an example, but plan.yml does not say that the site shows examples",
            "put the real record in its place, or write demonstration: true in plan_data/plan.yml",
        )
