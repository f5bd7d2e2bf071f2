from __future__ import annotations

import contextlib
import json
from dataclasses import replace
from http import HTTPStatus
from pathlib import Path

import pytest

from progress_site.model.problem import Problem
from progress_site.run.build import BuildResult
from progress_site.run.serve import Server, Showing, answer

FAILED = BuildResult(False, (Problem("a.yml", 1, 1, "wrong", ""),))


@pytest.fixture
def good(tmp_path: Path) -> Showing:
    for name in ("index.html", "404.html", "actions/3/index.html", "a.css", "a.ics", "x y.txt"):
        file = tmp_path / "site" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"<title>{name}</title>", encoding="utf-8")
    (tmp_path / "site" / "empty").mkdir()
    (tmp_path / "private.txt").touch()
    return Showing().next(tmp_path / "site", BuildResult(True))


@pytest.mark.parametrize(
    ("address", "status", "kind"),
    [
        ("/", HTTPStatus.OK, "text/html; charset=utf-8"),
        ("/?a=b", HTTPStatus.OK, "text/html; charset=utf-8"),
        ("/actions/3/", HTTPStatus.OK, "text/html; charset=utf-8"),
        ("/actions/3/index.html", HTTPStatus.OK, "text/html; charset=utf-8"),
        ("/a.css?v=1", HTTPStatus.OK, "text/css; charset=utf-8"),
        ("/a.ics", HTTPStatus.OK, "text/calendar; charset=utf-8"),
        ("/x%20y.txt", HTTPStatus.OK, "text/plain; charset=utf-8"),
        ("/a.css/", HTTPStatus.NOT_FOUND, "text/html; charset=utf-8"),
        ("/empty/", HTTPStatus.NOT_FOUND, "text/html; charset=utf-8"),
        ("/actions/", HTTPStatus.NOT_FOUND, "text/html; charset=utf-8"),
        ("/../private.txt", HTTPStatus.NOT_FOUND, "text/html; charset=utf-8"),
        ("/%2e%2e%2fprivate.txt", HTTPStatus.NOT_FOUND, "text/html; charset=utf-8"),
    ],
)
def test_answers(good: Showing, address: str, status: HTTPStatus, kind: str) -> None:
    reply = answer(address, good)
    assert (reply.status, reply.kind) == (status, kind)


def test_a_missing_slash_is_added_and_leads_nowhere_else(good: Showing) -> None:
    assert answer("/actions/3", good).location == "/actions/3/"
    assert answer("//actions/3", good).location == "/actions/3/"


def test_only_pages_get_the_script_and_the_list(good: Showing) -> None:
    failing = good.next(good.root, FAILED)
    for showing in (good, failing):
        assert answer("/a.css", showing).body == b"<title>a.css</title>"
        assert b"reload.js" in answer("/", showing).body
    assert b"1 problem to mend" not in answer("/", good).body
    assert b"1 problem to mend" in answer("/", failing).body
    assert b"1 problem to mend" in answer("/no/such/page/", failing).body
    assert answer("/no/such/page/", failing).status == HTTPStatus.NOT_FOUND


def test_a_plan_below_another_one(good: Showing) -> None:
    demo = replace(good, at="/demo/")
    assert answer("/demo", demo).location == "/demo/"
    assert answer("/demo/actions/3", demo).location == "/demo/actions/3/"
    assert b'src="/demo/__preview/reload.js"' in answer("/demo/actions/3/", demo).body
    assert json.loads(answer("/demo/__preview/state", demo).body)["version"] == demo.version
    failing = demo.next(demo.root, FAILED)
    assert b"1 problem in demo/ to mend" in answer("/demo/", failing).body
    assert b"1 problem in demo/ to mend" in answer("/demo/x/", replace(failing, root=None)).body


def test_the_plan_is_the_one_whose_site_begins_deepest() -> None:
    server = Server("127.0.0.1", 0, Showing(), Showing("/demo/"))
    with contextlib.closing(server.socket):
        for address in ("/demo", "/demo/", "/demo/?x", "/demo/actions/3/", "/demo/__preview/state"):
            assert server.at(address).at == "/demo/", address
        for address in ("/", "", "/demonstration/", "/actions/demo/", "/__preview/state"):
            assert server.at(address).at == "/", address


def test_before_the_first_build_has_ended() -> None:
    reply = answer("/", Showing())
    assert reply.status == HTTPStatus.SERVICE_UNAVAILABLE
    assert b"being built" in reply.body
    assert b"reload.js" in reply.body


def test_a_folder_that_is_gone_is_no_disaster(good: Showing, tmp_path: Path) -> None:
    gone = replace(good, root=tmp_path / "gone")
    assert answer("/", gone).status == HTTPStatus.NOT_FOUND


def test_the_version_changes_only_with_what_is_shown(good: Showing) -> None:
    failing = good.next(good.root, FAILED)
    assert failing.version != good.version
    assert failing.next(good.root, FAILED).version == failing.version
    mended = failing.next(good.root, BuildResult(True))
    assert mended.version != failing.version
    assert mended.next(good.root, BuildResult(True)).version != mended.version
    assert Showing().version != Showing().version


def test_the_state(good: Showing) -> None:
    state = json.loads(answer("/__preview/state", good).body)
    assert state == {"version": good.version, "ok": True}
    assert answer("/__preview/other", good).status == HTTPStatus.NOT_FOUND
