"""Lists to choose from while something is written: promises, updates, evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

import click

from progress_site.commands.asking import Asker, RefusedError, refused, words
from progress_site.commands.project import Project
from progress_site.commands.tables import table

if TYPE_CHECKING:
    from progress_site.derive.state import MilestoneState
    from progress_site.write.yaml_text import Value

#: So many of the newest updates are shown to choose from.
_SHOWN = 12


def ask_which_was_wrong(project: Project, asker: Asker) -> str:
    """Ask for the name of an older update."""
    from progress_site.read.wording import did_you_mean

    updates = {update.slug: update.title for update in project.state.updates}
    newest = list(reversed(updates.items()))[:_SHOWN]

    def check(text: str) -> str:
        slug = text.strip().removesuffix(".md").rpartition("/")[2]
        if slug not in updates:
            otherwise = "write its name as in docs/updates/, without .md"
            said = did_you_mean(slug, updates, otherwise=otherwise)
            raise RefusedError(f"there is no update “{slug}”: {said}")
        return slug

    return asker.one(
        "corrects", "Which update was wrong? Its name.", check, show=show_pairs(newest)
    )


def show_milestones(milestones: Iterable[MilestoneState]) -> None:
    """Print promises: the number of each, its status of the day, its date."""
    from progress_site.derive.wording import label, when

    rows = [(m.id, label("status", m.status), when(m.due).words, m.promise) for m in milestones]
    for line in table(("No.", "Today", "Date", "Promise"), rows):
        click.echo(line)


def show_pairs(rows: Sequence[tuple[str, str]]) -> Callable[[], None]:
    """Return what prints ids or numbers, each with what it stands for."""

    def show() -> None:
        for line in table(("No. or id", "What"), rows):
            click.echo(line)

    return show


def ask_evidence(
    project: Project, asker: Asker, question: str, *, registers: bool = False
) -> Value:
    """Ask for ids of evidence, or none yet.

    With ``registers``, measures and feedback count too.
    """
    state = project.state
    rows = [(entry.id, entry.title) for entry in state.evidence.values() if not entry.withdrawn]
    if registers:
        rows += [(m.record.id, m.record.question) for m in state.measures.values()]
        rows += [(f.record.id, f.record.title) for f in state.feedback.values()]

    def check(text: str) -> Value:
        if text.strip().lower() in ("", "none", "none yet", "no"):
            return []
        idents = words(text)
        if said := refused("update", {"evidence": idents}):
            raise RefusedError(said)
        known = {ident for ident, _ in rows}
        assert isinstance(idents, list)
        for ident in idents:
            if ident not in known:
                raise RefusedError(_unknown(str(ident), known))
        return idents

    if registers or rows:
        question = f"{question} Ids from the list, with spaces between, or: none yet."
    return asker.one("evidence", question, check, default="none yet", show=show_pairs(rows))


def _unknown(ident: str, known: Iterable[str]) -> str:
    from progress_site.read.wording import did_you_mean

    otherwise = "add it to plan_data/evidence.yml first, or write: none yet"
    return f"there is no evidence “{ident}”: {did_you_mean(ident, known, otherwise=otherwise)}"
