"""`progress check --against` on real repositories: every history is made here, with git itself."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from progress_site.cli import main
from tests.support import making
from tests.unit.test_cases import BASE, NOW

ACTION = "plan_data/actions/02.yml"
UPDATE = "docs/updates/2024-03-05-work-begins.md"
SPOKEN = "docs/updates/2024-06-10-what-parents-see.md"
FEEDBACK = "plan_data/feedback/one-letter.yml"

#: Nothing of this machine, and not its clock either.
GIT = {
    **making.GIT,
    "GIT_AUTHOR_DATE": "2024-12-30T12:00:00Z",
    "GIT_COMMITTER_DATE": "2024-12-30T12:00:00Z",
    "GIT_EDITOR": "true",
}


class Repository:
    """A repository with the project in it; ``project`` may be a folder further down."""

    def __init__(self, top: Path, project: str = ".") -> None:
        self.top, self.project = top, top / project
        shutil.copytree(BASE, self.project, dirs_exist_ok=True)
        shutil.rmtree(self.project / "plan_data" / "easy_read")  # the guard leaves it free
        (self.project / "mkdocs.yml").write_text("site_name: Example\n", encoding="utf-8")
        self.git("init", "--quiet", "--initial-branch=main")
        self.commit("what is published")

    def git(self, *words: str, fails: bool = False) -> str:
        done = subprocess.run(
            ("git", *words), cwd=self.top, env={**os.environ, **GIT}, capture_output=True, text=True
        )
        assert (done.returncode != 0) == fails, done.stderr + done.stdout
        return done.stdout.strip()

    def commit(self, why: str) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", why)

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.project / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, (name, old)
        path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    made = Repository(tmp_path / "repository")
    monkeypatch.chdir(made.project)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    return made


def check(*words: str) -> Result:
    return CliRunner().invoke(main, ["check", *words])


def against(ref: str) -> list[str]:
    """Return the places and the words of every error, as the command lists them."""
    result = check("--against", ref)
    assert result.exit_code in (0, 1), result.output
    lines = [line for line in result.stdout.splitlines() if line.startswith(("docs/", "plan_"))]
    # What has grown old is a notice, and none of the guard's business.
    lines = [line for line in lines if ": notice: " not in line]
    assert (result.exit_code == 1) == any(": warning: " not in line for line in lines)
    return lines


def one(ref: str = "main") -> str:
    (line,) = against(ref)
    return line


# -- what is found


def test_nothing_changed(repository: Repository) -> None:
    assert against("main") == []
    assert check("--against", "main").exit_code == 0


def test_an_edit_in_place_is_found_before_and_after_it_is_committed(repository: Repository) -> None:
    repository.edit(ACTION, "due: 2024-07", "due: 2024-08")
    said = one("HEAD")
    assert said.startswith(f"{ACTION}:8:10: “due” of milestone 2.1 was 2024-07")
    repository.commit("A date")
    assert one("HEAD~1") == said
    assert against("HEAD") == []


def test_an_amended_update_is_found_although_its_commit_was_amended_too(
    repository: Repository,
) -> None:
    published = repository.git("rev-parse", "HEAD")
    repository.edit(UPDATE, "Five letters become one.", "Five letters become two.")
    repository.git("commit", "--quiet", "--all", "--amend", "--no-edit")
    assert one(published).startswith(f"{UPDATE}:12:1: the running words")


def test_a_deleted_record_is_told_under_the_name_it_had(repository: Repository) -> None:
    (repository.project / SPOKEN).unlink()
    repository.commit("Away")
    assert one("HEAD~1").startswith(f"{SPOKEN}:1:1: the update “2024-06-10-what-parents-see” was")


def test_a_renamed_update_is_found_and_a_moved_action_is_no_change(repository: Repository) -> None:
    repository.git("mv", ACTION, "plan_data/actions/2.yml")
    repository.commit("A shorter name")
    assert against("HEAD~1") == []
    renamed = "docs/updates/2024-06-10-parents.md"
    repository.git("mv", SPOKEN, renamed)
    repository.commit("Another name")
    assert one("HEAD~1").startswith(f"{renamed}:2:7: the update “2024-06-10-what-parents-see” is")


def test_a_rebase_that_drops_a_published_commit_is_found(repository: Repository) -> None:
    new = repository.project / "docs/updates/2024-07-01-late-news.md"
    new.write_text(
        "---\ndate: 2024-07-01\ntitle: Late news\nsummary: It is late.\nfrom: partnership\n"
        "---\nWords.\n",
        encoding="utf-8",
    )
    repository.commit("Bad news")
    repository.edit("docs/about.md", "title: About", "title: All about")
    repository.commit("A title")
    repository.git("branch", "published")
    repository.git("rebase", "--quiet", "--onto", "HEAD~2", "HEAD~1")
    result = check("--against", "published")
    assert "docs/updates/2024-07-01-late-news.md:1:1: the update" in result.stdout
    assert "published has commits that are not in this branch" in result.stdout


def test_a_rebase_that_keeps_everything_is_no_change(repository: Repository) -> None:
    repository.git("checkout", "--quiet", "-b", "work")
    repository.edit("docs/about.md", "title: About", "title: All about")
    repository.commit("A title")
    repository.git("checkout", "--quiet", "main")
    repository.edit("plan_data/glossary.yml", "means: ", "means: now ")
    repository.commit("A word")
    repository.git("checkout", "--quiet", "work")
    repository.git("rebase", "--quiet", "main")
    assert against("main") == []
    assert "commits that are not" not in check("--against", "main").stdout


def test_a_withdrawal_is_no_change_that_is_refused(repository: Repository) -> None:
    repository.edit(
        FEEDBACK,
        "you_said: Five letters came in one week.",
        "you_said: Withdrawn\nwithdrawn: {on: 2024-12-31, reason: privacy}",
    )
    assert against("main") == []


def test_before_the_approval_nothing_is_frozen(repository: Repository) -> None:
    for path in (repository.project / "docs/updates").glob("*.md"):
        path.unlink()
    approval = "approval:\n  date: 2024-01-15\n  by: the ministry of examples\n"
    repository.edit("plan_data/plan.yml", approval, "")
    repository.commit("A draft of the plan")
    repository.edit(ACTION, "due: 2024-07", "due: 2024-08")
    assert against("main") == []
    repository.edit("plan_data/plan.yml", "how_many", f"{approval}how_many")
    repository.commit("Approved")
    repository.edit(ACTION, "due: 2024-08", "due: 2024-09")
    assert ACTION in one("main")


def test_the_day_is_that_of_the_one_clock(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a day before the update was published it is still free."""
    repository.edit(SPOKEN, "The forum asked sixty families.", "The forum asked ninety families.")
    assert SPOKEN in one("main")
    monkeypatch.setenv("AS_OF", "2024-06-09")
    assert against("main") == []


# -- where it looks


def test_a_project_further_down_in_a_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Repository(tmp_path / "repository", "sites/send plan")
    other = made.top / "plan_data" / "actions"
    other.mkdir(parents=True)
    (other / "02.yml").write_text("not ours\n", encoding="utf-8")
    made.commit("Somebody else’s files")
    monkeypatch.chdir(made.project)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    assert against("HEAD") == []
    made.edit(ACTION, "due: 2024-07", "due: 2024-08")
    assert one("HEAD").startswith(f"{ACTION}:8:10: ")


def test_git_runs_nothing_of_the_repository_and_touches_nothing(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    proof = repository.top / ".git" / "it-ran"
    script = repository.top / ".git" / "script"
    script.write_text(f"#!/bin/sh\ntouch {proof}\ncat\n", encoding="utf-8")
    script.chmod(0o755)
    (repository.top / ".gitattributes").write_text(
        "*.yml filter=loud export-ignore\n*.md export-subst\n", encoding="utf-8"
    )
    repository.commit("Attributes")
    for name in ("core.fsmonitor", "core.pager", "core.editor", "filter.loud.smudge"):
        repository.git("config", name, str(script))
    repository.git("config", "alias.ls-tree", f"!{script}")
    repository.edit(ACTION, "due: 2024-07", "due: 2024-08")
    # What a hook of git finds around it when it calls the command.
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere/index")
    monkeypatch.setenv("GIT_PAGER", str(script))
    before = _all_files(repository.top)
    assert ACTION in one("HEAD")
    assert not proof.exists()
    assert _all_files(repository.top) == before


def _all_files(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_mtime_ns, path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file()
    }


# -- when it cannot look


def refused(*words: str) -> str:
    result = check(*words)
    assert result.exit_code == 2, result.output
    assert "Traceback" not in result.output
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    return line


@pytest.mark.parametrize("ref", ["nowhere", "origin/main", "--help", "", "0" * 40, "HEAD:docs"])
def test_an_unknown_name(repository: Repository, ref: str) -> None:
    assert refused(f"--against={ref}") == (
        f"there is no commit, branch or tag “{ref}” in this repository: fetch it first (git fetch "
        "origin), or name another one, such as origin/main or HEAD~1"
    )


def test_a_shallow_copy_says_how_to_get_the_rest(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = repository.git("rev-parse", "HEAD")
    repository.edit("docs/about.md", "title: About", "title: All about")
    repository.commit("A title")
    copy = tmp_path / "copy"
    repository.git("clone", "--quiet", "--depth=1", repository.top.as_uri(), str(copy))
    monkeypatch.chdir(copy)
    assert refused("--against", old) == (
        f"“{old}” is not in this copy of the repository, which holds only the newest commits: "
        "fetch all of it: in a workflow write fetch-depth: 0, by hand git fetch --unshallow"
    )
    assert against("HEAD") == []


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(BASE, tmp_path / "project")
    monkeypatch.chdir(tmp_path / "project")
    Path("mkdocs.yml").write_text("", encoding="utf-8")
    assert refused("--against", "main").startswith("this folder is not in a git repository")


def test_no_git(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository.top))
    assert refused("--against", "main").startswith("git is not installed here")


def _conflict(repository: Repository) -> None:
    """Make two branches that changed one line."""
    repository.git("checkout", "--quiet", "-b", "other")
    repository.edit(ACTION, "due: 2024-07", "due: 2024-08")
    repository.commit("August")
    repository.git("checkout", "--quiet", "main")
    repository.edit(ACTION, "due: 2024-07", "due: 2024-09")
    repository.commit("September")


MARKERS = (
    f"{ACTION}:8:1: two versions of these lines stand here, because a merge is not finished: keep "
    "the lines that are right, and take the lines <<<<<<<, ======= and >>>>>>> out"
)


@pytest.mark.parametrize(
    ("command", "name"),
    [("merge", "a merge"), ("rebase", "a rebase"), ("cherry-pick", "a cherry-pick")],
)
def test_in_the_middle_of_something(repository: Repository, command: str, name: str) -> None:
    _conflict(repository)
    repository.git(command, "other", fails=True)
    assert refused("--against", "main") == (
        f"this repository is in the middle of {name}: end it with git {command} --continue, or "
        f"drop it with git {command} --abort, and check again"
    )
    # Without --against the lines that git left are told, and what git is in the middle of.
    said = check().stdout
    assert MARKERS in said
    assert f"warning: {name} is not finished: end it (git {command} --continue)" in said


def test_a_merge_without_a_conflict_in_the_content_is_told_too(repository: Repository) -> None:
    repository.git("checkout", "--quiet", "-b", "other")
    repository.edit(ACTION, "area: 2", "area: 1")
    repository.commit("An area")
    repository.git("checkout", "--quiet", "main")
    repository.git("merge", "--quiet", "--no-ff", "--no-commit", "other")
    assert "a merge is not finished" in check().stdout
    assert "a merge" in refused("--against", "main")


def test_two_states_of_one_day_are_read_out_of_the_same_bytes(repository: Repository) -> None:
    """Line ends of another system are no change, and no setting of git converts them."""
    repository.git("config", "core.autocrlf", "true")
    for name in (ACTION, UPDATE):
        path = repository.project / name
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert against("HEAD") == []
