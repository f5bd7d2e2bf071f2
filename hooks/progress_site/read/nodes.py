"""One YAML text as plain data in which every scalar is still text, with the place of each value.

`yaml.safe_load` reads `no` as false and `3.10` as 3.1, takes duplicate keys, and raises on
impossible dates without saying where. So the nodes are composed and turned into data here: only
mappings, lists and text come out, and the models decide what a text means.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from progress_site.model.problem import Path, Problem

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # pragma: no cover - wheels carry the C parser
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

Mark = tuple[int, int]


@dataclass
class Document:
    """One parsed text.

    ``data`` is nested `dict`, `list` and `str`; ``values`` and ``keys`` give line and column
    (from 1) of each value and of each key, by the way to it.
    """

    file: str
    data: Any = None
    values: dict[Path, Mark] = field(default_factory=dict)
    keys: dict[Path, Mark] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    first_line: int = 1
    body_line: int = 1
    """The line on which the Markdown below a front matter begins."""

    def place(self, path: Path, *, key: bool = False) -> Mark:
        """Return where the value (or the key) at ``path`` stands, or what encloses it."""
        if key and path in self.keys:
            return self.keys[path]
        while path not in self.values and path:
            path = path[:-1]
        return self.values.get(path, (self.first_line, 1))


def decode(file: str, raw: bytes) -> str | Problem:
    """Return the text of a file, without a byte-order mark, or the problem with its bytes."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rsplit(b"\n", 1)[-1].decode("utf-8", "replace")) + 1
        return Problem(
            file,
            line,
            column,
            "this file is not saved as UTF-8",
            "save it again as UTF-8 (in most editors: “Save with encoding”)",
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def parse_yaml(file: str, text: str, *, first_line: int = 1) -> Document:
    """Parse one YAML text. Whatever is wrong with it stands in `Document.problems`.

    ``first_line`` is the line of the file on which ``text`` begins.
    """
    document = Document(file, first_line=first_line)
    if control := re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", text):
        before = text[: control.start()]
        document.problems.append(
            Problem(
                file,
                first_line + before.count("\n"),
                len(before.rsplit("\n", 1)[-1]) + 1,
                "there is an invisible control character here",
                "delete it and type the words again",
            )
        )
        return document
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        document.problems.append(_syntax_problem(file, text, error, first_line))
        return document
    except yaml.YAMLError:  # a character that YAML does not allow, such as half an emoji
        document.problems.append(
            Problem(
                file,
                first_line,
                1,
                "there is a character in this file that cannot be read",
                "save it again as UTF-8 and look for strange signs",
            )
        )
        return document
    if node is not None:
        document.data = _Builder(document).build(node, ())
    return document


class _Builder:
    """Turns nodes into data and notes their places."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.seen: set[int] = set()

    def build(self, node: yaml.Node, path: Path) -> Any:
        self.document.values[path] = self._mark(node)
        if not node.tag.startswith("tag:yaml.org,2002:"):
            self._problem(node, f"“{node.tag}” has no meaning here", "take it out")
            return ""
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        if id(node) in self.seen:
            self._problem(
                node,
                "this repeats another part of the file by a * sign",
                "write the words out again",
            )
            return ""
        self.seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, (*path, i)) for i, item in enumerate(node.value)]
        assert isinstance(node, yaml.MappingNode)
        return self._mapping(node, path)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._problem(key_node, "a name is needed before the colon", "write name: value")
                continue
            key = str(key_node.value)
            if key in result:
                line = self.document.keys[(*path, key)][0]
                self._problem(
                    key_node,
                    f"“{key}” stands here twice (first on line {line})",
                    "keep one of the two",
                )
                continue
            self.document.keys[(*path, key)] = self._mark(key_node)
            result[key] = self.build(value_node, (*path, key))
        return result

    def _scalar(self, node: yaml.ScalarNode) -> str:
        text = str(node.value)
        if node.style is None and text in ("~", "null", "Null", "NULL"):
            return ""
        return text

    def _mark(self, node: yaml.Node) -> Mark:
        return (
            node.start_mark.line + self.document.first_line,
            node.start_mark.column + 1,
        )

    def _problem(self, node: yaml.Node, what: str, instead: str) -> None:
        line, column = self._mark(node)
        self.document.problems.append(Problem(self.document.file, line, column, what, instead))


#: What the parser says, and how a publisher would put it.
_SYNTAX: tuple[tuple[str, str, str], ...] = (
    ("cannot start any token", "", ""),  # worded by _bad_start
    (
        "mapping values are not allowed",
        "there is a second colon on this line, or the line before it is not finished",
        'put quotes round the words: title: "Why: and how"',
    ),
    (
        "could not find expected ':'",
        "a name and its colon are expected here",
        "write name: value, or indent the line so that it belongs to the one before",
    ),
    (
        "did not find expected key",
        "this line does not fit the lines around it",
        "give it the same number of spaces in front as its neighbours, and check the quotes",
    ),
    (
        "did not find expected '-' indicator",
        "this line does not fit the list around it",
        "begin it with a dash under the other dashes, or indent it under its item",
    ),
    (
        "did not find expected ',' or",
        "a bracket that was opened is not closed",
        "close it with ] or }, and put commas between the items",
    ),
    (
        "unexpected end of stream",
        "a quote that was opened is not closed",
        "add the missing quote at the end of the words",
    ),
    (
        "found unknown escape character",
        "a backslash inside double quotes has a special meaning",
        "use single quotes round the words, or take the backslash out",
    ),
    (
        "expected a single document",
        "there is a line of three dashes in the middle of the file",
        "take the line --- out",
    ),
    (
        "undefined alias",
        "a word that begins with * has a special meaning",
        "put quotes round the words",
    ),
)


def _syntax_problem(file: str, text: str, error: yaml.MarkedYAMLError, first_line: int) -> Problem:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = text.split("\n")
    said = f"{error.context or ''} {error.problem or ''}"
    here = lines[line] if line < len(lines) else ""
    tab = _tab_near(lines, line)
    if tab is not None:
        line, column = tab
        what, instead = "there is a tab at the start of this line", "use spaces instead of tabs"
    elif "cannot start any token" in said:
        sign = here[column : column + 1]
        what = f"a value cannot begin with {sign}"
        instead = "put quotes round the words"
    else:
        what, instead = next(
            ((w, i) for key, w, i in _SYNTAX if key in said),
            (
                "this line cannot be read as YAML",
                "compare it with the lines above: spaces in front, a colon and a space, quotes",
            ),
        )
    if "unexpected end of stream" in said and error.context_mark:
        line, column = error.context_mark.line, error.context_mark.column
    return Problem(file, first_line + line, column + 1, what, instead)


def _tab_near(lines: list[str], line: int) -> tuple[int, int] | None:
    for candidate in (line, line - 1):
        if 0 <= candidate < len(lines):
            indent = re.match(r"[ -]*\t", lines[candidate])
            if indent:
                return candidate, indent.end() - 1
    return None
