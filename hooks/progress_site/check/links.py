"""Link texts that do not say where they lead, dead links elsewhere, addresses on no list.

An address that does not answer is a notice: the page may be back tomorrow, and the record stays
what it is. Each address is asked once, a few at a time, and politely: first for its head alone.
"""

from __future__ import annotations

import http.client
import re
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor

from progress_site.assemble.site import Settings, Site, promised
from progress_site.model.problem import Finding, Problem
from progress_site.model.vocabulary import PlanStatus
from progress_site.read.load import Loaded
from progress_site.read.pieces import Piece, spaces
from progress_site.urls.permalinks import LIST

#: Words that say nothing of where a link leads, when they are all of it (WCAG 2.2, 2.4.9).
_VAGUE = re.compile(
    r"(?:please )?(?:click|tap|press|see|read|look|go)?(?: on| at)? ?"
    r"(?:here|this|this (?:link|page|website|document|file)|(?:the )?link|page|website|"
    r"(?:read |find out |learn |see )?more(?: (?:here|information|details))?|details|info|"
    r"information|continue|download|view|open|pdf|document)",
    re.IGNORECASE,
)
_LINK = re.compile(r"(?<!!)\[([^\[\]]*(?:\[[^\]]*\][^\[\]]*)?)\](?:\([^)]*\)|\[[^\]]*\])")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>)\]]+")
#: Where an address may stand: behind the words of a link, inside a tag, in code, in a note.
_NO_WORDS = re.compile(
    r"\]\([^)]*\)|^ *\[[^\]]+\]:.*$|`[^`\n]*`|<!--.*?-->|<[a-zA-Z][^<>]*\s[^<>]*>",
    re.DOTALL | re.MULTILINE,
)
_CODE = re.compile(r"^ *(```|~~~).*?^ *\1.*?$|`[^`\n]*`|<!--.*?-->", re.DOTALL | re.MULTILINE)
_PICTURE = re.compile(
    r"!\[\s*\](?=[(\[])|<img\b(?![^>]*\balt\s*=\s*(?:\"[^\"]*\w|'[^']*\w|[^\s\"'>]))[^>]*>",
    re.IGNORECASE,
)


def vague_links(piece: Piece) -> Iterator[Problem]:
    """Yield a warning for each link that says “here” or shows its bare address."""
    text = _CODE.sub(spaces, piece.text)
    for found in _LINK.finditer(text):
        words = re.sub(r"[*_\s]+", " ", found[1]).strip(" .…,:!>»→")
        if _VAGUE.fullmatch(words):
            yield piece.problem(
                found.start(),
                f"a link that says “{words}” does not say where it leads",
                "say what stands there, such as [what families said](/you-said-we-did/)",
                "warning",
            )
        elif _ADDRESS.match(words):
            yield _bare(piece, found.start())
    text = _LINK.sub(spaces, text)
    for found in _ADDRESS.finditer(_NO_WORDS.sub(spaces, text)):
        yield _bare(piece, found.start())


def without_words(piece: Piece) -> Iterator[Problem]:
    """Yield a warning for each picture without words for those who cannot see it."""
    for found in _PICTURE.finditer(_CODE.sub(spaces, piece.text)):
        yield piece.problem(
            found.start(),
            "this picture has no words for those who cannot see it",
            "write what it shows, such as ![Parents and teachers at a table](/media/NAME.jpg)",
            "warning",
        )


def _bare(piece: Piece, start: int) -> Problem:
    return piece.problem(
        start,
        "a bare web address is hard to read aloud",
        "write [what stands there](the address)",
        "warning",
    )


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


#: How many of them are named.
_NAMED = 3


def unlisted(settings: Settings, loaded: Loaded, site: Site) -> list[Problem]:
    """Return a notice if today's site has addresses that are not on the list yet.

    A past day and a draft promise nothing. Where there is no list, nobody has published yet.
    """
    listed = loaded.library.published
    if listed is None or site.clock.as_of or site.state.plan is PlanStatus.DRAFT:
        return []
    known = {entry.address for entry in listed}
    new = sorted(promised(settings) - known)
    if not new:
        return []
    named, more = ", ".join(new[:_NAMED]), len(new) - _NAMED
    if more > 0:
        named += f" and {more} more"
    what = f"the site has addresses that are not on this list yet: {named}"
    instead = "once they are published, run: progress addresses, and commit the list"
    return [Problem(LIST, 1, 1, what, instead, "notice")]
