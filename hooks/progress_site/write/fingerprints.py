"""Puts a fingerprint into a file that people write, and leaves every other sign as it is."""

from __future__ import annotations

import re
from typing import Any

import yaml

from progress_site.model.problem import Path

_KEY = "fingerprint"
#: The new line stands below one of these, where the record has it.
_BELOW = ("made", "date")
_NUMBER = re.compile(r"\d+(e\d+)?")
_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<front>.*?)^---[ \t]*\r?$", re.DOTALL | re.MULTILINE)


def with_fingerprint(text: str, path: Path, now: str) -> str:
    """Return the text of a file with ``now`` as the fingerprint of the record at ``path``.

    ``text`` is YAML, or Markdown below a front matter, and was read without a mistake, by the same
    parser: PyYAML's own takes less (no ``?`` in a flow mapping). Comments, the order of keys,
    quotes and line ends stay. What YAML takes for a number gets quotes.
    """
    now = f'"{now}"' if _NUMBER.fullmatch(now) else now
    front = _FRONT.match(text)
    # The parser counts from behind a byte order mark.
    begin, end = front.span("front") if front else (int(text.startswith("\ufeff")), len(text))
    part = text[begin:end]
    return text[:begin] + _with(part, path, now) + text[end:]


def _with(text: str, path: Path, now: str) -> str:
    record = _at(yaml.compose(text, Loader=yaml.CSafeLoader), path)
    values = {key.value: value for key, value in record.value}
    if _KEY in values:
        old = values[_KEY]
        return text[: old.start_mark.index] + now + text[old.end_mark.index :]
    if record.flow_style:
        place = record.end_mark.index - 1
        before = text[:place].rstrip()
        comma = "" if before.endswith((",", "{")) else ","
        return f"{before}{comma} {_KEY}: {now}{text[place:]}"
    ends = "\r\n" if "\r\n" in text else "\n"
    indent = " " * record.value[0][0].start_mark.column
    place = _end_of_line(text, _anchor(values))
    before = text[:place] if text[:place].endswith("\n") else text[:place] + ends
    return f"{before}{indent}{_KEY}: {now}{ends}{text[place:]}"


def _at(node: Any, path: Path) -> Any:
    """Follow the way to a record. Any: PyYAML's types do not say what a node holds."""
    for step in path:
        if isinstance(step, int):
            node = node.value[step]
        else:
            node = next(value for key, value in node.value if key.value == step)
    return node


def _anchor(values: dict[str, Any]) -> Any:
    """Return the value below which the new line stands: a list would end at an unsure place."""
    plain = {key: value for key, value in values.items() if isinstance(value, yaml.ScalarNode)}
    return next((plain[key] for key in _BELOW if key in plain), list(plain.values())[-1])


def _end_of_line(text: str, value: Any) -> int:
    """Return where the line after ``value`` begins; what stands behind it there may be a note."""
    end = int(value.end_mark.index)
    if value.style in ("|", ">"):  # such a value ends where the next line begins
        return end
    found = text.find("\n", end)
    return len(text) if found < 0 else found + 1
