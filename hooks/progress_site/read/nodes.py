"""One YAML text as plain data in which every scalar is still text, with the place of each value.

`yaml.safe_load` reads `no` as false and `3.10` as 3.1, takes duplicate keys, lets `&` and `*`
swallow words, and raises on impossible dates without saying where. So data is built here from the
parser's events: only mappings, lists and text come out, and the models decide what a text means.
A milestone `3.10` therefore needs no quotes and no warning: it is read as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from progress_site.model.problem import Path, Problem
from progress_site.read.syntax import explain
from progress_site.read.text import UNSEEN

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # pragma: no cover - wheels carry the C parser
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]  # the two do the same

Mark = tuple[int, int]

#: Twice as deep as the deepest record; whatever goes further is a slip of the keyboard.
MAX_DEPTH = 24


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
    text: str = ""
    """What was parsed, as it is in the file from ``first_line`` on."""
    body: str = ""
    """The Markdown below a front matter."""

    @property
    def mapping(self) -> dict[str, Any]:
        """The data where it is names and values, else nothing."""
        return self.data if isinstance(self.data, dict) else {}

    def place(self, path: Path, *, key: bool = False) -> Mark:
        """Return where the value (or the key) at ``path`` is, or what encloses it."""
        if key and path in self.keys:
            return self.keys[path]
        while path not in self.values and path:
            path = path[:-1]
        return self.values.get(path, (self.first_line, 1))


def parse_yaml(file: str, text: str, *, first_line: int = 1) -> Document:
    """Parse one YAML text. Whatever is wrong with it is in `Document.problems`.

    ``first_line`` is the line of the file on which ``text`` begins. After a mistake that leaves
    nothing to judge ``data`` is `None`.
    """
    document = Document(file, first_line=first_line, text=text)
    builder = _Builder(document, text)
    try:
        document.data = builder.whole()
    except yaml.MarkedYAMLError as error:
        line, column, what, instead = explain(builder.lines, error)
        # The parser often stumbles over what was told already.
        if not any(line - 1 <= told.line - first_line <= line for told in document.problems):
            document.problems.append(Problem(file, line + first_line, column + 1, what, instead))
    except _TooDeepError as error:
        what = "too many brackets or dashes stand inside one another here"
        builder.problem(error.mark, what, "put quotes round the words, or take brackets out")
    except yaml.YAMLError:  # pragma: no cover - decode() lets no such sign through
        what = "this file cannot be read"
        document.problems.append(Problem(file, first_line, 1, what, "save it again as UTF-8"))
    return document


class _TooDeepError(Exception):
    def __init__(self, mark: yaml.Mark) -> None:
        self.mark = mark


class _Builder:
    """Turns events into data and notes their places."""

    def __init__(self, document: Document, text: str) -> None:
        self.document = document
        self.lines = text.split("\n")
        # Any: for the stubs an event may have no mark; from the parser each has two.
        self.events: Iterator[Any] = yaml.parse(text, Loader=_Loader)

    def whole(self) -> Any:
        """Return the data of the one document of the text, or `None` when there is none."""
        next(self.events)  # the start of the stream
        if isinstance(next(self.events), yaml.StreamEndEvent):
            return None
        first = next(self.events)
        nothing = isinstance(first, yaml.ScalarEvent) and not first.style and not first.value
        data = None if nothing else self.value(first, ())
        next(self.events)  # the end of the document
        after = next(self.events)
        if isinstance(after, yaml.DocumentStartEvent):
            what = "there is a line of three dashes in the middle of the settings"
            self.problem(after.start_mark, what, "take the line --- out")
            return None
        return data

    def value(self, event: Any, path: Path) -> Any:
        self.document.values[path] = self.mark(event.start_mark)
        alias = isinstance(event, yaml.AliasEvent)
        anchor, tag = event.anchor is not None, getattr(event, "tag", None) is not None
        for sign, there in (("*", alias), ("&", anchor and not alias), ("!", tag)):
            if there:
                what = f"words that begin with {sign} have a special meaning"
                self.problem(event.start_mark, what, "put quotes round the words")
        if alias:
            return ""
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if len(path) >= MAX_DEPTH:
            raise _TooDeepError(event.start_mark)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(path)
        assert isinstance(event, yaml.MappingStartEvent)
        return self._mapping(path, flow=bool(event.flow_style))

    def _list(self, path: Path) -> list[Any]:
        result: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            result.append(self.value(event, (*path, len(result))))
        return result

    def _mapping(self, path: Path, *, flow: bool) -> dict[str, Any]:
        result: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._key(event, path)
            value_event = next(self.events)
            if key is None:
                self.value(value_event, (*path, "(no name)"))
            elif key in result:
                line = self.document.keys[(*path, key)][0]
                what = f"“{key}” stands here twice (first on line {line})"
                self.problem(event.start_mark, what, "keep one of the two")
                self.value(value_event, (*path, key, "(again)"))
            elif flow and _without_colon(event, value_event):
                instead = 'put quotes round words with a comma in them: reason: "first, second"'
                self.problem(event.start_mark, f"“{key}” has no colon behind it", instead)
            else:
                self.document.keys[(*path, key)] = self.mark(event.start_mark)
                result[key] = self.value(value_event, (*path, key))
        return result

    def _key(self, event: Any, path: Path) -> str | None:
        if not isinstance(event, yaml.ScalarEvent):
            what = "a name and a colon belong here, not a bracket"
            instead = "write name: value, or put quotes round the words"
            self.problem(event.start_mark, what, instead)
            self.value(event, (*path, "(name)"))
            return None
        key = str(event.value)
        if "\N{NO-BREAK SPACE}" in key:
            what = "there is a hard space here, which only looks like a space"
            self.problem(event.start_mark, what, "delete it and type a space")
            key = key.replace("\N{NO-BREAK SPACE}", "").strip()
        return key

    def _scalar(self, event: Any) -> str:
        text = str(event.value)
        if not event.style:
            if text in ("~", "null", "Null", "NULL"):
                return ""
            self._swallowed(event)
        elif event.style == '"' and UNSEEN.search(text):
            what = "a backslash inside double quotes has a special meaning"
            instead = "use single quotes round the words, or take the backslash out"
            self.problem(event.start_mark, what, instead)
        return text

    def _swallowed(self, event: Any) -> None:
        """Note what YAML takes for a comment or for more of the words, though nobody meant that."""
        first, last = event.start_mark.line, event.end_mark.line
        for index in range(first + 1, min(last + 1, len(self.lines))):
            if found := re.match(r" *(?=- )", self.lines[index]):
                what = "this dash does not stand under the dash above, so it begins no new item"
                instead = (
                    "give it the same number of spaces in front, or put quotes round the words"
                )
                self._at(index, found.end(), what, instead)
        rest = self.lines[last][event.end_mark.column :] if last < len(self.lines) else ""
        if found := re.match(r" +(?=#[^\s#])", rest):
            what = "what stands behind # is taken for a note and not published"
            instead = "put quotes round the words, or a space behind # if it is a note"
            self._at(last, event.end_mark.column + found.end(), what, instead)

    def mark(self, mark: yaml.Mark) -> Mark:
        return mark.line + self.document.first_line, mark.column + 1

    def problem(self, mark: Any, what: str, instead: str) -> None:
        """Note something wrong at a mark of the parser."""
        self._at(mark.line, mark.column, what, instead)

    def _at(self, line: int, column: int, what: str, instead: str) -> None:
        file, first = self.document.file, self.document.first_line
        self.document.problems.append(Problem(file, line + first, column + 1, what, instead))


def _without_colon(key: Any, value: Any) -> bool:
    nowhere = value.start_mark.index == key.end_mark.index
    return nowhere and isinstance(value, yaml.ScalarEvent) and not value.value
