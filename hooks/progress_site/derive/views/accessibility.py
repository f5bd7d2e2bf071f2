"""`/accessibility/`: the accessibility statement, as its template receives it, and how it is made.

Sentences that the law fixes stand here word for word, with their source; all others are ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from progress_site.catalogue import N_, _
from progress_site.derive import addresses
from progress_site.derive.state import State, StatementState
from progress_site.derive.views.parts import Link, When
from progress_site.derive.wording import day_words, joined, label, when, withdrawn_words
from progress_site.model.accessibility import AccessTest, Barrier
from progress_site.model.wcag import CRITERIA
from progress_site.model.words import Compliance, NotAccessible

#: Regulation 8(1) asks for “the model accessibility statement”: Commission Implementing Decision
#: (EU) 2018/1523, in the words of GOV.UK's sample of 19 December 2023. All fixed words are its.
_REGULATIONS = N_(
    "Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018"
)
_STANDARD = N_("Web Content Accessibility Guidelines version 2.2 AA standard")


#: The reasons that the regulations know, in their order.
_REASONS = tuple(r for r in NotAccessible if r is not NotAccessible.NOT_REQUIRED)


@dataclass(frozen=True, slots=True)
class BarrierView:
    """Something that is not accessible. ``criteria`` are those of WCAG 2.2 that are not met.

    ``put_right`` says in words when it will be put right, ``assessed`` when a burden was weighed.
    """

    what: str
    why: str
    criteria: tuple[str, ...]
    alternative: str | None
    put_right: str | None
    assessed: When | None
    doubt: str | None
    withdrawn: str | None


@dataclass(frozen=True, slots=True)
class BarrierGroup:
    """What is not accessible for one reason."""

    anchor: str
    title: str
    items: tuple[BarrierView, ...]


@dataclass(frozen=True, slots=True)
class AccessTestView:
    """One test of how accessible the site is. ``tools`` are programs and screen readers."""

    method: str
    date: When
    by: str
    what: str
    tools: str | None
    result: str
    words: str
    doubt: str | None


@dataclass(frozen=True, slots=True)
class AccessibilityView:
    """`/accessibility/`.

    ``committed``, ``status`` and ``enforced`` are in the words that the law fixes; ``known`` says
    in ours what the status rests on. ``draft``, ``old`` and ``missing`` are notices. ``contact``
    and its ways are as in `GetHelpView`.
    """

    template: ClassVar[str] = "pages/accessibility.html"
    draft: str | None
    missing: str | None
    old: str | None
    run_by: str
    committed: str
    not_covered: tuple[str, ...]
    can_do: tuple[str, ...]
    status: str
    known: tuple[str, ...]
    groups: tuple[BarrierGroup, ...]
    beyond: tuple[BarrierView, ...]
    contact: str
    contact_url: str | None
    contact_email: str | None
    contact_phone: str | None
    reply: str
    complain: Link
    enforced: str
    prepared: When | None
    reviewed: When | None
    tested: When | None
    method: str
    tests: tuple[AccessTestView, ...]


def accessibility_view(state: State) -> AccessibilityView:
    """Return the view of `/accessibility/`. Without a publisher it is a draft."""
    found, plan = state.statement, state.library.plan
    record = found.record
    author = record.run_by if record and plan.is_official else None
    contact = (record.contact if record else None) or plan.contact
    groups = _groups(found)
    return AccessibilityView(
        draft=_("This is a draft: no public body publishes this site yet, so it names no author.")
        if not plan.is_official
        else None,
        missing=None if record else _("The accessibility statement has not been published."),
        old=_old(found),
        run_by=_("This website is run by %(author)s.", author=author)
        if author
        else _("No organisation has been named as running this website."),
        committed=_(
            "%(author)s is committed to making its website accessible, in accordance with the "
            "%(regulations)s.",
            author=author or _("The publisher of this website"),
            regulations=_(_REGULATIONS),
        ),
        not_covered=record.not_covered if record else (),
        can_do=record.can_do if record else (),
        status=_status(found.status, groups),
        known=_known(found),
        groups=groups,
        beyond=tuple(_barrier(b) for b in found.barriers if b.reason is NotAccessible.NOT_REQUIRED),
        contact=contact.words if contact else _("No contact for this has been published."),
        contact_url=contact.url if contact else None,
        contact_email=contact.email if contact else None,
        contact_phone=contact.phone if contact else None,
        reply=_("You get an answer within %(days)s working days.", days=record.reply_days)
        if record and record.reply_days
        else _("How soon you get an answer has not been published."),
        complain=Link(f"{addresses.GET_HELP}#complain", _("How to complain about anything else")),
        enforced=_(
            "The Equality and Human Rights Commission (EHRC) is responsible for enforcing the "
            "%(regulations)s (the ‘accessibility regulations’).",
            regulations=_(_REGULATIONS),
        ),
        prepared=day_words(found.prepared) if found.prepared else None,
        reviewed=day_words(found.reviewed) if found.reviewed else None,
        tested=when(found.tests[0].date) if found.tests else None,
        method=_method(found),
        tests=tuple(_test(test) for test in found.tests),
    )


def _old(found: StatementState) -> str | None:
    if not found.old or found.reviewed is None:
        return None
    return _(
        "This statement was last checked on %(day)s. That is more than a year ago, so it may no "
        "longer be true.",
        day=day_words(found.reviewed).words,
    )


def _status(status: Compliance, groups: tuple[BarrierGroup, ...]) -> str:
    """Return the one sentence of the law for a status, with what it rests on."""
    failed, *exempt = (bool(group.items) for group in groups)
    if failed:
        reasons = _("non-compliances and exemptions") if any(exempt) else _("non-compliances")
    else:
        reasons = _("exemptions") if any(exempt) else ""
    standard = _(_STANDARD)
    if status is Compliance.FULL:
        return _("This website is fully compliant with the %(standard)s.", standard=standard)
    if status is Compliance.NONE:
        said = _("This website is not compliant with the %(standard)s.", standard=standard)
        listed = _("The %(reasons)s are listed below.", reasons=reasons) if reasons else ""
        return f"{said} {listed}".strip()
    if not reasons:
        return _("This website is partially compliant with the %(standard)s.", standard=standard)
    return _(
        "This website is partially compliant with the %(standard)s, due to the %(reasons)s listed "
        "below.",
        standard=standard,
        reasons=reasons,
    )


def _known(found: StatementState) -> tuple[str, ...]:
    """Say in plain words what the status rests on, and who has not tested the site yet."""
    said = []
    if not found.audited:
        said.append(
            _(
                "“Partially” is said with care. No expert has checked this website by hand yet, so "
                "nobody can say that it meets all of the standard."
            )
        )
    if not found.tried_by_people and not found.heard:
        said.append(
            _(
                "People with disabilities have not tested it yet. Nobody has tested it with a "
                "screen reader yet either."
            )
        )
    elif not found.tried_by_people:
        said.append(_("People with disabilities have not tested it yet."))
    elif not found.heard:
        said.append(_("Nobody has tested it with a screen reader yet."))
    return tuple(said)


def _groups(found: StatementState) -> tuple[BarrierGroup, ...]:
    return tuple(
        BarrierGroup(
            anchor=reason.replace("_", "-"),
            title=label("not_accessible", reason),
            items=(
                *(_not_shown(found) if reason is NotAccessible.NON_COMPLIANCE else ()),
                *(_barrier(barrier) for barrier in found.barriers if barrier.reason is reason),
            ),
        )
        for reason in _REASONS
    )


def _not_shown(found: StatementState) -> tuple[BarrierView, ...]:
    """What nobody has shown is not met until somebody does: the site claims no more than it knows.

    So that the sentence of the law (“due to the non-compliances listed below”) stays true.
    """
    if found.status is not Compliance.PARTIAL:
        return ()
    if not found.audited:
        what = _(
            "Some parts of the standard can only be checked by a person. Nobody has done so yet."
        )
        why = _("No check by hand is on record. Programs find only some of the problems.")
    elif not any(barrier.reason in _REASONS for barrier in found.barriers):
        what = _("The last check by hand found problems. Nobody has checked again yet.")
        why = _(
            "All problems that were found are corrected, but no new check by hand is on record."
        )
    else:
        return ()
    no_date = _("No date has been set for a check by hand.")
    return (BarrierView(what, why, (), None, no_date, None, None, None),)


def _barrier(barrier: Barrier) -> BarrierView:
    withdrawn = withdrawn_words(barrier.withdrawn)
    put_right = None
    if barrier.by is not None:
        stated = barrier.by.is_stated
        put_right = when(barrier.by).words if stated else _("No date has been set.")
    return BarrierView(
        what=barrier.what,
        why=barrier.why,
        criteria=tuple(f"{number} {CRITERIA[number][0]}" for number in barrier.criteria),
        alternative=barrier.alternative,
        put_right=put_right,
        assessed=when(barrier.assessed) if barrier.assessed else None,
        doubt=barrier.doubt,
        withdrawn=withdrawn,
    )


def _method(found: StatementState) -> str:
    if not found.tests:
        return _("No test has been published.")
    if any(test.independent for test in found.tests):
        return _("The method was self-evaluation, and an evaluation by somebody from outside.")
    return _("The method was self-evaluation: the people who make this website tested it.")


def _test(test: AccessTest) -> AccessTestView:
    return AccessTestView(
        method=label("audit_method", test.method),
        date=when(test.date),
        by=test.by,
        what=test.what,
        tools=joined([*test.tools, *test.screen_readers]) or None,
        result=label("audit_result", test.result),
        words=test.words,
        doubt=test.doubt,
    )
