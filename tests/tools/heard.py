"""Writes what a screen reader says of a few pages of the demonstration: run `make heard`.

Read the difference aloud before you keep it.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.support.browser import start_browser
from tests.support.project import DEMONSTRATION, ROOT, Built, build_site, copy_project
from tests.support.serve import serve
from tests.support.voice import KEPT, PAGES, heard, text


def demonstration(folder: Path) -> Built:
    """Build the demonstration on a day on which something is late."""
    project = copy_project(folder / "project", content=DEMONSTRATION)
    return build_site(project, folder / "site")


def main() -> int:
    """Write every kept page anew."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, start_browser() as browser:
        site = demonstration(Path(folder))
        with serve(site.folder) as root:
            for name, address in PAGES.items():
                page = browser.new_page()
                path = KEPT / f"{name}.txt"
                path.write_text(text(heard(page, root + address)), encoding="utf-8")
                page.close()
                print(f"wrote {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
