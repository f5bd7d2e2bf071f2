"""The schemas that editors and programs use; tests/properties holds records against them."""

from __future__ import annotations

import json

import pytest

from progress_site.open_data.schemas import FOLDER, NAMES, kept, schemas


def test_the_kept_schemas_are_those_of_the_models() -> None:
    """Run `make generated` after a change of the models."""
    assert kept() == schemas()
    assert {path.name for path in FOLDER.iterdir()} == {f"{n}.schema.json" for n in kept()}


@pytest.mark.parametrize("name", NAMES)
def test_every_record_of_a_schema_says_what_it_is(name: str) -> None:
    schema = json.loads(kept()[name])
    for title, record in {name: schema, **schema.get("$defs", {})}.items():
        assert record.get("description"), title
