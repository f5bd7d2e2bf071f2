"""Easy Read: the same in words that are easy for everybody, kept in `plan_data/easy_read/`.

Only what somebody must write is there. Status, dates and counts are said by the site itself.

How it is written, and so what is validated here (UK Association for Accessible Formats, Easy Read,
and Mencap, Make it clear): a short sentence with one idea, a picture beside it, and no hard words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from progress_site.model.base import Record
from progress_site.model.dates import DayField
from progress_site.model.fields import (
    ActionNumber,
    FeedbackId,
    Id,
    MilestoneId,
    Pattern,
    RefersTo,
    Text,
    UpdateSlug,
    Url,
    unique,
)
from progress_site.model.problem import validation_error

#: Words that a sentence, and a title, may have.
LONGEST_SENTENCE, LONGEST_TITLE = 15, 8

#: Hexadecimal digits of a fingerprint: enough that no two wordings of a page share one by chance.
LENGTH = 12

#: Where the pictures are, as a path from the root of the site.
PICTURES = "media/easy-read"

#: Pictures that the site puts beside the sentences that it makes itself.
OWN_PICTURES = (
    "plan", "promise", "families", "partnership",
    "done", "on-track", "at-risk", "late", "unfinished", "paused", "stopped", "not-started",
    "calendar", "count", "good", "not-good", "not-known", "change",
    "you-said", "we-did", "waiting", "no",
    "update", "question", "help", "full-page", "old", "print",
)  # fmt: skip


def picture_file(name: str) -> str:
    """Return the file of a picture, as a path from the root of the site."""
    return f"{PICTURES}/{name}.svg"


#: A sentence ends here, if the next one begins like one. “57.5%” and “e.g. this” do not end.
_END = re.compile(r"(?<=[.!?…])[”’)\]]*\s+(?=[“‘(\[]*[A-Z0-9])")
_WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*")
#: Words with which a second idea often begins.
_JOINT = re.compile(
    "and|but|or|so|because|if|when|while|which|who|that|then|although|until|where", re.IGNORECASE
)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, with their full stops."""
    return [part.strip() for part in _END.split(" ".join(text.split())) if part.strip()]


def words_in(text: str) -> int:
    """Return how many words a text has; a number, and a word with a hyphen, is one."""
    return len(_WORD.findall(text))


def where_to_split(sentence: str) -> str:
    """Return where a long sentence could become two: `before “because”`; or nothing."""
    words = sentence.split()
    middle = len(words) / 2
    inner = [(abs(place - middle), word) for place, word in enumerate(words)][3:-2]
    if joints := [found for found in inner if _JOINT.fullmatch(found[1])]:
        return f"before “{min(joints)[1]}”"
    commas = [(far, word.rstrip(",")) for far, word in inner if word.endswith(",")]
    return f"after “{min(commas)[1]}”" if commas else ""


def _easy(text: str) -> str:
    for sentence in sentences(text):
        number = words_in(sentence)
        if number > LONGEST_SENTENCE:
            split = where_to_split(sentence)
            raise validation_error(
                f"this sentence has {number} words, and Easy Read takes at most "
                f"{LONGEST_SENTENCE}: “{sentence}”",
                f"make two of it, for example {split}"
                if split
                else "say it in two short sentences with one idea each",
            )
    return text


def _title(text: str) -> str:
    number = words_in(text)
    if number > LONGEST_TITLE:
        raise validation_error(
            f"this title has {number} words, and Easy Read takes at most {LONGEST_TITLE}",
            "say in fewer words what it is about",
        )
    return text


def _picture(value: object) -> object:
    """Ask for the name alone where somebody wrote a file."""
    if isinstance(value, str) and value.strip().endswith(".svg"):
        name = value.strip().removesuffix(".svg").rpartition("/")[2]
        raise validation_error(
            f"“{value.strip()}” is a file, and not the name of a picture", f"write {name}"
        )
    return value


def _page(name: str) -> BeforeValidator:
    def check(value: object) -> str:
        if not isinstance(value, str) or value.strip() != name:
            raise validation_error("this file is about another page", f"write page: {name}")
        return name

    return BeforeValidator(check)


Picture = Annotated[Id, RefersTo("picture"), BeforeValidator(_picture)]
EasyWords = Annotated[Text, AfterValidator(_easy)]
EasyTitle = Annotated[Text, AfterValidator(_title)]
Fingerprint = Annotated[
    str,
    Pattern(
        f"[0-9a-f]{{{LENGTH}}}",
        "is not a fingerprint, and nobody types one",
        "take the line out, and run: progress fingerprint",
    ),
]

_PRINT = "Of the words it was made from. progress fingerprint writes it; nobody types it."
_PICTURE = "The name of an Easy Read picture, without .svg."
_WORDS = f"One idea, in sentences of at most {LONGEST_SENTENCE} words."


class EasyLine(Record):
    """A picture, and beside it one idea."""

    picture: Picture = Field(description=_PICTURE)
    words: EasyWords = Field(description=_WORDS)


class EasyPage(Record):
    """What every file of Easy Read words has."""

    made: DayField
    """The day on which the words were written."""
    title: EasyTitle = Field(description=f"A plain title of at most {LONGEST_TITLE} words.")
    lines: tuple[EasyLine, ...] = ()
    """The words, one idea each."""


class EasyAction(EasyPage):
    """An action in Easy Read: `plan_data/easy_read/actions/03.yml`."""

    action: ActionNumber
    """The number of the action; also the name of the file."""
    fingerprint: Fingerprint | None = Field(None, description=_PRINT)
    milestones: dict[MilestoneId, EasyLine] = Field({})
    """Its promises, by number. Status and dates come from the site."""


class EasyUpdate(EasyPage):
    """An update in Easy Read: `plan_data/easy_read/updates/2024-03-14-slug.yml`."""

    update: UpdateSlug
    """The name of the update; also the name of the file."""
    fingerprint: Fingerprint | None = Field(None, description=_PRINT)


class EasyHome(EasyPage):
    """The first page in Easy Read: `plan_data/easy_read/home.yml`."""

    page: Annotated[str, _page("home")]
    """home."""
    fingerprint: Fingerprint | None = Field(None, description=_PRINT)


class EasyFeedback(Record):
    """What people said and what was answered, in Easy Read. The site says how far the answer is."""

    picture: Picture = Field(description=_PICTURE)
    you_said: EasyWords = Field(description=f"What people said. {_WORDS}")
    we_did: EasyWords | None = Field(None, description=f"What was answered. {_WORDS}")
    fingerprint: Fingerprint | None = Field(None, description=_PRINT)


class EasyYouSaid(EasyPage):
    """You said, we did in Easy Read: `plan_data/easy_read/you-said-we-did.yml`."""

    page: Annotated[str, _page("you-said-we-did")]
    """you-said-we-did."""
    feedback: dict[FeedbackId, EasyFeedback] = Field({})
    """What was said, by its id."""


class Credit(Record):
    """Who made a picture, and under which licence it may be used."""

    file: Text
    """Its file, as a path under docs/media."""
    title: Text
    """What its maker calls it."""
    maker: Text
    """Who made it, as its licence asks to be named."""
    licence: Text
    """The licence, such as CC BY-SA 2.0 UK."""
    source: Url | None = None
    """Where it comes from."""
    changed: Text | None = None
    """What was changed in it, if anything."""


class Credits(Record):
    """`docs/media/credits.yml`."""

    credits: Annotated[
        tuple[Credit, ...], unique("file", "{}", instead="keep one of the two entries")
    ] = ()
    """Every picture under docs/media."""


@dataclass(frozen=True)
class EasyRead:
    """All Easy Read words of a project: `plan_data/easy_read/`."""

    home: EasyHome | None = None
    you_said: EasyYouSaid | None = None
    actions: Mapping[int, EasyAction] = field(default_factory=dict)
    updates: Mapping[str, EasyUpdate] = field(default_factory=dict)

    def pages(self) -> Iterator[EasyPage]:
        """Yield every record, in the order of the files."""
        yield from (self.actions[number] for number in sorted(self.actions))
        yield from (page for page in (self.home,) if page is not None)
        yield from (self.updates[slug] for slug in sorted(self.updates))
        yield from (page for page in (self.you_said,) if page is not None)
