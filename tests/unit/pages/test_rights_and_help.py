"""The pages about rights and help: links to the law, time limits, order, and what may be old."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest

from progress_site.model.reference import HelpTopic, LawKind, LawState, Organisation, RightTopic
from progress_site.model.vocabulary import Stage
from progress_site.pages.reference import freshness, words_at
from progress_site.read.load import Loaded, load
from tests.support.project import ROOT


@cache
def somerset() -> Loaded:
    return load(ROOT)


def said(age: Stage) -> str:
    rights = somerset().library.your_rights.rights
    return " ".join(words_at(r, age) for r in rights if age in r.ages)


def test_each_right_links_to_the_law_itself() -> None:
    rights = somerset().library.your_rights.rights
    urls = [p.url for r in rights for p in r.provisions]
    wanted = ("https://www.legislation.gov.uk/", "https://www.gov.uk/")
    assert len(rights) > 30
    assert [url for url in urls if not url.startswith(wanted)] == []


@pytest.mark.parametrize("age", list(Stage))
@pytest.mark.parametrize(
    "limit",
    [
        "within six weeks",
        "within 20 weeks",
        "within 16 weeks",
        "at least 15 days",
        "two months",
        "one month",
        "within four weeks",
        "within 12 weeks",
        "every 12 months",
        "3 working days",
        "30 days",
    ],
)
def test_each_age_names_the_time_limits(age: Stage, limit: str) -> None:
    assert limit in said(age)


@pytest.mark.parametrize(
    ("age", "limit"),
    [
        (Stage.EARLY_YEARS, "15 February"),
        (Stage.PRIMARY, "15 February"),
        (Stage.PRIMARY, "sixth school day"),
        (Stage.SECONDARY, "sixth school day"),
        (Stage.SECONDARY, "15 school days"),
        (Stage.SECONDARY, "31 March"),
        (Stage.FROM_16, "31 March"),
        (Stage.FROM_16, "five months before"),
    ],
)
def test_some_time_limits_are_of_one_age(age: Stage, limit: str) -> None:
    assert limit in said(age)


def test_young_people_are_spoken_to_themselves() -> None:
    assert "your child" not in said(Stage.FROM_16).lower()


def test_guidance_that_is_not_binding_says_should() -> None:
    record = somerset().library.your_rights
    guidance = {law.id for law in record.laws if law.kind is LawKind.GUIDANCE}
    only = [r for r in record.rights if {p.law for p in r.provisions} <= guidance]
    assert {r.id for r in only if " must " in r.words} == set()


def test_what_everyone_reads_first_holds_at_every_age() -> None:
    useful = [r for r in somerset().library.your_rights.rights if r.most_useful]
    assert len(useful) == 5
    assert {tuple(r.ages) for r in useful} == {tuple(Stage)}


def test_each_age_has_something_to_ask_before_the_council() -> None:
    rights = somerset().library.your_rights.rights
    for age in Stage:
        topics = [t for t in RightTopic if any(r.topic is t and age in r.ages for r in rights)]
        assert topics[0] is RightTopic.SCHOOL


def test_a_proposal_is_never_told_as_law() -> None:
    changes = somerset().library.your_rights.changes
    proposed = [c for c in changes if c.state is LawState.PROPOSED]
    assert len(proposed) == 3
    assert all(c.source.url for c in changes)


def test_organisations_come_in_the_order_in_which_families_need_them() -> None:
    organisations = somerset().library.get_help.organisations
    assert [o.id for o in organisations][:3] == ["senco", "sendias", "council"]
    ids = [o.id for o in organisations]
    assert ids.index("global-mediation") < ids.index("tribunal") < ids.index("ombudsman")
    topics = [list(HelpTopic).index(o.topic) for o in organisations]
    assert topics == sorted(topics)


def test_a_number_that_nobody_could_check_is_not_printed() -> None:
    printed = {o.id: o.phone for o in somerset().library.get_help.organisations if o.phone}
    assert printed == {"ombudsman": "0300 061 0614"}
    assert not [o for o in somerset().library.get_help.organisations if o.email]


def organisation(date: str | None, checked: str | None = None) -> Organisation:
    source = {"title": "Who helps", "publisher": "A council", "url": "https://help.test/"}
    return Organisation.model_validate(
        {
            "id": "helpers",
            "name": "Helpers",
            "topic": "first",
            "when": "First.",
            "can": "They listen.",
            "source": {**source, **({"date": date} if date else {})},
            **({"checked": checked} if checked else {}),
        }
    )


@pytest.mark.parametrize(
    ("date", "checked", "words"),
    [
        ("2020", None, "Not checked since 2020."),
        ("2024-05", None, None),
        ("2023-05", None, "Not checked since May 2023."),
        (None, None, "Not checked: the source gives no date."),
        ("not_stated", None, "Not checked: the source gives no date."),
        ("2020", "2024-05-01", None),
        ("2020", "2022-05-01", "Not checked since 1 May 2022."),
        (None, "2024-05-01", None),
    ],
)
def test_what_is_old_says_since_when(
    date: str | None, checked: str | None, words: str | None
) -> None:
    assert freshness(organisation(date, checked), dt.date(2024, 9, 1)) == words
