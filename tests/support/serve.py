"""Serves a folder over HTTP for a test, at the root or under a sub-path, as a web host would."""

from __future__ import annotations

import contextlib
import gzip
import io
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from tests.support import hosting
from tests.support.project import Built


@dataclass(frozen=True)
class Served:
    """A built site and the address at which it is served."""

    site: Built
    base: str


@contextlib.contextmanager
def serve(folder: Path, under: str = "/", *, headers: bool = False, port: int = 0) -> Iterator[str]:
    """Serve ``folder``; give the address of its front page, ending in a slash.

    ``port`` is 0 for a free one.
    ``under`` is the path it is served at, such as ``/send/progress/``. Nothing else answers, so
    a link that forgets the sub-path shows as 404. Unknown addresses get the site's own 404 page.
    ``headers`` are those that the site publishes for its host.
    """
    prefix = f"/{under.strip('/')}/" if under.strip("/") else "/"
    rules = hosting.of_site(folder) if headers else []
    handler = partial(_Handler, prefix=prefix, rules=rules, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{prefix}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


_COMPRESSED = {".css", ".html", ".js", ".json", ".svg", ".xml"}


class _Handler(SimpleHTTPRequestHandler):
    def __init__(
        self, *args: object, prefix: str, rules: list[hosting.Rule], directory: str
    ) -> None:
        self._prefix, self._rules = prefix, rules
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]  # passed on

    def translate_path(self, path: str) -> str:
        inside = urlsplit(path).path
        if not inside.startswith(self._prefix):
            return str(Path(self.directory) / "nothing is here")
        return super().translate_path("/" + inside.removeprefix(self._prefix))

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        wanted = "gzip" in self.headers.get("Accept-Encoding", "")
        if not wanted or not file.is_file() or file.suffix not in _COMPRESSED:
            return super().send_head()
        if path.is_dir() and not self.path.endswith("/"):
            return super().send_head()
        body = gzip.compress(file.read_bytes(), 6, mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)

    def end_headers(self) -> None:
        said = hosting.headers_for(self._rules, urlsplit(self.path).path)
        for name, value in said.items():
            self.send_header(name, value)
        super().end_headers()

    def list_directory(self, path: object) -> None:
        # No web host of a public site lists its folders.
        self.send_error(404)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def copyfile(self, source: Any, outputfile: Any) -> None:
        # A browser that goes on to the next page wants no more of this one.
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            super().copyfile(source, outputfile)

    def log_message(self, format: str, *args: object) -> None:
        pass
