"""The promises: the plan, its actions, milestones and activities, and what they are about.

Free to edit until the plan is approved; from then on only an update changes them.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import Field, model_validator

from progress_site.model.base import Format, PublicRecord, Record, Source
from progress_site.model.dates import NOT_STATED, DateField, DayField, StatedDate
from progress_site.model.fields import (
    ActivityId,
    AreaNumber,
    Flag,
    Id,
    MeasureId,
    MilestoneId,
    Origin,
    Text,
    Url,
    Whole,
    unique,
)
from progress_site.model.problem import validation_error
from progress_site.model.vocabulary import SpeaksFor, Stage, one_of


class Activity(PublicRecord):
    """Work towards a milestone; never proof of a difference."""

    id: ActivityId
    """Its id for ever, such as "3.2.a"."""
    words: Text
    """What will be done."""


class Milestone(PublicRecord):
    """A dated result that was promised."""

    id: MilestoneId
    """Its number for ever, such as "3.2"."""
    promise: Text
    """The result in one whole plain sentence."""
    due: DateField = NOT_STATED
    """The promised date, or not_stated."""
    activities: Annotated[tuple[Activity, ...], unique("id", "activity {}")] = ()
    """The work to get there."""
    source: Source | None = None
    """Where the promise stands in public."""


class Action(PublicRecord):
    """One of the numbered actions; a file with a number alone says that its wording is not here."""

    number: Whole
    """Its number for ever."""
    area: AreaNumber | None = None
    """The number of the area it belongs to."""
    title: Text | None = None
    """A plain title."""
    official_title: Text | None = None
    """The approved title, word for word."""
    why: Text | None = None
    """What was wrong, in plain words."""
    aim: Text | None = None
    """What should be different for families."""
    lead: tuple[Text, ...] = ()
    """The roles that lead the work, not names."""
    accountable: tuple[Text, ...] = ()
    """The roles that answer for it."""
    partners: tuple[Text, ...] = ()
    """Who else takes part."""
    stages: tuple[Stage, ...] = ()
    """The ages of children it is about."""
    milestones: tuple[Milestone, ...] = ()
    """The dated results."""
    measures: tuple[MeasureId, ...] = ()
    """Ids of the measures that show a difference."""
    source: Source | None = None
    """Where its wording stands in public."""


class Area(PublicRecord):
    """An area of weakness, named by inspectors."""

    number: Whole
    """Its number."""
    title: Text
    """A plain title."""
    official_words: Text | None = None
    """The published words."""
    source: Source | None = None
    """Where the words were published."""


class Group(PublicRecord):
    """A group that speaks for itself: an update may be `from` it."""

    id: Id
    """Its id, such as parent-carer-forum."""
    name: Text
    """What it is called."""
    speaks_for: SpeaksFor = Field(
        description=f"{one_of(SpeaksFor)} A single council is one of the others."
    )
    about: Text | None = None
    """Who they are, in a sentence."""


class Body(PublicRecord):
    """A part of how the plan is governed."""

    name: Text
    """What it is called."""
    does: Text
    """What it does, in a sentence or two."""
    source: Source | None = None
    """Where that is said."""


class Approval(Record):
    """When the plan was approved, and by whom. Without it the plan is a draft."""

    date: StatedDate
    """When it was approved."""
    by: Text
    """Who approved it."""
    source: Source | None = None
    """Where that is said."""
    doubt: Text | None = None
    """What is not certain about it."""


class Contact(PublicRecord):
    """How a family can reach the partnership."""

    words: Text
    """What can be asked, and how."""
    url: Url | None = None
    """A web address."""
    email: Text | None = None
    """A public e-mail address."""
    phone: Text | None = None
    """A public phone number."""


class Successor(PublicRecord):
    """What followed the plan."""

    words: Text
    """What follows, in a sentence or two."""
    url: Url | None = None
    """Where it can be read."""


class Publisher(Record):
    """Who publishes the site and answers for it."""

    name: Text
    """What it is called."""
    about: Text
    """What it is, in a sentence."""
    contact: Contact
    """How readers reach it about this site."""
    url: Url | None = None
    """The address of its own page."""


class Partnership(Record):
    """Who made the promise."""

    name: Text
    """What it is called."""
    members: tuple[Text, ...] = ()
    """The organisations in it."""
    supported_by: tuple[Text, ...] = ()
    """Groups that support it."""
    source: Source | None = None
    """Where that is said."""


class Plan(Record):
    """What is true of the plan as a whole: `plan_data/plan.yml`."""

    name: Text
    """What the plan is called."""
    place: Text
    """The place it is for."""
    partnership: Partnership
    """Who made the promise."""
    approval: Approval | None = None
    """Leave it out while the plan is a draft."""
    how_many_actions: Whole = Field(
        ge=1,
        le=99,
        description="How many numbered actions there are. A number without a file reads “wording "
        "not supplied yet”.",
    )
    areas: Annotated[tuple[Area, ...], unique("number", "area {}")]
    """The areas of weakness the plan is about."""
    groups: Annotated[tuple[Group, ...], unique("id", "group {}")] = ()
    """Groups that an update may be from."""
    governance: tuple[Body, ...] = ()
    """Who watches over the plan."""
    update_every_months: Whole = Field(ge=1, le=60)
    """An action without an update for this many months is overdue."""
    small_number: Whole = Field(le=100)
    """Counts of people below this are never published."""
    content_licence: Text = "not decided"
    """The licence of the words and figures, once decided."""
    demonstration: Flag = False
    """true: a made-up plan, in a site of its own. Every page says so."""
    shown_as_of: DayField | None = None
    """The day that a demonstration is shown as of. Only a demonstration has one."""
    embed_allowed_on: tuple[Origin, ...] = Field(
        (),
        description="The websites that may show pages of this one in frames. Leave it out to let "
        "every website do so.",
    )
    publisher: Publisher | None = Field(
        None,
        description="Who publishes this site. Without it every page says that the site is "
        "unofficial, and search engines are asked to leave it out.",
    )
    document: Source | None = None
    """Where the approved plan is offered, in its own words."""
    headline_figures: tuple[MeasureId, ...] = Field(
        (),
        description="Ids of the measures that answer the question of the home page, the most "
        "important first, one or more for each area.",
    )
    contact: Contact | None = None
    """How families reach the partnership."""
    successor: Successor | None = None
    """What followed the plan."""
    formats: tuple[Format, ...] = ()
    """The plan as a whole in other forms."""

    @property
    def body_names(self) -> tuple[str, ...]:
        """The names of the bodies of the plan: the partnership, its members and the groups."""
        made_by = self.partnership
        groups = (group.name for group in self.groups)
        return (made_by.name, *made_by.members, *made_by.supported_by, *groups)

    def is_approved(self, day: dt.date) -> bool:
        """Whether the plan was approved by ``day``."""
        return self.approval is not None and self.approval.date.effective <= day

    @property
    def is_official(self) -> bool:
        """Whether somebody is named who publishes the site, and the plan is a real one."""
        return self.publisher is not None and not self.demonstration

    @model_validator(mode="after")
    def _day_of_demonstration(self) -> Plan:
        if self.shown_as_of is not None and not self.demonstration:
            raise validation_error(
                "only a demonstration is shown as of a day of its own",
                "take this line out; or add demonstration: true, if the whole plan is made up",
                "shown_as_of",
            )
        if self.demonstration and self.shown_as_of is None:
            raise validation_error(
                "a demonstration needs the day that it is shown as of",
                "add shown_as_of: and a day on which the plan is running, such as 2024-06-15",
                "demonstration",
            )
        return self
