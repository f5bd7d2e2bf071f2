"""What is said in a film, or stands in a document, becomes words of a page."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from progress_site.prose.markdown import Prose, Renderer, words_of

VTT = """WEBVTT Words of the film

STYLE
::cue { color: red }

NOTE
Nobody sees this --> note.

intro
00:00.000 --> 00:02.000 align:start
<v.loud Anna>Row on,

00:02.000 --> 01:00:04.000
<v Anna>said <i>I</i> &amp; smiled.
Twice.

01:00:04.000 --> 01:00:06.000
Ben: We row at seven.

01:00:06.000 --> 01:00:07.000
"""


def made(name: str, text: str) -> Prose:
    return words_of(Renderer(), name, text, "sources/a-film/")


def lines(name: str, text: str) -> list[str]:
    page = LexborHTMLParser(f"<div>{made(name, text).html}</div>")
    return [node.text() for node in page.css("p, h2, h3, h4, h5, h6, li")]


def test_captions_become_what_each_speaker_says() -> None:
    assert lines("media/a.vtt", VTT) == [
        "Anna: Row on, said I & smiled. Twice.",
        "Ben: We row at seven.",
    ]


def test_captions_without_speakers_are_one_paragraph() -> None:
    text = "WEBVTT\n\n00:00.000 --> 00:01.000\nOne.\n\n00:01.000 --> 00:02.000\nTwo.\n"
    assert lines("media/a.vtt", text) == ["One. Two."]


def test_a_speaker_begins_a_paragraph_of_plain_text() -> None:
    text = "The film begins.\n\nAnna: Hello\nto all.\nBen: Hello.\nAt 10: nothing.\n"
    assert lines("media/a.txt", text) == [
        "The film begins.",
        "Anna: Hello to all.",
        "Ben: Hello. At 10: nothing.",
    ]


def test_a_document_has_no_speakers() -> None:
    prose = words_of(Renderer(), "media/a.txt", "Note: it rained.", "", spoken=False)
    assert prose.html == "<p>Note: it rained.</p>"


@pytest.mark.parametrize("name", ["media/a.txt", "media/a.vtt", "media/a.md"])
def test_nothing_in_a_file_becomes_an_element_of_ours(name: str) -> None:
    bad = "<script>alert(1)</script><img src=x onerror=alert(1)> <b style='x'>bold</b>"
    text = f"WEBVTT\n\n00:00.000 --> 00:01.000\n{bad}\n" if name.endswith("vtt") else bad
    page = LexborHTMLParser(str(made(name, text).html))
    assert not page.css("script, img, [style], [onerror]")


def test_headings_begin_below_that_of_the_page_and_leave_no_step_out() -> None:
    def headings(text: str) -> list[str]:
        page = LexborHTMLParser(str(made("media/a.md", text).html))
        return [f"{node.tag} {node.text()}" for node in page.css("h1,h2,h3,h4,h5,h6")]

    assert headings("# One\n\n### Two\n\n# Three\n") == ["h3 One", "h4 Two", "h3 Three"]
    assert headings("#### Deep\n") == ["h3 Deep"]


def test_links_of_this_site_are_told_and_lead_there() -> None:
    prose = made("media/a.md", "See [it](/actions/3/).")
    assert prose.addresses == ("/actions/3/",)
    assert 'href="../../actions/3/"' in prose.html
