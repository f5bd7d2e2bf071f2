"""An update is an event: what happened, and what it changes in the record.

Each kind of change is a model of its own; which one a change is follows from its keys.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass
from typing import Annotated, Any, Literal, get_args

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


def change_kind(value: Any) -> ChangeKind | None:
    """Tell the kind of a change from its keys, or `None` when they fit no kind."""
    keys = set(value if isinstance(value, dict) else getattr(type(value), "model_fields", ()))
    return next((name for name, kind in KINDS.items() if kind.needed <= keys), None)


#: The names of all kinds, in the order in which data and its schema have them.
ChangeKind = Literal[
    "status", "due", "promise", "merge_milestone", "carried_on", "add_milestone", "add_activity",
    "add_action", "merge_action", "title", "activity", "impact", "target", "interim_target", "plan",
]  # fmt: skip


@dataclass(frozen=True)
class Kind(Tag):
    """What is known of one kind of change; its ``tag`` is its name.

    Its ``keys`` tell it, and the first names the thing that is changed. ``sets`` is what of that
    thing is new: two updates of one day must not both set it. ``notable`` is its place in a list
    of what an update changed, what a reader should not miss first; with 0 it is on the update's
    own page alone. ``promise``: it changes the promise itself, and belongs on `/changes/`.
    ``words``: before and after are words of the plan, which a history shows.
    """

    keys: str
    sets: str = ""
    _: KW_ONLY
    notable: int = 0
    promise: bool = False
    words: bool = False

    @property
    def needed(self) -> frozenset[str]:
        """The keys that a change of this kind has."""
        return frozenset(self.keys.split())

    @property
    def thing(self) -> str:
        """The key that names what is changed, such as milestone."""
        return self.keys.split()[0]


Change = Annotated[
    Annotated[PlanChange, Kind("plan", "plan", notable=1)]
    | Annotated[AddAction, Kind("add_action", "add_action", notable=11, promise=True)]
    | Annotated[AddMilestone, Kind("add_milestone", "add_milestone", notable=12, promise=True)]
    | Annotated[AddActivity, Kind("add_activity", "add_activity")]
    | Annotated[
        MergeMilestone,
        Kind("merge_milestone", "milestone merged_into", "status", notable=4, promise=True),
    ]
    | Annotated[
        MergeAction, Kind("merge_action", "action merged_into", "merger", notable=3, promise=True)
    ]
    | Annotated[ImpactChange, Kind("impact", "action impact", "verdict of {voice}", notable=10)]
    | Annotated[
        TitleChange, Kind("title", "action title", "title", notable=6, promise=True, words=True)
    ]
    | Annotated[TargetChange, Kind("target", "measure target", "target", notable=8, promise=True)]
    | Annotated[
        InterimTargetChange,
        Kind(
            "interim_target",
            "measure interim_target",
            "interim target for {by}",
            notable=9,
            promise=True,
        ),
    ]
    | Annotated[ActivityChange, Kind("activity", "activity status", "status")]
    | Annotated[DueChange, Kind("due", "milestone due", "due date", notable=2, promise=True)]
    | Annotated[
        PromiseChange,
        Kind("promise", "milestone promise", "promise", notable=5, promise=True, words=True),
    ]
    | Annotated[CarriedOn, Kind("carried_on", "milestone carried_on_by", "carrier", notable=13)]
    | Annotated[StatusChange, Kind("status", "milestone status", "status", notable=7)],
    Discriminator(change_kind),
]

#: Every kind of change by its name, in the order in which their keys are looked for.
KINDS: Mapping[ChangeKind, Kind] = {
    kind.tag: kind for model in get_args(get_args(Change)[0]) for kind in model.__metadata__
}


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
