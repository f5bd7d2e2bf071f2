"""The `progress` command on a copy of the demonstration, with answers typed to its questions."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from progress_site.assemble.site import check
from progress_site.cli import main
from progress_site.commands import new
from tests.support import demo
from tests.support.project import make_real

DAY = demo.WHILE_IT_RUNS.isoformat()


@dataclass(frozen=True)
class Copy:
    """A copy of the demonstration that the test is in, on its day."""

    root: Path
    patch: pytest.MonkeyPatch

    def run(self, *arguments: str, typed: list[str] | None = None) -> Result:
        """Run a command; with ``typed`` somebody sits at a terminal and types these lines."""
        self.patch.setattr(new, "in_terminal", lambda: typed is not None)
        text = "".join(f"{line}\n" for line in typed or ())
        result = CliRunner().invoke(main, arguments, input=text)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.output
        return result

    def files(self) -> dict[str, bytes]:
        """Return every file, hidden ones too, by its name."""
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in sorted(self.root.rglob("*"))
            if path.is_file()
        }

    def make_real(self) -> None:
        """Let the copy be a real plan of today, which somebody publishes."""
        make_real(self.root)
        self.patch.delenv("AS_OF")

    def problems(self) -> list[str]:
        """Return what the reader and the fold find wrong."""
        return [str(problem) for problem in check(self.root)[1]]


def copy_of_demonstration(root: Path, patch: pytest.MonkeyPatch, day: str = DAY) -> Copy:
    """Copy the demonstration to ``root``, and change to it on ``day``."""
    for part in ("plan_data", "docs"):
        shutil.copytree(demo.FOLDER / part, root / part)
    (root / "mkdocs.yml").write_text(f"site_url: {demo.SITE_URL}\n", encoding="utf-8")
    (root / "overrides" / "assets").mkdir(parents=True)
    patch.chdir(root)
    patch.setenv("AS_OF", day)
    patch.delenv("SITE_URL", raising=False)
    return Copy(root, patch)
