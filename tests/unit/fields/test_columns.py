"""The columns of the tables are a contract: once published, each stays where it is for ever."""

from __future__ import annotations

import pytest

from progress_site.fields.field import Table
from progress_site.fields.plan import TABLES
from progress_site.model.vocabulary import Status

#: The columns of each table; of a date without its parts. Write a new one at the end of its list.
COLUMNS = {
    "actions": (
        "number title official_title area milestones not_started on_track at_risk done paused "
        "stopped late unfinished partnership_says partnership_said families_say families_said "
        "merged_into last_update update_overdue url doubt withdrawn withdrawn_reason"
    ),
    "milestones": (
        "id action promise original_promise due original_due status reported_status reported "
        "done times_moved merged_into carried_on_by reason agreed_by evidence url doubt "
        "withdrawn withdrawn_reason"
    ),
    "changes": (
        "id update date kind subject action before after before_date after_date move_number "
        "reason effect agreed_by words speaker evidence corrects corrected_by url "
        "withdrawn withdrawn_reason"
    ),
    "measures": (
        "id question definition unit wanted same_within belongs_to area baseline "
        "baseline_period target target_by latest latest_state latest_period trend since_last "
        "against_target source source_url limits url doubt withdrawn withdrawn_reason "
        "seasonal target_set_by target_words target_source"
    ),
    "readings": (
        "measure record name period period_first period_last value unit state provisional "
        "projected replaced series break_before published note doubt recorded"
    ),
    "feedback": (
        "id title heard_from how_heard how_many said published you_said quoted actions stages "
        "response answered by answer_overdue source source_url url doubt withdrawn "
        "withdrawn_reason recorded"
    ),
    "answers": (
        "feedback published response words why by doubt withdrawn withdrawn_reason recorded"
    ),
}


def names(table: Table) -> list[str]:
    return [column.column_name or column.key for column in table.columns]


def test_no_table_is_moved_or_taken_away() -> None:
    assert [table.name for table in TABLES] == list(COLUMNS)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_no_column_is_moved_or_taken_away(table: Table) -> None:
    known = COLUMNS[table.name].split()
    new = names(table)[len(known) :]
    assert names(table)[: len(known)] == known, "a new column comes last, below all others"
    assert not new, f"write this at the end of the list of {table.name}: {' '.join(new)}"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_column_says_what_it_is(table: Table) -> None:
    assert [column.key for column in table.columns if not column.words] == []


def test_each_status_has_one_column() -> None:
    """That of a new status comes last, as every new column does."""
    (actions,) = (names(table) for table in TABLES if table.name == "actions")
    assert sorted(name for name in actions if name in set(Status)) == sorted(Status)
