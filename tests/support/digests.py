"""The digests of the fixture that are kept, word for word: `python -m tests.tools.digests`."""

from __future__ import annotations

import datetime as dt

from progress_site.derive.digest import digest
from progress_site.write.digest import written
from tests.support import fixture
from tests.support.project import ROOT

KEPT = ROOT / "tests" / "golden" / "digest"
SINCE = dt.date(2024, 3, 1)
ENDINGS = {"markdown": "md", "html": "html", "text": "txt"}


def made(form: str) -> str:
    """Return what changed in the fixture up to the day on which tests look at it."""
    return written(form, digest(fixture.state(fixture.WHILE_IT_RUNS), SINCE), fixture.SITE_URL)
