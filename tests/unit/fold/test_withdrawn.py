"""What was withdrawn: its words are gone on every day, its address stays and says so."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from progress_site.fold.fold import state_on
from progress_site.fold.withdraw import without_withdrawn
from progress_site.model.registers import Measure
from progress_site.pages.measures import measure_card
from tests.support import demo
from tests.support.components import words_of
from tests.support.demo import AFTER_ITS_END
from tests.support.records import (
    ACTIONS,
    MEASURE,
    Data,
    feedback,
    library,
    measure,
    moved,
    on,
    reported,
    update,
)

NOTICE = "Withdrawn"

GONE: Data = {"on": "2024-05-05", "reason": "privacy"}
WHY: Data = {"reason": "Secret reason.", "agreed_by": "Secret board"}


@pytest.mark.parametrize(
    "address",
    [
        "updates/2024-04-18-withdrawn/",
        "you-said-we-did/a-visit-to-school/",
        "sources/photo-of-a-room/",
        "actions/7/",
        "easy-read/updates/2024-04-18-withdrawn/",
        "easy-read/you-said-we-did/",
    ],
)
def test_its_address_still_answers_and_says_what_happened(address: str) -> None:
    page = demo.pages_on(AFTER_ITS_END)[address]
    assert "were taken away" in words_of(page)


def test_plan_json_says_when_and_why() -> None:
    data = json.loads(demo.data(demo.state(AFTER_ITS_END)))
    for kind, ident, reason in (
        ("milestones", "7.6", "privacy"),
        ("updates", "2024-04-18-withdrawn", "privacy"),
        ("feedback", "a-visit-to-school", "privacy"),
        ("evidence", "photo-of-a-room", "privacy"),
    ):
        (record,) = [r for r in data[kind] if r["id"] == ident]
        assert record["withdrawn"]["reason"] == reason
        others = [r["id"] for r in data[kind] if r["withdrawn"] and r["id"] != ident]
        assert others == []


def test_statuses_and_dates_stay_because_counts_hang_on_them() -> None:
    says = [{"milestone": "7.4", "status": "at_risk"}]
    (gone,) = [u for u in demo.library().updates if u.withdrawn]
    assert [c.model_dump(exclude_unset=True, exclude={"words"}) for c in gone.changes] == says
    state = demo.state(dt.date(2024, 6, 1))
    assert state.milestones["7.4"].status == "at_risk"
    news = (
        update("2024-03-01", reported("1.1", "at_risk")),
        update("2024-04-01", moved("1.1", "2024-12"), withdrawn=GONE),
    )
    found = on("2024-06-01", library(*news)).milestones["1.1"]
    assert (found.status, found.due.text, found.times_moved) == ("at_risk", "2024-12", 1)


# -- kind by kind


def _hidden(*updates: object, **parts: object) -> str:
    found = library(*updates, **parts)  # type: ignore[arg-type]  # passed on
    return demo.everything_published(state_on(found, dt.date(2025, 1, 1)))


def test_the_words_of_an_update_go_with_all_that_its_changes_say() -> None:
    news = update(
        "2024-03-01",
        reported("1.1", "paused", words="Secret words.", **WHY),
        moved("1.2", "2024-12", effect="Secret effect.", **WHY),
        {"milestone": "1.3", "promise": "Secret promise.", **WHY},
        {"action": 1, "title": "Secret title", **WHY},
        {"action": 2, "impact": "too_early", "words": "Secret verdict."},
        {"action": 2, "add_milestone": {"id": "2.2", "promise": "Secret promise."}, **WHY},
        {"milestone": "1.1", "add_activity": {"id": "1.1.b", "words": "Secret work."}},
        {
            "plan": "closed",
            "words": "Secret.",
            "carried_on": [{"milestone": "1.2", "by": "Secret"}],
        },
        title="Secret title",
        summary="Secret summary.",
        body="Secret body.",
        doubt="Secret doubt.",
        source={"title": "Secret source", "publisher": "Secret", "url": "https://secret.test/"},
        withdrawn=GONE,
    )
    assert "secret" not in _hidden(news)
    assert "secret" in _hidden(news.model_copy(update={"withdrawn": None}))


def test_the_words_of_a_milestone_go_wherever_an_update_repeats_them() -> None:
    promise = {"id": "1.1", "promise": "Secret promise.", "withdrawn": GONE}
    actions: list[Data] = [{"number": 1, "title": "First action", "milestones": [promise]}]
    news = (
        update("2024-03-01", {"milestone": "1.1", "promise": "Secret words.", **WHY}),
        update("2024-04-01", reported("1.1", "paused", words="Secret words.", **WHY)),
        update("2024-05-01", moved("1.1", "2024-12", effect="Secret effect.", **WHY)),
        update(
            "2024-06-01", {"milestone": "1.1", "add_activity": {"id": "1.1.b", "words": "Secret"}}
        ),
        update("2024-07-01", {"activity": "1.1.b", "status": "doing"}),
        update(
            "2024-08-01", {"plan": "closed", "carried_on": [{"milestone": "1.1", "by": "Secret"}]}
        ),
    )
    assert "secret" not in _hidden(*news, actions=actions)
    del promise["withdrawn"]
    assert "secret" in _hidden(*news, actions=actions)


def test_the_words_of_an_action_go_with_its_milestones_and_its_titles() -> None:
    action: Data = {
        "number": 1,
        "title": "Secret title",
        "official_title": "Secret title",
        "why": "Secret why.",
        "aim": "Secret aim.",
        "lead": ["Secret lead"],
        "doubt": "Secret doubt.",
        "milestones": [
            {"id": "1.1", "promise": "Secret.", "activities": [{"id": "1.1.a", "words": "Secret."}]}
        ],
        "withdrawn": GONE,
    }
    news = (
        update("2024-03-01", {"action": 1, "title": "Secret new title", **WHY}),
        update("2024-04-01", {"milestone": "1.1", "promise": "Secret words.", **WHY}),
        update("2024-05-01", {"action": 1, "impact": "too_early", "words": "Secret verdict."}),
    )
    assert "secret" not in _hidden(*news, actions=[action])


def test_the_words_and_the_figures_of_a_measure_go() -> None:
    gone = measure(
        {"period": "2023-Q1", "value": "77.01", "note": "Secret note."},
        {"period": "2023-Q2", "value": "77.02", "parts": [{"name": "Secret", "value": "77.03"}]},
        question="Secret question?",
        definition="Secret definition.",
        unit="secrets",
        limits="Secret limits.",
        baseline={"period": "2022", "value": "77.04", "note": "Secret note."},
        target={"value": "77.05"},
        interim_targets=[{"value": "77.06", "by": "2024", "published": "2024-01-01"}],
        comparators=[{"name": "Secret", "value": "77.07", "published": "2024-01-01"}],
        withdrawn=GONE,
    )
    news = update("2024-03-01", {"measure": "figure", "target": "77.08", "by": "2025", **WHY})
    text = _hidden(news, measures=(gone,))
    assert "secret" not in text
    assert "77.0" not in text
    assert "figures/figure/" in text, "its address stays"
    state = on("2025-01-01", library(news, measures=(gone,)))
    assert state.measures["figure"].record.source.title == NOTICE
    card = measure_card(state.measures["figure"])
    untrue = {"No figure has been published yet.", "No target for this figure is on record here."}
    assert untrue.isdisjoint({card.trend_sentence, card.target_sentence})


@pytest.mark.parametrize(
    ("key", "record"),
    [
        ("baseline", {"period": "2022", "value": "77.01", "withdrawn": GONE}),
        (
            "comparators",
            [{"name": "S", "value": "77.01", "published": "2024-01-01", "withdrawn": GONE}],
        ),
        ("target", {"value": "77.01", "withdrawn": GONE}),
        (
            "interim_targets",
            [{"value": "77.01", "by": "2023", "published": "2024-01-01", "withdrawn": GONE}],
        ),
        (
            "readings",
            {"published": "2024-01-01", "period": "2023", "value": "77.01", "withdrawn": GONE},
        ),
    ],
)
def test_a_withdrawn_figure_is_nowhere(key: str, record: object) -> None:
    stays: Data = {"published": "2024-01-01", "period": "2024", "value": "50"}
    parts: Data = {"readings": [stays], key: record}
    if key == "readings":
        parts = {key: [stays, record]}
    gone = Measure.model_validate({**MEASURE, **parts})
    assert "77.01" not in _hidden(measures=(gone,))


def test_the_words_of_feedback_go_with_its_answers() -> None:
    answer = {
        "published": "2024-03-01",
        "response": "cannot_do",
        "words": "Secret.",
        "why": "Secret.",
    }
    said = [{"published": "2024-03-01", "words": "Secret."}]
    gone = feedback(
        answer,
        title="Secret title",
        heard_from="Secret people",
        how_heard="Secret way",
        you_said="Secret words.",
        doubt="Secret doubt.",
        difference_made=said,
        asked_them_back=said,
        source={"title": "Secret", "url": "https://secret.test/"},
        withdrawn=GONE,
    )
    assert "secret" not in _hidden(feedback=(gone,))
    state = on("2025-01-01", library(feedback=(gone,)))
    assert list(state.feedback) == ["a-wish"]


def test_one_withdrawn_answer_takes_only_its_own_words() -> None:
    gone = {"published": "2024-03-01", "response": "doing", "words": "Secret.", "withdrawn": GONE}
    text = _hidden(feedback=(feedback(gone),))
    assert "secret" not in text
    assert "we wish for it." in text


def test_the_words_and_the_addresses_of_evidence_go() -> None:
    gone: Data = {
        "id": "gone",
        "published": "2024-01-01",
        "title": "Secret title",
        "kind": "film",
        "availability": "here",
        "words": "Secret words.",
        "publisher": "Secret publisher",
        "url": "https://secret.test/",
        "file": "media/secret.mp4",
        "captions": "media/secret.vtt",
        "transcript": "media/secret.txt",
        "bsl": "media/secret-bsl.mp4",
        "formats": [{"kind": "easy-read", "url": "https://secret.test/easy"}],
        "withdrawn": GONE,
    }
    found = library(evidence=[gone])
    assert "secret" not in _hidden(evidence=[gone])
    entry = state_on(found, dt.date(2025, 1, 1)).evidence["gone"]
    assert (entry.title, entry.words) == (NOTICE, NOTICE)
    assert (entry.url, entry.file, entry.captions, entry.transcript, entry.bsl) == (None,) * 5
    assert entry.formats == ()


def test_what_was_not_withdrawn_stays_word_for_word() -> None:
    source = {"title": "A source", "url": "https://source.test/"}
    plain = library(
        update("2024-03-01", reported("1.1", "on_track"), source=source),
        measures=(measure({"period": "2023", "value": "5"}, source=source),),
        feedback=(feedback(source=source),),
    )
    assert without_withdrawn(plain, NOTICE) == plain


def test_other_records_of_the_same_file_stay() -> None:
    actions = [
        {**ACTIONS[0], "milestones": [{**ACTIONS[0]["milestones"][0], "withdrawn": GONE}]},
        ACTIONS[1],
    ]
    state = on("2025-01-01", library(actions=actions))
    assert state.milestones["1.1"].promise == NOTICE
    assert state.milestones["1.1"].original_promise == NOTICE
    assert state.actions[1].title == "First action"
    assert state.milestones["2.1"].promise == "Another promise."
