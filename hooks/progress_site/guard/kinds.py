"""What the guard knows of each kind of record: its name, when it is frozen, how else to change it.

A row is all that a new kind needs. What holds for every kind alike is in `compare.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from progress_site.model import plan as p
from progress_site.model import reference as r
from progress_site.model import registers as g
from progress_site.model.accessibility import AccessTest, Barrier
from progress_site.model.base import PublicRecord
from progress_site.model.update import Update

#: A promise is frozen from the approval on, an entry of a register and an update once published.
#: Living reference may always be edited.
Family = Literal["promise", "register", "update", "living"]
_DECIDED = "reason: …, agreed_by: …"
_TARGET = f"measure: {{owner.id}}, target: …, by: …, {_DECIDED}"


@dataclass(frozen=True, slots=True)
class Kind:
    """How records of one model are told apart, and how what they say is changed.

    ``key`` tells one from its neighbours; with ``own_number`` also from all others, wherever they
    are. ``headline`` is the field that says most of what the record is. ``gaps``: what was not
    supplied may be supplied later.

    ``changes`` holds the change of an update that sets a field, ``*`` for any field, and ``adds``
    the one that adds such a record to an approved plan. ``instead`` says how a register goes on.
    """

    name: str
    family: Family
    key: Callable[[Any], str]
    own_number: bool = False
    headline: str = ""
    gaps: bool = False
    changes: Mapping[str, str] = field(default_factory=dict)
    adds: str = ""
    instead: str = "add a new entry that says what is true"


def _promise(name: str, key: Callable[[Any], str], headline: str = "", **rules: Any) -> Kind:
    instead = "tell in an update what is different now"
    return Kind(name, "promise", key, bool(headline), headline, True, instead=instead, **rules)


def _id(record: Any) -> str:
    return str(record.id)


def _number(record: Any) -> str:
    return str(record.number)


def _since(record: Any) -> str:
    return str(record.since)


KINDS: Mapping[type[PublicRecord], Kind] = {
    p.Area: _promise("area {}", _number, "title"),
    p.Action: _promise(
        "action {}",
        _number,
        "title",
        changes={"title": f"action: {{record.number}}, title: the new title, {_DECIDED}"},
    ),
    p.Milestone: _promise(
        "milestone {}",
        _id,
        "promise",
        changes={
            "due": 'milestone: "{record.id}", due: {new}, reason: …, effect: …, agreed_by: …',
            "promise": f'milestone: "{{record.id}}", promise: the new words, {_DECIDED}',
        },
        adds="action: {owner.number}, add_milestone: "
        f'{{{{id: "{{record.id}}", promise: …, due: …}}}}, {_DECIDED}',
    ),
    p.Activity: _promise(
        "activity {}",
        _id,
        "words",
        changes={"*": 'milestone: "{owner.id}", add_activity: {{id: "{owner.id}.…", words: …}}'},
        adds='milestone: "{owner.id}", add_activity: {{id: "{record.id}", words: …}}',
    ),
    g.Measure: _promise("the measure “{}”", _id, "question"),
    g.Target: _promise("the target", lambda _: "target", changes={"*": _TARGET}, adds=_TARGET),
    g.Baseline: _promise("the baseline", lambda _: "baseline"),
    g.InterimTarget: Kind(
        "the interim target {}",
        "register",
        lambda t: f"for {t.by or 'no date'} published {t.since}",
        changes={"*": f"measure: {{owner.id}}, interim_target: …, by: {{record.by}}, {_DECIDED}"},
    ),
    g.Comparator: Kind("the comparator {}", "register", lambda c: f"{c.name} published {c.since}"),
    g.Reading: Kind(
        "the reading {}",
        "register",
        lambda x: f"for {x.period} published {x.since}",
        instead="add a new reading for the same period below it, with the day on which the new "
        "figure is published",
    ),
    g.Feedback: Kind("the feedback “{}”", "register", _id, True, "title"),
    g.Response: Kind(
        "the response of {}",
        "register",
        _since,
        instead="add a new response below it, with the day on which it is given",
    ),
    g.Said: Kind("what was said on {}", "register", _since),
    g.Evidence: Kind("the evidence “{}”", "register", _id, True, "title", gaps=True),
    g.JourneyEvent: Kind("the event “{}”", "register", _id, True, "title", gaps=True),
    g.EarlierArea: Kind("the earlier area “{}”", "register", lambda a: str(a.title)),
    g.Review: Kind("the review “{}”", "register", _id, True, "verdict"),
    AccessTest: Kind("the test “{}”", "register", _id, True, "what"),
    Barrier: Kind("the barrier “{}”", "register", _id, True, "what"),
    Update: Kind("the update “{}”", "update", lambda u: str(u.slug), True, "title"),
    p.Group: Kind("the group “{}”", "living", _id, True),
    p.Body: Kind("“{}”", "living", lambda b: str(b.name)),
    p.Contact: Kind("the contact", "living", lambda _: "contact"),
    p.Successor: Kind("what follows the plan", "living", lambda _: "successor"),
    r.Term: Kind("the word “{}”", "living", lambda t: str(t.term)),
    r.StageGuide: Kind("the page “{}”", "living", _id, True),
}
