"""What the law gives families at each age. Living reference: past builds show today's words."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from progress_site.model.asking import ask
from progress_site.model.base import PublicRecord, Record, Source
from progress_site.model.dates import DayField, StatedDate
from progress_site.model.fields import ActionNumber, Flag, Id, LawId, Text, Url, unique
from progress_site.model.words import Stage


class RightTopic(StrEnum):
    """What a right is about, in the order of a page: school before council."""

    SCHOOL = "school"
    ABSENCE = "absence"
    COUNCIL = "council"
    PLAN = "plan"
    APPEAL = "appeal"


class LawKind(StrEnum):
    """What gives a right: an Act or regulations, or statutory guidance."""

    LAW = "law"
    GUIDANCE = "guidance"


class LawState(StrEnum):
    """How far a change of the law has come."""

    IN_FORCE = "in_force"
    NOT_IN_FORCE = "not_in_force"
    PROPOSED = "proposed"


class Law(Record):
    """An Act, regulations or statutory guidance that gives rights."""

    id: Id = Field(description="The id that the provisions of a right name.")
    title: Text = Field(description="Its full title.")
    kind: LawKind = Field(description="law (an Act or regulations) or guidance (statutory).")
    date: StatedDate = Field(
        description="The day on which the law was made, or since when the edition is in use."
    )
    applies_in: Text = Field(description="Where it applies, such as England.")


class Provision(Record):
    """The part of a law that gives a right."""

    law: LawId = Field(description="The id of the law, from `laws`.")
    part: Text | None = Field(None, description="Which part, such as section 36.")
    url: Url = Field(description="Where that part can be read: legislation.gov.uk or GOV.UK.")


class Right(Record):
    """One thing that the law lets a family expect or ask for."""

    id: Id = Field(description="Its place on the page: links lead to it.")
    topic: RightTopic = Field(description="school, absence, council, plan or appeal.")
    ages: tuple[Stage, ...] = Field(description="The ages that it is for.")
    most_useful: Flag = Field(
        False, description="true: shown to everyone on the first page about rights."
    )
    title: Text = Field(description="A heading that can be understood alone.")
    words: Text = Field(
        description="What the law says, to a parent: must for a duty, should for guidance."
    )
    to_you: Text | None = Field(
        None, description="The same to a young person aged 16 to 25, where the words differ."
    )
    provisions: tuple[Provision, ...] = Field(description="What gives the right.")
    doubt: Text | None = Field(None, description="What is not certain about it, printed beside it.")

    @model_validator(mode="after")
    def _grounded(self) -> Right:
        if not self.provisions:
            raise ask("this right names no law", "add law: and url: to it", "provisions")
        if not self.ages:
            raise ask("this right is for no age", "name at least one age, such as primary", "ages")
        return self


class LawChange(Record):
    """A change of the law that has come, or is under way."""

    title: Text = Field(description="What changes, in a few words.")
    state: LawState = Field(description="in_force, not_in_force (made) or proposed (not law).")
    date: StatedDate | None = Field(None, description="When it applies from, or was announced.")
    words: Text = Field(description="What is known of it, in plain words.")
    source: Source = Field(description="Where that can be read.")


class StageGuide(PublicRecord):
    """An age that has a page of rights."""

    id: Stage = Field(description="early-years, primary, secondary or from-16.")
    title: Text = Field(description="The age in plain words.")
    intro: Text | None = Field(None, description="A sentence or two.")
    actions: tuple[ActionNumber, ...] = Field((), description="Actions that are about this age.")


class YourRights(Record):
    """`plan_data/your_rights.yml`."""

    checked: DayField | None = Field(
        None, description="The day on which the rights were last compared with the law."
    )
    checked_how: Text | None = Field(None, description="How they were compared, and by whom.")
    stages: Annotated[tuple[StageGuide, ...], unique("id", "stage {}")] = Field(
        (), description="One for each age."
    )
    laws: Annotated[tuple[Law, ...], unique("id", "law {}")] = Field(
        (), description="Every law that the rights name."
    )
    rights: Annotated[tuple[Right, ...], unique("id", "right {}")] = Field(
        (), description="Every right, in the order of the pages."
    )
    changes: tuple[LawChange, ...] = Field((), description="Changes of the law, told once.")
    changes_doubt: Text | None = Field(None, description="What is not known about the changes.")
