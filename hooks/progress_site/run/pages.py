"""The HTML that only the preview adds: a list of problems, and the script that reloads.

While something is wrong, the list comes first on every page and the last good page follows in
the same document. So there is one page to read and to scroll, its links work, and the reader
of the list sees the site around it as it last was.
"""

from __future__ import annotations

import re
from html import escape

from progress_site.run.build import BuildResult
from progress_site.run.problems import Problem

#: Where the preview's own files and answers are, from the root of a plan; no page of a site can
#: have this address.
OWN = "__preview/"

_BODY = re.compile(r"""<body(?:[^>"']|"[^"]*"|'[^']*')*>""", re.IGNORECASE)
_TITLE = re.compile(r"<title[^>]*>", re.IGNORECASE)
_HEAD_END = re.compile(r"</head\s*>", re.IGNORECASE)
_BODY_END = re.compile(r"</body\s*>(?!.*</body\s*>)", re.IGNORECASE | re.DOTALL)


def following(page: str, version: str, at: str = "/") -> str:
    """Return ``page`` of the plan at ``at`` with the script that reloads it when it has changed."""
    script = f'<script src="{at}{OWN}reload.js" data-version="{escape(version)}" defer></script>'
    return _put(_BODY_END, page, script, after=False)


def with_problems(page: str, result: BuildResult, plan: str = "") -> str:
    """Return the last good ``page`` with the list of problems above it."""
    last = '<p id="preview-last-good" tabindex="-1">Below is this page as it was before.</p>'
    page = _put(_HEAD_END, page, f'<link rel="stylesheet" href="/{OWN}preview.css">', after=False)
    page = _put(_TITLE, page, f"{escape(_count(result, plan))}: ", after=True)
    # The list can be long.
    skip = '<p><a href="#preview-last-good">Go to this page as it was before</a></p>'
    return _put(_BODY, page, _listed(result, plan, last, skip), after=True)


def no_good_page(result: BuildResult, plan: str = "") -> str:
    """Return a whole page of the problems, for when there is nothing to show below them."""
    none = "<p>There is no good page yet to show below.</p>"
    return _bare(_count(result, plan), _listed(result, plan, none))


def building() -> str:
    """Return the page shown before the first build has ended."""
    words = "The site is being built. This page shows it as soon as it is there."
    return _bare("Building", f"<main><h1>Building</h1><p>{words}</p></main>")


def _bare(title: str, body: str) -> str:
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f'<title>{escape(title)}</title><link rel="stylesheet" href="/{OWN}preview.css">'
        f"</head><body>{body}</body></html>"
    )


def _count(result: BuildResult, plan: str) -> str:
    """Return how many problems there are. ``plan`` is its folder, where several are shown."""
    number = len(result.errors)
    if number == 0:
        return f"{plan or 'The site'} cannot be built"
    where = f" in {plan}" if plan else ""
    return f"1 problem{where}" if number == 1 else f"{number} problems{where}"


def _listed(result: BuildResult, plan: str, ending: str, beginning: str = "") -> str:
    if result.errors:
        heading = escape(f"{_count(result, plan)} to mend")
        items = "".join(map(_item, result.errors))
        waits = f"<p>{escape(result.waits)}</p>" if result.waits else ""
        what = f"<ol>{items}</ol>{waits}"
    else:
        heading = escape(_count(result, plan))
        output = escape("\n".join(result.lines()))
        what = f'<pre tabindex="0">{output}</pre>'
    return (
        '<section id="preview-problems" aria-labelledby="preview-problems-heading">'
        f'<h2 id="preview-problems-heading">{heading}</h2>'
        f"{beginning}{what}"
        f"<p>When this is mended, the page reloads by itself.</p>{ending}</section>"
    )


def _item(problem: Problem) -> str:
    instead = f"<p>Instead: {escape(problem.instead)}</p>" if problem.instead else ""
    place = f"<code>{escape(problem.file)}</code>"
    if problem.in_a_file:
        place += f", line {problem.line}, column {problem.column}"
    return f"<li><p>{place}</p><p>{escape(problem.message)}</p>{instead}</li>"


def _put(where: re.Pattern[str], page: str, text: str, *, after: bool) -> str:
    """Insert ``text`` at the first match of ``where``; at the end where there is none."""
    match = where.search(page)
    place = len(page) if match is None else match.end() if after else match.start()
    return page[:place] + text + page[place:]
