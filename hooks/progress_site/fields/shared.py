"""What many records have: dates, sources, corrections, other forms, withdrawals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from progress_site.catalogue import N_
from progress_site.fields.field import (
    OF_PUBLIC,
    Field,
    Link,
    Many,
    OtherForm,
    Record,
    column,
    member,
    whole,
)
from progress_site.model.base import Correction, Withdrawn
from progress_site.model.dates import PartialDate
from progress_site.model.vocabulary import WithdrawnReason
from progress_site.words.wording import when

DATE = Record(
    PartialDate,
    "A date as exactly as it is known.",
    Field("text", "As written in the record."),
    Field("words", "In readers' words.", lambda date, _: when(date).words, str),
    Field("first", "First possible day, ISO 8601; null if not stated."),
    Field("last", "Last possible day, ISO 8601; null if not stated."),
    name="Date",
)


_FORMAT = Record(
    OtherForm,
    "The same record in another form.",
    Field("kind"),
    Field("url", "", "url", Link),
    Field("language", "Code of its language; null if it has none."),
    Field("date", "When it was made; null if nobody said."),
    Field("words", "Whether its words are those of the record.", "", ("same", "older", "unknown")),
    name="Format",
)

DOUBT = Field("doubt", N_("What is not certain about it."))
RECORDED = Field("recorded", N_("The day on which it was written down here. Mostly empty."))
EVIDENCE = Field("evidence", N_("The ids of what shows it."))
REASON = Field("reason", N_("Why, in the words of the record."))
AGREED_BY = Field("agreed_by", N_("Who agreed to it: a role or a group."))
CORRECTED = member(
    "corrected",
    "Mended spelling, oldest first.",
    lambda r, c: c.corrected(r),
    Many(whole(Correction)),
)
FORMATS = member("formats", "The same in other forms.", lambda r, c: c.formats(r), Many(_FORMAT))
WITHDRAWN = member(
    "withdrawn",
    "null unless its words were taken away.",
    lambda r, c: c.withdrawn(r),
    whole(Withdrawn),
    null=True,
)
OF_PUBLIC.update({"corrected": CORRECTED, "withdrawn": WITHDRAWN})
WITHDRAWN_COLUMNS = (
    column(
        "withdrawn",
        N_("The day on which its words were taken away. Mostly empty."),
        lambda r, c: found.on if (found := c.withdrawn(r)) else None,
        dt.date,
    ),
    column(
        "withdrawn_reason",
        N_("Why they were taken away."),
        lambda r, c: found.reason if (found := c.withdrawn(r)) else None,
        WithdrawnReason,
    ),
)
#: What every record with a page of its own has.
PUBLIC = (DOUBT, WITHDRAWN, *WITHDRAWN_COLUMNS, CORRECTED)


def url(address: Callable[[Any], str], words: str = N_("Its page on this site.")) -> Field:
    """Return the field of the page of a record; ``address`` gives it without the site."""
    return Field("url", words, lambda subject, c: c.url(address(subject)), Link)


def easy_read(address: Callable[[Any], str]) -> Field:
    """Return the field of the Easy Read page of a record that has the page ``address``."""
    words = "Its address in Easy Read; null if it has none."
    return member("easy_read", words, lambda s, c: c.easy_read(address(s)), Link, null=True)
