"""``progress preview``: the sites on this machine, following every edit.

The plan is shown at `/`, and each plan in a folder of its own folder below that: `demo/` at
`/demo/`. One loop builds what an edit touches, into a new folder each time, and tells the server
what to show. The server and the watch have threads of their own, so neither a mistake in the
content nor in the code can stop the answers, and a mistake in one plan leaves the others as they
are.
"""

from __future__ import annotations

import contextlib
import errno
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import click

from progress_site.engine import plans_below
from progress_site.run.build import BuildResult, build
from progress_site.run.serve import Server, Showing
from progress_site.run.watch import Snapshot, Watch, snapshot

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
