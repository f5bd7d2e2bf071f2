"""A fingerprint is put into a file, and every other sign of it stays."""

from __future__ import annotations

import pytest
import yaml

from progress_site.model.problem import Path
from progress_site.write.yaml_text import with_fingerprint

NEW = "0123456789ab"
LINE = f"fingerprint: {NEW}"
TOP = """# A note on top.
action: 3
made: 2024-06-01   # a note beside
title: 'Words: "quoted"'

# A note between.
lines:
  - {picture: a, words: One.}   # and behind
"""
CASES: list[tuple[str, str, Path, str]] = [
    (
        "below the day it was made",
        TOP,
        (),
        TOP.replace("# a note beside\n", f"# a note beside\nfingerprint: {NEW}\n"),
    ),
    (
        "in place of the old one",
        "made: 2024-06-01\nfingerprint: 'aaaaaaaaaaaa' # old\ntitle: T\n",
        (),
        f"made: 2024-06-01\nfingerprint: {NEW} # old\ntitle: T\n",
    ),
    (
        "inside a record",
        "feedback:\n  one:\n    picture: a\n    you_said: >-\n      Long\n      words.\n\n  two:\n"
        "    picture: b\n",
        ("feedback", "one"),
        "feedback:\n  one:\n    picture: a\n    you_said: >-\n      Long\n      words.\n\n"
        f"    fingerprint: {NEW}\n  two:\n    picture: b\n",
    ),
    (
        "inside brackets",
        "feedback:\n  one: {picture: a, you_said: Words.}  # a note\n",
        ("feedback", "one"),
        f"feedback:\n  one: {{picture: a, you_said: Words., fingerprint: {NEW}}}  # a note\n",
    ),
    (
        "beside a question without quotes",
        "feedback:\n  one: {picture: a, you_said: Where is it?, we_did: Ask?}\n",
        ("feedback", "one"),
        "feedback:\n  one: {picture: a, you_said: Where is it?, we_did: Ask?, "
        f"fingerprint: {NEW}}}\n",
    ),
    (
        "inside a list",
        "formats:\n- kind: bsl\n  url: https://x.test/\n  date: 2024\n- kind: audio\n  url: y\n",
        ("formats", 1),
        "formats:\n- kind: bsl\n  url: https://x.test/\n  date: 2024\n- kind: audio\n  url: y\n"
        f"  fingerprint: {NEW}\n",
    ),
    (
        "in front matter",
        "---\ndate: 2024-01-02\nformats:\n  - {kind: bsl, url: x}\n---\nfingerprint: of words\n",
        ("formats", 0),
        f"---\ndate: 2024-01-02\nformats:\n  - {{kind: bsl, url: x, fingerprint: {NEW}}}\n---\n"
        "fingerprint: of words\n",
    ),
    (
        "with the line ends of Windows",
        "action: 3\r\nmade: 2024-06-01\r\ntitle: T\r\n",
        (),
        f"action: 3\r\nmade: 2024-06-01\r\nfingerprint: {NEW}\r\ntitle: T\r\n",
    ),
    (
        "behind a byte order mark",
        "\ufeffmade: 2024\nfingerprint: é # old\n",
        (),
        f"\ufeffmade: 2024\nfingerprint: {NEW} # old\n",
    ),
    ("without a last line end", "made: 2024", (), f"made: 2024\nfingerprint: {NEW}\n"),
    (
        "among other alphabets",
        "made: 😀 שקט\nb: c\n",
        (),
        f"made: 😀 שקט\nfingerprint: {NEW}\nb: c\n",
    ),
]


@pytest.mark.parametrize(
    ("text", "path", "found"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_it_is_written(text: str, path: Path, found: str) -> None:
    assert with_fingerprint(text, path, NEW) == found


@pytest.mark.parametrize(("text", "path"), [c[1:3] for c in CASES], ids=[c[0] for c in CASES])
def test_writing_it_again_changes_nothing(text: str, path: Path) -> None:
    once = with_fingerprint(text, path, NEW)
    assert with_fingerprint(once, path, NEW) == once


@pytest.mark.parametrize("digits", ["012345678901", "123e45678901"])
def test_what_yaml_takes_for_a_number_gets_quotes(digits: str) -> None:
    assert with_fingerprint("made: 2024-06-01\n", (), digits).endswith(f'fingerprint: "{digits}"\n')
    assert yaml.safe_load(with_fingerprint("made: 1\n", (), digits))["fingerprint"] == digits
