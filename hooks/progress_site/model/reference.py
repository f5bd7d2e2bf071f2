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
from progress_site.model.problem import ask
from progress_site.model.vocabulary import Stage


class Term(PublicRecord):
    """A word or an abbreviation, and what it means."""

    term: Text = Field(description="The word or abbreviation as readers meet it.")
    full: Text | None = Field(
        None,
        description="What an abbreviation stands for. Its first use on a page is followed by this. "
        "Within a sentence it begins with a small letter, unless a later word has a capital.",
    )
    means: Text = Field(description="What it means, in plain words.")
    also: tuple[Text, ...] = Field((), description="Other words people use for it.")
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

    terms: Annotated[tuple[Term, ...], unique("term", "the word {}", by="anchor", instead=_ONE)] = (
        Field((), description="Every word that needs explaining.")
    )


class PlainWord(Record):
    """A word that readers stumble over, and what to say instead."""

    word: Text = Field(description="The word or phrase. An s at its end counts as the same.")
    say: Text = Field(description="What to say instead, in plain words.")
    also: tuple[Text, ...] = Field((), description="Other forms, such as leveraging.")


class PlainWords(Record):
    """`plan_data/plain_words.yml`."""

    words: tuple[PlainWord, ...] = Field((), description="Every word to avoid.")
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
                    raise ask(
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

    organisations: Annotated[tuple[Organisation, ...], unique("id", "organisation {}")] = Field(
        (), description="Every organisation, in the order in which a family needs them."
    )


class PublicContact(Record):
    """An e-mail address, a phone number or a postcode that is public already."""

    value: Text = Field(description="The e-mail address, phone number or postcode.")
    whose: Text = Field(description="Whose it is: an organisation or a team, never a private home.")
    why: Text = Field(description="Why it may stand here, such as where it is published.")

    @property
    def plain(self) -> str:
        """The contact in the one form in which two are compared."""
        return plain_contact(self.value)


class PublicContacts(Record):
    """`plan_data/public_contacts.yml`."""

    contacts: Annotated[
        tuple[PublicContact, ...],
        unique("value", "this contact", by="plain", instead="take it out"),
    ] = Field((), description="Every contact that may stand.")


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

    id: Id = Field(description="The id that the provisions of a right name.")
    title: Text = Field(description="Its full title.")
    kind: LawKind = Field(description="law (an Act or regulations) or guidance (statutory).")
    date: StatedDate = Field(
        description="The day on which the law was made, or since when the edition is in use."
    )
    applies_in: Text = Field(description="Where it applies, such as England.")


class Provision(Record):
    """The part of a law that gives a right."""

    law: LawId = Field(description="The id of the law, from `laws`.")
    part: Text | None = Field(None, description="Which part, such as section 36.")
    url: Url = Field(description="Where that part can be read: legislation.gov.uk or GOV.UK.")


class Right(Record):
    """One thing that the law lets a family expect or ask for."""

    id: Id = Field(description="Its place on the page: links lead to it.")
    topic: RightTopic = Field(description="school, absence, council, plan or appeal.")
    ages: tuple[Stage, ...] = Field(description="The ages that it is for.")
    most_useful: Flag = Field(
        False, description="true: shown to everyone on the first page about rights."
    )
    title: Text = Field(description="A heading that can be understood alone.")
    words: Text = Field(
        description="What the law says, to a parent: must for a duty, should for guidance."
    )
    to_you: Text | None = Field(
        None, description="The same to a young person aged 16 to 25, where the words differ."
    )
    provisions: tuple[Provision, ...] = Field(description="What gives the right.")
    doubt: Text | None = Field(None, description="What is not certain about it, printed beside it.")

    @model_validator(mode="after")
    def _grounded(self) -> Right:
        if not self.provisions:
            raise ask("this right names no law", "add law: and url: to it", "provisions")
        if not self.ages:
            raise ask("this right is for no age", "name at least one age, such as primary", "ages")
        return self


class LawChange(Record):
    """A change of the law that has come, or is under way."""

    title: Text = Field(description="What changes, in a few words.")
    state: LawState = Field(description="in_force, not_in_force (made) or proposed (not law).")
    date: StatedDate | None = Field(None, description="When it applies from, or was announced.")
    words: Text = Field(description="What is known of it, in plain words.")
    source: Source = Field(description="Where that can be read.")


class StageGuide(PublicRecord):
    """An age that has a page of rights."""

    id: Stage = Field(description="early-years, primary, secondary or from-16.")
    title: Text = Field(description="The age in plain words.")
    intro: Text | None = Field(None, description="A sentence or two.")
    actions: tuple[ActionNumber, ...] = Field((), description="Actions that are about this age.")


class YourRights(Record):
    """`plan_data/your_rights.yml`."""

    checked: DayField | None = Field(
        None, description="The day on which the rights were last compared with the law."
    )
    checked_how: Text | None = Field(None, description="How they were compared, and by whom.")
    stages: Annotated[tuple[StageGuide, ...], unique("id", "stage {}")] = Field(
        (), description="One for each age."
    )
    laws: Annotated[tuple[Law, ...], unique("id", "law {}")] = Field(
        (), description="Every law that the rights name."
    )
    rights: Annotated[tuple[Right, ...], unique("id", "right {}")] = Field(
        (), description="Every right, in the order of the pages."
    )
    changes: tuple[LawChange, ...] = Field((), description="Changes of the law, told once.")
    changes_doubt: Text | None = Field(None, description="What is not known about the changes.")
