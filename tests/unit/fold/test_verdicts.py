"""Two verdicts on every action, side by side, each with its own voice and its own sources."""

from __future__ import annotations

import pytest

from progress_site.fold.state import Verdict
from tests.support.records import (
    Data,
    feedback,
    library,
    measure,
    mistakes,
    on,
    update,
)

MEASURE = measure()
WISH = feedback()


def says(impact: str, *evidence: str, action: int = 1) -> Data:
    change: Data = {"action": action, "impact": impact, "words": "Our words."}
    return {**change, "evidence": list(evidence)} if evidence else change


def _impact(verdict: Verdict | None) -> str | None:
    return str(verdict.impact) if verdict else None


def test_nobody_has_said_anything_at_first() -> None:
    action = on("2024-03-01", library()).actions[1]
    assert (action.partnership_says, action.families_say) == (None, None)


def test_both_verdicts_stay_where_they_disagree() -> None:
    news = (
        update("2024-03-01", says("early_signs", "proof")),
        update(
            "2024-04-01", says("not_making_a_difference", "families-say"), **{"from": "parents"}
        ),
    )
    action = on("2024-04-01", library(*news)).actions[1]
    assert _impact(action.partnership_says) == "early_signs"
    assert _impact(action.families_say) == "not_making_a_difference"


def test_a_verdict_has_its_words_its_date_its_speaker_and_its_sources() -> None:
    news = update("2024-04", says("early_signs", "families-say"), **{"from": "parents"})
    verdict = on("2024-05-01", library(news)).actions[1].families_say
    assert verdict is not None
    assert (
        verdict.words,
        verdict.date.text,
        verdict.speaker,
        verdict.evidence,
        verdict.update,
    ) == (
        "Our words.",
        "2024-04",
        "parents",
        ("families-say",),
        news.slug,
    )


@pytest.mark.parametrize("group", ["parents", "youth"])
def test_families_verdict_comes_only_from_their_groups(group: str) -> None:
    news = update("2024-03-01", says("no_evidence_yet"), **{"from": group})
    action = on("2024-03-01", library(news)).actions[1]
    assert action.partnership_says is None
    assert action.families_say is not None
    assert action.families_say.speaker == group


def test_the_newest_verdict_of_a_voice_counts_and_older_ones_stay_in_the_history() -> None:
    news = (
        update("2024-03-01", says("too_early")),
        update("2024-06-01", says("early_signs", "proof")),
    )
    assert _impact(on("2024-05-31", library(*news)).actions[1].partnership_says) == "too_early"
    action = on("2024-06-01", library(*news)).actions[1]
    assert _impact(action.partnership_says) == "early_signs"
    assert [e.after for e in action.history] == ["too_early", "early_signs"]


def test_a_verdict_is_about_one_action_alone() -> None:
    state = on("2024-03-01", library(update("2024-03-01", says("too_early"))))
    assert state.actions[2].partnership_says is None


# -- the evidence rule


@pytest.mark.parametrize(
    ("speaker", "impact", "evidence", "legal"),
    [
        ("partnership", "too_early", (), True),
        ("partnership", "no_evidence_yet", (), True),
        ("partnership", "not_making_a_difference", (), True),
        ("partnership", "early_signs", (), False),
        ("partnership", "early_signs", ("proof",), True),
        ("partnership", "making_a_difference", (), False),
        ("partnership", "making_a_difference", ("families-say",), False),
        ("partnership", "making_a_difference", ("families-say", "families-say"), False),
        ("partnership", "making_a_difference", ("proof", "figure"), False),
        ("partnership", "making_a_difference", ("proof", "families-say"), True),
        ("partnership", "making_a_difference", ("figure", "a-wish"), True),
        ("parents", "too_early", (), True),
        ("parents", "no_evidence_yet", (), True),
        ("parents", "early_signs", (), False),
        ("parents", "not_making_a_difference", (), False),
        ("parents", "making_a_difference", ("families-say",), True),
        ("monitors", "early_signs", ("proof",), False),
    ],
)
def test_a_verdict_rests_on_sources(
    speaker: str, impact: str, evidence: tuple[str, ...], legal: bool
) -> None:
    news = update("2024-03-01", says(impact, *evidence), **{"from": speaker})
    wishes = WISH, feedback(id="z-wish")
    found = mistakes(library(news, measures=(MEASURE,), feedback=wishes))
    assert (found == []) is legal, found


@pytest.mark.parametrize(
    ("impact", "needed"),
    [
        ("early_signs", "“early_signs” needs one source"),
        ("making_a_difference", "“making_a_difference” needs two sources, one of them families’"),
    ],
)
def test_how_many_sources_are_missing_is_said(impact: str, needed: str) -> None:
    assert mistakes(library(update("2024-03-01", says(impact)))) == [needed]


@pytest.mark.parametrize("ident", ["figure", "a-wish", "later-proof"])
def test_a_source_must_be_on_record_on_the_day_of_the_verdict(ident: str) -> None:
    later: Data = {
        "id": "later-proof",
        "published": "2024-05-01",
        "title": "Later",
        "kind": "document",
        "availability": "elsewhere",
        "words": "Later.",
    }
    parts = {
        "measures": (measure(published="2024-05-01"),),
        "feedback": (feedback(published="2024-05-01"),),
        "evidence": [later],
    }
    early = update("2024-04-30", says("early_signs", ident))
    assert len(mistakes(library(early, **parts))) == 1  # type: ignore[arg-type]  # passed on
    in_time = update("2024-05-01", says("early_signs", ident))
    assert mistakes(library(in_time, **parts)) == []  # type: ignore[arg-type]  # passed on
