"""What a field needs besides the record: the day, addresses, other forms, and Easy Read pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from progress_site.easy_read.pages import easy_ways
from progress_site.fold.behind import standard_fingerprint
from progress_site.fold.formats import made_by
from progress_site.fold.state import Event, MilestoneState, Point, State
from progress_site.fold.withdrawals import of_event, of_milestone
from progress_site.model.base import Correction, Format, Withdrawn
from progress_site.pages.formats import check_of
from progress_site.urls import addresses


@dataclass(frozen=True)
class OtherForm:
    """Another form of a record.

    ``url`` is its whole address; ``words`` says whether its words are those of the record.
    """

    record: Format
    url: str
    words: str


@dataclass(frozen=True)
class Context:
    """The state of a day, and the public address of the site, with a slash at its end."""

    state: State
    site_url: str

    def url(self, address: str) -> str:
        """Return the whole address of a page or file of the site; others stay as they are."""
        return address if re.match(r"https?:", address) else self.site_url + address

    def record(self, subject: Any) -> Any:
        """Return the record behind a part of the state; a record is its own."""
        return (
            subject.reading if isinstance(subject, Point) else getattr(subject, "record", subject)
        )

    def withdrawn(self, subject: Any) -> Withdrawn | None:
        """Return the withdrawal of a record, or of what it is a part of."""
        if isinstance(subject, MilestoneState):
            return of_milestone(self.state, subject)
        if isinstance(subject, Event):
            return of_event(self.state, subject)
        record = subject if hasattr(subject, "withdrawn") else self.record(subject)
        found: Withdrawn | None = record.withdrawn
        return found

    def corrected(self, subject: Any) -> list[Correction]:
        """Return the spelling mistakes that were mended in a record, oldest first."""
        return sorted(self.record(subject).corrected, key=lambda entry: entry.on)

    def formats(self, subject: Any) -> list[OtherForm]:
        """Return the other forms that a record has on the day, as its page offers them."""
        record = self.record(subject)
        forms = [form for form in record.formats if made_by(form, self.state.day)]
        if not forms:
            return []
        current = standard_fingerprint(self.state, record)
        return [OtherForm(form, self.url(form.url), check_of(form, current)) for form in forms]

    def easy_read(self, address: str) -> str | None:
        """Return the Easy Read page of a full page, if it has one."""
        return self.url(self._easy[address]) if address in self._easy else None

    @cached_property
    def _easy(self) -> Mapping[str, str]:
        # Which words are old does not matter here, so it is not worked out.
        return {full: way.href for full, way in easy_ways(self.state, as_of=True).items()}

    def easy_feedback(self, ident: str) -> str | None:
        """Return the place of a piece of feedback in Easy Read, if it has one."""
        words = self.state.library.easy_read
        if words is None or words.you_said is None or ident not in words.you_said.feedback:
            return None
        return self.url(f"{addresses.EASY_SAID}#{ident}")
