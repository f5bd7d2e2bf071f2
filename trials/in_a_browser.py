"""One update published with a browser alone, against a real git server on this machine.

    python -m trials.in_a_browser

The server is An Otter Wiki: it edits files of a git repository in the browser, commits them, and
serves the repository to git over HTTP. It stands in for a code host, which cannot run here. Its
packages are not those of the project, so it gets an environment of its own under `.cache/`; the
first run fetches it.

What it does, step by step, is told while it runs. docs/maintaining/trial.md keeps a record.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
import venv
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page

from tests.support.browser import start_browser
from tests.support.making import commit, copy_makefile, run, stand_in_for_make, surroundings
from tests.support.project import DEMONSTRATION, ROOT, WHILE_IT_RUNS, copy_project

SERVER = "otterwiki==2.26.1"
ADDRESS = "docs/updates/2024-06-10-a-second-bell"
#: As somebody types it, with a mistake first.
WRITTEN = """\
---
date: 2024-06-10
title: Each bike has a second bell
summary: The bells came by post.
from: partnership
about: [1]
changes:
  - {activity: "1.1.a", status: doen}
---
What should families notice? They hear us sooner.
"""
MENDED = WRITTEN.replace("""changes:
  - {activity: "1.1.a", status: doen}
""", "")  # fmt: skip


def main() -> None:
    """Run the trial; ends with an error at the first step that does not do what it should."""
    with tempfile.TemporaryDirectory(prefix="progress-trial-") as folder:
        top = Path(folder)
        project = copy_project(top / "repository", content=DEMONSTRATION)
        copy_makefile(project)
        around = surroundings(project, stand_in_for_make(top / "tools"), {"AS_OF": WHILE_IT_RUNS})
        commit(project, around, "What is published")
        published = _git(project, around, "rev-parse", "HEAD")
        with _server(project, top) as host, start_browser() as browser:
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.set_default_timeout(20_000)
            _write(page, host, WRITTEN, "An update")
            print("1. Written and committed in the browser, with a mistake in it.")
            code, said = _check(host, top / "first", around, published)
            assert code != 0, said
            assert f"{ADDRESS}.md:8:" in said, said
            (line,) = [line for line in said.splitlines() if f"{ADDRESS}.md:8:" in line]
            print(f"2. The check says: {line}")
            _write(page, host, MENDED, "A mistake is mended")
            print("3. Mended and committed in the browser.")
            code, said = _check(host, top / "second", around, published)
            assert code == 0, said
            clone = top / "second"
            done = run(["make", "--silent", "changes", f"AGAINST={published}"], clone, around)
            assert "Each bike has a second bell" in done.stdout, done.stdout + done.stderr
            print("4. The check finds nothing, and what changes is told in readers' words.")
            done = run(["make", "--silent", "download"], clone, around)
            assert done.returncode == 0, done.stdout + done.stderr
            page.goto((clone / "download" / "updates" / "index.html").as_uri())
            page.get_by_role("link", name="Each bike has a second bell").first.click()
            assert "They hear us sooner" in page.get_by_role("main").inner_text()
            print("5. Built, opened from the disk, and found: the page shows it.")
            log = _git(clone, around, "log", "--format=%s", f"{published}..HEAD").splitlines()
            assert log == ["A mistake is mended", "An update"], log
            print(f"6. The history of the server has both commits: {log}")


def _write(page: Page, host: str, text: str, why: str) -> None:
    """Write a file in the server's editor, and commit it."""
    page.goto(f"{host}/{ADDRESS}/edit")
    page.locator(".cm-content").click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(text)
    page.locator("#save-page-btn").click()
    page.get_by_label("Commit Message").fill(why)
    page.locator("#saveform input[type=submit]").click()
    page.wait_for_url(f"{host}/{ADDRESS}**")


def _check(host: str, clone: Path, around: dict[str, str], published: str) -> tuple[int, str]:
    """Do what a check of the code host does: fetch with git, and call the make target."""
    done = run(["git", "clone", "--quiet", f"{host}/.git", str(clone)], clone.parent, around)
    assert done.returncode == 0, done.stderr
    words = ["make", "--silent", "content", f"CHECK=--against {published}"]
    result = run(words, clone, {**around, "PYTHONPATH": str(clone / "hooks")})
    return result.returncode, result.stdout


def _git(folder: Path, around: dict[str, str], *words: str) -> str:
    done = run(["git", *words], folder, around)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@contextlib.contextmanager
def _server(repository: Path, top: Path) -> Iterator[str]:
    """Start the server on a free port of this machine; give its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {
        "REPOSITORY": str(repository),
        "SQLALCHEMY_DATABASE_URI": f"sqlite:///{top}/wiki.sqlite",
        "SECRET_KEY": "of no use outside this trial",
        "READ_ACCESS": "ANONYMOUS",
        "WRITE_ACCESS": "ANONYMOUS",
        "RETAIN_PAGE_NAME_CASE": "True",
        "GIT_WEB_SERVER": "True",
    }
    words = ["-m", "flask", "--app", "otterwiki.server", "run", "--port", str(port)]
    with (top / "server.log").open("wb") as log:
        process = subprocess.Popen(
            [str(_environment()), *words],
            env={"PATH": os.environ["PATH"], "HOME": str(top), **settings},
            cwd=top,
            stdout=log,
            stderr=log,
        )
    try:
        host = f"http://127.0.0.1:{port}"
        for _ in range(300):
            with contextlib.suppress(OSError):
                urllib.request.urlopen(f"{host}/-/healthz")
                break
            if process.poll() is not None:
                sys.exit((top / "server.log").read_text(encoding="utf-8"))
            time.sleep(0.2)
        yield host
    finally:
        process.terminate()
        process.wait()


def _environment() -> Path:
    """Return the Python of the server's environment; the first time, make it."""
    folder = ROOT / ".cache" / "trial"
    python = folder / "bin" / "python"
    made = folder / SERVER
    if not made.exists():
        print(f"Fetching {SERVER} ...")
        shutil.rmtree(folder, ignore_errors=True)
        venv.create(folder, with_pip=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, SERVER], check=True)
        made.touch()
    return python


if __name__ == "__main__":
    main()
