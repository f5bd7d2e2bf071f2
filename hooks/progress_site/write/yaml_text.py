"""Records as YAML that a person edits on, and edits of files that people write.

Whatever was typed is read back as the same words. Short words are written as they are, or in quotes
where YAML would take them for something else. Long ones become a block that is folded at 100 signs,
so that a later change shows as a few lines.

Registers are append-only, and people lay their files out and write notes into them: so in a file
that is there, nothing is dumped again, and every other sign stays as it is. The new lines go below
the last entry; whoever calls this reads the result back.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from progress_site.model.problem import Path

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
        # In a folded block an empty line means one line end of the text.
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


# -- edits of files that are there


class CannotAppendError(ValueError):
    """The file is laid out in a way that nothing can be added to by rule."""


def appended(text: str, key: str, item: Mapping[str, Value]) -> str:
    """Return ``text`` with ``item`` as the last entry of the list at ``key``, made if missing.

    Raises:
        CannotAppendError: ``text`` is no mapping in block style, or ``key`` is no list.
    """
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += end
    try:
        top = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        raise CannotAppendError from None
    if not isinstance(top, yaml.MappingNode) or top.flow_style:
        raise CannotAppendError
    starts = {name.value: name.start_mark.line for name, _ in top.value}
    if key not in starts:
        last = _last_line(lines, 0, len(lines), 0)
        return _inserted(lines, last, end, [f"{key}:", *list_item(item, 2)])
    (found,) = (value for name, value in top.value if name.value == key)
    start = starts[key]
    below = min((line for line in starts.values() if line > start), default=len(lines))
    is_list = isinstance(found, yaml.SequenceNode)
    if is_list and found.value and not found.flow_style:
        indent = found.start_mark.column
    elif not found.value and (is_list or found.tag == "tag:yaml.org,2002:null"):
        lines[start] = re.sub(r":\s*\[\s*\]", ":", lines[start])
        indent, below = 2, start + 1
    else:
        raise CannotAppendError
    last = _last_line(lines, start, below, indent)
    return _inserted(lines, last, end, list_item(item, indent))


def _inserted(lines: Sequence[str], last: int, end: str, new: Sequence[str]) -> str:
    added = (f"{line}{end}" for line in new)
    return "".join([*lines[: last + 1], *added, *lines[last + 1 :]])


def _last_line(lines: Sequence[str], start: int, below: int, indent: int) -> int:
    """Return the last line of a list that is no empty line and no note below its entries."""
    note = re.compile(rf" {{0,{indent}}}#|\s*$")
    return next(line for line in reversed(range(start, below)) if not note.match(lines[line]))


_KEY = "fingerprint"
#: The new line goes below one of these, where the record has it.
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
    """Return the value below which the new line goes: a list would end at an unsure place."""
    plain = {key: value for key, value in values.items() if isinstance(value, yaml.ScalarNode)}
    return next((plain[key] for key in _BELOW if key in plain), list(plain.values())[-1])


def _end_of_line(text: str, value: Any) -> int:
    """Return where the line after ``value`` begins; what follows it there may be a note."""
    end = int(value.end_mark.index)
    if value.style in ("|", ">"):  # such a value ends where the next line begins
        return end
    found = text.find("\n", end)
    return len(text) if found < 0 else found + 1


_HEAD = """\
# Addresses that were published, each with the day since which it is for ever.
# `progress addresses` adds to this list. Nothing is taken out or changed: a page that moved
# gets a redirect in redirects.yml. See docs/maintaining/addresses.md.
"""


def with_addresses(text: str, added: Iterable[str], day: dt.date) -> str:
    """Return the text of the list with new lines, sorted by address; notes stay in front."""
    lines = (text or _HEAD).splitlines()
    notes = [line for line in lines if not line.strip() or line.lstrip().startswith("#")]
    kept = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
    kept += [f"{day} {address}" for address in added]
    kept.sort(key=lambda line: (line.split(None, 1)[1:], line))
    return "\n".join([*notes, *kept]) + "\n"
