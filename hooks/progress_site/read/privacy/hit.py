"""What a search for private details finds."""

from __future__ import annotations

from typing import NamedTuple


class Hit(NamedTuple):
    """Something that looks private: where it begins in a text, and how to say so.

    ``what`` never repeats the detail whole: what a check says can be read by everybody.
    ``value`` is the detail itself where it may be allowed, made plain: small letters for an e-mail
    address, digits from 0 on for a phone number, capitals for a postcode and for initials.
    """

    start: int
    what: str
    instead: str
    value: str | None = None
