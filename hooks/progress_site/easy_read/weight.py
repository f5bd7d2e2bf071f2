"""How heavy the pictures of an Easy Read page are: whoever needs it often has little data."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from progress_site.model.easy_read import PICTURES
from progress_site.model.problem import Finding
from progress_site.urls import addresses

#: KiB that the different pictures of one page may weigh. With the page and its style sheets, also
#: as they are on disk, that stays below the 150 KiB that a page may weigh in all.
MOST = 100

_HEAVIEST = 3


def heavy_pictures(views: Mapping[str, Any], sizes: Mapping[str, int]) -> Iterator[Finding]:
    """Yield a finding for each Easy Read page whose pictures are too heavy.

    Not for the one that is made to be printed: it holds every action, and prints every picture.

    Args:
        views: the view of each page by its address
        sizes: the bytes of each file under docs/media, by its name
    """
    for address, view in views.items():
        if not address.startswith(addresses.EASY_READ) or address == addresses.EASY_PRINT:
            continue
        weights = {name: sizes.get(name, 0) for name in _pictures([view])}
        total = sum(weights.values())
        if total > MOST * 1024:
            heaviest = sorted(weights, key=lambda name: (-weights[name], name))[:_HEAVIEST]
            listed = ", ".join(f"{name} ({weights[name] // 1024} KiB)" for name in heaviest)
            yield Finding(
                f"docs/{PICTURES}",
                (),
                f"the pictures of /{address} weigh {total // 1024} KiB, and {MOST} is the most",
                f"make lighter files of the heaviest: {listed}",
            )


def _pictures(values: Iterable[Any]) -> set[str]:
    found: set[str] = set()
    for value in values:
        if isinstance(value, str):
            found |= {value} if value.startswith(f"{PICTURES}/") else set()
        elif isinstance(value, tuple):
            found |= _pictures(value)
        elif dataclasses.is_dataclass(value):
            found |= _pictures(getattr(value, field.name) for field in dataclasses.fields(value))
    return found
