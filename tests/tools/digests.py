"""Writes the kept digests of the demonstration anew. Read the difference before you keep it."""

from __future__ import annotations

import sys

from progress_site.catalogue import UNCHANGED, using
from tests.support.digests import ENDINGS, KEPT, made
from tests.support.project import ROOT


def main() -> int:
    """Write every form."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with using(UNCHANGED):
        for form, ending in ENDINGS.items():
            path = KEPT / f"digest.{ending}"
            path.write_text(made(form), encoding="utf-8")
            print(f"wrote {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
