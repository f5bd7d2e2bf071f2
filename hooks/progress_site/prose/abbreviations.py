"""Writes the first use of each abbreviation of a page out, and links it to the glossary.

`SEND` becomes `SEND (special educational needs and disabilities)`, as WCAG 2.2 asks (3.1.4), in
words that everybody sees: a `title` reaches neither fingers nor most screen readers. Only running
text is touched, and what is not changed stays byte for byte as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape, unescape

from progress_site.model.reference import Glossary, Term
from progress_site.prose.running_text import Block, Place, blocks
from progress_site.urls import addresses

#: A word that is short for something shows it by two capitals or a number: SEND, DfE, KS2.
_SHORT = re.compile(r"\b\w*[A-Z]\w*[A-Z]\w*\b|\b[A-Z]+[0-9]+\b")
#: How a form may go on: EHC plans, CQC’s, SEND-friendly.
_TAIL = r"(s?)((?:(?:['’]|&#39;)s)?(?:-\w+)*)(?![\w/@]|\.\w)"
_SPACE = r"(?:\s|&nbsp;)+"
#: What stands right before a form that is part of another word, or of an address.
_JOINED = re.compile(r"[\w/@#]")

_NEVER = r"(?!)"

Edit = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a term. ``full`` explains it; without, it is a name that is only linked."""

    text: str
    anchor: str
    full: str | None

    @property
    def key(self) -> str:
        """What is explained once: each short form, and all long names of one term together."""
        return self.text if self.full else f"#{self.anchor}"


@dataclass(frozen=True)
class Abbreviations:
    """The forms of a glossary by how they are written, ready to be looked for."""

    forms: dict[str, Form]
    pattern: re.Pattern[str]
    #: Finds the names of the plan's bodies, in which nothing is written out.
    names: re.Pattern[str] = re.compile(_NEVER)

    def within(self, text: str) -> Iterator[Form]:
        """Yield each abbreviation that stands inside a longer name."""
        for word in _SHORT.findall(text):
            form = self.forms.get(_plain(word))
            if form and form.full and form.text != text:
                yield form


def abbreviations(glossary: Glossary, names: Iterable[str] = ()) -> Abbreviations:
    """Return the abbreviations of a glossary.

    A term with `full` and a capital in front is an abbreviation of `full`; so is each short word
    under `also`, of `full` or else of the term (LA: local authority). A longer name that holds an
    abbreviation (NHS England, SEN support) is linked as a whole, and the abbreviation in it is
    explained behind it. Within ``names``, the names of bodies, nothing is explained.
    """
    found: dict[str, Form] = {}
    for term in glossary.terms:
        if term.withdrawn is None:
            for form in _forms(term):
                found.setdefault(_plain(form.text), form)
    texts = sorted((form.text for form in found.values()), key=lambda text: (-len(text), text))
    return Abbreviations(
        found,
        re.compile(f"({'|'.join(map(_loose, texts)) or _NEVER}){_TAIL}"),
        re.compile("|".join(_loose(name) for name in sorted(set(names))) or _NEVER),
    )


def _forms(term: Term) -> Iterator[Form]:
    anchor = term.anchor
    full = _in_a_sentence(term.full) if term.full else None
    if full and term.term[0].isupper() and _plain(term.term) not in _plain(full):
        yield Form(term.term, anchor, full)
    elif _SHORT.search(term.term):
        yield Form(term.term, anchor, None)
    for other in term.also:
        if _SHORT.fullmatch(other):
            yield Form(other, anchor, (full or term.term))
        elif _SHORT.search(other):
            yield Form(other, anchor, None)
    if term.full and _SHORT.search(term.full):
        yield Form(term.full, anchor, None)


def _in_a_sentence(full: str) -> str:
    """Return ``full`` as it stands within a sentence: a name keeps its capital.

    It is a name if a later word begins with a capital too (Care Quality Commission), or if its
    first word is short for something.
    """
    first, _, rest = full.partition(" ")
    if re.search(r"\b[A-Z]", rest) or _SHORT.search(first):
        return full
    return full[:1].lower() + full[1:]


def _plain(text: str) -> str:
    """Return text for comparing: no entities, one space, small letters, straight apostrophes."""
    return " ".join(unescape(text).split()).casefold().replace("’", "'")


def _loose(text: str) -> str:
    """Return a pattern for a form: with any space, and small words also as in SEN Support."""
    first, *others = text.split()
    words = [re.escape(escape(first))]
    for word in others:
        capital = f"[{word[0].upper()}{word[0]}]" if word[0].islower() else re.escape(word[0])
        words.append(capital + re.escape(escape(word[1:])))
    return _SPACE.join(words)


def expand(html: str, known: Abbreviations, root: str, here: str = "") -> str:
    """Return a page with the first use of each abbreviation written out and linked.

    Args:
        html: a whole page; what stands outside `<main>` is left alone
        known: the abbreviations of the glossary
        root: the way from the page to the root of the site, such as ``../../``
        here: the address of the page; in the glossary, no entry is linked to itself
    """
    start, end = html.find("<main"), html.rfind("</main>")
    page = _Page(known, "" if here == addresses.GLOSSARY else root + addresses.GLOSSARY)
    edits = [edit for block in blocks(html, start, end) for edit in page.edits(block, html)]
    for begin, stop, new in reversed(edits):
        html = html[:begin] + new + html[stop:]
    return html


@dataclass
class _Page:
    """What was met on one page so far. ``glossary`` leads there; in the glossary it is empty."""

    known: Abbreviations
    glossary: str
    seen: set[str] = field(default_factory=set)

    def edits(self, block: Block, html: str) -> Iterator[Edit]:
        """Yield the edit for each first use in one block, in its order."""
        names = [name.span() for name in self.known.names.finditer(block.text)]
        for match in self.known.pattern.finditer(block.text):
            if any(begin <= match.start() and match.end(1) <= end for begin, end in names):
                continue
            form = self.known.forms[_plain(match[1])]
            start, end = match.span()
            if form.key in self.seen or (start and _JOINED.match(block.text, start - 1)):
                continue
            place = block.place(start, end)
            if place is None:
                continue
            if not self.glossary and form.anchor == block.ident:  # its own entry explains it
                words = () if form.full else tuple(self._words(form, plural=False))
                yield place.end, place.end, _behind(words, "", "")
            else:
                self.seen.add(form.key)
                yield self._edit(block, html, match, form, place)

    def _edit(
        self, block: Block, html: str, match: re.Match[str], form: Form, place: Place
    ) -> Edit:
        start, end = place.start, place.end
        before, after = block.text[: match.start()], block.text[match.end() :]
        told = _by_hand(form, before, after)
        words = () if told else tuple(self._words(form, plural=match[2] == "s"))
        if not place.whole:  # tags stand in between, so the link goes onto the words behind
            link = self._link(form, words[0] if words else unescape(match[0]))
            return end, end, f" ({'; '.join((link, *words[1:]))})"
        written = match[1] + match[2]
        if html.startswith("</abbr>", end):  # somebody marked it with a title; people see more
            linked, close = self._link(form, written + match[3]), "</abbr>"
            end += len(close)
        else:
            named = f"<abbr>{written}</abbr>" if form.full else written
            linked, close = self._link(form, named + match[3]), ""
        return start, end, linked + close + _behind(words, before, after)

    def _words(self, form: Form, *, plural: bool) -> Iterator[str]:
        """Yield, as HTML, what the brackets say: the full words, then each abbreviation in them."""
        if form.full:
            yield escape(_plural(form.full) if plural else form.full, quote=False)
        for inner in self.known.within(form.full or form.text):
            if inner.key not in self.seen:
                self.seen.add(inner.key)
                name = self._link(inner, f"<abbr>{escape(inner.text)}</abbr>")
                yield f"{name}: {escape(inner.full or '', quote=False)}"

    def _link(self, form: Form, words: str) -> str:
        return f'<a href="{self.glossary}#{form.anchor}">{words}</a>'


def _by_hand(form: Form, before: str, after: str) -> bool:
    """Whether the author wrote it out: “CQC (Care Quality Commission)”, “…, or CQC for short”."""
    if form.full is None:
        return False
    full = re.escape(_plain(form.full))
    behind = re.match(
        rf"\s*[(,:–—-]\s*(the |an? )?{full}", _plain(after[: len(form.full) * 2 + 40])
    )
    ahead = re.search(
        rf"{full}s?\s*([(,:–—-]\s*(or|called)?|or|called)$",
        _plain(before[-len(form.full) * 2 - 40 :]),
    )
    return bool(behind or ahead)


def _behind(words: tuple[str, ...], before: str, after: str) -> str:
    if not words:
        return ""
    if before.endswith("(") and after.startswith(")"):  # in brackets already
        return f": {'; '.join(words)}"
    return f" ({'; '.join(words)})"


def _plural(full: str) -> str:
    return f"{full[:-1]}ies" if re.search("[^aeiou]y$", full) else f"{full}s"
