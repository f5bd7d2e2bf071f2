from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from progress_site.run import site as module
from progress_site.run.site import exchange, fresh_folder, publish


def put(folder: Path, words: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / "index.html").write_text(words, encoding="utf-8")


def words(folder: Path) -> str:
    return (folder / "index.html").read_text(encoding="utf-8")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def no_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(one: Path, other: Path) -> None:
        raise OSError(errno.EINVAL, "not on this disk")

    monkeypatch.setattr(module, "exchange", refuse)


def test_the_first_site(tmp_path: Path) -> None:
    live = tmp_path / "public" / "site"
    with fresh_folder(live) as new:
        put(new, "new")
        publish(new, live)
    assert words(live) == "new"
    assert names(live.parent) == ["site"]


def test_a_web_server_may_enter_the_folder(tmp_path: Path) -> None:
    with fresh_folder(tmp_path / "site") as new:
        publish(new, tmp_path / "site")
    assert stat.S_IMODE((tmp_path / "site").stat().st_mode) == 0o755


def test_new_replaces_old_and_nothing_is_left(tmp_path: Path) -> None:
    live = tmp_path / "site"
    put(live, "old")
    (live / "gone.html").touch()
    with fresh_folder(live) as new:
        assert new.parent == live.parent, "on the same disk"
        put(new, "new")
        publish(new, live)
    assert words(live) == "new"
    assert names(live) == ["index.html"]
    assert names(tmp_path) == ["site"]


@pytest.mark.usefixtures("no_exchange")
def test_new_replaces_old_where_one_step_is_not_possible(tmp_path: Path) -> None:
    live = tmp_path / "site"
    put(live, "old")
    with fresh_folder(live) as new:
        put(new, "new")
        publish(new, live)
    assert words(live) == "new"
    assert names(tmp_path) == ["site"]


def test_another_error_leaves_the_old_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(one: Path, other: Path) -> None:
        raise OSError(errno.EACCES, "not yours")

    monkeypatch.setattr(module, "exchange", fail)
    live = tmp_path / "site"
    put(live, "old")
    with fresh_folder(live) as new, pytest.raises(OSError, match="not yours"):
        publish(new, live)
    assert words(live) == "old"
    assert names(tmp_path) == ["site"]


def test_a_build_that_fails_leaves_the_old_site(tmp_path: Path) -> None:
    live = tmp_path / "site"
    put(live, "old")

    def stopped_half_way() -> None:
        with fresh_folder(live) as new:
            put(new, "half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped_half_way()
    assert words(live) == "old"
    assert names(tmp_path) == ["site"]


def test_leftovers_of_a_killed_build_go_at_the_next(tmp_path: Path) -> None:
    live = tmp_path / "site"
    put(live, "old")
    put(tmp_path / ".site-new-killed", "half")
    put(tmp_path / ".sitemap", "somebody else's")
    with fresh_folder(live):
        assert not (tmp_path / ".site-new-killed").exists()
    assert names(tmp_path) == [".sitemap", "site"]


def test_a_site_set_aside_by_a_killed_build_comes_back(tmp_path: Path) -> None:
    (tmp_path / ".site-old-killed").mkdir()
    put(tmp_path / ".site-old-killed" / "site", "old")
    with fresh_folder(tmp_path / "site"):
        assert words(tmp_path / "site") == "old"
    assert names(tmp_path) == ["site"]


def test_there_is_always_a_whole_site_to_read(tmp_path: Path) -> None:
    live = tmp_path / "site"
    put(live, "0")
    missed: list[OSError] = []
    read = 0
    done = threading.Event()

    def keep_reading() -> None:
        nonlocal read
        while not done.is_set():
            try:
                words(live)
                read += 1
            except OSError as error:
                missed.append(error)

    reader = threading.Thread(target=keep_reading)
    reader.start()
    other = tmp_path / "other"
    put(other, "1")
    # No reader can be caught inside a folder that goes away here: both stay, only names change.
    for _ in range(500):
        exchange(other, live)
    done.set()
    reader.join()
    assert not missed
    assert read


def test_two_builds_of_one_site_take_turns(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib\n"
        "from progress_site.run.site import fresh_folder\n"
        "with fresh_folder(pathlib.Path(sys.argv[1])) as new: print(new.name)\n"
    )
    with fresh_folder(tmp_path / "site") as first:
        second = subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path / "site")], stdout=subprocess.PIPE, text=True
        )
        with pytest.raises(subprocess.TimeoutExpired):
            second.wait(0.5)
        assert first.exists(), "the second one cleans up only when it is its turn"
    assert second.communicate()[0].startswith(".site-new-")


def test_exchange_says_when_the_system_cannot(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    with pytest.raises(OSError, match=os.strerror(errno.ENOENT)) as caught:
        exchange(tmp_path / "one", tmp_path / "absent")
    assert caught.value.errno == errno.ENOENT
