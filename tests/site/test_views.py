"""What templates receive is a documented contract: templates use it all, and nothing else."""

from __future__ import annotations

import dataclasses
import datetime as dt
import importlib
import inspect
import re
from functools import cache
from pkgutil import iter_modules

import pytest

from progress_site import pages
from progress_site.assemble.site import Settings, Site, compose
from tests.support.components import Recording
from tests.support.demo import AFTER_ITS_END, WHILE_IT_RUNS, publish, real
from tests.support.project import DEMONSTRATION, ROOT

# What is in `pages` and is received by no template as it is.
BEHIND_PAGES = {"templates"}
BEHIND_VIEWS = {"Offer", "Page", "PageSpec", "SiteContext"}
NAMES = [
    *(f"pages.{m.name}" for m in iter_modules(pages.__path__) if m.name not in BEHIND_PAGES),
    *("charts.view", "easy_read.views", "embeds.pages", "search.pages"),
    "words.shown",
]
MODULES = [importlib.import_module(f"progress_site.{name}") for name in NAMES]
VIEWS = [
    view
    for module in MODULES
    for view in vars(module).values()
    if dataclasses.is_dataclass(view)
    and inspect.isclass(view)
    and view.__module__ == module.__name__
    and view.__name__ not in BEHIND_VIEWS
]


def _epoch(day: str) -> str:
    noon = dt.datetime.fromisoformat(f"{day}T12:00:00+00:00")
    return str(int(noon.timestamp()))


@cache
def composed(content: str, day: str) -> Site:
    """Return the demonstration as of a day, or the shipped content live on a day."""
    root = DEMONSTRATION if content == "demonstration" else ROOT
    clock = {"AS_OF": day} if content == "demonstration" else {"SOURCE_DATE_EPOCH": _epoch(day)}
    made = compose(Settings(root, "https://progress.example/", "Ten promises", clock))
    assert made.site is not None, made.problems
    return made.site


@cache
def rendered() -> Recording:
    """Render every page of the demonstration on both its days, and of the shipped content today."""
    environment = Recording()
    today = dt.date(2026, 11, 23).isoformat()
    for content, day in (
        ("demonstration", WHILE_IT_RUNS.isoformat()),
        ("demonstration", AFTER_ITS_END.isoformat()),
        ("shipped", today),
    ):
        site = composed(content, day)
        for page in (*site.pages.values(), site.not_found):
            template = environment.get_template(page.view.template)
            template.render(view=page.view, layout=page.layout)
    # A real site of today, without `noindex`.
    for page in publish(real(WHILE_IT_RUNS), as_of=False).values():
        template = environment.get_template(page.view.template)
        template.render(view=page.view, layout=page.layout)
    return environment


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__name__)
def test_a_view_is_documented(view: type) -> None:
    assert view.__doc__
    assert not view.__doc__.startswith(f"{view.__name__}("), "the docstring is the default one"


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__name__)
def test_templates_ask_only_for_fields_that_exist(view: type) -> None:
    fields = {field.name for field in dataclasses.fields(view)}
    methods = {name for name in dir(view) if not name.startswith("_")}
    assert rendered().used[view.__name__] <= fields | methods


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__name__)
def test_every_field_is_used_by_some_template(view: type) -> None:
    fields = {field.name for field in dataclasses.fields(view)}
    assert sorted(fields - rendered().used[view.__name__]) == []


def test_every_template_belongs_to_a_view() -> None:
    named = {view.template for view in VIEWS if hasattr(view, "template")}
    there = {f"pages/{path.name}" for path in (ROOT / "overrides" / "pages").glob("*.html")}
    assert named == there


#: The one way to have script: a file of our own, which does not keep the page waiting.
_OWN_SCRIPT = re.compile(r'<script src="{{ layout\.assets }}([a-z/-]+\.js)" defer></script>')


def test_templates_set_no_style_and_have_script_only_in_files_of_ours() -> None:
    for path in sorted((ROOT / "overrides").rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        for name in _OWN_SCRIPT.findall(text):
            assert (ROOT / "overrides" / "assets" / name).is_file(), path.name
        text = _OWN_SCRIPT.sub("", text)
        assert not re.search(r"\sstyle\s*=|<style|<script|\son[a-z]+\s*=", text), path.name
