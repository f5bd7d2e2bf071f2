"""An approved plan that the trial makes up, as a publisher would put the real one in its place.

Its words say of themselves that they stand for others: “The wording of action 3”.
"""

from __future__ import annotations

import re
from pathlib import Path

from progress_site.fold.state import State
from tests.support.project import dump

ADDRESS = "https://plan.council.gov.uk/"


def promise(number: int) -> str:
    """Return the words of the promise that the trial gives to an action."""
    return f"The wording of the first promise of action {number}."


def put_in_place(clone: Path, state: State) -> None:
    """Write ten actions, a measure and feedback."""
    data = clone / "plan_data"
    (data / "actions").mkdir(exist_ok=True)
    areas = [str(area.number) for area in state.library.plan.areas]
    for number in range(1, state.library.plan.how_many_actions + 1):
        record = {
            "number": str(number),
            "area": areas[number % len(areas)],
            "title": f"The wording of action {number}",
            "official_title": f"The official title of action {number}",
            "why": "The reason that the plan gives.",
            "aim": "The aim that the plan gives.",
            "lead": ["the role that leads it"],
            "accountable": ["the role that answers for it"],
            "milestones": [
                {"id": f"{number}.1", "promise": promise(number), "due": "2024-07"},
                {
                    "id": f"{number}.2",
                    "promise": f"The wording of the second promise of action {number}.",
                    "due": "not_stated",
                },
            ],
            "source": {"title": f"The approved plan, action {number}", "date": "2023-05"},
        }
        if number == 1:
            record["measures"] = ["a-figure-of-the-plan"]
        (data / "actions" / f"{number:02}.yml").write_text(dump(record), encoding="utf-8")
    measure = {
        "id": "a-figure-of-the-plan",
        "question": "The question that the figure answers?",
        "definition": "What is counted.",
        "unit": "%",
        "wanted": "up",
        "same_within": "1",
        "belongs_to": "this_plan",
        "source": {"title": "The approved plan"},
        "published": "2023-06-01",
        "readings": [{"published": "2023-06-01", "period": "2022", "value": "40"}],
    }
    said = {
        "id": "what-families-said",
        "title": "What families asked for",
        "published": "2023-06-01",
        "heard_from": "Families at a meeting",
        "how_heard": "A meeting",
        "how_many": "10_to_19",
        "when": "2023-05",
        "you_said": "The words that families used.",
        "actions": ["1"],
    }
    (data / "measures").mkdir(exist_ok=True)
    (data / "feedback").mkdir(exist_ok=True)
    (data / "measures" / f"{measure['id']}.yml").write_text(dump(measure), encoding="utf-8")
    (data / "feedback" / f"{said['id']}.yml").write_text(dump(said), encoding="utf-8")
    _replace_the_line(clone / "mkdocs.yml", r"^site_url:.*\n", f"site_url: {ADDRESS}\n")


def _replace_the_line(path: Path, line: str, instead: str) -> None:
    text = path.read_text(encoding="utf-8")
    new, found = re.subn(line, instead, text, flags=re.MULTILINE)
    assert found == 1, f"{path.name} has {found} lines {line}"
    path.write_text(new, encoding="utf-8")
