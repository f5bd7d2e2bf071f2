"""Digests of the demonstration, kept word for word: `python -m tests.tools.digests`."""

from __future__ import annotations

import datetime as dt

from progress_site.reports.digest import digest, rendered
from tests.support import demo
from tests.support.project import ROOT

KEPT = ROOT / "tests" / "golden" / "digest"
SINCE = dt.date(2024, 10, 1)
ENDINGS = {"markdown": "md", "html": "html", "text": "txt"}


def made(form: str) -> str:
    """Return what changed in the demonstration up to the day on which tests look at it."""
    return rendered(form, digest(demo.state(demo.WHILE_IT_RUNS), SINCE), demo.SITE_URL)
