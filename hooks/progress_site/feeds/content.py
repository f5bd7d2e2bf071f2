"""What a feed says of one update, as HTML that needs nothing around it."""

from __future__ import annotations

from urllib.parse import urljoin

from markupsafe import Markup

from progress_site.pages.templates import render
from progress_site.pages.updates import UpdateView
from progress_site.prose.markdown import clean


def content(view: UpdateView, site_url: str, page: str) -> str:
    """Return the HTML of an update. ``page`` is the whole address of its page.

    Of a withdrawn update it is the notice alone.
    """

    def whole(_tag: str, attribute: str, value: str) -> str | None:
        return urljoin(page, value) if attribute in ("href", "src") else value

    body = Markup(clean(str(view.body), whole))  # cleaned once more, just here
    return render("feeds/update.html", view=view, body=body, site_url=site_url)
