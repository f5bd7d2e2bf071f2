"""Puts a freshly built folder in the place of the live one, in one step.

A reader of the live folder finds the old site or the new one, whole, and never nothing. A folder
that was never finished is removed when the next build starts.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

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
