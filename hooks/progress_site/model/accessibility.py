"""The accessibility statement: `plan_data/accessibility.yml`.

What the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations
2018 (SI 2018/952, regulation 8) ask of a statement, as far as somebody must say it. The compliance
status is no field: it follows from the tests and from what is not accessible.

`tests`, `not_accessible` and `reviewed` are registers: entries are added and never taken away.

Source: Web Content Accessibility Guidelines 2.2, W3C Recommendation, https://www.w3.org/TR/WCAG22/.
4.1.1 is left out, because WCAG 2.2 took it away.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from progress_site.model.base import Record, RegisterRecord
from progress_site.model.dates import DateField, DayField, StatedDate
from progress_site.model.fields import Flag, Id, Text, Whole, unique
from progress_site.model.plan import Contact
from progress_site.model.problem import ask
from progress_site.model.vocabulary import AuditMethod, AuditResult, NotAccessible

#: The levels that the accessibility regulations ask for.
ASKED_FOR = frozenset({"A", "AA"})

CRITERIA: dict[str, tuple[str, str]] = {
    "1.1.1": ("Non-text Content", "A"),
    "1.2.1": ("Audio-only and Video-only (Prerecorded)", "A"),
    "1.2.2": ("Captions (Prerecorded)", "A"),
    "1.2.3": ("Audio Description or Media Alternative (Prerecorded)", "A"),
    "1.2.4": ("Captions (Live)", "AA"),
    "1.2.5": ("Audio Description (Prerecorded)", "AA"),
    "1.2.6": ("Sign Language (Prerecorded)", "AAA"),
    "1.2.7": ("Extended Audio Description (Prerecorded)", "AAA"),
    "1.2.8": ("Media Alternative (Prerecorded)", "AAA"),
    "1.2.9": ("Audio-only (Live)", "AAA"),
    "1.3.1": ("Info and Relationships", "A"),
    "1.3.2": ("Meaningful Sequence", "A"),
    "1.3.3": ("Sensory Characteristics", "A"),
    "1.3.4": ("Orientation", "AA"),
    "1.3.5": ("Identify Input Purpose", "AA"),
    "1.3.6": ("Identify Purpose", "AAA"),
    "1.4.1": ("Use of Color", "A"),
    "1.4.2": ("Audio Control", "A"),
    "1.4.3": ("Contrast (Minimum)", "AA"),
    "1.4.4": ("Resize Text", "AA"),
    "1.4.5": ("Images of Text", "AA"),
    "1.4.6": ("Contrast (Enhanced)", "AAA"),
    "1.4.7": ("Low or No Background Audio", "AAA"),
    "1.4.8": ("Visual Presentation", "AAA"),
    "1.4.9": ("Images of Text (No Exception)", "AAA"),
    "1.4.10": ("Reflow", "AA"),
    "1.4.11": ("Non-text Contrast", "AA"),
    "1.4.12": ("Text Spacing", "AA"),
    "1.4.13": ("Content on Hover or Focus", "AA"),
    "2.1.1": ("Keyboard", "A"),
    "2.1.2": ("No Keyboard Trap", "A"),
    "2.1.3": ("Keyboard (No Exception)", "AAA"),
    "2.1.4": ("Character Key Shortcuts", "A"),
    "2.2.1": ("Timing Adjustable", "A"),
    "2.2.2": ("Pause, Stop, Hide", "A"),
    "2.2.3": ("No Timing", "AAA"),
    "2.2.4": ("Interruptions", "AAA"),
    "2.2.5": ("Re-authenticating", "AAA"),
    "2.2.6": ("Timeouts", "AAA"),
    "2.3.1": ("Three Flashes or Below Threshold", "A"),
    "2.3.2": ("Three Flashes", "AAA"),
    "2.3.3": ("Animation from Interactions", "AAA"),
    "2.4.1": ("Bypass Blocks", "A"),
    "2.4.2": ("Page Titled", "A"),
    "2.4.3": ("Focus Order", "A"),
    "2.4.4": ("Link Purpose (In Context)", "A"),
    "2.4.5": ("Multiple Ways", "AA"),
    "2.4.6": ("Headings and Labels", "AA"),
    "2.4.7": ("Focus Visible", "AA"),
    "2.4.8": ("Location", "AAA"),
    "2.4.9": ("Link Purpose (Link Only)", "AAA"),
    "2.4.10": ("Section Headings", "AAA"),
    "2.4.11": ("Focus Not Obscured (Minimum)", "AA"),
    "2.4.12": ("Focus Not Obscured (Enhanced)", "AAA"),
    "2.4.13": ("Focus Appearance", "AAA"),
    "2.5.1": ("Pointer Gestures", "A"),
    "2.5.2": ("Pointer Cancellation", "A"),
    "2.5.3": ("Label in Name", "A"),
    "2.5.4": ("Motion Actuation", "A"),
    "2.5.5": ("Target Size (Enhanced)", "AAA"),
    "2.5.6": ("Concurrent Input Mechanisms", "AAA"),
    "2.5.7": ("Dragging Movements", "AA"),
    "2.5.8": ("Target Size (Minimum)", "AA"),
    "3.1.1": ("Language of Page", "A"),
    "3.1.2": ("Language of Parts", "AA"),
    "3.1.3": ("Unusual Words", "AAA"),
    "3.1.4": ("Abbreviations", "AAA"),
    "3.1.5": ("Reading Level", "AAA"),
    "3.1.6": ("Pronunciation", "AAA"),
    "3.2.1": ("On Focus", "A"),
    "3.2.2": ("On Input", "A"),
    "3.2.3": ("Consistent Navigation", "AA"),
    "3.2.4": ("Consistent Identification", "AA"),
    "3.2.5": ("Change on Request", "AAA"),
    "3.2.6": ("Consistent Help", "A"),
    "3.3.1": ("Error Identification", "A"),
    "3.3.2": ("Labels or Instructions", "A"),
    "3.3.3": ("Error Suggestion", "AA"),
    "3.3.4": ("Error Prevention (Legal, Financial, Data)", "AA"),
    "3.3.5": ("Help", "AAA"),
    "3.3.6": ("Error Prevention (All)", "AAA"),
    "3.3.7": ("Redundant Entry", "A"),
    "3.3.8": ("Accessible Authentication (Minimum)", "AA"),
    "3.3.9": ("Accessible Authentication (Enhanced)", "AAA"),
    "4.1.2": ("Name, Role, Value", "A"),
    "4.1.3": ("Status Messages", "AA"),
}


def _criterion(value: object) -> str:
    text = value.strip() if isinstance(value, str) else ""
    if text not in CRITERIA:
        raise ask(
            f"“{value if isinstance(value, str) else '?'}” is not a criterion of WCAG 2.2",
            "write its number with two points, such as 1.4.3",
        )
    return text


Criterion = Annotated[
    str, BeforeValidator(_criterion), WithJsonSchema({"type": "string", "enum": list(CRITERIA)})
]


class AccessTest(RegisterRecord):
    """One test of how accessible the site is."""

    id: Id = Field(description="Its id for ever.")
    date: StatedDate = Field(description="When the test took place.")
    method: AuditMethod = Field(
        description="automated (programs), manual (an expert checks by hand) or people (people who "
        "need it try it)."
    )
    by: Text = Field(description="The role of who tested, such as a tester from outside. No name.")
    independent: Flag = Field(
        False, description="true: done by somebody who does not run or make the site."
    )
    what: Text = Field(description="What was tested: which pages, and in which modes.")
    tools: tuple[Text, ...] = Field((), description="The programs that were used.")
    screen_readers: tuple[Text, ...] = Field(
        (), description="The screen readers with which somebody listened to the pages."
    )
    result: AuditResult = Field(
        description="no_problems, some_problems, or many_problems (most of the standard unmet)."
    )
    words: Text = Field(description="What was found, in a sentence or two.")

    @model_validator(mode="after")
    def _heard_by_somebody(self) -> AccessTest:
        if self.method is AuditMethod.AUTOMATED and self.screen_readers:
            raise ask(
                "no program listens with a screen reader",
                "take screen_readers: out, or write method: manual or people",
                "screen_readers",
            )
        return self


class Barrier(RegisterRecord):
    """Something that is not accessible, for one of the reasons that the regulations know."""

    id: Id = Field(description="Its id for ever.")
    reason: NotAccessible = Field(
        description="non_compliance, disproportionate_burden, not_in_scope, or not_required (the "
        "standard does not ask for it)."
    )
    what: Text = Field(description="What is not accessible, and for whom.")
    why: Text = Field(description="Why it is so.")
    criteria: tuple[Criterion, ...] = Field(
        (), description="The criteria of WCAG 2.2 that are not met; non_compliance needs one."
    )
    alternative: Text | None = Field(None, description="What people can use instead, if anything.")
    by: DateField | None = Field(
        None,
        description="When it will be corrected; non_compliance needs one, or not_stated.",
    )
    assessed: DateField | None = Field(
        None,
        description="disproportionate_burden: when the burden was weighed, as the law asks.",
    )
    put_right: StatedDate | None = Field(None, description="When it was put right, once it was.")

    @model_validator(mode="after")
    def _complete(self) -> Barrier:
        if self.reason is NotAccessible.NON_COMPLIANCE:
            self._non_compliance()
        # SI 2018/952, regulation 7(2): the body must weigh the burden before it relies on it.
        if self.reason is NotAccessible.DISPROPORTIONATE_BURDEN and self.assessed is None:
            raise ask(
                "nobody has weighed this burden, so it cannot be called disproportionate",
                "add assessed: and when that was done, or write reason: non_compliance",
                "reason",
            )
        if self.put_right and self.put_right.effective < self.known_from:
            raise ask(
                "this was put right before it was put on record",
                "check the two dates",
                "put_right",
            )
        return self

    def _non_compliance(self) -> None:
        levels = {CRITERIA[number][1] for number in self.criteria}
        if not levels:
            raise ask(
                "“non_compliance” needs the criterion that is not met",
                "add criteria: and its number, such as [1.4.3]",
                "reason",
            )
        if not levels & ASKED_FOR:
            raise ask(
                f"{' and '.join(self.criteria)} is of level AAA, which the law does not ask for",
                "write reason: not_required, or the criterion of level A or AA that is not met",
                "criteria",
            )
        if self.by is None:
            raise ask(
                "“non_compliance” needs the date by which it will be put right",
                "add by: and the date, or by: not_stated",
                "reason",
            )


class Accessibility(Record):
    """`plan_data/accessibility.yml`."""

    prepared: DayField = Field(description="The day on which the statement was first written.")
    reviewed: tuple[DayField, ...] = Field(
        (), description="Every day on which somebody checked that it is still true."
    )
    run_by: Text | None = Field(
        None, description="The public body that runs the site. Not shown in a demonstration."
    )
    contact: Contact | None = Field(
        None, description="Whom to tell about a problem. Without it, the contact of the plan."
    )
    reply_days: Whole | None = Field(
        None, ge=1, le=60, description="In how many working days people get an answer."
    )
    can_do: tuple[Text, ...] = Field(
        (), description="What everybody can do here. Only what a test has shown."
    )
    not_covered: tuple[Text, ...] = Field(
        (), description="What the statement is not about, such as other websites."
    )
    tests: Annotated[tuple[AccessTest, ...], unique("id", "test {}")] = Field(
        (), description="Every test, in any order."
    )
    not_accessible: Annotated[tuple[Barrier, ...], unique("id", "entry {}")] = Field(
        (), description="Everything that is known not to be accessible."
    )

    @model_validator(mode="after")
    def _problems_have_names(self) -> Accessibility:
        reasons = {barrier.reason for barrier in self.not_accessible}
        for test in self.tests:
            found_some = test.result is not AuditResult.NO_PROBLEMS
            if found_some and NotAccessible.NON_COMPLIANCE not in reasons:
                raise ask(
                    f"the test “{test.id}” found problems, but not_accessible names no problem",
                    "add each one there, with reason: non_compliance",
                    "tests",
                )
        return self
