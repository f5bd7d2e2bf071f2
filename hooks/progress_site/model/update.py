"""An update is an event: what happened, and what it changes in the record.

Each kind of change is a model of its own; which one a change is follows from its keys.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic.json_schema import SkipJsonSchema

from progress_site.model.base import PublicRecord, Record, Source
from progress_site.model.dates import DateField, StatedDate
from progress_site.model.fields import (
    ActionNumber,
    ActivityId,
    AreaNumber,
    EvidenceId,
    Figure,
    Flag,
    GroupId,
    Id,
    MilestoneId,
    Slug,
    SourceId,
    Text,
    UpdateSlug,
    Whole,
)
from progress_site.model.plan import Action, Activity, Milestone
from progress_site.model.problem import validation_error
from progress_site.model.vocabulary import ActivityStatus, Impact, PlanStatus, Reported, one_of

_REASON = "Why, in words that families understand."
_AGREED = "Who agreed to it: a role or a group, not a name."


class StatusChange(Record):
    """A milestone has a new status."""

    milestone: MilestoneId
    """The number of the milestone."""
    status: Reported = Field(description=one_of(Reported))
    done_on: StatedDate | None = None
    """When it was done; only with done."""
    evidence: tuple[EvidenceId, ...] = ()
    """Ids of evidence; done needs at least one."""
    words: Text | None = None
    """What the problem is, or what was done."""
    reason: Text | None = Field(None, description=_REASON)
    agreed_by: Text | None = Field(None, description=_AGREED)

    @model_validator(mode="after")
    def _complete(self) -> StatusChange:
        if self.status is Reported.DONE and not self.evidence:
            raise validation_error(
                f"milestone {self.milestone} is reported done without evidence",
                "add evidence: [id] with an id from plan_data/evidence.yml",
                "status",
            )
        if self.status is not Reported.DONE and self.done_on:
            raise validation_error(
                f"“done_on” goes with status: done, but this says {self.status}",
                "take done_on out, or write status: done",
                "done_on",
            )
        if self.status in (Reported.PAUSED, Reported.STOPPED):
            missing = [name for name in ("reason", "agreed_by") if getattr(self, name) is None]
            if missing:
                needed = {"reason": "reason: and why", "agreed_by": "agreed_by: and who decided"}
                raise validation_error(
                    f"milestone {self.milestone} is {self.status} "
                    f"without “{'” and without “'.join(missing)}”",
                    f"add {', '.join(needed[name] for name in missing)}",
                    "status",
                )
        return self


class DueChange(Record):
    """A promised date moved. All four are told for ever."""

    milestone: MilestoneId
    """The number of the milestone."""
    due: DateField
    """The new date, or not_stated when there is none yet."""
    reason: Text = Field(description=_REASON)
    effect: Text
    """What it means for families."""
    agreed_by: Text = Field(description=_AGREED)


class PromiseChange(Record):
    """A promise has new words."""

    milestone: MilestoneId
    """The number of the milestone."""
    promise: Text
    """The new words."""
    reason: Text = Field(description=_REASON)
    agreed_by: Text = Field(description=_AGREED)


class MergeMilestone(Record):
    """A milestone goes into another; its status is from now on that of the other."""

    milestone: MilestoneId
    """The number of the milestone."""
    merged_into: MilestoneId
    """The milestone that carries it from now on."""
    reason: Text = Field(description=_REASON)
    agreed_by: Text | None = Field(None, description=_AGREED)


class CarriedOn(Record):
    """After the end of the plan: who carries an unfinished milestone on."""

    milestone: MilestoneId
    """The number of the milestone."""
    carried_on_by: Text
    """Who carries it on: a role or a group, not a name."""


class AddMilestone(Record):
    """A promise added after the approval."""

    action: Whole
    """The number of the action."""
    add_milestone: Milestone
    """The new promise, whole."""
    reason: Text | None = Field(None, description=_REASON)
    agreed_by: Text | None = Field(None, description=_AGREED)


class AddActivity(Record):
    """Work added after the approval."""

    milestone: MilestoneId
    """The number of the milestone."""
    add_activity: Activity
    """The new work, whole."""


class AddAction(Record):
    """An action added after the approval."""

    add_action: Action
    """The new action, whole."""
    reason: Text = Field(description=_REASON)
    agreed_by: Text = Field(description=_AGREED)


class MergeAction(Record):
    """An action goes into another. Its page and its number stay."""

    action: Whole
    """The number of the action."""
    merged_into: Whole
    """The action that carries it from now on."""
    reason: Text = Field(description=_REASON)
    agreed_by: Text = Field(description=_AGREED)


class TitleChange(Record):
    """An action has a new title."""

    action: Whole
    """The number of the action."""
    title: Text
    """The new plain title."""
    reason: Text = Field(description=_REASON)
    agreed_by: Text = Field(description=_AGREED)


class ActivityChange(Record):
    """An activity has a new status."""

    activity: ActivityId
    """The id of the activity."""
    status: ActivityStatus = Field(description=one_of(ActivityStatus))


class ImpactChange(Record):
    """A verdict: does the action make a difference? Whose it is follows from `from`."""

    action: Whole
    """The number of the action."""
    impact: Impact = Field(description=one_of(Impact))
    words: Text
    """The verdict in the speaker's own plain words."""
    evidence: tuple[SourceId, ...] = ()
    """Ids of evidence, measures or feedback."""


class TargetChange(Record):
    """A measure has a new target."""

    measure: Id
    """The id of the measure."""
    target: Figure
    """The new target."""
    by: DateField | None = None
    """The time by which."""
    reason: Text = Field(description=_REASON)
    agreed_by: Text = Field(description=_AGREED)


class InterimTargetChange(Record):
    """A step on the way to the target of a measure was set anew, or added later."""

    measure: Id
    """The id of the measure."""
    interim_target: Figure
    """The new figure of this step."""
    by: StatedDate
    """The time by which; it says which step is meant."""
    reason: Text = Field(description=_REASON)
    agreed_by: Text = Field(description=_AGREED)


class Carrier(Record):
    """Who carries one unfinished milestone on."""

    milestone: MilestoneId
    """The number of the milestone."""
    by: Text
    """Who carries it on: a role or a group, not a name."""


class PlanChange(Record):
    """The plan itself has a new state."""

    plan: PlanStatus
    """stepped_down, closed or superseded; active only takes a mistake back."""
    words: Text | None = None
    """What that means, in plain words."""
    carried_on: tuple[Carrier, ...] = ()
    """Who carries what on."""


def change_kind(value: Any) -> str | None:
    """Tell the kind of a change from its keys, or `None` when they fit no kind."""
    keys = set(value if isinstance(value, dict) else getattr(type(value), "model_fields", ()))
    for kind, needed in KINDS:
        if needed <= keys:
            return kind
    return None


#: The keys that tell a change's kind; the first that fits decides.
KINDS: tuple[tuple[str, frozenset[str]], ...] = (
    ("plan", frozenset({"plan"})),
    ("add_action", frozenset({"add_action"})),
    ("add_milestone", frozenset({"add_milestone"})),
    ("add_activity", frozenset({"add_activity"})),
    ("merge_milestone", frozenset({"milestone", "merged_into"})),
    ("merge_action", frozenset({"action", "merged_into"})),
    ("impact", frozenset({"action", "impact"})),
    ("title", frozenset({"action", "title"})),
    ("target", frozenset({"measure", "target"})),
    ("interim_target", frozenset({"measure", "interim_target"})),
    ("activity", frozenset({"activity", "status"})),
    ("due", frozenset({"milestone", "due"})),
    ("promise", frozenset({"milestone", "promise"})),
    ("carried_on", frozenset({"milestone", "carried_on_by"})),
    ("status", frozenset({"milestone", "status"})),
)

Change = Annotated[
    Annotated[PlanChange, Tag("plan")]
    | Annotated[AddAction, Tag("add_action")]
    | Annotated[AddMilestone, Tag("add_milestone")]
    | Annotated[AddActivity, Tag("add_activity")]
    | Annotated[MergeMilestone, Tag("merge_milestone")]
    | Annotated[MergeAction, Tag("merge_action")]
    | Annotated[ImpactChange, Tag("impact")]
    | Annotated[TitleChange, Tag("title")]
    | Annotated[TargetChange, Tag("target")]
    | Annotated[InterimTargetChange, Tag("interim_target")]
    | Annotated[ActivityChange, Tag("activity")]
    | Annotated[DueChange, Tag("due")]
    | Annotated[PromiseChange, Tag("promise")]
    | Annotated[CarriedOn, Tag("carried_on")]
    | Annotated[StatusChange, Tag("status")],
    Discriminator(change_kind),
]


class Update(PublicRecord):
    """One file of `docs/updates/`: its front matter, its name and its Markdown."""

    slug: SkipJsonSchema[Slug]
    """The name of its file, without .md."""
    body: SkipJsonSchema[str] = ""
    """The Markdown below the front matter."""
    date: StatedDate
    """When it was published; the file name begins with it."""
    happened: DateField | None = None
    """When it happened, if that differs."""
    title: Text
    """What happened, in one short plain sentence."""
    summary: Text
    """One or two plain sentences."""
    from_: GroupId = Field(alias="from")
    """Who says it: partnership, or the id of a group in plan.yml."""
    about: tuple[ActionNumber, ...] = ()
    """The numbers of the actions it is about."""
    areas: tuple[AreaNumber, ...] = ()
    """The numbers of the areas it is about."""
    changes: tuple[Change, ...] = ()
    """What it changes in the record."""
    evidence: tuple[EvidenceId, ...] = ()
    """Ids from plan_data/evidence.yml."""
    corrects: UpdateSlug | None = None
    """The older update that was wrong: the name of its file without .md."""
    source: Source | None = None
    """Where that was said."""
    draft: Flag = False
    """true: leave it out of the site for now."""
