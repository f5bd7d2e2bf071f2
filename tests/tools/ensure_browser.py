"""Sees to it that there is a Chromium for the tests: `python -m tests.tools.ensure_browser`.

It takes the one on the machine. Where there is none, it installs one: the `chromium` package as
root on Debian, else the one that Playwright brings. Where that fails, it says what to install.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_browser() -> str | None:
    """Return the path of a Chromium on this machine, or None."""
    for name in _NAMES:
        if path := shutil.which(name):
            return path
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def main() -> int:
    """Make sure of a browser; return the exit code."""
    if find_browser() or (_install() and find_browser()):
        return 0
    print(
        "The browser tests need Chromium: install your system's 'chromium' package, "
        "then run this again.",
        file=sys.stderr,
    )
    return 1


def _install() -> bool:
    if shutil.which("apt-get") and os.geteuid() == 0:
        print("Installing Chromium (the chromium package) ...", flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"]
        # Ubuntu's package of this name only points elsewhere; then Playwright's own is next.
        if _run(["apt-get", "update", "-qq"], quiet) and _run(install, quiet) and find_browser():
            return True
    print("Installing Chromium (Playwright's own) ...", flush=True)
    return _run([sys.executable, "-m", "playwright", "install", "chromium"], dict(os.environ))


def _run(command: list[str], environment: dict[str, str]) -> bool:
    # Quiet: what matters is whether there is a browser afterwards, and main() says that.
    done = subprocess.run(
        command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
