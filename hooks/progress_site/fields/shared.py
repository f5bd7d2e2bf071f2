"""What many records have: dates, sources, corrections, other forms, withdrawals."""

from __future__ import annotations

from progress_site.catalogue import N_
from progress_site.derive.wording import when
from progress_site.fields.field import Field, Many, Record
from progress_site.model.words import FormatKind, WithdrawnReason

DATE = Record(
    "Date",
    "A date as exactly as it is known.",
    (
        Field("text", "text", "As written in the record."),
        Field("words", "text", "In readers' words.", lambda date, _: when(date).words),
        Field("first", "day", "First possible day, ISO 8601; null if not stated.", null=True),
        Field("last", "day", "Last possible day, ISO 8601; null if not stated.", null=True),
    ),
)
SOURCE = Record(
    "Source",
    "Where a fact comes from.",
    (
        Field("title", "text"),
        Field("publisher", "text", null=True),
        Field("url", "link", null=True),
        Field("date", "date", null=True),
    ),
)
_WITHDRAWN = Record(
    "Withdrawn",
    "The words of this record were taken away.",
    (Field("on", "day"), Field("reason", WithdrawnReason)),
)
_CORRECTION = Record(
    "Correction",
    "A spelling mistake that was mended after the record was published.",
    (Field("on", "day", "The day on which it was mended, ISO 8601."), Field("what", "text")),
)
_FORMAT = Record(
    "Format",
    "The same record in another form.",
    (
        Field("kind", FormatKind),
        Field("url", "link"),
        Field("language", "id", "Code of its language; null if it has none.", null=True),
        Field("date", "date", "When it was made; null if nobody said.", null=True),
        Field(
            "words",
            ("same", "older", "unknown"),
            "How its words compare with those of the record: same, older or unknown.",
        ),
    ),
)

PUBLISHED = Field("published", "date", "null when nobody knows.", null=True)
RECORDED = Field(
    "recorded",
    "day",
    N_("The day on which it was written down here. Mostly empty."),
    null=True,
)
DOUBT = Field("doubt", "text", N_("What is not certain about it."), null=True)
EVIDENCE_IDS = Field("evidence", "ids", N_("The ids of what shows it."))
REASON = Field("reason", "text", N_("Why, in the words of the record."), null=True)
AGREED_BY = Field("agreed_by", "text", N_("Who agreed to it: a role or a group."), null=True)
SOURCE_OF = Field("source", SOURCE, null=True)
WITHDRAWN = (
    Field("withdrawn", _WITHDRAWN, "", lambda r, c: c.withdrawn(r), null=True),
    Field(
        "withdrawn",
        "day",
        N_("The day on which its words were taken away. Mostly empty."),
        lambda r, c: found.on if (found := c.withdrawn(r)) else None,
        only="table",
    ),
    Field(
        "withdrawn_reason",
        WithdrawnReason,
        N_("Why they were taken away."),
        lambda r, c: found.reason if (found := c.withdrawn(r)) else None,
        only="table",
    ),
)
CORRECTED = Field(
    "corrected",
    Many(_CORRECTION),
    "Mended spelling, oldest first.",
    lambda r, c: c.corrected(r),
)
FORMATS = Field("formats", Many(_FORMAT), "The same in other forms.", lambda r, c: c.formats(r))
EASY_READ = "Its address in Easy Read; null if it has none."
