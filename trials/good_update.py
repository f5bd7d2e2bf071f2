"""A good update, added to a copy of the shipped content, leaves the tests green.

    python -m trials.good_update [what pytest shall run]

It copies what git knows of the project, lets `progress new update` write an update of today, and
runs the tests there; without words behind it, those that need no browser. docs/maintaining/trial.md
keeps a record.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.support.project import ROOT

USUAL = ("tests/unit", "tests/commands", "tests/site")
ANSWERS = (
    *("--title", "More families have read the plan"),
    *("--summary", "Each school sent the address of this site to its families."),
    *("--about", "1"),
    *("--body", "What should families notice? They know where to look."),
)


def main(asked: list[str]) -> int:
    """Run the trial and return the exit code of the tests."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    with tempfile.TemporaryDirectory(prefix="progress-trial-") as folder:
        copy = Path(folder) / "copy"
        for name in filter(None, listed.stdout.split("\0")):
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, copy / name)
        for name in (".venv", "node_modules"):  # what is installed is the same there
            if (ROOT / name).exists():
                (copy / name).symlink_to(ROOT / name)
        around = {**os.environ, "PYTHONPATH": str(copy / "hooks"), "PYTHONDONTWRITEBYTECODE": "1"}
        new = [sys.executable, "-m", "progress_site", "new", "update", "--yes", *ANSWERS]
        subprocess.run(new, cwd=copy, env=around, check=True)
        tests = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
        words = [*tests, *(asked or USUAL)]
        return subprocess.run(words, cwd=copy, env=around, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
