"""``progress preview``: the sites on this machine, following every edit.

The plan is shown at `/`, and each plan in a folder of its own folder below that: `demo/` at
`/demo/`. One loop builds what an edit touches, into a new folder each time, and tells the server
what to show. The server and the watch have threads of their own, so neither a mistake in the
content nor in the code can stop the answers, and a mistake in one plan leaves the others as they
are.

Two parts, because neither is enough alone. The system's file events come at once, but they are
missing on some disks, stop when a folder is replaced, and also tell of mere reading. So an event
only says "look now", and what decides is a look at the files themselves, at least once a second.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import click
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from progress_site.engine import PARTS, engine_of, plans_below
from progress_site.run.build import BuildResult, build
from progress_site.run.serve import Server, Showing

#: What a build is made from, of the engine.
_ENGINE = ("mkdocs.yml", "overrides", "hooks")

#: Seconds: how often to look without being told, and how long files must be still after an edit
#: (an editor or git writes several in a row), but not waiting longer than the last one in all.
_LOOK, _STILL, _PATIENCE = 1.0, 0.1, 2.0

#: For each file, what changes when the file does: its identity, time and size.
Snapshot = dict[str, tuple[int, int, int]]


def _watched(plan: Path) -> list[Path]:
    engine = engine_of(plan)
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


#: Seconds after which an edit ends a build that is still running, as one that will never end.
_TOO_LONG = 30.0


@dataclass
class _Plan:
    """A plan that is shown at ``at``, and the state of the files that it was built from last.

    ``name`` is what messages call it; the plan at `/` needs no name. ``beside`` is where a plan of
    its folder is shown, to which pages without words may lead.
    """

    folder: Path
    at: str
    name: str
    beside: str = ""
    built_from: Snapshot = field(default_factory=dict)


def preview(project: Path, host: str, port: int) -> int:
    """Show the plan in ``project``, and those below it, until Ctrl-C; return the exit code."""
    plans = _plans(project)
    try:
        server = Server(host, port, *(Showing(plan.at, plan.name) for plan in plans))
    except (OSError, OverflowError) as error:
        click.echo(_cannot_listen(host, port, error), err=True)
        return 1
    folders = [plan.folder for plan in plans]
    with contextlib.suppress(KeyboardInterrupt), _serving(server):
        click.echo("Building the site ..." if len(plans) == 1 else "Building the sites ...")
        with (
            tempfile.TemporaryDirectory(prefix="progress-preview-") as folder,
            Watch(*folders) as watch,
        ):
            _follow(plans, Path(folder), server, watch)
    return 0


def _plans(project: Path) -> list[_Plan]:
    below = plans_below(project)
    inner = [_Plan(folder, f"/{folder.name}/", f"{folder.name}/") for folder in below]
    beside = inner[0].at if inner else ""
    return [_Plan(project, "/", "", beside), *inner]


def _follow(plans: list[_Plan], folder: Path, server: Server, watch: Watch) -> None:
    """Build every plan once, then after every edit each that it touches, for ever."""
    started = False
    while True:
        seen = snapshot(*(plan.folder for plan in plans))
        for plan in plans:
            if plan.built_from != (now := snapshot(plan.folder)):
                plan.built_from = now
                _show(plan, folder / f"at-{plan.at.strip('/')}", server)
        if not started:
            started = True
            for plan in plans:
                click.echo(_where(plan, _address(server)))
        watch.wait_for_change(seen)


def _where(plan: _Plan, address: str) -> str:
    here = f"{address}{plan.at.lstrip('/')}"
    if plan.at == "/":
        return f"Look at {here} (it follows your edits; Ctrl-C ends it)"
    return f"{plan.name} is at {here}"


def _show(plan: _Plan, folder: Path, server: Server) -> None:
    """Build a plan into a new folder in ``folder``, and show it."""
    folder.mkdir(exist_ok=True)
    began = time.monotonic()
    shown = server.showing[plan.at]
    new = Path(tempfile.mkdtemp(dir=folder))
    address = f"{_address(server)}{plan.at.lstrip('/')}"
    result = _build(plan, new, address)
    showing = shown.next(new if result.ok else shown.root, result)
    server.showing[plan.at] = showing
    # The folder shown until now stays for the requests that are reading it; older ones go.
    for old in folder.iterdir():
        if old not in (showing.root, shown.root):
            shutil.rmtree(old, ignore_errors=True)
    _tell(plan, result, time.monotonic() - began)


def _build(plan: _Plan, out: Path, address: str) -> BuildResult:
    began = time.monotonic()

    def give_up() -> bool:
        too_long = time.monotonic() - began > _TOO_LONG
        return too_long and snapshot(plan.folder) != plan.built_from

    try:
        environment = {"SITE_URL": address, "PROGRESS_DEMONSTRATION": plan.beside}
        return build(plan.folder, out, environment=environment, give_up=give_up)
    except OSError as error:  # a full disk, say: tell it like any other problem, and go on
        return BuildResult(False, output=str(error))


def _tell(plan: _Plan, result: BuildResult, seconds: float) -> None:
    for line in result.lines():
        click.echo(line)
    which = f" {plan.name}" if plan.name else ""
    if result.ok:
        click.echo(f"Built{which} in {seconds:.1f} seconds.")
    else:
        click.echo(f"Not built{which}: mend the above and save; every page shows it too.")


@contextlib.contextmanager
def _serving(server: Server) -> Iterator[None]:
    thread = threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()


def _address(server: Server) -> str:
    host, port = str(server.server_address[0]), int(server.server_address[1])
    # Listening everywhere is no address to look at.
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _cannot_listen(host: str, port: int, error: Exception) -> str:
    code = error.errno if isinstance(error, OSError) else None
    if code == errno.EADDRINUSE:
        other = port + 1
        return (
            f"Port {port} is in use. Stop what runs there, "
            f"or take another: make preview PORT={other}"
        )
    if code == errno.EACCES:
        return f"Port {port} is not allowed for you. Take another: make preview PORT=8000"
    return f"Cannot listen at {host} port {port}: {error}"
