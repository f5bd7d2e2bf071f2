"""What `plan.json` says beside the words of a record: other forms, Easy Read, mended spelling."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from progress_site.derive import addresses
from progress_site.derive.behind import standard_fingerprint
from progress_site.derive.formats import made_by
from progress_site.derive.state import State
from progress_site.derive.views.easy_pages import easy_ways
from progress_site.derive.views.formats import check_of
from progress_site.derive.wording import when
from progress_site.model.base import PublicRecord
from progress_site.model.dates import PartialDate
from progress_site.model.plan import Milestone, Plan
from progress_site.model.update import AddMilestone
from progress_site.write.plan_shape import CorrectionData, DateData, FormatData


def date_data(date: PartialDate | None) -> Any:
    """Return a date as the file says it, if there is one."""
    if date is None:
        return None
    return DateData(
        text=date.text,
        words=when(date).words,
        first=date.first.isoformat() if date.first else None,
        last=date.last.isoformat() if date.last else None,
    )


def day_text(day: dt.date | None) -> str | None:
    """Return one exact day as the file says it, if there is one."""
    return day.isoformat() if day else None


def corrected(record: PublicRecord | None) -> list[CorrectionData]:
    """Return the spelling mistakes that were mended in a record, oldest first."""
    found = sorted(record.corrected, key=lambda entry: entry.on) if record else []
    return [CorrectionData(on=entry.on.isoformat(), what=entry.what) for entry in found]


@dataclass(frozen=True)
class Marks:
    """What stands beside records on one day. ``site_url`` is the public address of the site.

    ``easy`` has the Easy Read page of each full page that has one, by address.
    """

    state: State
    site_url: str
    easy: Mapping[str, str]
    promises: Mapping[str, Milestone]

    @staticmethod
    def of(state: State, site_url: str) -> Marks:
        """Return the marks of a state."""
        # Which words are old does not matter here, so it is not worked out.
        easy = {full: way.href for full, way in easy_ways(state, as_of=True).items()}
        written = (m for action in state.actions.values() for m in action.record.milestones)
        changes = (change for update in state.updates for change in update.changes)
        added = (c.add_milestone for c in changes if isinstance(c, AddMilestone))
        return Marks(state, site_url, easy, {m.id: m for m in (*written, *added)})

    def formats(self, record: PublicRecord | Plan) -> list[FormatData]:
        """Return the other forms that a record has on the day, as its page offers them."""
        forms = [form for form in record.formats if made_by(form, self.state.day)]
        if not forms:
            return []
        current = standard_fingerprint(self.state, record)
        return [
            FormatData(
                kind=form.kind,
                url=form.url if re.match(r"https?:", form.url) else self.site_url + form.url,
                language=form.language,
                date=date_data(form.date),
                words=check_of(form, current),
            )
            for form in forms
        ]

    def easy_read(self, address: str) -> str | None:
        """Return the whole address of the Easy Read page of a full page, if it has one."""
        found = self.easy.get(address)
        return None if found is None else self.site_url + found

    def easy_feedback(self, ident: str) -> str | None:
        """Return where a piece of feedback stands in Easy Read, if it does."""
        words = self.state.library.easy_read
        if words is None or words.you_said is None or ident not in words.you_said.feedback:
            return None
        return f"{self.site_url}{addresses.EASY_SAID}#{ident}"
