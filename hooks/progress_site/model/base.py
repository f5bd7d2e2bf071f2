"""What all records share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from progress_site.model.dates import DateField, DayField, PartialDate, StatedDate, of_day
from progress_site.model.fields import Language, Place, Text, Url
from progress_site.model.problem import validation_error
from progress_site.model.vocabulary import FormatKind, WithdrawnReason


class Record(BaseModel):
    """A frozen record that takes no unknown field."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        populate_by_name=True,
        validate_default=False,
        use_attribute_docstrings=True,
    )


class Source(Record):
    """Where a fact comes from."""

    title: Text
    """What the source is called, in plain words."""
    publisher: Text | None = None
    """Who published it."""
    url: Url | None = None
    """Its web address, when one is known."""
    date: DateField | None = None
    """When it was published."""


class Withdrawn(Record):
    """A record's text was taken away; its address answers with a short notice."""

    on: DayField
    """The day on which the text was taken away."""
    reason: WithdrawnReason
    """Why: privacy, legal or error."""


class Correction(Record):
    """A spelling mistake that was mended in a record which was published already."""

    on: DayField
    """The day on which it was mended."""
    what: Text
    """What was mended, in plain words. Readers see it."""


class Format(Record):
    """The same record in another form: Easy Read, BSL, audio or another language."""

    kind: FormatKind
    """easy-read, bsl, audio or translation."""
    url: Place
    """Where it is: a web address, or its file under docs/media."""
    language: Language | None = None
    """The code of its language, such as pl; a translation needs one."""
    date: StatedDate | None = None
    """When it was made."""
    fingerprint: Text | None = None
    """Of the words it was made from. A command writes it; nobody types it."""

    @model_validator(mode="after")
    def _complete(self) -> Format:
        if self.kind is FormatKind.TRANSLATION and self.language is None:
            raise validation_error(
                "this translation does not say which language it is in",
                "add language: and its code, such as pl for Polish",
                "kind",
            )
        return self


class PublicRecord(Record):
    """What any record that a reader can see may carry."""

    doubt: Text | None = None
    """What is not certain about it, printed beside it."""
    formats: tuple[Format, ...] = ()
    """The same in other forms."""
    withdrawn: Withdrawn | None = None
    """Takes the text away everywhere; the address answers with a notice."""
    corrected: tuple[Correction, ...] = ()
    """Spelling mistakes that were mended after it was published, for ever."""


class RegisterRecord(PublicRecord):
    """An entry of a register: when it became public, or that nobody knows when."""

    published: StatedDate | None = None
    """When it became public. Leave it out when nobody knows."""
    recorded: DayField | None = Field(
        None,
        description="The day on which it was written down here; needed without `published`. "
        "Readers never see it as a publication date.",
    )

    @field_validator("published", mode="before")
    @classmethod
    def _a_date_or_nothing(cls, value: object) -> object:
        if value in ("not_known", "unknown", "not_stated"):
            raise validation_error(
                "a publication date that nobody knows is left out",
                "take published: out, and add recorded: and the day on which you write this down",
            )
        return value

    @model_validator(mode="after")
    def _dated(self) -> Self:
        if self.published is None and self.recorded is None:
            raise validation_error(
                "“published” is missing",
                "add published: and the date on which it became public; or, if nobody knows it, "
                "recorded: and the day on which you write this down",
            )
        return self

    @property
    def since(self) -> PartialDate:
        """When it entered the record: its publication, or the day on which it was written down."""
        if self.published is not None:
            return self.published
        assert self.recorded is not None
        return of_day(self.recorded)

    @property
    def known_from(self) -> dt.date:
        """The first day on which the state knows of it."""
        return self.since.effective


R = TypeVar("R", bound=RegisterRecord)


def known_on(records: Iterable[R], day: dt.date) -> tuple[R, ...]:
    """Return the entries that were on record by ``day``, in their order."""
    return tuple(record for record in records if record.known_from <= day)


M = TypeVar("M", bound=Record)


def known_parts(record: M, day: dt.date) -> M:
    """Return a record without the entries of its registers that became known after ``day``."""
    parts = {
        name: known_on(value, day)
        for name, value in record
        if isinstance(value, tuple) and value and isinstance(value[0], RegisterRecord)
    }
    return record.model_copy(update=parts) if parts else record
