"""The kinds of value that a field can hold, parsed from the text of a data file.

The reader keeps every scalar as text (`no` stays “no”, `3.10` stays “3.10”); these types turn it
into what the record means, or ask back in plain words.

What a code means is asked of CLDR, the data of the Unicode consortium, which come with Babel.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal, get_args

from babel import Locale, UnknownLocaleError
from pydantic import (
    AfterValidator,
    BeforeValidator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, core_schema

from progress_site.model.problem import validation_error


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise validation_error(
            "this should be words", "write text, not a list or a block of settings"
        )
    text = value.strip()
    if not text:
        raise validation_error("this is empty", "write the words, or take the line out")
    return text


def _flag(value: object) -> bool:
    if isinstance(value, bool):
        return value
    text = value.strip().lower() if isinstance(value, str) else ""
    if text in ("true", "false"):
        return text == "true"
    meant = {"yes": "true", "on": "true", "no": "false", "off": "false"}.get(text, "true or false")
    raise validation_error(f"“{_show(value)}” is not true or false", f"write {meant}")


def _whole(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,6}", value.strip()):
        return int(value)
    raise validation_error(
        f"“{_show(value)}” is not a whole number", "write digits only, such as 3"
    )


def decimal_from(value: object) -> Decimal:
    """Read a figure such as `57.5` or `-1.46`.

    Raises:
        PydanticCustomError: it is not one plain figure.
    """
    if isinstance(value, Decimal):
        return value
    text = str(value).strip().replace("\N{MINUS SIGN}", "-") if isinstance(value, str | int) else ""
    if re.fullmatch(r"-?[0-9]{1,12}(\.[0-9]{1,6})?", text):
        return Decimal(text)
    if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text):
        raise validation_error(
            f"“{text}” has too many digits for a figure",
            "write at most 12 in front of the point and 6 behind it",
        )
    raise validation_error(
        f"“{_show(value)}” is not a figure",
        "write digits and at most one point, without a unit or a comma, such as 57.5",
    )


@dataclass(frozen=True)
class Pattern:
    """Marks a text that has one form: it is validated, and its JSON Schema asks for the same.

    ``form`` is the regular expression that the whole text matches; ``what`` ends the sentence that
    says that a text does not, and ``instead`` says what to write. ``meant`` gives what a text
    should be, or nothing. ``schema`` is the JSON Schema where it is not that of ``form``.
    """

    form: str
    what: str
    instead: str = ""
    meant: Callable[[str], str] = lambda text: ""
    schema: dict[str, Any] = field(default_factory=dict, compare=False)

    def read(self, value: object) -> str:
        """Return the text without space around it.

        Raises:
            PydanticCustomError: it has another form.
        """
        text = value.strip() if isinstance(value, str) else ""
        if re.fullmatch(self.form, text):
            return text
        better = self.meant(text)
        raise validation_error(
            f"“{_show(value)}” {self.what}", f"write {better}" if better else self.instead
        )

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self.read, handler(source))

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "string", **(self.schema or {"pattern": f"^{self.form}$"})}


def _show(value: object) -> str:
    if isinstance(value, dict):
        return "a block of settings"
    if isinstance(value, list):
        return "a list"
    return str(value)


def _as_id(text: str) -> str:
    better = re.sub(r"[^a-z0-9]+", "-", text.lower().replace("'", "").replace("’", "")).strip("-")
    return better if len(better) <= 40 else ""


def _as_milestone(text: str) -> str:
    found = re.search(MILESTONE, text)
    return f'"{found[0]}"' if found else ""


ID = r"[a-z0-9]+(-[a-z0-9]+)*"
SLUG = rf"[0-9]{{4}}(-[0-9]{{2}}(-[0-9]{{2}})?)?-{ID}"
MILESTONE = r"[1-9][0-9]?\.[1-9][0-9]?"

Text = Annotated[str, BeforeValidator(_text), WithJsonSchema({"type": "string", "minLength": 1})]
Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"type": "boolean"})]
Whole = Annotated[int, BeforeValidator(_whole), WithJsonSchema({"type": "integer", "minimum": 0})]
Figure = Annotated[
    Decimal, BeforeValidator(decimal_from), WithJsonSchema({"type": ["number", "string"]})
]
Id = Annotated[
    str,
    Pattern(
        ID,
        "is not an id",
        "use small letters, digits and single hyphens, such as exclusion-rate",
        _as_id,
    ),
]
_UPDATE = "write the file name without .md, such as 2024-03-14-guide"
Slug = Annotated[str, Pattern(SLUG, "is not the name of an update", _UPDATE)]
_NUMBER = 'write action, point, number, such as "3.2"'
MilestoneId = Annotated[
    str, Pattern(MILESTONE, "is not the number of a milestone", _NUMBER, _as_milestone)
]
_LETTER = 'write milestone, point, letter, such as "3.2.a"'
ActivityId = Annotated[
    str, Pattern(rf"{MILESTONE}\.[a-z]", "is not the id of an activity", _LETTER)
]


@dataclass(frozen=True, slots=True)
class RefersTo:
    """Marks a value as the number or id of another record; the reader checks that it exists."""

    kind: str


ActionNumber = Annotated[Whole, RefersTo("action")]
AreaNumber = Annotated[Whole, RefersTo("area")]
EvidenceId = Annotated[Id, RefersTo("evidence")]
FeedbackId = Annotated[Id, RefersTo("feedback")]
GroupId = Annotated[Id, RefersTo("group")]
LawId = Annotated[Id, RefersTo("law")]
MeasureId = Annotated[Id, RefersTo("measure")]
#: Evidence, a measure or feedback.
SourceId = Annotated[Id, RefersTo("source")]
UpdateSlug = Annotated[Slug, RefersTo("update")]


def unique(key: str, called: str, *, by: str = "", instead: str = "") -> AfterValidator:
    """Return a check that no two records of a list have the same ``key``.

    Args:
        key: the key to compare and to point at
        called: what a message calls such a record; {} is the value of its key
        by: the attribute to compare, if it is not the key itself
        instead: what to do about two that are alike
    """

    def check(records: tuple[Any, ...]) -> tuple[Any, ...]:
        seen: set[object] = set()
        for i, record in enumerate(records):
            ident = getattr(record, by or key)
            if ident in seen:
                raise validation_error(
                    f"{called.format(getattr(record, key))} stands here twice",
                    instead or f"give this one another {key}, or take it out",
                    i,
                    key,
                )
            seen.add(ident)
        return records

    return AfterValidator(check)


_WEB_ADDRESS = Pattern(
    r"https?://[^\s/.]+(\.[^\s/.]+)+(:\d+)?(/\S*)?",
    "is not a web address",
    "write it whole, with https:// in front",
    schema={"pattern": "^https?://"},
)
Url = Annotated[str, _WEB_ADDRESS]


def _as_origin(text: str) -> str:
    found = re.match(r"(?:https?://)?((?:\*\.)?[\w-]+(?:\.[\w-]+)+)", text, re.ASCII)
    return f"https://{found[1].lower() if found else 'www.council.example'}"


#: A website as a content policy names it: no path, and a star for all below a name.
Origin = Annotated[
    str,
    Pattern(
        r"https://(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+(:[0-9]+)?",
        "does not name a website",
        meant=_as_origin,
        schema={"pattern": r"^https://[^/\s]+$"},
    ),
]


def _place(value: object) -> str:
    text = _text(value)
    if text.startswith("media/"):
        return text
    if re.match(r"https?:", text, re.I):
        return _WEB_ADDRESS.read(text)
    if text.startswith("www."):
        raise validation_error(f"“{text}” is not a whole web address", f"write https://{text}")
    under = re.sub(r"^(\./|/)*(docs/)?(media/)?", "", text)
    raise validation_error(
        f"“{text}” does not say where it is",
        f"write media/{under} for a file under docs/media, or a web address with https:// in front",
    )


#: Where another form of a record is.
Place = Annotated[
    str,
    BeforeValidator(_place),
    WithJsonSchema({"type": "string", "pattern": "^(https?://|media/)"}),
]


def _file_size(value: object) -> str:
    text = value.strip() if isinstance(value, str) else ""
    found = re.fullmatch(r"([0-9]{1,4}(?:\.[0-9])?) ?(KB|MB|GB)", text, re.I)
    if not found:
        raise validation_error(
            f"“{_show(value)}” is not the size of a file", "write it like 340 KB or 2.4 MB"
        )
    return f"{found[1]} {found[2].upper()}"


#: The size of a file that is elsewhere, as its page gives it.
FileSize = Annotated[
    str,
    BeforeValidator(_file_size),
    WithJsonSchema({"type": "string", "pattern": "^[0-9]{1,4}([.][0-9])? ?(KB|MB|GB)$"}),
]

#: What a source has instead of a figure: too few people, or nothing.
NoFigure = Literal["suppressed", "not_published"]


def _reading(value: object) -> Any:
    if value in get_args(NoFigure):
        return value
    try:
        return decimal_from(value)
    except ValueError as error:  # what `ask` returns is one
        if isinstance(value, str) and re.fullmatch(r"[-0-9.]+", value):
            raise
        raise validation_error(
            f"“{_show(value)}” is not a figure",
            "write digits such as 57.5, or suppressed (too few to publish), or not_published",
        ) from error


_FIGURE_OR_NONE = [{"type": "number"}, {"enum": [*get_args(NoFigure)]}, {"type": "string"}]
ReadingValue = Annotated[
    Decimal | NoFigure, BeforeValidator(_reading), WithJsonSchema({"anyOf": _FIGURE_OR_NONE})
]


#: British Sign Language, which CLDR does not know, by its code of ISO 639-3.
BSL = "bfi"

_CODE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z]{4})?([-_]([A-Za-z]{2}|[0-9]{3}))?")


def locale_of(code: str) -> Locale | None:
    """Return what CLDR knows of a language, or `None` where it knows no more than a name."""
    try:
        return Locale.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None


@cache
def english_names() -> dict[str, str]:
    """Return the English name of every language, by its code."""
    names = Locale("en").languages
    known = {code: str(name) for code, name in names.items() if "_" not in code}
    return {**known, BSL: "British Sign Language"}


def language_code(text: str) -> str | None:
    """Return the code of a language as HTML writes it, or `None` when there is no such language."""
    if not _CODE.fullmatch(text):
        return None
    if (found := locale_of(text)) is not None:
        return str(found).replace("_", "-")
    return text.lower() if text.lower() in english_names() else None


def _language(value: object) -> str:
    text = value.strip() if isinstance(value, str) else ""
    code = language_code(text)
    if code is None:
        raise validation_error(f"“{text}” is not the code of a language", _instead(text))
    return code


def _instead(text: str) -> str:
    codes = {name.lower(): code for code, name in english_names().items()}
    close = difflib.get_close_matches(text.lower()[:40], list(codes), n=1, cutoff=0.75)
    if close:
        code = codes[close[0]]
        return f"write {code} for {english_names()[code]}"
    return "write its code of two or three letters, such as pl for Polish or ur for Urdu"


Language = Annotated[
    str,
    BeforeValidator(_language),
    WithJsonSchema({"type": "string", "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]+)*$"}),
]
