"""`progress site`: the new site, or the old one untouched."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from progress_site.run.site import CannotPublishError, check_place, make_site
from tests.support.standin import make_stand_in


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_stand_in(tmp_path / "project")


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_site_is_made_and_replaced(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert make_site(project, Path("site")) == 0
    assert "Built site/: 3 pages in " in capsys.readouterr().out
    (project / "docs" / "other.md").unlink()
    (project / "docs" / "index.md").write_text("# Changed", encoding="utf-8")
    assert make_site(project, Path("site")) == 0
    assert "other/index.html" not in files(project / "site")
    assert not list(project.glob(".site-*"))


def test_a_failed_build_leaves_the_old_site(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_site(project, Path("site"))
    before = files(project / "site")
    capsys.readouterr()
    (project / "plan_data" / "plan.yml").write_text("name: mistake\n", encoding="utf-8")
    assert make_site(project, Path("site")) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (
        "plan_data/plan.yml:1:7: <name: mistake> is wrong: write <what is right>\n"
        "Not built. 1 problem. site/ is as it was.\n"
    )
    assert files(project / "site") == before
    assert not list(project.glob(".site-*"))


def test_a_first_build_that_fails_leaves_nothing(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "mkdocs.yml").write_text("site_name: [", encoding="utf-8")
    assert make_site(project, Path("site")) == 1
    assert "Not built. There is no site yet." in capsys.readouterr().err
    assert not (project / "site").exists()


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_killed_build_leaves_the_old_site(project: Path, how: signal.Signals) -> None:
    make_site(project, Path("site"))
    before = files(project / "site")
    hook = project / "hooks" / "mkdocs_hooks.py"
    good = hook.read_text(encoding="utf-8")
    started = project / "started"
    wait = f"import time, os; Path({str(started)!r}).write_text(str(os.getpid())); time.sleep(600)"
    hook.write_text(good.replace("def on_config", f"{wait}\ndef on_config"), encoding="utf-8")
    process = subprocess.Popen([sys.executable, "-m", "progress_site", "site"], cwd=project)
    while not (started.exists() and started.read_text(encoding="utf-8")):
        assert process.poll() is None
        time.sleep(0.02)
    process.send_signal(how)
    assert process.wait() != 0
    if how is signal.SIGKILL:  # then nobody could end what it had started
        os.kill(int(started.read_text(encoding="utf-8")), signal.SIGKILL)
    else:
        assert not list(project.glob(".site-*"))
    assert files(project / "site") == before
    hook.write_text(good, encoding="utf-8")
    assert make_site(project, Path("site")) == 0
    assert not list(project.glob(".site-*"))


def test_a_link_stays_a_link(project: Path, tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    (project / "site").symlink_to(tmp_path / "www")
    assert make_site(project, Path("site")) == 0
    assert (project / "site").is_symlink()
    assert (tmp_path / "www" / "index.html").exists()


@pytest.mark.parametrize("out", [".", "..", "/", "docs", "docs/site", "hooks/a", "plan_data"])
def test_no_folder_with_sources_is_replaced(project: Path, out: str) -> None:
    before = files(project)
    with pytest.raises(CannotPublishError):
        check_place(project, (project / out).resolve())
    assert make_site(project, Path(out)) == 1
    assert files(project) == before


def test_nothing_but_a_site_is_replaced(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "to-mum.txt").touch()
    assert make_site(project, tmp_path / "letters") == 1
    assert "holds something that is no site" in capsys.readouterr().err
    assert (tmp_path / "letters" / "to-mum.txt").exists()
