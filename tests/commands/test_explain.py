from __future__ import annotations

import re
from pathlib import Path

import pytest

from progress_site.commands.tables import WIDTH
from tests.support.commands import Copy

_PLACE = re.compile(r"^ +((?:plan_data|docs)/\S+):(\d+)$", re.MULTILINE)


def line_at(root: Path, place: tuple[str, str]) -> str:
    return (root / place[0]).read_text(encoding="utf-8").splitlines()[int(place[1]) - 1]


def test_a_milestone_is_told_event_by_event_with_file_and_line(copy: Copy) -> None:
    output = copy.run("explain", "7.3").output
    assert output.startswith("Milestone 7.3 of action 7: Help before a suspension\n")
    places = _PLACE.findall(output)
    assert list(dict.fromkeys(place[0].rpartition("/")[2] for place in places)) == [
        "07.yml",
        "2024-03-15-help-team-has-started.md",
        "2024-06-03-new-date-for-meetings.md",
        "2024-11-14-course-in-every-school.md",
    ]
    assert all('"7.3' in line_at(copy.root, place) for place in places)
    words = " ".join(output.split())
    assert "Promised first for: July 2024" in words
    assert "July 2024 → November 2024" in words
    assert "Why: Schools tried the form and found it too long." in words
    assert (
        "Late, because it is still open, and the date that was first promised has passed" in words
    )


@pytest.mark.parametrize(
    "asked",
    [
        ["3"], ["action", "3"], ["03"], ["help-came-soon"], ["measure", "help-came-soon"],
        ["hear-the-page"], ["feedback", "hear-the-page"], ["1.2.a"], ["11.1"], ["10.4"], ["11"],
        ["2024-02-21-papers-come-before-meetings"],
        ["docs/updates/2024-02-21-papers-come-before-meetings.md"],
    ],
)  # fmt: skip
def test_each_kind_of_thing_has_a_life(copy: Copy, asked: list[str]) -> None:
    result = copy.run("explain", *asked)
    assert result.exit_code == 0
    assert "On 20 November 2024" in result.output
    assert max(len(line) for line in result.output.splitlines()) <= WIDTH
    for place in _PLACE.findall(result.output):
        assert line_at(copy.root, place).strip()


def test_a_correction_is_told_on_both_sides(copy: Copy) -> None:
    words = " ".join(copy.run("explain", "2.2").output.split())
    assert "A mistake, put right by: 2024-11-06-phone-page-is-not-ready" in words
    assert "Puts a mistake right in: 2024-10-17-four-milestones-done" in words


def test_an_action_tells_every_status_and_when_it_is_heard_of_next(copy: Copy) -> None:
    words = " ".join(copy.run("explain", "9").output.split())
    assert "9.3 On track, because it went into milestone 9.1" in words
    assert "The next update is due on 14 May 2025, 6 months after the last one" in words
    words = " ".join(copy.run("explain", "7").output.split())
    assert "families: not making a difference (8 November 2024)" in words


def test_a_measure_tells_each_reading_and_both_rules(copy: Copy) -> None:
    words = " ".join(copy.run("explain", "weeks-families-waited").output.split())
    assert "Reading for July to September 2023: 8 weeks" in words
    assert "A move of 0.5 weeks or less is “about the same”." in words
    assert "2026" not in words
    one = copy.run("explain", "nursery-staff-knew").output
    assert "98.7" not in one  # it was withdrawn


def test_what_is_not_published_is_not_told(copy: Copy) -> None:
    draft = copy.run("explain", "2024-08-01-draft-nursery-story").output
    assert "Not on the site, because it is a draft." in draft
    assert "dormouse" not in draft.lower()
    later = copy.run("explain", "2026-01-15-one-term-of-the-new-strategy").output
    assert "Not on the site, because it is dated 15 January 2026." in later
    assert "zephyr" not in later.lower()
    for ident in ("a-visit-to-school", "7.6", "2024-04-18-withdrawn"):
        assert "quagmire" not in copy.run("explain", ident).output.lower()


@pytest.mark.parametrize(
    ("asked", "near"),
    [("2.44", "2.1, 2.2"), ("hear-the-pag", "hear-the-page"),
     ("2024-02-21-papers", "2024-02-21-papers-"),
     ("visits-to-the-centre", "a-visit-to-school"), ("xyzzy", "Write a number")],
)  # fmt: skip
def test_an_unknown_id_gets_the_nearest_ones(copy: Copy, asked: str, near: str) -> None:
    result = copy.run("explain", asked)
    assert result.exit_code == 1
    assert f"There is nothing called “{asked}” on 2024-11-20." in result.output
    assert near in result.output
