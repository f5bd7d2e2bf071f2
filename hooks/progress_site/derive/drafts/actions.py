"""The pages of the actions: all of them, and for each one what stands and what happened."""

from __future__ import annotations

from collections.abc import Iterator

from progress_site.catalogue import _
from progress_site.derive import addresses
from progress_site.derive.drafts.draft import Draft
from progress_site.derive.state import ActionState, State
from progress_site.derive.views.actions import action_view, actions_view, history_view
from progress_site.derive.views.common import action_name, action_title, numbered_title
from progress_site.derive.views.formats import format_views
from progress_site.derive.views.parts import Link
from progress_site.derive.views.unknown_wording import unknown_action_view


def action_drafts(state: State, demonstration: str | None) -> Iterator[Draft]:
    """Yield `/actions/`, and for each action `/actions/3/` and `/actions/3/history/`.

    ``demonstration`` is where a preview shows the demonstration, if it does.
    """
    yield Draft(
        addresses.ACTIONS,
        _("Actions"),
        _(
            "The numbered actions of %(place)s’s SEND plan, and how far each one is.",
            place=state.library.plan.place,
        ),
        actions_view(state),
    )
    all_actions = Link(addresses.ACTIONS, _("Actions"))
    for action in state.actions.values():
        title = _numbered_title(action)
        known = action.title is not None or action.milestones or action.record.withdrawn
        view = (
            action_view(state, action)
            if known
            else unknown_action_view(
                state, action, title, None if state.library.plan.publisher else demonstration
            )
        )
        yield Draft(
            addresses.action(action.number),
            title,
            _(
                "Action %(number)s: what was promised, how far it is, and what families say.",
                number=action.number,
            ),
            view,
            (all_actions,),
            crumb=action_name(action.number),
            formats=format_views(state, action.record),
        )
        if not action.history and not action.updates and not known:
            continue
        yield Draft(
            addresses.history(action.number),
            _("All that happened – %(title)s", title=title),
            _(
                "Everything that ever happened to action %(number)s, newest first.",
                number=action.number,
            ),
            history_view(state, action),
            (
                all_actions,
                Link(addresses.action(action.number), action_name(action.number)),
            ),
            crumb=_("All that happened"),
        )


def _numbered_title(action: ActionState) -> str:
    if action.title is None:
        return action_title(action)
    return numbered_title(action)
