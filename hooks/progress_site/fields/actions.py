"""Actions and their milestones; updates, and every change that they made."""

from __future__ import annotations

from dataclasses import replace

from progress_site.catalogue import N_
from progress_site.fields import shared
from progress_site.fields.field import Context, Field, Many, Record, Table, column, member
from progress_site.fold.state import ActionState, ActivityState, Event, MilestoneState
from progress_site.model.update import Update
from progress_site.model.vocabulary import Status
from progress_site.urls import addresses


def _change_id(event: Event, _: Context) -> str:
    """Return the id of a change: one update sets a thing of one subject once."""
    step = f"/{event.after_date}" if event.kind == "interim_target" else ""
    return f"{event.update}/{event.kind}/{event.subject}{step}".replace(" ", "-")


_EVENT = Record(
    Event,
    "One change, as it happened to one thing.",
    column(
        "id", N_("The id of the change: its update, its kind and its subject."), _change_id, str
    ),
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
        lambda event, _: event.move_number or None,
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
    _EVENT,
    lambda context: context.state.events,
)

Record(
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


# -- actions and milestones

Record(
    ActivityState,
    "Work towards a milestone.",
    Field("id"),
    Field("words"),
    Field("status"),
    shared.CORRECTED,
    Field("since", "When that status was reported."),
    shared.DOUBT,
)

_MILESTONE = Record(
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
    member("activities", "The work to get there."),
    member("history", "What changed it, oldest first."),
    shared.url(lambda m: addresses.milestone(m.id)),
    *shared.PUBLIC,
    member("source"),
)
_EACH_MILESTONE = N_("One row for each milestone, as it is on the day.")
MILESTONES = Table("milestones", N_("Milestones"), _EACH_MILESTONE, "id", _MILESTONE)


def _count(status: Status) -> Field:
    words = N_("How many of them have this status.")
    return column(str(status), words, lambda a, _: a.counts.get(status, 0), int)


def _measures(action: ActionState, context: Context) -> list[str]:
    return [ident for ident in action.record.measures if ident in context.state.measures]


_ACTION = Record(
    ActionState,
    "One action.",
    Field("number", N_("The number of the action. It never changes.")),
    Field("title", N_("Its plain title. Empty: not supplied yet.")),
    Field("official_title", N_("Its name in the plan, word for word.")),
    Field("area", N_("The number of the area that it belongs to.")),
    member("counts", "Milestones by computed status."),
    column("milestones", N_("How many milestones it has."), lambda a, _: len(a.milestones), int),
    *map(_count, (Status.NOT_STARTED, Status.ON_TRACK, Status.AT_RISK, Status.DONE)),
    *map(_count, (Status.PAUSED, Status.STOPPED, Status.LATE, Status.UNFINISHED)),
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
)
_EACH_ACTION = N_("One row for each action, as it is on the day.")
ACTIONS = Table("actions", N_("Actions"), _EACH_ACTION, "number", _ACTION)
