"""The bytes of a file as text: UTF-8, one kind of line end, no sign that cannot be seen."""

from __future__ import annotations

import re

from progress_site.model.problem import Problem

#: Signs that no reader sees and that YAML, XML or a browser does not allow. Some of them also
#: count as the end of a line for YAML but not for an editor, which would spoil every position.
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")

#: What is left of ’ “ é and the like when a file was once opened in a wrong encoding and saved.
_LOST = re.compile("\ufffd|â€[\u0080-\uffff]|Ã[\u0080-\u00bf]")

#: What git writes into a file when two people changed the same lines. The line ======= between
#: the two is left alone: in Markdown it also underlines a heading.
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$", re.M)

_SAVE_AGAIN = "save it again as UTF-8 (in most editors: “Save with encoding”)"


def decode(file: str, raw: bytes) -> str | Problem:
    """Return the text of a file, without a byte-order mark, or the problem with its bytes."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # error.object: without the byte-order mark, from behind which error.start counts.
        before = _lines_as_one(error.object[: error.start].decode("utf-8", "replace"))
        return _problem(file, before, "this file is not saved as UTF-8", _SAVE_AGAIN)
    text = _lines_as_one(text)
    if found := UNSEEN.search(text):
        before = text[: found.start()]
        if found[0] == "\0":
            return _problem(file, before, "this file is not saved as UTF-8", _SAVE_AGAIN)
        return _problem(
            file,
            before,
            "there is a sign here that nobody can see",
            "delete it and the space around it, and type the words again",
        )
    if found := _LOST.search(text):
        return _problem(
            file,
            text[: found.start()],
            f"“{found[0]}” stands where a letter or a sign was lost",
            "type the word again",
        )
    if found := _CONFLICT.search(text):
        return _problem(
            file,
            text[: found.start()],
            "two versions of these lines stand here, because a merge is not finished",
            "keep the lines that are right, and take the lines <<<<<<<, ======= and >>>>>>> out",
        )
    return text


def roughly(raw: bytes) -> str:
    """Return as much of a text as can be read, for a search that must not stop at a slip."""
    return _lines_as_one(raw.decode("utf-8-sig", "replace"))


def _lines_as_one(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _problem(file: str, before: str, what: str, instead: str) -> Problem:
    line = before.count("\n") + 1
    column = len(before.rsplit("\n", 1)[-1]) + 1
    return Problem(file, line, column, what, instead)
