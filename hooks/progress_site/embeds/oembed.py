"""`/oembed/….json`: what an editor such as WordPress reads when an address is pasted into it.

The form is that of https://oembed.com, version 1.0, type `rich`. The files are static: they answer
every `maxwidth` alike, and the site that asks makes the frame narrower itself.
"""

from __future__ import annotations

import json

from progress_site.embeds.embedding import WIDTH, Offer, copied

#: Seconds for which an answer may be kept. It holds no status, so a day is no risk.
CACHE_AGE = 86400


def oembed(offer: Offer, site_url: str, site_name: str) -> bytes:
    """Return the answer for one action or measure. ``site_url`` ends in a slash."""
    answer = {
        "version": "1.0",
        "type": "rich",
        "provider_name": site_name,
        "provider_url": site_url,
        "title": offer.name,
        "width": WIDTH,
        "height": offer.height,
        "cache_age": CACHE_AGE,
        "html": copied("oembed", offer, site_url),
    }
    return (json.dumps(answer, ensure_ascii=False, indent=1) + "\n").encode()
