"""Easy Read words: their promises belong to their action, and nothing is typed twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from progress_site.model.easy_read import EasyAction, EasyHome, EasyPage, EasyYouSaid
from progress_site.model.problem import Finding, Path
from progress_site.read.layout import Known
from progress_site.read.wording import did_you_mean

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|none|all|some)"
#: Words that say a status, a count or a date. The state on a day follows from the updates, so
#: what is typed here is wrong from the next one on.
_STATUS = re.compile(
    r"\b(?:is|are|was|were|be|not|still|being)\s+"
    r"(late|paused|stopped|done|kept|finished|started|on track|at risk)\b"
    r"|\b(done by|on track|at risk)\b",
    re.IGNORECASE,
)
_COUNT = re.compile(
    rf"\b({_NUMBER} (?:out )?of (?:the )?{_NUMBER}|{_NUMBER} (?:promises?|milestones?|actions?))\b",
    re.IGNORECASE,
)
_DATE = re.compile(rf"\b((?:\d{{1,2}} )?(?:{_MONTHS}) \d{{4}}|\d{{1,2}} (?:{_MONTHS})|20\d\d)\b")


def typed(file: str, page: EasyPage) -> Iterator[Finding]:
    """Yield a warning for each status, count or date in words that stay while the plan moves on.

    An update tells what happened on its day: its words do not fall behind, so they are left alone.
    Dates are looked for in the words of actions and promises; elsewhere they are history.
    """
    for path, text in _words(page):
        patterns = [("status", _STATUS), ("count", _COUNT)]
        if isinstance(page, EasyAction):
            patterns.append(("date", _DATE))
        for kind, pattern in patterns:
            if found := pattern.search(text):
                said = next(part for part in found.groups() if part)
                yield Finding(
                    file,
                    path,
                    f"“{said}” is a {kind}, and typed words do not change when it does",
                    "take it out, because the site says it beside these words and keeps it true",
                    "warning",
                )
                break


def _words(page: EasyPage) -> Iterator[tuple[Path, str]]:
    if isinstance(page, EasyAction | EasyHome):
        for i, line in enumerate(page.lines):
            yield ("lines", i, "words"), line.words
    if isinstance(page, EasyAction):
        for ident, line in page.milestones.items():
            yield ("milestones", ident, "words"), line.words
    if isinstance(page, EasyYouSaid):
        for ident, said in page.feedback.items():
            if said.we_did:
                yield ("feedback", ident, "we_did"), said.we_did


def easy_read(records: Mapping[str, BaseModel], known: Known) -> Iterator[Finding]:
    """Check every file of `plan_data/easy_read/`."""
    for file, page in records.items():
        if isinstance(page, EasyPage):
            yield from typed(file, page)
        if isinstance(page, EasyAction):
            yield from _milestones(file, page, known)


def _milestones(file: str, words: EasyAction, known: Known) -> Iterator[Finding]:
    here = sorted(m for m in known.milestones if m.split(".")[0] == str(words.action))
    for ident in words.milestones:
        action = ident.split(".")[0]
        if action != str(words.action):
            yield Finding(
                file,
                ("milestones", ident),
                f"milestone {ident} does not belong to action {words.action}",
                f"move it to the file of action {action}",
            )
        elif here and ident not in here:
            yield Finding(
                file,
                ("milestones", ident),
                f"there is no milestone “{ident}”",
                did_you_mean(ident, here, otherwise=f"add it to the file of action {words.action}"),
            )
