"""What outside bodies and families say of the plan as a whole: the newest view of each."""

from __future__ import annotations

from dataclasses import dataclass

from progress_site.catalogue import _
from progress_site.derive import addresses
from progress_site.derive.state import State
from progress_site.derive.views.parts import Cite, Link, When
from progress_site.derive.wording import cite, when
from progress_site.model.registers import Review
from progress_site.model.words import SpeaksFor


@dataclass(frozen=True, slots=True)
class OutsideAnswer:
    """What one body said. ``voice`` is outside or families; ``who`` is the body itself."""

    voice: str
    who: str
    verdict: str
    words: str
    date: When
    source: Cite | None
    link: Link
    doubt: str | None


def outside_answers(state: State) -> tuple[OutsideAnswer, ...]:
    """Return the newest view from outside and the newest from families, as far as on record."""
    answers = []
    for voice, speakers in (
        ("outside", {SpeaksFor.OUTSIDE_MONITORS}),
        ("families", {SpeaksFor.FAMILIES, SpeaksFor.YOUNG_PEOPLE}),
    ):
        found = [r for r in state.reviews if r.speaks_for in speakers and r.withdrawn is None]
        if found:
            answers.append(_answer(found[-1], voice))
    return tuple(answers)


def _answer(review: Review, voice: str) -> OutsideAnswer:
    return OutsideAnswer(
        voice=voice,
        who=review.by,
        verdict=review.verdict,
        words=review.words,
        date=when(review.date),
        source=cite(review.source),
        link=Link(addresses.review(review.id), _("Read more: %(who)s", who=review.by)),
        doubt=review.doubt,
    )
