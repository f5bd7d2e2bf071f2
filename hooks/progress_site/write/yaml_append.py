"""Add one entry to a list in a YAML file, and leave every other byte of the file as it is.

Registers are append-only, and people lay their files out and write notes into them: so nothing is
dumped anew. The parser says where the list ends, and the new lines go there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

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
    try:
        top = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        raise CannotAppendError from None
    if not isinstance(top, yaml.MappingNode) or top.flow_style:
        raise CannotAppendError
    for name, value in top.value:
        if name.value == key:
            return _into(text, end, key, name, value, item)
    return _behind(text, end, _last_line(text, top), [f"{key}:", *list_item(item, 2)])


def _into(
    text: str, end: str, key: str, name: yaml.Node, value: yaml.Node, item: Mapping[str, Value]
) -> str:
    if isinstance(value, yaml.SequenceNode) and value.value and not value.flow_style:
        lines = list_item(item, value.start_mark.column)
        return _behind(text, end, _last_line(text, value), lines)
    if isinstance(value, yaml.SequenceNode) and not value.value:  # readings: []
        before, after = text[: value.start_mark.index], text[value.end_mark.index :]
    elif isinstance(value, yaml.ScalarNode) and not value.value and not value.style:  # readings:
        colon = text.index(":", name.end_mark.index) + 1
        before, after = text[:colon], text[colon:]
    else:
        raise CannotAppendError
    rest, _, below = after.partition("\n")
    new = end.join(list_item(item, 2))
    return f"{before.rstrip()}{rest.rstrip()}{end}{new}{end}{below}"


def _last_line(text: str, node: yaml.Node) -> int:
    """Return the number of the last line, from 0, on which a part of ``node`` stands."""
    while not getattr(node, "flow_style", False) and isinstance(node, yaml.CollectionNode):
        last = node.value[-1] if node.value else None
        if last is None:
            break
        node = last[1] if isinstance(last, tuple) else last
    mark = node.end_mark
    line = mark.line - 1 if mark.column == 0 and mark.line else mark.line
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        # The parser counts the empty lines and the notes below a block to it.
        lines = text.split("\n")
        inside = node.start_mark.line + 1
        first = next((x for x in lines[inside : line + 1] if x.strip()), "")
        indent = len(first) - len(first.lstrip(" "))
        while line >= inside and (
            not lines[line].strip() or len(lines[line]) - len(lines[line].lstrip(" ")) < indent
        ):
            line -= 1
    return line


def _behind(text: str, end: str, line: int, new: list[str]) -> str:
    lines = re.split(r"(?<=\n)", text)
    lines = lines[:-1] if lines and not lines[-1] else lines
    head, tail = lines[: line + 1], lines[line + 1 :]
    if head and not head[-1].endswith("\n"):
        head[-1] += end
    return "".join([*head, *(f"{added}{end}" for added in new), *tail])
