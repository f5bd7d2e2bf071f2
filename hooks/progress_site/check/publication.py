"""What must be true before the record is published, what has become old, and dead addresses.

The state says so already, and the site shows it; here it is told to who can mend it.

An address that does not answer is a notice: the page may be back tomorrow, and the record stays
what it is. Each address is asked once, a few at a time, and politely: first for its head alone.
"""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path as FilePath
from urllib.parse import urlsplit

from progress_site.assemble.site import Settings, Site, promised
from progress_site.fold.state import State
from progress_site.model.problem import Finding, Problem
from progress_site.model.vocabulary import PlanStatus
from progress_site.read.layout import EVIDENCE, PLAN
from progress_site.read.load import Loaded
from progress_site.read.plans import SETTINGS, setting
from progress_site.urls.permalinks import LIST
from progress_site.words.wording import day_words

#: Seconds to wait for one answer, and how many are asked at the same time.
TIMEOUT = 10.0
AT_ONCE = 4
#: Who asks: a host that does not want that can tell from it.
USER_AGENT = "progress-check (asks whether a cited page still answers)"
#: Answers after which the whole page is asked for: some hosts do not answer to a HEAD.
_TRY_AGAIN = frozenset({400, 403, 404, 405, 500, 501})
#: The page is there, but not for a program, or not at this moment.
_THERE = frozenset({401, 403, 429})
#: How many addresses are named in one notice.
_NAMED = 3


def not_ready(root: FilePath, loaded: Loaded, environment: Mapping[str, str]) -> Iterator[Problem]:
    """Yield an error for each reason why the record cannot be published.

    The public address must not be the one that the project was shipped with.
    """
    plan = loaded.documents.get(PLAN)
    if plan is not None and loaded.library.plan.demonstration:
        line, column = plan.place(("demonstration",), key=True)
        what = "this plan is a demonstration, and nothing in it is real"
        instead = "publish the record of a real plan, which lives in a folder of its own"
        yield Problem(PLAN, line, column, what, instead)
    address = "the address at which families will find the site"
    found = setting(root, "site_url")
    if given := environment.get("SITE_URL", "").strip():
        if _stands_for_another(given):
            what = "SITE_URL leads nowhere: an address under .example belongs to nobody"
            yield Problem("(environment)", 1, 1, what, f"give it {address}")
    elif found is None or not found.value:
        file, line = (found.file, found.line) if found else (SETTINGS, 1)
        what = "the public address of the site is missing"
        yield Problem(file, line, 1, what, f"add site_url: and {address}")
    elif _stands_for_another(found.value):
        what = "the public address is still the one that the project came with"
        instead = f"write {address}, or set SITE_URL"
        yield Problem(found.file, found.line, found.column, what, instead)


def _stands_for_another(url: str) -> bool:
    """Whether an address is a stand-in (RFC 2606: .example leads nowhere), or this machine."""
    host = (urlsplit(url).hostname or "").lower()
    return not host or host.endswith(".example") or host in ("example", "localhost", "127.0.0.1")


def overdue(loaded: Loaded, state: State) -> Iterator[Finding]:
    """Yield a notice for each action without news and each answer that was promised by now."""
    files = loaded.library.files
    for action in state.actions.values():
        if action.update_overdue and action.update_due is not None:
            file = files.get(("action", str(action.number)))
            key = "number" if file else "how_many_actions"
            due = day_words(action.update_due).words
            what = f"an update about action {action.number} was due by {due}"
            instead = f"write an update with about: [{action.number}], also if nothing has happened"
            yield Finding(file or PLAN, (key,), what, instead, "notice")
    for entry in state.feedback.values():
        if entry.answer_overdue:
            file = f"plan_data/feedback/{entry.record.id}.yml"
            what = "the date that was given for an answer has passed"
            instead = "add a response: what was done, or the new date and why"
            yield Finding(file, ("responses",), what, instead, "notice")


def dead_addresses(loaded: Loaded, *, timeout: float = TIMEOUT) -> Iterator[Finding]:
    """Yield a notice for each piece of evidence whose address does not answer."""
    named = [
        (index, entry.url)
        for index, entry in enumerate(loaded.library.evidence.evidence)
        if entry.url is not None and entry.withdrawn is None
    ]
    silent = _silent((url for _, url in named), timeout)
    for index, url in named:
        if url in silent:
            what = f"this address does not answer ({silent[url]})"
            instead = "look where the page is now and mend the address, or write availability: "
            path = ("evidence", index, "url")
            yield Finding(EVIDENCE, path, what, f"{instead}known_but_not_found", "notice")


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
