"""A plan in a folder, composed in this process; a page is rendered when it is asked for.

It shows what the code of this project makes of content, in a third of the time of a build. It is no
build: MkDocs has no part in it, and changes of a copy of code or templates are not seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from progress_site.assemble.site import Settings, Site, compose
from progress_site.pages.layout import Page
from tests.support import demo
from tests.support.components import html_of


@dataclass(frozen=True)
class Composed:
    """A composed site. Pages are asked for as of `Built`."""

    site: Site

    @property
    def _pages(self) -> dict[str, Page]:
        return {**self.site.pages, "404.html": self.site.not_found}

    def addresses(self) -> list[str]:
        """Return the address of every page."""
        return sorted(self._pages)

    def text(self, address: str) -> str:
        """Return the HTML of the page at an address, as it is published."""
        page = self._pages[address]
        return self.site.finished(page, html_of(page))

    def page(self, address: str) -> LexborHTMLParser:
        """Return the page at an address, parsed."""
        return LexborHTMLParser(self.text(address))

    def pages(self) -> Iterator[tuple[str, LexborHTMLParser]]:
        """Yield every page with its address."""
        for address in self.addresses():
            yield address, self.page(address)


def composed(project: Path, **environment: str) -> Composed:
    """Compose the plan in ``project``; the test fails if something is wrong with it."""
    made = compose(Settings(project, demo.SITE_URL, demo.SITE_NAME, environment))
    assert made.site is not None, "\n".join(map(str, made.problems))
    return Composed(made.site)
