"""`make` in a copy of the project, with this project's environment instead of one of its own."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.support.project import ROOT

#: Nothing of this machine: no settings, no name, and no hooks of a template.
GIT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_TEMPLATE_DIR": "",
    "GIT_AUTHOR_NAME": "A publisher",
    "GIT_AUTHOR_EMAIL": "publisher@council.example",
    "GIT_COMMITTER_NAME": "A publisher",
    "GIT_COMMITTER_EMAIL": "publisher@council.example",
}


def stand_in_for_make(folder: Path) -> Path:
    """Write a `make` into ``folder`` that installs nothing: what it would install is here."""
    folder.mkdir(parents=True, exist_ok=True)
    real = shutil.which("make")
    assert real is not None
    # The folder of this project may have a space in its name, which no variable of make can hold.
    python = _script(folder / "python-of-the-project", shlex.quote(sys.executable))
    _script(folder / "make", f"{real} -o .venv/runtime -o .venv/dev PY={python}")
    return folder


def _script(path: Path, command: str) -> Path:
    path.write_text(f'#!/bin/sh\nexec {command} "$@"\n', encoding="utf-8")
    path.chmod(0o755)
    return path


def surroundings(project: Path, tools: Path, extra: Mapping[str, str]) -> dict[str, str]:
    """Return the environment for commands in ``project``: its own code, and `make` of ``tools``."""
    kept = {
        key: value
        for key, value in os.environ.items()
        if key not in ("AS_OF", "SOURCE_DATE_EPOCH", "SITE_URL")
        and not key.startswith(("GITHUB_", "GIT_", "MAKE"))
    }
    path = f"{tools}{os.pathsep}{os.environ['PATH']}"
    return {**kept, **GIT, "PYTHONPATH": str(project / "hooks"), "PATH": path, **extra}


def run(
    words: list[str], project: Path, environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run a command in ``project`` and return how it ended."""
    return subprocess.run(
        words, cwd=project, env=dict(environment), capture_output=True, text=True, check=False
    )


def commit(project: Path, environment: Mapping[str, str], why: str) -> None:
    """Commit everything; the first time, make the repository."""
    if not (project / ".git").exists():
        run(["git", "init", "--quiet", "--initial-branch=main"], project, environment)
    run(["git", "add", "--all"], project, environment)
    done = run(["git", "commit", "--quiet", "--message", why], project, environment)
    assert done.returncode == 0, done.stdout + done.stderr


def copy_makefile(project: Path) -> None:
    """Put the Makefile and what git shall leave alone beside a copy of the project."""
    for name in ("Makefile", ".gitignore"):
        shutil.copy(ROOT / name, project / name)
