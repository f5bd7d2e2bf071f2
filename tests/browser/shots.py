"""Takes the pictures of the site that the README and `docs/maintaining/` show: `make shots`.

Home, one action and “you said, we did” at 320 and 1280 px, of the shipped content as it stands on
the day. With a folder as argument it takes more (768 px, dark, every kind of page) into it, to look
at while working.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.support.browser import start_browser
from tests.support.project import ROOT, build_site
from tests.support.serve import serve

PICTURES = ROOT / "docs" / "maintaining" / "pictures"
SHOWN = {"home": "", "action": "actions/7/", "you-said-we-did": "you-said-we-did/"}
WIDTHS = (320, 1280)

#: How much of a page the kept pictures show: enough to know it by, and light in the repository.
TALL = 1400

#: One page of each kind, for a closer look.
KINDS = {
    **SHOWN,
    "actions": "actions/",
    "history": "actions/7/history/",
    "updates": "updates/",
    "changes": "changes-to-the-plan/",
    "measures": "measures/",
    "measure": "measures/progress-8/",
    "stage": "what-it-means/primary/",
    "journey": "journey/",
    "glossary": "glossary/",
    "about": "about/",
    "get-involved": "get-involved/",
    "evidence": "evidence/",
    "data": "data/",
    "not-found": "404.html",
}


def take(site: Path, folder: Path, pages: dict[str, str], *, thorough: bool) -> None:
    """Take pictures of ``pages`` (name → address) of a built site into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    widths = (*WIDTHS, 768) if thorough else WIDTHS
    with serve(site) as base, start_browser() as browser:
        for scheme in ("light", "dark") if thorough else ("light",):
            for width in widths:
                context = browser.new_context(
                    viewport={"width": width, "height": 900 if thorough else TALL},
                    color_scheme="dark" if scheme == "dark" else "light",
                    reduced_motion="reduce",
                )
                page = context.new_page()
                for name, address in pages.items():
                    page.goto(base + address)
                    suffix = f"-{scheme}" if thorough else ""
                    page.screenshot(path=folder / f"{name}-{width}{suffix}.png", full_page=thorough)
                context.close()


def main() -> None:
    """Build the shipped site and take the pictures."""
    thorough = len(sys.argv) > 1
    folder = Path(sys.argv[1]) if thorough else PICTURES
    with tempfile.TemporaryDirectory() as temporary:
        # SITE_URL: the 404 page's links are absolute, and must lead to the server here.
        site = build_site(ROOT, Path(temporary) / "site", SITE_URL="http://127.0.0.1/")
        take(site.folder, folder, KINDS if thorough else SHOWN, thorough=thorough)


if __name__ == "__main__":
    main()
