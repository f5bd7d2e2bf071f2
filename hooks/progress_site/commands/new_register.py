"""`progress new feedback`, `response` and `reading`: entries of the registers.

Feedback gets a file of its own. A response and a reading are added to a file that is there, and
every other byte of it stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from progress_site.commands.asking import (
    Asker,
    Check,
    RefusedError,
    choice,
    date,
    field,
    refused,
    show_list,
    word,
    words,
)
from progress_site.commands.choosing import show_pairs
from progress_site.commands.project import Project
from progress_site.commands.recording import Answers, Draft, Step, name_from

if TYPE_CHECKING:
    from progress_site.write.yaml_text import Value

_SCHEMA = "yaml-language-server: $schema=../../hooks/progress_site/schema/feedback.schema.json"
_PRIVATE = "Nothing here may tell who a child is: no names, no initials, no exact small numbers."


def _words(record: str, key: str, question: str, *, default: str | None = None) -> Any:
    def ask(asker: Asker, _answers: Answers) -> object:
        check = field(record, key)
        takes = check if default is None else _or_nothing(check)
        return str(asker.one(key, question, takes, default=default)).strip()

    return ask


def _or_nothing(check: Check[Value]) -> Check[Value]:
    return lambda text: check(text) if text.strip() else ""


def _listed(record: str, key: str, question: str, meanings: Mapping[str, str]) -> Any:
    def ask(asker: Asker, _answers: Answers) -> object:
        takes = choice(list(meanings), field(record, key, word))
        return word(asker.one(key, question, takes, show=show_list(list(meanings.items()))))

    return ask


# -- feedback


class FeedbackForm:
    """The questions about something that families or young people said."""

    def __init__(self, project: Project, options: Mapping[str, Any]) -> None:
        self.project = project
        self.options = options

    def steps(self) -> list[Step]:
        """Return the questions in their order."""
        from progress_site.model.vocabulary import labels

        bands = labels("how_many")
        return [
            Step("title", _words("feedback", "title", "What was asked for, in a few plain words?")),
            Step("you_said", _words("feedback", "you_said", "What was said?")),
            Step("quoted", self._quoted),
            Step(
                "heard_from",
                _words("feedback", "heard_from", "Who said it? So that nobody can be picked out."),
            ),
            Step(
                "how_heard",
                _words("feedback", "how_heard", "How was it heard? A survey, a meeting …"),
            ),
            Step("how_many", _listed("feedback", "how_many", "How many people said it?", bands)),
            Step("when", self._when),
            Step("actions", self._actions),
        ]

    def _quoted(self, asker: Asker, _answers: Answers) -> object:
        return asker.yes("quoted", "Are these the speakers' own words?", default=False)

    def _when(self, asker: Asker, _answers: Answers) -> object:
        question = "When was it said? Such as 2024-03, or not_stated."
        return asker.one("when", question, field("feedback", "when", date), default="not_stated")

    def _actions(self, asker: Asker, _answers: Answers) -> object:
        rows = [(str(a.number), a.title or "") for a in self.project.state.actions.values()]
        return asker.one(
            "actions",
            "Which actions is it about? Their numbers, with spaces between, or nothing.",
            field("feedback", "actions", words),
            default="",
            show=show_pairs(rows),
        )

    def make(self, answers: Answers) -> Draft:
        """Return the file that follows from the answers."""
        from progress_site.write.yaml_text import Field, Plain, document

        ident = self._ident(answers["title"])
        top = f"{_SCHEMA}\n{_PRIVATE}\nIts id is for ever, and the name of the file."
        fields = [Field("id", Plain(ident), top)]
        fields.append(Field("title", answers["title"]))
        fields.append(Field("published", Plain(self.project.day.isoformat())))
        keys = ("heard_from", "how_heard", "how_many", "when", "you_said")
        fields += [Field(key, answers[key]) for key in keys]
        fields += [Field("quoted", True)] if answers["quoted"] else []
        fields += [Field("actions", answers["actions"])] if answers["actions"] else []
        text = document(fields)
        note = f"# Answer it with: progress new response {ident}\n"
        return Draft(f"plan_data/feedback/{ident}.yml", (text + note).encode(), text + note)

    def _ident(self, title: str) -> str:
        library = self.project.loaded.library
        folder = self.project.root / "plan_data" / "feedback"
        taken = {*library.evidence_by_id, *library.registers_by_id}
        taken |= {path.stem for path in folder.glob("*.yml")}
        return name_from(self.options.get("name") or title, taken, otherwise="feedback")


# -- entries that are added to a file


class _Entry:
    """An entry that goes to the end of a list in a file that is there."""

    def __init__(self, project: Project, file: str, key: str) -> None:
        self.project, self.file, self.key = project, file, key
        self.before = (project.root / file).read_bytes()

    def make(self, item: Mapping[str, Value]) -> Draft:
        """Return the file with the entry behind the others.

        Raises:
            click.ClickException: the file is laid out in a way that nothing can be added to.
        """
        from progress_site.read.nodes import parse_yaml
        from progress_site.write.yaml_append import CannotAppendError, appended
        from progress_site.write.yaml_text import list_item

        mark = b"\xef\xbb\xbf" if self.before.startswith(b"\xef\xbb\xbf") else b""
        old = self.before[len(mark) :].decode()
        lines = "\n".join(list_item(item, 2))
        data = parse_yaml(self.file, old.replace("\r\n", "\n")).data
        try:
            new = appended(old, self.key, item)
        except CannotAppendError:
            new = ""
        got = parse_yaml(self.file, new.replace("\r\n", "\n")).data
        entries = got.get(self.key) if isinstance(got, dict) else None
        if (
            not entries
            or got != {**data, self.key: entries}
            or entries[:-1] != (data.get(self.key) or [])
        ):
            raise click.ClickException(
                f"Nothing can be added to “{self.key}” in {self.file} by a command, as that file "
                f"is laid out. Add these lines to it by hand:\n{self.key}:\n{lines}"
            )
        at = (self.key, len(entries) - 1)
        return Draft(self.file, mark + new.encode(), f"{self.key}: …\n{lines}", at, self.before)


class ResponseForm:
    """The questions about an answer to feedback."""

    def __init__(self, project: Project, ident: str) -> None:
        self.project = project
        self.entry = _Entry(project, f"plan_data/feedback/{ident}.yml", "responses")

    def steps(self) -> list[Step]:
        """Return the questions in their order."""
        from progress_site.model.vocabulary import VOCABULARY
        from progress_site.model.words import Answer

        answers = VOCABULARY["answer"]
        meanings = {str(a): f"{answers[a].label}. {answers[a].means}" for a in Answer}
        return [
            Step("response", _listed_whole("response", "What is the answer?", meanings)),
            Step("words", _words("response", "words", "Say the answer in plain words.")),
            Step("by", self._by),
            Step("why", self._why),
        ]

    def _by(self, asker: Asker, answers: Answers) -> object:
        from progress_site.model.words import Answer

        if answers["response"] not in (Answer.WILL_DO, Answer.DECIDING) and not asker.given("by"):
            return ""
        question = "By when? Such as 2024-09."
        return asker.one("by", question, _in_whole(answers, "by", date))

    def _why(self, asker: Asker, answers: Answers) -> object:
        from progress_site.model.words import Answer

        if answers["response"] == Answer.CANNOT_DO:
            return asker.one("why", "Why not?", _in_whole(answers, "why", str))
        return asker.one(
            "why", "Why? (optional)", _or_nothing(field("response", "why")), default=""
        )

    def make(self, answers: Answers) -> Draft:
        """Return the file with the answer behind the others."""
        from progress_site.write.yaml_text import Plain

        item = {"published": Plain(self.project.day.isoformat()), **answers}
        return self.entry.make({key: value for key, value in item.items() if value != ""})


def _listed_whole(key: str, question: str, meanings: Mapping[str, str]) -> Any:
    """Ask for a word whose rule about other fields is looked at later."""

    def check(text: str) -> Value:
        base = {"published": "2024", "words": "x", "why": "x", "by": "2024"}
        if said := refused("response", {**base, key: word(text)}):
            raise RefusedError(said)
        return word(text)

    def ask(asker: Asker, _answers: Answers) -> object:
        takes = choice(list(meanings), check)
        return word(str(asker.one(key, question, takes, show=show_list(list(meanings.items())))))

    return ask


def _in_whole(answers: Answers, key: str, make: Any) -> Check[Value]:
    """Return a check for a field that the answer needs: the reader says so where it is missing."""

    def check(text: str) -> Value:
        value: Value = make(text)
        whole = {"published": "2024", "words": "x", "response": answers["response"]}
        more = {key: value} if text.strip() else {}
        if said := refused("response", {**whole, **more}, whole=True):
            raise RefusedError(said)
        return value

    return check


class ReadingForm:
    """The questions about a figure of a measure."""

    def __init__(self, project: Project, ident: str) -> None:
        self.project = project
        self.entry = _Entry(project, f"plan_data/measures/{ident}.yml", "readings")
        self.measure = project.state.measures[ident]

    def steps(self) -> list[Step]:
        """Return the questions in their order."""
        unit = self.measure.record.unit
        return [
            Step("period", self._period),
            Step("value", self._value(f"What is the figure, in {unit}? Digits, such as 57.5.")),
            Step("provisional", self._provisional),
            Step("projected", lambda asker, _: asker.option("projected")),
            Step("note", _words("reading", "note", "Should a reader know something about it?"
                                " (optional)", default="")),
        ]  # fmt: skip

    def _period(self, asker: Asker, _answers: Answers) -> object:
        last = self.measure.points[-1].reading.period.text if self.measure.points else ""
        latest = f" The last one is for {last}." if last else ""
        question = f"Which time is it about? Such as 2024-Q2 or autumn term 2024.{latest}"
        return asker.one("period", question, field("reading", "period", date))

    def _value(self, question: str) -> Any:
        more = " Or: suppressed (too few to publish), not_published."
        check = field("reading", "value", _figure)
        return lambda asker, _: asker.one("value", f"{question}{more}", check)

    def _provisional(self, asker: Asker, answers: Answers) -> object:
        if answers["value"] in ("suppressed", "not_published") and not asker.given("provisional"):
            return False
        return asker.yes("provisional", "Is it provisional: may it still change?", default=False)

    def make(self, answers: Answers) -> Draft:
        """Return the file with the figure behind the others."""
        from progress_site.write.yaml_text import Plain

        item: dict[str, Value] = {
            "published": Plain(self.project.day.isoformat()),
            "period": answers["period"],
            "value": answers["value"],
            **{key: True for key in ("provisional", "projected") if answers[key]},
            **({"note": answers["note"]} if answers["note"] else {}),
        }
        return self.entry.make(item)


def _figure(text: str) -> Value:
    import re

    from progress_site.write.yaml_text import Plain

    text = text.strip()
    return Plain(text) if re.fullmatch(r"-?[0-9.]+|[a-z_]+", text) else text
