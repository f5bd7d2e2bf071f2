from __future__ import annotations

import re
from pathlib import Path

import pytest

from progress_site.commands.tables import WIDTH, width_of
from tests.support.commands import Copy

_PLACE = re.compile(r"^ +((?:plan_data|docs)/\S+):(\d+)$", re.MULTILINE)


def line_at(root: Path, place: tuple[str, str]) -> str:
    return (root / place[0]).read_text(encoding="utf-8").splitlines()[int(place[1]) - 1]


def test_a_milestone_is_told_event_by_event_with_file_and_line(copy: Copy) -> None:
    output = copy.run("explain", "2.1").output
    assert output.startswith("Milestone 2.1 of action 2: Letters are clear\n")
    places = _PLACE.findall(output)
    assert [place[0].rpartition("/")[2] for place in places] == [
        "02.yml",
        "2023-09-15-letters-take-longer.md",
        "2024-01-25-notes-are-kept.md",
        "2024-01-25-notes-are-kept.md",
    ]
    assert all('"2.1"' in line_at(copy.root, place) for place in places)
    words = " ".join(output.split())
    assert "Promised first for: December 2023" in words
    assert "December 2023 → April 2024" in words
    assert "Why: The printer is old." in words
    assert (
        "Late, because its first promised date, December 2023, has passed and it is open" in words
    )


@pytest.mark.parametrize(
    "asked",
    [
        ["3"], ["action", "3"], ["03"], ["waiting-days"], ["measure", "waiting-days"],
        ["quiet-room"], ["feedback", "quiet-room"], ["1.2.a"], ["7.1"], ["3.5"], ["5"],
        ["2024-02-20-bells-and-rooms"], ["docs/updates/2024-02-20-bells-and-rooms.md"],
    ],
)  # fmt: skip
def test_each_kind_of_thing_has_a_life(copy: Copy, asked: list[str]) -> None:
    result = copy.run("explain", *asked)
    assert result.exit_code == 0
    assert "On 15 June 2024" in result.output
    assert max(width_of(line) for line in result.output.splitlines()) <= WIDTH
    for place in _PLACE.findall(result.output):
        assert line_at(copy.root, place).strip()


def test_a_correction_is_told_on_both_sides(copy: Copy) -> None:
    words = " ".join(copy.run("explain", "2.6").output.split())
    assert "A mistake, put right by: 2024-03-05-letters-have-no-dates" in words
    assert "Puts a mistake right in: 2024-02-20-bells-and-rooms" in words


def test_an_action_tells_every_status_and_when_it_is_heard_of_next(copy: Copy) -> None:
    words = " ".join(copy.run("explain", "3").output.split())
    assert "3.2 Late, because it went into milestone 3.3" in words
    assert "The next update is due on 3 December 2024, 6 months after the last one" in words
    assert "families: not making a difference (November 2023)" in words


def test_a_measure_tells_each_reading_and_both_rules(copy: Copy) -> None:
    words = " ".join(copy.run("explain", "waiting-days").output.split())
    assert "Reading for July to September 2023: 52 days" in words
    assert "A move of 2 days or less is “about the same”." in words
    assert "2031" not in words
    one = copy.run("explain", "one-reading").output
    assert "987654" not in one  # it was withdrawn


def test_what_is_not_published_is_not_told(copy: Copy) -> None:
    draft = copy.run("explain", "2024-05-30-not-ready").output
    assert "Not on the site, because it is a draft." in draft
    assert "dormouse" not in draft.lower()
    later = copy.run("explain", "2031-01-15-far-away").output
    assert "Not on the site, because it is dated 15 January 2031." in later
    assert "zephyr" not in later.lower()
    for ident in ("taken-away", "3.6", "2024-05-28-taken-away"):
        assert "quagmire" not in copy.run("explain", ident).output.lower()


@pytest.mark.parametrize(
    ("asked", "near"),
    [("2.44", "2.1, 2.2"), ("quiet-rom", "quiet-room"), ("2024-02-20-bells", "2024-02-20-bells-"),
     ("published-later", "Write a number"), ("99", "Write a number")],
)  # fmt: skip
def test_an_unknown_id_gets_the_nearest_ones(copy: Copy, asked: str, near: str) -> None:
    result = copy.run("explain", asked)
    assert result.exit_code == 1
    assert f"There is nothing called “{asked}” on 2024-06-15." in result.output
    assert near in result.output
