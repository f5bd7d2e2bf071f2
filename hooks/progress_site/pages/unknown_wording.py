"""What is said of actions whose wording is not published in a form that this site can show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from progress_site.catalogue import _
from progress_site.fold.state import ActionState, State
from progress_site.model.base import Source
from progress_site.model.plan import Area
from progress_site.urls import addresses
from progress_site.words.publisher import publisher_name
from progress_site.words.shown import Link
from progress_site.words.wording import at


@dataclass(frozen=True, slots=True)
class UnknownWording:
    """What is known of the plan, and how its wording gets onto this site."""

    approved: str | None
    document: Source | None
    how: str
    areas: tuple[Area, ...]


@dataclass(frozen=True, slots=True)
class UnknownActionView:
    """`/actions/3/` while nothing but the number of the action is known.

    ``demonstration`` leads to the same page of the demonstration, in a preview only. ``oembed`` is
    as in `ActionView`.
    """

    template: ClassVar[str] = "pages/unknown-action.html"
    title: str
    number: int
    of: int
    wording: UnknownWording
    demonstration: str | None
    oembed: str
    embed: Link
    before: Link | None
    after: Link | None


def unknown_wording(state: State) -> UnknownWording:
    """Return what is known of the plan while the wording of its actions is not."""
    plan = state.library.plan
    approval = plan.approval
    return UnknownWording(
        approved=_(
            "%(body)s approved the plan %(when)s.",
            body=approval.by[:1].upper() + approval.by[1:],
            when=at(approval.date),
        )
        if approval
        else None,
        document=plan.document,
        how=_(
            "%(publisher)s will add the wording here once the partnership gives it.",
            publisher=publisher_name(plan),
        )
        if plan.publisher
        else _(
            "The wording can be added here once an organisation publishes this site, or gives "
            "permission to copy the document."
        ),
        areas=plan.areas,
    )


def unknown_action_view(
    state: State, action: ActionState, title: str, demonstration: str | None
) -> UnknownActionView:
    """Return the view of an action of which only the number is known."""
    numbers = list(state.actions)
    place = numbers.index(action.number)
    return UnknownActionView(
        title=title,
        number=action.number,
        of=len(numbers),
        wording=unknown_wording(state),
        demonstration=f"{demonstration}{addresses.action(action.number)}"
        if demonstration
        else None,
        oembed=addresses.oembed_action(action.number),
        embed=Link(
            addresses.embed_offer(addresses.action(action.number)),
            _("Show action %(number)s on your own site", number=action.number),
        ),
        before=_link(numbers[place - 1]) if place else None,
        after=_link(numbers[place + 1]) if place + 1 < len(numbers) else None,
    )


def _link(number: int) -> Link:
    return Link(addresses.action(number), _("Action %(number)s", number=number))
