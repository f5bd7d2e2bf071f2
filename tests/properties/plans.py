"""Plans and days that Hypothesis makes up, and what of a state is compared."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from hypothesis import settings
from hypothesis import strategies as st
from pydantic import ValidationError

from progress_site.fold.state import State
from progress_site.model.dates import PartialDate
from progress_site.model.library import Library
from progress_site.model.registers import Feedback, Measure
from progress_site.model.update import Update
from progress_site.pages.layout import Page
from tests.support import demo
from tests.support.inside import inside
from tests.support.records import Data, library, measure, moved, reported, update

T = TypeVar("T")

# -- days


def _interesting() -> list[dt.date]:
    found = {
        day + dt.timedelta(days=off)
        for date in inside(demo.library(), PartialDate)
        for day in (date.first, date.last)
        if day is not None
        for off in (-1, 0, 1)
    }
    return sorted(day for day in found if day.year > 2020)


#: Days around every date of the demonstration, and any other.
days = st.one_of(
    st.sampled_from(_interesting()), st.dates(dt.date(2019, 1, 1), dt.date(2032, 12, 31))
)

#: For a test that makes the whole demonstration with each example.
few = settings(max_examples=6)

# -- what is compared


def facts(value: Any) -> Any:
    """Return a state as plain data, without the records that it was made from."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type | PartialDate):
        return {
            field.name: facts(getattr(value, field.name))
            for field in dataclasses.fields(value)
            if field.name not in ("library", "record")
        }
    if isinstance(value, tuple):
        return tuple(facts(item) for item in value)
    if isinstance(value, dict):
        return {key: facts(item) for key, item in value.items()}
    return value


def published(state: State) -> tuple[dict[str, Page], bytes]:
    """Return all that a state puts before the public."""
    return demo.publish(state), demo.data(state)


def changed_pages(old: Mapping[str, Page], after: State) -> set[str]:
    """Return the addresses of pages that are not the same, or are not there any more."""
    new = demo.publish(after)
    return {
        address
        for address in {*old, *new}
        if address not in old
        or address not in new
        or (_told(old[address].view), old[address].layout)
        != (_told(new[address].view), new[address].layout)
    }


def _told(view: Any) -> Any:
    """Return a view without the ways to choose: each list says how many all others have."""
    return replace(view, filters=None) if hasattr(view, "filters") else view


# -- taking things out, written without a look at how the project does it


def known_on(found: Library, day: dt.date) -> Library:
    """Return a library without anything that was published after ``day``."""

    def kept(records: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(r for r in records if r.known_from <= day)

    def known_measure(record: Measure) -> Measure:
        lists = ("readings", "comparators", "interim_targets")
        return record.model_copy(update={key: kept(getattr(record, key)) for key in lists})

    def known_feedback(record: Feedback) -> Feedback:
        lists = ("responses", "difference_made", "asked_them_back")
        return record.model_copy(update={key: kept(getattr(record, key)) for key in lists})

    evidence = found.evidence.model_copy(update={"evidence": kept(found.evidence.evidence)})
    journey = found.journey.model_copy(
        update={"events": kept(found.journey.events), "reviews": kept(found.journey.reviews)}
    )
    return replace(
        found,
        updates=tuple(
            u for u in found.updates if not u.draft and u.date.last and u.date.last <= day
        ),
        measures=tuple(known_measure(m) for m in kept(found.measures)),
        feedback=tuple(known_feedback(f) for f in kept(found.feedback)),
        evidence=evidence,
        journey=journey,
    )


def without(found: Library, *slugs: str) -> Library:
    """Return a library without some of its updates."""
    return replace(found, updates=tuple(u for u in found.updates if u.slug not in slugs))


def in_another_order(found: Library, mix: Callable[[list[Any]], list[Any]]) -> Library:
    """Return the same library with every list in which the order says nothing mixed."""

    def mixed(items: tuple[T, ...]) -> tuple[T, ...]:
        return tuple(mix(list(items)))

    return replace(
        found,
        actions=mixed(found.actions),
        updates=mixed(found.updates),
        measures=mixed(
            tuple(
                m.model_copy(
                    update={
                        "readings": mixed(m.readings),
                        "interim_targets": mixed(m.interim_targets),
                    }
                )
                for m in found.measures
            )
        ),
        feedback=mixed(
            tuple(f.model_copy(update={"responses": mixed(f.responses)}) for f in found.feedback)
        ),
        evidence=found.evidence.model_copy(update={"evidence": mixed(found.evidence.evidence)}),
        journey=found.journey.model_copy(
            update={
                "events": mixed(found.journey.events),
                "reviews": mixed(found.journey.reviews),
            }
        ),
    )


# -- made-up updates: most of what they say is legal, some is not, and none may break a build

_MILESTONES = ["1.1", "1.2", "1.3", "2.1", "1.4", "4.1", "9.9"]
_DATES = [
    "2024-06-30", "2024-03", "2024-Q4", "autumn term 2024", "winter season 2024", "2024/25",
    "2025", "not_stated",
]  # fmt: skip
_WHY: Data = {"reason": "A reason.", "agreed_by": "a board"}

_milestones = st.sampled_from(_MILESTONES)
_numbers = st.sampled_from([1, 2, 3, 4, 9])
_sources = st.lists(st.sampled_from(["proof", "families-say", "figure", "a-wish"]), max_size=3)

_changes: st.SearchStrategy[Data] = st.one_of(
    st.builds(
        reported,
        _milestones,
        st.sampled_from(["not_started", "on_track", "at_risk", "done", "paused", "stopped"]),
    ),
    st.builds(moved, _milestones, st.sampled_from(_DATES)),
    st.builds(
        lambda ident, words: {"milestone": ident, "promise": words, **_WHY},
        _milestones,
        st.sampled_from(["First promise.", "New words.", "Other words."]),
    ),
    st.builds(
        lambda ident, into: {"milestone": ident, "merged_into": into, **_WHY},
        _milestones,
        _milestones,
    ),
    st.builds(lambda ident: {"milestone": ident, "carried_on_by": "a team"}, _milestones),
    st.builds(
        lambda due: {"action": 1, "add_milestone": {"id": "1.4", "promise": "More.", "due": due}},
        st.sampled_from(_DATES),
    ),
    st.just({"milestone": "1.1", "add_activity": {"id": "1.1.b", "words": "More work."}}),
    st.builds(
        lambda due: {
            "add_action": {
                "number": 4,
                "title": "Fourth action",
                "milestones": [{"id": "4.1", "promise": "Later.", "due": due}],
            },
            **_WHY,
        },
        st.sampled_from(_DATES),
    ),
    st.builds(lambda a, b: {"action": a, "merged_into": b, **_WHY}, _numbers, _numbers),
    st.builds(lambda a: {"action": a, "title": "New title", **_WHY}, _numbers),
    st.builds(
        lambda ident, status: {"activity": ident, "status": status},
        st.sampled_from(["1.1.a", "1.1.b", "9.9.a"]),
        st.sampled_from(["not_started", "doing", "done", "stopped"]),
    ),
    st.builds(
        lambda a, impact, evidence: {
            "action": a,
            "impact": impact,
            "words": "Our words.",
            "evidence": evidence,
        },
        _numbers,
        st.sampled_from(
            [
                "too_early",
                "no_evidence_yet",
                "early_signs",
                "making_a_difference",
                "not_making_a_difference",
            ]
        ),
        _sources,
    ),
    st.builds(
        lambda value, by: {"measure": "figure", "target": value, "by": by, **_WHY},
        st.sampled_from(["10", "-1.5", "99.9"]),
        st.sampled_from(_DATES),
    ),
    st.builds(
        lambda status, ident: {
            "plan": status,
            "carried_on": [{"milestone": ident, "by": "a team"}],
        },
        st.sampled_from(["stepped_down", "closed", "superseded", "active"]),
        _milestones,
    ),
)


@st.composite
def updates(
    draw: st.DrawFn, *, first: str = "2023-12-15", last: str = "2026-01-01", name: str = "news"
) -> Update:
    """Return an update of some day with some changes."""
    day = draw(st.dates(dt.date.fromisoformat(first), dt.date.fromisoformat(last)))
    date = draw(st.sampled_from([day.isoformat(), day.isoformat()[:7]]))
    return update(
        date,
        *draw(st.lists(_changes, max_size=4)),
        name=name,
        about=draw(st.lists(st.sampled_from([1, 2, 3]), max_size=2, unique=True)),
        **{"from": draw(st.sampled_from(["partnership", "partnership", "parents", "youth"]))},
    )


@st.composite
def libraries(draw: st.DrawFn) -> Library:
    """Return the small plan with up to twelve updates; some correct others, some are drafts."""
    found: list[Update] = []
    for number in range(draw(st.integers(0, 12))):
        made = draw(updates(name=f"news-{number}"))
        earlier = [u.slug for u in found if u.date.sort_key() < made.date.sort_key()]
        corrects = draw(st.sampled_from([None, None, *earlier])) if earlier else None
        draft = draw(st.sampled_from([False] * 9 + [True]))
        found.append(made.model_copy(update={"corrects": corrects, "draft": draft}))
    return library(*found, measures=(draw(measures()),))


@st.composite
def measures(draw: st.DrawFn) -> Measure:
    """Return a measure with any readings, baseline, target and steps."""
    figures = st.decimals(-99, 99, places=1).map(str)
    periods = st.sampled_from(["2023-Q4", "2024-Q1", "2024-Q2", "2024", "2023/24", "not_stated"])
    published_on = st.dates(dt.date(2024, 1, 1), dt.date(2026, 1, 1)).map(str)
    readings = st.fixed_dictionaries(
        {
            "published": published_on,
            "period": periods,
            "value": st.one_of(figures, st.sampled_from(["suppressed", "not_published"])),
        },
        optional={
            "projected": st.booleans(),
            "provisional": st.booleans(),
            "break_before": st.just("Counted anew."),
        },
    )
    steps = st.fixed_dictionaries(
        {"published": published_on, "value": figures}, optional={"by": st.sampled_from(_DATES)}
    )
    optional = {
        "baseline": st.fixed_dictionaries(
            {"period": st.sampled_from(["2023", "2022/23"]), "value": figures},
            optional={"comparable": st.booleans()},
        ),
        "target": st.fixed_dictionaries(
            {"value": figures}, optional={"by": st.sampled_from(_DATES)}
        ),
    }
    more = draw(st.fixed_dictionaries({}, optional=optional))
    try:
        return measure(
            *draw(st.lists(readings, max_size=6)),
            interim_targets=draw(st.lists(steps, max_size=3)),
            wanted=draw(st.sampled_from(["up", "down"])),
            same_within=draw(st.sampled_from(["0", "2"])),
            **more,
        )
    except ValidationError as error:  # pragma: no cover - the strategy makes only valid ones
        raise AssertionError(str(error)) from error
