"""The page at an address that moved, and the pointer that a moved place leaves behind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from progress_site.derive.views.parts import Link


@dataclass(frozen=True, slots=True)
class RedirectView:
    """A page that sends its readers on at once. ``to`` is where it leads."""

    template: ClassVar[str] = "pages/redirect.html"
    to: Link


@dataclass(frozen=True, slots=True)
class Pointer:
    """What stands at the old ``anchor`` of a page after what stood there moved."""

    anchor: str
    to: Link
