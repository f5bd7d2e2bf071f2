"""The sites that are looked at, and one page of each kind in them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.support.contracts import write_pages
from tests.support.project import DEMONSTRATION, ROOT, Built, build_site

#: The 404 page's links are absolute: they lead to where it is served, at the root.
SERVED_AT = "http://127.0.0.1/"

#: An address that no site has, deep enough for relative links to go wrong.
UNKNOWN = "no/such/page/"

# Lists that show only some are one kind of page, whatever they are chosen by.
_CHOSEN_BY = {"action", "area", "stage", "status", "response"}
# Steps of an address that name a kind of page below another.
_KINDS_BELOW = {"history", "actions", "updates", "you-said-we-did", "measures", "figures"}
_KINDS_BELOW |= {"print", "pictures"}


def shipped(folder: Path) -> Built:
    """Build the shipped content as it stands today."""
    return build_site(ROOT, folder / "shipped", SITE_URL=SERVED_AT)


def demonstration(folder: Path) -> Built:
    """Build the demonstration as it is shipped."""
    return build_site(DEMONSTRATION, folder / "demonstration", SITE_URL=SERVED_AT)


def components(folder: Path) -> Built:
    """Write a page for every component, and one that lists them, into a folder to be served."""
    out = folder / "components"
    write_pages(out)
    shutil.copytree(ROOT / "overrides" / "assets", out / "assets")
    return Built(out)


def files(site: Built) -> list[str]:
    """Return the address of every page that stays: one that leads on is gone before it is seen."""
    return [a for a in site.addresses() if 'http-equiv="refresh"' not in site.text(a)]


def met_at(address: str) -> str:
    """Return where a reader meets a page: the 404 page where nothing is."""
    return UNKNOWN if address == "404.html" else address


def addresses(site: Built) -> list[str]:
    """Return every address at which a reader meets a page."""
    return [met_at(address) for address in files(site)]


def kind(address: str) -> str:
    """Return the kind of the page at an address: `actions/3/history/` is `actions/N/history/`."""
    first, *rest = address.strip("/").split("/")
    steps = [first]
    for step in rest:
        if step in _CHOSEN_BY:
            return f"{first}/CHOSEN/"
        if step in _KINDS_BELOW:
            steps.append(step)
        elif re.fullmatch(r"\d{4}", step):
            steps.append("YEAR")
        elif step.isdigit():
            steps.append("N")
        else:
            steps.append("ID")
    return "/".join(steps) + "/" if first else ""


def kinds(site: Built) -> dict[str, str]:
    """Return the address of one page of each kind: of several, the one with most in it."""
    chosen: dict[str, str] = {}
    for address in sorted(files(site), key=lambda a: (-len(site.text(a)), a)):
        chosen.setdefault(kind(address), met_at(address))
    return dict(sorted(chosen.items()))


def kinds_only_in(site: Built, other: Built) -> dict[str, str]:
    """Return the address of one page of each kind that ``other`` does not have."""
    there = kinds(other)
    return {name: address for name, address in kinds(site).items() if name not in there}
