"""Everything that a reader can look for: what search and the list from A to Z are made from.

Every page that says something of its own is one entry, and so is every word that the glossary
explains. Lists that only lead to other pages (years, filters) are left out, and so is whatever was
withdrawn.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from progress_site.catalogue import N_, _
from progress_site.fold.state import ActionState, State
from progress_site.model.reference import Term
from progress_site.model.vocabulary import Stage
from progress_site.pages.page_spec import PageSpec
from progress_site.pages.reference import words_at
from progress_site.urls import addresses

#: What sort of thing an entry is, in readers' words, and how much it counts against others: a page
#: that stays comes before one note of one day. The order is the one in which they are indexed.
KINDS = {
    "page": (N_("Page"), 1.3),
    "stage": (N_("For an age"), 1.6),
    "action": (N_("Action"), 1.6),
    "term": (N_("A word and what it means"), 1.2),
    "measure": (N_("Figure"), 1.2),
    "feedback": (N_("You said, we did"), 1.0),
    "update": (N_("Update"), 0.7),
    "evidence": (N_("Source"), 0.5),
}

#: Words that people type for a page that does not say them itself. Those of the glossary are in its
#: own file; these belong to the pages that the site makes.
_TYPED = {
    addresses.HOME: N_("is it working / promises kept / what is late / delays"),
    addresses.ACTIONS: N_("the promises / what was promised / the plan"),
    addresses.CHANGES: N_("moved dates / put off / broken promises / what is different now"),
    addresses.FIGURES: N_("measures / statistics / results / proof / numbers"),
    addresses.STORY: N_("history / inspection / Ofsted / CQC / what went wrong / why a plan"),
    addresses.GET_HELP: N_(
        "contact / phone / email / complaint / complain / ask a question / someone to talk to"
    ),
    addresses.ACCESSIBILITY: N_("screen reader / hard to read / large print / this website"),
    addresses.SOURCES: N_("evidence / documents / reports / films / letters"),
    addresses.ABOUT: N_("who runs this / who is in charge / who decides / status"),
    addresses.GLOSSARY: N_("jargon / abbreviations / acronyms / short names / dictionary"),
    addresses.EMBED: N_("embed / widget / iframe / badge / WordPress / link to this site"),
    addresses.DATA: N_("download / spreadsheet / programmers"),
    addresses.YOUR_RIGHTS: N_(
        "the law / entitled / what can I ask for / what it means for my child"
    ),
    addresses.stage(Stage.EARLY_YEARS): N_(
        "toddler / baby / nursery / pre-school / childminder / 1 2 3 4 years old"
    ),
    addresses.stage(Stage.PRIMARY): N_("reception / infants / juniors / 5 6 7 8 9 10 years old"),
    addresses.stage(Stage.SECONDARY): N_("GCSE / teenager / 11 12 13 14 15 years old"),
    addresses.stage(Stage.FROM_16): N_(
        "college / sixth form / apprenticeship / adult / job / 16 17 18 19 20 21 22 23 24 25 years "
        "old"
    ),
}

#: Pages that only lead to others: lists of one year, histories.
_LISTS = re.compile(
    rf"({addresses.UPDATES}|{addresses.FEEDBACK}|{addresses.CHANGES})\d{{4}}/"
    rf"|{addresses.ACTIONS}\d+/history/"
)
#: How much text of one page is looked through, in characters: what it says first matters most.
_LONGEST = {"stage": 9000, "action": 4000, "page": 4000}
_LONG = 900


@dataclass(frozen=True, slots=True)
class Entry:
    """One page or word that can be found.

    ``words`` say in a sentence or two what it is; ``more`` is other text of it; ``also`` are other
    names for it, in words that people type. What is ``withdrawn`` is left out of the index.
    """

    address: str
    title: str
    kind: str
    words: str
    more: str = ""
    also: tuple[str, ...] = ()
    withdrawn: bool = False


def search_entries(state: State, specs: Iterable[PageSpec]) -> tuple[Entry, ...]:
    """Return all entries for the pages of ``specs``, the most lasting kinds first."""
    known = {entry.address: entry for entry in (*_guidance(state), *_records(state))}
    found = []
    for spec in specs:
        if spec.noindex or _LISTS.fullmatch(spec.address):
            continue
        page = Entry(spec.address, spec.title, "page", spec.description)
        entry = known.pop(spec.address, page)
        if body := getattr(spec.view, "body", None):
            entry = replace(entry, more=_text(entry.kind, body.striptags(), entry.more))
        if typed := _TYPED.get(spec.address):
            entry = replace(entry, also=tuple(_(typed).split(" / ")))
        found.append(entry)
    # What is left is inside a page: words of the glossary, and nothing of a withdrawn record.
    found += [entry for entry in known.values() if "#" in entry.address]
    order = list(KINDS)
    return tuple(
        sorted((e for e in found if not e.withdrawn), key=lambda entry: order.index(entry.kind))
    )


def synonyms(terms: Iterable[Term]) -> tuple[tuple[str, Term], ...]:
    """Return what people say for a word of the glossary, each with that word."""
    return tuple(
        (said, term)
        for term in terms
        if not term.withdrawn
        for said in (*((term.full,) if term.full else ()), *term.also, *term.searched_as)
    )


def _guidance(state: State) -> Iterator[Entry]:
    """Yield the pages for each age, and the words of the glossary in its order."""
    for guide in state.library.your_rights.stages:
        rights = (r for r in state.library.your_rights.rights if guide.id in r.ages)
        yield Entry(
            addresses.stage(guide.id),
            _("Your rights: %(age)s", age=guide.title),
            "stage",
            guide.intro or _("What families can expect and ask for now."),
            _text("stage", *(f"{r.title}: {words_at(r, guide.id)}" for r in rights)),
            withdrawn=guide.withdrawn is not None,
        )
    for term in state.library.glossary.terms:
        yield Entry(
            addresses.term(term.anchor),
            _("%(term)s: %(full)s", term=term.term, full=term.full)
            if term.full
            else term.term[:1].upper() + term.term[1:],
            "term",
            term.means,
            also=(*term.also, *term.searched_as),
            withdrawn=term.withdrawn is not None,
        )


def _records(state: State) -> Iterator[Entry]:
    """Yield every action, measure, piece of feedback, update and piece of evidence."""
    for action in state.actions.values():
        yield _action(state, action)
    for measure in (m.record for m in state.measures.values()):
        yield Entry(
            addresses.measure(measure.id),
            measure.question,
            "measure",
            measure.definition,
            _text("measure", measure.limits),
            withdrawn=measure.withdrawn is not None,
        )
    for feedback in state.feedback.values():
        record = feedback.record
        answers = (part for r in reversed(feedback.responses) for part in (r.words, r.why))
        yield Entry(
            addresses.feedback(record.id),
            record.title,
            "feedback",
            record.you_said,
            _text("feedback", *answers, record.heard_from),
            withdrawn=record.withdrawn is not None,
        )
    for update in state.updates:
        address, gone = addresses.update(update.slug), update.withdrawn is not None
        yield Entry(address, update.title, "update", update.summary, withdrawn=gone)
    for source in state.evidence.values():
        address, gone = addresses.source(source.id), source.withdrawn is not None
        more = source.publisher or ""
        yield Entry(address, source.title, "evidence", source.words, more, withdrawn=gone)


def _action(state: State, action: ActionState) -> Entry:
    record = action.record
    area = next((a.title for a in state.library.plan.areas if a.number == record.area), "")
    promises = (m.promise for m in action.milestones if not m.withdrawn)
    return Entry(
        addresses.action(action.number),
        _("Action %(number)s: %(title)s", number=action.number, title=action.title)
        if action.title
        else _("Action %(number)s: wording not published here", number=action.number),
        "action",
        record.aim or record.why or area,
        _text("action", record.why, *promises, record.official_title, area),
        withdrawn=record.withdrawn is not None,
    )


def _text(kind: str, *parts: str | None) -> str:
    """Return parts as one text, cut at the end of a word to what a page of its kind may have."""
    text = re.sub(r"\s+", " ", " ".join(filter(None, parts))).strip()
    longest = _LONGEST.get(kind, _LONG)
    return text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0]
