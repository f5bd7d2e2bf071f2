"""Remembers the pages that were found clean, by all that the verdict depends on."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

from tests.audit.look import axe_source
from tests.audit.modes import Mode
from tests.audit.sites import UNKNOWN
from tests.support.project import ROOT
from tests.support.serve import Served

#: One empty file for each page in each mode. Goes with the environment: `rm -r .venv`.
FOLDER = ROOT / ".venv" / "audited"

# What a page may show beside its own file. Data and feeds are only linked.
_SHOWN = {".css", ".js", ".svg", ".png", ".webp", ".woff2", ".vtt"}


class CleanPages:
    """The pages of a served site that were already looked at in one mode, and nothing was wrong."""

    def __init__(self, served: Served, mode: Mode, browser: str, *asked: object) -> None:
        self._served = served
        self._common = repr((_engine(), _shown(served.site.folder), browser, mode, asked))

    def __contains__(self, address: str) -> bool:
        # A page in a frame is a file of its own, which may change.
        return "<iframe" not in self._text(address) and self._mark(address).exists()

    def add(self, address: str) -> None:
        """Remember that nothing was wrong with the page at an address."""
        FOLDER.mkdir(exist_ok=True)
        self._mark(address).touch()

    def _mark(self, address: str) -> Path:
        text = f"{self._common}\n{address}\n{self._text(address)}"
        return FOLDER / sha256(text.encode()).hexdigest()

    def _text(self, address: str) -> str:
        return self._served.site.text("404.html" if address == UNKNOWN else address)


@cache
def _engine() -> str:
    code = sorted(p for p in Path(__file__).parent.rglob("*") if p.suffix in (".py", ".js"))
    parts = [*(path.read_text(encoding="utf-8") for path in code), axe_source()]
    return sha256("\0".join(parts).encode()).hexdigest()


@cache
def _shown(folder: Path) -> str:
    digest = sha256()
    for path in sorted(p for p in folder.rglob("*") if p.suffix in _SHOWN):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
