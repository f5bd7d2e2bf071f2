"""Other forms of a record: shown beside it, with what a reader should know of each."""

from __future__ import annotations

import datetime as dt
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from progress_site.fold.formats import made_by, notices, record_forms, standard_fingerprint
from progress_site.model.base import Format
from progress_site.model.registers import Evidence
from progress_site.model.vocabulary import FormatKind
from progress_site.pages.formats import FormatView, format_views
from tests.support.components import environment
from tests.support.demo import WHILE_IT_RUNS, state
from tests.support.records import library, on

ENTRY = {
    "id": "paper",
    "published": "2024-01-01",
    "title": "Paper",
    "kind": "document",
    "availability": "elsewhere",
    "words": "What it says.",
}


def shown(*formats: dict[str, str], day: str = "2024-07-01", **changes: str) -> tuple[Any, ...]:
    entry = {**ENTRY, **changes, "formats": list(formats)}
    found = on(day, library(evidence=[entry]))
    return format_views(found, found.evidence["paper"])


def words(view: FormatView) -> str:
    source = (
        '{% from "components/formats/formats.html" import formats %}{{ formats([view], "../") }}'
    )
    page = LexborHTMLParser(environment().from_string(source).render(view=view))
    return " ".join(item.text(separator=" ") for item in page.css("li")).strip()


def fingerprint(**changes: str) -> str:
    return standard_fingerprint(
        on("2024-07-01", library()), Evidence.model_validate({**ENTRY, **changes})
    )


def form(**more: str) -> dict[str, str]:
    return {"kind": "audio", "url": "https://sound.test/", **more}


# -- one form


def test_a_form_of_the_same_words_needs_no_note() -> None:
    (view,) = shown(form(fingerprint=fingerprint(), date="2024-02"))
    assert view.check == "same"
    assert "February 2024" in words(view)
    assert "the page" not in words(view)


def test_a_form_is_older_when_the_words_have_changed_since() -> None:
    (view,) = shown(form(fingerprint=fingerprint()), words="It says something else.")
    assert view.check == "older"
    assert "older than the page" in words(view)


def test_a_form_that_nobody_has_compared_says_so() -> None:
    (view,) = shown(form())
    assert view.check == "unknown"
    assert "not been checked" in words(view)


def test_another_form_makes_none_look_old() -> None:
    views = shown(form(fingerprint=fingerprint()), form(kind="bsl"))
    assert {view.form.kind: view.check for view in views} == {"audio": "same", "bsl": "unknown"}


def test_a_form_leaves_no_trace_before_the_day_on_which_it_was_made() -> None:
    assert shown(form(date="2024-07-02")) == ()
    assert len(shown(form(date="2024-07-01"))) == 1
    assert made_by(Format.model_validate(form()), dt.date(1900, 1, 1))


def test_a_translation_has_its_names_and_a_file_here_its_type() -> None:
    polish, sound = shown(
        form(),
        {"kind": "translation", "language": "pl", "url": "media/paper.pdf"},
    )[::-1]
    assert (polish.link.language.own, polish.link.language.name) == ("polski", "Polish")
    assert (polish.link.outside, polish.link.about) == (False, "PDF")
    assert (sound.link.outside, sound.link.about) == (True, None)


def test_they_stand_in_one_order() -> None:
    views = shown(
        {"kind": "translation", "language": "ur", "url": "https://a.test/"},
        {"kind": "translation", "language": "pl", "url": "https://a.test/"},
        *({"kind": kind, "url": "https://a.test/"} for kind in ("audio", "bsl", "easy-read")),
    )
    assert [view.form.kind for view in views] == [*FormatKind, FormatKind.TRANSLATION]
    assert [view.link.language.code for view in views[-2:]] == ["pl", "ur"]


def test_a_form_is_found_where_it_stands_in_its_file() -> None:
    places = {(form.file, form.path): form for form in record_forms(state(WHILE_IT_RUNS))}
    by_kind = {form.subject[1] for form in places.values()}
    assert {"the", "area", "body", "action", "measure", "feedback", "update"} <= by_kind
    assert {"evidence", "event", "review", "stage"} <= by_kind
    assert ("plan_data/actions/03.yml", ("formats", 0)) in places
    assert ("docs/updates/2024-03-15-help-team-has-started.md", ("formats", 0)) in places


def test_a_form_of_what_is_published_later_is_not_known_yet() -> None:
    found = library(evidence=[{**ENTRY, "published": "2024-07-02", "formats": [form()]}])
    known = {day: len(list(record_forms(on(day, found)))) for day in ("2024-07-01", "2024-07-02")}
    assert known == {"2024-07-01": 0, "2024-07-02": 1}


def test_what_is_behind_gives_a_notice_at_its_fingerprint() -> None:
    found = [f for f in notices(record_forms(state(WHILE_IT_RUNS))) if "actions/03" in f.file]
    assert [(f.path, f.severity) for f in found] == [(("formats", 0, "fingerprint"), "notice")]
