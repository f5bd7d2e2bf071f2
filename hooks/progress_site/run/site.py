"""``progress site``: the site as it will be published, or the old one untouched."""

from __future__ import annotations

import time
from pathlib import Path

import click

from progress_site.engine import behind
from progress_site.run.build import build
from progress_site.run.exchange import CannotPublishError, fresh_folder, publish
from progress_site.run.on_disk import open_from_disk
from progress_site.run.place import prefix, shown

#: Folders of the project that hold what people wrote.
_SOURCES = ("docs", "plan_data", "hooks", "overrides", "tests", ".git")


def make_site(project: Path, out: Path, *, from_disk: bool = False) -> int:
    """Build strictly beside ``out`` and put the result there in one step; return the exit code.

    ``out`` is a path from the folder of the plan. With ``from_disk`` it is a copy to look at, that
    opens by double-click and belongs on no host.
    """
    began = time.monotonic()
    # Where the folder is a link, the folder it leads to is exchanged and the link stays.
    live = (project / out).resolve()
    name = shown(out) if out.is_absolute() else f"{prefix(project)}{out}"
    try:
        check_place(project, live)
        with fresh_folder(live) as new:
            result = build(project, new, compiled=behind(project) / ".cache" / "python")
            for line in result.lines():
                click.echo(line, err=True)
            if not result.ok:
                click.echo(_failed(len(result.errors), name, live.exists()), err=True)
                return 1
            pages = sum(1 for _ in new.rglob("*.html"))
            if from_disk:
                open_from_disk(new)
            publish(new, live)
    except (CannotPublishError, OSError) as error:
        click.echo(f"Not built: {error}", err=True)
        return 1
    click.echo(f"Built {name}/: {pages} pages in {time.monotonic() - began:.1f} seconds.")
    return 0


def check_place(project: Path, live: Path) -> None:
    """Make sure that replacing ``live`` throws away nothing but an older site.

    Raises:
        CannotPublishError: If it would.
    """
    home = project.resolve()
    if home.is_relative_to(live):
        raise CannotPublishError(f"{live} holds the project itself; choose another --out")
    for name in _SOURCES:
        if live.is_relative_to(home / name) or live.is_relative_to(behind(home) / name):
            raise CannotPublishError(f"{name}/ holds the project's own files; choose another --out")
    if live.exists() and not live.is_dir():
        raise CannotPublishError(f"{live} is not a folder; choose another --out")
    # Every site that MkDocs builds has one of these, and a copy that opens from a disk the other.
    marks = (live / "404.html", live / "sitemap.xml")
    if live.is_dir() and any(live.iterdir()) and not any(mark.exists() for mark in marks):
        raise CannotPublishError(f"{live} holds something that is no site; choose another --out")


def _failed(errors: int, out: str, old_site: bool) -> str:
    count = {0: "", 1: "1 problem. "}.get(errors, f"{errors} problems. ")
    kept = f"{out}/ is as it was." if old_site else "There is no site yet."
    return f"Not built. {count}{kept}"
