"""The words that say how something stands. What others copy or keep must hold none of them."""

from __future__ import annotations

import re

from progress_site.derive.meanings import WORDS

#: Those that a title may hold by chance are left out.
STATUS = re.compile(
    "|".join(
        rf"\b{re.escape(words)}\b"
        for group in ("status", "impact", "trend", "target")
        for words in WORDS[group].values()
    ),
    re.IGNORECASE,
)
