"""The plan itself, and the file that holds the whole state of a day."""

from __future__ import annotations

from progress_site.derive import addresses
from progress_site.fields.actions import ACTION, MILESTONE
from progress_site.fields.changes import EVENT, UPDATE
from progress_site.fields.context import Context
from progress_site.fields.feedback import FEEDBACK
from progress_site.fields.field import Field, Many, Record
from progress_site.fields.measures import MEASURE
from progress_site.fields.shared import (
    CORRECTED,
    DOUBT,
    EASY_READ,
    FORMATS,
    PUBLISHED,
    RECORDED,
    SOURCE,
    SOURCE_OF,
    WITHDRAWN,
)
from progress_site.model.get_help import HelpTopic
from progress_site.model.words import (
    Availability,
    EvidenceKind,
    FileType,
    PlanStatus,
    SpeaksFor,
)

#: The first number is raised when a field changes its meaning or goes away, the second when new
#: fields come.
SCHEMA_VERSION = "1.3"

_EVIDENCE = Record(
    "Evidence",
    "Something that a claim rests on.",
    (
        Field("id", "id"),
        Field("title", "text"),
        Field("kind", EvidenceKind),
        Field("availability", Availability),
        Field("from_families", "flag"),
        Field("words", "text"),
        Field("url", "link", null=True),
        *WITHDRAWN,
        CORRECTED,
        FORMATS,
        Field("date", "date", "When it was made.", null=True),
        Field("publisher", "text", "Who published it.", null=True),
        Field("file", "link", "Its file on this site.", lambda e, c: _file(e.file, c), null=True),
        Field("file_type", FileType, "Which type of file it is elsewhere.", null=True),
        Field("size", "text", "How large the file is elsewhere.", null=True),
        Field("language", "id", "Code of its language; null for English.", null=True),
        Field("looked_in", "text", "Not found: where it was looked for.", null=True),
        PUBLISHED,
        RECORDED,
        DOUBT,
        SOURCE_OF,
    ),
)
_AREA = Record(
    "Area",
    "An area of weakness, named by inspectors.",
    (
        Field("number", "whole"),
        Field("title", "text"),
        Field("official_words", "text", null=True),
        CORRECTED,
        FORMATS,
        DOUBT,
        SOURCE_OF,
    ),
)
_GROUP = Record(
    "Group",
    "A group that speaks for itself.",
    (
        Field("id", "id"),
        Field("name", "text"),
        Field("speaks_for", SpeaksFor),
        Field("about", "text", null=True),
        DOUBT,
        CORRECTED,
    ),
)
_BODY = Record(
    "Body",
    "A part of how the plan is governed.",
    (Field("name", "text"), Field("does", "text"), DOUBT, CORRECTED, SOURCE_OF),
)
_HELP_PAGE = Record(
    "HelpPage", "A page of an organisation.", (Field("title", "text"), Field("url", "link"))
)
_ORGANISATION = Record(
    "Organisation",
    "An organisation or a role that families can turn to, as it is today.",
    (
        Field("id", "id"),
        Field("name", "text"),
        Field("topic", HelpTopic),
        Field("when", "text", "When to go there."),
        Field("can", "text", "What it can do."),
        Field("cannot", "text", "What it cannot do.", null=True),
        Field("cost", "text", null=True),
        Field("pages", Many(_HELP_PAGE)),
        Field("phone", "text", null=True),
        Field("email", "text", null=True),
        Field("note", "text", null=True),
        Field("source", SOURCE),
        Field("checked", "day", "The day on which a person last tried the contact.", null=True),
    ),
)


def _file(path: str | None, context: Context) -> str | None:
    return context.url(path) if path else None


_PLAN = Record(
    "Plan",
    "The plan itself.",
    (
        Field("name", "text"),
        Field("place", "text"),
        Field("partnership", "text", "", "partnership.name"),
        Field("state", PlanStatus, "", lambda _, c: c.state.plan),
        Field("state_since", "date", "", lambda _, c: c.state.plan_since, null=True),
        Field(
            "approved",
            "date",
            "",
            lambda plan, c: None if c.state.plan is PlanStatus.DRAFT else plan.approval.date,
            null=True,
        ),
        Field("areas", Many(_AREA)),
        Field("content_licence", "text"),
        FORMATS,
        Field("easy_read", "link", EASY_READ, lambda _, c: c.easy_read(addresses.HOME), null=True),
        Field(
            "publisher",
            "text",
            "Who publishes it; null: it is unofficial.",
            "publisher.name",
            null=True,
        ),
        Field("document", SOURCE, "Where the approved plan is offered.", null=True),
        Field("headline_figures", "ids", "Ids of the figures of the home page."),
        Field("groups", Many(_GROUP), "Groups that speak for themselves in updates."),
        Field("governance", Many(_BODY), "Who watches over the plan."),
    ),
)
PLAN_JSON = Record(
    "PlanJson",
    "The whole public state on one day.",
    (
        Field("schema_version", "text", "", lambda _, c: SCHEMA_VERSION),
        Field("as_of", "day", "The day of the state, ISO 8601.", "day"),
        Field(
            "demonstration",
            "flag",
            "true: the whole plan is made up.",
            "library.plan.demonstration",
        ),
        Field(
            "shown_as_of",
            "day",
            "The day that a demonstration is shown as of; null for a real plan.",
            "library.plan.shown_as_of",
            null=True,
        ),
        Field("plan", _PLAN, "", "library.plan"),
        Field("counts", "counts", "All milestones by computed status."),
        Field("actions", Many(ACTION), "", lambda s, _: s.actions.values()),
        Field("milestones", Many(MILESTONE), "", lambda s, _: s.milestones.values()),
        Field("measures", Many(MEASURE), "", lambda s, _: s.measures.values()),
        Field("feedback", Many(FEEDBACK), "", lambda s, _: s.feedback.values()),
        Field("updates", Many(UPDATE)),
        Field("changes", Many(EVENT), "Every event, oldest first.", "events"),
        Field("evidence", Many(_EVIDENCE), "", lambda s, _: s.evidence.values()),
        Field(
            "organisations",
            Many(_ORGANISATION),
            "Where families get help, in the order in which they need it.",
            "library.get_help.organisations",
        ),
    ),
)
