"""Addresses that are permanent, redirects, and links that people wrote: do they lead anywhere?

A redirect may lead to an address that moved again later: readers are sent to the end of the chain,
and what was written once need not be written anew.
"""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID, uuid5

from progress_site.model.addresses import Published, Redirect, earliest
from progress_site.model.problem import Finding, Problem, one_line
from progress_site.urls import addresses

#: Of all ids that this project gives; never to be changed.
_NAMESPACE = UUID("97bbf703-81be-4441-8174-6c160b60f4e2")


def permanent_id(name: str) -> str:
    """Return the id of something by its name in the record, such as `update:2024-03-14-guide`."""
    return uuid5(_NAMESPACE, name).urn


def address_of(written: str) -> str:
    """Return an address as people write it, `/actions/3/`, in the way the site keeps it."""
    return written.removeprefix("/")


@dataclass(frozen=True, slots=True)
class RedirectTargets:
    """The end of every redirect, by the old address; those that lead in a circle have none."""

    ends: Mapping[str, str]

    @staticmethod
    def of(redirects: tuple[Redirect, ...]) -> RedirectTargets:
        """Return the ways of a list of redirects."""
        steps = {address_of(r.from_): address_of(r.to) for r in reversed(redirects)}
        ends = {start: _end(start, steps) for start in steps}
        return RedirectTargets({start: end for start, end in ends.items() if end is not None})

    def answer(self, address: str, there: Collection[str]) -> str | None:
        """Return where an address leads, if that is there.

        A place on a page that moved as a whole is found on the new page, if it is still there.
        """
        end = self.ends.get(address)
        page, mark, place = address.partition("#")
        if end is None and mark and (moved := self.ends.get(page)) is not None:
            end = moved if "#" in moved else f"{moved}#{place}"
        return end if end in there else None


def _end(start: str, steps: Mapping[str, str]) -> str | None:
    """Follow redirects to where they end; `None` where they go round in a circle."""
    seen, here = {start}, steps[start]
    while here in steps:
        if here in seen:
            return None
        seen.add(here)
        here = steps[here]
    return here


def redirect_findings(
    redirects: tuple[Redirect, ...], there: Collection[str], *, past: bool
) -> Iterator[Finding]:
    """Yield what is wrong with redirects. ``there`` is all that answers by itself.

    In a build of a ``past`` day what a redirect leads to may not have been published yet.
    """
    targets = RedirectTargets.of(redirects)
    seen: set[str] = set()
    for i, redirect in enumerate(redirects):
        start = address_of(redirect.from_)
        end = targets.ends.get(start)
        if start in seen:
            what = f"there are two redirects from {redirect.from_}"
            yield _finding(i, "from", what, "keep the one that is right, and take the other out")
        elif start in there:
            what = f"{redirect.from_} is there itself, so it cannot lead elsewhere"
            yield _finding(i, "from", what, "take this redirect out, or move what is there")
        elif end is None:
            what = f"{redirect.from_} leads to {redirect.to}, and in a circle back to itself"
            yield _finding(i, "to", what, "write an address that is there")
        elif end not in there and not past:
            instead = did_you_mean(end, there, "write an address that is there")
            if f"{end}/" in there:
                instead = f"add the slash at the end: /{end}/"
            on = "" if end == address_of(redirect.to) else f" leads on to /{end}, which"
            yield _finding(i, "to", f"{redirect.to}{on} is not there", instead)
        seen.add(start)


def did_you_mean(address: str, known: Iterable[str], otherwise: str, alike: float = 0.6) -> str:
    """Return which known address may be meant by a wrong one, or else what to do ``otherwise``."""
    close = difflib.get_close_matches(address, sorted(known), n=1, cutoff=alike)
    return f"did you mean /{close[0]}?" if close else otherwise


def _finding(index: int, key: str, what: str, instead: str) -> Finding:
    return Finding(REDIRECTS, ("redirects", index, key), what, instead)


#: Folders of files that others keep the address of.
_LASTING = (addresses.DATA, "feeds/", "badge/", "oembed/")
LIST, REDIRECTS = "plan_data/addresses.txt", "plan_data/redirects.yml"


def permanent_addresses(
    pages: Iterable[str], files: Iterable[str], anchors: Iterable[str]
) -> set[str]:
    """Return what is for ever of all that a site has, with a slash in front.

    Not for ever are a letter of the list from A to Z (it comes and goes as the list grows), and
    files that only pages of ours load.
    """
    a_to_z = addresses.A_TO_Z
    shown = {page for page in pages if page == a_to_z or not page.startswith(a_to_z)}
    lasting = {file for file in files if file.startswith(_LASTING)}
    return {f"/{address}" for address in {*shown, *lasting, *anchors}}


def missing(
    published: Iterable[Published], there: Collection[str], ways: RedirectTargets, day: dt.date
) -> Iterator[Problem]:
    """Yield a problem for each address that is due on the day and does not answer.

    ``there`` is all that answers, places on pages too, without a slash in front.
    """
    promised = earliest(published)
    for entry in sorted(promised.values(), key=lambda e: e.line):
        address = address_of(entry.address)
        if entry.since > day or address in there or ways.answer(address, there):
            continue
        to = _instead(address, there, promised)
        yield Problem(
            LIST,
            entry.line,
            len(f"{entry.since} ") + 1,
            f"{entry.address} was published on {entry.since}, and is not there any more",
            f"put it back, or write into {REDIRECTS}, below redirects: "
            f"- {{from: {entry.address}, to: {to}, since: {day}}}",
        )


def changed_list(
    before: Iterable[Published], after: Iterable[Published] | None, ref: str
) -> Iterator[Problem]:
    """Yield each line of the list that was taken out or altered since ``ref``."""
    then = earliest(before)
    if after is None:
        if then:
            what = f"the list of published addresses was there in {ref}, and is gone"
            yield Problem(LIST, 1, 1, what, "put the file back; it only grows")
        return
    now = earliest(after)
    for address, old in sorted(then.items()):
        new = now.get(address)
        if new is None:
            what = f"{address} stood here in {ref}, and an address is for ever"
            yield Problem(LIST, 1, 1, what, f"put the line back: {old.since} {address}")
        elif new.since != old.since:
            what = f"{address} was published on {old.since} in {ref}, and on {new.since} here"
            yield Problem(LIST, new.line, 1, what, f"write {old.since} again")


def _instead(address: str, there: Collection[str], promised: Mapping[str, Published]) -> str:
    """Return where an address most probably leads now: something new beside it, else what is above.

    A place on a page leads to another place on it, or else to the page.
    """
    page, _, place = address.partition("#")
    above = _above(page)
    if not place:
        beside = {x for x in there if "#" not in x and _above(x) == above}
    elif page.startswith(addresses.ACTIONS):
        beside = set()  # numbers are alike, and still no milestone is another one
    else:
        beside = {x for x in there if x.startswith(f"{page}#")}
    new = sorted(x for x in beside if f"/{x}" not in promised)
    if close := difflib.get_close_matches(address, new, n=1, cutoff=0.8):
        return f"/{close[0]}"
    if place and page in there:
        return f"/{page}"
    while above and above not in there:
        above = _above(above)
    return f"/{above}"


def _above(page: str) -> str:
    """Return the folder that a page or a file stands in: `updates/` for `updates/2024/`."""
    head, slash, _ = page.rstrip("/").rpartition("/")
    return head + slash


# -- links that people wrote into their words


def broken_links(
    file: str,
    text: str,
    first_line: int,
    links: Collection[str],
    known: Collection[str],
    anchors: Collection[str],
) -> Iterator[Problem]:
    """Yield a problem for each link of one Markdown text that leads nowhere.

    ``known`` are all addresses of the site, from its root and without a leading slash;
    ``anchors`` are addresses with an anchor, for pages whose anchors are known.
    """
    for link in links:
        wrong = _wrong(link, known, anchors)
        if wrong is not None:
            line, column = _place(text, link, first_line)
            what, instead = map(one_line, wrong)
            yield Problem(file, line, column, what, instead)


def lost_links(
    links: Collection[str], known: Collection[str], anchors: Collection[str]
) -> Iterator[str]:
    """Yield each link that leads nowhere; ``known`` and ``anchors`` as for `broken_links`."""
    return (link for link in links if _wrong(link, known, anchors) is not None)


def _wrong(link: str, known: Collection[str], anchors: Collection[str]) -> tuple[str, str] | None:
    if link.startswith("#"):
        return None
    if not link.startswith("/") or link.startswith("//"):
        close = difflib.get_close_matches(link.strip("./"), known, n=1, cutoff=0.6)
        example = close[0] if close else "actions/3/"
        return (
            f"“{link}” does not say where it leads",
            f"write an address of this site from its root, such as /{example}",
        )
    address, _, anchor = link[1:].partition("#")
    if address.startswith("media/") and address not in known:
        instead = did_you_mean(address, known, "put it under docs/media", 0.8)
        return f"there is no file docs/{address}", instead
    if address not in known:
        instead = did_you_mean(address, known, "check the address on the site itself")
        if f"{address}/" in known:
            instead = f"add the slash at the end: /{address}/"
        return f"there is no page “/{address}”", instead
    there = [a.partition("#")[2] for a in anchors if a.startswith(f"{address}#")]
    if anchor and there and anchor not in there:
        return (
            f"there is no “#{anchor}” on the page /{address}",
            f"use one of: {', '.join(f'#{name}' for name in sorted(there))}",
        )
    return None


def _place(text: str, link: str, first_line: int) -> tuple[int, int]:
    """Return line and column of a link: as the target of one, or else where it is mentioned."""
    start = text.find(f"({link}") + 1 or text.find(link)
    before = text[: max(start, 0)]
    return first_line + before.count("\n"), len(before.rsplit("\n", 1)[-1]) + 1
