"""What counts as a mended spelling. Whatever is in doubt is none."""

from __future__ import annotations

import pytest

from progress_site.guard.differences import likeness, only_spelling


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Evry school has teh guide.", "Every school has the guide."),
        ("Families recieve a letter.", "Families receive a letter."),
        ("Each school has the the guide.", "Each school has the guide."),
        ("The guidence is clear.", "The guidance is clear."),
        ("Our parents parents meet the team here.", "Our parents meet the team here."),
        ("Now our parents parents meet the team here.", "Now our parents meet the team here."),
        ("Families meet with our staff staff.", "Families meet with our staff."),
        ("Each school has guide.", "Each school has a guide."),
        ("Staff there fore meet.", "Staff therefore meet."),
        ("A letter is sent ,and read", "A letter is sent, and read."),
        ("The parents forum meets.", "The parents' forum meets."),
        ("A familys view", "A family's view"),
        ("See [the list](/sources/list-2023/).", "See [the list](/sources/list-2024/)."),
        ("somerset has 12 schools", "Somerset has 12 schools"),
    ],
)
def test_a_slip_of_the_pen(old: str, new: str) -> None:
    assert only_spelling(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Every school has the guide.", "Most schools have the guide."),
        ("No family waits.", "A family waits."),
        ("It will not stop.", "It will now stop."),
        ("It will now stop.", "It will not stop."),
        ("Staff can help.", "Staff can't help."),
        ("Families ever wait.", "Families never wait."),
        ("By March 2024", "By May 2024"),
        ("By March 2024", "By March 2025"),
        ("in 2 weeks", "in 12 weeks"),
        ("in two weeks", "in ten weeks"),
        ("5 % of pupils", "5 pupils"),
        ("in some weeks", "in same weeks"),
        ("We include all children.", "We exclude all children."),
        ("Waits increase.", "Waits decrease."),
        ("Help is possible.", "Help is impossible."),
        ("The visit comes.", "The visit comes soon."),
        ("The first visit comes soon.", "The visit comes soon."),
        ("before the visit", "after the visit"),
        ("parents and schools", "parents or schools"),
        ("We visit parents.", "We value parents."),
        ("Staff meet even parents.", "Staff meet seven parents."),
        ("They meet there.", "They melt there."),
        ("Pupils are heard.", "Everything here was written anew."),
        ("Pupils and pupils' parents are heard.", "Pupils' parents are heard."),
    ],
)
def test_another_statement(old: str, new: str) -> None:
    assert not only_spelling(old, new)


def test_likeness_tells_the_same_from_another() -> None:
    assert likeness("Every school has the guide.", "every school has the guide") == 1
    assert likeness("Every school has the guide.", "Parents are told whom to ring.") < 0.4
