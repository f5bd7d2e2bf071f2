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

    ``options`` are those of a browser context, ``css`` is the reader's own style sheet, ``menu``
    says that the phone's menu is opened. ``tab`` and ``back`` say which ways through a page the
    keyboard takes; where nothing could differ from another mode, it takes none. ``whole_document``
    says that a document is shown as in no other mode.
    """

    name: str
    width: int = 1280
    options: dict[str, Any] = field(default_factory=dict)
    css: str = ""
    menu: bool = False
    script: bool = True
    tab: bool = False
    back: bool = False
    media: Literal["print"] | None = None
    whole_document: bool = False

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


LIGHT = Mode("light", tab=True, back=True, whole_document=True)
PHONE = Mode("320 px", width=320, tab=True, back=True)
NO_SCRIPT = Mode("no script", script=False)
MENU = Mode("menu open", width=320, menu=True, tab=True, whole_document=True)
REDUCED = Mode("reduced motion", options={"reduced_motion": "reduce"})
PRINT = Mode("print", media="print")

MODES = (
    LIGHT,
    PHONE,
    Mode("dark", options={"color_scheme": "dark"}, tab=True),
    Mode("forced colours", options={"forced_colors": "active"}, tab=True),
    Mode("200 % text", css=TWICE_THE_TEXT, tab=True),
    Mode("text spacing", width=320, css=TEXT_SPACING),
    MENU,
    NO_SCRIPT,
    REDUCED,
    PRINT,
)
