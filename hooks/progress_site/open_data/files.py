"""Every file of open data but `plan.json`: the tables, the figures of each measure, the package."""

from __future__ import annotations

from progress_site.fields.context import Context
from progress_site.fields.measures import READINGS, figures
from progress_site.fields.tables import TABLES
from progress_site.fold.state import State
from progress_site.open_data.csv_file import csv_file
from progress_site.open_data.data_package import data_package
from progress_site.urls import addresses


def open_data(state: State, site_url: str, *, past: bool) -> dict[str, bytes]:
    """Return the files by their path. ``site_url`` ends in a slash; ``past``: of a past day."""
    context = Context(state, site_url)
    tables = {addresses.table(table.name): csv_file(table, context) for table in TABLES}
    return {
        **tables,
        **{
            addresses.measure_csv(ident): csv_file(READINGS, context, figures(measure, context))
            for ident, measure in state.measures.items()
        },
        addresses.DATA_PACKAGE: data_package(state, site_url, tables, past=past),
    }
