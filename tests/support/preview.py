"""Runs the real preview, as a process, and asks it for pages."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

#: Seconds. Generous: they only bound how long a failing test takes.
PATIENCE = 60.0

_ADDRESS = re.compile(r"Look at (http://\S+)")


def wait_until(happened: Callable[[], bool], what: str) -> None:
    """Wait until ``happened()``; fail with ``what`` when that takes far too long."""
    end = time.monotonic() + PATIENCE
    while not happened():
        if time.monotonic() > end:
            raise AssertionError(f"waited in vain: {what}")
        time.sleep(0.05)


class Preview:
    """A running preview."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self._said: list[str] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        wait_until(lambda: bool(self._address()), "the preview says its address")
        self.address = self._address()

    def _address(self) -> str:
        match = _ADDRESS.search(self.said)
        return match[1] if match else ""

    @property
    def said(self) -> str:
        """All that it has said in the terminal."""
        return "".join(self._said)

    def _read(self) -> None:
        assert self.process.stdout is not None
        self._said.extend(iter(self.process.stdout.readline, ""))

    def get(self, path: str = "") -> tuple[int, str]:
        """Return status and text of the answer to one request."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=10) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def wait_for(self, text: str, path: str = "") -> str:
        """Wait until the page at ``path`` holds ``text``; return the page. Each request answers."""
        wait_until(lambda: text in self.get(path)[1], f"{text!r} at /{path}")
        return self.get(path)[1]

    def wait_until_gone(self, text: str, path: str = "") -> str:
        """Wait until the page at ``path`` no longer holds ``text``; return the page."""
        wait_until(lambda: text not in self.get(path)[1], f"no more {text!r} at /{path}")
        return self.get(path)[1]

    def stop(self, how: signal.Signals = signal.SIGINT) -> int:
        """End it as Ctrl-C does; return its exit code."""
        self.process.send_signal(how)
        code = self.process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        return code


@contextlib.contextmanager
def previewing(project: Path, *options: str) -> Iterator[Preview]:
    """Start the preview of ``project`` on a free port; it is ended at the end."""
    process = subprocess.Popen(
        [sys.executable, "-m", "progress_site", "preview", "--port", "0", *options],
        cwd=project,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    with process:
        try:
            yield Preview(process)
        finally:
            if process.poll() is None:
                process.terminate()
                try:
                    process.wait(PATIENCE)
                except subprocess.TimeoutExpired:
                    process.kill()
