"""Every value and every name has its line and column, counted as an editor counts them."""

from __future__ import annotations

import pytest

from progress_site.model.problem import Path, Problem
from progress_site.read.nodes import Document, parse_yaml
from progress_site.read.text import decode

RECORD = """\
# a note
number: 3
lead: [one, "two"]
why: >-
  First line
  second line
words: |
  As it stands.
source:
  title: A page
milestones:
  - id: "3.1"
    due: {from: 2024, to: 2025}
  - id: 3.10
"""


def document(text: str, first_line: int = 1) -> Document:
    found = parse_yaml("a.yml", text, first_line=first_line)
    assert found.problems == []
    return found


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ((), (2, 1)),
        (("number",), (2, 9)),
        (("lead",), (3, 7)),
        (("lead", 1), (3, 13)),
        (("why",), (4, 6)),
        (("words",), (7, 8)),
        (("source",), (10, 3)),
        (("source", "title"), (10, 10)),
        (("milestones", 0), (12, 5)),
        (("milestones", 0, "due", "to"), (13, 27)),
        (("milestones", 1, "id"), (14, 9)),
    ],
)
def test_a_value_stands_where_it_begins(path: Path, place: tuple[int, int]) -> None:
    assert document(RECORD).place(path) == place


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("number",), (2, 1)),
        (("source", "title"), (10, 3)),
        (("milestones", 0, "due"), (13, 5)),
        (("milestones", 0, "due", "to"), (13, 23)),
    ],
)
def test_a_name_stands_where_it_begins(path: Path, place: tuple[int, int]) -> None:
    assert document(RECORD).place(path, key=True) == place


def test_what_is_missing_stands_where_its_record_begins() -> None:
    found = document(RECORD)
    assert found.place(("milestones", 0, "promise")) == (12, 5)
    assert found.place(("milestones", 7, "promise")) == (12, 3)
    assert found.place(("title",)) == (2, 1)


def test_an_empty_value_stands_behind_its_colon() -> None:
    assert document("title:\nsummary: x\n").place(("title",)) == (1, 7)


def test_front_matter_counts_the_lines_of_its_file() -> None:
    found = document(RECORD, first_line=2)
    assert found.place(("number",)) == (3, 9)
    assert found.place(("nothing", "like", "this")) == (3, 1)


@pytest.mark.parametrize(
    "raw",
    [
        RECORD.encode(),
        b"\xef\xbb\xbf" + RECORD.encode(),
        RECORD.replace("\n", "\r\n").encode(),
        RECORD.replace("\n", "\r").encode(),
        b"\xef\xbb\xbf" + RECORD.replace("\n", "\r\n").encode(),
    ],
    ids=["plain", "byte-order mark", "Windows", "old Mac", "both"],
)
def test_line_ends_and_byte_order_marks_move_nothing(raw: bytes) -> None:
    text = decode("a.yml", raw)
    assert isinstance(text, str)
    assert document(text).values == document(RECORD).values
    assert document(text).data == document(RECORD).data


@pytest.mark.parametrize("before", ["é", "e\u0301", "’", "日本", "😀", "👩\u200d👧"])
def test_a_column_counts_characters(before: str) -> None:
    found = document(f'{{"{before}": "{before}", name: value}}')
    assert found.place(("name",), key=True) == (1, 10 + 2 * len(before))
    assert found.place(("name",)) == (1, 16 + 2 * len(before))


def test_every_scalar_stays_text() -> None:
    written = ["no", "on", "3.10", "012", "1_000", "12:30", "2024-02-30", "0x1F", ".5", "="]
    text = "".join(f"- {word}\n" for word in [*written, "Null", "~"])
    assert document(text).data == [*written, "", ""]
    assert document("- '~'\n- \"null\"\n").data == ["~", "null"]


def test_block_scalars_keep_their_words() -> None:
    assert document(RECORD).data["why"] == "First line second line"
    assert document(RECORD).data["words"] == "As it stands.\n"


@pytest.mark.parametrize("text", ["", "\n\n", "# only a note\n", "---\n"])
def test_a_text_without_data_has_none(text: str) -> None:
    assert document(text).data is None


def test_what_spoils_everything_leaves_no_data() -> None:
    found = parse_yaml("a.yml", "number: 3\n---\ntitle: x\n")
    assert found.data is None
    assert [problem.line for problem in found.problems] == [2]


def test_two_slips_of_one_text_are_both_told() -> None:
    found = parse_yaml("a.yml", "due: *x\nlead: [&a b]\nnumber: 3\n")
    assert [(p.line, p.column) for p in found.problems] == [(1, 6), (2, 8)]


def bytes_problem(raw: bytes) -> Problem:
    problem = decode("a.yml", raw)
    assert isinstance(problem, Problem)
    return problem


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        (b"caf\xe9", (1, 4)),
        (b"a: b\r\nc: \x93d\x94", (2, 4)),
        ("a: 😀 é".encode() + b"\xff", (1, 7)),
        (b"\xef\xbb\xbfa: \xff", (1, 4)),
        (b"\xff\xfea\x00", (1, 1)),
        (b"a\x00:\x00", (1, 2)),
    ],
)
def test_bytes_that_are_no_utf_8_are_found(raw: bytes, place: tuple[int, int]) -> None:
    problem = bytes_problem(raw)
    assert (problem.line, problem.column) == place
    assert "UTF-8" in problem.what


@pytest.mark.parametrize("sign", ["\x0b", "\x0c", "\x1b", "\x7f", "\x85", "\u2028", "\ufeff"])
def test_signs_that_nobody_sees_are_found(sign: str) -> None:
    problem = bytes_problem(f"a: b\nc: d{sign}e\n".encode())
    assert (problem.line, problem.column) == (2, 5)
    assert "nobody can see" in problem.what


@pytest.mark.parametrize("fine", ["\t", "é", "😀", "\u00a0", "\u200d", "Ã", "â", "العربية"])
def test_signs_of_any_language_pass(fine: str) -> None:
    assert decode("a.yml", f"a: {fine}".encode()) == f"a: {fine}"
