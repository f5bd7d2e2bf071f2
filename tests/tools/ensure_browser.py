"""Sees to it that the tests have a browser that starts: `python -m tests.tools.ensure_browser`.

It takes the Chromium on the machine. Where none starts, it installs what is missing: as root on
Debian the system's packages, else the one that Playwright brings. Where that fails too, it says
what to install.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator

#: libatomic1: the Node that Playwright brings needs it, and a small Debian lacks it.
_PACKAGES = ("chromium", "libatomic1")

_TRY = """
from tests.support.browser import start_browser
try:
    with start_browser(): pass
except Exception as error:
    print(error)
    raise SystemExit(1)
"""


def main() -> int:
    """Make sure of a browser; return the exit code."""
    why = _why_not()
    for install in _ways():
        if not why:
            break
        install()
        why = _why_not()
    if why:
        print(
            f"The browser tests need Chromium, and it does not start ({why}). Install your "
            f"system's packages for it (on Debian: {' '.join(_PACKAGES)}), then run this again.",
            file=sys.stderr,
        )
    return 1 if why else 0


def _why_not() -> str:
    """Return why no browser starts, in one line; nothing when one does."""
    # In a process of its own: Playwright cannot be started again where it once failed to.
    done = _run([sys.executable, "-c", _TRY])
    lines = done.stdout.strip().splitlines() or ["no reason given"]
    return "" if done.returncode == 0 else lines[0]


def _ways() -> Iterator[Callable[[], object]]:
    """Give what may bring a browser, the better first."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        yield _install_packages
    yield _install_playwrights_own


def _install_packages() -> None:
    print(f"Installing {' and '.join(_PACKAGES)} ...", flush=True)
    _run(["apt-get", "update", "-qq"])
    # Where a package has another name (Ubuntu), Playwright's own browser is the next way.
    _run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *_PACKAGES])


def _install_playwrights_own() -> None:
    print("Installing the Chromium that Playwright brings ...", flush=True)
    _run([sys.executable, "-m", "playwright", "install", "chromium"])


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    # Quiet: what matters is whether a browser starts afterwards, and main() says that.
    return subprocess.run(
        command,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


if __name__ == "__main__":
    sys.exit(main())
