"""Who publishes the site, and what is said while nobody official does."""

from __future__ import annotations

from progress_site.derive.keeper import keeper, unofficial
from tests.support.demo import library


def test_the_publisher_is_named() -> None:
    plan = library().plan
    assert keeper(plan) == "Testshire Council"
    assert unofficial(plan) is None


def test_without_a_publisher_the_site_says_whose_it_is_not() -> None:
    plan = library().plan.model_copy(update={"publisher": None})
    assert keeper(plan) == "Unofficial: no publisher named"
    assert unofficial(plan) == (
        "Unofficial: not published by Testshire Council or the health service in Testshire."
    )
    alone = plan.partnership.model_copy(update={"members": ()})
    plan = plan.model_copy(update={"partnership": alone})
    assert unofficial(plan) == "Unofficial: not published by Testshire Partnership."


def test_a_demonstration_says_that_it_is_one_and_nothing_else() -> None:
    plan = library().plan.model_copy(update={"publisher": None, "demonstration": True})
    assert keeper(plan) == "Demonstration"
    assert unofficial(plan) is None
