"""Living reference: glossary and plain words. Past builds show today's words."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import Field, model_validator

from progress_site.model.asking import ask
from progress_site.model.base import PublicRecord, Record
from progress_site.model.fields import Text, unique


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
