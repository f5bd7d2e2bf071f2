"""How a record says that a value cannot be right: what is wrong, and what to write instead."""

from __future__ import annotations

from pydantic_core import PydanticCustomError


def ask(what: str, instead: str, *at: str | int) -> PydanticCustomError:
    """Return the error a validator raises: ``what`` is wrong and ``instead`` is what to write.

    Both are plain words for a publisher, without a full stop at the end. ``at`` is the way to the
    value at which to point, when the rule is about a whole record.
    """
    return PydanticCustomError("ask", "{what}", {"what": what, "instead": instead, "at": at})
