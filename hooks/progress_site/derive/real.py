"""What would be left if every example went: the part of the record that is for ever."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from pydantic import BaseModel

from progress_site.model.base import PublicRecord
from progress_site.model.library import Library

M = TypeVar("M", bound=BaseModel)


def real_part(library: Library) -> Library:
    """Return the library without examples, and without what stands inside them.

    The plan keeps its settings and its groups, which have no pages of their own.
    """
    easy = library.easy_read
    if easy is not None:
        easy = replace(
            easy,
            actions={n: words for n, words in easy.actions.items() if not words.example},
            updates={slug: words for slug, words in easy.updates.items() if not words.example},
        )
    areas = tuple(area for area in library.plan.areas if not area.example)
    return replace(
        library,
        plan=library.plan.model_copy(update={"areas": areas}),
        actions=_real(library.actions),
        measures=_real(library.measures),
        feedback=_real(library.feedback),
        updates=_real(library.updates),
        evidence=_without_examples(library.evidence),
        journey=_without_examples(library.journey),
        glossary=_without_examples(library.glossary),
        your_rights=_without_examples(library.your_rights),
        easy_read=easy,
    )


def _real(records: tuple[M, ...]) -> tuple[M, ...]:
    return tuple(_without_examples(record) for record in records if not _is_example(record))


def _without_examples(record: M) -> M:
    """Return a record without the examples in its lists."""
    lists = {
        name: tuple(
            _without_examples(item) if isinstance(item, BaseModel) else item
            for item in value
            if not _is_example(item)
        )
        for name in type(record).model_fields
        if isinstance(value := getattr(record, name), tuple)
    }
    return record.model_copy(update=lists)


def _is_example(record: object) -> bool:
    return isinstance(record, PublicRecord) and record.example
