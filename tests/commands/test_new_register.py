"""`progress new feedback`, `response` and `reading`."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from progress_site.fold.fold import state_on
from progress_site.model.registers import Feedback, Measure
from progress_site.model.vocabulary import Answer, HowMany
from progress_site.read.load import load
from progress_site.write import yaml_text
from progress_site.write.yaml_text import Value, appended
from tests.support import demo
from tests.support.commands import Copy

SAID = (
    "--title", "A lift, please", "--you-said", "We cannot: there are stairs.", "--heard-from",
    "Parents", "--how-heard", "A survey", "--how-many", "10_to_19",
)  # fmt: skip

OF_FIRST_WEEK = ("--measure", "first-week-went-well")


def feedback(copy: Copy, ident: str) -> Feedback:
    (found,) = [f for f in load(copy.root).library.feedback if f.id == ident]
    return found


def measure(copy: Copy, ident: str) -> Measure:
    (found,) = [m for m in load(copy.root).library.measures if m.id == ident]
    return found


def only_changed(copy: Copy, before: dict[str, bytes], name: str) -> None:
    after = copy.files()
    assert {n for n in after if after[n] != before.get(n)} == {name}
    assert copy.problems() == []


# -- feedback


def test_options_alone_put_feedback_on_record(copy: Copy) -> None:
    before = copy.files()
    result = copy.run("new", "feedback", "--yes", *SAID, "--when", "2024-03", "--actions", "3")
    assert result.exit_code == 0, result.output
    only_changed(copy, before, "plan_data/feedback/a-lift-please.yml")
    record = feedback(copy, "a-lift-please")
    assert record.you_said == "We cannot: there are stairs."
    assert record.how_many is HowMany.FROM_10_TO_19
    assert record.since.text == "2024-11-20"
    assert record.actions == (3,)
    assert not record.quoted


def test_somebody_is_asked_for_feedback(copy: Copy) -> None:
    before = copy.files()
    result = copy.run(
        "new", "feedback",
        typed=["Call us back", "Please", "y", "Parents", "A meeting", "many", "2", "when we met",
               "2024-03", "12", "3 4", "y"],
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    only_changed(copy, before, "plan_data/feedback/call-us-back-2.yml")
    words = " ".join(result.output.split())
    assert "“how_many” cannot be “many”" in words
    assert "“when we met” is not a date that can be read" in words
    record = feedback(copy, "call-us-back-2")
    assert record.quoted
    assert record.how_many is HowMany.FROM_5_TO_9
    assert record.actions == (3, 4)


def test_an_id_is_free_also_among_measures_and_evidence(copy: Copy) -> None:
    for title in ("Help came soon", "Guide list", "2024"):
        assert copy.run("new", "feedback", "--yes", *SAID, "--title", title).exit_code == 0
    names = {f.id for f in load(copy.root).library.feedback}
    assert {"help-came-soon-2", "guide-list-2", "feedback-2024"} <= names
    assert copy.problems() == []


# -- an answer


def test_an_answer_is_added_below_what_was_said(copy: Copy) -> None:
    name = "plan_data/feedback/read-it-on-a-phone.yml"
    before = copy.files()
    result = copy.run(
        "new", "response", "read-it-on-a-phone", "--yes", "--response", "will_do", "--words",
        "Yes: from autumn # soon", "--by", "autumn term 2024",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    only_changed(copy, before, name)
    assert copy.files()[name].startswith(before[name])
    state = state_on(load(copy.root).library, demo.WHILE_IT_RUNS)
    response = state.feedback["read-it-on-a-phone"].response
    assert response is not None
    assert (response.response, response.words) == (Answer.WILL_DO, "Yes: from autumn # soon")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (
            ["quiet-room-on-visit-da", "--response", "done"],
            "there is no id “quiet-room-on-visit-da”: did you mean quiet-room-on-visit-day?",
        ),
        (["quiet-room-on-visit-day", "--response", "maybe"], "“response” cannot be “maybe”"),
        (["quiet-room-on-visit-day", "--response", "will_do", "--words", "x"], "--by is missing"),
        (
            ["quiet-room-on-visit-day", "--response", "cannot_do", "--words", "x"],
            "--why is missing",
        ),
        (
            ["quiet-room-on-visit-day", "--response", "deciding", "--words", "x", "--by", "soon"],
            "“soon” is not",
        ),
    ],
)
def test_an_answer_that_is_not_whole_is_never_written(
    copy: Copy, options: list[str], words: str
) -> None:
    before = copy.files()
    result = copy.run("new", "response", *options, "--yes")
    assert result.exit_code == 1
    assert words in " ".join(result.output.split())
    assert copy.files() == before


def test_somebody_is_asked_for_an_answer(copy: Copy) -> None:
    before = copy.files()
    result = copy.run(
        "new", "response",
        typed=["quiet-room-on-visit-day", "4", "", "We cannot.", "", "No money.", "y"],
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    words = " ".join(result.output.split())
    assert "Offer a quiet room on visit days (no answer yet)" in words
    assert "“cannot_do” needs the reason: add why:" in words
    only_changed(copy, before, "plan_data/feedback/quiet-room-on-visit-day.yml")
    assert feedback(copy, "quiet-room-on-visit-day").responses[-1].why == "No money."


# -- a figure


def test_a_figure_is_added_and_every_other_byte_stays(copy: Copy) -> None:
    name = "plan_data/measures/first-week-went-well.yml"
    before = copy.files()
    result = copy.run(
        "new", "reading", "--measure", "first-week-went-well", "--period", "2024-Q2", "--value",
        "51.5",
        "--provisional", "--note", "Half: “answered” # so far", "--yes",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    only_changed(copy, before, name)
    assert copy.files()[name].startswith(before[name])
    reading = measure(copy, "first-week-went-well").readings[-1]
    assert (str(reading.value), reading.period.text) == ("51.5", "2024-Q2")
    assert reading.provisional
    assert reading.note == "Half: “answered” # so far"


def test_notes_line_ends_and_the_mark_of_utf_8_stay(copy: Copy) -> None:
    path = copy.root / "plan_data" / "measures" / "first-week-went-well.yml"
    kept = path.read_text(encoding="utf-8").replace("unit:", "# a note\nunit:")
    path.write_bytes(b"\xef\xbb\xbf" + f"{kept}\n# The end.\n".replace("\n", "\r\n").encode())
    before = path.read_bytes()
    options = (
        "--measure",
        "first-week-went-well",
        "--period",
        "2024-06",
        "--value",
        "suppressed",
        "--yes",
    )
    assert copy.run("new", "reading", *options).exit_code == 0
    after = path.read_bytes()
    new = b"  - published: 2024-11-20\r\n    period: 2024-06\r\n    value: suppressed\r\n"
    assert after.replace(new, b"") == before
    assert copy.problems() == []


@pytest.mark.parametrize(
    "ident", ["young-people-saw-a-change", "nursery-staff-knew", "fetched-home-early"]
)
def test_what_is_never_published_and_too_few_are_figures_too(copy: Copy, ident: str) -> None:
    before = copy.files()
    options = ("--measure", ident, "--period", "not_stated", "--value", "not_published", "--yes")
    assert copy.run("new", "reading", *options).exit_code == 0
    only_changed(copy, before, f"plan_data/measures/{ident}.yml")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--measure", "help-came-son"], "there is no measure “help-came-son”: did you mean"),
        (["--measure", "fetched-home-early", "--period", "2024-05", "--value", "3"],
         "counts of people below 5 are never published: write suppressed"),
        ([*OF_FIRST_WEEK, "--period", "2024-06", "--value", "5,5"], "is not a figure"),
        ([*OF_FIRST_WEEK, "--period", "2025-06", "--value", "5"],
         "this reading was published before its period began"),
        ([*OF_FIRST_WEEK, "--period", "2024-06"], "--value is missing"),
        (["--period", "2024-06"], "--measure is missing"),
    ],
)  # fmt: skip
def test_a_figure_that_cannot_be_is_never_written(
    copy: Copy, options: list[str], words: str
) -> None:
    before = copy.files()
    result = copy.run("new", "reading", "--yes", *options)
    assert result.exit_code == 1, result.output
    assert words in " ".join(result.output.split())
    assert copy.files() == before


def test_somebody_is_asked_for_a_figure_and_again_for_one_too_small(copy: Copy) -> None:
    before = copy.files()
    result = copy.run(
        "new", "reading", typed=["fetched-home-early", "2024-05", "3", "n", "", "suppressed", "y"]
    )
    assert result.exit_code == 0, result.output
    assert "counts of people below 5 are never published" in " ".join(result.output.split())
    only_changed(copy, before, "plan_data/measures/fetched-home-early.yml")
    assert measure(copy, "fetched-home-early").readings[-1].value == "suppressed"
    assert b"value: 3\n" not in copy.files()["plan_data/measures/fetched-home-early.yml"]


@pytest.mark.parametrize(
    "damage", [("value: 62", "value: 26"), ("unit:", "# unit:"), ("period: 2024-06\n", "")]
)
def test_what_would_change_anything_else_is_never_written(
    copy: Copy, damage: tuple[str, str]
) -> None:
    def damaged(text: str, key: str, item: Mapping[str, Value]) -> str:
        return appended(text, key, item).replace(*damage)

    copy.patch.setattr(yaml_text, "appended", damaged)
    before = copy.files()
    options = ("--measure", "first-week-went-well", "--period", "2024-06", "--value", "92", "--yes")
    result = copy.run("new", "reading", *options)
    assert result.exit_code == 1
    assert copy.files() == before


def test_a_list_in_brackets_is_left_to_the_hand(copy: Copy) -> None:
    path = copy.root / "plan_data" / "measures" / "first-week-went-well.yml"
    text = path.read_text(encoding="utf-8").partition("readings:")[0]
    reading = "{published: 2023-11-20, period: autumn term 2023, value: 62}"
    path.write_text(f"{text}readings: [{reading}]\n", encoding="utf-8")
    before = copy.files()
    options = ("--measure", "first-week-went-well", "--period", "2024-06", "--value", "92", "--yes")
    result = copy.run("new", "reading", *options)
    assert result.exit_code == 1
    assert "Add these lines to it by hand" in result.output
    assert "    value: 92" in result.output
    assert copy.files() == before
