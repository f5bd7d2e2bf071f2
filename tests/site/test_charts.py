"""Each chart says what its table says: both are read from the built page, as a reader has them."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import io
import json
from collections import Counter
from itertools import pairwise

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.support.project import Built
from tests.support.svg import Drawn, number_in

SITES = ("shipped", "demonstration", "demonstration_ended")
MOST_BYTES = 4 * 1024
_WITHOUT = {"Too few to publish": "suppressed", "Never published": "not_published"}
_FIGURES = ("baseline", "baseline_apart", "reading", "provisional", "projected")


@pytest.fixture(params=SITES)
def site(request: pytest.FixtureRequest) -> Built:
    built: Built = request.getfixturevalue(request.param)
    return built


def measures(site: Built) -> dict[str, LexborHTMLParser]:
    found = json.loads(site.text("data/plan.json"))["measures"]
    return {m["id"]: site.page(f"figures/{m['id']}/") for m in found}


def charts(site: Built) -> dict[str, tuple[LexborHTMLParser, Drawn]]:
    pages = {ident: (page, Drawn.on(page)) for ident, page in measures(site).items()}
    found = {ident: (page, drawn) for ident, (page, drawn) in pages.items() if drawn is not None}
    assert found
    return found


def table(page: LexborHTMLParser, section: str) -> list[tuple[str, str, str]]:
    """Return kind, words of the figure and words beside it of each row of a table."""
    rows = page.css(f'section[aria-labelledby="{section}"] tbody tr[class^="figure-row-"]')
    return [
        (
            (row.attributes["class"] or "").removeprefix("figure-row-"),
            *(cell.text().strip() for cell in row.css("td")),
        )  # type: ignore[misc]  # a row has two
        for row in rows
    ]


def close(mine: list[float], theirs: list[float], tolerance: float) -> bool:
    return len(mine) == len(theirs) and all(
        abs(a - b) <= tolerance for a, b in zip(sorted(mine), sorted(theirs), strict=True)
    )


def test_a_measure_with_a_figure_has_a_chart_and_one_without_a_sentence(site: Built) -> None:
    for ident, page in measures(site).items():
        rows = table(page, "figures")
        shown = [kind for kind, words, _ in rows if kind != "projected" and words not in _WITHOUT]
        assert (Drawn.on(page) is not None) == bool(shown), ident


def test_every_figure_stands_where_the_table_says(site: Built) -> None:
    for ident, (page, drawn) in charts(site).items():
        rows = table(page, "figures")
        told = [number_in(words) for _, words, _ in rows if words not in _WITHOUT]
        seen = [mark.value for mark in drawn.marks if mark.kind in _FIGURES]
        assert close(seen, told, drawn.tolerance), ident
        for mark in drawn.marks:
            if mark.claimed is not None:
                assert abs(mark.value - float(mark.claimed)) <= drawn.tolerance, ident


def test_what_has_no_figure_is_drawn_without_one(site: Built) -> None:
    for ident, (page, drawn) in charts(site).items():
        told = Counter(_WITHOUT[w] for _, w, _ in table(page, "figures") if w in _WITHOUT)
        marks = [mark for mark in drawn.marks if mark.kind in _WITHOUT.values()]
        assert Counter(mark.kind for mark in marks) == told, ident
        for mark in marks:
            assert mark.claimed is None
            assert mark.y > drawn.ticks[0][0], "it stands below the base line, at no figure"


def test_other_places_and_the_target_stand_where_their_tables_say(site: Built) -> None:
    for ident, (page, drawn) in charts(site).items():
        told = [number_in(words) for _, words, _ in table(page, "elsewhere")]
        seen = [mark.value for mark in drawn.marks if mark.kind == "comparator"]
        assert close(seen, told, drawn.tolerance), ident
        goals = [number_in(w) for kind, w, _ in table(page, "targets") if kind == "target"]
        lines = [node.attributes["d"] or "" for node in drawn.svg.css("path.chart-line-goal")]
        heights = [drawn.value_at(float(d.split()[1].split("H")[0])) for d in lines]
        assert close(heights, goals, drawn.tolerance), ident
        steps = [number_in(w) for kind, w, _ in table(page, "targets") if kind == "interim"]
        for mark in drawn.marks:
            if mark.kind == "interim":
                assert min(abs(mark.value - step) for step in steps) <= drawn.tolerance, ident


def test_time_goes_from_left_to_right(site: Built) -> None:
    """The days come from the file that stands beside the table."""
    for ident, (_, drawn) in charts(site).items():
        rows = list(csv.DictReader(io.StringIO(site.text(f"data/measures/{ident}.csv"))))
        days = {
            row["period"]: sum(
                dt.date.fromisoformat(row[key]).toordinal()
                for key in ("period_first", "period_last")
            )
            for row in rows
            if row["period_first"]
        }
        placed = [
            (days[mark.period], mark.x)
            for mark in drawn.marks
            if mark.period and mark.kind not in ("target", "interim")
        ]
        for (one, x), (other, further) in pairwise(sorted(placed)):
            assert x < further or one == other or abs(x - further) < 0.2, ident


def test_no_line_joins_what_cannot_be_compared(site: Built) -> None:
    for ident, (page, drawn) in charts(site).items():
        gaps = page.css('section[aria-labelledby="figures"] tr.figure-table-break')
        apart = "which cannot be compared" in " ".join(
            words for kind, _, words in table(page, "figures") if kind == "baseline"
        )
        if gaps or apart:
            assert drawn.breaks, ident
            assert "not comparable" in drawn.words
            assert "cannot be compared" in " ".join(n.text() for n in page.css(".chart-key li"))
        else:
            assert drawn.breaks == [], ident
        for line in drawn.lines:
            assert not any(line[0][0] <= x <= line[-1][0] for x in drawn.breaks), ident


def test_a_chart_is_small_and_named(site: Built) -> None:
    for ident, (_, drawn) in charts(site).items():
        html = drawn.svg.html or ""
        assert len(gzip.compress(html.encode())) <= MOST_BYTES, ident
        name = drawn.svg.css_first(f"#{drawn.svg.attributes['aria-labelledby']}")
        about = drawn.svg.css_first(f"#{drawn.svg.attributes['aria-describedby']}")
        assert name is not None
        assert about is not None
        assert about.text().strip()


def test_the_answer_stands_before_the_chart_and_table_and_file_after_it(site: Built) -> None:
    for ident, page in measures(site).items():
        html = site.text(f"figures/{ident}/")
        link = f'href="../../data/measures/{ident}.csv"'
        shown = [a for a in page.css("main a") if link in (a.html or "")]
        assert len(shown) == 1
        places = [
            html.index('class="answer-pair"'),
            html.index("How this is decided"),
            html.index('class="chart"') if Drawn.on(page) else html.index("How this is decided"),
            html.index("<table") if table(page, "figures") else html.rindex(link),
            html.rindex(link),  # search engines are told of the file at the top
            html.index("What is counted"),
            html.rindex("Source:"),  # single figures may have another
        ]
        assert places == sorted(places), ident


# -- the demonstration has one of each


def test_the_demonstration_shows_a_gap_a_suppressed_point_and_a_figure_below_zero(
    demonstration_ended: Built,
) -> None:
    found = {ident: drawn for ident, (_, drawn) in charts(demonstration_ended).items()}
    assert len(found["all-had-read-the-page"].breaks) == 1
    assert [len(line) for line in found["all-had-read-the-page"].lines] == [2, 2]
    pupils = found["fetched-home-early"]
    assert [m.kind for m in pupils.marks] == ["reading", "reading", "suppressed"]
    score = found["progress-score"]
    assert [round(m.value, 2) for m in score.marks] == [-0.31, -0.42, -0.57]
    assert score.svg.css_first("path.chart-line-zero") is not None
    assert len(score.breaks) == 1


def test_the_demonstration_shows_each_kind_of_figure(
    demonstration: Built, demonstration_ended: Built
) -> None:
    running, ended = (
        {ident: drawn for ident, (_, drawn) in charts(site).items()}
        for site in (demonstration, demonstration_ended)
    )
    weeks = running["weeks-families-waited"]
    assert Counter(mark.kind for mark in weeks.marks) == {
        "baseline_apart": 1,
        "reading": 3,
        "not_published": 1,
        "projected": 1,
        "target": 1,
        "comparator": 1,
    }
    staff = Counter(mark.kind for mark in running["staff-felt-ready"].marks)
    assert (staff["baseline"], staff["provisional"]) == (1, 1)
    # The newest setting of each step is drawn, the earlier one is in the table.
    steps = [m for m in ended["staff-felt-ready"].marks if m.kind == "interim"]
    assert [round(m.value) for m in steps] == [45, 52]
    # A forecast is never part of a line, and a line does not go over a figure that is missing.
    assert [len(line) for line in weeks.lines] == [2]


def test_measures_side_by_side_have_a_line_only_where_figures_can_be_compared(
    site: Built,
) -> None:
    page = site.page("figures/")
    trends = {m["id"]: m["trend"] for m in json.loads(site.text("data/plan.json"))["measures"]}
    for card in page.css("li.measure-card"):
        link = card.css_first("a")
        assert link is not None
        ident = (link.attributes["href"] or "").rstrip("/").split("/")[-1]
        drawn = card.css_first("svg.sparkline")
        if trends[ident] not in ("better", "worse", "about_the_same", "changed"):
            assert drawn is None, ident
        if drawn is not None:
            assert drawn.attributes["aria-hidden"] == "true"


def test_each_file_is_listed_with_the_open_data_and_has_the_figures_of_the_record(
    site: Built,
) -> None:
    links = {node.attributes["href"] for node in site.page("data/").css("a[href]")}
    for measure in json.loads(site.text("data/plan.json"))["measures"]:
        path = f"data/measures/{measure['id']}.csv"
        assert f"../{path}" in links
        rows = list(csv.DictReader(io.StringIO(site.files()[path].decode("utf-8"), newline="")))
        readings = [
            (row["period"], row["state"], float(row["value"]) if row["value"] else None)
            for row in rows
            if row["record"] == "reading" and row["replaced"] == "false"
        ]
        assert readings == [
            (r["period"]["text"], r["state"], r["value"]) for r in measure["readings"]
        ]


def test_the_list_of_measures_with_all_its_lines_is_light(site: Built) -> None:
    sheets = [next(site.folder.glob(f"assets/*/{name}.css")) for name in ("site", "chart")]
    files = [site.text("figures/"), *(sheet.read_text(encoding="utf-8") for sheet in sheets)]
    assert sum(len(gzip.compress(text.encode(), 6)) for text in files) <= 14 * 1024
