"""`progress new update`: what is asked, what is refused, what is written."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import HealthCheck, example, given, settings

from progress_site.commands.new_forms import FORMS, make
from progress_site.commands.project import Project
from progress_site.fold.fold import state_on
from progress_site.model.update import Update
from progress_site.model.vocabulary import Impact, Reported
from progress_site.read.load import load
from progress_site.read.nodes import parse_yaml
from progress_site.read.text import FrontMatter, split_front_matter
from tests.properties.test_yaml_text import TYPED, can_be_typed
from tests.support import demo
from tests.support.commands import Copy

TITLE = ("--title", "Boats have names")
SUMMARY = ("--summary", "Each boat has a name now.")
DONE = ("--milestone", "3.4", "--status", "done", "--evidence", "guide-list")


def only_new(copy: Copy, before: dict[str, bytes]) -> str:
    """Return the one file that is new, and make sure that nothing else changed."""
    after = copy.files()
    (name,) = set(after) - set(before)
    assert {**after, **before} == after
    assert copy.problems() == []
    return name


def read(copy: Copy, name: str) -> Update:
    slug = name.rpartition("/")[2].removesuffix(".md")
    (found,) = [u for u in load(copy.root).library.updates if u.slug == slug]
    return found


# -- by options


def test_options_alone_write_a_valid_update_of_today(copy: Copy) -> None:
    before = copy.files()
    result = copy.run("new", "update", "--yes", *TITLE, *SUMMARY, *DONE)
    assert result.exit_code == 0, result.output
    name = only_new(copy, before)
    assert name == "docs/updates/2024-11-20-boats-have-names.md"
    assert f"Written: {name}" in result.output
    assert "make preview" in result.output
    assert "progress check" in result.output
    update = read(copy, name)
    assert (update.title, update.summary, update.from_) == (TITLE[1], SUMMARY[1], "partnership")
    assert update.about == (3,)
    state = state_on(load(copy.root).library, demo.WHILE_IT_RUNS)
    assert state.milestones["3.4"].reported is Reported.DONE


def test_all_missing_answers_are_named_by_their_options(copy: Copy) -> None:
    before = copy.files()
    result = copy.run("new", "update", "--milestone", "3.4", "--due", "2025")
    assert result.exit_code == 1
    assert re.findall(r"^(?:Error: )?(--[a-z-]+) is missing", result.output, re.MULTILINE) == [
        "--title",
        "--summary",
        "--reason",
    ]
    assert copy.files() == before


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--milestone", "3.4", "--status", "done"],
         "milestone 3.4 is reported done without evidence: add evidence: [id]"),
        (["--milestone", "3.4", "--status", "doen"], "cannot be “doen”: did you mean done?"),
        (["--milestone", "3.4", "--status", "late"], "“late” is worked out"),
        (["--milestone", "7.1", "--status", "at_risk"], "milestone 7.1 is already done"),
        (["--milestone", "3.44", "--status", "at_risk"], "there is no milestone “3.44”"),
        (["--milestone", "three", "--status", "at_risk"], "is not the number of a milestone"),
        (["--milestone", "3.4"], "Say what happened to it with one of: --status, --due"),
        (["--milestone", "3.4", "--status", "paused", "--reason", "x"], "--agreed-by is missing"),
        (["--milestone", "3.4", "--status", "done", "--evidence", "guide-lits"],
         "there is no evidence “guide-lits”: did you mean guide-list?"),
        (["--milestone", "3.4", "--status", "done", "--evidence", "guide-list", "--done-on",
          "2025-01"], "milestone 3.4 is done on a day after this update"),
        (["--milestone", "3.4", "--due", "autumn 2025", "--reason", "x", "--effect", "x",
          "--agreed-by", "x"], "could be the school term or the season"),
        (["--milestone", "3.4", "--due", "not_stated", "--reason", "x", "--effect", "x",
          "--agreed-by", "x"], "milestone 3.4 is already due not_stated"),
        (["--action", "1", "--impact", "making_a_difference", "--words", "x"],
         "needs two sources, one of them families’"),
        (["--from", "parent-carer-form"], "there is no group “parent-carer-form”: did you mean"),
        (["--about", "12"], "there is no action 12"),
        (["--change", "{milestone: '3.4', stauts: done}"], "did you mean status?"),
        (["--change", "3.4 is done"], "is no change"),
        (["--body", "See [this](/actions/77/)."], "/actions/77/"),
        (["--title", "a\x00b"], "--title: this file is not saved as UTF-8"),
    ],
)  # fmt: skip
def test_what_the_reader_refuses_is_never_written(
    copy: Copy, options: list[str], words: str
) -> None:
    before = copy.files()
    more = [] if "--title" in options else TITLE
    result = copy.run("new", "update", "--yes", *more, *SUMMARY, *options)
    assert result.exit_code == 1, result.output
    assert words in " ".join(result.output.split())
    assert copy.files() == before


def test_one_update_can_move_a_date_and_say_that_it_is_at_risk(copy: Copy) -> None:
    before = copy.files()
    result = copy.run(
        "new", "update", "--yes", *TITLE, *SUMMARY, "--milestone", "3.4", "--status", "at_risk",
        "--words", "No paint.", "--due", "2025-01-01 to 2025-02-01", "--reason", "Why: paint",
        "--effect", "Boats wait.", "--agreed-by", "the board",
        "--change", "{action: 1, impact: too_early, words: Yes}",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    update = read(copy, only_new(copy, before))
    assert [type(change).__name__ for change in update.changes] == [
        "ImpactChange", "StatusChange", "DueChange",
    ]  # fmt: skip
    state = state_on(load(copy.root).library, demo.WHILE_IT_RUNS)
    assert state.milestones["3.4"].due.text == "2025-01-01 to 2025-02-01"
    assert state.milestones["3.4"].moves[-1].reason == "Why: paint"
    verdict = state.actions[1].partnership_says
    assert verdict is not None
    assert verdict.impact is Impact.TOO_EARLY


WRONG = "2023-10-27-course-is-written"


def test_an_update_that_was_wrong_is_put_right(copy: Copy) -> None:
    """What was done changes no more, unless the update that said so is named."""
    words = ("--milestone", "7.1", "--status", "at_risk", "--words", "Two schools have no lead.")
    result = copy.run("new", "update", "--yes", *TITLE, *SUMMARY, *words)
    assert "write corrects" in result.output or "corrects:" in result.output
    before = copy.files()
    named = ("--corrects", f"docs/updates/{WRONG}.md")
    result = copy.run("new", "update", "--yes", *TITLE, *SUMMARY, *words, *named)
    assert result.exit_code == 0, result.output
    assert read(copy, only_new(copy, before)).corrects == WRONG
    state = state_on(load(copy.root).library, demo.WHILE_IT_RUNS)
    assert state.milestones["7.1"].reported is Reported.AT_RISK


def test_a_mistake_can_be_put_right_by_question_and_answer(copy: Copy) -> None:
    before = copy.files()
    result = copy.run(
        "new", "update", *TITLE, *SUMMARY,
        typed=["", "mistake", "2023-10-27-course", WRONG, "status", "3.4", "7.1", "at_risk",
               "Two schools have no lead.", "", "", "", "y"],
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    words = " ".join(result.output.split())
    assert f"there is no update “2023-10-27-course”: did you mean {WRONG}?" in words
    assert f"“{WRONG}” changed nothing about 3.4: use one of: 3.1, 7.1" in words
    assert words.count("An older update was wrong") == 1  # not offered a second time
    update = read(copy, only_new(copy, before))
    assert update.corrects == WRONG
    assert [type(change).__name__ for change in update.changes] == ["StatusChange"]


ADDED = ("--action", "1", "--new-promise", "Every boat has a light.", "--due", "2024-12")


def test_a_promise_can_be_added_and_gets_the_next_number(copy: Copy) -> None:
    before = copy.files()
    more = ("--reason", "It is dark in winter.", "--agreed-by", "the board")
    result = copy.run("new", "update", "--yes", *TITLE, *SUMMARY, *ADDED, *more)
    assert result.exit_code == 0, result.output
    update = read(copy, only_new(copy, before))
    assert [type(change).__name__ for change in update.changes] == ["AddMilestone"]
    state = state_on(load(copy.root).library, demo.WHILE_IT_RUNS)
    added = list(state.milestones.values())
    (new,) = [m for m in added if m.promise == "Every boat has a light."]
    numbers = {int(m.id.partition(".")[2]) for m in added if m.action == 1 and m is not new}
    assert int(new.id.partition(".")[2]) > max(numbers)
    assert new.due.text == "2024-12"


def test_a_promise_that_was_added_is_asked_for(copy: Copy) -> None:
    before = copy.files()
    result = copy.run(
        "new", "update", *TITLE, *SUMMARY,
        typed=["", "added", "1", "Every boat has a light.", "soon", "not_stated", "Dark winters.",
               "the board", "", "", "", "y"],
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    assert "What is promised, as 1." in result.output
    assert [type(c).__name__ for c in read(copy, only_new(copy, before)).changes] == [
        "AddMilestone"
    ]


def test_a_name_that_is_taken_gets_a_number_and_nothing_is_overwritten(copy: Copy) -> None:
    names = []
    for _ in range(3):
        before = copy.files()
        assert copy.run("new", "update", "--yes", *TITLE, *SUMMARY).exit_code == 0
        names.append(only_new(copy, before).rpartition("2024-11-20-")[2])
    assert names == ["boats-have-names.md", "boats-have-names-2.md", "boats-have-names-3.md"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("😀😀", "update"),
        ("2024", "update-2024"),
        ("Ünïcode & “quotes” — it’s fine", "unicode-quotes-its-fine"),
        ("../../etc/passwd", "etc-passwd"),
        ("word " * 40, "word-word-word-word-word-word-word-word-word-word"),
        ("x" * 300, "x" * 50),
    ],
)
def test_any_title_gives_a_name(copy: Copy, title: str, name: str) -> None:
    before = copy.files()
    assert copy.run("new", "update", "--yes", "--title", title, *SUMMARY).exit_code == 0
    assert only_new(copy, before) == f"docs/updates/2024-11-20-{name}.md"


def test_a_draft_leaves_no_trace(copy: Copy) -> None:
    before = copy.files()
    assert copy.run("new", "update", "--yes", *TITLE, *SUMMARY, *DONE, "--draft").exit_code == 0
    assert read(copy, only_new(copy, before)).draft
    state = state_on(load(copy.root).library, demo.WHILE_IT_RUNS)
    assert state.milestones["3.4"].reported is Reported.ON_TRACK


def test_mistakes_elsewhere_do_not_stand_in_the_way(copy: Copy) -> None:
    path = copy.root / "docs" / "updates" / "2024-06-20-reviewers-visit.md"
    path.write_text(path.read_text(encoding="utf-8").replace("areas:", "aeras:"), encoding="utf-8")
    result = copy.run("new", "update", "--yes", *TITLE, *SUMMARY, *DONE)
    assert result.exit_code == 0
    assert "Mend later: 1 mistake in other files, see progress check." in result.output


# -- by question and answer


def test_somebody_is_asked_and_shown_what_will_be_written(copy: Copy) -> None:
    before = copy.files()
    result = copy.run(
        "new", "update",
        typed=["", "Boats: “names” # 1", "- Each boat's name.", "1", "3.4", "done", "",
               "guide-list", "nothing", "First paragraph.", "", "Second: one.", "", "", "y"],
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    update = read(copy, only_new(copy, before))
    assert update.title == "Boats: “names” # 1"
    assert update.summary == "- Each boat's name."
    assert update.body.strip() == "First paragraph.\n\nSecond: one."
    assert "3.4   On track" in result.output
    assert "New staff take the course" in result.output
    shown = result.output.partition("----\n---\n")[2].partition("Write this?")[0]
    assert 'title: "Boats: “names” # 1"' in shown


def test_what_is_refused_is_asked_again_in_the_readers_words(copy: Copy) -> None:
    before = copy.files()
    result = copy.run(
        "new", "update",
        typed=["nobody at all", "partnership", "   ", "Title", "", "Summary", "dates", "date",
               "7.1", "3.4", "autumn 2025", "2025-02-30", "2025-02", "", "Why", "Effect", "Board",
               "status", "4.4", "late", "done", "2030", "2024-06", "none yet", "", "at_risk",
               "No bikes", "", "", "y"],
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    words = " ".join(result.output.split())
    for said in (
        "“nobody at all” is not an id",
        "“title” is empty: write its value",
        "“summary” is empty: write its value",
        "“dates” is none of these: did you mean date?",
        "milestone 7.1 is already done",
        "could be the school term or the season",
        "there is no such date as “2025-02-30”: that month ends on 2025-02-28",
        "“reason” is empty",
        "“late” is worked out from the promised date and today, and never typed",
        "milestone 4.4 is reported done without evidence",
    ):
        assert said in words, said
    update = read(copy, only_new(copy, before))
    assert [type(change).__name__ for change in update.changes] == ["DueChange", "StatusChange"]


def test_a_problem_found_at_the_end_asks_that_question_again(copy: Copy) -> None:
    before = copy.files()
    result = copy.run(
        "new", "update", *TITLE, *SUMMARY,
        typed=["", "", "", "", "See [it](/actions/99/).", "", "", "See [it](/actions/1/).", "", "",
               "y"],
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    assert "/actions/99/" in result.output
    assert result.output.count("What should families know besides?") == 2
    assert read(copy, only_new(copy, before)).body.strip() == "See [it](/actions/1/)."


@pytest.mark.parametrize("typed", [["", "Title"], ["", "Title", "Summary", "", "", "", "n"]])
def test_whoever_stops_or_says_no_leaves_nothing(copy: Copy, typed: list[str]) -> None:
    before = copy.files()
    result = copy.run("new", "update", typed=typed)
    assert "Nothing was written." in result.output
    assert copy.files() == before


# -- whatever is typed


@cache
def project() -> Project:
    return Project(demo.FOLDER, demo.WHILE_IT_RUNS, load(demo.FOLDER), ())


@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(title=TYPED.filter(can_be_typed), words=TYPED.filter(can_be_typed))
@example(title="---", words="---\ntitle: x\n---\n")
@example(title="x" * 5000, words="# a\n\n- b\n")
def test_any_text_comes_back_through_the_reader(title: str, words: str) -> None:
    change = {"milestone": "3.4", "status": "at_risk", "words": words}
    answers = {
        "from": "partnership", "title": title, "summary": words, "about": [], "happened": "",
        "changes": [change], "evidence": [], "body": "",
    }  # fmt: skip
    draft = make(FORMS["update"], project(), answers)
    split = split_front_matter(draft.name, draft.content.decode(), "")
    assert isinstance(split, FrontMatter)
    parsed = parse_yaml(draft.name, split.text)
    assert parsed.problems == []

    def meant(text: str) -> str:
        return text.replace("\r\n", "\n").replace("\r", "\n").strip()

    assert parsed.data["title"] == meant(title)
    assert parsed.data["summary"] == meant(words)
    assert parsed.data["changes"][0]["words"] == meant(words)
    if meant(title) and meant(words):
        slug = draft.name.rpartition("/")[2].removesuffix(".md")
        update = Update.model_validate({**parsed.data, "slug": slug, "body": split.body})
        assert (update.title, update.summary) == (meant(title), meant(words))


def test_before_the_approval_nothing_is_asked(copy: Copy) -> None:
    copy.patch.setenv("AS_OF", "2023-04-01")
    before = copy.files()
    result = copy.run("new", "update", typed=[])
    assert result.exit_code == 1
    assert "this is before the plan was approved (2023-05)" in result.output
    assert "Who says this?" not in result.output
    assert copy.files() == before
