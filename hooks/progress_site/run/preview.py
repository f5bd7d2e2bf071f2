"""``progress preview``: the sites on this machine, following every edit.

The plan is shown at `/`, and each plan in a folder of its own folder below that: `demo/` at
`/demo/`. One loop builds what an edit touches, into a new folder each time, and tells the server
what to show. The server and the watch have threads of their own, so neither a mistake in the
content nor in the code can stop the answers, and a mistake in one plan leaves the others as they
are.

Edits are noticed by a look at the files every third of a second. The system's file events would
come sooner, but they are missing on some disks, stop when a folder is replaced, and also tell of
mere reading; a look takes a few milliseconds.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import click

from progress_site.engine import PARTS, engine_of, plans_below
from progress_site.run.build import BuildResult, build
from progress_site.run.serve import Server, Showing

#: What a build is made from, of the engine.
_ENGINE = ("mkdocs.yml", "overrides", "hooks")

#: Seconds: how often to look, and how long files must be still after an edit (an editor or git
#: writes several in a row), but not waiting longer than the last one in all.
_LOOK, _STILL, _PATIENCE = 0.3, 0.1, 2.0

#: For each file, what changes when the file does: its identity, time and size.
Snapshot = dict[str, tuple[int, int, int]]


def snapshot(*plans: Path) -> Snapshot:
    """Return the present state of every file that the plans are built from."""
    seen: Snapshot = {}
    folders: list[str] = []
    engines = {engine_of(plan) / name for plan in plans for name in _ENGINE}
    for path in engines | {plan / name for plan in plans for name in PARTS}:
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


def wait_for_change(since: Snapshot, *plans: Path) -> Snapshot:
    """Wait until the files of ``plans`` differ from ``since`` and are still; return their state."""
    while (now := snapshot(*plans)) == since:
        time.sleep(_LOOK)
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        time.sleep(_STILL)
        now, before = snapshot(*plans), now
        if now == before:
            break
    return now


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

    ``beside`` is where a plan of its folder is shown, to which pages without words may lead.
    """

    folder: Path
    at: str
    beside: str = ""
    built_from: Snapshot = field(default_factory=dict)


def preview(project: Path, host: str, port: int) -> int:
    """Show the plan in ``project``, and those below it, until Ctrl-C; return the exit code."""
    below = [_Plan(folder, f"/{folder.name}/") for folder in plans_below(project)]
    plans = [_Plan(project, "/", below[0].at if below else ""), *below]
    try:
        server = Server(host, port, *(Showing(plan.at) for plan in plans))
    except (OSError, OverflowError) as error:
        click.echo(_cannot_listen(host, port, error), err=True)
        return 1
    with (
        contextlib.suppress(KeyboardInterrupt),
        tempfile.TemporaryDirectory(prefix="progress-preview-") as folder,
    ):
        threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()
        click.echo("Building the site ..." if len(plans) == 1 else "Building the sites ...")
        _follow(plans, Path(folder), server)
    return 0


def _follow(plans: list[_Plan], folder: Path, server: Server) -> None:
    """Build every plan once, then after every edit each that it touches, until Ctrl-C."""
    started = False
    folders = [plan.folder for plan in plans]
    while True:
        seen = snapshot(*folders)
        for plan in plans:
            if plan.built_from != (now := snapshot(plan.folder)):
                plan.built_from = now
                _show(plan, folder / f"at-{plan.at.strip('/')}", server)
        for plan in () if started else plans:
            here = server.address(plan.at)
            at_root = f"Look at {here} (it follows your edits; Ctrl-C ends it)"
            click.echo(at_root if plan.at == "/" else f"{plan.at.lstrip('/')} is at {here}")
        started = True
        wait_for_change(seen, *folders)


def _show(plan: _Plan, folder: Path, server: Server) -> None:
    """Build a plan into a new folder in ``folder``, and show it."""
    folder.mkdir(exist_ok=True)
    began = time.monotonic()
    shown = server.showing[plan.at]
    new = Path(tempfile.mkdtemp(dir=folder))
    result = _build(plan, new, server.address(plan.at))
    showing = shown.next(new if result.ok else shown.root, result)
    server.showing[plan.at] = showing
    # The folder shown until now stays for the requests that are reading it; older ones go.
    for old in folder.iterdir():
        if old not in (showing.root, shown.root):
            shutil.rmtree(old, ignore_errors=True)
    which = f" {showing.plan}" if showing.plan else ""
    for line in result.lines():
        click.echo(line)
    if result.ok:
        click.echo(f"Built{which} in {time.monotonic() - began:.1f} seconds.")
    else:
        click.echo(f"Not built{which}: mend the above and save; every page shows it too.")


def _build(plan: _Plan, out: Path, address: str) -> BuildResult:
    began = time.monotonic()

    def give_up() -> bool:
        too_long = time.monotonic() - began > _TOO_LONG
        return too_long and snapshot(plan.folder) != plan.built_from

    try:
        environment = {"SITE_URL": address, "PROGRESS_DEMONSTRATION": plan.beside}
        return build(plan.folder, out, environment=environment, give_up=give_up)
    except OSError as error:  # a full disk, say: show it like any other problem, and go on
        return BuildResult(False, output=str(error))


def _cannot_listen(host: str, port: int, error: Exception) -> str:
    code = error.errno if isinstance(error, OSError) else None
    if code == errno.EADDRINUSE:
        other = f"make preview PORT={port + 1}"
        return f"Port {port} is in use. Stop what runs there, or take another: {other}"
    if code == errno.EACCES:
        return f"Port {port} is not allowed for you. Take another: make preview PORT=8000"
    return f"Cannot listen at {host} port {port}: {error}"
