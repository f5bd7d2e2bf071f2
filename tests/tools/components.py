"""Writes a page for each component, to look at: its examples and its contract.

`.venv/bin/python -m tests.tools.components` writes into `.cache/components/`.
"""

from __future__ import annotations

import shutil

from tests.audit.sites import components
from tests.support.project import ROOT


def main() -> None:
    """Write the pages anew, and say where."""
    cache = ROOT / ".cache"
    shutil.rmtree(cache / "components", ignore_errors=True)
    site = components(cache)
    print(f"Open {(site.folder / 'index.html').relative_to(ROOT)}")


if __name__ == "__main__":
    main()
