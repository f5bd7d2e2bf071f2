"""Text as XML, JSON, calendars and spreadsheets can all take it."""

from __future__ import annotations

import re

#: What XML 1.0 (2.2, Char) does not allow, and a calendar or a spreadsheet cannot show either.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """Return ``text`` without control characters; tabs and ends of lines stay."""
    return _CONTROL.sub("", text)
