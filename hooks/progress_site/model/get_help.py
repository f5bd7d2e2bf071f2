"""Who can help a family. Living reference: past builds show today's words."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from pydantic import Field

from progress_site.model.base import Record, Source
from progress_site.model.dates import DayField
from progress_site.model.fields import Id, Text, Url

#: A source or a check older than this is said to be old.
_FRESH = dt.timedelta(days=365)


class HelpTopic(StrEnum):
    """What an organisation helps with, in the order in which families need it."""

    FIRST = "first"
    DISAGREE = "disagree"
    HEALTH = "health"
    EXCLUSION = "exclusion"
    ADVICE = "advice"
    HAVE_YOUR_SAY = "have_your_say"


#: Ids that the page itself uses: its frame, its fixed parts and its topics.
PAGE_IDS = frozenset(
    {"menu", "main", "toc", "contact", "complain"}
    | {topic.value.replace("_", "-") for topic in HelpTopic}
)


class HelpSource(Source):
    """Where the words about an organisation come from."""

    publisher: Text = Field(description="Who published it.")
    url: Url = Field(description="Its web address.")


class HelpLink(Record):
    """A page of an organisation where its contact is kept up to date."""

    title: Text = Field(description="What the page is called or is about.")
    url: Url = Field(description="Its web address.")


class Organisation(Record):
    """An organisation or a role that families can turn to."""

    id: Id = Field(description="Its place on the page: links lead to it.")
    name: Text = Field(description="Its name, as families meet it.")
    topic: HelpTopic = Field(
        description="first, disagree, health, exclusion, advice or have_your_say."
    )
    when: Text = Field(description="When to go there.")
    can: Text = Field(description="What it can do.")
    cannot: Text | None = Field(None, description="What it cannot do.")
    cost: Text | None = Field(None, description="What it costs, such as Free.")
    pages: tuple[HelpLink, ...] = Field((), description="Its own pages, the best one first.")
    phone: Text | None = Field(
        None,
        description="A number that a reliable source gives. It also has an entry in "
        "public_contacts.yml. Leave it out and link to a page when you are not sure.",
    )
    email: Text | None = Field(None, description="As for phone.")
    note: Text | None = Field(None, description="What else to know, such as how to find it.")
    source: HelpSource = Field(description="Where all this comes from.")
    checked: DayField | None = Field(
        None, description="The day on which a person last opened the pages and tried the contact."
    )

    def old_since(self, day: dt.date) -> dt.date | None:
        """Return the day of the last check or of the source, if it is a year before ``day``."""
        last = self.checked or (self.source.date.last if self.source.date else None)
        return last if last is not None and day - last > _FRESH else None

    @property
    def has_no_day(self) -> bool:
        """Whether neither a check nor a dated source says how new this is."""
        dated = self.source.date is not None and self.source.date.is_stated
        return self.checked is None and not dated


class GetHelp(Record):
    """`plan_data/get_help.yml`."""

    organisations: tuple[Organisation, ...] = Field(
        (), description="Every organisation, in the order in which a family needs them."
    )
