"""Writes the examples of the chart component: nobody could type positions by hand.

`.venv/bin/python -m tests.tools.chart_examples`
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from typing import Any

from progress_site.catalogue import UNCHANGED, using
from progress_site.charts.view import chart_of_day, spark
from tests.support.chart_cases import DAY, cases
from tests.support.project import ROOT

TARGET = ROOT / "overrides" / "components" / "chart" / "examples.html"


def text() -> str:
    """Return the file as it should be."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield '{% extends "components/examples.html" %}'
    yield "{#- Made by tests/tools/chart_examples.py from the measures in chart_cases.py. -#}"
    yield '{% from "components/chart/chart.html" import chart, spark %}'
    yield "{% block name %}Chart{% endblock %}"
    yield '{% block head %}<link rel="stylesheet" href="{{ root }}assets/chart.css">{% endblock %}'
    yield "{% block examples %}"
    for name, state in cases().items():
        yield f"<h2>{name}</h2>"
        yield f"{{{{ chart({_literal(chart_of_day(state, DAY))}) }}}}"
    yield "<h2>Small</h2>"
    for state in cases().values():
        if (small := spark(state, DAY)) is not None:
            yield f"<p>{state.record.question}</p>"
            yield f"{{{{ spark({_literal(small)}) }}}}"
    yield "{% endblock %}"


def _literal(value: Any) -> str:
    """Return a view as Jinja writes it."""
    if dataclasses.is_dataclass(value):
        fields = (f"{f.name}={_literal(getattr(value, f.name))}" for f in dataclasses.fields(value))
        return f"namespace({', '.join(fields)})"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_literal, value))}]"
    if value is None or isinstance(value, bool):
        return str(value).lower()
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    with using(UNCHANGED):
        TARGET.write_text(text(), encoding="utf-8")
