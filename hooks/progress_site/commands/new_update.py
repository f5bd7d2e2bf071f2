"""`progress new update`: a few questions, and a valid file in docs/updates/."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import click

from progress_site.commands import changes as c
from progress_site.commands.asking import (
    Asker,
    RefusedError,
    choice,
    date,
    field,
    refused,
    show_list,
    word,
    words,
)
from progress_site.commands.choosing import ask_evidence, ask_which_was_wrong, show_pairs
from progress_site.commands.project import Project
from progress_site.commands.recording import Answers, Draft, Step, name_from

_TOP = (
    "Written with: progress new update. Everything here may be edited until it is published.\n"
    "What else an update can say: docs/maintaining/records.md"
)
_DATE = "The day of this update. The name of the file begins with it: change both, or neither."
_CHANGES = "What it changes. Nobody types “late”, a count or a trend: the site works these out."
_DRAFT = "true keeps it off the site for now. In a public repository everybody can still read it."


class UpdateForm:
    """The questions of one update, and the file that follows from the answers."""

    def __init__(self, project: Project, options: Mapping[str, Any]) -> None:
        self.project = project
        self.options = options
        self._must_be_possible()

    def _must_be_possible(self) -> None:
        """Ask nothing where there can be no update yet, as before the approval of the plan."""
        found = c.illegal(self.project, [], speaker="partnership")
        if found and not self.options.get("draft"):
            raise click.ClickException(f"{found[0].what}: {found[0].instead}")

    def steps(self) -> list[Step]:
        """Return the questions in their order."""
        return [
            Step("from", self._from),
            Step("title", _text("title", "What happened? One short plain sentence.")),
            Step("summary", _text("summary", "Say it in one or two plain sentences.")),
            Step("corrects", self._corrects),
            Step("changes", self._changes),
            Step("about", self._about),
            Step("evidence", self._evidence),
            Step("happened", self._happened),
            Step("body", self._body),
        ]

    # -- questions

    def _from(self, asker: Asker, _answers: Answers) -> object:
        groups = [("partnership", "the partnership itself")]
        groups += [(group.id, group.name) for group in self.project.loaded.library.plan.groups]
        takes = choice([ident for ident, _ in groups], field("update", "from", word))
        show = show_list(groups)
        return word(asker.one("from", "Who says this?", takes, default="partnership", show=show))

    def _corrects(self, asker: Asker, _answers: Answers) -> object:
        """Not asked by itself, because most updates correct nothing; `_changes` offers it."""
        if not asker.given("corrects"):
            return ""
        return word(ask_which_was_wrong(self.project, asker))

    def _speaking(self, answers: Answers) -> Project:
        """Return the project as changes are held against it: with what is put right by them."""
        return replace(self.project, corrects=str(answers.get("corrects", "")) or None)

    def _changes(self, asker: Asker, answers: Answers) -> object:
        found = [self._from_yaml(text) for text in self._given("change")]
        named = [kind for kind, (option, _) in c.KINDS.items() if asker.given(option)]
        if "added" in named and "date" in named:
            named.remove("date")  # --due is the date of the new promise
        told = {name: asker.options[name] for name in _OF_A_CHANGE if asker.given(name)}
        if named or set(told) - {"evidence"}:
            for name in told:
                asker.options.pop(name)
        for kind in named:
            found.append(self._sound(kind, Asker(told, ask=asker.may_ask), found, answers))
        if not asker.may_ask and not named and set(told) - {"evidence"}:
            flags = ", ".join(f"--{option.replace('_', '-')}" for option, _ in c.KINDS.values())
            raise click.ClickException(f"Say what happened to it with one of: {flags}")
        if not asker.may_ask or found:
            return found
        while True:
            kinds = c.kinds(self._speaking(answers))
            takes = choice([name for name, _ in kinds], _no_kind([name for name, _ in kinds]))
            question = "Did something else change?" if found else "What changed in the plan?"
            kind = asker.one("kind", question, takes, default=c.NOTHING, show=show_list(kinds))
            if kind == c.NOTHING:
                return found
            if kind == c.MISTAKE:
                answers["corrects"] = word(ask_which_was_wrong(self.project, asker))
                continue
            found.append(self._sound(kind, Asker({} if found else told, ask=True), found, answers))

    def _sound(self, kind: str, asker: Asker, before: list[c.Change], answers: Answers) -> c.Change:
        """Ask about one change until the record can take it."""
        while True:
            change = c.change_of(self._speaking(answers), kind, asker)
            said = refused("update", {"changes": [change]}) or self._against_the_record(
                [*before, change], answers
            )
            if not said:
                return change
            if not asker.may_ask:
                raise click.ClickException(said)
            asker.say(said)
            asker.options = {"milestone": change["milestone"]} if "milestone" in change else {}

    def _from_yaml(self, text: str) -> c.Change:
        from progress_site.read.nodes import parse_yaml

        data = parse_yaml("--change", text).data
        if not isinstance(data, dict):
            raise click.ClickException(
                f"--change: “{text}” is no change: write it as in docs/maintaining/records.md, "
                "such as --change '{milestone: \"3.2\", status: on_track}'"
            )
        found: c.Change = _typed(data)
        if said := refused("update", {"changes": [found]}):
            raise click.ClickException(f"--change: {said}")
        return found

    def _against_the_record(self, changes: list[c.Change], answers: Answers) -> str | None:
        """Return what the fold says of these changes, in the reader's words."""
        given = {**_NO_ANSWERS, **answers, "changes": changes}
        found = c.illegal(self._speaking(given), changes, speaker=given["from"])
        return "; ".join(f"{finding.what}: {finding.instead}" for finding in found) or None

    def _about(self, asker: Asker, answers: Answers) -> object:
        numbers = sorted({n for change in answers["changes"] for n in _actions_of(change)})
        if numbers and not asker.given("about"):
            return [word(str(number)) for number in numbers]
        rows = [(str(a.number), a.title or "") for a in self.project.state.actions.values()]
        return asker.one(
            "about",
            "Which actions is it about? Their numbers, with spaces between, or nothing.",
            field("update", "about", words),
            default="",
            show=show_pairs(rows),
        )

    def _evidence(self, asker: Asker, answers: Answers) -> object:
        if not asker.given("evidence") and (answers["changes"] or not asker.may_ask):
            return []  # each change was asked for its own
        return ask_evidence(self.project, asker, "Is there something to show for it?")

    def _happened(self, asker: Asker, _answers: Answers) -> object:
        if not asker.given("happened"):
            return ""
        return asker.one("happened", "When did it happen?", field("update", "happened", date))

    def _body(self, asker: Asker, _answers: Answers) -> object:
        def check(text: str) -> str:
            if said := refused("update", {"summary": text or "x"}):
                raise RefusedError(said)
            return text.strip()

        question = "What should families know besides? Two empty lines end it."
        return asker.lines("body", question, check)

    # -- the file

    def make(self, answers: Answers) -> Draft:
        """Return the file that follows from the answers."""
        return self._draft(answers, self._name(answers["title"]))

    def _name(self, title: str) -> str:
        day = self.project.day.isoformat()
        folder = self.project.root / "docs" / "updates"
        taken = {path.stem.removeprefix(f"{day}-") for path in folder.glob(f"{day}-*")}
        name = self.options.get("name")
        stem = name_from(name or title, taken, otherwise="update")
        return f"docs/updates/{day}-{stem}.md"

    def _draft(self, answers: Answers, name: str) -> Draft:
        from progress_site.write.yaml_text import Field, Plain, document

        fields = [Field("date", Plain(self.project.day.isoformat()), f"{_TOP}\n{_DATE}")]
        if answers["happened"]:
            fields.append(Field("happened", answers["happened"]))
        fields += [Field(key, answers[key]) for key in ("title", "summary", "from")]
        fields += [Field("about", answers["about"])] if answers["about"] else []
        fields += [Field("corrects", answers["corrects"])] if answers.get("corrects") else []
        fields += [Field("changes", answers["changes"], _CHANGES)] if answers["changes"] else []
        fields += [Field("evidence", answers["evidence"])] if answers["evidence"] else []
        if self.options.get("draft"):
            fields.append(Field("draft", True, _DRAFT))
        body = f"{answers['body']}\n" if answers["body"] else ""
        text = f"---\n{document(fields)}---\n{body}"
        return Draft(name, text.encode(), text)

    def _given(self, name: str) -> tuple[str, ...]:
        return tuple(self.options.get(name) or ())


#: Options that tell about one change.
_OF_A_CHANGE = (
    "milestone", "status", "done_on", "evidence", "words", "due", "effect", "promise", "reason",
    "agreed_by", "action", "impact", "carried_on_by", "new_promise",
)  # fmt: skip
#: Stands for what was not asked yet, where only the changes are looked at.
_NO_ANSWERS: Answers = {"from": "partnership", "evidence": []}


def _text(key: str, question: str) -> Any:
    return lambda asker, _answers: asker.one(key, question, field("update", key)).strip()


def _no_kind(names: list[str]) -> Any:
    from progress_site.read.wording import did_you_mean

    def check(text: str) -> str:
        otherwise = f"write a number, or one of: {', '.join(names)}"
        raise RefusedError(
            f"“{text}” is none of these: {did_you_mean(text, names, otherwise=otherwise)}"
        )

    return check


def _actions_of(change: Mapping[str, Any]) -> list[int]:
    """Return the numbers of the actions that a change is about."""
    found = [str(change.get(key, "")).partition(".")[0] for key in ("milestone", "activity")]
    found.append(str(change.get("action", "")))
    return [int(number) for number in found if number.isdigit()]


def _typed(data: Any) -> Any:
    """Return what was typed as YAML with numbers of milestones in quotes, as files have them."""
    import re

    from progress_site.model.fields import MILESTONE
    from progress_site.write.yaml_text import Number

    if isinstance(data, dict):
        return {key: _typed(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_typed(item) for item in data]
    if re.fullmatch(rf"{MILESTONE}(\.[a-z])?", data):
        return Number(data)
    return word(data) if re.fullmatch(r"[a-z0-9_]+([-/][a-z0-9_]+)*", data) else data
