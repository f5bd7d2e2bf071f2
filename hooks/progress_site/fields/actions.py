"""Actions and their milestones."""

from __future__ import annotations

from progress_site.catalogue import N_
from progress_site.derive import addresses
from progress_site.fields.changes import EVENT
from progress_site.fields.field import Field, Many, Record, Table
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
from progress_site.model.words import ActivityStatus, Impact, Reported, Status

_ACTIVITY = Record(
    "Activity",
    "Work towards a milestone.",
    (
        Field("id", "id"),
        Field("words", "text"),
        Field("status", ActivityStatus),
        CORRECTED,
        Field("since", "date", "When that status was reported.", null=True),
        DOUBT,
    ),
)

MILESTONE = Record(
    "Milestone",
    "One promise.",
    (
        Field("id", "id", N_("The number of the milestone. It never changes.")),
        Field("action", "whole", N_("The action that it belongs to."), refers_to="actions"),
        Field("promise", "text", N_("What is promised now.")),
        Field("original_promise", "text", N_("What was promised at first.")),
        Field("due", "date", N_("The date that is promised now.")),
        Field("original_due", "date", N_("The date that was promised at first.")),
        Field("status", Status, N_("Its status, worked out for the day.")),
        Field("reported_status", Reported, N_("The status that was reported."), "reported"),
        Field("reported", "date", N_("When that was reported."), "reported_on", only="table"),
        Field("done_on", "date", N_("When it was done."), null=True, column="done"),
        Field("times_moved", "whole", N_("How often its date moved. Mistakes do not count.")),
        Field(
            "merged_into",
            "id",
            N_("The milestone that carries it from now on."),
            null=True,
            refers_to="milestones",
        ),
        Field("carried_on_by", "text", N_("After the plan: who carries it on."), null=True),
        REASON,
        AGREED_BY,
        EVIDENCE_IDS,
        Field("activities", Many(_ACTIVITY)),
        Field("history", Many(EVENT)),
        Field(
            "url",
            "link",
            N_("Its page on this site."),
            lambda m, c: c.url(addresses.milestone(m.id)),
        ),
        DOUBT,
        *WITHDRAWN,
        CORRECTED,
        SOURCE_OF,
    ),
)
MILESTONES = Table(
    "milestones",
    N_("Milestones"),
    N_("One row for each milestone, as it is on the day."),
    "id",
    MILESTONE.fields,
    lambda c: c.state.milestones.values(),
)

_VERDICT = Record(
    "Verdict",
    "What one voice says of the difference an action makes.",
    (
        Field("impact", Impact),
        Field("words", "text"),
        Field("date", "date"),
        Field("speaker", "id"),
        Field("update", "id"),
        Field("evidence", "ids"),
    ),
)


def _count(status: Status) -> Field:
    words = N_("How many of them have this status.")
    return Field(str(status), "whole", words, lambda a, _: a.counts.get(status, 0), only="table")


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

ACTION = Record(
    "Action",
    "One action.",
    (
        Field("number", "whole", N_("The number of the action. It never changes.")),
        Field("title", "text", N_("Its plain title. Empty: not supplied yet."), null=True),
        Field("official_title", "text", N_("Its name in the plan, word for word."), null=True),
        Field("area", "whole", N_("The number of the area that it belongs to."), null=True),
        Field("counts", "counts", "Milestones by computed status."),
        Field(
            "milestones",
            "whole",
            N_("How many milestones it has."),
            lambda a, _: len(a.milestones),
            only="table",
        ),
        *map(_count, _FIRST_COUNTED),
        Field("partnership_says", _VERDICT, null=True),
        Field(
            "partnership_says",
            Impact,
            N_("Does it make a difference? What the partnership says."),
            "partnership_says.impact",
            only="table",
        ),
        Field(
            "partnership_said",
            "date",
            N_("When the partnership said that."),
            "partnership_says.date",
            only="table",
        ),
        Field("families_say", _VERDICT, null=True),
        Field(
            "families_say",
            Impact,
            N_("Does it make a difference? What families or young people say."),
            "families_say.impact",
            only="table",
        ),
        Field(
            "families_said", "date", N_("When they said that."), "families_say.date", only="table"
        ),
        Field(
            "merged_into",
            "whole",
            N_("The action that carries it from now on."),
            null=True,
            refers_to="actions",
        ),
        Field("last_update", "date", N_("When its newest update was published."), null=True),
        Field("update_overdue", "flag", N_("true: a new update should be here by now.")),
        Field(
            "measures",
            "ids",
            "Ids of the figures that show a difference.",
            lambda a, c: [ident for ident in a.record.measures if ident in c.state.measures],
            only="json",
        ),
        Field(
            "url",
            "link",
            N_("Its page on this site."),
            lambda a, c: c.url(addresses.action(a.number)),
        ),
        DOUBT,
        *WITHDRAWN,
        CORRECTED,
        FORMATS,
        Field(
            "easy_read",
            "link",
            EASY_READ,
            lambda a, c: c.easy_read(addresses.action(a.number)),
            null=True,
            only="json",
        ),
        Field("why", "text", "What was wrong.", null=True, only="json"),
        Field("aim", "text", "What should be different for families.", null=True, only="json"),
        Field("lead", "texts", "The roles that lead the work.", only="json"),
        Field("accountable", "texts", "The roles that answer for it.", only="json"),
        Field("partners", "texts", "Who else takes part.", only="json"),
        Field("stages", "ids", "The ages of children that it is about.", only="json"),
        SOURCE_OF,
        *(_count(status) for status in Status if status not in _FIRST_COUNTED),
    ),
)
ACTIONS = Table(
    "actions",
    N_("Actions"),
    N_("One row for each action, as it is on the day."),
    "number",
    ACTION.fields,
    lambda c: c.state.actions.values(),
)
