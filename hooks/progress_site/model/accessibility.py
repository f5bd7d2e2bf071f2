"""The accessibility statement: `plan_data/accessibility.yml`.

What the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations
2018 (SI 2018/952, regulation 8) ask of a statement, as far as somebody must say it. The compliance
status is no field: it follows from the tests and from what is not accessible.

`tests`, `not_accessible` and `reviewed` are registers: entries are added and never taken away.

`wcag.toml` beside this module has the criteria of the standard that it is held against.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Annotated

from pydantic import Field, model_validator

from progress_site.model.base import Record, RegisterRecord
from progress_site.model.dates import DateField, DayField, StatedDate
from progress_site.model.fields import Flag, Id, Pattern, Text, Whole, unique
from progress_site.model.plan import Contact
from progress_site.model.problem import validation_error
from progress_site.model.vocabulary import AuditMethod, AuditResult, NotAccessible

#: The levels that the accessibility regulations ask for.
ASKED_FOR = frozenset({"A", "AA"})

#: Title and level of each success criterion of WCAG 2.2, by its number.
CRITERIA: dict[str, list[str]] = tomllib.loads(
    Path(__file__).with_name("wcag.toml").read_text(encoding="utf-8")
)

Criterion = Annotated[
    str,
    Pattern(
        "|".join(map(re.escape, CRITERIA)),
        "is not a criterion of WCAG 2.2",
        "write its number with two points, such as 1.4.3",
        schema={"enum": list(CRITERIA)},
    ),
]


class AccessTest(RegisterRecord):
    """One test of how accessible the site is."""

    id: Id
    """Its id for ever."""
    date: StatedDate
    """When the test took place."""
    method: AuditMethod = Field(
        description="automated (programs), manual (an expert checks by hand) or people (people who "
        "need it try it)."
    )
    by: Text
    """The role of who tested, such as a tester from outside. No name."""
    independent: Flag = False
    """true: done by somebody who does not run or make the site."""
    what: Text
    """What was tested: which pages, and in which modes."""
    tools: tuple[Text, ...] = ()
    """The programs that were used."""
    screen_readers: tuple[Text, ...] = ()
    """The screen readers with which somebody listened to the pages."""
    result: AuditResult
    """no_problems, some_problems, or many_problems (most of the standard unmet)."""
    words: Text
    """What was found, in a sentence or two."""

    @model_validator(mode="after")
    def _heard_by_somebody(self) -> AccessTest:
        if self.method is AuditMethod.AUTOMATED and self.screen_readers:
            raise validation_error(
                "no program listens with a screen reader",
                "take screen_readers: out, or write method: manual or people",
                "screen_readers",
            )
        return self


class Barrier(RegisterRecord):
    """Something that is not accessible, for one of the reasons that the regulations know."""

    id: Id
    """Its id for ever."""
    reason: NotAccessible = Field(
        description="non_compliance, disproportionate_burden, not_in_scope, or not_required (the "
        "standard does not ask for it)."
    )
    what: Text
    """What is not accessible, and for whom."""
    why: Text
    """Why it is so."""
    criteria: tuple[Criterion, ...] = ()
    """The criteria of WCAG 2.2 that are not met; non_compliance needs one."""
    alternative: Text | None = None
    """What people can use instead, if anything."""
    by: DateField | None = None
    """When it will be corrected; non_compliance needs one, or not_stated."""
    assessed: DateField | None = None
    """disproportionate_burden: when the burden was weighed, as the law asks."""
    put_right: StatedDate | None = None
    """When it was put right, once it was."""

    @model_validator(mode="after")
    def _complete(self) -> Barrier:
        if self.reason is NotAccessible.NON_COMPLIANCE:
            self._non_compliance()
        # SI 2018/952, regulation 7(2): the body must weigh the burden before it relies on it.
        if self.reason is NotAccessible.DISPROPORTIONATE_BURDEN and self.assessed is None:
            raise validation_error(
                "nobody has weighed this burden, so it cannot be called disproportionate",
                "add assessed: and when that was done, or write reason: non_compliance",
                "reason",
            )
        if self.put_right and self.put_right.effective < self.known_from:
            raise validation_error(
                "this was put right before it was put on record",
                "check the two dates",
                "put_right",
            )
        return self

    def _non_compliance(self) -> None:
        levels = {CRITERIA[number][1] for number in self.criteria}
        if not levels:
            raise validation_error(
                "“non_compliance” needs the criterion that is not met",
                "add criteria: and its number, such as [1.4.3]",
                "reason",
            )
        if not levels & ASKED_FOR:
            raise validation_error(
                f"{' and '.join(self.criteria)} is of level AAA, which the law does not ask for",
                "write reason: not_required, or the criterion of level A or AA that is not met",
                "criteria",
            )
        if self.by is None:
            raise validation_error(
                "“non_compliance” needs the date by which it will be put right",
                "add by: and the date, or by: not_stated",
                "reason",
            )


class Accessibility(Record):
    """`plan_data/accessibility.yml`."""

    prepared: DayField
    """The day on which the statement was first written."""
    reviewed: tuple[DayField, ...] = ()
    """Every day on which somebody checked that it is still true."""
    run_by: Text | None = None
    """The public body that runs the site. Not shown in a demonstration."""
    contact: Contact | None = None
    """Whom to tell about a problem. Without it, the contact of the plan."""
    reply_days: Whole | None = Field(None, ge=1, le=60)
    """In how many working days people get an answer."""
    can_do: tuple[Text, ...] = ()
    """What everybody can do here. Only what a test has shown."""
    not_covered: tuple[Text, ...] = ()
    """What the statement is not about, such as other websites."""
    tests: Annotated[tuple[AccessTest, ...], unique("id", "test {}")] = ()
    """Every test, in any order."""
    not_accessible: Annotated[tuple[Barrier, ...], unique("id", "entry {}")] = ()
    """Everything that is known not to be accessible."""

    @model_validator(mode="after")
    def _problems_have_names(self) -> Accessibility:
        reasons = {barrier.reason for barrier in self.not_accessible}
        for test in self.tests:
            found_some = test.result is not AuditResult.NO_PROBLEMS
            if found_some and NotAccessible.NON_COMPLIANCE not in reasons:
                raise validation_error(
                    f"the test “{test.id}” found problems, but not_accessible names no problem",
                    "add each one there, with reason: non_compliance",
                    "tests",
                )
        return self
