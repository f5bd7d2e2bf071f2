"""The web server of the preview: always answers, from the newest good build of each plan.

What it shows of a plan is one immutable `Showing`; the build loop puts a new one in its place, so
a request sees either the old or the new, never a mixture, and never waits for a build.

While something is wrong, the list comes first on every page and the last good page follows in
the same document. So there is one page to read and to scroll, its links work, and the reader
of the list sees the site around it as it last was.
"""

from __future__ import annotations

import json
import re
import secrets
import socket
import socketserver
import sys
from dataclasses import dataclass, field, replace
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import MimeTypes
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from jinja2 import Environment, FileSystemLoader

from progress_site.run.build import BuildResult

#: Where the preview's own files and answers are, from the root of a plan; no page of a site can
#: have this address.
OWN = "__preview/"
_CSS = f"/{OWN}preview.css"

_BODY = re.compile(r"""<body(?:[^>"']|"[^"]*"|'[^']*')*>""", re.IGNORECASE)
_TITLE = re.compile(r"<title[^>]*>", re.IGNORECASE)
_HEAD_END = re.compile(r"</head\s*>", re.IGNORECASE)
_BODY_END = re.compile(r"</body\s*>(?!.*</body\s*>)", re.IGNORECASE | re.DOTALL)

_ASSETS = Path(__file__).with_name("assets")
_TEMPLATES = Environment(loader=FileSystemLoader(_ASSETS), autoescape=True, trim_blocks=True)


def following(page: str, version: str, at: str = "/") -> str:
    """Return ``page`` of the plan at ``at`` with the script that reloads it when it has changed."""
    script = f'<script src="{at}{OWN}reload.js" data-version="{escape(version)}" defer></script>'
    return _put(_BODY_END, page, script, after=False)


def with_problems(page: str, result: BuildResult, plan: str = "") -> str:
    """Return the last good ``page`` with the list of problems above it."""
    page = _put(_HEAD_END, page, f'<link rel="stylesheet" href="{_CSS}">', after=False)
    page = _put(_TITLE, page, f"{escape(_count(result, plan))}: ", after=True)
    return _put(_BODY, page, _rendered("problems.html", result, plan, below=True), after=True)


def page_without_site(result: BuildResult | None, plan: str = "") -> str:
    """Return a whole page of the problems, or of the news that the first build has not ended."""
    return _rendered("page.html", result, plan)


def _rendered(template: str, result: BuildResult | None, plan: str, **more: Any) -> str:
    count = result and _count(result, plan)
    return _TEMPLATES.get_template(template).render(result=result, count=count, css=_CSS, **more)


def _count(result: BuildResult, plan: str) -> str:
    """Return how many problems there are. ``plan`` is its folder, where several are shown."""
    number = len(result.errors)
    if number == 0:
        return f"{plan or 'The site'} cannot be built"
    where = f" in {plan}" if plan else ""
    return f"1 problem{where}" if number == 1 else f"{number} problems{where}"


def _put(where: re.Pattern[str], page: str, text: str, *, after: bool) -> str:
    """Insert ``text`` at the first match of ``where``; at the end where there is none."""
    match = where.search(page)
    place = len(page) if match is None else match.end() if after else match.start()
    return page[:place] + text + page[place:]


_TEXT = "text/plain; charset=utf-8"
_HTML = "text/html; charset=utf-8"

#: Python's own table, not that of the system, with what it may lack.
_TYPES = MimeTypes()
_TYPES.add_type("application/xml", ".xml")
_TYPES.add_type("font/woff2", ".woff2")
_TYPES.add_type("image/webp", ".webp")
_TYPES.add_type("text/calendar", ".ics")
_TYPES.add_type("text/vtt", ".vtt")


@dataclass(frozen=True, slots=True)
class Showing:
    """What the preview shows of a plan: the last good build, and how the newest one went.

    ``at`` is where its site begins, with a slash at both ends; ``root`` is the folder of the last
    good build.
    ``version`` changes whenever what a page shows may have changed. Its first part differs from
    one preview to the next, so that a page left open reloads when the preview is started again.
    """

    at: str = "/"
    root: Path | None = None
    result: BuildResult | None = None
    version: str = field(default_factory=lambda: f"{secrets.token_hex(4)}-0")

    @property
    def plan(self) -> str:
        """What messages call it: the name of its folder; the plan at `/` needs none."""
        return self.at.lstrip("/")

    def next(self, root: Path | None, result: BuildResult) -> Showing:
        """Return what to show after one more build."""
        if not result.ok and result == self.result:
            return self  # the same problems as before: nobody's page need reload
        start, number = self.version.split("-")
        return replace(self, root=root, result=result, version=f"{start}-{int(number) + 1}")


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back to the browser."""

    status: HTTPStatus
    body: bytes
    kind: str
    location: str = ""


_NOTHING = Answer(HTTPStatus.NOT_FOUND, b"There is nothing at this address.\n", _TEXT)


def answer(address: str, showing: Showing) -> Answer:
    """Return the answer to a request for ``address``, a path that may have a query.

    ``address`` is below `showing.at`, or is that without its last slash.
    """
    whole = _path(address)
    if f"{whole}/" == showing.at:
        return Answer(HTTPStatus.MOVED_PERMANENTLY, b"", _TEXT, location=quote(showing.at))
    path = "/" + whole.removeprefix(showing.at).lstrip("/")
    if path.startswith(f"/{OWN}"):
        return _own(path.removeprefix(f"/{OWN}"), showing)
    if showing.root is None:
        return _without_good_build(path, showing)
    file = _file(showing.root, path)
    if file is not None and file.is_dir():
        return Answer(HTTPStatus.MOVED_PERMANENTLY, b"", _TEXT, location=quote(whole) + "/")
    status = HTTPStatus.OK
    if file is None:
        status, file = HTTPStatus.NOT_FOUND, showing.root / "404.html"
    try:
        body = file.read_bytes()
    except OSError:
        return _NOTHING
    kind = _kind(file)
    if kind == _HTML:
        # While there are problems the status stays the page's own: the page is there, and some
        # tools throw away what comes with a status of 500.
        text = body.decode("utf-8", errors="replace")
        if showing.result and not showing.result.ok:
            text = with_problems(text, showing.result, showing.plan)
        body = following(text, showing.version, showing.at).encode()
    return Answer(status, body, kind)


def _path(address: str) -> str:
    return "/" + unquote(address.partition("?")[0]).lstrip("/")


def _own(name: str, showing: Showing) -> Answer:
    if name == "state":
        state = {"version": showing.version, "ok": bool(showing.result and showing.result.ok)}
        return Answer(HTTPStatus.OK, json.dumps(state).encode(), _kind(Path("state.json")))
    if name in {"reload.js", "preview.css"}:
        return Answer(HTTPStatus.OK, (_ASSETS / name).read_bytes(), _kind(Path(name)))
    return _NOTHING


def _without_good_build(path: str, showing: Showing) -> Answer:
    """Answer while no build has succeeded yet: pages list the problems, other files are absent."""
    # Not 200 before the first build has ended: whoever waits for the first page should not take
    # this for it.
    status = HTTPStatus.OK if showing.result else HTTPStatus.SERVICE_UNAVAILABLE
    if showing.result and Path(path).suffix not in {"", ".html"}:
        return Answer(HTTPStatus.NOT_FOUND, b"There is no good build yet.\n", _TEXT)
    page = page_without_site(showing.result, showing.plan)
    return Answer(status, following(page, showing.version, showing.at).encode(), _HTML)


def _file(root: Path, path: str) -> Path | None:
    """Return the file for ``path``; its folder when the last slash is missing; None if absent."""
    if "\0" in path:
        return None
    file = (root / path.lstrip("/")).resolve()
    if not file.is_relative_to(root.resolve()):
        return None
    if file.is_dir():
        index = file / "index.html"
        if not index.is_file():
            return None
        return index if path.endswith("/") else file
    return file if file.is_file() and not path.endswith("/") else None


def _kind(file: Path) -> str:
    kind = _TYPES.guess_type(file.name)[0] or "application/octet-stream"
    is_text = kind.startswith("text/") or kind in {"application/json", "application/xml"}
    return f"{kind}; charset=utf-8" if is_text else kind


class Server(ThreadingHTTPServer):
    """Serves `showing`, plan by plan, by the address at which its site begins.

    The build loop replaces the values. Each request has its own thread.
    """

    daemon_threads = True

    def __init__(self, host: str, port: int, *showing: Showing) -> None:
        if ":" in host:
            self.address_family = socket.AF_INET6
        self.showing = {each.at: each for each in showing or (Showing(),)}
        super().__init__((host, port), _Handler)

    def address(self, at: str) -> str:
        """Return the address of the site that begins at ``at``."""
        host, port = str(self.server_address[0]), int(self.server_address[1])
        # Listening everywhere is no address to look at.
        host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
        return f"http://[{host}]:{port}{at}" if ":" in host else f"http://{host}:{port}{at}"

    def at(self, address: str) -> Showing:
        """Return what is shown at an address: the plan whose site begins deepest."""
        path = f"{_path(address)}/"
        return self.showing[max((at for at in self.showing if path.startswith(at)), key=len)]

    def server_bind(self) -> None:
        """Bind, without asking the network for this machine's name: that can take long."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = self.server_address[:2]  # type: ignore[assignment]  # a host and a port

    def handle_error(self, request: object, client_address: object) -> None:
        """Tell of an error in one line; a browser that went away is no news."""
        error = sys.exc_info()[1]
        if not isinstance(error, ConnectionError | TimeoutError):
            print(f"The preview could not answer a request: {error!r}", file=sys.stderr)


class _Handler(BaseHTTPRequestHandler):
    # A browser opens connections ahead of need; an unused one must not stay open.
    timeout = 10
    server: Server

    def do_GET(self) -> None:
        reply = answer(self.path, self.server.at(self.path))
        self.send_response(reply.status)
        if reply.location:
            self.send_header("Location", reply.location)
        self.send_header("Content-Type", reply.kind)
        self.send_header("Content-Length", str(len(reply.body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.body)

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal is for problems."""
