"""The tables of questions fit the models that they ask for."""

from __future__ import annotations

import pytest
from pydantic import BaseModel

from progress_site.commands.new_forms import FORMS
from progress_site.commands.prompts import Question
from progress_site.read.validation import field_of

FIELDS = [(model, question) for form in FORMS.values() for model, question in form.fields()]


@pytest.mark.parametrize(("model", "question"), FIELDS, ids=lambda part: getattr(part, "key", ""))
def test_each_question_is_about_a_field_and_has_words(
    model: type[BaseModel], question: Question
) -> None:
    info = field_of(question.model or model, question.key)
    if info is None:  # which record it is, or what its file is called
        assert question.key in ("id", "measure", "name")
        assert question.words or question.help
    else:
        assert question.words or info.description


@pytest.mark.parametrize(("model", "question"), FIELDS, ids=lambda part: getattr(part, "key", ""))
def test_conditions_name_fields_and_words_that_there_are(
    model: type[BaseModel], question: Question
) -> None:
    for condition in (question.asked, question.unless, question.needed):
        for key, words in {} if isinstance(condition, bool) else condition.items():
            schema = model.model_json_schema()
            assert key in schema["properties"]
            assert all(f'"{word}"' in str(schema).replace("'", '"') for word in words)
