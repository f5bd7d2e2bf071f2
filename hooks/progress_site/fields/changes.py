"""Updates, and every change that they made."""

from __future__ import annotations

from dataclasses import replace

from progress_site.catalogue import N_
from progress_site.fields import shared
from progress_site.fields.field import Context, Field, Record, Table, column
from progress_site.fold.state import Event
from progress_site.model.update import Update
from progress_site.urls import addresses


def change_id(event: Event, _: Context) -> str:
    """Return the id of a change: one update sets a thing of one subject once."""
    step = f"/{event.after_date}" if event.kind == "interim_target" else ""
    return f"{event.update}/{event.kind}/{event.subject}{step}".replace(" ", "-")


def _move_number(event: Event, _: Context) -> int | None:
    return event.move_number or None


EVENT = Record(
    Event,
    "One change, as it happened to one thing.",
    column("id", N_("The id of the change: its update, its kind and its subject."), change_id, str),
    Field("update", N_("The update that told it.")),
    Field("date", N_("When that update was published.")),
    Field("kind", N_("What kind of change it is.")),
    Field("subject", N_("The id of what changed, or “plan”.")),
    column("action", N_("The action that it is about."), refers_to="actions"),
    Field("before", N_("What stood before: words, a status, a figure or a date.")),
    Field("after", N_("What stands from then on.")),
    column("before_date", N_("Where a date moved: the date before.")),
    column("after_date", N_("Where a date moved: the date after.")),
    Field(
        "move_number",
        N_("Which move of this date it is: 1 is the first."),
        _move_number,
        int,
        null=True,
    ),
    shared.REASON,
    Field("effect", N_("What it means for families.")),
    shared.AGREED_BY,
    Field("words", N_("What else was said about it.")),
    Field("speaker", N_("Who says so: the partnership, or the id of a group.")),
    shared.EVIDENCE,
    Field("corrects", N_("The update in which this puts a mistake right.")),
    Field("corrected_by", N_("The update that puts this right.")),
    replace(
        shared.url(lambda e: addresses.update(e.update), N_("The page of the update.")),
        only="table",
    ),
    *shared.WITHDRAWN_COLUMNS,
)
CHANGES = Table(
    "changes",
    N_("Changes"),
    N_("One row for each thing that ever changed, oldest first. This is the whole history."),
    "id",
    EVENT,
    lambda c: c.state.events,
)

UPDATE = Record(
    Update,
    "What happened.",
    Field("id", "", "slug"),
    Field("date"),
    Field("happened", "When it happened, if that differs."),
    Field("title"),
    Field("summary"),
    Field("speaker", "", "from_"),
    Field("about", "The numbers of the actions that it is about."),
    Field("corrects"),
    shared.url(lambda u: addresses.update(u.slug)),
    *shared.PUBLIC,
    shared.FORMATS,
    shared.easy_read(lambda u: addresses.update(u.slug)),
    Field("areas", "The numbers of the areas that it is about."),
    shared.EVIDENCE,
    Field("source"),
)
