"""The content policy of a page: what a browser may load for it, and who may frame it."""

from __future__ import annotations


def policy(*, script: bool = False, framed_by: str | None = None) -> str:
    """Return a content policy: nothing but what is in files of this site, and nothing inline.

    ``framed_by`` is a list of sites, `*` or `'none'`. It counts in a header alone: browsers pass
    over it in the page itself, and say so.
    """
    parts = ["default-src 'none'", "style-src 'self'", "img-src 'self'", "media-src 'self'"]
    parts += ["script-src 'self'"] if script else []
    parts += ["form-action 'self'", "base-uri 'none'"]
    parts += [f"frame-ancestors {framed_by}"] if framed_by else []
    return "; ".join(parts)
