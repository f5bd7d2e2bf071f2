"""Generated updates: a plan is lived through day by day, and only what may happen does.

The state that an update must respect (what is open, done, merged …) is kept here in the simplest
form, apart from the project's own fold, so that the generator does not lean on what it measures.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from bench import words
from bench.dates import month_end, month_later, promised
from bench.promises import Milestone, action_record
from bench.registers import Record, Setting, Source


@dataclass(frozen=True)
class Done:
    """A change that was made, and that a correction may take back."""

    slug: str
    kind: str
    milestone: str


@dataclass(frozen=True)
class Written:
    """One update as it is written: its name, its front matter and its Markdown."""

    slug: str
    front: Record
    body: str


class Story:
    """Everything that happens to one plan."""

    def __init__(
        self, chance: Random, setting: Setting, actions: Sequence[Record], sources: list[Source]
    ) -> None:
        self.chance, self.setting = chance, setting
        self.sources = sources
        self.milestones: dict[str, Milestone] = {}
        self.targets = [s for s in sources if s.kind == "measure"]
        self.made: list[Done] = []
        self.ended = False
        for action in actions:
            self._learn(action)

    def _learn(self, action: Record) -> None:
        for record in action.get("milestones", ()):
            self._keep(record, int(action["number"]))

    def _keep(self, record: Record, action: int) -> Milestone:
        activities = [a["id"] for a in record.get("activities", ())]
        kept = Milestone(record["id"], action, record["due"], activities=len(activities))
        kept.working = dict.fromkeys(activities, "not_started")
        self.milestones[kept.ident] = kept
        return kept

    # -- updates

    def tell(self, count: int) -> Iterator[Written]:
        """Yield ``count`` updates, oldest first, and after them some that nobody may see yet."""
        ends = count * 9 // 10
        slots = list(_slots(self.chance, self.setting.months, count))
        for i, (date, day) in enumerate(slots):
            if i == ends:
                yield self._end(date)
            elif i == count // 2:
                yield self._new_action(date)
            else:
                yield self._update(date, day, i)
        after = month_later(self.setting.months + 12)
        for i in range(3):
            yield self._unseen((after + dt.timedelta(days=i)).isoformat(), draft=i == 0)

    def _update(self, date: str, day: dt.date, index: int) -> Written:
        chance = self.chance
        number = index % self.setting.actions + 1
        if index % 25 == 24 and (found := self._correction(date)):
            return found
        families = index % 8 == 5
        slug = f"{date}-update-{index + 1}"
        front = self._front(date, slug)
        front["about"] = [number]
        changes: list[Record] = []
        if families:
            front["from"] = _group(young=index % 16 == 5)
            changes = [self._verdict(number, day, families=True)]
        else:
            changes = self._changes(slug, number, day)
        if changes:
            front["changes"] = changes
        known = self._known("evidence", day)
        if known and chance.random() < 0.3:
            front["evidence"] = [chance.choice(known).ident]
        self._decorate(front, index, day)
        links = (f"/actions/{number}/", f"/actions/{number}/#milestone-{number}-1")
        return Written(slug, front, words.markdown(chance, links[: chance.randint(0, 2)]))

    def _front(self, date: str, slug: str) -> Record:
        front: Record = {"date": date}
        return front | {
            "title": words.title(self.chance),
            "summary": words.sentences(self.chance, 1, 2),
            "from": "partnership",
        }

    def _decorate(self, front: Record, index: int, day: dt.date) -> None:
        if index % 9 == 3:
            front["happened"] = f"{day - dt.timedelta(days=40):%Y-%m}"
        if index % 15 == 4:
            front["doubt"] = "The day is inferred from the minutes."
        if index % 30 == 8:
            front["source"] = {"title": "Minutes", "url": "https://papers.example/minutes"}
        if index % 20 == 6:
            front["formats"] = [{"kind": "easy-read", "url": f"https://easy.example/{index}"}]
        if index % 45 == 19:
            later = day + dt.timedelta(days=20)
            front["withdrawn"] = {"on": later.isoformat(), "reason": "privacy"}

    def _changes(self, slug: str, number: int, day: dt.date) -> list[Record]:
        """Return up to four changes of one action, no two of which set the same thing."""
        mine = [m for m in self.milestones.values() if m.action == number]
        self.chance.shuffle(mine)
        found: list[Record] = []
        for milestone in mine[: self.chance.randint(0, 3)]:
            found += self._live(slug, milestone, day)
        if self.chance.random() < 0.2:
            found.append(self._verdict(number, day, families=False))
        if self.chance.random() < 0.12:
            found += self._rare(number, day)
        return found

    # -- what may happen to a milestone

    def _live(self, slug: str, milestone: Milestone, day: dt.date) -> Iterator[Record]:
        chance, ident = self.chance, milestone.ident
        if chance.random() < 0.5 and (work := self._work(milestone)):
            yield work
        if not milestone.open:
            return
        told: Record | None
        if self.ended and chance.random() < 0.4:
            yield {"milestone": ident, "carried_on_by": words.role(chance)}
            return
        step = chance.random()
        if step < 0.35:
            kind, told = "due", self._move(milestone)
        elif step < 0.42:
            kind, told = "promise", self._reword(milestone)
        elif step < 0.46:
            kind, told = "merge", self._merge(milestone)
        else:
            kind, told = "status", self._status(milestone, day)
        if told:
            self.made.append(Done(slug, kind, ident))
            yield told

    def _work(self, milestone: Milestone) -> Record | None:
        for ident, status in milestone.working.items():
            if status in ("not_started", "doing"):
                new = "doing" if status == "not_started" else self.chance.choice(_ENDS)
                milestone.working[ident] = new
                return {"activity": ident, "status": new}
        return None

    def _move(self, milestone: Milestone) -> Record | None:
        new = promised(self.chance, month_later(self.chance.randrange(self.setting.months)))
        if new == milestone.due:
            return None
        milestone.due = new
        return {
            "milestone": milestone.ident,
            "due": new,
            "reason": words.reason(self.chance),
            "effect": words.sentence(self.chance),
            "agreed_by": words.role(self.chance),
        }

    def _reword(self, milestone: Milestone) -> Record:
        return {
            "milestone": milestone.ident,
            # A number in the words, so that they are never the ones that it already has.
            "promise": f"{words.sentence(self.chance)[:-1]} ({len(self.made)} times).",
            "reason": words.reason(self.chance),
            "agreed_by": words.role(self.chance),
        }

    def _merge(self, milestone: Milestone) -> Record | None:
        others = [
            m
            for m in self.milestones.values()
            if m.action == milestone.action and m is not milestone and m.open
        ]
        if not others:
            return None
        milestone.merged = True
        return {
            "milestone": milestone.ident,
            "merged_into": self.chance.choice(others).ident,
            "reason": words.reason(self.chance),
            "agreed_by": words.role(self.chance),
        }

    def _status(self, milestone: Milestone, day: dt.date) -> Record:
        new = self.chance.choices(_STATUSES, _OFTEN)[0]
        known = self._known("evidence", day)
        if new == "done" and not known:
            new = "on_track"
        milestone.status = new
        change: Record = {"milestone": milestone.ident, "status": new}
        if new == "done":
            change["done_on"] = f"{day - dt.timedelta(days=31):%Y-%m}"
            change["evidence"] = [self.chance.choice(known).ident]
        if new in ("at_risk", "done"):
            change["words"] = words.sentence(self.chance)
        if new in ("paused", "stopped"):
            change |= {"reason": words.reason(self.chance), "agreed_by": words.role(self.chance)}
        return change

    # -- what may happen to an action

    def _verdict(self, number: int, day: dt.date, *, families: bool) -> Record:
        own = [s for s in self._known("", day) if s.families]
        others = [s for s in self._known("", day) if not s.families]
        impact = self.chance.choice(_IMPACTS)
        evidence: list[str] = []
        if own and others:
            evidence = [self.chance.choice(own).ident, self.chance.choice(others).ident]
        elif impact not in _NEEDS_NOTHING:
            impact = "too_early"
        if impact in _NEEDS_NOTHING and not families:
            evidence = []
        change: Record = {
            "action": str(number), "impact": impact, "words": words.sentence(self.chance),
        }  # fmt: skip
        return {**change, "evidence": evidence} if evidence else change

    def _rare(self, number: int, day: dt.date) -> Iterator[Record]:
        """Yield, now and then, what changes the plan more than a status does."""
        said = {"reason": words.reason(self.chance), "agreed_by": words.role(self.chance)}
        match self.chance.randrange(5):
            case 0 | 1:
                yield from self._add_milestone(number, said)
            case 2:
                yield from self._add_activity(number)
            case 3:
                yield {"action": str(number), "title": words.title(self.chance), **said}
            case _:
                known = [s for s in self.targets if s.since < day]
                if known:
                    value = str(self.chance.randint(50, 95))
                    yield {"measure": self.chance.choice(known).ident, "target": value, **said}

    def _add_milestone(self, number: int, said: Record) -> Iterator[Record]:
        mine = [m for m in self.milestones.values() if m.action == number]
        if len(mine) >= 12:
            return
        ident = f"{number}.{len(mine) + 1}"
        due = promised(self.chance, month_later(self.setting.months))
        record: Record = {"id": ident, "promise": words.sentence(self.chance), "due": due}
        self._keep(record, number)
        yield {"action": str(number), "add_milestone": record, **said}

    def _add_activity(self, number: int) -> Iterator[Record]:
        mine = [m for m in self.milestones.values() if m.action == number]
        for milestone in mine[:1]:
            if milestone.activities < 26:
                ident = f"{milestone.ident}.{chr(ord('a') + milestone.activities)}"
                milestone.activities += 1
                milestone.working[ident] = "not_started"
                record = {"id": ident, "words": words.sentence(self.chance)}
                yield {"milestone": milestone.ident, "add_activity": record}

    # -- what happens once, or hardly ever

    def _correction(self, date: str) -> Written | None:
        """Return an update that takes back a status or a date which an earlier one gave."""
        wanted = [d for d in self.made if d.kind in ("status", "due")]
        if not wanted:
            return None
        wrong = wanted[-1]
        self.made.remove(wrong)
        milestone = self.milestones[wrong.milestone]
        slug = f"{date}-correction"
        front = self._front(date, slug) | {"corrects": wrong.slug}
        front["about"] = [milestone.action]
        if wrong.kind == "due" and (move := self._move(milestone)):
            front["changes"] = [move]
        else:
            milestone.status, milestone.merged = "on_track", False
            front["changes"] = [{"milestone": milestone.ident, "status": "on_track"}]
        return Written(slug, front, "")

    def _new_action(self, date: str) -> Written:
        """Return the update that adds an action and lets the last one go into the first."""
        last = self.setting.actions
        slug = f"{date}-one-action-more"
        front = self._front(date, slug)
        action = action_record(self.chance, self.setting, last + 1, ())
        said = {"reason": words.reason(self.chance), "agreed_by": words.role(self.chance)}
        front["changes"] = [{"add_action": action, **said}]
        self._learn(action)
        if last > 1:
            front["changes"].append({"action": str(last), "merged_into": "1", **said})
        return Written(slug, front, words.markdown(self.chance, ()))

    def _end(self, date: str) -> Written:
        """Return the update by which the plan steps down; half of the open is carried on."""
        slug = f"{date}-plan-stepped-down"
        front = self._front(date, slug)
        carriers = [m for m in self.milestones.values() if m.open]
        front["changes"] = [
            {
                "plan": "stepped_down",
                "words": words.sentence(self.chance),
                "carried_on": [
                    {"milestone": m.ident, "by": words.role(self.chance)} for m in carriers[::2]
                ],
            }
        ]
        self.ended = True
        return Written(slug, front, words.markdown(self.chance, ()))

    def _unseen(self, date: str, *, draft: bool) -> Written:
        slug = f"{date}-not-to-be-seen"
        front = self._front(date, slug)
        return Written(slug, {**front, "draft": True} if draft else front, "Nobody sees this.\n")

    def _known(self, kind: str, day: dt.date) -> list[Source]:
        return [s for s in self.sources if s.since <= day and (not kind or s.kind == kind)]


_STATUSES = ("on_track", "at_risk", "done", "paused", "stopped")
_OFTEN = (5, 3, 4, 1, 1)
_ENDS = ("done", "done", "done", "stopped")
_NEEDS_NOTHING = ("too_early", "no_evidence_yet")
_IMPACTS = (*_NEEDS_NOTHING, "early_signs", "making_a_difference", "not_making_a_difference")


def _group(*, young: bool) -> str:
    return "young-people" if young else "parents"


def _slots(chance: Random, months: int, count: int) -> Iterator[tuple[str, dt.date]]:
    """Yield when updates come: the date as written and its last day, each day only once.

    Some are known by their month alone; they take effect at its end.
    """
    by_month: dict[int, int] = {}
    for i in range(count):
        month = 1 + i * (months - 1) // count
        by_month[month] = by_month.get(month, 0) + 1
    for month, number in by_month.items():
        for i, day in enumerate(sorted(chance.sample(range(1, 28), number)), start=1):
            exact = month_later(month, day)
            if i == number and month % 5 == 0:
                yield f"{exact:%Y-%m}", month_end(exact)
            else:
                yield exact.isoformat(), exact
