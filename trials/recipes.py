"""Each recipe of the guide, done on the content as it is shipped, from a clean clone.

    python -m trials.recipes [words of a recipe's name]

It clones the last commit into an empty folder. For each recipe it edits the files that a publisher
would edit, on what the content offers today, runs `progress check --against` the commit before,
builds, and looks at the page. Where the content offers nothing to try a recipe on, it is tried on
an approved plan that the first recipe puts there. docs/maintaining/trial.md keeps a record.
"""

from __future__ import annotations

import json
import os
import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from progress_site.assemble.site import Settings, compose
from progress_site.fold.state import State
from tests.support.making import GIT, commit, run, stand_in_for_make, surroundings
from tests.support.project import ROOT, Built
from tests.support.recipes import recipes
from trials import approved_plan
from trials import recipe_edits as edits
from trials.recipe_edits import NothingError, Seen

#: `file:line:column: ` in front of what is wrong.
_PROBLEM = re.compile(r"[^:]+:\d+:\d+: ")

Edit = Callable[[Path, State], list[Seen]]


def put_the_approved_plan(clone: Path, state: State) -> list[Seen]:
    """Give each action a wording that says of itself that it stands for another."""
    approved_plan.put_in_place(clone, state)
    last = state.library.plan.how_many_actions
    return [Seen(f"actions/{n}/", approved_plan.promise(n)) for n in (1, last)]


#: For each recipe of the guide, its steps; after each there is a check, a build and a look.
STEPS: dict[str, tuple[Edit, ...]] = {
    "Put your approved plan on the site": (put_the_approved_plan,),
    "Publish an update": (edits.publish_an_update,),
    "Move a date": (edits.move_a_date,),
    "Close an action": (edits.close_an_action,),
    "Correct a mistake": (edits.correct_a_mistake,),
    "Withdraw something about a child": (edits.withdraw_something,),
    "Add feedback and answer it": (edits.add_feedback, edits.answer_it),
    "Add a reading": (edits.add_a_reading,),
    "End the plan": (edits.end_the_plan,),
}


class Clone:
    """A clone of this repository, with `make` of this environment."""

    def __init__(self, top: Path) -> None:
        self.folder = top / "clone"
        bare = {**os.environ, **GIT}
        done = run(["git", "clone", "--quiet", str(ROOT), str(self.folder)], top, bare)
        assert done.returncode == 0, done.stderr
        self.around = surroundings(self.folder, stand_in_for_make(top / "tools"), {})
        self.start = self.git("rev-parse", "HEAD")
        self.usual = self.check("HEAD")

    def git(self, *words: str) -> str:
        """Run git in the clone and return what it said."""
        done = run(["git", *words], self.folder, self.around)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def clean(self, commit: str) -> State:
        """Make it as it was at a commit, and return the state of the day."""
        self.git("reset", "--quiet", "--hard", commit)
        self.git("clean", "--quiet", "--force", "-d")
        return self.state()

    def state(self) -> State:
        """Return the state of today that follows from the files."""
        made = compose(Settings(self.folder, "https://trial.example/", "Trial", {}))
        assert made.site is not None, "\n".join(map(str, made.problems))
        return made.site.state

    def check(self, *against: str) -> list[str]:
        """Return the lines of a check, which must end well."""
        words = " ".join(["--against", *against] if against else ["--for-publication"])
        done = run(["make", "--silent", "content", f"CHECK={words}"], self.folder, self.around)
        assert done.returncode == 0, done.stdout + done.stderr
        return [line for line in done.stdout.splitlines() if _PROBLEM.match(line)]

    def do(self, edit: Edit, state: State) -> str:
        """Do one step as a publisher would; return what the check said besides the usual."""
        seen = edit(self.folder, state)
        said = [line for line in self.check("HEAD") if line not in self.usual]
        wrong = [line for line in said if ": notice: " not in line]
        assert not wrong, "\n".join(wrong)
        done = run(["make", "--silent", "site"], self.folder, self.around)
        assert done.returncode == 0, done.stdout + done.stderr
        commit(self.folder, self.around, "A recipe")
        site = Built(self.folder / "site")
        for look in seen:
            main = site.page(look.address).css_first("main")
            words = " ".join(main.text(separator=" ").split()) if main else ""
            assert look.says in words, f"/{look.address} does not say “{look.says}”:\n{words}"
            if look.gone:
                left = [name for name, text in site.files().items() if look.gone.encode() in text]
                assert left == [], f"“{look.gone}” is still in {left}"
        shown = "; ".join(f"/{look.address} says “{look.says}”" for look in seen)
        return "".join(f"   {line}\n" for line in said) + f"   {shown}"


def main(asked: list[str]) -> int:
    """Try the recipes; return 1 when one could not be tried. A failing one raises."""
    named = [recipe.title for recipe in recipes()]
    assert named == list(STEPS), f"the guide has other recipes than this trial: {named}"
    with tempfile.TemporaryDirectory(prefix="progress-trial-") as folder:
        clone = Clone(Path(folder))
        print(f"Cloned at {clone.start[:10]}; the check finds nothing wrong.")
        approved, missing = "", 0
        for number, (title, steps) in enumerate(STEPS.items(), 1):
            first = number == 1
            if not first and asked and not any(word.lower() in title.lower() for word in asked):
                continue
            for begin in filter(None, (clone.start, approved)):
                try:
                    told = [
                        clone.do(step, _fresh(clone, begin, at)) for at, step in enumerate(steps)
                    ]
                except NothingError as why:
                    print(f"{number}. {title}: {why}")
                    continue
                where = "" if begin == clone.start else ", on the approved plan"
                print(f"{number}. {title}{where}:", *told, sep="\n")
                break
            else:
                missing += 1
            if first:
                approved = clone.git("rev-parse", "HEAD")
                _is_ready_for_publication(clone)
        print("Done." if not missing else f"{missing} could not be tried: see above.")
        return int(missing > 0)


def _fresh(clone: Clone, begin: str, at: int) -> State:
    """Return the state before a step: of a clean clone before the first."""
    return clone.clean(begin) if at == 0 else clone.state()


def _is_ready_for_publication(clone: Clone) -> None:
    """Check for publication, and that neither data nor search engines see a demonstration."""
    said = clone.check()
    assert all(": notice: " in line for line in said), "\n".join(said)
    site = Built(clone.folder / "site")
    data = json.loads(site.text("data/plan.json"))
    assert data["demonstration"] is False
    home = site.page("")
    assert home.css_first("meta[name=robots]") is None, "search engines may not read it"
    print("   It is ready for publication.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
