"""Whatever somebody types comes back the same through the reader."""

from __future__ import annotations

import os

from hypothesis import example, given, settings
from hypothesis import strategies as st

from progress_site.model.problem import Problem
from progress_site.read.nodes import parse_yaml
from progress_site.read.text import decode
from progress_site.write.yaml_text import Field, document

#: Signs and words that mean something to YAML, between others.
PIECES = st.sampled_from(
    ["\n", "\n\n", " ", "  ", "\t", "- ", ": ", ":", "#", " # ", "'", '"', "“", "---", "...", "{",
     "}", "[", "]", ",", "&a", "*a", "!t", "|", ">", "? ", "%", "@", "`", "\\", "\\n", "no", "null",
     "~", "true", "3.10", "2024-02-30", "0x1f", "<<: ", "=", "😀", "\u00a0", "e\u0301", "שקט",
     "a word", "milestone:", "\r\n"]
)  # fmt: skip
TYPED = st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join))

#: The same examples in every run. `HYPOTHESIS_EXAMPLES=5000` looks further, and elsewhere.
MANY = int(os.environ.get("HYPOTHESIS_EXAMPLES", "0"))
few = settings(max_examples=MANY or 100, deadline=None, derandomize=not MANY, database=None)


def read_back(text: str) -> object:
    decoded = decode("file.yml", text.encode())
    assert isinstance(decoded, str)
    parsed = parse_yaml("file.yml", decoded)
    assert parsed.problems == []
    return parsed.data


def can_be_typed(text: str) -> bool:
    """Whether the reader takes these signs at all; what it does not take is asked again."""
    try:
        return not isinstance(decode("", text.encode()), Problem)
    except UnicodeEncodeError:
        return False


@few
@given(TYPED.filter(can_be_typed))
@example("x" * 5000)
@example("one word " * 600)
@example("a\n b\n\n\n  c \nd")
@example("Why: 'it' \"is\" # so\n- and on")
@example("---\nmilestone: x")
def test_what_is_typed_is_read_back(text: str) -> None:
    meant = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    written = document([Field("before", "x"), Field("words", text), Field("after", "y")])
    assert read_back(written) == {"before": "x", "words": meant, "after": "y"}


@few
@given(TYPED.filter(can_be_typed))
def test_what_is_typed_is_read_back_from_a_list(text: str) -> None:
    meant = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    item = {"reason": text, "words": text}
    written = document([Field("changes", [item, item])])
    assert read_back(written) == {"changes": [{"reason": meant, "words": meant}] * 2}
