"""What a screen reader says of a page, from its first word to its last.

The reader is Guidepup's virtual one: it walks the accessibility tree of the page in a real browser
and says each thing as the standards ask screen readers to. It is no person, and no real screen
reader: those join a date to its sentence, and say less about the ends of things.
"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, Route

_ROOT = Path(__file__).parents[2]
_READER = _ROOT / "node_modules/@guidepup/virtual-screen-reader/lib/esm/index.browser.js"

#: What is kept of the demonstration, and where: name of the file and address of the page.
KEPT = _ROOT / "tests" / "golden" / "heard"
PAGES = {"action": "actions/7/", "easy-read": "easy-read/actions/7/"}

#: More things than any page has: then the reader goes round in a circle.
_ENOUGH = 10_000

_READ = """async enough => {
  const { virtual } = await import('/virtual-screen-reader.js');
  await virtual.start({ container: document.body });
  for (let said = 0; said < enough; said += 1) {
    await virtual.next();
    if (await virtual.lastSpokenPhrase() === 'end of document') {
      return await virtual.spokenPhraseLog();
    }
  }
  return null;
}"""


def heard(page: Page, address: str) -> list[str]:
    """Open a page and return everything that is said of it, one phrase an entry, in order."""

    def reader(route: Route) -> None:
        route.fulfill(path=_READER, content_type="text/javascript")

    page.route("**/virtual-screen-reader.js", reader)
    page.goto(address)
    said = page.evaluate(_READ, _ENOUGH)
    assert said is not None, f"the reader came to no end on {address}"
    return [" ".join(phrase.split()) for phrase in said]


def text(said: list[str]) -> str:
    """Return what is said as it is kept: one phrase a line."""
    return "\n".join(said) + "\n"


def part(said: list[str], begins: str, *until: str) -> list[str]:
    """Return what is said from the first phrase that begins so, up to the first ``until`` after it.

    Raises:
        ValueError: nothing begins so.
    """
    starts = [place for place, phrase in enumerate(said) if phrase.startswith(begins)]
    if not starts:
        raise ValueError(f"nothing that is said begins with “{begins}”")
    rest = said[starts[0] :]
    ends = [place for place, phrase in enumerate(rest) if place and phrase.startswith(until)]
    return rest[: ends[0]] if ends else rest


def facts(said: list[str]) -> list[tuple[str, str]]:
    """Return every term with what is said of it, in order: `("First promised", "May 2024")`."""
    found: list[tuple[str, str]] = []
    term = ""
    for place, phrase in enumerate(said):
        if phrase == "term":
            term = said[place + 1]
        elif phrase == "definition":
            rest = said[place + 1 :]
            words = rest[: rest.index("end of definition")]
            plain = [word for word in words if word != "time" and not word.startswith("end of ")]
            found.append((term, " ".join(plain)))
    return found
