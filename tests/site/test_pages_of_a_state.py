"""What holds over all pages that are made of one state, without a build."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

import pytest

from progress_site.embeds.pages import EmbeddingView
from progress_site.fold.formats import made_by, record_forms
from progress_site.model.base import Format
from progress_site.pages.formats import FormatView
from progress_site.pages.layout import Page
from progress_site.urls import addresses
from tests.support.components import html_of
from tests.support.demo import AFTER_ITS_END, WHILE_IT_RUNS, pages_on, publish, real, state
from tests.support.inside import inside
from tests.support.records import library, measure, on

DAYS = [WHILE_IT_RUNS, AFTER_ITS_END]


@cache
def real_pages() -> dict[str, Page]:
    return publish(real(WHILE_IT_RUNS), as_of=False)


def test_a_page_of_today_is_for_search_engines() -> None:
    page = real_pages()["actions/1/"]
    assert not page.layout.noindex
    assert not page.layout.draft


def test_frames_stay_out_of_search_and_the_page_about_them_does_not() -> None:
    pages = real_pages()
    assert not pages["embed/"].layout.noindex
    frames = [a for a in pages if a.startswith("embed/") and a != "embed/"]
    assert len(frames) > 10
    assert all(pages[a].layout.noindex for a in frames)
    found = "".join(f.decode() for f in pages["search/"].files.values())
    assert '"embed/"' in found
    assert "embed/actions" not in found


def test_each_action_and_measure_leads_to_what_can_be_copied() -> None:
    gone = measure(id="gone", withdrawn={"on": "2024-05-01", "reason": "error"})
    pages = publish(on("2024-06-01", library(measures=(measure(id="days"), gone))))
    view: EmbeddingView = pages["embed/"].view
    places = {addresses.embed_offer(o.page) for o, _copy in (*view.actions, *view.measures)}
    ways = re.findall(r"embed/#[\w-]+", "".join(map(html_of, pages.values())))
    assert set(ways) == places
    assert "embed/#" not in html_of(pages["figures/gone/"])


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_no_form_is_lost_between_records_pages_and_the_command(day: dt.date) -> None:
    found = state(day)
    records = [
        found.library.plan,
        *(action.record for action in found.actions.values()),
        *(measure.record for measure in found.measures.values()),
        *(feedback.record for feedback in found.feedback.values()),
        *found.evidence.values(),
        *found.updates,
        *found.journey,
        *found.reviews,
        *found.library.your_rights.stages,
    ]
    named = sorted(f.url for r in records for f in inside(r, Format) if made_by(f, day))
    assert len(named) >= 12, "the demonstration has forms of every kind of record"
    pages = [
        view
        for page in pages_on(day).values()
        for view in inside((page.view, page.layout), FormatView)
    ]
    assert sorted(view.link.href for view in pages) == named
    assert len(list(record_forms(found))) == len(named)
