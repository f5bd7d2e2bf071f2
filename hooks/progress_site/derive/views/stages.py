"""The views of what families can expect and ask for, by age."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from progress_site.derive.state import State
from progress_site.derive.views.common import action_line, stage_link
from progress_site.derive.views.parts import ActionLine, Cite, RightView, StageLink
from progress_site.derive.wording import when
from progress_site.model.reference import Expectation, StageGuide


@dataclass(frozen=True, slots=True)
class YourRightsView:
    """`/your-rights/`."""

    template: ClassVar[str] = "pages/your-rights.html"
    stages: tuple[StageLink, ...]


@dataclass(frozen=True, slots=True)
class StageView:
    """`/your-rights/primary/`."""

    template: ClassVar[str] = "pages/stage.html"
    title: str
    intro: str | None
    expect: tuple[RightView, ...]
    ask: tuple[RightView, ...]
    actions: tuple[ActionLine, ...]
    others: tuple[StageLink, ...]
    doubt: str | None


def your_rights_view(state: State) -> YourRightsView:
    """Return the view of `/your-rights/`."""
    return YourRightsView(tuple(stage_link(s) for s in state.library.what_it_means.stages))


def stage_view(state: State, stage: StageGuide) -> StageView:
    """Return the view of `/your-rights/primary/`."""
    return StageView(
        title=stage.title,
        intro=stage.intro,
        expect=tuple(_right(e, stage) for e in stage.expect),
        ask=tuple(_right(e, stage) for e in stage.ask),
        actions=tuple(
            action_line(state, a)
            for a in state.actions.values()
            if a.number in stage.actions or stage.id in a.record.stages
        ),
        others=tuple(stage_link(s) for s in state.library.what_it_means.stages if s.id != stage.id),
        doubt=stage.doubt,
    )


def _right(expectation: Expectation, stage: StageGuide) -> RightView:
    law = expectation.law
    return RightView(
        words=expectation.words,
        law=Cite(law.title, None, law.url, when(law.date)) if law else None,
        applies_in=law.applies_in if law else None,
    )
