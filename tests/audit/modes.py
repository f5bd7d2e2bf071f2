"""The ways in which readers meet a page: each mode is a browser context and what is done to a page.

The list is the one of the reader's standard: light, dark, forced colours, 320 px, twice the text
size, text spacing of WCAG 1.4.12, menu open, no script, reduced motion, print.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Literal

from playwright.sync_api import Page

#: WCAG 1.4.12: readers may set all of this at once, and lose nothing.
TEXT_SPACING = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }
"""
#: WCAG 1.4.4: twice the size that the reader's browser starts from.
TWICE_THE_TEXT = "html { font-size: 200% !important }"

# A sheet that is adopted leaves the document as it was built.
_ADOPT = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""


@dataclass(frozen=True)
class Mode:
    """One way to meet a page.

    ``options`` are those of a browser context, ``css`` is the reader's own style sheet, and
    ``menu`` says that the phone's menu is opened.
    """

    name: str
    width: int = 1280
    options: dict[str, Any] = field(default_factory=dict)
    css: str = ""
    menu: bool = False
    script: bool = True
    media: Literal["print"] | None = None

    @property
    def context(self) -> dict[str, Any]:
        """The options of a browser context in this mode."""
        return {
            "viewport": {"width": self.width, "height": 900},
            "java_script_enabled": self.script,
            **self.options,
        }

    def prepare(self, page: Page) -> bool:
        """Bring a loaded page into this mode; say whether it has what the mode is about."""
        if self.css:
            page.evaluate(_ADOPT, self.css)
        if self.menu:
            button = page.get_by_role("button", name=re.compile("menu", re.IGNORECASE))
            if not button.count():
                return False
            button.first.click()
        return True


LIGHT = Mode("light")
PHONE = Mode("320 px", width=320)
NO_SCRIPT = Mode("no script", script=False)
MENU = Mode("menu open", width=320, menu=True)
REDUCED = Mode("reduced motion", options={"reduced_motion": "reduce"})
PRINT = Mode("print", media="print")

MODES = (
    LIGHT,
    PHONE,
    Mode("dark", options={"color_scheme": "dark"}),
    Mode("forced colours", options={"forced_colors": "active"}),
    Mode("200 % text", css=TWICE_THE_TEXT),
    Mode("text spacing", width=320, css=TEXT_SPACING),
    MENU,
    NO_SCRIPT,
    REDUCED,
    PRINT,
)
