"""Where everything of a measure stands: each case that a chart can have to show."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from jinja2 import Environment, FileSystemLoader

from progress_site.catalogue import UNCHANGED, using
from progress_site.charts.axes import Box, box_of
from progress_site.charts.chart import WIDTH, Chart, chart
from progress_site.charts.view import chart_of_day, spark
from progress_site.engine import TEMPLATES
from progress_site.fold.measures import measure_on
from tests.support.chart_cases import DAY, cases, without_a_chart
from tests.support.records import measure

with using(UNCHANGED):
    NAMES = sorted(cases())


def drawn(name: str) -> Chart:
    found = chart(cases()[name], DAY)
    assert found is not None
    return found


def kinds(found: Chart) -> list[str]:
    return [shape.kind for shape in found.shapes]


def strokes(found: Chart, kind: str) -> list[str]:
    return [stroke.d for stroke in found.strokes if stroke.kind == kind]


def words(found: Chart) -> list[str]:
    return [text.words for text in found.texts]


@pytest.mark.parametrize("name", NAMES)
def test_everything_stays_in_its_frame_and_no_words_lie_upon_others(name: str) -> None:
    found = drawn(name)
    frame = Box(0, 0, WIDTH, found.height)
    for shape in found.shapes:
        assert 0 <= shape.x <= WIDTH
        assert 0 <= shape.y <= found.height
    texts = [*found.texts, *(label for _line, label in found.grid)]
    boxes = [box_of(text) for text in texts]
    for box, text in zip(boxes, texts, strict=True):
        assert box.left >= frame.left - 0.1, text
        assert box.right <= frame.right + 0.1, text
        assert box.bottom <= frame.bottom, text
    for n, box in enumerate(boxes):
        for other, text in zip(boxes[n + 1 :], texts[n + 1 :], strict=True):
            overlap = min(box.bottom, other.bottom) - max(box.top, other.top)
            assert not box.meets(other) or overlap < 5, (texts[n], text)


@pytest.mark.parametrize("name", NAMES)
def test_the_first_and_the_newest_figure_have_their_words(name: str) -> None:
    found = drawn(name)
    figures = [i for i in found.items if i.compared or i.kind == "baseline_apart"]
    for item in (figures[0], figures[-1]):
        assert item.value is not None
        digits = format(item.value, ",f").replace("-", "−")
        # Nineteen digits have no room beside the axis that names them.
        if len(digits) < 19:
            assert any(text.startswith(digits) for text in words(found)), digits


@pytest.mark.parametrize("name", sorted(without_a_chart()))
def test_without_a_figure_there_is_no_chart(name: str) -> None:
    assert chart(without_a_chart()[name], DAY) is None
    assert chart_of_day(without_a_chart()[name], DAY) is None
    assert spark(without_a_chart()[name], DAY) is None


def test_each_kind_has_a_shape_of_its_own() -> None:
    """A reader who sees no colour can tell them apart."""
    templates = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)
    marks = templates.get_template("components/chart/chart.html").module.marks  # type: ignore[attr-defined]  # set in the template
    assert len(set(marks.values())) == len(marks)


def test_a_line_joins_comparable_figures_and_never_a_forecast() -> None:
    found = drawn("Everything at once")
    (line,) = strokes(found, "line")
    by_kind = {shape.kind: shape for shape in found.shapes}
    # the start, two figures and the one that is not final
    assert line.count("L") == 3
    assert line.startswith(f"M{by_kind['baseline'].x:g} {by_kind['baseline'].y:g}L")
    assert f"{by_kind['projected'].x:g} {by_kind['projected'].y:g}" not in line


def test_nothing_is_joined_where_the_way_of_counting_changed() -> None:
    found = drawn("Counted in three ways")
    assert [line.count("L") for line in strokes(found, "line")] == [1, 1]
    assert len(strokes(found, "break")) == 2
    assert words(found).count("not comparable") == 2
    start = drawn("A start counted in another way")
    assert kinds(start)[0] == "baseline_apart"
    assert len(strokes(start, "break")) == 1


def test_a_line_does_not_go_over_a_time_without_a_figure() -> None:
    found = drawn("Too few and never published")
    assert strokes(found, "line") == []
    base = found.grid[0][1].y
    for shape in found.shapes:
        if shape.kind in ("suppressed", "not_published"):
            assert shape.value is None
            assert shape.y > base


def test_what_has_no_time_stands_at_the_side_and_not_on_the_axis_of_time() -> None:
    found = drawn("Everything at once")
    (line,) = strokes(found, "side")
    side = float(line[1:].split()[0])
    for item, shape in zip(found.items, found.shapes, strict=True):
        assert (shape.x > side) is (item.period is None)
    assert "no date" in words(found)
    assert strokes(drawn("No time is stated"), "side") == []
    assert "no date in the source" in words(drawn("No time is stated"))


def test_a_comparator_has_its_name_or_a_letter_that_the_key_explains() -> None:
    found = drawn("Everything at once")
    assert dict(found.letters) == {
        "a place nearby with a long name": "A",
        "an example of another place": "B",
    }
    assert "A 42%" in words(found)
    view = chart_of_day(cases()["Everything at once"], DAY)
    assert view is not None
    assert {
        "A, a place nearby with a long name: 42%",
        "B, an example of another place: 12%",
        "England: 50%",
    } <= {row.words for row in view.key}


def test_only_the_newest_setting_of_a_step_is_drawn() -> None:
    steps = [s.value for s in drawn("Everything at once").shapes if s.kind == "interim"]
    assert steps == ["40", "55"]


def test_the_target_goes_across_and_has_a_flag_where_it_has_a_date() -> None:
    dated, undated = drawn("Everything at once"), drawn("Below zero")
    assert len(strokes(dated, "goal")) == len(strokes(undated, "goal")) == 1
    flag = next(shape for shape in dated.shapes if shape.kind == "target")
    (line,) = strokes(dated, "goal")
    assert f" {flag.y:g}H" in line
    assert "target" not in kinds(undated)
    assert any(line.kind == "zero" for line, _label in undated.grid)


def test_it_says_when_the_scale_does_not_begin_at_zero() -> None:
    view = chart_of_day(cases()["Close together and far from zero"], DAY)
    assert view is not None
    assert view.notes == ("The scale begins at 1,010, and not at zero.",)
    for name in NAMES:
        other = chart_of_day(cases()[name], DAY)
        assert other is not None
        assert any("scale" in note for note in other.notes) is not drawn(name).from_zero


def test_many_figures_have_few_words_and_small_dots() -> None:
    found = drawn("Forty years")
    assert len([text for text in found.texts if text.kind == "figure"]) == 2
    assert all(shape.small for shape in found.shapes if shape.kind == "reading")
    assert not any(shape.small for shape in drawn("Everything at once").shapes)


def test_a_long_unit_is_told_in_lines_that_fit() -> None:
    lines = [t.words for t in drawn("A long name for what is counted").texts if t.kind == "unit"]
    assert len(lines) > 1
    assert " ".join(lines) == (
        "in weeks from the first call to the first visit, the middle answer of all families"
    )


def test_what_is_published_later_is_not_drawn() -> None:
    found = chart(cases()["Everything at once"], dt.date(2023, 1, 1))
    assert found is not None
    assert "comparator" not in kinds(found)
    assert "interim" not in kinds(found)


def test_a_small_chart_has_only_figures_that_can_be_compared() -> None:
    assert spark(cases()["One figure only"], DAY) is None
    assert spark(cases()["Counted in three ways"], DAY) is None
    small = spark(cases()["Too few and never published"], DAY)
    assert small is not None
    assert [stroke.kind for stroke in small.strokes] == ["zero"]
    xs = [shape.x for shape in small.shapes]
    assert len(xs) == 3
    assert all(x < further for x, further in pairwise(xs))


def test_a_line_goes_on_behind_a_forecast() -> None:
    readings = [
        {"period": "2023", "value": "30"},
        {"period": "2024", "value": "90", "projected": "true"},
        {"period": "2025", "value": "40"},
    ]
    found = chart(measure_on(measure(*readings), DAY), DAY)
    assert found is not None
    ends = (found.shapes[0], found.shapes[2])
    assert strokes(found, "line") == ["M" + "L".join(f"{s.x:g} {s.y:g}" for s in ends)]
