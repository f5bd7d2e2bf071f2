"""Two more engines, for `make audit`: IBM Equal Access inside the page, Siteimprove Alfa beside it.

They see things in another way than axe-core, and a public body may be audited with any of them.
"""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.audit.finding import Finding
from tests.audit.modes import Mode

_FOLDER = Path(__file__).parent
_ACE = _FOLDER / "node_modules" / "accessibility-checker-engine" / "ace.js"
_NODE = Path(sys.executable).with_name("node")
_PATIENCE = 3600

# FAIL is a fault; POTENTIAL and MANUAL ask a person to look, at things that are on every page.
_RUN_ACE = """async () => {
  const report = await new ace.Checker().check(document, ["WCAG_2_2", "IBM_Accessibility"]);
  return report.results.filter(({ value }) => value[1] === "FAIL").map((result) => ({
    rule: result.ruleId, selector: result.path.dom, words: result.message,
  }));
}"""


@cache
def _ace() -> str:
    return _ACE.read_text(encoding="utf-8") + "\n;globalThis.ace = ace; null"


def ibm(page: Page) -> list[tuple[str, str, str]]:
    """Return what IBM's engine says of a page that is open."""
    page.evaluate(_ace())
    return [(f"ibm: {r['rule']}", r["selector"], r["words"]) for r in page.evaluate(_RUN_ACE)]


class Alfa:
    """Writes pages down, and has them all judged by one run of Alfa.

    It works out the style of a page itself, from its style sheets and the kind of device; so it
    says nothing of a mode that a reader's own style sheet makes.
    """

    def __init__(self, mode: Mode) -> None:
        self.mode = mode
        self._written: list[str] = []

    @property
    def can_judge(self) -> bool:
        """Whether Alfa knows what this mode is."""
        return self.mode.script and not self.mode.css and not self.mode.menu

    def write_down(self, page: Page, address: str) -> None:
        """Keep what stands in an open page."""
        document = page.evaluate(
            f"async () => {{ const f = {_serializer()}; return f(document); }}"
        )
        subject = {"page": address, "mode": self.mode.name, "device": self._device()}
        self._written.append(json.dumps({**subject, "document": document}))

    def findings(self) -> list[Finding]:
        """Return what Alfa says of all that was written down."""
        if not self._written:
            return []
        said = _node("alfa.mjs", said="\n".join(self._written))
        return [Finding(**json.loads(line)) for line in said.splitlines()]

    def _device(self) -> dict[str, Any]:
        media = self.mode.media
        asked = {
            "prefers-color-scheme": media["color_scheme"],
            "prefers-reduced-motion": media["reduced_motion"],
            "forced-colors": media["forced_colors"],
        }
        return {
            "type": media["media"],
            "viewport": {"width": self.mode.width, "height": 900, "orientation": "landscape"},
            "display": {"resolution": 1, "scan": "progressive"},
            "scripting": {"enabled": True},
            "preferences": [{"name": name, "value": value} for name, value in asked.items()],
        }


@cache
def _serializer() -> str:
    return _node("alfa.mjs", "serializer")


def _node(script: str, *arguments: str, said: str = "") -> str:
    done = subprocess.run(
        [str(_NODE), str(_FOLDER / script), *arguments],
        input=said,
        capture_output=True,
        text=True,
        timeout=_PATIENCE,
        check=False,
    )
    assert done.returncode == 0, f"{script} failed:\n{done.stderr[-900:]}"
    return done.stdout
