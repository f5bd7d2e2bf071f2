"""The links that open the code host's editor, made from the templates.

`python -m tests.unit.docs.editor_links` writes them anew; a test fails while they differ.

GitHub renders a page at `OWNER/NAME/blob/BRANCH/path`, so a relative link that climbs out of the
branch begins at `OWNER/NAME/`, whoever owns the copy. The front page is rendered as if it stood
there too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from tests.unit.docs.reading import MAINTAINING, README, ROOT

TEMPLATES = MAINTAINING / "templates"
GUIDE = MAINTAINING / "publishing.md"
PAGES = (README, GUIDE)
#: Updates go to the branch that is published.
BRANCH = "main"

_MARKED = re.compile(r"(<!-- editor links -->\n).*?(<!-- /editor links -->)", re.DOTALL)


@dataclass(frozen=True)
class Link:
    """A link: what Markdown calls it, which template it opens, and how the file is called first."""

    name: str
    template: str
    file: str


LINKS = (
    Link("update", "update.md", "docs/updates/YYYY-MM-DD-a-few-words.md"),
    Link("move", "move-a-date.md", "docs/updates/YYYY-MM-DD-a-few-words.md"),
    Link("feedback", "feedback.yml", "plan_data/feedback/a-few-words.yml"),
    Link("correct", "correction.md", "docs/updates/YYYY-MM-DD-a-few-words.md"),
)


def target(link: Link, page: Path) -> str:
    """Return where a link leads from ``page``: up to the repository, then to its editor."""
    # blob, the branch, and the folders of the page
    up = "../" * (2 + len(page.relative_to(ROOT).parts) - 1)
    value = quote((TEMPLATES / link.template).read_text(encoding="utf-8"), safe="")
    return f"{up}new/{BRANCH}?filename={link.file}&value={value}"


def refreshed(page: Path) -> str:
    """Return the text of a page with its links made anew."""
    links = "".join(f"[{link.name}]: {target(link, page)}\n" for link in LINKS)
    text = page.read_text(encoding="utf-8")
    return _MARKED.sub(lambda found: f"{found[1]}\n{links}\n{found[2]}", text)


def main() -> None:
    """Write the links of every page anew."""
    for page in PAGES:
        page.write_text(refreshed(page), encoding="utf-8")


if __name__ == "__main__":
    main()
