"""Generated measures, feedback and evidence, each with what makes real ones hard."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from bench import words
from bench.dates import month_end, month_later, partial

Record = dict[str, Any]

_BANDS = (
    "fewer_than_5", "5_to_9", "10_to_19", "20_to_49", "50_to_99", "100_or_more", "not_counted",
)  # fmt: skip
_KINDS = ("document", "figures", "survey", "letter", "meeting", "web_page")
_STAGES = ("early-years", "primary", "secondary", "from-16")
_AVAILABLE = ("elsewhere", "elsewhere", "elsewhere", "here", "known_but_not_found")


@dataclass(frozen=True)
class Source:
    """What a claim may rest on from the day ``since``."""

    ident: str
    kind: str
    since: dt.date
    families: bool


@dataclass(frozen=True)
class Setting:
    """What all records of one plan share: how long it is, and how big."""

    months: int
    actions: int

    def spread(self, index: int, count: int) -> int:
        """Return a month of the plan, so that ``count`` things are spread over it evenly."""
        return index * max(1, self.months - 3) // max(1, count)


# -- evidence


def evidence(chance: Random, setting: Setting, count: int) -> Iterator[tuple[Record, Source]]:
    """Yield evidence, oldest first; the first of each sort is there from the start."""
    for i in range(count):
        since = month_end(month_later(setting.spread(i - i % 10, count)))
        kind, ident = chance.choice(_KINDS), f"paper-{i + 1}"
        families = i % 10 < 2 or kind in ("survey", "letter")
        available = "elsewhere" if i < 10 else chance.choice(_AVAILABLE)
        record: Record = {
            "id": ident,
            "published": f"{since:%Y-%m}",
            "title": words.title(chance),
            "kind": kind,
            "availability": available,
            "words": words.sentences(chance, 1, 2),
            "from_families": families,
            "date": partial(chance, since),
        }
        if available == "here":
            record["file"] = f"media/{ident}.txt"
        if available == "elsewhere":
            record["url"] = f"https://papers.example/{ident}"
        if chance.random() < 0.1:
            record["doubt"] = "The year is inferred."
        if i > 10 and i % 40 == 11:
            record["withdrawn"] = {"on": since.isoformat(), "reason": "error"}
        yield (
            record,
            Source(ident, "evidence", since, families),
        )


# -- measures


def measures(chance: Random, setting: Setting, count: int) -> Iterator[tuple[Record, Source]]:
    """Yield measures, each with readings through the whole plan."""
    for i in range(count):
        since = month_end(month_later(setting.spread(i, count) // 2))
        ident, up = f"figure-{i + 1}", chance.random() < 0.6
        people = i % 6 == 5
        record: Record = {
            "id": ident,
            "question": f"{words.thing(chance)}: do {words.sentence(chance).lower()[:-1]}?",
            "definition": words.sentences(chance, 1, 2),
            "unit": "people" if people else chance.choice(("%", "days", "points")),
            "wanted": "up" if up else "down",
            "same_within": chance.choice(("0.5", "1", "2")),
            "belongs_to": "before_this_plan" if i % 7 == 6 else "this_plan",
            "counts_people": people,
            "source": {"title": f"Survey {i + 1} of the generated plan"},
            "limits": words.sentence(chance),
            "published": since.isoformat(),
        }
        if i % 3:
            record["baseline"] = _baseline(chance, since, comparable=i % 4 != 1)
        if i % 4:
            record["target"] = {
                "value": str(chance.randint(60, 90)),
                "by": partial(chance, month_later(setting.months)),
            }
            record["interim_targets"] = list(_steps(chance, since))
        if i % 2:
            record["comparators"] = list(_elsewhere(chance, since))
        record["readings"] = list(_readings(chance, since, people=people, breaks=i % 4 == 2))
        if i % 40 == 13:
            record["withdrawn"] = {"on": since.isoformat(), "reason": "legal"}
        yield record, Source(ident, "measure", since, False)


def _value(chance: Random) -> str:
    return f"{chance.randint(10, 89)}.{chance.randint(0, 9)}"


def _later(day: dt.date, days: int) -> dt.date:
    return day + dt.timedelta(days=days)


def _baseline(chance: Random, since: dt.date, *, comparable: bool) -> Record:
    found: Record = {"period": f"{since.year - 2}/{(since.year - 1) % 100:02d}"}
    found["value"] = _value(chance)
    if not comparable:
        found |= {"comparable": False, "note": "It was counted in another way."}
    return found


def _steps(chance: Random, since: dt.date) -> Iterator[Record]:
    """Yield steps on the way, one for each time."""
    for years in (1, 2):
        by, value = str(since.year + years), _value(chance)
        yield {"value": value, "by": by, "published": since.isoformat()}


def _elsewhere(chance: Random, since: dt.date) -> Iterator[Record]:
    for name in ("the whole country", "places like this one"):
        yield {
            "name": name,
            "value": _value(chance),
            "period": str(since.year - 1),
            "published": since.isoformat(),
        }


def _readings(chance: Random, since: dt.date, *, people: bool, breaks: bool) -> Iterator[Record]:
    """Yield readings: published twice, provisional, too few, never published, not comparable."""
    for quarter in range(chance.randint(1, 8)):
        first = _later(since, 92 * quarter)
        period = f"{first.year}-Q{(first.month + 2) // 3}"
        reading: Record = {
            "published": _later(first, 100).isoformat(),
            "period": period,
            "value": str(chance.randint(20, 400)) if people else _value(chance),
        }
        match chance.randrange(12):
            case 0:
                yield {**reading, "provisional": True}
                reading = {**reading, "published": _later(first, 190).isoformat()}
            case 1:
                reading["value"] = "suppressed"
            case 2:
                reading["value"] = "not_published"
            case 3:
                reading["note"] = words.sentence(chance)
            case 4 if people:
                reading["parts"] = [
                    {"name": "north", "value": "suppressed"},
                    {"name": "south", "value": "suppressed"},
                    {"name": "all others", "value": str(chance.randint(5, 15))},
                ]
            case 5:
                reading["doubt"] = "The month is inferred."
        if breaks and quarter == 2:
            reading["break_before"] = "The question was asked in other words from then on."
        yield reading
    if chance.random() < 0.2:
        yield {
            "published": since.isoformat(),
            "period": str(since.year + 5),
            "value": str(chance.randint(20, 60)),
            "projected": True,
        }


# -- feedback


def feedback(chance: Random, setting: Setting, count: int) -> Iterator[tuple[Record, Source]]:
    """Yield what families said, with no answer, one, or several."""
    for i in range(count):
        action = i % setting.actions + 1
        since = month_later(setting.spread(i, count) + 1, chance.randint(1, 28))
        ident = f"said-{i + 1}"
        record: Record = {
            "id": ident,
            "title": words.title(chance),
            "published": since.isoformat(),
            "heard_from": "Parents in one town",
            "how_heard": chance.choice(("An evening meeting", "A survey", "A phone call")),
            "how_many": chance.choice(_BANDS),
            "when": "not_stated" if i % 12 == 7 else f"{since:%Y-%m}",
            "you_said": words.sentences(chance, 1, 3),
            "actions": [action],
            "stages": [chance.choice(_STAGES)],
            "responses": list(_responses(chance, since, chance.choice((0, 1, 1, 2, 3)))),
        }
        if i % 5 == 1:
            record["asked_them_back"] = [
                {
                    "published": _later(since, 300).isoformat(),
                    "words": words.sentence(chance),
                    "how_many": chance.choice(_BANDS),
                }
            ]
        if i % 40 == 17:
            record["withdrawn"] = {"on": _later(since, 60).isoformat(), "reason": "privacy"}
        yield record, Source(ident, "feedback", since, True)


def _responses(chance: Random, since: dt.date, count: int) -> Iterator[Record]:
    for number in range(1, count + 1):
        published = _later(since, 50 * number)
        answer = chance.choice(("done", "doing", "will_do", "cannot_do", "deciding"))
        response: Record = {
            "published": published.isoformat(),
            "response": answer,
            "words": words.sentences(chance, 1, 2),
        }
        if answer in ("will_do", "deciding"):
            response["by"] = partial(chance, _later(published, 120))
        if answer == "cannot_do":
            response["why"] = words.reason(chance)
        yield response
