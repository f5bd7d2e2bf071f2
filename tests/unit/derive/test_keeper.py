"""No public body is named as the publisher of examples."""

from __future__ import annotations

import pytest

from progress_site.derive.keeper import keeper
from tests.support.fixture import library


@pytest.mark.parametrize(
    ("demonstration", "who"),
    [(True, "The makers of this site"), (False, "Testshire Partnership")],
)
def test_who_publishes_the_record(demonstration: bool, who: str) -> None:
    assert keeper(library().plan.model_copy(update={"demonstration": demonstration})) == who
