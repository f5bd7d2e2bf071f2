"""`plan_data/addresses.txt` with more lines: what stands in it stays as it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

_HEAD = """\
# Addresses that were published, each with the day since which it is for ever.
# `progress addresses` adds to this list. Nothing is taken out or changed: a page that moved
# gets a redirect in redirects.yml. See docs/maintaining/addresses.md.
"""


def with_addresses(text: str, added: Iterable[str], day: dt.date) -> str:
    """Return the text of the list with new lines, sorted by address; notes stay in front."""
    lines = (text or _HEAD).splitlines()
    notes = [line for line in lines if not line.strip() or line.lstrip().startswith("#")]
    kept = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
    kept += [f"{day} {address}" for address in added]
    kept.sort(key=lambda line: (line.split(None, 1)[1:], line))
    return "\n".join([*notes, *kept]) + "\n"
