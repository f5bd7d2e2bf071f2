"""The plan itself, and the file that holds the whole state of a day."""

from __future__ import annotations

from progress_site.fields import shared
from progress_site.fields.actions import ACTIONS, CHANGES, MILESTONES
from progress_site.fields.feedback import ANSWERS, FEEDBACK
from progress_site.fields.field import Context, Field, Link, Record, whole
from progress_site.fields.measures import MEASURES, READINGS
from progress_site.fold.state import State
from progress_site.model.dates import PartialDate
from progress_site.model.plan import Approval, Area, Plan
from progress_site.model.registers import Evidence
from progress_site.model.vocabulary import PlanStatus
from progress_site.urls import addresses

#: The first number is raised when a field changes its meaning or goes away, the second when new
#: fields come.
SCHEMA_VERSION = "1.3"


def _file(evidence: Evidence, context: Context) -> str | None:
    return context.url(evidence.file) if evidence.file else None


def _approval(plan: Plan, context: Context) -> Approval | None:
    return None if context.state.plan is PlanStatus.DRAFT else plan.approval


def _approved(plan: Plan, context: Context) -> PartialDate | None:
    approval = _approval(plan, context)
    return approval.date if approval else None


whole(
    Evidence,
    Field("file", "Its file on this site.", _file, Link, null=True),
    shared.FORMATS,
    without="words_file captions transcript bsl",
)
_APPROVAL = whole(Approval)
whole(Area, shared.FORMATS)

Record(
    Plan,
    "The plan itself.",
    Field("name"),
    Field("place"),
    Field("partnership", "Who made the promise.", "partnership.name"),
    Field("state", "", lambda _, c: c.state.plan, PlanStatus),
    Field("state_since", "", lambda _, c: c.state.plan_since, PartialDate, null=True),
    Field("approved", "null while it is a draft.", _approved, PartialDate, null=True),
    Field("areas"),
    Field("content_licence"),
    shared.FORMATS,
    shared.easy_read(lambda _: addresses.HOME),
    Field("publisher", "Who publishes it; null: it is unofficial.", "publisher.name"),
    Field("document", "Where the approved plan is offered."),
    Field("headline_figures", "Ids of the figures of the home page."),
    Field("groups", "Groups that speak for themselves in updates."),
    Field("governance", "Who watches over the plan."),
    Field("made_by", "The partnership, with its members and supporters.", "partnership"),
    Field("published_by", "The publisher, with its contact.", "publisher"),
    Field("approval", "", _approval, _APPROVAL, null=True),
    Field("contact", "How families reach the partnership."),
    Field("successor", "What followed the plan."),
)
PLAN_JSON = Record(
    State,
    "The whole public state on one day.",
    Field("schema_version", "", lambda *_: SCHEMA_VERSION, str),
    Field("as_of", "The day of the state, ISO 8601.", "day"),
    Field("demonstration", "true: the whole plan is made up.", "library.plan.demonstration"),
    Field(
        "shown_as_of",
        "The day that a demonstration is shown as of; null for a real plan.",
        "library.plan.shown_as_of",
    ),
    Field("plan", "", "library.plan"),
    Field("counts", "All milestones by computed status."),
    Field("actions"),
    Field("milestones"),
    Field("measures"),
    Field("feedback"),
    Field("updates"),
    Field("changes", "Every event, oldest first.", "events"),
    Field("evidence"),
    Field(
        "organisations",
        "Where families get help, as it is today.",
        "library.get_help.organisations",
    ),
    Field("journey", "What happened on the way, oldest first."),
    Field("reviews", "What outsiders, or families themselves, said of the plan as a whole."),
    Field(
        "earlier_areas", "What inspectors named before this plan.", "library.journey.earlier_areas"
    ),
    Field("earlier_areas_source", "", "library.journey.earlier_areas_source"),
    name="PlanJson",
)


#: In the order of the page.
TABLES = (ACTIONS, MILESTONES, CHANGES, MEASURES, READINGS, FEEDBACK, ANSWERS)
DESCRIBED = tuple(table.described() for table in TABLES)
