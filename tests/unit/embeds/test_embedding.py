"""What other sites copy: it holds a name and a way here, and never how things stand."""

from __future__ import annotations

import datetime as dt
from functools import reduce

import pytest
from selectolax.lexbor import LexborHTMLParser

from progress_site.embeds.pages import (
    EmbedActionView,
    EmbeddingView,
    EmbedMeasureView,
    Offer,
    copied,
    offers,
)
from progress_site.words.wording import counts
from tests.support.demo import (
    AFTER_ITS_END,
    SITE_URL,
    WHILE_IT_RUNS,
    pages_on,
    publish,
    state,
)
from tests.support.hostile import HOSTILE
from tests.support.records import library, measure, on, plan, reported, update
from tests.support.status_words import STATUS


def offered(title: str) -> list[Offer]:
    actions = [{"number": 1, "title": title, "milestones": [{"id": "1.1", "promise": "A."}]}]
    return list(offers(on("2024-06-01", library(actions=actions))))


@pytest.mark.parametrize("day", [WHILE_IT_RUNS, AFTER_ITS_END], ids=str)
def test_no_copied_text_says_how_things_stand(day: dt.date) -> None:
    found: EmbeddingView = pages_on(day)["embed/"].view
    titles = [offer.name for offer in offers(state(day))]
    texts = [
        text for _o, snippets in (*found.actions, *found.measures) for _label, text in snippets
    ]
    texts += [copied("oembed", offer, SITE_URL) for offer in offers(state(day))]
    assert len(texts) > 40
    ours = [reduce(lambda text, title: text.replace(title, ""), titles, text) for text in texts]
    assert [text for text in ours if STATUS.search(text)] == []


def test_copied_text_stays_the_same_whatever_happens() -> None:
    before = on("2024-06-01", library())
    after = on("2024-12-01", library(update("2024-07-01", reported("1.1", "done"))))
    first = [copied("oembed", offer, SITE_URL) for offer in offers(before)]
    assert first == [copied("oembed", offer, SITE_URL) for offer in offers(after)]
    shown = [
        counts(publish(s)["embed/actions/1/"].view.action.counts).sentence for s in (before, after)
    ]
    assert shown == ["None of 3 milestones is done", "1 of 3 milestones is done"]


def test_each_action_has_four_things_to_copy_and_each_measure_three() -> None:
    found: EmbeddingView = pages_on(WHILE_IT_RUNS)["embed/"].view
    assert {len(snippets) for _offer, snippets in found.actions} == {4}
    assert {len(snippets) for _offer, snippets in found.measures} == {3}
    assert found.actions[2][1][0][1] == f"{SITE_URL}actions/3/"


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_title_is_the_same_text_in_every_place(title: str) -> None:
    offer = offered(title)[0]
    for html in (copied("oembed", offer, SITE_URL), *_snippets(title)):
        page = LexborHTMLParser(f"<body>{html}")
        # The title is text: it opens no element and ends no attribute.
        names = {node.tag for node in page.css("body *")}
        assert names <= {"a", "blockquote", "iframe", "img", "p"}
        said = [*(n.text() for n in page.css("a") if n.text())]
        said += [n.attributes["title"] or "" for n in page.css("iframe")]
        said += [n.attributes["alt"] or "" for n in page.css("img")]
        for words in said:
            assert words == f"Action 1: {title} – see where this promise stands now"
        if said:
            allowed = {"href", "src", "title", "width", "height", "frameborder", "loading", "alt"}
            for node in page.css("body *"):
                assert set(node.attributes) <= allowed


def _snippets(title: str) -> list[str]:
    actions = [{"number": 1, "title": title, "milestones": [{"id": "1.1", "promise": "A."}]}]
    found: EmbeddingView = publish(on("2024-06-01", library(actions=actions)))["embed/"].view
    return [text for _label, text in found.actions[0][1][1:]]


def test_a_long_title_gets_a_higher_frame() -> None:
    short, long = offered("Boats")[0], offered("Boats and bells " * 18)[0]
    assert long.height > short.height
    assert long.phone_height > short.phone_height


def test_a_demonstration_says_so_in_what_is_copied() -> None:
    boats = {"number": 1, "title": "Boats", "milestones": []}
    made_up = plan(demonstration=True, shown_as_of="2024-06-01")
    offer = next(iter(offers(on("2024-06-01", library(actions=[boats], plan=made_up)))))
    assert offer.name == "Demonstration: Action 1: Boats"
    assert "Demonstration: Action 1: Boats" in copied("oembed", offer, SITE_URL)


def test_what_was_withdrawn_answers_and_is_offered_to_nobody() -> None:
    gone = measure(id="gone", withdrawn={"on": "2024-05-01", "reason": "error"})
    pages = publish(on("2024-06-01", library(measures=(gone,))))
    view: EmbedMeasureView = pages["embed/measures/gone/"].view
    assert view.card.measure.record.withdrawn
    offered_there: EmbeddingView = pages["embed/"].view
    assert offered_there.measures == ()


def test_a_frame_tells_both_voices_also_when_one_is_silent() -> None:
    view: EmbedActionView = pages_on(WHILE_IT_RUNS)["embed/actions/7/"].view
    assert [verdict.impact for _who, verdict in view.answers if verdict] == [
        "early_signs",
        "not_making_a_difference",
    ]
    silent: EmbedActionView = publish(on("2024-06-01", library()))["embed/actions/1/"].view
    assert [verdict for _who, verdict in silent.answers] == [None, None]
