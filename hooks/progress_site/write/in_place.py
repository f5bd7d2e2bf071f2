"""Edits of files that people write: every other sign stays as it is.

Registers are append-only, and people lay their files out and write notes into them: so nothing is
dumped anew. The new lines go below the last entry; whoever calls this reads the result back.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import yaml

from progress_site.model.problem import Path
from progress_site.write.yaml_text import Value, list_item


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
