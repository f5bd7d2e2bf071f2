"""Every file of open data but `plan.json`: the tables, the figures of each measure, the package."""

from __future__ import annotations

from progress_site.derive import addresses
from progress_site.derive.state import State
from progress_site.write.csv_rows import csv_tables
from progress_site.write.data_package import data_package
from progress_site.write.measure_csv import measure_csv


def open_data(state: State, site_url: str, *, past: bool) -> dict[str, bytes]:
    """Return the files by their path. ``site_url`` ends in a slash; ``past``: of a past day."""
    tables = csv_tables(state, site_url)
    return {
        **tables,
        **{addresses.measure_csv(i): measure_csv(m, state) for i, m in state.measures.items()},
        addresses.DATA_PACKAGE: data_package(state, site_url, tables, past=past),
    }
