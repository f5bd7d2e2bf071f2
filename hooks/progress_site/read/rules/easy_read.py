"""Easy Read words: what they are about exists, their pictures are there, nothing is typed twice."""

from __future__ import annotations

from collections.abc import Iterator

from progress_site.model.easy_read import (
    PICTURES,
    EasyAction,
    EasyPage,
    EasyRead,
    EasyUpdate,
    EasyYouSaid,
)
from progress_site.model.library import Library
from progress_site.model.problem import Finding, Path
from progress_site.read.known import Known
from progress_site.read.layout import EASY_READ
from progress_site.read.rules.common import unknown, unknown_action
from progress_site.read.rules.typed import typed
from progress_site.read.wording import did_you_mean

_HOME, _YOU_SAID = f"{EASY_READ}/home.yml", f"{EASY_READ}/you-said-we-did.yml"


def easy_read(library: Library, known: Known) -> Iterator[Finding]:
    """Check every file of `plan_data/easy_read/`."""
    words = library.easy_read
    if words is None:
        return
    names = {
        name.removeprefix(f"{PICTURES}/").removesuffix(".svg")
        for name in library.media
        if name.startswith(f"{PICTURES}/") and name.endswith(".svg")
    }
    for file, page in _files(words):
        for path, name in _pictures(page):
            if name not in names:
                yield _no_picture(file, path, name, names)
        yield from typed(file, page)
    for number, action in words.actions.items():
        yield from _action(library, known, _file_of_action(number), action)
    for slug, update in words.updates.items():
        yield from _update(known, f"{EASY_READ}/updates/{slug}.yml", update)
    if words.you_said is not None:
        for ident in words.you_said.feedback:
            if ident not in known.feedback:
                path, where = ("feedback", ident), "plan_data/feedback/"
                yield unknown(_YOU_SAID, path, "feedback", ident, known.feedback, where)


def _file_of_action(number: int) -> str:
    return f"{EASY_READ}/actions/{number:02d}.yml"


def _files(words: EasyRead) -> Iterator[tuple[str, EasyPage]]:
    yield from ((_file_of_action(number), page) for number, page in words.actions.items())
    yield from ((_HOME, page) for page in (words.home,) if page is not None)
    yield from ((f"{EASY_READ}/updates/{slug}.yml", page) for slug, page in words.updates.items())
    yield from ((_YOU_SAID, page) for page in (words.you_said,) if page is not None)


def _pictures(page: EasyPage) -> Iterator[tuple[Path, str]]:
    for i, line in enumerate(page.lines):
        yield ("lines", i, "picture"), line.picture
    if isinstance(page, EasyAction):
        for ident, line in page.milestones.items():
            yield ("milestones", ident, "picture"), line.picture
    if isinstance(page, EasyYouSaid):
        for ident, said in page.feedback.items():
            yield ("feedback", ident, "picture"), said.picture


def _no_picture(file: str, path: Path, name: str, names: set[str]) -> Finding:
    return Finding(
        file,
        path,
        f"there is no picture “{name}” in docs/{PICTURES}/",
        did_you_mean(name, sorted(names), otherwise=f"put it there as {name}.svg"),
    )


def _action(library: Library, known: Known, file: str, words: EasyAction) -> Iterator[Finding]:
    number = words.action
    wrong = list(unknown_action(library, known, file, ("action",), number))
    yield from wrong
    for ident in words.milestones:
        here = {m for m in known.milestones if m.split(".")[0] == ident.split(".")[0]}
        if ident.split(".")[0] != str(number) and not wrong:
            yield Finding(
                file,
                ("milestones", ident),
                f"milestone {ident} does not belong to action {number}",
                f"move it to the file of action {ident.split('.')[0]}",
            )
        elif ident not in known.milestones and here:
            where = f"the file of action {number}"
            yield unknown(file, ("milestones", ident), "milestone", ident, here, where)


def _update(known: Known, file: str, words: EasyUpdate) -> Iterator[Finding]:
    if words.update not in known.updates:
        yield unknown(file, ("update",), "update", words.update, known.updates, "docs/updates/")
