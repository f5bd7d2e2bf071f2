"""What looks like a private detail stops a build, and what only looks like one does not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from progress_site.model.problem import Problem
from progress_site.model.reference import plain_contact
from progress_site.read.nodes import Document, parse_yaml
from progress_site.read.privacy.details import is_nhs_number
from progress_site.read.privacy.rule import private_details

NEAR_MISSES: dict[str, list[str]] = yaml.safe_load(
    Path(__file__).with_name("near_misses.yml").read_text(encoding="utf-8")
)


def told(text: str, *, threshold: int = 5, path: str = "plan_data/feedback/x.yml") -> list[Problem]:
    return private_details({path: Document(path, data={"words": text})}, (), threshold)


def in_body(text: str) -> list[Problem]:
    document = Document("docs/updates/x.md", data={}, body=text, body_line=9)
    return private_details({document.file: document}, (), 5)


def in_name(text: str) -> list[Problem]:
    name = re.sub(r"[ /:]+", "-", text.strip(".").lower())
    return private_details({}, [f"media/{name}.png"], 5)


def test_there_are_many_near_misses() -> None:
    assert sum(map(len, NEAR_MISSES.values())) >= 100


@pytest.mark.parametrize("group", NEAR_MISSES)
def test_near_miss(group: str) -> None:
    texts = NEAR_MISSES[group]
    assert [text for text in texts if told(text) or in_body(text)] == []
    assert [text for text in texts if "http" not in text and in_name(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "3 children",
        "3  children",
        "Three disabled children were moved.",
        "2 pupils at Hill School",
        "two Year 7 pupils at Hill School",
        "1 child",
        "1 of our pupils",
        "One of the families moved.",
        "One family told us so.",
        "only one child came",
        "4 (four) parents",
        "3 of 30 pupils",
        "3 of the 12 children",
        "2 out of 12 families",
        "3 children in 4 schools",
        "fewer than 3 pupils",
        "two or three families",
        "Two people with autism came.",
        "Three people told us.",
        "four looked-after children",
        "3 autistic, non-verbal pupils",
        "The number of pupils in it was 3.",
        "number of children: 2",
        "3 pupils at Hill School each got a place.",
        "two parent carers",
        "Last year 3 pupils moved.",
        "3\u00a0children",
        "3 x parents",
        "Families: 2.",
        "parents (3)",
        "pupils = 4",
        "In the autumn term two pupils moved.",
        "In my class 4 pupils have a plan.",
    ],
)
def test_small_number(text: str) -> None:
    (problem,) = told(text)
    assert "number of people below 5" in problem.what
    assert told(text, threshold=0) == told(text, threshold=1) == []


@pytest.mark.parametrize(
    ("text", "threshold", "wanted"),
    [
        ("Nine pupils", 10, 1),
        ("Nine pupils", 9, 0),
        ("9 pupils", 10, 1),
        ("29 pupils", 30, 1),
        ("30 pupils", 30, 0),
        ("twelve pupils", 30, 1),
    ],
)
def test_the_plan_says_what_is_small(text: str, threshold: int, wanted: int) -> None:
    assert len(told(text, threshold=threshold)) == wanted


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Write to jo.bloggs@school.example.", "e-mail"),
        ("Write to JO+send@a-b.c.example", "e-mail"),
        ("[Write](mailto:jo@school.example)", "e-mail"),
        ("Ring 07700 900123.", "phone"),
        ("Ring 07700900123", "phone"),
        ("Ring 07700 900 123 or come", "phone"),
        ("Ring 0113 496 0123", "phone"),
        ("Ring (01632) 960123", "phone"),
        ("Ring 01632-960-123", "phone"),
        ("Ring +44 7700 900123", "phone"),
        ("Ring +44 (0)1632 960123", "phone"),
        ("Ring +447700900123", "phone"),
        ("Ring 0044 1632 960123", "phone"),
        ("Ring 020 7946 0123", "phone"),
        ("Ring 0300 123 1234", "phone"),
        ("Ring 01632 960123 24 hours a day", "phone"),
        ("Tel:01632 960123", "phone"),
        ("NHS number 943 476 5919", "NHS"),
        ("943-476-5919", "NHS"),
        ("(9434765919)", "NHS"),
        ("They live at TA1 1AA.", "postcode"),
        ("They live at SW1A 1AA.", "postcode"),
        ("BA16 0AA", "postcode"),
        ("ba160aa", "postcode"),
        ("born on 3.4.2015", "birth"),
        ("Born 3 April 2015", "birth"),
        ("DOB 03/04/15", "birth"),
        ("D.O.B.: 3-4-2015", "birth"),
        ("date of birth is 2015-04-03", "birth"),
        ("was born on the 3rd of April 2015", "birth"),
        ("His birthday is on 3 April", "birth"),
        ("JT in Year 4", "one child"),
        ("J.T., Y4", "one child"),
        ("J. T. (Year 10)", "one child"),
        ("JT, who is in Year 4, said", "one child"),
        ("JT, aged 9", "one child"),
        ("Year 4 pupil JT", "one child"),
        ("Year 4 (J.T.)", "one child"),
        ("KM in Reception", "one child"),
    ],
)
def test_private_detail(text: str, kind: str) -> None:
    (problem,) = told(text)
    assert kind in problem.what
    assert [p.what for p in in_body(text)] == [problem.what]
    # Logs are public: the detail is not told again.
    for word in re.findall(r"[\w.@+-]{5,}", text):
        if any(sign.isdigit() or sign == "@" for sign in word):
            assert word.strip(".") not in str(problem)


@pytest.mark.parametrize(
    "name",
    [
        "jt-year-4",
        "j-t-y4-letter",
        "letter_of_JT_in_Year_4",
        "3-children-at-hill-school",
        "call-07700900123",
        "943-476-5919",
        "home-ta1-1aa",
        "dob-3-4-2015",
        "jo.bloggs@school.example",
    ],
)
def test_private_detail_in_a_name(name: str) -> None:
    (problem,) = private_details({}, [f"media/{name}.pdf"], 5)
    assert (problem.file, problem.line, problem.column) == (f"docs/media/{name}.pdf", 1, 1)


def test_the_date_of_an_update_is_no_number_of_people() -> None:
    name = "docs/updates/2024-03-children-first.md"
    assert private_details({name: Document(name, data={})}, (), 5) == []


@pytest.mark.parametrize(
    ("digits", "wanted"),
    [
        ("9434765919", True),
        ("9434765918", False),
        ("9434765870", True),
        ("4010232137", True),
        ("4010232138", False),
        ("1111111111", False),
        ("9434765210", False),  # the remainder leaves 10, which is no digit
    ],
)
def test_check_digit_of_an_nhs_number(digits: str, wanted: bool) -> None:
    assert is_nhs_number(digits) is wanted


CONTACTS = """\
contacts:
  - {value: 01632 960123, whose: the council, why: It stands on its website.}
  - {value: Send@council.example, whose: the council, why: It stands on its website.}
  - {value: TA1 1AA, whose: the council, why: It stands on its website.}
"""


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("Ring 01632 960 123", True),
        ("Ring +44 1632 960123", True),
        ("Ring 01632 960124", False),
        ("Write to send@council.example", True),
        ("Write to jo@council.example", False),
        ("Come to TA11AA", True),
        ("Come to TA1 1AB", False),
        ("JT in Year 4", False),
    ],
)
def test_public_contact(text: str, allowed: bool) -> None:
    contacts = parse_yaml("plan_data/public_contacts.yml", CONTACTS)
    plan = Document("plan_data/plan.yml", data={"governance": [{"does": text}]})
    found = private_details({contacts.file: contacts, plan.file: plan}, (), 5)
    assert bool(found) is not allowed


def test_the_contact_of_the_plan_is_public_everywhere() -> None:
    plan = Document(
        "plan_data/plan.yml",
        data={"contact": {"phone": "01632 960123", "words": "Come to 1 High Street, TA1 1AA."}},
    )
    page = Document("docs/about.md", data={}, body="Ring +44 1632 960123.")
    assert private_details({plan.file: plan, page.file: page}, (), 5) == []
    private = Document("plan_data/plan.yml", data={"contact": {"words": "JT in Year 4"}})
    assert len(private_details({private.file: private}, (), 5)) == 1


def test_a_word_of_the_glossary_is_no_initials() -> None:
    glossary = Document("plan_data/glossary.yml", data={"terms": [{"term": "JT", "means": "x"}]})
    page = Document("docs/about.md", data={}, body="JT in Year 4")
    assert private_details({page.file: page}, (), 5) != []
    assert private_details({glossary.file: glossary, page.file: page}, (), 5) == []


def test_one_form_of_a_contact() -> None:
    assert plain_contact(" Jo@A.example") == "jo@a.example"
    forms = ("01632 960123", "(01632) 960-123", "+44 1632 960123", "0044 (0)1632 960123")
    assert {plain_contact(form) for form in forms} == {"01632960123"}
    assert plain_contact("ta1 1aa") == "TA11AA"


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("words: Ring 07700 900123", 1, 13),
        ("words: >-\n  First words\n  and then 07700 900123", 3, 12),
        ("words: First words\n  and then\n  Ring 07700 900123", 3, 8),
        ("words: 'It''s 07700 900123'", 1, 15),
        ('words: "A \\"word\\" 07700 900123"', 1, 20),
        ("words: |\n  One\n\n  Ring 07700 900123", 4, 8),
        ("words: x\n# Ring 07700 900123", 2, 8),
        ("{words: [one, Ring 07700 900123]}", 1, 20),
    ],
)
def test_the_place_of_a_detail(text: str, line: int, column: int) -> None:
    document = parse_yaml("plan_data/feedback/x.yml", text)
    (problem,) = private_details({document.file: document}, (), 5)
    assert (problem.line, problem.column) == (line, column)


def test_the_place_in_running_words() -> None:
    (problem,) = in_body("First.\n\nRing 07700 900123 now.")
    assert (problem.line, problem.column) == (11, 6)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("**3** children", 9, 3),
        ("3&nbsp;children", 9, 1),
        ("<b>3</b> children", 9, 4),
        ("_JT_ in **Year 4**", 9, 2),
        ("Ring 07700\n900123 now", 9, 6),
        ("Ring 07700\u00a0900123", 9, 6),
        ("Ring 01632\u2011960123", 9, 6),
        ("| | 2023 | 2024 |\n|---|---|---|\n| Pupils sent home | 40 | 3 |", 11, 27),
        ("| School | Pupils |\n|---|---|\n| North | two |", 11, 11),
        ("Number of families | x\n\n| Number of families | 4 |", 11, 24),
    ],
)
def test_marks_and_tables_hide_nothing(text: str, line: int, column: int) -> None:
    (problem,) = in_body(text)
    assert (problem.line, problem.column) == (line, column)
