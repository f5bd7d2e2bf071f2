"""What of the written words stands on an Easy Read page, and what does not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from progress_site.easy_read.pages import easy_pages, easy_read_links
from progress_site.easy_read.views import EasyActionView, EasyYouSaidView
from progress_site.fold.state import State
from progress_site.model.easy_read import EasyAction, EasyRead, EasyYouSaid
from progress_site.model.library import Library
from tests.support.records import ACTIONS, Data, feedback, library, on

LINE = {"picture": "plan", "words": "Written words."}
PAGE: Data = {"made": "2024-01-01", "title": "A title", "lines": [LINE]}
GONE = {"on": "2024-03-01", "reason": "privacy"}
ANSWER: Data = {"published": "2024-02-01", "response": "doing", "words": "We do it."}


def with_words(found: Library) -> Library:
    said = feedback().id
    return replace(
        found,
        easy_read=EasyRead(
            you_said=EasyYouSaid.model_validate(
                {
                    **PAGE,
                    "page": "you-said-we-did",
                    "feedback": {
                        said: {
                            "picture": "plan",
                            "you_said": "Easy words of a wish.",
                            "we_did": "Easy words of an answer.",
                        }
                    },
                }
            ),
            actions={
                1: EasyAction.model_validate({**PAGE, "action": "1", "milestones": {"1.1": LINE}})
            },
        ),
    )


def views(found: State) -> dict[str, Any]:
    # As of a past day: then no page says that its words were never compared.
    return {draft.address: draft.view for draft in easy_pages(found, as_of=True)}


def said(found: Library) -> str:
    view = views(on("2024-05-01", with_words(found)))["easy-read/you-said-we-did/"]
    assert isinstance(view, EasyYouSaidView)
    return " ".join(item.words for one in view.said for item in (*one.items, *one.answered))


def action(*changed: Data) -> EasyActionView:
    actions = [*changed, *ACTIONS[1:]] if changed else None
    view = views(on("2024-05-01", with_words(library(actions=actions))))["easy-read/actions/1/"]
    assert isinstance(view, EasyActionView)
    return view


def test_what_people_said_and_what_was_answered() -> None:
    words = said(library(feedback=(feedback(ANSWER),)))
    assert words == "Easy words of a wish. This is being done. Easy words of an answer."


def test_no_answer_is_written_where_none_was_given() -> None:
    assert said(library(feedback=(feedback(),))) == "Easy words of a wish."


def test_that_nothing_has_an_answer_is_said_once() -> None:
    found = on("2024-05-01", with_words(library(feedback=(feedback(),))))
    view = views(found)["easy-read/you-said-we-did/"]
    assert [item.words for item in view.intro].count("No answer is known yet.") == 1


def test_promises_that_are_not_known_are_told_once() -> None:
    view = views(on("2024-05-01", with_words(library())))["easy-read/"]
    assert [words is None for _picture, _link, words in view.actions] == [False, False, True]


def test_an_action_of_which_nothing_is_known_has_no_sheet() -> None:
    view = views(on("2024-05-01", with_words(library())))["easy-read/print/"]
    assert [sheet.number for sheet in view.sheets] == [1, 2]
    assert [item.words for item in view.more] == ["Nothing is known yet about 1 action."]


def test_words_of_a_withdrawn_answer_are_gone() -> None:
    words = said(library(feedback=(feedback({**ANSWER, "withdrawn": GONE}),)))
    assert "of a wish" in words
    assert "of an answer" not in words


def test_words_of_withdrawn_feedback_are_gone() -> None:
    words = said(library(feedback=(feedback(ANSWER, withdrawn=GONE),)))
    assert words.startswith("Words were taken away from here on 1 March 2024.")
    assert "Easy words" not in words


def test_a_withdrawn_action_is_its_notice() -> None:
    assert action().sheet.title == "A title"
    assert action().sheet.counts
    sheet = action({**ACTIONS[0], "withdrawn": GONE}).sheet
    assert "A title" not in repr(sheet)
    assert "Written words." not in repr(sheet)
    assert (sheet.counts, sheet.verdicts, sheet.promises) == ((), (), ())


def test_a_withdrawn_promise_is_its_notice() -> None:
    first = {**ACTIONS[0]["milestones"][0], "withdrawn": GONE}
    sheet = action({**ACTIONS[0], "milestones": [first, *ACTIONS[0]["milestones"][1:]]}).sheet
    assert [item.words for item in sheet.promises[0].items] == [
        "Words were taken away from here on 1 March 2024.",
        "This keeps somebody’s private life safe.",
    ]


def test_the_way_to_easy_read_is_marked_as_old_but_never_on_a_past_day() -> None:
    found = on("2024-05-01", with_words(library(feedback=(feedback(ANSWER),))))
    today = easy_read_links(found, as_of=False)
    assert today["actions/1/"].behind
    assert today["you-said-we-did/"].behind
    assert not today["actions/2/"].behind, "nothing is written that could be old"
    assert not any(way.behind for way in easy_read_links(found, as_of=True).values())


def test_without_words_there_is_nothing() -> None:
    found = on("2024-05-01", library())
    assert not views(found)
    assert not easy_read_links(found, as_of=False)
