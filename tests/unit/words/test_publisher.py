"""Who publishes the site, and what is said while nobody official does."""

from __future__ import annotations

from progress_site.words.publisher import publisher_name, unofficial
from tests.support.demo import PUBLISHER, library, published


def test_the_publisher_is_named() -> None:
    plan = published(library().plan)
    assert publisher_name(plan) == PUBLISHER["name"]
    assert unofficial(plan) is None


def test_without_a_publisher_the_site_says_whose_it_is_not() -> None:
    plan = published(library().plan).model_copy(update={"publisher": None})
    assert publisher_name(plan) == "Unofficial: no publisher named"
    assert unofficial(plan) == (
        "Unofficial: not published by Exampleshire Council or the NHS in Exampleshire."
    )
    alone = plan.partnership.model_copy(update={"members": ()})
    plan = plan.model_copy(update={"partnership": alone})
    assert unofficial(plan) == "Unofficial: not published by Exampleshire SEND Partnership."


def test_a_demonstration_says_that_it_is_one_and_nothing_else() -> None:
    plan = library().plan
    assert publisher_name(plan) == "Demonstration"
    assert unofficial(plan) is None
