"""Whatever a record can say is shown on a page, and published as data, or it is named here."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, get_args, get_origin

import pytest
from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic.json_schema import WithJsonSchema

from progress_site.fold.fold import state_on
from progress_site.model.base import Source
from progress_site.model.easy_read import EasyRead
from progress_site.model.fields import Pattern
from progress_site.model.library import Library
from tests.support import demo
from tests.support.outlets import data_files


class Marks:
    """Puts a word of its own into each field of each record that can hold words.

    A field is named `Measure.limits`, one of a source `Measure.source.title`. What is empty is
    filled, too.
    """

    def __init__(self) -> None:
        self.of: dict[str, list[str]] = defaultdict(list)
        self._count = 0

    def filled(self, value: Any, where: str = "") -> Any:
        """Return a record, or what holds records, with a mark in each field for words."""
        if isinstance(value, BaseModel):
            return self._record(value, where)
        if isinstance(value, Library | EasyRead):
            fields = {
                f.name: self.filled(getattr(value, f.name)) for f in dataclasses.fields(value)
            }
            return dataclasses.replace(value, **fields)
        if isinstance(value, tuple):
            return tuple(self.filled(entry, where) for entry in value)
        if isinstance(value, dict):
            return {key: self.filled(entry, where) for key, entry in value.items()}
        return value

    def _record(self, record: BaseModel, where: str) -> BaseModel:
        model = type(record)
        owner = where if isinstance(record, Source) else model.__name__
        changed = {
            name: self._value(f"{owner}.{name}", field, getattr(record, name))
            for name, field in model.model_fields.items()
            if name not in _KEPT
        }
        return record.model_copy(update=changed)

    def _value(self, name: str, field: FieldInfo, old: Any) -> Any:
        form = _form(field.annotation, field.metadata)
        if form and isinstance(old, str | tuple | None):
            self._count += 1
            mark = form.format(f"mark{self._count}x")
            self.of[name].append(mark)
            return (mark,) if get_origin(field.annotation) is tuple else mark
        if old is None and _holds(field.annotation, Source):
            return self._record(Source(title="A source"), name)
        return self.filled(old, name)


#: Names of files and fingerprints: other words would name nothing.
_KEPT = {"file", "words_file", "captions", "transcript", "bsl", "fingerprint", "picture"}


def _form(annotation: Any, metadata: Any = ()) -> str:
    """Return how a mark is written into a field of this type; nothing where it takes no words."""
    if get_origin(annotation) is Annotated:
        return _form(*_split(annotation))
    for entry in metadata:
        if isinstance(entry, WithJsonSchema | Pattern):
            schema = (entry.schema if isinstance(entry, Pattern) else entry.json_schema) or {}
            if schema.get("format") == "uri" or "http" in str(schema.get("pattern")):
                return "https://{}.test/"
            return "{}" if annotation is str and set(schema) == {"type", "minLength"} else ""
    return next(filter(None, map(_form, get_args(annotation))), "")


def _split(annotation: Any) -> tuple[Any, Any]:
    kind, *metadata = get_args(annotation)
    return kind, metadata


def _holds(annotation: Any, model: type) -> bool:
    return annotation is model or any(_holds(arg, model) for arg in get_args(annotation))


@cache
def marked() -> tuple[Mapping[str, list[str]], str, str]:
    """Return the marks of each field, and all words of the pages and of the data."""
    marks = Marks()
    # Only a real plan shows who runs its site, and its document where the wording of an action is
    # unknown.
    document = Source(title="The plan", publisher="A council", url="https://council.test/plan")
    plan = demo.published(demo.library().plan).model_copy(update={"document": document})
    filled = marks.filled(dataclasses.replace(demo.library(), plan=plan))
    state, unknown = (
        state_on(found, demo.AFTER_ITS_END)
        for found in (filled, dataclasses.replace(filled, actions=()))
    )
    data = demo.data(state) + b"".join(data_files(state).values())
    shown = "\n".join(map(demo.everything_on_pages, (state, unknown)))
    return marks.of, shown, data.decode()


def lost(text: str) -> set[str]:
    """Return the fields of which no mark is in ``text``."""
    return {name for name, words in marked()[0].items() if not any(word in text for word in words)}


def of(records: str, fields: set[str]) -> set[str]:
    """Return those of ``fields`` that belong to one of the records."""
    return {name for name in fields if name.partition(".")[0] in records.split()}


#: Records that are about the site or for its readers, and no part of the record of the plan.
NO_DATA = {
    "AccessTest Accessibility Barrier": "the accessibility statement",
    "Credit": "who made the pictures",
    "EasyAction EasyFeedback EasyHome EasyLine EasyUpdate EasyYouSaid": "plan.json leads to it",
    "Law LawChange Provision Right StageGuide YourRights": "the law; others publish it as data",
    "Term": "the glossary",
    "PlainWord PlainWords PublicContact": "what the check holds words against",
}
#: Fields that no page shows.
NO_PAGE = {
    "PlainWord.also PlainWord.say PlainWord.word PlainWords.easy_read": "only the check reads them",
    "PublicContact.value PublicContact.whose PublicContact.why": "only the check reads them",
    "Plan.embed_allowed_on": "hosts read it in a header",
    "Baseline.source.url Reading.source.url Target.source.url": "tables name a source in words",
    "Contact.doubt EarlierArea.doubt Group.about Group.doubt": "no page has a place for it yet",
    "Successor.doubt Term.doubt": "no page has a place for it yet",
}
#: Of records that are published as data, what is for hosts.
NOT_IN_DATA = {"Plan.embed_allowed_on"}


def test_every_kind_of_record_was_marked() -> None:
    records = {name.partition(".")[0] for name in marked()[0]}
    assert {"Action", "Milestone", "Activity", "Measure", "Reading", "Feedback"} <= records
    assert len(marked()[0]) > 150


def test_each_field_is_shown_on_a_page() -> None:
    assert lost(marked()[1]) == set(" ".join(NO_PAGE).split())


def test_each_field_is_published_as_data() -> None:
    found = lost(marked()[2])
    assert found - of(" ".join(NO_DATA), found) == NOT_IN_DATA


@pytest.mark.parametrize("records", NO_DATA, ids=NO_DATA.get)
def test_what_is_no_data_is_named_for_a_reason(records: str) -> None:
    assert {name.partition(".")[0] for name in of(records, lost(marked()[2]))} == {*records.split()}
