"""The oEmbed answer has the parts that the form asks for, and WordPress finds what it keeps."""

from __future__ import annotations

import json
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from progress_site.embeds.pages import oembed, offers
from tests.support.hostile import HOSTILE
from tests.support.records import library, on
from tests.support.wordpress import rewritten

URL = "https://progress.example/"


def answer(title: str) -> bytes:
    actions = [{"number": 1, "title": title, "milestones": [{"id": "1.1", "promise": "A."}]}]
    offer = next(iter(offers(on("2024-06-01", library(actions=actions)))))
    return oembed(offer, URL, "Ten promises")


def test_it_has_the_parts_of_a_rich_answer() -> None:
    data: dict[str, Any] = json.loads(answer("Boats"))
    html = data.pop("html")
    assert data == {
        "version": "1.0",
        "type": "rich",
        "provider_name": "Ten promises",
        "provider_url": URL,
        "title": "Action 1: Boats",
        "width": 600,
        "height": 420,
        "cache_age": 86400,
    }
    assert html.startswith("<blockquote><a ")
    assert html.endswith("></iframe>")


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_title_survives_wordpress(title: str) -> None:
    data = json.loads(answer(title))
    assert data["title"] == f"Action 1: {title}"
    page = LexborHTMLParser(rewritten(answer(title), "a1b2c3d4e5"))
    said = f"Action 1: {title} – see where this promise stands now"
    assert [node.text() for node in page.css("blockquote a")] == [said]
    frame = page.css_first("iframe")
    assert frame is not None
    assert frame.attributes["title"] == said
    assert frame.attributes["src"] == f"{URL}embed/actions/1/#?secret=a1b2c3d4e5"
    assert frame.attributes["sandbox"] == "allow-scripts"
    assert "hidden" in (frame.attributes["style"] or "")
