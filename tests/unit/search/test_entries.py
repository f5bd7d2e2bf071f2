"""What can be found, what search reads, and the list from A to Z."""

from __future__ import annotations

import datetime as dt
import json
import re

import pytest

from progress_site.model.reference import Term
from progress_site.search.entries import KINDS, Entry, synonyms
from progress_site.search.pages import LONGEST, AToZView, a_to_z_views, index_files, versioned
from progress_site.urls.addresses import LETTERS
from tests.support.demo import (
    AFTER_ITS_END,
    FUTURE,
    WHILE_IT_RUNS,
    WITHDRAWN,
    pages_on,
    state,
)

DAYS = [WHILE_IT_RUNS, AFTER_ITS_END]


def read(content: bytes) -> dict[str, list[list[object]]]:
    """Return the data of one file of the index; it is one call with nothing else."""
    call = re.fullmatch(r"progressIndex\((.*)\);\n", content.decode(), re.DOTALL)
    assert call
    found: dict[str, list[list[object]]] = json.loads(call[1])
    return found


def index_on(day: dt.date) -> dict[str, list[list[object]]]:
    (content,) = pages_on(day)["search/"].files.values()
    return read(content)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_record_that_is_not_withdrawn_can_be_found(day: dt.date) -> None:
    found = state(day)
    wanted = {
        *(f"actions/{n}/" for n, a in found.actions.items() if not a.record.withdrawn),
        *(f"figures/{i}/" for i, m in found.measures.items() if not m.record.withdrawn),
        *(f"you-said-we-did/{i}/" for i, f in found.feedback.items() if not f.record.withdrawn),
        *(f"updates/{u.slug}/" for u in found.updates if not u.withdrawn),
        *(f"sources/{i}/" for i, e in found.evidence.items() if not e.withdrawn),
        *(f"glossary/#{t.anchor}" for t in found.library.glossary.terms if not t.withdrawn),
        *(f"your-rights/{s.id}/" for s in found.library.your_rights.stages if not s.withdrawn),
    }
    there = [str(row[0]) for row in index_on(day)["entries"]]
    assert len(there) == len(set(there))
    kinds = {str(row[0]): row[2] for row in index_on(day)["entries"]}
    others = {address for address, kind in kinds.items() if kind == list(KINDS).index("page")}
    assert set(there) - others == wanted
    assert {"", "glossary/", "get-help/"} <= others
    assert others <= set(pages_on(day)), "an address without a page"
    words = json.dumps(index_on(day)).lower()
    assert WITHDRAWN not in words
    assert FUTURE not in words


def test_lists_that_only_lead_on_are_not_found() -> None:
    for row in index_on(AFTER_ITS_END)["entries"]:
        assert not re.search(
            r"/(\d{4}|history)/$|/(action|area|stage|status|response)/", str(row[0])
        )


def test_the_words_of_an_update_are_looked_through() -> None:
    rows = {str(row[0]): row for row in index_on(AFTER_ITS_END)["entries"]}
    assert (
        "in front of everyone."
        in json.dumps(rows["you-said-we-did/papers-before-meetings/"]).lower()
    )


def test_lasting_things_stand_first_and_files_are_cut_between_entries() -> None:
    entries = [Entry(f"updates/{n}/", f"Title {n}", "update", "w" * 90) for n in range(20)]
    files = index_files(entries, [("kicked out", "suspension")], longest=500)
    assert len(files) > 3
    assert list(files) == [f"search/index-{n}.js" for n in range(1, len(files) + 1)]
    parts = [read(content) for content in files.values()]
    assert parts[0]["also"] == [["kicked out", "suspension"]]
    assert all("also" not in part for part in parts[1:])
    assert [row[0] for part in parts for row in part["entries"]] == [e.address for e in entries]
    order = [row[2] for row in index_on(AFTER_ITS_END)["entries"]]
    assert order == sorted(order)  # type: ignore[type-var]  # they are numbers
    assert len(index_files(entries, [], LONGEST)) == 1


def test_hostile_words_end_no_script_and_no_line() -> None:
    text = "</script><!-- \u2028 \u2029 \" \\ ' ${1}"
    (content,) = index_files([Entry("a/", text, "page", text)], [(text, text)]).values()
    assert b"<" not in content
    assert "\u2028" not in content.decode()
    assert read(content)["entries"][0][1] == text


def test_a_file_that_changed_has_another_address() -> None:
    one = versioned(index_files([Entry("a/", "A", "page", "one")], []))
    two = versioned(index_files([Entry("a/", "A", "page", "two")], []))
    assert one != two
    assert one == versioned(index_files([Entry("a/", "A", "page", "one")], []))


# -- from A to Z

TERMS = (
    Term(term="suspension", means="…", also=("suspended",), searched_as=("sent home", "exclusion")),
    Term(term="exclusion", means="…", searched_as=("sent home",)),
    Term(term="EHC plan", full="Education, health and care plan", means="…"),
)
ENTRIES = (
    Entry("actions/10/", "Action 10: Words", "action", "…"),
    Entry("actions/2/", "Action 2: Stories", "action", "…"),
    Entry("updates/a/", "A plainer promise", "update", "…"),
    Entry("updates/b/", "Élan", "update", "…"),
    Entry("sources/b/", "élan", "evidence", "…"),
    Entry("figures/c/", "20 weeks", "measure", "…"),
    Entry("glossary/#suspension", "Suspension", "term", "…"),
)


def lines(view: AToZView) -> dict[str, list[str]]:
    return {letter.name: [item.link.text for item in letter.items] for letter in view.shown}


def test_a_short_list_is_one_page() -> None:
    ((address, view),) = a_to_z_views(ENTRIES, TERMS)
    assert address == "a-to-z/"
    assert lines(view) == {
        "A": ["Action 2: Stories", "Action 10: Words"],
        "E": [
            "Education, health and care plan: see EHC plan",
            "élan (Source)",
            "Élan (Update)",
        ],
        "P": ["A plainer promise"],
        "S": [
            "sent home: see exclusion",
            "sent home: see suspension",
            "suspended: see suspension",
            "Suspension",
        ],
        "0 to 9": ["20 weeks"],
    }
    assert [link.href for link in view.letters][:2] == ["a-to-z/#letter-a", "a-to-z/#letter-e"]


def test_a_long_list_has_a_page_for_every_letter_also_an_empty_one() -> None:
    views = dict(a_to_z_views(ENTRIES, TERMS, longest=150))
    assert {f"a-to-z/{letter}/" for letter in LETTERS} < set(views)
    assert [link.href for link in views["a-to-z/"].letters] == [f"a-to-z/{x}/" for x in LETTERS]
    assert lines(views["a-to-z/x/"]) == {"X": []}
    parts = [address for address in views if address.startswith("a-to-z/s/")]
    assert parts == ["a-to-z/s/", "a-to-z/s/2/"]
    both = [text for part in parts for text in lines(views[part])["S"]]
    assert both == lines(dict(a_to_z_views(ENTRIES, TERMS))["a-to-z/"])["S"]
    assert [link.href for link in views["a-to-z/s/"].parts] == ["a-to-z/s/2/"]
    titles = [view.title for view in views.values()]
    assert len(titles) == len(set(titles))


def test_every_word_that_is_meant_is_said_with_its_term() -> None:
    assert [(said, term.term) for said, term in synonyms(TERMS)] == [
        ("suspended", "suspension"),
        ("sent home", "suspension"),
        ("exclusion", "suspension"),
        ("sent home", "exclusion"),
        ("Education, health and care plan", "EHC plan"),
    ]
