"""Updates, and every change that they made."""

from __future__ import annotations

from typing import get_args

from progress_site.catalogue import N_
from progress_site.derive import addresses
from progress_site.derive.state import Event, EventKind
from progress_site.fields.context import Context
from progress_site.fields.field import Field, Record, Table
from progress_site.fields.shared import (
    AGREED_BY,
    CORRECTED,
    DOUBT,
    EASY_READ,
    EVIDENCE_IDS,
    FORMATS,
    REASON,
    SOURCE_OF,
    WITHDRAWN,
)


def change_id(event: Event, _: Context) -> str:
    """Return the id of a change: one update sets a thing of one subject once."""
    step = f"/{event.after_date}" if event.kind == "interim_target" else ""
    return f"{event.update}/{event.kind}/{event.subject}{step}"


#: In a table each change has a row of its own; in `plan.json` the record that changed is near.
_CHANGE = (
    Field(
        "id",
        "id",
        N_("The id of the change: its update, its kind and its subject."),
        change_id,
        only="table",
    ),
    Field("update", "id", N_("The update that told it.")),
    Field("date", "date", N_("When that update was published.")),
    Field("kind", get_args(EventKind), N_("What kind of change it is.")),
    Field("subject", "id", N_("The id of what changed, or “plan”.")),
    Field("action", "whole", N_("The action that it is about."), only="table", refers_to="actions"),
    Field(
        "before",
        "text",
        N_("What stood before: words, a status, a figure or a date."),
        null=True,
    ),
    Field("after", "text", N_("What stands from then on."), null=True),
    Field("before_date", "date", N_("Where a date moved: the date before."), only="table"),
    Field("after_date", "date", N_("Where a date moved: the date after."), only="table"),
    Field(
        "move_number",
        "whole",
        N_("Which move of this date it is: 1 is the first."),
        lambda event, _: event.move_number or None,
        null=True,
    ),
    REASON,
    Field("effect", "text", N_("What it means for families."), null=True),
    AGREED_BY,
    Field("words", "text", N_("What else was said about it."), null=True),
    Field("speaker", "id", N_("Who says so: the partnership, or the id of a group.")),
    EVIDENCE_IDS,
    Field("corrects", "id", N_("The update in which this puts a mistake right."), null=True),
    Field("corrected_by", "id", N_("The update that puts this right."), null=True),
    Field(
        "url",
        "link",
        N_("The page of the update."),
        lambda event, c: c.url(addresses.update(event.update)),
        only="table",
    ),
)
EVENT = Record("Event", "One change, as it happened to one thing.", _CHANGE)
CHANGES = Table(
    "changes",
    N_("Changes"),
    N_("One row for each thing that ever changed, oldest first. This is the whole history."),
    "id",
    (*_CHANGE, *WITHDRAWN),
    lambda c: c.state.events,
)

UPDATE = Record(
    "Update",
    "What happened.",
    (
        Field("id", "id", "", "slug"),
        Field("date", "date"),
        Field("happened", "date", "When it happened, if that differs.", null=True),
        Field("title", "text"),
        Field("summary", "text"),
        Field("speaker", "id", "", "from_"),
        Field("about", "wholes", "The numbers of the actions that it is about."),
        Field("corrects", "id", null=True),
        Field("url", "link", "", lambda u, c: c.url(addresses.update(u.slug))),
        DOUBT,
        *WITHDRAWN,
        CORRECTED,
        FORMATS,
        Field(
            "easy_read",
            "link",
            EASY_READ,
            lambda u, c: c.easy_read(addresses.update(u.slug)),
            null=True,
        ),
        Field("areas", "wholes", "The numbers of the areas that it is about."),
        EVIDENCE_IDS,
        SOURCE_OF,
    ),
)
