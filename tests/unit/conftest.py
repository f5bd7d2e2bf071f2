from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from functools import cache

import pytest

from progress_site.read import files
from progress_site.read.nodes import Document, parse_yaml


@pytest.fixture(scope="module")
def parsed_once() -> Iterator[None]:
    """Parse each YAML text once: projects of cases differ from each other in one or two files."""
    parsed = cache(parse_yaml)

    def parse(file: str, text: str, *, first_line: int = 1) -> Document:
        return dataclasses.replace(parsed(file, text, first_line=first_line))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "parse_yaml", parse)
        yield
