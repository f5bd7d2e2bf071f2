"""The contracts of components: what each macro takes, and its examples as data.

`overrides/components/NAME/component.yml` is the contract of a component. Its values are kept as
text, and validated by the types that it or the named classes declare. A record or a view in an
example is one of the real class, in which only the given fields are set: a field that the class
does not have is refused here, and one that a template misses is refused when it is rendered.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import importlib
import re
import types
from collections.abc import Callable, Iterator, Mapping
from functools import cache, reduce
from inspect import isclass
from operator import or_
from pathlib import Path
from pkgutil import walk_packages
from typing import Any, Union, get_args, get_origin, get_type_hints

import yaml
from jinja2 import Environment
from markupsafe import Markup
from pydantic import BaseModel, ConfigDict, TypeAdapter, model_validator

import progress_site
from progress_site import engine
from progress_site.charts.view import ChartView, SparkView, chart_of_day, spark
from progress_site.model.dates import PartialDate, parse
from progress_site.model.vocabulary import VOCABULARY
from progress_site.pages.formats import LanguageView, language
from progress_site.pages.pictures import LineView, PathsView, line_view, paths_view
from progress_site.words.shown import Mark, When
from progress_site.words.wording import mark, when
from tests.support import chart_cases, demo
from tests.support.components import environment

FOLDER = engine.TEMPLATES / "components"
#: From a page of a component to the folder with `assets/`.
ROOT = "../"
#: What an example with `each` has in place of a word of the record, a drawing or a chart.
KEY = "{key}"


class ContractError(Exception):
    """Data of a contract is wrong; says where, and what."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Parameter(_Part):
    """A parameter of a macro: the name of its type, what it is for, and what it is if left out."""

    type: str
    help: str
    default: Any = None

    @property
    def required(self) -> bool:
        """Whether each call must give it."""
        return "default" not in self.model_fields_set


class Macro(_Part):
    """A macro. ``help`` says what it prints, ``content`` what a `{% call %}` can put into it."""

    help: str = ""
    parameters: dict[str, Parameter]
    content: str = ""


class Example(_Part):
    """Calls of a macro under one title, in elements around them.

    ``macro`` is the first of the component if left out. ``frame`` names elements, from outside in,
    such as `div.deep > ul.tally > li*`; one with a star is around each call.
    """

    title: str
    macro: str = ""
    frame: str = ""
    each: str = ""
    calls: tuple[dict[str, Any], ...]

    @model_validator(mode="before")
    @classmethod
    def _one_call_is_enough(cls, data: Any) -> Any:
        if isinstance(data, dict) and "call" in data:
            data = dict(data)
            data["calls"] = [data.pop("call")]
        return data

    def expanded(self) -> Iterator[Example]:
        """Yield it with each key filled in: a call for each, or an example if the title says so."""
        if not self.each:
            yield self
            return
        keys = SOURCES[self.each]()
        if KEY in self.title:
            for key in keys:
                yield self.model_copy(
                    update=_filled({"title": self.title, "calls": self.calls}, key)
                )
        else:
            calls = tuple(_filled(call, key) for key in keys for call in self.calls)
            yield self.model_copy(update={"calls": calls})


class Component(_Part):
    """A component: what it is, its macros and its examples.

    ``styles`` are the style sheets that its page loads beside that of the site; ``shared`` holds
    what examples share by YAML's anchors.
    """

    title: str
    description: str
    styles: tuple[str, ...] = ()
    macros: dict[str, Macro]
    shared: Any = None
    examples: tuple[Example, ...]


@cache
def names() -> tuple[str, ...]:
    """Return the name of every component."""
    return tuple(sorted(path.name for path in FOLDER.iterdir() if path.is_dir()))


def template(name: str) -> str:
    """Return where the template of a component is, for Jinja."""
    return f"components/{name}/{name}.html"


@cache
def contract(name: str) -> Component:
    """Return the contract of a component."""
    return parsed((FOLDER / name / "component.yml").read_text(encoding="utf-8"))


class _TextLoader(yaml.SafeLoader):
    """YAML in which every value is text, but for `null` and what an anchor merges."""


_TextLoader.yaml_implicit_resolvers = {
    first: [rule for rule in rules if rule[0].endswith((":null", ":merge"))]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def parsed(text: str) -> Component:
    """Parse a contract."""
    return Component.model_validate(yaml.load(text, _TextLoader))


# -- types


_PLAIN = {"str": str, "int": int, "bool": bool, "day": dt.date, "none": None}
#: Where the classes are that templates receive.
_PACKAGES = ("model", "fold", "words", "charts", "pages", "easy_read", "search")


@cache
def _classes() -> Mapping[str, type]:
    """Return each record, state and view by its name."""
    found: dict[str, type] = {}
    for module in walk_packages(progress_site.__path__, "progress_site."):
        if module.name.split(".")[1] in _PACKAGES:
            for name, kind in vars(importlib.import_module(module.name)).items():
                if _is_record(kind) and kind.__module__ == module.name:
                    assert name not in found, f"{name} is the name of two classes"
                    found[name] = kind
    return found


def _is_record(kind: Any) -> bool:
    return isclass(kind) and (dataclasses.is_dataclass(kind) or issubclass(kind, BaseModel))


def type_of(name: str) -> Any:
    """Return the type that a contract names: `Link | none`, `list[Link]`, `dict[str, Link]`.

    Raises:
        ContractError: no class has this name.
    """
    if inner := re.fullmatch(r"list\[(.+)\]", name):
        return types.GenericAlias(tuple, (type_of(inner[1]), ...))
    if inner := re.fullmatch(r"dict\[str, (.+)\]", name):
        return types.GenericAlias(dict, (str, type_of(inner[1])))
    if inner := re.fullmatch(r"tuple\[(.+)\]", name):
        return types.GenericAlias(tuple, tuple(type_of(part) for part in inner[1].split(", ")))
    if " | " in name:
        return reduce(or_, (type_of(part) for part in name.split(" | ")))
    if name in _PLAIN:
        return _PLAIN[name]
    if name not in _classes():
        raise ContractError(f"no class is called {name}")
    return _classes()[name]


# -- values


def _on(day: str) -> dt.date:
    return {"while it runs": demo.WHILE_IT_RUNS, "after its end": demo.AFTER_ITS_END}[day]


#: What is made from a short text, because nobody could type it, or because it must be as on a site.
_MADE: dict[type, Callable[[str], Any]] = {
    PartialDate: parse,
    When: lambda text: when(parse(text)),
    Mark: lambda text: mark(*text.split(".")),
    LanguageView: language,
    ChartView: lambda case: chart_of_day(chart_cases.cases()[case], chart_cases.DAY),
    SparkView: lambda case: spark(chart_cases.cases()[case], chart_cases.DAY),
    PathsView: lambda day: paths_view(demo.state(_on(day))),
    LineView: lambda day: line_view(demo.state(_on(day)), 2018),
}


def built(kind: Any, value: Any) -> Any:
    """Return the value of a type that data stands for.

    Raises:
        ContractError: the data does not fit the type.
    """
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _one_of(inner, value)
    if _is_record(kind) and isinstance(value, dict):
        return _record(kind, value)
    try:
        if origin is tuple and isinstance(value, list):
            kinds = [inner[0]] * len(value) if inner[-1] is Ellipsis else inner
            return tuple(built(k, v) for k, v in zip(kinds, value, strict=True))
        if origin is dict and isinstance(value, dict):
            return {key: built(inner[1], part) for key, part in value.items()}
        if kind in _MADE and isinstance(value, str):
            return _MADE[kind](value)
        return TypeAdapter(kind).validate_python(value)
    except (LookupError, TypeError, ValueError) as error:
        raise ContractError(
            f"{value!r} is no {getattr(kind, '__name__', kind)}: {error}"
        ) from error


def _one_of(kinds: tuple[Any, ...], value: Any) -> Any:
    if value is None and type(None) in kinds:
        return None
    *first, last = (kind for kind in kinds if kind is not type(None))
    for kind in first:
        try:
            return built(kind, value)
        except ContractError:
            continue
    return built(last, value)


def _record(kind: Any, data: Mapping[str, Any]) -> Any:
    """Return an instance in which only the given fields, and those with a default, are set."""
    hints = get_type_hints(kind, include_extras=True)
    model = issubclass(kind, BaseModel)
    fields = kind.model_fields if model else {field.name for field in dataclasses.fields(kind)}
    if unknown := [name for name in data if name not in fields]:
        raise ContractError(f"{kind.__name__} has no field {', '.join(unknown)}")
    given = {name: built(hints[name], value) for name, value in data.items()}
    if model:
        return kind.model_construct(**given)
    made = object.__new__(kind)
    defaults = {f.name: f.default for f in dataclasses.fields(kind)}
    for name, value in (defaults | given).items():
        if value is not dataclasses.MISSING:
            object.__setattr__(made, name, value)
    return made


def _shapes() -> list[str]:
    module = environment().get_template(template("icon")).module
    return list(module.shapes)  # type: ignore[attr-defined]  # set in the template


def _marks() -> list[str]:
    words = ((group, key, word) for group, keys in VOCABULARY.items() for key, word in keys.items())
    return [f"{group}.{key}" for group, key, word in words if word.icon]


def _small_charts() -> list[str]:
    cases = chart_cases.cases().items()
    return [name for name, state in cases if spark(state, chart_cases.DAY) is not None]


#: What an example can show once for each.
SOURCES: dict[str, Callable[[], list[str]]] = {
    "status": lambda: list(VOCABULARY["status"]),
    "trend": lambda: list(VOCABULARY["trend"]),
    "mark": _marks,
    "drawing": _shapes,
    "chart": lambda: list(chart_cases.cases()),
    "small chart": _small_charts,
}


def _filled(value: Any, key: str) -> Any:
    """Return data with a key in its place, wherever that is."""
    if isinstance(value, dict):
        return {name: _filled(part, key) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_filled(part, key) for part in value)
    return value.replace(KEY, key) if isinstance(value, str) else value


# -- pages


def arguments(macro: Macro, call: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a call gives a macro; `root` leads to the folder with the assets.

    Raises:
        ContractError: a parameter is unknown or missing, or a value does not fit its type.
    """
    given = dict(call)
    content = given.pop("content", None)
    if "root" in macro.parameters:
        given.setdefault("root", ROOT)
    if unknown := given.keys() - macro.parameters.keys():
        raise ContractError(f"no parameter is called {', '.join(sorted(unknown))}")
    if missing := [n for n, p in macro.parameters.items() if p.required and n not in given]:
        raise ContractError(f"an example lacks {', '.join(missing)}")
    values = {n: built(type_of(macro.parameters[n].type), value) for n, value in given.items()}
    if content is not None:
        values["caller"] = lambda: Markup("<p>{}</p>").format(content)
    return values


def rendered(name: str, component: Component, example: Example, where: Environment) -> Markup:
    """Return an example of a component as HTML.

    Raises:
        ContractError: its data does not fit the contract.
        UndefinedError: it lacks a field that the template reads.
    """
    macro = example.macro or next(iter(component.macros))
    try:
        if macro not in component.macros:
            raise ContractError(f"no macro is called {macro}")
        calls = [arguments(component.macros[macro], call) for call in example.calls]
    except ContractError as error:
        raise ContractError(f"{name}: “{example.title}”: {error}") from error
    function = getattr(where.get_template(template(name)).module, macro)
    return framed(example.frame, [Markup(function(**call).strip()) for call in calls])


def framed(frame: str, parts: list[Markup]) -> Markup:
    """Return parts in the elements of a frame, such as `ul.tally > li*`."""
    for step in reversed(frame.split(" > ") if frame else []):
        tag, *classes = step.rstrip("*").split(".")
        named = Markup(' class="{}"').format(" ".join(classes)) if classes else ""
        around = Markup("<{}{}>{{}}</{}>").format(tag, named, tag)
        if not step.endswith("*"):
            parts = [Markup("\n").join(parts)]
        parts = [around.format(part) for part in parts]
    return Markup("\n").join(parts)


def examples(
    name: str, component: Component | None = None, where: Environment | None = None
) -> Iterator[tuple[str, Markup]]:
    """Yield the title and the HTML of every example of a component."""
    component = component or contract(name)
    for example in component.examples:
        for one in example.expanded():
            yield one.title, rendered(name, component, one, where or environment())


def page(name: str) -> str:
    """Return the page of a component: its contract, and its examples."""
    source = _source("component.html")
    return (
        environment()
        .from_string(source)
        .render(root=ROOT, component=contract(name), examples=examples(name))
    )


def write_pages(folder: Path) -> None:
    """Write a page for each component into a folder, and one that links to them."""
    for name in names():
        (folder / name).mkdir(parents=True)
        (folder / name / "index.html").write_text(page(name), encoding="utf-8")
    listed = {name: contract(name) for name in names()}
    index = environment().from_string(_source("index.html")).render(root="", components=listed)
    (folder / "index.html").write_text(index, encoding="utf-8")


def _source(name: str) -> str:
    return (Path(__file__).parent / "component_pages" / name).read_text(encoding="utf-8")
