"""Takes the pictures of both sites that the README and `docs/maintaining/` show: `make shots`.

The top of each page at 320 and 1280 px, in the light scheme. With a folder as argument, whole pages
go into it instead, in both schemes and at 768 px too, to look at while working.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser

from tests.support.browser import start_browser
from tests.support.project import ROOT, build_site
from tests.support.serve import serve

PICTURES = ROOT / "docs" / "maintaining" / "pictures"
WIDTHS = (320, 1280)

#: The pages of each plan by the name of their picture.
SHOWN = {
    ROOT: {
        "home": "",
        "figures": "figures/",
        "your-rights": "your-rights/",
        "get-help": "get-help/",
    },
    ROOT / "demo": {"demonstration-home": "", "demonstration-action": "actions/7/"},
}

#: How much of a page the kept pictures show: enough to know it by, and light in the repository.
TALL = 1400


def take(browser: Browser, base: str, folder: Path, pages: dict[str, str], *, whole: bool) -> None:
    """Take pictures of ``pages`` (name → address) of the site at ``base`` into ``folder``."""
    for scheme in ("light", "dark") if whole else ("light",):
        for width in (*WIDTHS, 768) if whole else WIDTHS:
            context = browser.new_context(
                viewport={"width": width, "height": 900 if whole else TALL},
                color_scheme="dark" if scheme == "dark" else "light",
                reduced_motion="reduce",
            )
            page = context.new_page()
            for name, address in pages.items():
                page.goto(base + address)
                suffix = f"-{scheme}" if whole else ""
                page.screenshot(path=folder / f"{name}-{width}{suffix}.png", full_page=whole)
            context.close()


def main() -> None:
    """Build both sites and take the pictures."""
    whole = len(sys.argv) > 1
    folder = Path(sys.argv[1]) if whole else PICTURES
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary, start_browser() as browser:
        for plan, pages in SHOWN.items():
            site = build_site(plan, Path(temporary) / plan.name)
            with serve(site.folder) as base:
                take(browser, base, folder, pages, whole=whole)


if __name__ == "__main__":
    main()
