from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from progress_site import engine
from progress_site.model.plan import Group, Partnership, Plan
from progress_site.model.vocabulary import SpeaksFor
from progress_site.read.nodes import parse_yaml
from progress_site.read.plans import names_of

#: Beside the names of the plan: names of its first edition.
FORMER = ("ten promises", "the ten")


def names() -> list[str]:
    text = (engine.FOLDER / "plan_data" / "plan.yml").read_text(encoding="utf-8")
    return [*names_of(Plan.model_validate(parse_yaml("plan.yml", text).data)), *FORMER]


def files() -> list[Path]:
    return sorted(
        path
        for folder in ("hooks", "overrides")
        for path in (engine.FOLDER / folder).rglob("*")
        if path.suffix in (".py", ".html", ".css", ".js", ".svg", ".po", ".json", ".yml", ".md")
    )


def test_the_engine_holds_nothing_of_the_plan_at_the_root() -> None:
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, names())) + r")(?!\w)", re.I)
    found = [
        f"{path.relative_to(engine.FOLDER)}: {word}"
        for path in files()
        for word in pattern.findall(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def a_plan(**values: Any) -> Plan:
    return Plan(
        name="A plan",
        how_many_actions=1,
        areas=(),
        update_every_months=1,
        small_number=5,
        **values,
    )


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("The Unstoppables", ["Unstoppables"]),
        ("Council of Example and District", ["Council of Example and District"]),
        ("schools and colleges", []),
        ("the NHS", []),
        ("NHS", []),
    ],
)
def test_which_bodies_have_a_name_of_their_own(name: str, counts: list[str]) -> None:
    partnership = Partnership(name="the NHS", members=(name,))
    plan = a_plan(place="Example", partnership=partnership)
    assert list(names_of(plan)) == ["Example", *counts]
    monitors = Group(id="x", name=name, speaks_for=SpeaksFor.OUTSIDE_MONITORS)
    plan = a_plan(place="Example", partnership=Partnership(name="the NHS"), groups=(monitors,))
    assert names_of(plan) == ("Example",)


def test_plans_below_a_folder(tmp_path: Path) -> None:
    for name in ("demo", ".hidden", "half"):
        for part in ("plan_data", "docs"):
            (tmp_path / name / part).mkdir(parents=True)
    for name in ("demo", ".hidden"):
        (tmp_path / name / "mkdocs.yml").touch()
    assert engine.plans_below(tmp_path) == (tmp_path / "demo",)
    assert engine.missing_parts(tmp_path / "half") == ("mkdocs.yml",)
    assert engine.plans_below(tmp_path / "nowhere") == ()
