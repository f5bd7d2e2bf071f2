"""What the YAML parser says, in the words of somebody who helps.

The parser stops where it can go no further, which is often a line after the mistake. So the lines
around are looked at first for the slips that people make: tabs, a missing space, an open quote.
"""

from __future__ import annotations

import re

import yaml

#: Line and column from 0, what is wrong, what to write instead.
Explained = tuple[int, int, str, str]

_NAME = r"[A-Za-z_][\w-]*"
_QUOTES = "put quotes round the words"

#: A part of what the parser says → what is wrong, what to write. The place is the parser's own.
_PLAIN: tuple[tuple[str, str, str], ...] = (
    (
        "did not find expected '-' indicator",
        "this line does not fit the list above it",
        "begin it with a dash under the other dashes, or indent it under its item",
    ),
    (
        "block sequence entries are not allowed",
        "a list cannot begin on the line of its name",
        f"begin it on the next line, or {_QUOTES}",
    ),
    (
        "expected comment or line break",
        "the words after > or | begin on the next line",
        f"move them there, or {_QUOTES}",
    ),
    (
        "mapping keys are not allowed",
        "a value cannot begin with a question mark and a space",
        _QUOTES,
    ),
    (
        "did not find expected key",
        "this line does not fit the lines around it",
        "give it the same number of spaces in front as its neighbours",
    ),
    (
        "expected <document start>",
        "this line does not fit the lines above it",
        "begin all the names of one block in the same column",
    ),
)

_BACKSLASH = (
    "a backslash inside double quotes has a special meaning",
    "use single quotes round the words, or take the backslash out",
)


def explain(lines: list[str], error: yaml.MarkedYAMLError) -> Explained:
    """Return where the mistake most likely is, what is wrong, and what to write instead."""
    said = f"{error.context or ''} {error.problem or ''}"
    mark = error.problem_mark or error.context_mark
    stop = mark.line if mark else 0
    line, column = min(stop, len(lines) - 1), mark.column if mark else 0
    start = error.context_mark
    begun = (start.line, start.column) if start else (line, column)
    return (
        _unseen_space(lines, line)
        or _quote(lines, said, begun, line, column)
        or _colon(lines, said, begun[0], line, column)
        or _bracket(lines, said, begun, stop, column)
        or _sign(lines, said, begun, line, column)
        or next(
            ((line, column, what, instead) for key, what, instead in _PLAIN if key in said),
            (
                line,
                column,
                "this line cannot be read",
                "compare it with the lines above: spaces in front, a colon and a space, quotes",
            ),
        )
    )


def _unseen_space(lines: list[str], line: int) -> Explained | None:
    """Tabs, and the hard spaces that come with text from a web page or a word processor."""
    for candidate in (line, line - 1):
        text = lines[candidate] if 0 <= candidate < len(lines) else ""
        if found := re.match(r"[ -]*(?=\t)", text):
            return (
                candidate,
                found.end(),
                "there is a tab at the start of this line",
                "use spaces instead of tabs",
            )
        if found := re.match(rf"[ -]*({_NAME}:)?(?=\u00a0)", text):
            return (
                candidate,
                found.end(),
                "there is a hard space here, which only looks like a space",
                "delete it and type a space",
            )
    return None


def _quote(
    lines: list[str], said: str, begun: tuple[int, int], line: int, column: int
) -> Explained | None:
    """A quote that is not closed, is closed too early, or has a backslash in it."""
    if "escape c" in said or "hexdecimal" in said:
        return (line, max(column - 1, 0), *_BACKSLASH)
    if "unexpected end of stream" in said:
        return _not_closed(lines, _open_quote(lines, begun[0], line) or begun)
    if "did not find expected key" not in said and "expected ':'" not in said:
        return None
    if opened := _open_quote(lines, begun[0], line):
        return _not_closed(lines, opened)
    if re.search(r"(: |- )'[^']*'$", lines[line][:column]):
        return (
            line,
            column - 1,
            "an apostrophe ends words that stand in single quotes",
            "use double quotes round the words",
        )
    if re.search(r'(: |- )(".*"|\'.*\') *$', lines[line][:column]):
        return (
            line,
            column,
            "words stand behind the closing quote",
            "put all the words inside the quotes",
        )
    return None


def _not_closed(lines: list[str], opened: tuple[int, int]) -> Explained:
    line, column = opened
    if lines[line].rstrip()[-1:] in tuple("“”‘’"):
        end = len(lines[line].rstrip()) - 1
        return (
            line,
            end,
            "a curly quote does not close a straight one",
            "write \" or ' here as well",
        )
    return (
        line,
        column,
        "a quote that is opened here is not closed",
        "add the same quote at the end of the words",
    )


def _open_quote(lines: list[str], first: int, last: int) -> tuple[int, int] | None:
    """Return the first value that begins with a quote and has no other one on its line."""
    for index in range(first, min(last + 1, len(lines))):
        found = re.fullmatch(rf"( *(?:- )*(?:{_NAME}: +)?)([\"'])(.*)", lines[index])
        if found and found[2] not in found[3]:
            return index, found.end(1)
    return None


def _colon(lines: list[str], said: str, begun: int, line: int, column: int) -> Explained | None:
    """A colon without a space, no colon at all, or one too many."""
    values = "mapping values are not allowed" in said
    if not values and "could not find expected ':'" not in said:
        return None
    here = lines[line]
    if values and (found := re.match(rf" *(?:- )*({_NAME}): +(\S.*)", here[:column])):
        return (line, *_second_colon(here, found, column))
    for candidate in dict.fromkeys((begun, line - 1, line)):
        text = lines[candidate] if 0 <= candidate < len(lines) else ""
        if found := re.match(r" *-(?=[^\s-])", text):
            return (
                candidate,
                found.end(),
                "a space is missing after the dash",
                "write a dash and a space",
            )
        if found := re.match(rf" *(?:- )*({_NAME}):(?=[^\s/:])", text):
            return (
                candidate,
                found.end(),
                "a space is missing after the colon",
                f"write {found[1]}: and a space",
            )
    before = lines[line - 1] if line else ""
    if values and re.match(rf" *(?:- )*{_NAME}:", before):
        return (
            line,
            len(here) - len(here.lstrip()),
            "this line has too many spaces in front",
            "begin it under the name above it",
        )
    place = line - 1 if values and line else begun
    return (
        place,
        len(lines[place]) - len(lines[place].lstrip()),
        "there is no colon on this line",
        "write name: value, or indent the line if it belongs to the words above",
    )


def _second_colon(here: str, found: re.Match[str], column: int) -> tuple[int, str, str]:
    if found[2][0] in "“”‘’":
        return (
            found.start(2),
            "curly quotes do not count as quotes here",
            'use straight ones: "',
        )
    words = here[found.start(2) :].strip()
    example = f'"{words}"' if len(words) <= 50 and '"' not in words else '"Why: and how"'
    return (
        column,
        "there is a second colon on this line",
        f"{_QUOTES}: {found[1]}: {example}",
    )


def _bracket(
    lines: list[str], said: str, begun: tuple[int, int], line: int, column: int
) -> Explained | None:
    if "did not find expected ',' or" not in said:
        return None
    if line > begun[0]:
        return (
            *begun,
            "a bracket that is opened here is not closed",
            f"close it with {']' if lines[begun[0]][begun[1]] == '[' else '}'}",
        )
    return (
        line,
        column,
        "the words in these brackets do not end here as they should",
        "close each bracket, put commas between the items, and quotes round words with : or ,",
    )


def _sign(
    lines: list[str], said: str, begun: tuple[int, int], line: int, column: int
) -> Explained | None:
    """A value that begins with a sign which means something to YAML."""
    here = lines[line][column:]
    if "scanning an a" in said or "tag" in said:  # an anchor, an alias, a tag
        sign = lines[begun[0]][begun[1] :][:1]
        return (*begun, f"words that begin with {sign} have a special meaning", _QUOTES)
    if "cannot start any token" in said or "expected node content" in said:
        return line, column, f"a value cannot begin with {here[:1] or 'this sign'}", _QUOTES
    if "directive" in said:
        return (*begun, "a line cannot begin with %", _QUOTES)
    if "<document start>" in said and lines[line - 1].strip() == "...":
        return line - 1, 0, "a line of three points ends the file here", "take the line ... out"
    return None
