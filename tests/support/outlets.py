"""Feeds, calendar and open data of a state, and how readers that are not ours read them."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import feedparser  # type: ignore[import-untyped]  # has no types
import icalendar
import vobject  # type: ignore[import-untyped]  # has no types

from progress_site.feeds.feeds import feeds
from progress_site.fold.state import State
from progress_site.open_data.files import open_data
from progress_site.pages.layout import SiteContext
from progress_site.prose.markdown import Renderer
from progress_site.urls import addresses
from tests.support import atom_rules

SITE_URL = "https://testshire.test/plan/"
_SCHEMA = json.loads(Path(__file__).with_name("json_feed.schema.json").read_text(encoding="utf-8"))


def feed_files(state: State, *, past: bool = False, site_url: str = SITE_URL) -> dict[str, bytes]:
    """Return every feed and the calendar by its path."""
    renderer = Renderer()
    bodies = {u.slug: renderer.render(u.body, addresses.update(u.slug)).html for u in state.updates}
    return feeds(state, SiteContext("Testshire", site_url, past, "assets/0/"), bodies.__getitem__)


def data_files(state: State, *, past: bool = False) -> dict[str, bytes]:
    """Return the tables, the file of each measure and the package by their path."""
    return open_data(state, SITE_URL, past=past)


def read_atom(content: bytes) -> Any:
    """Return a feed as feedparser reads it; fail where it or the standard finds a fault."""
    assert atom_rules.faults(content) == []
    found = feedparser.parse(content)
    assert not found.bozo, found.get("bozo_exception")
    return found


def read_json_feed(content: bytes) -> Any:
    """Return a JSON Feed; fail where it is not as its schema says."""
    # These judges take seconds to load, and few tests that use this module need them.
    from jsonschema import Draft202012Validator

    found = json.loads(content)
    checker = Draft202012Validator(_SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert [error.message for error in checker.iter_errors(found)] == []
    return found


@dataclass(frozen=True, order=True)
class Dated:
    """One event of a calendar, as a reader of calendars reads it."""

    uid: str
    summary: str
    description: str
    start: dt.date
    end: dt.date
    sequence: int
    status: str
    url: str
    transparent: str
    stamp: dt.datetime


def read_calendar(content: bytes) -> dict[str, Dated]:
    """Return the events by UID; fail where two readers do not read the same."""
    text = content.decode("utf-8")
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    one = sorted(_by_icalendar(e) for e in icalendar.Calendar.from_ical(content).walk("VEVENT"))
    two = sorted(_by_vobject(e) for e in vobject.readOne(text).contents.get("vevent", []))
    assert one == two
    assert len({event.uid for event in one}) == len(one)
    return {event.uid: event for event in one}


def _by_icalendar(event: Any) -> Dated:
    words = {key: str(event[key]) for key in ("uid", "summary", "description", "status", "url")}
    return Dated(
        **words,
        start=event.decoded("dtstart"),
        end=event.decoded("dtend"),
        sequence=int(event["sequence"]),
        transparent=str(event["transp"]),
        stamp=event.decoded("dtstamp"),
    )


def _by_vobject(event: Any) -> Dated:
    words = {
        key: str(getattr(event, key).value)
        for key in ("uid", "summary", "description", "status", "url")
    }
    return Dated(
        **words,
        start=event.dtstart.value,
        end=event.dtend.value,
        sequence=int(event.sequence.value),
        transparent=str(event.transp.value),
        stamp=event.dtstamp.value,
    )


def table(content: bytes) -> list[dict[str, str]]:
    """Return the rows of a table; fail where a row is longer or shorter than the first."""
    rows = list(csv.reader(io.StringIO(content.decode("utf-8"), newline=""), strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def package_faults(folder: Path) -> list[list[Any]]:
    """Return what frictionless finds wrong with the data package under ``folder``."""
    from frictionless import Package

    report = Package(str(folder / "datapackage.json")).validate()
    found: list[list[Any]] = report.flatten(["title", "type", "rowNumber", "message"])
    return found + [[str(error)] for error in report.errors]


def no_faults(site: Path) -> None:
    """Fail where any reader finds a fault in any feed, calendar or table of a built site."""
    feeds = sorted((site / "feeds").rglob("*.xml"))
    assert feeds
    for path in feeds:
        read_atom(path.read_bytes())
    read_json_feed((site / "feeds/updates.json").read_bytes())
    read_calendar((site / "feeds/milestones.ics").read_bytes())
    for path in (site / "data").rglob("*.csv"):
        table(path.read_bytes())
    assert package_faults(site / "data") == []


def write(files: dict[str, bytes], folder: Path) -> Path:
    """Write files under ``folder`` and return that of open data."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder / "data"
