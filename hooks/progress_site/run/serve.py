"""The web server of the preview: always answers, from the newest good build of each plan.

What it shows of a plan is one immutable `Showing`; the build loop puts a new one in its place, so
a request sees either the old or the new, never a mixture, and never waits for a build.

While something is wrong, the list comes first on every page and the last good page follows in
the same document. So there is one page to read and to scroll, its links work, and the reader
of the list sees the site around it as it last was.
"""

from __future__ import annotations

import json
import mimetypes
import re
import secrets
import socket
import socketserver
import sys
from dataclasses import dataclass, field, replace
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, unquote

from progress_site.run.build import BuildResult, Problem

#: Where the preview's own files and answers are, from the root of a plan; no page of a site can
#: have this address.
OWN = "__preview/"

_BODY = re.compile(r"""<body(?:[^>"']|"[^"]*"|'[^']*')*>""", re.IGNORECASE)
_TITLE = re.compile(r"<title[^>]*>", re.IGNORECASE)
_HEAD_END = re.compile(r"</head\s*>", re.IGNORECASE)
_BODY_END = re.compile(r"</body\s*>(?!.*</body\s*>)", re.IGNORECASE | re.DOTALL)


def following(page: str, version: str, at: str = "/") -> str:
    """Return ``page`` of the plan at ``at`` with the script that reloads it when it has changed."""
    script = f'<script src="{at}{OWN}reload.js" data-version="{escape(version)}" defer></script>'
    return _put(_BODY_END, page, script, after=False)


def with_problems(page: str, result: BuildResult, plan: str = "") -> str:
    """Return the last good ``page`` with the list of problems above it."""
    last = '<p id="preview-last-good" tabindex="-1">Below is this page as it was before.</p>'
    page = _put(_HEAD_END, page, f'<link rel="stylesheet" href="/{OWN}preview.css">', after=False)
    page = _put(_TITLE, page, f"{escape(_count(result, plan))}: ", after=True)
    # The list can be long.
    skip = '<p><a href="#preview-last-good">Go to this page as it was before</a></p>'
    return _put(_BODY, page, _listed(result, plan, last, skip), after=True)


def no_good_page(result: BuildResult, plan: str = "") -> str:
    """Return a whole page of the problems, for when there is nothing to show below them."""
    none = "<p>There is no good page yet to show below.</p>"
    return _bare(_count(result, plan), _listed(result, plan, none))


def building() -> str:
    """Return the page shown before the first build has ended."""
    words = "The site is being built. This page shows it as soon as it is there."
    return _bare("Building", f"<main><h1>Building</h1><p>{words}</p></main>")


def _bare(title: str, body: str) -> str:
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f'<title>{escape(title)}</title><link rel="stylesheet" href="/{OWN}preview.css">'
        f"</head><body>{body}</body></html>"
    )


def _count(result: BuildResult, plan: str) -> str:
    """Return how many problems there are. ``plan`` is its folder, where several are shown."""
    number = len(result.errors)
    if number == 0:
        return f"{plan or 'The site'} cannot be built"
    where = f" in {plan}" if plan else ""
    return f"1 problem{where}" if number == 1 else f"{number} problems{where}"


def _listed(result: BuildResult, plan: str, ending: str, beginning: str = "") -> str:
    if result.errors:
        heading = escape(f"{_count(result, plan)} to mend")
        items = "".join(map(_item, result.errors))
        waits = f"<p>{escape(result.waits)}</p>" if result.waits else ""
        what = f"<ol>{items}</ol>{waits}"
    else:
        heading = escape(_count(result, plan))
        output = escape("\n".join(result.lines()))
        what = f'<pre tabindex="0">{output}</pre>'
    return (
        '<section id="preview-problems" aria-labelledby="preview-problems-heading">'
        f'<h2 id="preview-problems-heading">{heading}</h2>'
        f"{beginning}{what}"
        f"<p>When this is mended, the page reloads by itself.</p>{ending}</section>"
    )


def _item(problem: Problem) -> str:
    instead = f"<p>Instead: {escape(problem.instead)}</p>" if problem.instead else ""
    place = f"<code>{escape(problem.file)}</code>"
    if problem.in_a_file:
        place += f", line {problem.line}, column {problem.column}"
    return f"<li><p>{place}</p><p>{escape(problem.message)}</p>{instead}</li>"


def _put(where: re.Pattern[str], page: str, text: str, *, after: bool) -> str:
    """Insert ``text`` at the first match of ``where``; at the end where there is none."""
    match = where.search(page)
    place = len(page) if match is None else match.end() if after else match.start()
    return page[:place] + text + page[place:]


_ASSETS = Path(__file__).with_name("assets")
_TEXT = "text/plain; charset=utf-8"
_HTML = "text/html; charset=utf-8"

#: Types that the system's own table may lack or get wrong.
_TYPES = {
    ".css": "text/css",
    ".csv": "text/csv",
    ".html": "text/html",
    ".ics": "text/calendar",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".vtt": "text/vtt",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}


@dataclass(frozen=True, slots=True)
class Showing:
    """What the preview shows of a plan: the last good build, and how the newest one went.

    ``at`` is where its site begins, with a slash at both ends; ``plan`` is the name of its folder,
    if several plans are shown; ``root`` is the folder of the last good build.
    ``version`` changes whenever what a page shows may have changed. Its first part differs from
    one preview to the next, so that a page left open reloads when the preview is started again.
    """

    at: str = "/"
    plan: str = ""
    root: Path | None = None
    result: BuildResult | None = None
    version: str = field(default_factory=lambda: f"{secrets.token_hex(4)}-0")

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
    if showing.result is None:
        # Not 200: whoever waits for the first page should not take this for it.
        page = following(building(), showing.version, showing.at)
        return Answer(HTTPStatus.SERVICE_UNAVAILABLE, page.encode(), _HTML)
    if showing.root is None:
        return _without_good_build(path, showing.result, showing)
    file = _file(showing.root, path)
    if file is not None and file.is_dir():
        return Answer(HTTPStatus.MOVED_PERMANENTLY, b"", _TEXT, location=quote(whole) + "/")
    status = HTTPStatus.OK
    if file is None:
        status, file = HTTPStatus.NOT_FOUND, showing.root / "404.html"
    try:
        body = file.read_bytes()
    except OSError:
        return Answer(HTTPStatus.NOT_FOUND, b"There is nothing at this address.\n", _TEXT)
    kind = _kind(file)
    if kind == _HTML:
        # While there are problems the status stays the page's own: the page is there, and some
        # tools throw away what comes with a status of 500.
        text = body.decode("utf-8", errors="replace")
        if not showing.result.ok:
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
    return Answer(HTTPStatus.NOT_FOUND, b"There is nothing at this address.\n", _TEXT)


def _without_good_build(path: str, result: BuildResult, showing: Showing) -> Answer:
    """Answer while no build has succeeded yet: pages list the problems, other files are absent."""
    if Path(path).suffix in {"", ".html"}:
        page = following(no_good_page(result, showing.plan), showing.version, showing.at)
        return Answer(HTTPStatus.OK, page.encode(), _HTML)
    return Answer(HTTPStatus.NOT_FOUND, b"There is no good build yet.\n", _TEXT)


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
    kind = _TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or ""
    if kind.startswith("text/") or kind in {"application/json", "application/xml"}:
        return f"{kind}; charset=utf-8"
    return kind or "application/octet-stream"


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
    # A browser opens connections ahead of need; an unused one must not stay for ever.
    timeout = 10
    server: Server

    def do_GET(self) -> None:
        self._send(with_body=True)

    def do_HEAD(self) -> None:
        self._send(with_body=False)

    def _send(self, *, with_body: bool) -> None:
        reply = answer(self.path, self.server.at(self.path))
        self.send_response(reply.status)
        if reply.location:
            self.send_header("Location", reply.location)
        self.send_header("Content-Type", reply.kind)
        self.send_header("Content-Length", str(len(reply.body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if with_body:
            self.wfile.write(reply.body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal is for problems."""
