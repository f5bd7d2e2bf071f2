"""The ways in which readers meet a page: each mode is a browser context and what is done to a page.

The list is the one of the reader's standard: light, dark, forced colours, 320 px, twice the text
size, text spacing of WCAG 1.4.12, menu open, no script, reduced motion, print.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

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
  document.adoptedStyleSheets = css ? [sheet] : [];
  document.activeElement?.blur();
  scrollTo(0, 0);
}"""

#: What a browser says of itself and its reader; a mode may say something else.
_PLAIN = {
    "media": "screen",
    "color_scheme": "light",
    "forced_colors": "none",
    "reduced_motion": "no-preference",
}


@dataclass(frozen=True)
class Mode:
    """One way to meet a page.

    ``says`` is what the browser says otherwise than others, ``css`` is the reader's own style
    sheet, ``menu`` says that the phone's menu is opened. ``tab`` and ``back`` say which ways
    through a page the keyboard takes; where nothing could differ from another mode, it takes none.
    """

    name: str
    width: int = 1280
    says: dict[str, str] = field(default_factory=dict)
    css: str = ""
    menu: bool = False
    script: bool = True
    tab: bool = False
    back: bool = False

    @property
    def context(self) -> dict[str, Any]:
        """The options of a browser context in this mode."""
        return {
            "viewport": {"width": self.width, "height": 900},
            "java_script_enabled": self.script,
        }

    @property
    def media(self) -> dict[str, Any]:
        """What the browser says in this mode, as `emulate_media` takes it."""
        return {**_PLAIN, **self.says}

    @property
    def printed(self) -> bool:
        """Whether this is a page on paper."""
        return self.says.get("media") == "print"

    def prepare(self, page: Page) -> bool:
        """Bring a loaded page into this mode, also from another; say whether it has such a mode."""
        page.emulate_media(**self.media)
        page.evaluate(_ADOPT, self.css)
        if self.menu:
            button = page.get_by_role("button", name=re.compile("menu", re.IGNORECASE))
            if not button.count():
                return False
            button.first.click()
        return True


LIGHT = Mode("light", tab=True, back=True)
PHONE = Mode("320 px", width=320, tab=True, back=True)
DARK = Mode("dark", says={"color_scheme": "dark"}, tab=True)
FORCED = Mode("forced colours", says={"forced_colors": "active"}, tab=True)
TWICE = Mode("200 % text", css=TWICE_THE_TEXT, tab=True)
SPACED = Mode("text spacing", width=320, css=TEXT_SPACING)
NO_SCRIPT = Mode("no script", script=False)
MENU = Mode("menu open", width=320, menu=True, tab=True)
REDUCED = Mode("reduced motion", says={"reduced_motion": "reduce"})
PRINT = Mode("print", says={"media": "print"})

MODES = (LIGHT, PHONE, DARK, FORCED, TWICE, SPACED, MENU, NO_SCRIPT, REDUCED, PRINT)

#: Modes that a page which is loaded once can be brought into, one after another.
VISITS = ((LIGHT, DARK, FORCED, REDUCED, PRINT, TWICE), (PHONE, SPACED, MENU), (NO_SCRIPT,))
