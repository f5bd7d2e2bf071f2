"""A past state of the project out of git, into a folder that is thrown away.

Git is only ever asked to read: names with `ls-tree`, bytes with `cat-file`. Neither runs a hook, a
filter, a pager or an alias, converts line ends, or touches the work tree and the index.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

#: Reading is a matter of milliseconds; whatever takes so long waits for something.
_SECONDS = 60

#: Settings of the machine or of the repository that would start another program.
_QUIET = (
    "--no-pager", "--no-replace-objects", "--literal-pathspecs",
    "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null",
    # In a container the files often belong to somebody else. Nothing here runs what they say.
    "-c", "safe.directory=*",
)  # fmt: skip
_UNFINISHED: tuple[tuple[str, str, str], ...] = (
    ("MERGE_HEAD", "a merge", "git merge"),
    ("rebase-merge", "a rebase", "git rebase"),
    ("rebase-apply", "a rebase", "git rebase"),
    ("CHERRY_PICK_HEAD", "a cherry-pick", "git cherry-pick"),
    ("REVERT_HEAD", "a revert", "git revert"),
)


class RevisionError(Exception):
    """A past state cannot be read. The words say why, and what to do."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A past state: ``folder`` holds its records, or nothing when it had none.

    ``is_behind``: the state of today was not made from it, so what it holds may only be missing
    here because the two have not been brought together.
    """

    folder: Path
    is_behind: bool


@contextmanager
def revision(project: Path, ref: str, *, media: bool = False) -> Iterator[Revision]:
    """Give the records of ``project`` as they stood in ``ref``, until the block ends.

    With ``media`` come the pictures and papers of that time too: pages are made with them.

    Raises:
        RevisionError: there is no git, no repository, no such state, or something is unfinished.
    """
    git = _Git(project)
    if found := _unfinished(git):
        name, command = found
        raise RevisionError(
            f"this repository is in the middle of {name}: end it with {command} --continue, or "
            f"drop it with {command} --abort, and check again"
        )
    commit = _commit(git, ref)
    prefix = git.text("rev-parse", "--show-prefix")
    with tempfile.TemporaryDirectory(prefix="progress-") as folder:
        _write(git, commit, prefix, Path(folder), media)
        behind = git.run("merge-base", "--is-ancestor", commit, "HEAD").returncode != 0
        yield Revision(Path(folder), behind)


def unfinished(project: Path) -> tuple[str, str] | None:
    """Return what git is in the middle of, such as a merge, and the command that goes on with it.

    `None` also where there is no git or no repository.
    """
    try:
        return _unfinished(_Git(project))
    except RevisionError:
        return None


class _Git:
    """Git in one folder, with nothing of the caller's surroundings."""

    def __init__(self, folder: Path) -> None:
        program = shutil.which("git")
        if program is None:
            raise RevisionError(
                "git is not installed here, so there is no past to compare with: install git, or "
                "leave --against out"
            )
        self._start = (program, *_QUIET)
        self.folder = folder
        self._environment = _clean(os.environ)
        if self.text("rev-parse", "--is-inside-work-tree") != "true":
            raise RevisionError(
                "this folder is not in a git repository, so there is no past to compare with: "
                "check a clone of the repository, or leave --against out"
            )

    def run(self, *words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        """Run one command. Its exit code is the caller's to judge."""
        try:
            return subprocess.run(
                (*self._start, *words),
                cwd=self.folder,
                env=self._environment,
                input=given,
                capture_output=True,
                check=False,
                timeout=_SECONDS,
            )
        except (OSError, subprocess.TimeoutExpired):
            what = f"git does not answer: try git {words[0]} by hand in this folder"
            raise RevisionError(what) from None

    def text(self, *words: str) -> str:
        """Return what a command says, without the end of the line; nothing when it fails."""
        done = self.run(*words)
        out = b"" if done.returncode else done.stdout
        return out.decode("utf-8", "surrogateescape").rstrip("\n")


def _clean(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the environment without what would point git elsewhere: a hook sets `GIT_DIR`."""
    kept = {key: value for key, value in environment.items() if not key.startswith("GIT_")}
    return kept | {
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "LC_ALL": "C",
    }


def _unfinished(git: _Git) -> tuple[str, str] | None:
    for mark, name, command in _UNFINISHED:
        path = git.text("rev-parse", "--git-path", mark)
        if path and (git.folder / path).exists():
            return name, command
    return None


def _commit(git: _Git, ref: str) -> str:
    """Return the commit that ``ref`` names."""
    # A name that begins with a hyphen would be read as an option.
    if ref and not ref.startswith("-"):
        found = git.text("rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}")
        if found and git.run("cat-file", "-e", found).returncode == 0:
            return found
    if git.text("rev-parse", "--is-shallow-repository") == "true":
        raise RevisionError(
            f"“{ref}” is not in this copy of the repository, which holds only the newest commits: "
            "fetch all of it: in a workflow write fetch-depth: 0, by hand git fetch --unshallow"
        )
    raise RevisionError(
        f"there is no commit, branch or tag “{ref}” in this repository: fetch it first "
        "(git fetch origin), or name another one, such as origin/main or HEAD~1"
    )


def _write(git: _Git, commit: str, prefix: str, folder: Path, media: bool) -> None:
    """Write the records of a commit into ``folder``, as if the project stood there."""
    listed = git.run("ls-tree", "-r", "-z", "--full-tree", f"{commit}:{prefix.rstrip('/')}")
    if listed.returncode:  # the project's folder was not there yet
        return
    files: list[tuple[str, str]] = []
    for line in listed.stdout.decode("utf-8", "surrogateescape").split("\0"):
        kind, _, name = line.partition("\t")
        # 100644 and 100755 are files; links and other repositories are no records.
        if kind.startswith("100") and _is_wanted(PurePosixPath(name), media):
            files.append((kind.split()[2], name))
    asked = "".join(f"{blob}\n" for blob, _ in files).encode()
    answer = git.run("cat-file", "--batch", given=asked).stdout
    place = 0
    for _, name in files:
        end = answer.find(b"\n", place)
        head = answer[place:end].split()
        if end < 0 or len(head) != 3:
            raise RevisionError(
                f"{name} of that time is not in this copy of the repository: fetch all of it: in "
                "a workflow write fetch-depth: 0 and no filter"
            )
        size = int(head[2])
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(answer[end + 1 : end + 1 + size])
        place = end + 1 + size + 1


def _is_wanted(name: PurePosixPath, media: bool) -> bool:
    """Whether a file holds records: `plan_data/`, updates and pages of running words; or media."""
    parts = name.parts
    if ".." in parts:
        return False
    if parts[:2] == ("docs", "media"):
        return media
    is_page = parts[0] == "docs" and name.suffix == ".md" and parts[1] != "maintaining"
    return parts[0] == "plan_data" or is_page
