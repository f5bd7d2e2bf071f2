"""How a record says that a value cannot be right: what is wrong, and what to write instead."""

from __future__ import annotations

from pydantic_core import PydanticCustomError


def ask(what: str, instead: str) -> PydanticCustomError:
    """Return the error a validator raises: ``what`` is wrong and ``instead`` is what to write.

    Both are plain words for a publisher, without a full stop at the end.
    """
    return PydanticCustomError("ask", "{what}", {"what": what, "instead": instead})
