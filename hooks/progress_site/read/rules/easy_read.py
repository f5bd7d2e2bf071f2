"""Easy Read words: their promises belong to their action, and nothing is typed twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from progress_site.model.easy_read import EasyAction, EasyPage
from progress_site.model.problem import Finding
from progress_site.read.known import Known
from progress_site.read.rules.typed import typed
from progress_site.read.wording import did_you_mean


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
