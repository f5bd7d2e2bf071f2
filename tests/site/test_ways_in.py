"""Films, documents, other forms of a page, the journey and the ten actions, on the built pages."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from selectolax.lexbor import LexborHTMLParser, LexborNode

from progress_site.cli import main
from tests.support.project import FIXTURE, Built, copy_project

#: A day on which the plan of the fixture runs, for builds that are not of a past day.
TODAY = "1718409600"  # 15 June 2024
#: Bytes of a drawing in a page, compressed (issue of ways in: at most 4 KiB).
MOST = 4 * 1024


def one(page: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    found = page.css(selector)
    assert len(found) == 1, f"{selector}: {len(found)} of it"
    return found[0]


def words(node: LexborHTMLParser | LexborNode) -> str:
    return " ".join(node.text(separator=" ").split())


def main_of(site: Built, address: str) -> LexborNode:
    return one(site.page(address), "main")


def leads_to(site: Built, address: str, href: str) -> Path:
    return (site.folder / address / href).resolve()


# -- films


def test_a_film_is_played_by_the_browser_alone_and_only_when_asked(fixture_running: Built) -> None:
    address = "sources/quiet-rooms-film/"
    video = one(main_of(fixture_running, address), "video")
    assert "controls" in video.attributes
    assert video.attributes["preload"] == "none"
    assert not {"autoplay", "loop", "poster"} & set(video.attributes)
    track = one(video, "track")
    assert (track.attributes["kind"], track.attributes["srclang"]) == ("captions", "en")
    for node in (one(video, "source"), track):
        assert leads_to(fixture_running, address, node.attributes["src"] or "").is_file()


def test_a_film_works_without_the_film(fixture_running: Built) -> None:
    said = one(
        main_of(fixture_running, "sources/quiet-rooms-film/"), "section[aria-labelledby=said]"
    )
    assert words(one(said, "h2")) == "What is said in the film"
    assert "Anna: This is a quiet room." in words(said)
    assert [node.tag for node in said.css("h2, h3, h4")] == ["h2", "h3", "h4"]


def test_a_film_elsewhere_has_its_words_here(fixture_running: Built) -> None:
    page = main_of(fixture_running, "sources/boats-overheard/")
    assert not page.css("video")
    said = words(one(page, "section[aria-labelledby=said]"))
    assert "Cox: Row on, said the cox & smiled." in said
    assert "Stroke: We row at seven." in said
    assert "-->" not in said


def test_a_film_without_words_says_so_and_whom_to_ask(fixture_running: Built) -> None:
    page = main_of(fixture_running, "sources/silent-film/")
    assert "The words of this film are not here as text" in words(page)
    assert page.css('a[href$="get-help/"]')


def test_no_page_loads_anything_from_elsewhere(fixture_running: Built) -> None:
    for address, page in fixture_running.pages():
        for node in page.css("[src], link[rel=stylesheet]"):
            loaded = node.attributes.get("src") or node.attributes.get("href") or ""
            assert not re.match(r"[a-z]+:|//", loaded), f"{loaded} on {address}"


# -- documents


def test_a_document_has_its_words_on_its_page(fixture_running: Built) -> None:
    page = main_of(fixture_running, "sources/report-in-words/")
    said = one(page, "section[aria-labelledby=said] blockquote")
    assert "Bells rang at nine & at ten. They rang for <long>." in words(said)
    assert "may not be accessible" not in words(page)
    assert "(PDF, 2.4 MB)" in words(page)


@pytest.mark.parametrize(
    ("ident", "told"),
    [
        ("letter-in-welsh", "(Word document, 90 KB)"),
        ("paper-elsewhere", "(type of file and size not known)"),
        ("paper-here", "(PDF, 12 KB)"),
    ],
)
def test_a_document_without_words_says_what_one_gets(
    fixture_running: Built, ident: str, told: str
) -> None:
    page = words(main_of(fixture_running, f"sources/{ident}/"))
    assert told in page
    assert "it may not be accessible" in page.lower()


def test_a_link_to_another_language_says_so_to_browsers(fixture_running: Built) -> None:
    page = main_of(fixture_running, "sources/letter-in-welsh/")
    assert one(page, 'a[href="https://boats.test/letter"]').attributes["hreflang"] == "cy"
    assert words(one(page, "span[lang=cy]")) == "Cymraeg"


def test_what_was_not_found_says_what_was_looked_for_and_whom_to_ask(
    fixture_running: Built,
) -> None:
    page = main_of(fixture_running, "sources/the-film/")
    assert "The film itself, or a page that has its words." in words(page)
    assert "On the page about the film, and in the library." in words(page)
    assert page.css('a[href$="get-help/"]')


def test_words_for_a_page_have_no_address_of_their_own(fixture_running: Built) -> None:
    files = fixture_running.files()
    assert "media/bells.txt" in files
    assert not [
        path for path in files if path.endswith(".md") or path.startswith("media/quiet-rooms/")
    ]


def test_of_a_withdrawn_document_nothing_is_left(fixture_running: Built) -> None:
    page = main_of(fixture_running, "sources/photo-of-a-room/")
    assert not page.css("blockquote, video, a[href^=http]")
    assert "may not be accessible" not in words(page)


# -- other forms


def forms(site: Built, address: str) -> dict[str, LexborNode]:
    items = main_of(site, address).css(".forms li")
    return {one(item, "a").attributes["href"] or "": item for item in items}


def test_other_forms_stand_beside_every_kind_of_record(fixture_running: Built) -> None:
    for address in (
        "actions/",
        "actions/3/",
        "updates/2024-03-14-new-words/",
        "you-said-we-did/later-meetings/",
        "figures/waiting-days/",
        "sources/quiet-rooms-film/",
        "story/",
        "your-rights/early-years/",
        "about/",
    ):
        assert forms(fixture_running, address), address


def test_a_form_tells_its_language_its_date_and_whether_it_is_older(fixture_running: Built) -> None:
    found = forms(fixture_running, "actions/3/")
    urdu = found["https://forms.test/3-ur"]
    link = one(urdu, "a")
    assert link.attributes["hreflang"] == "ur"
    assert one(link, "[lang=ur]").attributes["dir"] == "rtl"
    assert words(urdu) == "اردو (Urdu), on another website Made: February 2024 ."
    easy = found["../../media/paper.pdf"]
    assert "PDF, 12 KB." in words(easy)
    assert "This is older than the page" in words(easy)


def test_a_form_that_was_right_is_older_after_a_change(
    fixture_running: Built, fixture_ended: Built
) -> None:
    address, href = "actions/6/", "https://films.test/6"
    assert "older" not in words(forms(fixture_running, address)[href])
    assert "older" in words(forms(fixture_ended, address)[href])


# -- the journey and the actions


@pytest.mark.parametrize("name", ["shipped", "fixture_running", "fixture_ended"])
def test_the_journey_is_a_list_of_years_that_ends_today(
    name: str, request: pytest.FixtureRequest
) -> None:
    site: Built = request.getfixturevalue(name)
    items = main_of(site, "story/").css("ol.years > li")
    years = [words(one(item, "h3 > time")) for item in items[:-1]]
    assert years == [str(year) for year in range(int(years[0]), int(years[-1]) + 1)]
    assert words(one(items[-1], "h3")) == "Today"
    assert items[-1].css("time[datetime]")
    for item in items[:-1]:
        assert item.css("li, p"), "a year says at least that nothing is on record"


@pytest.mark.parametrize("name", ["demonstration", "fixture_running", "fixture_ended"])
@pytest.mark.parametrize(("address", "drawing"), [("story/", ".line svg"), ("actions/", ".paths")])
def test_a_drawing_is_small_and_needs_no_style_of_its_own(
    name: str, address: str, drawing: str, request: pytest.FixtureRequest
) -> None:
    site: Built = request.getfixturevalue(name)
    svg = main_of(site, address).css(drawing)[0]
    assert svg.attributes["aria-hidden"] == "true"
    html = svg.html or ""
    assert len(gzip.compress(html.encode())) <= MOST
    assert not svg.css("[style], style, script, image, foreignObject")


def test_no_picture_is_drawn_of_actions_without_milestones(shipped: Built) -> None:
    page = main_of(shipped, "actions/")
    assert len(page.css("ol.ten > li")) == 10
    assert not page.css(".paths")


@pytest.mark.parametrize("name", ["demonstration", "fixture_running", "fixture_ended"])
def test_the_picture_of_the_actions_says_what_the_list_says(
    name: str, request: pytest.FixtureRequest
) -> None:
    site: Built = request.getfixturevalue(name)
    page = main_of(site, "actions/")
    drawn = [words(text) for text in page.css(".paths text")]
    listed = [re.sub(r"\D", "", words(one(item, "b"))) for item in page.css("ol.ten > li")]
    assert sorted(drawn) == sorted(listed)
    said = [words(one(item, ".how")) for item in page.css("ol.ten > li")]
    # “2 of 6 done: 2 done, 1 late”: the second figure counts every stone.
    stones = sum(int(n) for text in said for n in re.findall(r" of (\d+) ", text))
    assert len(page.css(".paths use")) == stones


# -- the command and its notices


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copied = copy_project(tmp_path / "project", content=FIXTURE)
    # On a past day a link to what came later is left out; today it would be a mistake.
    first = copied / "docs" / "updates" / "2023-06-05-work-begins.md"
    later = "/updates/2024-09-05-one-form-goes-into-letters/"
    first.write_text(first.read_text(encoding="utf-8").replace(later, "/updates/"), "utf-8")
    monkeypatch.chdir(copied)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    return copied


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def behind(file: str) -> list[int]:
    problems = json.loads(run("check", "--format", "json").output)["problems"]
    assert {problem["severity"] for problem in problems} <= {"notice"}
    return [problem["line"] for problem in problems if problem["file"] == file]


def test_a_changed_word_is_told_where_the_form_stands(project: Path) -> None:
    file = "plan_data/feedback/later-meetings.yml"
    assert behind(file) == []
    path = project / file
    path.write_text(path.read_text().replace("I lose a day", "We lose a day"))
    assert behind(file) == [13]
    assert run("fingerprint", file).exit_code == 0
    assert behind(file) == []


def test_the_command_writes_into_the_settings_of_an_update(project: Path) -> None:
    file = "docs/updates/2024-03-14-new-words.md"
    before = (project / file).read_text()
    assert behind(file) == [8]
    assert run("fingerprint", file).exit_code == 0
    assert behind(file) == []
    after = (project / file).read_text()
    assert re.sub(r"\n +fingerprint: [0-9a-f]{12}", "", after) == before


def test_of_a_file_with_several_records_one_can_be_chosen(project: Path) -> None:
    file = "plan_data/evidence.yml"
    assert len(behind(file)) == 2
    assert run("fingerprint", file, "--only", "bell-count").exit_code == 0
    assert len(behind(file)) == 1
