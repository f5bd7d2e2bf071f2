"""Takes the pictures of the site that the README and `docs/maintaining/` show: `make shots`.

Home, one action and “you said, we did” at 320 and 1280 px, of the shipped content as it stands on
the day, and a contact sheet: eight kinds of page, narrow and wide, light and dark, on one picture.
With a folder as argument it takes more (768 px, every kind of page, whole) into it, to look at
while working.
"""

from __future__ import annotations

import sys
import tempfile
from base64 import b64encode
from pathlib import Path

from playwright.sync_api import Browser

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
    "changes": "changes/",
    "measures": "figures/",
    "update": "updates/2024-12-12-three-dates-move/",
    "measure": "figures/progress-8/",
    "stage": "your-rights/primary/",
    "journey": "story/",
    "glossary": "glossary/",
    "about": "about/",
    "get-help": "get-help/",
    "evidence": "sources/",
    "data": "data/",
    "accessibility": "accessibility/",
    "not-found": "404.html",
}

#: What the contact sheet shows.
SHEET = (
    "home", "action", "you-said-we-did", "update", "changes", "measure", "stage", "accessibility",
)  # fmt: skip
SCHEMES = ("light", "dark")

#: How wide a page of 320 and of 1280 px is on the contact sheet, and how tall all of them are.
SMALL = {320: 180, 1280: 400}
SHEET_TALL = 560


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


def contact_sheet(site: Path, target: Path) -> None:
    """Take one picture of eight kinds of page, each narrow and wide, light and dark."""
    with serve(site) as base, start_browser() as browser:
        cells = "".join(
            f"<tr><th>{name}</th>{''.join(_cells(browser, base + KINDS[name]))}</tr>"
            for name in SHEET
        )
        page = browser.new_page(viewport={"width": 1340, "height": 800})
        page.set_content(
            "<style>body{font:16px sans-serif;margin:8px}th{writing-mode:vertical-rl}"
            "td{padding:4px}img{display:block;border:1px solid #888}</style>"
            f"<table>{cells}</table>"
        )
        page.screenshot(path=target, type="jpeg", quality=70, full_page=True)


def _cells(browser: Browser, url: str) -> list[str]:
    cells = []
    for scheme in SCHEMES:
        for width, small in SMALL.items():
            context = browser.new_context(
                viewport={"width": width, "height": SHEET_TALL * width // small},
                color_scheme="dark" if scheme == "dark" else "light",
                reduced_motion="reduce",
            )
            page = context.new_page()
            page.goto(url)
            picture = b64encode(page.screenshot(type="jpeg", quality=80)).decode()
            context.close()
            cells.append(f'<td><img width="{small}" src="data:image/jpeg;base64,{picture}"></td>')
    return cells


def main() -> None:
    """Build the shipped site and take the pictures."""
    thorough = len(sys.argv) > 1
    folder = Path(sys.argv[1]) if thorough else PICTURES
    with tempfile.TemporaryDirectory() as temporary:
        # SITE_URL: the 404 page's links are absolute, and must lead to the server here.
        site = build_site(ROOT, Path(temporary) / "site", SITE_URL="http://127.0.0.1/")
        take(site.folder, folder, KINDS if thorough else SHOWN, thorough=thorough)
        contact_sheet(site.folder, folder / "contact-sheet.jpg")


if __name__ == "__main__":
    main()
