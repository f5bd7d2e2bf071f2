"""Addresses of evidence are asked for politely, here of a server on this machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from progress_site.check.publication import USER_AGENT, dead_addresses
from progress_site.model.library import Library
from progress_site.model.plan import Plan
from progress_site.model.registers import EvidenceList
from progress_site.read.load import Loaded
from tests.support.records import PLAN


class Host(ThreadingHTTPServer):
    """Answers as the path says: `/404`, `/head-405` (a GET is fine), `/ok`."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.asked: list[tuple[str, str, str]] = []

    def at(self, path: str) -> str:
        # A name with a point, as the model wants it.
        return f"http://127.0.0.1:{self.server_port}{path}"


class Answers(BaseHTTPRequestHandler):
    server: Host

    def do_HEAD(self) -> None:
        self.answer()

    def do_GET(self) -> None:
        self.answer()

    def answer(self) -> None:
        self.server.asked.append((self.command, self.path, self.headers["User-Agent"]))
        code = 200
        if self.path.startswith("/head-"):
            code = int(self.path[6:]) if self.command == "HEAD" else 200
        elif self.path[1:].isdigit():
            code = int(self.path[1:])
        self.send_response(code)
        if code == 301:
            self.send_header("Location", "/ok")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> Iterator[Host]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    server = Host()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def asked_of(*urls: str) -> list[tuple[object, str, str]]:
    entries = [
        {
            "id": f"e{i}",
            "published": "2024-01-01",
            "title": "x",
            "kind": "document",
            "availability": "elsewhere",
            "words": "x",
            "url": url,
        }
        for i, url in enumerate(urls)
    ]
    evidence = EvidenceList.model_validate({"evidence": entries})
    library = Library(plan=Plan.model_validate(PLAN), evidence=evidence)
    found = list(dead_addresses(Loaded(library), timeout=5))
    return [(finding.path[1], finding.what, finding.severity) for finding in found]


def test_which_addresses_do_not_answer(host: Host) -> None:
    paths = ("/ok", "/404", "/head-405", "/410", "/301", "/503", "/403", "/500")
    found = asked_of(*map(host.at, paths))
    assert [(paths[int(str(i))], what.split("(")[1]) for i, what, _ in found] == [
        ("/404", "it says 404)"),
        ("/410", "it says 410)"),
        ("/503", "it says 503)"),
        ("/500", "it says 500)"),
    ]
    assert {severity for _, _, severity in found} == {"notice"}


def test_it_asks_politely(host: Host) -> None:
    asked_of(host.at("/ok"), host.at("/ok"), host.at("/head-405"))
    assert sorted(host.asked) == [
        ("GET", "/head-405", USER_AGENT),
        ("HEAD", "/head-405", USER_AGENT),
        ("HEAD", "/ok", USER_AGENT),
    ]


def test_nobody_there(host: Host) -> None:
    host.server_close()
    ((_, what, severity),) = asked_of(host.at("/ok"))
    assert "nobody is there" in what
    assert severity == "notice"


def test_no_evidence_no_question() -> None:
    assert asked_of() == []
