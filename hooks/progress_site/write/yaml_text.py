"""Records as YAML that a person edits on: whatever was typed is read back as the same words.

Short words stand as they are, or in quotes where YAML would take them for something else. Long ones
become a block that is folded at 100 signs, so that a later change shows as a few lines.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import yaml

WIDTH = 100


class Plain(str):
    """A date, a figure, an id or a word of the record, which was checked and needs no quotes."""

    __slots__ = ()


Value = str | int | bool | Sequence["Value"] | Mapping[str, "Value"]


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a file with its value. ``note`` is a comment for whoever edits it later."""

    key: str
    value: Value
    note: str | None = None


def document(fields: Sequence[Field]) -> str:
    """Return the fields as YAML text, each with its note above it."""
    lines: list[str] = []
    for field in fields:
        lines += [f"# {line}" for line in (field.note or "").splitlines()]
        lines += entry(field.key, field.value, 0)
    return "".join(f"{line}\n" for line in lines)


def entry(key: str, value: Value, indent: int) -> list[str]:
    """Return the lines of one key with its value, ``indent`` spaces in."""
    start = f"{' ' * indent}{key}:"
    if isinstance(value, Mapping):
        inner = (line for k, v in value.items() for line in entry(k, v, indent + 2))
        return [start, *inner]
    if isinstance(value, Sequence) and not isinstance(value, str):
        if any(isinstance(item, Mapping) for item in value):
            items = (item for item in value if isinstance(item, Mapping))
            return [start, *(line for item in items for line in list_item(item, indent + 2))]
        return [f"{start} [{', '.join(_in_one_line(item) for item in value)}]"]
    if isinstance(value, str) and not isinstance(value, Plain):
        one_kind_of_line_end = value.replace("\r\n", "\n").replace("\r", "\n")
        return _words(start, one_kind_of_line_end.strip(), indent + 2)
    return [f"{start} {_in_one_line(value)}"]


def list_item(item: Mapping[str, Value], indent: int) -> list[str]:
    """Return the lines of one item of a list, its dash ``indent`` spaces in."""
    lines = [line for key, value in item.items() for line in entry(key, value, indent + 2)]
    return [f"{' ' * indent}- {lines[0].lstrip()}", *lines[1:]]


def _in_one_line(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | Plain):
        return str(value)
    return _quoted(str(value))


def _words(start: str, text: str, indent: int) -> list[str]:
    if "\n" not in text:
        written = f"{start} {text if _is_plain(text) else _quoted(text)}"
        if len(written) <= WIDTH:
            return [written]
    lines = text.split("\n")
    if any(line != line.strip(" \t") for line in lines):
        # Folding would change spaces at the edge of a line.
        return [f"{start} |-", *(f"{' ' * indent}{line}" if line else "" for line in lines)]
    result = [f"{start} >-"]
    for number, line in enumerate(lines):
        # In a folded block an empty line stands for one line end of the text.
        result += [""] if number else []
        result += _wrapped(line, indent) if line else []
    return result


def _wrapped(text: str, indent: int) -> list[str]:
    """Break at single spaces alone: any other space would not come back as it was."""
    lines, here = [], ""
    for word in re.split(r"(?<=[^ \t]) (?=[^ \t])", text):
        longer = f"{here} {word}" if here else word
        if here and indent + len(longer) > WIDTH:
            lines.append(here)
            longer = word
        here = longer
    return [f"{' ' * indent}{line}" for line in (*lines, here)]


def _quoted(text: str) -> str:
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _is_plain(text: str) -> bool:
    """Whether YAML and the people who read it take ``text`` for nothing but these words."""
    if not text[:1].isalpha():
        return False
    try:
        return bool(yaml.safe_load(f"key: {text}") == {"key": text})
    except yaml.YAMLError:
        return False
