"""What is computed says no more than the record knows."""

from __future__ import annotations

from progress_site.pages.changes import changes_view
from progress_site.pages.measures import measure_view
from tests.support.demo import AFTER_ITS_END, state


def test_the_day_of_publication_is_no_time_that_a_figure_is_about() -> None:
    found = state(AFTER_ITS_END)
    view = measure_view(found, found.measures["letter-was-clear"])
    assert [row.period.words for row in view.comparators] == ["the source does not say when"]
    assert [row.published.words for row in view.comparators if row.published] == ["16 May 2024"]


def test_a_move_between_percentages_is_counted_in_points() -> None:
    found = state(AFTER_ITS_END)
    view = measure_view(found, found.measures["persistent-absence"])
    assert "A move of 1 point or less" in " ".join(view.rules)


def test_a_new_target_has_its_unit_before_and_after() -> None:
    events = [e for g in changes_view(state(AFTER_ITS_END)).groups.values() for e in g]
    told = {(e.before, e.after) for e in events if e.mark.key == "target"}
    assert ("6 weeks", "8 weeks") in told


def test_the_numbers_of_all_kinds_of_changes_make_up_their_whole() -> None:
    view = changes_view(state(AFTER_ITS_END))
    whole = int(view.sentence.split()[0])
    assert sum(int(tally.words.split()[0]) for tally in view.tallies) == whole
