from __future__ import annotations

from progress_site.fold.formats import fingerprint, of_words
from progress_site.model.base import Format
from progress_site.model.easy_read import LENGTH
from progress_site.model.plan import Action, Milestone

ACTION = Action.model_validate({"number": "3", "title": "Shorter letters", "why": "They are long."})


def test_it_is_short_and_stays_the_same() -> None:
    assert fingerprint(ACTION) == fingerprint(ACTION.model_copy())
    assert len(fingerprint(ACTION)) == LENGTH


def test_it_is_the_one_that_publishers_have_noted_in_their_files() -> None:
    promise = {"id": "3.1", "promise": "“Shorter” – as asked.", "due": "2024-06"}
    assert fingerprint(Milestone.model_validate(promise)) == "889d4591f393"


def test_changed_words_change_it() -> None:
    assert fingerprint(ACTION) != fingerprint(ACTION.model_copy(update={"why": "They are dull."}))


def test_another_form_of_the_record_does_not_change_it() -> None:
    film = Format.model_validate({"kind": "bsl", "url": "https://films.example/3"})
    assert fingerprint(ACTION) == fingerprint(ACTION.model_copy(update={"formats": (film,)}))


def test_a_line_broken_elsewhere_does_not_change_it() -> None:
    assert of_words(["They are\n  long."]) == of_words(["They are long."])


def test_a_word_that_moves_to_the_next_text_changes_it() -> None:
    assert of_words(["a", "b c"]) != of_words(["a b", "c"])
