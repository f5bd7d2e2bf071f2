"""Notices edits.

Two parts, because neither is enough alone. The system's file events come at once, but they are
missing on some disks, stop when a folder is replaced, and also tell of mere reading. So an event
only says "look now", and what decides is a look at the files themselves, at least once a second.
"""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from progress_site.engine import PARTS, behind

#: What a build is made from, of the engine.
_ENGINE = ("mkdocs.yml", "overrides", "hooks")

#: Seconds: how often to look without being told, and how long files must be still after an edit
#: (an editor or git writes several in a row), but not waiting longer than the last one in all.
_LOOK, _STILL, _PATIENCE = 1.0, 0.1, 2.0

#: For each file, what changes when the file does: its identity, time and size.
Snapshot = dict[str, tuple[int, int, int]]


def _watched(plan: Path) -> list[Path]:
    engine = behind(plan)
    return [*(plan / name for name in PARTS), *(engine / name for name in _ENGINE)]


def snapshot(*plans: Path) -> Snapshot:
    """Return the present state of every file that the plans are built from."""
    seen: Snapshot = {}
    folders: list[str] = []
    for path in {path for plan in plans for path in _watched(plan)}:
        if path.is_dir():
            folders.append(str(path))
        else:
            with contextlib.suppress(OSError):
                seen[str(path)] = _look(path.stat())
    while folders:
        # A folder or file may go while we look: then it is simply not there.
        with contextlib.suppress(OSError), os.scandir(folders.pop()) as entries:
            for entry in entries:
                if _of_no_matter(entry.name):
                    continue
                with contextlib.suppress(OSError):
                    if entry.is_dir(follow_symlinks=False):
                        folders.append(entry.path)
                    else:
                        seen[entry.path] = _look(entry.stat())
    return seen


class Watch:
    """Waits for edits to some plans. Use it as a context manager."""

    def __init__(self, *plans: Path) -> None:
        self._plans = plans
        self._told = threading.Event()
        self._observer = Observer()

    def __enter__(self) -> Watch:
        handler = _Tell(self._told)
        # Without file events (too many watches, no support) the looks must do.
        with contextlib.suppress(Exception):
            for plan in self._plans:
                self._observer.schedule(handler, str(plan), recursive=False)
            for path in {path for plan in self._plans for path in _watched(plan)}:
                if path.is_dir():
                    self._observer.schedule(handler, str(path), recursive=True)
            self._observer.start()
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(Exception):
            self._observer.stop()
            self._observer.join(timeout=2)

    def wait_for_change(self, since: Snapshot) -> Snapshot:
        """Wait until the files differ from ``since`` and are still; return their new state."""
        while (now := snapshot(*self._plans)) == since:
            self._told.wait(_LOOK)
            self._told.clear()
        for later in self._looks():
            if later == now:
                break
            now = later
        return now

    def _looks(self) -> Iterator[Snapshot]:
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            time.sleep(_STILL)
            yield snapshot(*self._plans)


class _Tell(FileSystemEventHandler):
    """Passes on that something happened."""

    def __init__(self, told: threading.Event) -> None:
        self._told = told

    def on_any_event(self, event: FileSystemEvent) -> None:
        # Each build opens and closes every file; that is no edit.
        if event.event_type not in {"opened", "closed_no_write"}:
            self._told.set()


def _look(stat: os.stat_result) -> tuple[int, int, int]:
    return stat.st_ino, stat.st_mtime_ns, stat.st_size


def _of_no_matter(name: str) -> bool:
    """Whether a file is not part of a build: compiled code, or an editor's own."""
    return name == "__pycache__" or name.startswith(".#") or name.endswith(("~", ".swp", ".pyc"))
