"""Living reference: glossary, plain words, help and rights. Past builds show today's words."""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from progress_site.model.base import PublicRecord, Record, Source
from progress_site.model.dates import DayField, StatedDate
from progress_site.model.fields import ActionNumber, Flag, Id, LawId, Text, Url, unique
from progress_site.model.problem import validation_error
from progress_site.model.vocabulary import Stage, one_of


class Term(PublicRecord):
    """A word or an abbreviation, and what it means."""

    term: Text
    """The word or abbreviation as readers meet it."""
    full: Text | None = Field(
        None,
        description="What an abbreviation stands for. Its first use on a page is followed by this. "
        "Within a sentence it begins with a small letter, unless a later word has a capital.",
    )
    means: Text
    """What it means, in plain words."""
    also: tuple[Text, ...] = ()
    """Other words people use for it."""
    searched_as: tuple[Text, ...] = Field(
        (),
        description="What people type when they mean it, also where it is not quite the same. "
        "Search and the list from A to Z lead from there to this word.",
    )

    @property
    def anchor(self) -> str:
        """Where it stands in the glossary: `ehc-plan`. Others link to it, so the rule stays."""
        return re.sub(r"[^a-z0-9]+", "-", self.term.lower()).strip("-")


_ONE = "put what both say into one, or take one out"


class Glossary(Record):
    """`plan_data/glossary.yml`."""

    terms: Annotated[
        tuple[Term, ...], unique("term", "the word {}", by="anchor", instead=_ONE)
    ] = ()
    """Every word that needs explaining."""


class PlainWord(Record):
    """A word that readers stumble over, and what to say instead."""

    word: Text
    """The word or phrase. An s at its end counts as the same."""
    say: Text
    """What to say instead, in plain words."""
    also: tuple[Text, ...] = ()
    """Other forms, such as leveraging."""


class PlainWords(Record):
    """`plan_data/plain_words.yml`."""

    words: tuple[PlainWord, ...] = ()
    """Every word to avoid."""
    easy_read: tuple[Text, ...] = Field(
        (),
        description="Long words that Easy Read may use freely: everybody knows them, or each page "
        "explains them. One for each form, such as family and families.",
    )

    @model_validator(mode="after")
    def _one_thing_to_say(self) -> PlainWords:
        seen: set[str] = set()
        for i, entry in enumerate(self.words):
            for form in (entry.word, *entry.also):
                if form.lower() in seen:
                    raise validation_error(
                        f"the word “{form}” stands here twice",
                        "take one of the two out",
                        "words",
                        i,
                    )
                seen.add(form.lower())
        return self


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

    publisher: Text
    """Who published it."""
    url: Url
    """Its web address."""


class HelpLink(Record):
    """A page of an organisation where its contact is kept up to date."""

    title: Text
    """What the page is called or is about."""
    url: Url
    """Its web address."""


class Organisation(Record):
    """An organisation or a role that families can turn to."""

    id: Id
    """Its place on the page: links lead to it."""
    name: Text
    """Its name, as families meet it."""
    topic: HelpTopic = Field(description=one_of(HelpTopic))
    when: Text
    """When to go there."""
    can: Text
    """What it can do."""
    cannot: Text | None = None
    """What it cannot do."""
    cost: Text | None = None
    """What it costs, such as Free."""
    pages: tuple[HelpLink, ...] = ()
    """Its own pages, the best one first."""
    phone: Text | None = Field(
        None,
        description="A number that a reliable source gives. It also has an entry in "
        "public_contacts.yml. Leave it out and link to a page when you are not sure.",
    )
    email: Text | None = None
    """As for phone."""
    note: Text | None = None
    """What else to know, such as how to find it."""
    source: HelpSource
    """Where all this comes from."""
    checked: DayField | None = None
    """The day on which a person last opened the pages and tried the contact."""

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

    organisations: Annotated[tuple[Organisation, ...], unique("id", "organisation {}")] = ()
    """Every organisation, in the order in which a family needs them."""


class PublicContact(Record):
    """An e-mail address, a phone number or a postcode that is public already."""

    value: Text
    """The e-mail address, phone number or postcode."""
    whose: Text
    """Whose it is: an organisation or a team, never a private home."""
    why: Text
    """Why it may stand here, such as where it is published."""

    @property
    def plain(self) -> str:
        """The contact in the one form in which two are compared."""
        return plain_contact(self.value)


class PublicContacts(Record):
    """`plan_data/public_contacts.yml`."""

    contacts: Annotated[
        tuple[PublicContact, ...],
        unique("value", "this contact", by="plain", instead="take it out"),
    ] = ()
    """Every contact that may stand."""


def plain_contact(value: str) -> str:
    """Return a contact in the one form in which two are compared.

    Small letters for an e-mail address, digits from 0 on for a phone number, capitals without a
    space for a postcode.
    """
    text = value.strip()
    if "@" in text:
        return text.lower()
    if re.fullmatch(r"[+\d\s().-]+", text):
        return re.sub(r"^(?:0044|44)0?(?=\d{10}$)", "0", re.sub(r"\D", "", text))
    return re.sub(r"\s", "", text).upper()


class RightTopic(StrEnum):
    """What a right is about, in the order of a page: school before council."""

    SCHOOL = "school"
    ABSENCE = "absence"
    COUNCIL = "council"
    PLAN = "plan"
    APPEAL = "appeal"


class LawKind(StrEnum):
    """What gives a right: an Act or regulations, or statutory guidance."""

    LAW = "law"
    GUIDANCE = "guidance"


class LawState(StrEnum):
    """How far a change of the law has come."""

    IN_FORCE = "in_force"
    NOT_IN_FORCE = "not_in_force"
    PROPOSED = "proposed"


class Law(Record):
    """An Act, regulations or statutory guidance that gives rights."""

    id: Id
    """The id that the provisions of a right name."""
    title: Text
    """Its full title."""
    kind: LawKind
    """law (an Act or regulations) or guidance (statutory)."""
    date: StatedDate
    """The day on which the law was made, or since when the edition is in use."""
    applies_in: Text
    """Where it applies, such as England."""


class Provision(Record):
    """The part of a law that gives a right."""

    law: LawId
    """The id of the law, from `laws`."""
    part: Text | None = None
    """Which part, such as section 36."""
    url: Url
    """Where that part can be read: legislation.gov.uk or GOV.UK."""


class Right(Record):
    """One thing that the law lets a family expect or ask for."""

    id: Id
    """Its place on the page: links lead to it."""
    topic: RightTopic = Field(description=one_of(RightTopic))
    ages: tuple[Stage, ...]
    """The ages that it is for."""
    most_useful: Flag = False
    """true: shown to everyone on the first page about rights."""
    title: Text
    """A heading that can be understood alone."""
    words: Text
    """What the law says, to a parent: must for a duty, should for guidance."""
    to_you: Text | None = None
    """The same to a young person aged 16 to 25, where the words differ."""
    provisions: tuple[Provision, ...]
    """What gives the right."""
    doubt: Text | None = None
    """What is not certain about it, printed beside it."""

    @model_validator(mode="after")
    def _grounded(self) -> Right:
        if not self.provisions:
            raise validation_error(
                "this right names no law", "add law: and url: to it", "provisions"
            )
        if not self.ages:
            raise validation_error(
                "this right is for no age", "name at least one age, such as primary", "ages"
            )
        return self


class LawChange(Record):
    """A change of the law that has come, or is under way."""

    title: Text
    """What changes, in a few words."""
    state: LawState
    """in_force, not_in_force (made) or proposed (not law)."""
    date: StatedDate | None = None
    """When it applies from, or was announced."""
    words: Text
    """What is known of it, in plain words."""
    source: Source
    """Where that can be read."""


class StageGuide(PublicRecord):
    """An age that has a page of rights."""

    id: Stage
    """early-years, primary, secondary or from-16."""
    title: Text
    """The age in plain words."""
    intro: Text | None = None
    """A sentence or two."""
    actions: tuple[ActionNumber, ...] = ()
    """Actions that are about this age."""


class YourRights(Record):
    """`plan_data/your_rights.yml`."""

    checked: DayField | None = None
    """The day on which the rights were last compared with the law."""
    checked_how: Text | None = None
    """How they were compared, and by whom."""
    stages: Annotated[tuple[StageGuide, ...], unique("id", "stage {}")] = ()
    """One for each age."""
    laws: Annotated[tuple[Law, ...], unique("id", "law {}")] = ()
    """Every law that the rights name."""
    rights: Annotated[tuple[Right, ...], unique("id", "right {}")] = ()
    """Every right, in the order of the pages."""
    changes: tuple[LawChange, ...] = ()
    """Changes of the law, told once."""
    changes_doubt: Text | None = None
    """What is not known about the changes."""
