"""Easy Read on the built pages: short sentences, light pictures, and never an old word untold."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from selectolax.lexbor import LexborHTMLParser

from progress_site.cli import main
from progress_site.model.easy_read import LONGEST_SENTENCE
from tests.support.composed import Composed, composed
from tests.support.project import DEMONSTRATION, Built, copy_project
from tests.support.reading import sentences

SITES = ("shipped", "demonstration", "demonstration_ended")
#: Bytes that a page may have with its style sheets and pictures, as they are on disk.
MOST = 150 * 1024
#: Made to be printed: its pictures are all loaded, and it holds every action.
PRINTED = "easy-read/print/"
OLD = "Some of this is older than the full page."
NEVER = "Nobody has checked this with the full page yet."


@pytest.fixture(params=SITES)
def site(request: pytest.FixtureRequest) -> Built:
    built: Built = request.getfixturevalue(request.param)
    return built


def easy(site: Built | Composed) -> list[tuple[str, LexborHTMLParser]]:
    return [(a, page) for a, page in site.pages() if a.startswith("easy-read/")]


def main_words(page: LexborHTMLParser) -> str:
    found = page.css_first("main")
    assert found is not None
    return " ".join(found.text(separator=" ").split())


# -- each page


def test_the_demonstration_has_every_kind_of_easy_read_page(demonstration: Built) -> None:
    found = {address for address, _ in easy(demonstration)}
    assert {f"easy-read/actions/{number}/" for number in range(1, 12)} <= found
    assert {
        "easy-read/",
        "easy-read/you-said-we-did/",
        "easy-read/print/",
        "easy-read/pictures/",
        "easy-read/updates/2024-11-06-phone-page-is-not-ready/",
    } <= found


def test_no_sentence_is_longer_than_easy_read_allows(site: Built) -> None:
    long = [
        f"/{address}: {sentence.length} words: {sentence.text}"
        for address, _ in easy(site)
        for sentence in sentences(site.text(address))
        if sentence.length > LONGEST_SENTENCE
    ]
    assert long == []


def test_a_long_sentence_would_be_found(demonstration: Built) -> None:
    html = demonstration.text("easy-read/")
    long = html.replace(
        "This website is for families and young people.", "This is " + "one and " * 7 + "more."
    )
    assert max(s.length for s in sentences(html)) <= LONGEST_SENTENCE
    assert max(s.length for s in sentences(long)) > LONGEST_SENTENCE


def test_pages_are_light(site: Built) -> None:
    heavy = {
        address: weight
        for address, page in easy(site)
        if (weight := _weight(site, address, page)) > MOST and address != PRINTED
    }
    assert heavy == {}


def _weight(site: Built, address: str, page: LexborHTMLParser) -> int:
    root = "../" * address.count("/")
    links = page.css("link[rel=stylesheet], img")
    loaded = {n.attributes.get("href") or n.attributes.get("src") or "" for n in links}
    files = {link.removeprefix(root).partition("?")[0] for link in loaded}
    return len(site.text(address).encode()) + sum((site.folder / f).stat().st_size for f in files)


def test_pages_load_two_style_sheets_and_no_script(site: Built) -> None:
    for address, page in easy(site):
        sheets = page.css("link[rel=stylesheet]")
        assert len(sheets) == 2, address
        assert page.css("script") == []
    for address, page in site.pages():
        if not address.startswith("easy-read/"):
            assert "easy.css" not in (page.html or ""), address


def test_pictures_have_a_size_and_wait_until_they_are_seen(site: Built) -> None:
    for address, page in easy(site):
        for picture in page.css("img"):
            assert picture.attributes.get("width") == picture.attributes.get("height") == "112"
            assert picture.attributes.get("alt") == "", "the words beside it say it"
            inside = picture.parent
            while inside is not None and "easy-end" not in (inside.attributes.get("class") or ""):
                inside = inside.parent
            waits = address != PRINTED or inside is not None
            assert (picture.attributes.get("loading") == "lazy") == waits, address


def test_full_page_and_easy_read_page_lead_to_each_other(demonstration: Built) -> None:
    pairs = {
        "": "easy-read/",
        "you-said-we-did/": "easy-read/you-said-we-did/",
        **{f"actions/{n}/": f"easy-read/actions/{n}/" for n in range(1, 12)},
        "updates/2024-11-06-phone-page-is-not-ready/": (
            "easy-read/updates/2024-11-06-phone-page-is-not-ready/"
        ),
    }
    for full, plain in pairs.items():
        assert plain in _links(demonstration, full), full
        assert full in _links(demonstration, plain), plain
    for address, _page in demonstration.whole_pages():
        if address != "404.html":
            assert "easy-read/" in _links(demonstration, address, within="footer"), address


def _links(site: Built, address: str, within: str = "main") -> set[str]:
    root = "../" * address.count("/") or "./"
    found = site.page(address).css(f"{within} a")
    return {(a.attributes.get("href") or "").removeprefix(root) for a in found}


def test_an_update_without_easy_read_words_has_no_page(demonstration: Built) -> None:
    full = "updates/2024-06-20-reviewers-visit/"
    assert not [x for x in _links(demonstration, full) if x.startswith("easy-read/updates")]
    assert f"easy-read/{full}" not in demonstration.addresses()


def test_an_action_without_easy_read_words_says_what_is_known(demonstration: Built) -> None:
    words = main_words(demonstration.page("easy-read/actions/11/"))
    assert "Nobody has written this in Easy Read yet." in words
    assert "No promise is kept yet." in words


def test_of_what_was_withdrawn_the_notice_alone_is_left(demonstration_ended: Built) -> None:
    words = main_words(demonstration_ended.page("easy-read/updates/2024-04-18-withdrawn/"))
    assert "Words were taken away from here on 22 April 2024." in words
    for _, page in easy(demonstration_ended):
        assert "quagmire" not in (page.html or "").lower()


def test_a_past_day_calls_nothing_old(demonstration_ended: Built) -> None:
    for address, page in demonstration_ended.pages():
        assert OLD not in main_words(page), address
        assert NEVER not in main_words(page), address


def test_without_easy_read_words_there_are_no_such_pages(tmp_path: Path) -> None:
    project = never_compared(tmp_path)
    for path in sorted((project / "plan_data" / "easy_read").rglob("*.yml")):
        path.unlink()
    for folder in ("actions", "updates", ""):
        (project / "plan_data" / "easy_read" / folder).rmdir()
    built = composed(project)
    assert not easy(built)
    assert "easy-read" not in built.text("actions/1/")


# -- words that are behind


def never_compared(tmp_path: Path) -> Path:
    """Return a copy of the demonstration whose Easy Read words nobody has compared with a page."""
    project = copy_project(tmp_path / "project", content=DEMONSTRATION)
    for path in (project / "plan_data" / "easy_read").rglob("*.yml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"(?m)^ *fingerprint: .*\n", "", text), encoding="utf-8")
    return project


def run(project: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Result:
    monkeypatch.chdir(project)
    return CliRunner().invoke(main, list(arguments))


def notices(project: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found = json.loads(run(project, monkeypatch, "check", "--format", "json").output)["problems"]
    assert {problem["severity"] for problem in found} <= {"notice"}
    easy_read = [p for p in found if p["file"].startswith("plan_data/easy_read/")]
    return [f"{p['file']}:{p['line']}" for p in easy_read]


def test_a_changed_standard_text_is_told_until_somebody_has_looked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project, file = never_compared(tmp_path), "plan_data/easy_read/actions/02.yml"
    page = "easy-read/actions/2/"

    # Nobody has ever compared the words.
    assert f"{file}:2" in notices(project, monkeypatch)
    built = composed(project)
    assert NEVER in main_words(built.page(page))
    listed = run(project, monkeypatch, "fingerprint")
    assert f"{file}: action 2: never noted" in listed.output
    assert f"{file}:2" in notices(project, monkeypatch), "listing writes nothing"

    # Somebody has, for all of them.
    assert run(project, monkeypatch, "fingerprint", "--all").exit_code == 0
    assert notices(project, monkeypatch) == []
    assert "Nothing is behind" in run(project, monkeypatch, "fingerprint").output
    built = composed(project)
    for _, plain in easy(built):
        assert OLD not in main_words(plain)
        assert NEVER not in main_words(plain)
    assert "older than this page" not in main_words(built.page("actions/2/"))

    # Then the standard text changes.
    standard = project / "plan_data" / "actions" / "02.yml"
    text = standard.read_text(encoding="utf-8")
    changed = text.replace("use one short page", "use one page")
    assert changed != text
    standard.write_text(changed, encoding="utf-8")
    before = (project / file).read_text(encoding="utf-8")
    line = before.split("\n").index(next(x for x in before.split("\n") if "fingerprint" in x)) + 1
    assert notices(project, monkeypatch) == [f"{file}:{line}"]
    built = composed(project)
    assert OLD in main_words(built.page(page))
    assert OLD in main_words(built.page("easy-read/print/"))
    assert OLD not in main_words(built.page("easy-read/actions/3/"))
    assert "older than this page" in main_words(built.page("actions/2/"))

    # And somebody looks, and notes it in that one file.
    noted = run(project, monkeypatch, "fingerprint", file)
    assert "action 2: noted" in noted.output
    after = (project / file).read_text(encoding="utf-8")
    gone = set(before.splitlines()) - set(after.splitlines())
    assert len(gone) == 1
    assert gone.pop().startswith("fingerprint: ")
    assert notices(project, monkeypatch) == []
    built = composed(project)
    assert OLD not in main_words(built.page(page))


def test_the_command_writes_nothing_while_something_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = never_compared(tmp_path)
    (project / "plan_data" / "journey.yml").write_text("evnts: []\n", encoding="utf-8")
    found = run(project, monkeypatch, "fingerprint", "--all")
    assert found.exit_code == 1
    assert "plan_data/journey.yml:1:1:" in found.output
    assert "Nothing was written." in found.output
    text = (project / "plan_data/easy_read/actions/02.yml").read_text(encoding="utf-8")
    assert "fingerprint" not in text


def test_the_command_says_which_file_holds_no_such_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = run(never_compared(tmp_path), monkeypatch, "fingerprint", "plan_data/glossary.yml")
    assert found.exit_code == 1
    assert "plan_data/glossary.yml holds no words that are made from a full page." in found.output


def test_a_status_alone_changes_the_page_and_leaves_no_words_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = never_compared(tmp_path)
    run(project, monkeypatch, "fingerprint", "--all")
    easy_read = project / "plan_data" / "easy_read"
    written = {path: path.read_bytes() for path in easy_read.rglob("*.yml")}
    before = composed(project)
    (project / "docs" / "updates" / "2024-11-18-evening-appointments.md").write_text(
        "---\ndate: 2024-11-18\ntitle: Evening appointments\nsummary: They are there.\n"
        "from: partnership\nabout: [4]\nchanges:\n"
        '  - {milestone: "4.4", status: done, done_on: 2024-11-13, evidence: [therapy-rooms]}\n'
        "---\n",
        encoding="utf-8",
    )
    after = composed(project)
    assert {path: path.read_bytes() for path in easy_read.rglob("*.yml")} == written
    assert notices(project, monkeypatch) == []
    page = "easy-read/actions/4/"
    assert "2 of 4 promises are kept." in main_words(before.page(page))
    words = main_words(after.page(page))
    assert "3 of 4 promises are kept." in words
    promise = after.page(page).css_first("section[aria-labelledby=milestone-4-4]")
    assert promise is not None
    assert "This promise is kept." in promise.text()
    assert "It was kept on 13 November 2024." in promise.text()
    assert "3 of 4 promises are kept." in main_words(after.page("easy-read/"))
