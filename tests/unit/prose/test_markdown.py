"""What people write in Markdown becomes HTML that is safe, and works under a sub-path."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from progress_site.prose.markdown import Renderer, clean


def made(text: str, address: str = "updates/2024-03-01-news/") -> LexborHTMLParser:
    return LexborHTMLParser(Renderer().render(text, address).html)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<SCRIPT SRC='https://x.test/a.js'></SCRIPT>",
        "<p onclick='alert(1)'>Words.</p>",
        "<img src='x' onerror='alert(1)'>",
        "<iframe src='https://x.test/'></iframe>",
        "<svg><script>alert(1)</script></svg>",
        "<style>body{display:none}</style>",
        "<p style='color:red'>Words.</p>",
        "<form action='/'><input name='a'></form>",
        "[a link](javascript:alert(1))",
        "<a href=' JaVaScRiPt:alert(1)'>a link</a>",
        "<a href='data:text/html,<script>alert(1)</script>'>a link</a>",
        "<object data='x'></object><embed src='x'>",
        "<meta http-equiv='refresh' content='0'><base href='https://x.test/'>",
        "<!-- a comment with alert(1) -->",
        "<math><mtext><script>alert(1)</script></mtext></math>",
    ],
)
def test_what_could_harm_a_reader_is_gone(text: str) -> None:
    page = made(f"Before.\n\n{text}\n\nAfter.")
    html = page.html or ""
    for bad in ("script", "alert", "onclick", "onerror", "style", "iframe", "x.test", "data:"):
        assert bad not in html.lower()
    for tag in ("svg", "math", "form", "input", "object", "embed", "meta[http-equiv]", "base"):
        assert page.css_first(tag) is None
    assert "Before." in page.text()
    assert "After." in page.text()


@pytest.mark.parametrize(
    ("text", "selector"),
    [
        ("**strong** and *weak*", "strong"),
        ("- one\n- two", "ul > li"),
        ("3. three\n4. four", "ol[start='3']"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "table th[scope=col]"),
        ("> said", "blockquote"),
        ("term\n:   meaning", "dl > dd"),
        ("APP is short.\n\n*[APP]: A plan", "abbr[title='A plan']"),
        ('<p lang="ar" dir="rtl">شكرا</p>', "p[lang=ar][dir=rtl]"),
        ("## A heading", "h2"),
        ("[mail](mailto:plan@testshire.test)", "a[href='mailto:plan@testshire.test']"),
        ("[law](https://law.test/1)", "a[href='https://law.test/1']"),
        ("![A boat](/media/boat.png)", "img[alt='A boat'][loading=lazy]"),
    ],
)
def test_what_words_need_stays(text: str, selector: str) -> None:
    assert made(text).css_first(selector) is not None


def test_the_heading_of_the_page_stays_the_only_one_of_its_level() -> None:
    page = made("# Great heading\n\n<h1 lang='en'>Another</h1>")
    assert page.css_first("h1") is None
    assert [h.text() for h in page.css("h2")] == ["Great heading", "Another"]


@pytest.mark.parametrize(
    ("address", "href"),
    [
        ("", "./actions/3/#milestone-3-2"),
        ("about/", "../actions/3/#milestone-3-2"),
        ("updates/2024-03-01-news/", "../../actions/3/#milestone-3-2"),
    ],
)
def test_an_address_from_the_root_leads_there_from_every_page(address: str, href: str) -> None:
    link = made("[it](/actions/3/#milestone-3-2)", address).css_first("a")
    assert link is not None
    assert link.attributes["href"] == href


@pytest.mark.parametrize(
    "src",
    [
        "https://pictures.test/x.png",
        "HTTP://pictures.test/x.png",
        "//pictures.test/x.png",
        " https://pictures.test/x.png",
        "\thttps://pictures.test/x.png",
        "/\\pictures.test/x.png",
        "\\\\pictures.test/x.png",
        "https:pictures.test/x.png",
    ],
)
def test_a_picture_from_another_host_is_not_loaded_and_leaves_its_words(src: str) -> None:
    page = made(f'Words <img src="{src}" alt="a boat"> and more.')
    assert page.css_first("img") is None
    assert "pictures.test" not in (page.html or "")
    assert "a boat" in page.text()


def test_the_words_of_a_lost_picture_are_words_and_nothing_else() -> None:
    page = made("<img src='https://x.test/' alt='<script>alert(1)</script> & \"so\" > on'>")
    assert page.css_first("script") is None
    assert page.text().strip() == '<script>alert(1)</script> & "so" > on'
    kept = made("<img src='/media/a.png' alt='a > b <i>'>").css_first("img")
    assert kept is not None
    assert kept.attributes["alt"] == "a > b <i>"


def test_every_address_of_this_site_is_told_as_it_was_written() -> None:
    prose = Renderer().render(
        "[a](/actions/3/) [b](/actions/3/) [c](#part) [d](https://x.test/) ![e](/media/e.png) "
        "[f](page.md) <a href='/g/'>g</a> [h](//x.test/h)",
        "about/",
    )
    assert prose.addresses == (
        "/actions/3/",
        "#part",
        "/media/e.png",
        "page.md",
        "/g/",
        "//x.test/h",
    )


def test_a_link_that_is_lost_leaves_its_words() -> None:
    lost = frozenset({"/actions/9/"})
    html = Renderer(lost).render("[nine](/actions/9/) and [three](/actions/3/)", "").html
    page = LexborHTMLParser(html)
    assert [a.text() for a in page.css("a[href]")] == ["three"]
    assert "nine" in page.text()


def test_nothing_is_kept_between_two_texts() -> None:
    renderer = Renderer()
    renderer.render("[a][ref]\n\n[ref]: /actions/3/\n*[APP]: A plan", "")
    second = renderer.render("[a][ref] and APP", "")
    assert second.addresses == ()
    assert "<abbr" not in second.html


def test_no_words_make_no_html() -> None:
    assert Renderer().render(" \n ", "").html == ""


def test_text_stays_as_it_is() -> None:
    assert "Boats &amp; bikes" in clean("Boats & bikes")
    assert "תודה 🛝" in made("תודה 🛝").text()


def test_a_paragraph_that_is_a_link_alone_is_as_large_as_a_link_in_a_list() -> None:
    alone = Renderer().render("[All changes](/changes/)", "").html
    assert alone.startswith('<p class="links"><a ')
    in_words = Renderer().render("See [all changes](/changes/) of it.", "").html
    assert in_words.startswith("<p>See ")
