"""Actions and their milestones."""

from __future__ import annotations

from progress_site.catalogue import N_
from progress_site.fields import changes, shared
from progress_site.fields.field import Context, Field, Many, Record, Table, column, member
from progress_site.fold.state import ActionState, ActivityState, MilestoneState, Verdict
from progress_site.model.vocabulary import Status
from progress_site.urls import addresses

shared.whole(Verdict)
_ACTIVITY = Record(
    ActivityState,
    "Work towards a milestone.",
    Field("id"),
    Field("words"),
    Field("status"),
    shared.CORRECTED,
    Field("since", "When that status was reported."),
    shared.DOUBT,
)

MILESTONE = Record(
    MilestoneState,
    "One promise.",
    Field("id", N_("The number of the milestone. It never changes.")),
    Field("action", N_("The action that it belongs to."), refers_to="actions"),
    Field("promise", N_("What is promised now.")),
    Field("original_promise", N_("What was promised at first.")),
    Field("due", N_("The date that is promised now.")),
    Field("original_due", N_("The date that was promised at first.")),
    Field("status", N_("Its status, worked out for the day.")),
    Field("reported_status", N_("The status that was reported."), "reported"),
    column("reported", N_("When that was reported."), "reported_on"),
    Field("done_on", N_("When it was done."), column_name="done"),
    Field("times_moved", N_("How often its date moved. Mistakes do not count.")),
    Field("merged_into", N_("The milestone that carries it from now on."), refers_to="milestones"),
    Field("carried_on_by", N_("After the plan: who carries it on.")),
    shared.REASON,
    shared.AGREED_BY,
    shared.EVIDENCE,
    member("activities", "The work to get there.", "", Many(_ACTIVITY)),
    member("history", "What changed it, oldest first.", "", Many(changes.EVENT)),
    shared.url(lambda m: addresses.milestone(m.id)),
    *shared.PUBLIC,
    member("source"),
)
MILESTONES = Table(
    "milestones",
    N_("Milestones"),
    N_("One row for each milestone, as it is on the day."),
    "id",
    MILESTONE,
    lambda c: c.state.milestones.values(),
)


def _count(status: Status) -> Field:
    words = N_("How many of them have this status.")
    return column(str(status), words, lambda a, _: a.counts.get(status, 0), int)


#: The statuses whose columns stand together; that of a new status comes last in the table.
_FIRST_COUNTED = (
    Status.NOT_STARTED,
    Status.ON_TRACK,
    Status.AT_RISK,
    Status.DONE,
    Status.PAUSED,
    Status.STOPPED,
    Status.LATE,
    Status.UNFINISHED,
)


def _measures(action: ActionState, context: Context) -> list[str]:
    return [ident for ident in action.record.measures if ident in context.state.measures]


ACTION = Record(
    ActionState,
    "One action.",
    Field("number", N_("The number of the action. It never changes.")),
    Field("title", N_("Its plain title. Empty: not supplied yet.")),
    Field("official_title", N_("Its name in the plan, word for word.")),
    Field("area", N_("The number of the area that it belongs to.")),
    member("counts", "Milestones by computed status."),
    column("milestones", N_("How many milestones it has."), lambda a, _: len(a.milestones), int),
    *map(_count, _FIRST_COUNTED),
    member("partnership_says"),
    column(
        "partnership_says",
        N_("Does it make a difference? What the partnership says."),
        "partnership_says.impact",
    ),
    column("partnership_said", N_("When the partnership said that."), "partnership_says.date"),
    member("families_say"),
    column(
        "families_say",
        N_("Does it make a difference? What families or young people say."),
        "families_say.impact",
    ),
    column("families_said", N_("When they said that."), "families_say.date"),
    Field("merged_into", N_("The action that carries it from now on."), refers_to="actions"),
    Field("last_update", N_("When its newest update was published.")),
    Field("update_overdue", N_("true: a new update should be here by now.")),
    member("measures", "Ids of the figures that show a difference.", _measures, Many(str)),
    shared.url(lambda a: addresses.action(a.number)),
    *shared.PUBLIC,
    shared.FORMATS,
    shared.easy_read(lambda a: addresses.action(a.number)),
    member("why", "What was wrong."),
    member("aim", "What should be different for families."),
    member("lead", "The roles that lead the work."),
    member("accountable", "The roles that answer for it."),
    member("partners", "Who else takes part."),
    member("stages", "The ages of children that it is about."),
    member("source"),
    *(_count(status) for status in Status if status not in _FIRST_COUNTED),
)
ACTIONS = Table(
    "actions",
    N_("Actions"),
    N_("One row for each action, as it is on the day."),
    "number",
    ACTION,
    lambda c: c.state.actions.values(),
)
