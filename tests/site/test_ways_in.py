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
from tests.support.project import DEMONSTRATION, Built, copy_project

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


def test_a_film_is_played_by_the_browser_alone_and_only_when_asked(demonstration: Built) -> None:
    address = "sources/quiet-rooms-film/"
    video = one(main_of(demonstration, address), "video")
    assert "controls" in video.attributes
    assert video.attributes["preload"] == "none"
    assert not {"autoplay", "loop", "poster"} & set(video.attributes)
    track = one(video, "track")
    assert (track.attributes["kind"], track.attributes["srclang"]) == ("captions", "en")
    for node in (one(video, "source"), track):
        assert leads_to(demonstration, address, node.attributes["src"] or "").is_file()


def test_a_film_works_without_the_film(demonstration: Built) -> None:
    said = one(main_of(demonstration, "sources/quiet-rooms-film/"), "section[aria-labelledby=said]")
    assert words(one(said, "h2")) == "What is said in the film"
    assert "Teacher: Any pupil can come here when it is too loud in class." in words(said)
    assert [node.tag for node in said.css("h2, h3, h4")] == ["h2", "h3", "h4"]


def test_a_film_elsewhere_has_its_words_here(demonstration: Built) -> None:
    page = main_of(demonstration, "sources/bus-film/")
    assert not page.css("video")
    said = words(one(page, "section[aria-labelledby=said]"))
    assert "First student: I used to wait for the taxi. Now I take the bus." in said
    assert "Second student: The first time, a trainer came with me." in said
    assert "-->" not in said


def test_a_film_without_words_says_so_and_whom_to_ask(demonstration: Built) -> None:
    page = main_of(demonstration, "sources/silent-film/")
    assert "The words of this film are not here as text" in words(page)
    assert page.css('a[href$="get-help/"]')


def test_no_page_loads_anything_from_elsewhere(demonstration: Built) -> None:
    for address, page in demonstration.pages():
        for node in page.css("[src], link[rel=stylesheet]"):
            loaded = node.attributes.get("src") or node.attributes.get("href") or ""
            assert not re.match(r"[a-z]+:|//", loaded), f"{loaded} on {address}"


# -- documents


def test_a_document_has_its_words_on_its_page(demonstration: Built) -> None:
    page = main_of(demonstration, "sources/short-course/")
    said = one(page, "section[aria-labelledby=said] blockquote")
    assert "Part 1. What a hard day feels like for a child." in words(said)
    assert "may not be accessible" not in words(page)
    assert "(PDF, 2.4 MB)" in words(page)


@pytest.mark.parametrize(
    ("ident", "told"),
    [
        ("letter-in-polish", "(Word document, 80 KB)"),
        ("nursery-list", "(type of file and size not known)"),
        ("one-page-form", "(PDF, 16 KB)"),
    ],
)
def test_a_document_without_words_says_what_one_gets(
    demonstration: Built, ident: str, told: str
) -> None:
    page = words(main_of(demonstration, f"sources/{ident}/"))
    assert told in page
    assert "it may not be accessible" in page.lower()


def test_a_link_to_another_language_says_so_to_browsers(demonstration: Built) -> None:
    page = main_of(demonstration, "sources/letter-in-polish/")
    assert one(page, 'a[hreflang="pl"]').attributes["href"] == (
        "https://www.exampleshire.example/send/help-team-letter-polish"
    )
    assert words(one(page, "span[lang=pl]")) == "polski"


def test_what_was_not_found_says_what_was_looked_for_and_whom_to_ask(
    demonstration: Built,
) -> None:
    page = main_of(demonstration, "sources/plan-film/")
    assert "The film itself, or a page that has its words." in words(page)
    assert "The council's website and its video channel, in December 2023." in words(page)
    assert page.css('a[href$="get-help/"]')


def test_words_for_a_page_have_no_address_of_their_own(demonstration: Built) -> None:
    files = demonstration.files()
    assert "media/short-course.txt" in files
    assert not [
        path for path in files if path.endswith(".md") or path.startswith("media/quiet-rooms/")
    ]


def test_of_a_withdrawn_document_nothing_is_left(demonstration: Built) -> None:
    page = main_of(demonstration, "sources/photo-of-a-room/")
    assert not page.css("blockquote, video, a[href^=http]")
    assert "may not be accessible" not in words(page)


# -- other forms


def forms(site: Built, address: str) -> dict[str, LexborNode]:
    items = main_of(site, address).css(".formats li")
    return {one(item, "a").attributes["href"] or "": item for item in items}


def test_other_forms_stand_beside_every_kind_of_record(demonstration: Built) -> None:
    for address in (
        "actions/",
        "actions/3/",
        "updates/2024-03-15-help-team-has-started/",
        "you-said-we-did/hear-the-page/",
        "figures/parents-felt-heard/",
        "sources/quiet-rooms-film/",
        "story/",
        "your-rights/early-years/",
        "about/",
    ):
        assert forms(demonstration, address), address


def test_a_form_tells_its_language_its_date_and_whether_it_is_older(demonstration: Built) -> None:
    found = forms(demonstration, "actions/3/")
    urdu = found["https://www.exampleshire.example/send/plan/action-3-urdu"]
    link = one(urdu, "a")
    assert link.attributes["hreflang"] == "ur"
    assert one(link, "[lang=ur]").attributes["dir"] == "rtl"
    assert words(urdu).startswith("اردو (Urdu), on another website Made: February 2024 .")
    assert "This is older than the page" in words(urdu)
    sound = forms(demonstration, "sources/quiet-rooms-film/")["../../media/quiet-rooms.mp3"]
    assert "MP3 sound, 1 KB." in words(sound)


def test_a_form_that_was_right_is_older_after_a_change(
    demonstration: Built, demonstration_ended: Built
) -> None:
    address = "you-said-we-did/hear-the-page/"
    href = "https://media.exampleshire.example/hear-the-page-bsl"
    assert "older" not in words(forms(demonstration, address)[href])
    assert "older" in words(forms(demonstration_ended, address)[href])


# -- the journey and the actions


@pytest.mark.parametrize("name", ["shipped", "demonstration", "demonstration_ended"])
def test_the_journey_is_a_list_of_years_that_ends_today(
    name: str, request: pytest.FixtureRequest
) -> None:
    site: Built = request.getfixturevalue(name)
    items = main_of(site, "story/").css("ol.timeline-years > li")
    years = [words(one(item, "h3 > time")) for item in items[:-1]]
    assert years == [str(year) for year in range(int(years[0]), int(years[-1]) + 1)]
    assert words(one(items[-1], "h3")) == "Today"
    assert items[-1].css("time[datetime]")
    for item in items[:-1]:
        assert item.css("li, p"), "a year says at least that nothing is on record"


@pytest.mark.parametrize("name", ["demonstration", "demonstration_ended"])
@pytest.mark.parametrize(
    ("address", "drawing"), [("story/", ".timeline svg"), ("actions/", ".paths")]
)
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
    assert len(page.css("ol.action-lines > li")) == 10
    assert not page.css(".paths")


@pytest.mark.parametrize("name", ["demonstration", "demonstration_ended"])
def test_the_picture_of_the_actions_says_what_the_list_says(
    name: str, request: pytest.FixtureRequest
) -> None:
    site: Built = request.getfixturevalue(name)
    page = main_of(site, "actions/")
    drawn = [words(text) for text in page.css(".paths text")]
    listed = [re.sub(r"\D", "", words(one(item, "b"))) for item in page.css("ol.action-lines > li")]
    assert sorted(drawn) == sorted(listed)
    said = [words(one(item, ".action-line-progress")) for item in page.css("ol.action-lines > li")]
    # “2 of 6 done: 2 done, 1 late”: the second figure counts every stone.
    stones = sum(int(n) for text in said for n in re.findall(r" of (\d+) ", text))
    assert len(page.css(".paths use")) == stones


# -- the command and its notices


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copied = copy_project(tmp_path / "project", content=DEMONSTRATION)
    monkeypatch.chdir(copied)
    return copied


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def behind(file: str) -> list[int]:
    problems = json.loads(run("check", "--format", "json").output)["problems"]
    assert {problem["severity"] for problem in problems} <= {"notice"}
    return [problem["line"] for problem in problems if problem["file"] == file]


def test_a_changed_word_is_told_where_the_form_stands(project: Path) -> None:
    file = "plan_data/feedback/hear-the-page.yml"
    assert behind(file) == []
    path = project / file
    path.write_text(path.read_text().replace("makes my head hurt", "hurts"))
    assert behind(file) == [14]
    assert run("fingerprint", file).exit_code == 0
    assert behind(file) == []


def test_the_command_writes_into_the_settings_of_an_update(project: Path) -> None:
    file = "docs/updates/2024-03-15-help-team-has-started.md"
    before = (project / file).read_text()
    assert behind(file) == [8]
    assert run("fingerprint", file).exit_code == 0
    assert behind(file) == []
    after = (project / file).read_text()
    assert re.sub(r", fingerprint: [0-9a-f]{12}", "", after) == before


def test_of_a_file_with_several_records_one_can_be_chosen(project: Path) -> None:
    file = "plan_data/evidence.yml"
    path = project / file
    path.write_text(re.sub(r", fingerprint: \w+", "", path.read_text()))
    assert len(behind(file)) == 3
    assert run("fingerprint", file, "--only", "one-page-form").exit_code == 0
    assert len(behind(file)) == 2
