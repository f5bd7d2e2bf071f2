"""`progress site`: the site as it will be published, or the old one untouched.

A reader of the live folder finds the old site or the new one, whole, and never nothing. A folder
that was never finished is removed when the next build starts.

A browser that reads from a disk shows the contents of a folder for `/actions/`, and no page. So
each link to a folder of the site gets the `index.html` in it. Nothing else of a page is changed.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import fcntl
import os
import posixpath
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urlsplit, urlunsplit

import click

from progress_site.engine import engine_of
from progress_site.run.build import build, prefix, shown

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2

#: What the system answers where it cannot exchange: too old, or not on this kind of disk. EXDEV
#: comes from layered disks, for a folder of a lower layer.
_CANNOT_EXCHANGE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EXDEV}


class CannotPublishError(Exception):
    """The live folder must not be replaced; the message says why, in plain words."""


@contextlib.contextmanager
def fresh_folder(live: Path) -> Iterator[Path]:
    """Give an empty folder beside ``live`` to build into; whatever is left of it goes at the end.

    Only one at a time: a second build of the same site waits here for the first. What a killed
    build left behind is put right first.
    """
    live.parent.mkdir(parents=True, exist_ok=True)
    with _only_one(live.parent):
        _clear_up(live)
        new = Path(tempfile.mkdtemp(prefix=_prefix(live, "new"), dir=live.parent))
        try:
            yield new
        finally:
            _remove(new)


def publish(new: Path, live: Path) -> None:
    """Make ``new`` the live folder; the old one, if there was one, is removed afterwards."""
    # mkdtemp makes folders that only their owner may enter; a web server is somebody else.
    new.chmod(0o755)
    if not live.exists():
        new.rename(live)
        return
    try:
        exchange(new, live)
    except OSError as error:
        if error.errno not in _CANNOT_EXCHANGE:
            raise
        _two_steps(new, live)
    else:
        _remove(new)


def exchange(one: Path, other: Path) -> None:
    """Swap two folders of one disk in a single step.

    Raises:
        OSError: With one of `_CANNOT_EXCHANGE` where the system has no such step.
    """
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS)) from None
    renameat2.argtypes = [
        ctypes.c_int,
        ctypes.c_char_p,
        ctypes.c_int,
        ctypes.c_char_p,
        ctypes.c_uint,
    ]
    if renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE):
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code), str(other))


def _two_steps(new: Path, live: Path) -> None:
    """Swap where one step is not possible: for a moment, there is no live folder."""
    old = Path(tempfile.mkdtemp(prefix=_prefix(live, "old"), dir=live.parent))
    # A folder of a lower layer cannot be renamed at all; move() then copies it.
    shutil.move(live, old / "site")
    new.rename(live)
    _remove(old)


def _clear_up(live: Path) -> None:
    """Put right what a killed build left: its folders go, and a site set aside comes back."""
    for old in live.parent.glob(f"{_prefix(live, 'old')}*"):
        if (old / "site").exists() and not live.exists():
            (old / "site").rename(live)
        _remove(old)
    for new in live.parent.glob(f"{_prefix(live, 'new')}*"):
        _remove(new)


@contextlib.contextmanager
def _only_one(folder: Path) -> Iterator[None]:
    """Hold a lock on ``folder`` itself: it leaves no file, and goes when we do, however we go."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        # Some network disks lock no folders; there, nobody should build twice at once.
        with contextlib.suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _prefix(live: Path, what: str) -> str:
    return f".{live.name}-{what}-"


def _remove(folder: Path) -> None:
    # What cannot be removed now, the next build removes: the new site is live all the same.
    shutil.rmtree(folder, ignore_errors=True)


#: The tags whose links lead to a page. A `<link>` that says where the public page is stays true.
_LINK = re.compile(r'(<(?:a|area|form)\b[^>]*?\s(?:href|action)=")([^"]*)(")')


def open_from_disk(site: Path) -> None:
    """Change the pages of the built site in the folder ``site`` so that they open from a disk.

    `404.html` goes: no disk shows it, and its links begin at the root of a host.
    """
    (site / "404.html").unlink(missing_ok=True)
    for page in sorted(site.rglob("*.html")):
        folder = page.parent.relative_to(site).as_posix()
        old = page.read_text(encoding="utf-8")
        new = _LINK.sub(partial(_named, site, folder), old)
        if new != old:
            page.write_text(new, encoding="utf-8")


def _named(site: Path, folder: str, found: re.Match[str]) -> str:
    start, target, end = found.groups()
    parts = urlsplit(target)
    if parts.scheme or parts.netloc or not parts.path:
        return found.group()
    path = posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
    if not (site / path / "index.html").is_file():
        return found.group()
    name = posixpath.join(parts.path, "index.html")
    return f"{start}{urlunsplit(parts._replace(path=name))}{end}"


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
            result = build(project, new, compiled=engine_of(project) / ".cache" / "python")
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
        if live.is_relative_to(home / name) or live.is_relative_to(engine_of(home) / name):
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
