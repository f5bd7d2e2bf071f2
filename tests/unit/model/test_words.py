"""The tables of what may follow what."""

from __future__ import annotations

from enum import StrEnum

import pytest

from progress_site.model.easy_read import OWN_PICTURES
from progress_site.model.reference import HelpTopic, LawState, RightTopic
from progress_site.model.vocabulary import (
    ENDED,
    OPEN,
    PLAN_TRANSITIONS,
    TRANSITIONS,
    VOCABULARY,
    ActivityStatus,
    AgainstTarget,
    Answer,
    AuditMethod,
    AuditResult,
    Availability,
    EvidenceKind,
    FileType,
    FormatKind,
    HowMany,
    Impact,
    PlanStatus,
    Reported,
    SetBy,
    Stage,
    Status,
    Trend,
    Wanted,
    WithdrawnReason,
    meant_by,
)


def test_only_done_and_stopped_are_final_and_nothing_becomes_not_started_again() -> None:
    """The guide prints the table. Whoever changes this rule told readers otherwise."""
    for before, after in TRANSITIONS.items():
        match str(before):
            case "done" | "stopped":
                assert after == set()
            case "not_started":
                assert after == set(Reported)
            case _:
                assert after == set(Reported) - {Reported.NOT_STARTED}
    assert set(TRANSITIONS) == set(Reported)


def test_a_promise_is_open_until_it_is_done_or_stopped() -> None:
    assert {str(s) for s in set(Reported) - OPEN} == {"done", "stopped"}


def test_late_and_unfinished_are_never_reported() -> None:
    assert {str(s) for s in Status} - {str(s) for s in Reported} == {"late", "unfinished"}


def test_the_plan_only_moves_forward() -> None:
    order = list(PlanStatus)
    for before, after in PLAN_TRANSITIONS.items():
        assert all(order.index(a) > order.index(before) for a in after)
    assert set(PLAN_TRANSITIONS) == set(PlanStatus)
    assert {str(s) for s in ENDED} == {"stepped_down", "closed", "superseded"}


#: The enumeration that each group of the vocabulary follows.
GROUPS: dict[str, type[StrEnum]] = {
    "status": Status,
    "activity": ActivityStatus,
    "impact": Impact,
    "answer": Answer,
    "trend": Trend,
    "target": AgainstTarget,
    "plan": PlanStatus,
    "how_many": HowMany,
    "stage": Stage,
    "withdrawn": WithdrawnReason,
    "law_state": LawState,
    "help_topic": HelpTopic,
    "right_topic": RightTopic,
    "evidence_kind": EvidenceKind,
    "availability": Availability,
    "wanted": Wanted,
    "target_question": SetBy,
    "target_name": SetBy,
    "target_caption": SetBy,
    "audit_method": AuditMethod,
    "audit_result": AuditResult,
    "format_kind": FormatKind,
    "file_type": FileType,
}

#: What each word of a group must say; pages use it without asking.
NEEDED = {
    "status": ("label", "within", "icon", "means", "picture", "easy"),
    "activity": ("label", "within", "icon", "means"),
    "impact": ("label", "within", "icon", "means", "picture", "easy"),
    "answer": ("label", "icon", "means", "picture", "easy"),
    "trend": ("label", "icon", "means", "picture"),
    "target": ("label", "icon", "means"),
    "plan": ("label", "within", "icon", "means", "easy"),
    "withdrawn": ("label", "easy"),
    "evidence_kind": ("label", "means"),
}


@pytest.mark.parametrize("group", GROUPS)
def test_each_word_of_the_record_has_an_entry(group: str) -> None:
    for key in GROUPS[group]:
        word = VOCABULARY[group][key]
        assert all(getattr(word, part) for part in NEEDED.get(group, ("label",))), key


def test_what_is_counted_has_words_for_one_and_many() -> None:
    for status in set(Status) - {Status.DONE}:
        assert all("%(number)s" in form for form in VOCABULARY["status"][status].easy_many)
    for ended in ENDED:
        word = VOCABULARY["plan"][ended]
        assert word.happened
        assert word.at_the_end
        assert all("%(number)s" in form for form in word.easy_many)
    assert {word.picture for word in VOCABULARY["trend"].values()} == set(VOCABULARY["figures"])


#: How the marks of each group feel, where they are not plain.
TONES = {
    "status": {
        "good": {"done"},
        "warn": {"late", "at_risk", "unfinished"},
        "quiet": {"not_started", "paused", "stopped"},
    },
    "activity": {"good": {"done"}, "quiet": {"not_started", "stopped"}},
    "impact": {"good": {"making_a_difference"}},
    "answer": {"good": {"done"}, "quiet": {"cannot_do", "none", "withdrawn"}},
    "trend": {
        "good": {"better"},
        "warn": {"worse"},
        "quiet": {
            "changed",
            "one_reading_only",
            "not_comparable",
            "too_few_to_publish",
            "not_measured_yet",
        },
    },
    "target": {
        "good": {"met", "on_course", "law_kept"},
        "warn": {"behind", "law_not_kept"},
        "quiet": {"date_passed", "no_target", "none"},
    },
    "change": {"quiet": {"stopped", "paused"}},
}


@pytest.mark.parametrize("group", VOCABULARY)
def test_a_mark_warns_only_of_what_families_should_not_miss(group: str) -> None:
    """Whoever changes a tone changes this test: colour is how many readers skim a list."""
    found: dict[str, set[str]] = {}
    for key, word in VOCABULARY[group].items():
        found.setdefault(str(word.tone), set()).add(key)
    found.pop("plain", None)
    assert found == TONES.get(group, {})


def test_what_people_type_is_no_word_of_the_record_itself() -> None:
    """Else the hint would lead away from what is right."""
    for group in ("status", "activity", "answer"):
        words = VOCABULARY[group].values()
        typed = [said for word in words for said in word.typed]
        assert len(typed) == len(set(typed))
        assert not set(typed) & set(VOCABULARY[group])
    assert list(dict.fromkeys(meant_by("complete"))) == ["done"]
    assert list(meant_by("amber")) == ["at_risk"]


def test_easy_read_shows_pictures_of_the_sites_own() -> None:
    pictures = {w.picture for words in VOCABULARY.values() for w in words.values() if w.picture}
    assert pictures <= set(OWN_PICTURES)
