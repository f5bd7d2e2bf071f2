"""A Markdown file in two: what stands between the lines of dashes, and what stands below."""

from __future__ import annotations

import pytest

from progress_site.model.problem import Problem
from progress_site.read.text import FrontMatter, split_front_matter


def split(text: str) -> FrontMatter:
    found = split_front_matter("a.md", text, "title:")
    assert isinstance(found, FrontMatter)
    return found


def problem(text: str) -> Problem:
    found = split_front_matter("a.md", text, "title:")
    assert isinstance(found, Problem)
    return found


def test_a_file_falls_into_two() -> None:
    found = split("---\ntitle: x\ndate: 2024\n---\n\nWords.\n")
    assert found == FrontMatter("title: x\ndate: 2024", 2, "\nWords.\n", 5)


def test_the_body_begins_on_the_line_behind_the_dashes() -> None:
    text = "---\ntitle: x\n---\nfirst\n---\nsecond"
    found = split(text)
    assert found.body == "first\n---\nsecond"
    assert text.split("\n")[found.body_line - 1] == "first"


@pytest.mark.parametrize(
    ("text", "front", "body"),
    [
        ("---\n---\n", "", ""),
        ("---\n---", "", ""),
        ("--- \ntitle: x\n---\t\nWords.", "title: x", "Words."),
        ("---\ntitle: |\n  a --- b\n   ---\n---\n", "title: |\n  a --- b\n   ---", ""),
    ],
)
def test_odd_and_right(text: str, front: str, body: str) -> None:
    assert (split(text).text, split(text).body) == (front, body)


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("", 1, "this file is empty"),
        (" \n\t\n", 1, "this file is empty"),
        ("Words.\n", 1, "the lines that say what this is are missing"),
        ("title: x\n---\n", 1, "the lines that say what this is are missing"),
        ("\n\n---\ntitle: x\n---\n", 1, "the first line is empty"),
        ("----\ntitle: x\n----\n", 1, "“----” is not a line of three hyphens"),
        ("—\ntitle: x\n—\n", 1, "“—” is not a line of three hyphens"),
        ("---\ntitle: x\n—\nWords.\n", 3, "“—” is not a line of three hyphens"),
        ("---\ntitle: x\n–-\nWords.\n", 3, "“–-” is not a line of three hyphens"),
        ("---\ntitle: x\nWords.\n", 1, "the line --- that ends these settings is missing"),
        ("---", 1, "the line --- that ends these settings is missing"),
    ],
)
def test_what_is_wrong_with_the_dashes(text: str, line: int, what: str) -> None:
    found = problem(text)
    assert (found.line, found.column, found.what) == (line, 1, what)
