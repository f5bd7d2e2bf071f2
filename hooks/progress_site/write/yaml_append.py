"""Add one entry to a list in a YAML file, and leave every other byte of the file as it is.

Registers are append-only, and people lay their files out and write notes into them: so nothing is
dumped anew. The new lines go below the last entry; whoever calls this reads the result back.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import yaml

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
