"""Remembers the pages that were found clean, by all that the verdict depends on."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

from tests.audit.sites import UNKNOWN
from tests.support.project import ROOT, Built

#: One empty file for each page and question. Goes with the environment: `rm -r .venv`.
FOLDER = ROOT / ".venv" / "audited"

# What a page may show beside its own file. Data and feeds are only linked.
_SHOWN = {".css", ".js", ".svg", ".png", ".webp", ".woff2", ".vtt"}


class CleanPages:
    """The pages of a built site with which, to some question, nothing was found wrong."""

    def __init__(self, site: Built, *asked_with: object) -> None:
        self._site = site
        self._common = repr((_engine(), _shown(site.folder), asked_with))

    def knows(self, address: str, question: object) -> bool:
        """Whether the page at an address was clean, and is the same."""
        # A page in a frame is a file of its own, which may change. A name is a checker of markup.
        whole = isinstance(question, str) or "<iframe" not in self._text(address)
        return whole and self._mark(address, question).exists()

    def add(self, address: str, question: object) -> None:
        """Remember that nothing was wrong with the page at an address."""
        FOLDER.mkdir(exist_ok=True)
        self._mark(address, question).touch()

    def _mark(self, address: str, question: object) -> Path:
        text = f"{self._common}\n{question!r}\n{address}\n{self._text(address)}"
        return FOLDER / sha256(text.encode()).hexdigest()

    def _text(self, address: str) -> str:
        return self._site.text("404.html" if address == UNKNOWN else address)


@cache
def _engine() -> str:
    folder = Path(__file__).parent
    code = [*sorted(folder.glob("*.py")), *sorted(folder.glob("*.mjs"))]
    code += [*sorted((folder / "probes").iterdir()), ROOT / "package-lock.json"]
    parts = [path.read_text(encoding="utf-8") for path in code if path.is_file()]
    return sha256("\0".join(parts).encode()).hexdigest()


@cache
def _shown(folder: Path) -> str:
    digest = sha256()
    for path in sorted(p for p in folder.rglob("*") if p.suffix in _SHOWN):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
