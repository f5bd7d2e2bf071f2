"""A real process at the other end of a terminal: what it asks is read, and answers are typed."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

#: Signs that move the cursor or set colours.
_CONTROL = re.compile(rb"\x1b\[[0-9;?]*[a-zA-Z]|\x1b[=>]")
#: A process that says nothing for so long hangs; no good one comes near this.
_PATIENCE = 60
#: Seconds in which a process on a busy machine answers Ctrl-C.
_BETWEEN_PRESSES = 10


@dataclass
class Terminal:
    """One process and all that it has said."""

    process: subprocess.Popen[bytes]
    handle: int
    said: str = ""
    _read: int = 0
    _bytes: bytes = field(default=b"", repr=False)

    def wait_for(self, words: str) -> None:
        """Read until ``words`` are said, behind what was waited for before."""
        while words not in self.said[self._read :]:
            assert self._more(), f"“{words}” was never said:\n{self.said}"
        self._read = self.said.index(words, self._read) + len(words)

    def type(self, text: str) -> None:
        """Type one line."""
        os.write(self.handle, f"{text}\n".encode())

    def answer(self, question: str, text: str) -> None:
        """Wait for a question, and type an answer."""
        self.wait_for(question)
        self.wait_for("> " if not question.endswith("]: ") else "")
        self.type(text)

    def interrupt(self, answer: str) -> None:
        """Press Ctrl-C until the process says ``answer``.

        A signal between a prompt and the wait for keys behind it is noticed only with the next key
        or signal, in any Python program that uses readline; people press again. But a process that
        is about to end must not be pressed again: that would end it in another way. So there is
        much time between two presses, and none after the answer.
        """
        for _ in range(_PATIENCE // _BETWEEN_PRESSES):
            self.process.send_signal(signal.SIGINT)
            end = time.monotonic() + _BETWEEN_PRESSES
            while answer not in self.said and time.monotonic() < end:
                if select.select([self.handle], [], [], 0.1)[0] and not self._more():
                    return
            if answer in self.said:
                return

    def end(self) -> int:
        """Read to the end, and return the exit code."""
        while self._more():
            pass
        return self.process.wait(_PATIENCE)

    def _more(self) -> bool:
        ready, _, _ = select.select([self.handle], [], [], _PATIENCE)
        assert ready, f"nothing more was said:\n{self.said}"
        try:
            new = os.read(self.handle, 65536)
        except OSError:  # Linux says so when the other end is closed
            new = b""
        self._bytes += new
        plain = _CONTROL.sub(b"", self._bytes).replace(b"\r\n", b"\n")
        self.said = plain.decode("utf-8", "replace")
        return bool(new)


@contextmanager
def terminal(
    command: Sequence[str], folder: Path, environment: Mapping[str, str]
) -> Iterator[Terminal]:
    """Start ``command`` in ``folder`` at a terminal of 80 columns; it is ended at the end."""
    handle, other_end = pty.openpty()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, **environment, "COLUMNS": "80"},
        stdin=other_end,
        stdout=other_end,
        stderr=other_end,
        start_new_session=True,
    )
    os.close(other_end)
    with process:
        try:
            yield Terminal(process, handle)
        finally:
            process.kill()
            os.close(handle)


def progress(*arguments: str) -> list[str]:
    """Return the command line of `progress` in this environment.

    A shell that starts tests in the background has them ignore Ctrl-C, and all that they start.
    """
    listens = "signal.signal(signal.SIGINT, signal.default_int_handler)"
    starts = 'runpy.run_module("progress_site", run_name="__main__")'
    return [sys.executable, "-c", f"import runpy, signal; {listens}; {starts}", *arguments]
