"""An entry is added to a file, and every other byte of it stays."""

from __future__ import annotations

import pytest

from progress_site.read.nodes import parse_yaml
from progress_site.write.yaml_text import CannotAppendError, Plain, appended
from tests.support import demo

ITEM = {"published": Plain("2024-06-15"), "note": "Why: so"}
READ = {"published": "2024-06-15", "note": "Why: so"}
LINES = ["- published: 2024-06-15", '  note: "Why: so"']


def added(text: str) -> str:
    return appended(text, "readings", ITEM)


@pytest.mark.parametrize(
    ("before", "behind", "indent"),
    [
        ("id: x\nreadings:\n  - {a: 1} # a note\n", "", 2),
        ("id: x\nreadings:\n- a: 1\n", "", 0),
        ("readings:\n    - a: 1\n      b:\n        - c\n", "\n# a note\nlimits: x # y\n", 4),
        ("readings:\n  - a: >-\n      words\n      # no note\n", "\n# a note\n# another\n", 2),
        ("readings:\n  - a: |-\n      words\n\n      more\n", "\n\nlimits: x\n", 2),
        ("readings:\n  - a: [1,\n      2]\n", "  # a note\n", 2),
        ('readings:\n  - a: "two\n      lines"\n', "limits: x\n", 2),
        ("id: x\nreadings:\n", "limits: x\n", 2),
        ("id: x\nreadings: # none yet\n", "limits: x\n", 2),
        ("id: x\n# The end.\n", "", 2),
    ],
)
def test_it_goes_behind_the_last_and_nothing_else_moves(
    before: str, behind: str, indent: int
) -> None:
    name = [] if "readings:" in before else ["readings:"]
    new = "".join(f"{line}\n" for line in [*name, *(f"{' ' * indent}{x}" for x in LINES)])
    if name:  # the note at the end stands below the record, and stays there
        assert added(before).replace(new, "") == before
    else:
        assert added(before + behind) == before + new + behind


def test_an_empty_list_in_brackets_becomes_a_list_of_lines() -> None:
    text = "id: x\nreadings: []\nlimits: y\n"
    assert (
        added(text)
        == 'id: x\nreadings:\n  - published: 2024-06-15\n    note: "Why: so"\nlimits: y\n'
    )


def test_a_file_without_a_last_line_end_gets_one() -> None:
    assert added("id: x\nreadings:\n  - a: 1") == "\n".join(
        ["id: x", "readings:", "  - a: 1", *(f"  {line}" for line in LINES), ""]
    )


def test_line_ends_of_another_system_stay() -> None:
    text = added("id: x\r\nreadings:\r\n  - a: 1\r\n")
    assert text.count("\n") == text.count("\r\n") == 5


@pytest.mark.parametrize("text", ["readings: [{a: 1}]\n", "readings: 5\n", "[a]\n", "a: 'b\n", ""])
def test_what_cannot_be_added_to_is_left_alone(text: str) -> None:
    with pytest.raises(CannotAppendError):
        added(text)


@pytest.mark.parametrize(("folder", "key"), [("measures", "readings"), ("feedback", "responses")])
def test_each_file_of_the_demonstration_can_be_added_to(folder: str, key: str) -> None:
    for path in sorted((demo.FOLDER / "plan_data" / folder).glob("*.yml")):
        old = path.read_text(encoding="utf-8")
        new = appended(old, key, ITEM)
        before, after = parse_yaml("", old).data, parse_yaml("", new).data
        assert after == {**before, key: [*before.get(key, []), READ]}, path.name
        kept = iter(new.splitlines())
        assert all(line in kept for line in old.splitlines()), path.name
