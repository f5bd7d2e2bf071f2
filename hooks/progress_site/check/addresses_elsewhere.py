"""Do the web addresses of evidence still answer? Asked only with `--links`: it needs the network.

An address that does not answer is a notice: the page may be back tomorrow, and the record stays
what it is. Each address is asked once, a few at a time, and politely: first for its head alone.
"""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

from progress_site.model.problem import Finding
from progress_site.read.load import Loaded

#: Seconds to wait for one answer, and how many are asked at the same time.
TIMEOUT = 10.0
AT_ONCE = 4
#: Who asks: a host that does not want that can tell from it.
USER_AGENT = "progress-check (asks whether a cited page still answers)"
#: Answers after which the whole page is asked for: some hosts do not answer to a HEAD.
_TRY_AGAIN = frozenset({400, 403, 404, 405, 500, 501})
#: The page is there, but not for a program, or not at this moment.
_THERE = frozenset({401, 403, 429})

_FILE = "plan_data/evidence.yml"


def dead_addresses(loaded: Loaded, *, timeout: float = TIMEOUT) -> list[Finding]:
    """Return a notice for each piece of evidence whose address does not answer."""
    named = [
        (index, entry.url)
        for index, entry in enumerate(loaded.library.evidence.evidence)
        if entry.url is not None and entry.withdrawn is None
    ]
    silent = _silent((url for _, url in named), timeout)
    return [
        Finding(
            _FILE,
            ("evidence", index, "url"),
            f"this address does not answer ({silent[url]})",
            "look where the page is now and mend the address, "
            "or write availability: known_but_not_found",
            "notice",
        )
        for index, url in named
        if url in silent
    ]


def _silent(urls: Iterable[str], timeout: float) -> dict[str, str]:
    """Return why each address that does not answer does not."""
    each = sorted({*urls})
    with ThreadPoolExecutor(max_workers=AT_ONCE) as asking:
        answers = asking.map(lambda url: _why_not(url, timeout), each)
        return {url: why for url, why in zip(each, answers, strict=True) if why}


def _why_not(url: str, timeout: float) -> str:
    why = ""
    for method in ("HEAD", "GET"):
        request = urllib.request.Request(url, method=method, headers={"User-Agent": USER_AGENT})
        try:
            with urllib.request.urlopen(request, timeout=timeout):
                return ""
        except urllib.error.HTTPError as error:
            error.close()
            if method == "GET" and error.code in _THERE:
                return ""
            why = f"it says {error.code}"
            if error.code not in _TRY_AGAIN:
                return "" if error.code in _THERE else why
        except (OSError, http.client.HTTPException, ValueError):
            # No such host, no answer in time, no true certificate: a second try tells no more.
            return "nobody is there, or it takes too long"
    return why
