"""Makes valid plans of any size, with everything that makes real ones hard.

The same size and the same seed give the same bytes. By hand, into an empty folder:

    python -m bench.generate --pages 1000 FOLDER
"""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

import yaml

from bench import words
from bench.dates import APPROVED, month_later, partial
from bench.events import Story, Written
from bench.promises import action_record
from bench.registers import Record, Setting, evidence, feedback, measures

try:
    from yaml import CSafeDumper as _Dumper
except ImportError:  # pragma: no cover - wheels carry the C emitter
    from yaml import SafeDumper as _Dumper  # type: ignore[assignment]  # the two do the same

#: Pages that each plan has, whatever its size; and how many updates a year of it brings.
FIXED_PAGES, UPDATES_A_YEAR = 17, 40


@dataclass(frozen=True)
class Size:
    """How much of everything a plan holds when it begins."""

    actions: int
    updates: int
    feedback: int
    measures: int
    evidence: int

    @classmethod
    def for_pages(cls, pages: int) -> Size:
        """Return the size that gives about ``pages`` pages; 60 is the least.

        Everything grows together, as a plan with more actions has more of all the rest.
        """
        pages = max(60, pages)
        actions = min(95, max(3, pages // 20))
        rest = pages - FIXED_PAGES - 2 * (actions + 1)
        # Each year has a page for updates, for feedback and for changes.
        rest -= 3 * (1 + rest // 2 // UPDATES_A_YEAR)
        return cls(actions, rest // 2, rest // 5, rest // 10, rest - rest // 2 - 3 * (rest // 10))

    @property
    def months(self) -> int:
        """How long the plan runs."""
        return max(12, self.updates * 12 // UPDATES_A_YEAR)


@dataclass(frozen=True)
class Generated:
    """A plan as files, by their path in the project, and the day to build it for."""

    files: Mapping[str, str]
    day: dt.date

    def write(self, root: Path) -> None:
        """Write the files into the project at ``root``."""
        for name, text in self.files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    @property
    def epoch(self) -> str:
        """The day as `SOURCE_DATE_EPOCH`: at noon, so that no time zone changes it."""
        noon = dt.datetime(self.day.year, self.day.month, self.day.day, 12, tzinfo=dt.UTC)
        return str(int(noon.timestamp()))


def generate(size: Size, seed: int = 1) -> Generated:
    """Return a plan of ``size``."""
    chance = Random(seed)
    setting = Setting(size.months, size.actions)
    papers = list(evidence(chance, setting, size.evidence))
    figures = list(measures(chance, setting, size.measures))
    said = list(feedback(chance, setting, size.feedback))
    actions = [
        action_record(
            chance,
            setting,
            number,
            [f"figure-{i + 1}" for i in range(number - 1, size.measures, size.actions)],
        )
        for number in range(1, size.actions + 1)
    ]
    sources = [source for _, source in (*papers, *figures, *said)]
    files = {
        "plan_data/plan.yml": _yaml(_plan(setting)),
        "plan_data/evidence.yml": _yaml({"evidence": [record for record, _ in papers]}),
        "plan_data/journey.yml": _yaml(_journey(chance)),
        "plan_data/glossary.yml": _yaml(_glossary(chance)),
        "plan_data/your_rights.yml": _yaml(_your_rights(chance, size.actions)),
        "docs/about.md": _page("About", words.markdown(chance, ("/story/",))),
        "docs/get-help.md": _page(
            "Get help or have your say", words.markdown(chance, ("/about/",))
        ),
    }
    files |= {
        f"docs/{record['file']}": f"{record['title']}\n"
        for record, _ in papers
        if "file" in record and "withdrawn" not in record  # the file of what was withdrawn goes
    }
    files |= {f"plan_data/actions/{int(a['number']):02d}.yml": _yaml(a) for a in actions}
    for folder, records in (("measures", figures), ("feedback", said)):
        files |= {f"plan_data/{folder}/{r['id']}.yml": _yaml(r) for r, _ in records}
    for update in Story(chance, setting, actions, sources).tell(size.updates):
        files[f"docs/updates/{update.slug}.md"] = _update(update)
    return Generated(files, month_later(size.months + 6, 15))


def _yaml(record: Record) -> str:
    # Without aliases: no publisher writes them, and the reader takes none.
    return yaml.dump(record, Dumper=_NoAliases, sort_keys=False, allow_unicode=True, width=100)


class _NoAliases(_Dumper):
    def ignore_aliases(self, data: object) -> bool:
        return True


def _update(update: Written) -> str:
    return f"---\n{_yaml(update.front)}---\n{update.body}"


def _page(title: str, body: str) -> str:
    return f"---\ntitle: {title}\n---\n{body}"


# -- what each plan has once


def _plan(setting: Setting) -> Record:
    source = {"title": "Minutes of the board", "url": "https://papers.example/board"}
    groups = [
        {"id": "parents", "name": "Parents of the plan", "speaks_for": "families"},
        {"id": "young-people", "name": "Young people of the plan", "speaks_for": "young_people"},
        {"id": "monitors", "name": "Those who look", "speaks_for": "outside_monitors"},
    ]
    return {
        "name": "Generated plan",
        "place": "Nowhere",
        "partnership": {"name": "The partnership of Nowhere", "members": ["One", "Two & three"]},
        "approval": {"date": f"{APPROVED:%Y-%m}", "by": "the board", "source": source},
        "how_many_actions": setting.actions,
        "areas": [
            {"number": n, "title": f"Area {n}", "official_words": "As published.", "source": source}
            for n in (1, 2, 3)
        ],
        "groups": groups,
        "governance": [{"name": "The board", "does": "It watches.", "source": source}],
        "update_every_months": 6,
        "small_number": 5,
        "successor": {"words": "A second plan is being written."},
    }


def _journey(chance: Random) -> Record:
    return {
        "events": [
            {
                "id": f"event-{i + 1}",
                "published": f"{2006 + i}-03",
                "date": partial(chance, dt.date(2006 + i, 2, 10)),
                "title": words.title(chance),
                "words": words.sentences(chance, 1, 2),
                "main": i % 3 == 0,
            }
            for i in range(9)
        ],
        "earlier_areas": [{"title": words.thing(chance), "now": "Put right."} for _ in range(4)],
        "reviews": [
            {
                "id": f"review-{i + 1}",
                "published": f"{2015 + i}-02",
                "date": f"{2015 + i}-01",
                "by": "Those who look",
                "speaks_for": "families" if i == 1 else "outside_monitors",
                "verdict": "Better, but not yet good",
                "words": words.sentences(chance, 1, 3),
            }
            for i in range(3)
        ],
    }


def _glossary(chance: Random) -> Record:
    return {
        "terms": [
            {"term": f"term {i + 1}", "means": words.sentence(chance), "also": [f"other {i + 1}"]}
            for i in range(30)
        ]
    }


def _your_rights(chance: Random, actions: int) -> Record:
    ages = {"early-years": "Under 5", "primary": "5 to 11", "secondary": "11 to 16"}
    ages["from-16"] = "16 and over"
    provision = {"law": "act", "part": "section 3", "url": "https://law.test/3"}
    return {
        "stages": [
            {
                "id": ident,
                "title": title,
                "intro": words.sentence(chance),
                "actions": list(range(1, actions + 1, 4)),
            }
            for ident, title in ages.items()
        ],
        "laws": [
            {
                "id": "act",
                "title": "The law on this",
                "kind": "law",
                "date": "2014-03",
                "applies_in": "England",
            }
        ],
        "rights": [
            {
                "id": f"right-{i}",
                "topic": "council",
                "ages": list(ages),
                "title": f"Right {i}",
                "words": words.sentence(chance),
                "provisions": [provision],
            }
            for i in range(7)
        ],
    }


def main(arguments: list[str] | None = None) -> None:
    """Write one plan into a folder."""
    parser = argparse.ArgumentParser(description="Write a generated plan into a folder.")
    parser.add_argument("folder", type=Path, help="an empty or a new folder")
    parser.add_argument("--pages", type=int, default=200, help="about how many pages")
    parser.add_argument("--seed", type=int, default=1, help="another seed, another plan")
    options = parser.parse_args(arguments)
    if options.folder.exists() and any(options.folder.iterdir()):
        parser.error(f"{options.folder} is not empty")
    size = Size.for_pages(options.pages)
    made = generate(size, options.seed)
    made.write(options.folder)
    print(f"{len(made.files)} files; build it with SOURCE_DATE_EPOCH={made.epoch}")


if __name__ == "__main__":
    main()
