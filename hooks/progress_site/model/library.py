"""All records of one project, as the reader hands them on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pydantic import BaseModel

from progress_site.model.accessibility import Accessibility
from progress_site.model.addresses import Published, Redirects
from progress_site.model.base import PublicRecord, Record
from progress_site.model.easy_read import Credits, EasyRead
from progress_site.model.fields import Text
from progress_site.model.plan import Action, Plan
from progress_site.model.problem import Path
from progress_site.model.reference import GetHelp, Glossary, PlainWords, PublicContacts, YourRights
from progress_site.model.registers import Evidence, EvidenceList, Feedback, Journey, Measure
from progress_site.model.update import Update


class PageSettings(Record):
    """What stands between the two lines of dashes of a page of running words."""

    title: Text
    """What the page is called, in a few words."""


@dataclass(frozen=True, slots=True)
class ProsePage:
    """A page of running words that a publisher keeps in Markdown, such as `docs/about.md`."""

    file: str
    title: str
    body: str
    body_line: int


@dataclass(frozen=True)
class Library:
    """Every record, in no order that matters.

    Each tuple is sorted by number, id or slug, so that the same content gives the same library
    whatever order the files were read in.
    """

    plan: Plan
    actions: tuple[Action, ...] = ()
    measures: tuple[Measure, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    updates: tuple[Update, ...] = ()
    evidence: EvidenceList = field(default_factory=EvidenceList)
    journey: Journey = field(default_factory=Journey)
    glossary: Glossary = field(default_factory=Glossary)
    your_rights: YourRights = field(default_factory=YourRights)
    get_help: GetHelp = field(default_factory=GetHelp)
    accessibility: Accessibility | None = None
    """`None`: the statement has not been supplied yet."""
    easy_read: EasyRead | None = None
    """`None`: there is no `plan_data/easy_read/`, and so there are no Easy Read pages."""
    credits: Credits = field(default_factory=Credits)
    plain_words: PlainWords = field(default_factory=PlainWords)
    public_contacts: PublicContacts = field(default_factory=PublicContacts)
    redirects: Redirects = field(default_factory=Redirects)
    published: tuple[Published, ...] | None = None
    """The lines of `plan_data/addresses.txt`; `None` while there is no such file."""
    prose: dict[str, ProsePage] = field(default_factory=dict)
    media: frozenset[str] = frozenset()
    """Files under `docs/media`, as `media/name.png`."""
    media_bytes: Mapping[str, int] = field(default_factory=dict)
    """The size of each of them, in bytes."""
    files: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Which file holds which action, measure and feedback, by kind and number or id."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """The text of each file of words that evidence names: transcripts, words of documents."""

    @cached_property
    def published_media(self) -> frozenset[str]:
        """The files under `docs/media` that have an address; a `.md` is words for a page."""
        return frozenset(name for name in self.media if not name.endswith(".md"))

    @cached_property
    def evidence_by_id(self) -> Mapping[str, Evidence]:
        """Every piece of evidence, by its id."""
        return {entry.id: entry for entry in self.evidence.evidence}

    @cached_property
    def registers_by_id(self) -> Mapping[str, Measure | Feedback]:
        """Every measure and every piece of feedback, by its id."""
        return {m.id: m for m in self.measures} | {f.id: f for f in self.feedback}


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """A record, the way to it in its file, and the record that it is a part of."""

    record: PublicRecord
    file: str
    path: Path
    owner: Placed | None


def public_records(library: Library) -> Iterator[Placed]:
    """Yield every public record; those inside another come after it."""
    for file, whole in _files(library):
        yield from _inside(whole, file, (), None)


def parts(value: object) -> Iterator[tuple[str | int, object]]:
    """Yield what a record, a list or a table holds, each with its key or its place."""
    if isinstance(value, BaseModel):
        for name, info in type(value).model_fields.items():
            yield info.alias or name, getattr(value, name)
    elif isinstance(value, tuple):
        yield from enumerate(value)
    elif isinstance(value, dict):
        yield from value.items()


def _files(library: Library) -> Iterator[tuple[str, object]]:
    yield "plan_data/plan.yml", library.plan
    for action in library.actions:
        yield _file(library, "action", str(action.number)), action
    for measure in library.measures:
        yield _file(library, "measure", measure.id), measure
    for feedback in library.feedback:
        yield _file(library, "feedback", feedback.id), feedback
    for name in ("evidence", "journey", "glossary", "your_rights", "accessibility"):
        yield f"plan_data/{name}.yml", getattr(library, name)
    for update in library.updates:
        yield f"docs/updates/{update.slug}.md", update


def _file(library: Library, kind: str, ident: str) -> str:
    return library.files.get((kind, ident), f"plan_data/{kind}/{ident}.yml")


def _inside(value: object, file: str, path: Path, owner: Placed | None) -> Iterator[Placed]:
    if isinstance(value, PublicRecord):
        owner = Placed(value, file, path, owner)
        yield owner
    for step, part in parts(value):
        yield from _inside(part, file, (*path, step), owner)
