"""The rows of each table of open data; `derive/tables.py` says what the columns mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from progress_site.derive import addresses
from progress_site.derive.state import Event, State, Verdict
from progress_site.derive.tables import (
    ACTIONS,
    ANSWERS,
    CHANGES,
    FEEDBACK,
    MEASURES,
    MILESTONES,
    READINGS,
    TABLES,
)
from progress_site.model.base import Source, Withdrawn
from progress_site.model.words import Status
from progress_site.write.csv_file import Row, csv_file, dated, day_cell, figure, flag, whole
from progress_site.write.measure_csv import measure_rows
from progress_site.write.withdrawals import of_event, of_milestone


def csv_tables(state: State, site_url: str) -> dict[str, bytes]:
    """Return the file of every table by its path. ``site_url`` ends in a slash."""
    rows: Mapping[str, Iterable[Row]] = {
        ACTIONS.name: _actions(state, site_url),
        MILESTONES.name: _milestones(state, site_url),
        CHANGES.name: _changes(state, site_url),
        MEASURES.name: _measures(state, site_url),
        READINGS.name: (r for m in state.measures.values() for r in measure_rows(m, state)),
        FEEDBACK.name: _feedback(state, site_url),
        ANSWERS.name: _answers(state),
    }
    return {addresses.table(table.name): csv_file(table, rows[table.name]) for table in TABLES}


def _withdrawn(withdrawn: Withdrawn | None) -> Row:
    if withdrawn is None:
        return {}
    return {"withdrawn": withdrawn.on.isoformat(), "withdrawn_reason": str(withdrawn.reason)}


def _source(source: Source | None) -> Row:
    return {"source": source.title, "source_url": source.url or ""} if source else {}


def _verdict(name: str, said: str, verdict: Verdict | None) -> Row:
    if verdict is None:
        return {}
    return {name: str(verdict.impact), **dated(said, verdict.date)}


def _actions(state: State, site_url: str) -> Iterator[Row]:
    for a in state.actions.values():
        record = a.record
        yield {
            "number": str(a.number),
            "title": a.title or "",
            "official_title": record.official_title or "",
            "area": whole(record.area),
            "milestones": str(len(a.milestones)),
            **{str(status): str(a.counts.get(status, 0)) for status in Status},
            **_verdict("partnership_says", "partnership_said", a.partnership_says),
            **_verdict("families_say", "families_said", a.families_say),
            "merged_into": whole(a.merged_into),
            **dated("last_update", a.last_update),
            "update_overdue": flag(a.update_overdue),
            "url": site_url + addresses.action(a.number),
            "doubt": record.doubt or "",
            **_withdrawn(record.withdrawn),
        }


def _milestones(state: State, site_url: str) -> Iterator[Row]:
    for m in state.milestones.values():
        yield {
            "id": m.id,
            "action": str(m.action),
            "promise": m.promise,
            "original_promise": m.original_promise,
            **dated("due", m.due),
            **dated("original_due", m.original_due),
            "status": str(m.status),
            "reported_status": str(m.reported),
            **dated("reported", m.reported_on),
            **dated("done", m.done_on),
            "times_moved": str(m.times_moved),
            "merged_into": m.merged_into or "",
            "carried_on_by": m.carried_on_by or "",
            "reason": m.reason or "",
            "agreed_by": m.agreed_by or "",
            "evidence": " ".join(m.evidence),
            "url": site_url + addresses.milestone(m.id),
            "doubt": m.doubt or "",
            **_withdrawn(of_milestone(state, m)),
        }


def change_id(event: Event) -> str:
    """Return the id of a change: one update sets a thing of one subject once."""
    step = f"/{event.after_date}" if event.kind == "interim_target" else ""
    return f"{event.update}/{event.kind}/{event.subject}{step}".replace(" ", "-")


def _changes(state: State, site_url: str) -> Iterator[Row]:
    for e in state.events:
        yield {
            "id": change_id(e),
            "update": e.update,
            **dated("date", e.date),
            "kind": e.kind,
            "subject": e.subject,
            "action": whole(e.action),
            "before": e.before or "",
            "after": e.after or "",
            **dated("before_date", e.before_date),
            **dated("after_date", e.after_date),
            "move_number": whole(e.move_number or None),
            "reason": e.reason or "",
            "effect": e.effect or "",
            "agreed_by": e.agreed_by or "",
            "words": e.words or "",
            "speaker": e.speaker,
            "evidence": " ".join(e.evidence),
            "corrects": e.corrects or "",
            "corrected_by": e.corrected_by or "",
            "url": site_url + addresses.update(e.update),
            **_withdrawn(of_event(state, e)),
        }


def _measures(state: State, site_url: str) -> Iterator[Row]:
    for m in state.measures.values():
        record = m.record
        newest = m.points[-1].reading if m.points else None
        value = newest.value if newest else None
        latest = "published" if not isinstance(value, str | None) else value or ""
        baseline = record.baseline
        yield {
            "id": record.id,
            "question": record.question,
            "definition": record.definition,
            "unit": record.unit,
            "wanted": str(record.wanted),
            "same_within": figure(record.same_within),
            "belongs_to": str(record.belongs_to),
            "area": whole(record.area),
            "baseline": figure(baseline.value if baseline else None),
            **dated("baseline_period", baseline.period if baseline else None),
            "target": figure(m.target_value),
            **dated("target_by", m.target_by),
            "latest": figure(value),
            "latest_state": latest,
            **dated("latest_period", newest.period if newest else None),
            "trend": str(m.trend),
            "since_last": str(m.since_last or ""),
            "against_target": str(m.against_target or ""),
            **_source(record.source),
            "limits": record.limits or "",
            "url": site_url + addresses.measure(record.id),
            "doubt": record.doubt or "",
            **_withdrawn(record.withdrawn),
            "seasonal": flag(record.seasonal),
            "target_set_by": str(record.target.set_by) if record.target else "",
            "target_words": (record.target.words or "") if record.target else "",
            "target_source": (record.target.source.title if record.target.source else "")
            if record.target
            else "",
        }


def _feedback(state: State, site_url: str) -> Iterator[Row]:
    for f in state.feedback.values():
        record, answer = f.record, f.response
        yield {
            "id": record.id,
            "title": record.title,
            "heard_from": record.heard_from,
            "how_heard": record.how_heard,
            "how_many": str(record.how_many),
            **dated("said", record.when),
            **dated("published", record.published),
            "recorded": day_cell(record.recorded),
            "you_said": record.you_said,
            "quoted": flag(record.quoted and record.withdrawn is None),
            "actions": " ".join(str(number) for number in record.actions),
            "stages": " ".join(str(stage) for stage in record.stages),
            "response": str(answer.response) if answer else "",
            **dated("answered", answer.published if answer else None),
            **dated("by", answer.by if answer else None),
            "answer_overdue": flag(f.answer_overdue),
            **_source(record.source),
            "url": site_url + addresses.feedback(record.id),
            "doubt": record.doubt or "",
            **_withdrawn(record.withdrawn),
        }


def _answers(state: State) -> Iterator[Row]:
    for f in state.feedback.values():
        for answer in f.responses:
            yield {
                "feedback": f.record.id,
                **dated("published", answer.published),
                "recorded": day_cell(answer.recorded),
                "response": str(answer.response),
                "words": answer.words,
                "why": answer.why or "",
                **dated("by", answer.by),
                "doubt": answer.doubt or "",
                **_withdrawn(answer.withdrawn or f.record.withdrawn),
            }
