"""The words that say how something stands. What others copy or keep must hold none of them."""

from __future__ import annotations

import re

from progress_site.model.vocabulary import labels

#: Those that a title may hold by chance are left out.
STATUS = re.compile(
    "|".join(
        rf"\b{re.escape(words)}\b"
        for group in ("status", "impact", "trend", "target")
        for words in labels(group).values()
    ),
    re.IGNORECASE,
)
