"""``progress preview``: the site on this machine, following every edit.

One loop builds, into a new folder each time, and tells the server what to show. The server and
the watch have threads of their own, so neither a mistake in the content nor in the code can stop
the answers.
"""

from __future__ import annotations

import contextlib
import errno
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import click

from progress_site.run.build import BuildResult, build
from progress_site.run.serve import Server
from progress_site.run.watch import Snapshot, Watch, snapshot

#: Seconds after which an edit ends a build that is still running, as one that will never end.
_TOO_LONG = 30.0


def preview(project: Path, host: str, port: int) -> int:
    """Show the site until Ctrl-C; return the exit code."""
    try:
        server = Server(host, port)
    except (OSError, OverflowError) as error:
        click.echo(_cannot_listen(host, port, error), err=True)
        return 1
    with contextlib.suppress(KeyboardInterrupt), _serving(server):
        click.echo("Building the site ...")
        with (
            tempfile.TemporaryDirectory(prefix="progress-preview-") as folder,
            Watch(project) as watch,
        ):
            _follow(project, Path(folder), server, watch)
    return 0


def _follow(project: Path, folder: Path, server: Server, watch: Watch) -> None:
    """Build once, then after every edit, for ever."""
    address = _address(server)
    number = 0
    while True:
        number += 1
        built_from, began = snapshot(project), time.monotonic()
        new = folder / str(number)
        result = _build(project, new, address, built_from)
        shown = server.showing
        server.showing = shown.next(new if result.ok else shown.root, result)
        # The folder shown until now stays for the requests that are reading it; older ones go.
        for old in folder.iterdir():
            if old not in (server.showing.root, shown.root):
                shutil.rmtree(old, ignore_errors=True)
        _tell(result, time.monotonic() - began)
        if number == 1:
            click.echo(f"Look at {address} (it follows your edits; Ctrl-C ends it)")
        watch.wait_for_change(built_from)


def _build(project: Path, out: Path, address: str, built_from: Snapshot) -> BuildResult:
    began = time.monotonic()

    def give_up() -> bool:
        return time.monotonic() - began > _TOO_LONG and snapshot(project) != built_from

    try:
        return build(project, out, environment={"SITE_URL": address}, give_up=give_up)
    except OSError as error:  # a full disk, say: tell it like any other problem, and go on
        return BuildResult(False, output=str(error))


def _tell(result: BuildResult, seconds: float) -> None:
    for line in result.lines():
        click.echo(line)
    if result.ok:
        click.echo(f"Built in {seconds:.1f} seconds.")
    else:
        click.echo("Not built: mend the above and save; every page shows it too.")


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
