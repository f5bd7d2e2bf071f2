"""Licences that programs know by an id and an address, found in the words of `content_licence`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence. ``id`` is that of the list at https://licenses.opendefinition.org/."""

    id: str
    title: str
    url: str


#: What the words begin with, in small letters, and the licence that is meant.
_KNOWN = {
    "open government licence": Licence(
        "OGL-UK-3.0",
        "Open Government Licence v3.0",
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    ),
    "cc by 4.0": Licence(
        "CC-BY-4.0",
        "Creative Commons Attribution 4.0 International",
        "https://creativecommons.org/licenses/by/4.0/",
    ),
    "cc0": Licence(
        "CC0-1.0",
        "Creative Commons Zero 1.0",
        "https://creativecommons.org/publicdomain/zero/1.0/",
    ),
}


def licence(words: str) -> Licence | None:
    """Return the licence that the words of the plan name; `None` while it is not decided."""
    found = " ".join(words.lower().split())
    return next((known for begin, known in _KNOWN.items() if found.startswith(begin)), None)
