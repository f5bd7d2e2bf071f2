"""The command itself: what it prints, what it writes, how it ends."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from progress_site.cli import main
from tests.unit.test_cases import BASE, NOW

UPDATE = "docs/updates/2024-06-10-what-parents-see.md"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "project"
    shutil.copytree(BASE, root)
    (root / "mkdocs.yml").write_text("site_url: https://send.council.test/\n")
    monkeypatch.chdir(root)
    for name in ("AS_OF", "SITE_URL", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    return root


def run(*options: str) -> Result:
    return CliRunner().invoke(main, ["check", *options])


def write(project: Path, words: str) -> None:
    with (project / UPDATE).open("a", encoding="utf-8") as file:
        file.write(f"\n{words}\n")


def test_nothing_is_wrong(project: Path) -> None:
    result = run()
    assert result.exit_code == 0
    assert "No mistakes found." in result.output


def test_an_error_fails(project: Path) -> None:
    write(project, "JT in Year 4 came.")
    result = run()
    assert result.exit_code == 1
    assert f"{UPDATE}:14:1: " in result.output


def test_what_waits_is_said_at_the_end(project: Path) -> None:
    (project / UPDATE).write_text("No settings.", encoding="utf-8")
    waits = "Rules among records are checked once these are corrected."
    assert run().output.splitlines()[-1].endswith(f" {waits}")
    assert json.loads(run("--format", "json").output)["waits"] == waits


def test_a_warning_fails_only_if_strict_and_a_notice_never(project: Path) -> None:
    assert "notice: an update about action 1" in run().output
    assert run("--strict").exit_code == 0
    write(project, "[Click here](/about/).")
    assert run().exit_code == 0
    result = run("--strict")
    assert result.exit_code == 1
    assert "warning: a link that says “Click here”" in result.output


@pytest.mark.parametrize("options", [("--no-such",), ("--format", "xml"), ("more",)])
def test_a_wrong_option(project: Path, options: tuple[str, ...]) -> None:
    assert run(*options).exit_code == 2


def test_no_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run()
    assert result.exit_code == 2
    assert "This folder holds no plan: mkdocs.yml, plan_data and docs are missing." in result.output


def test_json(project: Path) -> None:
    write(project, "JT in Year 4 came.")
    found = json.loads(run("--format", "json").output)
    assert [p["severity"] for p in found["problems"]].count("error") == 1


def test_github_puts_all_of_them_into_the_summary(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = project / "summary.md"
    summary.write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    write(
        project,
        "\n".join(f"Family {i} is at TA1 1A{sign}." for i, sign in enumerate("ABDEFGHJLNPQ")),
    )
    result = run("--format", "github")
    assert result.exit_code == 1
    assert result.output.count(f"::error file={UPDATE},line=") == 12
    text = summary.read_text()
    assert text.startswith("before\n")
    assert text.count("| error |") == 12
    summary.unlink()
    run()
    assert not summary.exists()


def test_a_summary_that_cannot_be_written(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(project / "no" / "folder.md"))
    result = run("--format", "github")
    assert result.exit_code == 2
    assert "The summary cannot be written" in result.output


def test_for_publication(project: Path) -> None:
    assert run("--for-publication").exit_code == 0
    (project / "mkdocs.yml").write_text("site_url: https://progress.example/\n")
    assert run().exit_code == 0
    result = run("--for-publication")
    assert result.exit_code == 1
    assert "mkdocs.yml:1:11: the public address is still the one" in result.output


def test_the_network_is_asked_only_with_links(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(request: object, timeout: float) -> object:
        asked.append(request.full_url)  # type: ignore[attr-defined]  # a request
        raise OSError

    monkeypatch.setattr("urllib.request.urlopen", answer)
    run()
    assert asked == []
    result = run("--links")
    assert asked == ["https://records.example/visits"]
    assert result.exit_code == 0
    assert "plan_data/evidence.yml:16:10: notice: this address does not answer" in result.output
