"""Plain words: what in the words of publishers is hard to read, each as a warning at its place.

Only `progress check` says it. A build never stops for it: words that a family could not read today
are better than words that it gets tomorrow.

What is no running word becomes spaces, so that every other letter keeps its place: code, marks,
where a link leads, pictures, quotations.

A word of three or more syllables is hard (`reading.syllables`), unless it is a name or is on the
list `easy_read` of `plan_data/plain_words.yml`. That the glossary explains a word does not make
it easy: who reads Easy Read should not have to leave the page for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from progress_site.check.reading import (
    HARDEST_GRADE,
    LONGEST_SENTENCE,
    QUOTED,
    SENTENCES_FOR_A_GRADE,
    Names,
    Sentence,
    grade,
    hard_words,
    sentence,
    short_words,
    split_at,
    words,
)
from progress_site.model.library import Library
from progress_site.model.problem import Problem
from progress_site.model.reference import Glossary, PlainWords
from progress_site.read.load import Loaded
from progress_site.read.pieces import BODY, NOTE, Piece, pieces, spaces

_CODE = re.compile(r"^ *(```|~~~).*?^ *\1.*?$|`[^`\n]*`|<!--.*?-->", re.DOTALL | re.MULTILINE)
#: In the order in which they are taken out.
_NO_WORDS = (
    _CODE,
    re.compile(r"^ {0,3}>.*$", re.MULTILINE),  # a quotation
    re.compile(r"^ *\[[^\]]+\]:.*$", re.MULTILINE),  # where links lead, below the words
    re.compile(r"!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])?"),
    re.compile(r"<?(?:https?://|www\.)[^\s<>)\]]+>?"),
    re.compile(r"\]\([^)]*\)|\]\[[^\]]*\]"),
    re.compile(r"</?[a-zA-Z][^<>]*>"),
    re.compile(r"[*_\[\]]"),
    QUOTED,
)
#: What a line may begin with that is no word: the mark of a heading or of an item.
_HEADING = re.compile(r"[ \t]*#+[ \t]+")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]+")


class Block(NamedTuple):
    """The words of one paragraph, item or cell, and where they begin in the whole text."""

    start: int
    text: str


def blanked(text: str) -> str:
    """Return a Markdown text, as long as it was, with spaces for all that is no running word."""
    for pattern in _NO_WORDS:
        text = pattern.sub(spaces, text)
    return text


def blocks(text: str) -> Iterator[Block]:
    """Yield every block of running words of a Markdown text."""
    words = blanked(text)
    # What has been met of the block that is being read: where it begins and where it ends.
    begin, end, at = 0, 0, 0
    for line in words.splitlines(keepends=True):
        heading, item, row = _HEADING.match(line), _ITEM.match(line), line.lstrip().startswith("|")
        if not line.strip() or heading or item or row:
            yield from _block(words, begin, end)
            begin = at + (item.end() if item else heading.end() if heading else 0)
        end = at + len(line)
        if heading:
            yield from _block(words, begin, end)
            begin = end
        elif row:
            for cell in re.finditer(r"[^|]+", line):
                yield from _block(words, at + cell.start(), at + cell.end())
            begin = end
        at = end
    yield from _block(words, begin, at)


def _block(words: str, begin: int, end: int) -> Iterator[Block]:
    if words[begin:end].strip():
        yield Block(begin, words[begin:end])


#: Files that are about words, not in words.
_LISTS = frozenset({"plan_data/plain_words.yml", "plan_data/public_contacts.yml"})
#: Fields that hold names, titles of others and fixed wording: nobody may write them plainer.
_FIXED = frozenset(
    {"accountable", "also", "applies_in", "date", "due", "full", "lead", "licence", "maker",
     "members", "name", "official_title", "official_words", "partners", "period", "publisher",
     "size", "supported_by", "term", "tools", "url", "when"}
)  # fmt: skip
#: Records about the papers and words of others.
_OTHERS = frozenset({"source", "law", "earlier_areas", "earlier_areas_source"})
#: How far above the usual number hard words must be, in standard deviations (see `too_hard`).
_SURE = 2.0


#: Where in a piece something could be plainer, what it is, and what to do.
_Found = tuple[int, str, str]


def plain_words(loaded: Loaded) -> list[Problem]:
    """Return a warning for each place that could be plainer."""
    checker = _Checker(loaded.library)
    found = {
        piece.problem(*found, "warning")
        for piece in pieces(loaded.documents.values())
        if piece.file not in _LISTS and piece.path != NOTE
        for found in checker.of(piece)
    }
    return sorted(found, key=Problem.sort_key)


class _Checker:
    """Checks piece after piece; a word that the glossary lacks is told once a file."""

    def __init__(self, library: Library) -> None:
        self.names = Names(library)
        self.glossary = library.glossary
        self.jargon, self.say = _jargon(library.plain_words)
        self.told: set[tuple[str, str]] = set()

    def of(self, piece: Piece) -> Iterator[_Found]:
        """Yield everything about one piece."""
        in_body = piece.path == BODY
        if in_body:
            yield from links_and_pictures(piece.text)
        elif " " not in piece.text.strip() or _is_fixed(piece):
            return
        if _own_words_of_others(piece):
            return
        text = blanked(piece.text) if in_body else QUOTED.sub(spaces, piece.text)
        found = [
            (block.start + at, sentence(part))
            for block in (blocks(piece.text) if in_body else [Block(0, text)])
            for at, part in split_at(block.text)
        ]
        for start, said in found:
            if said.length > LONGEST_SENTENCE:
                instead = f"make two or more of it, with at most {LONGEST_SENTENCE} words each"
                yield start, f"this sentence has {said.length} words", instead
        yield from self._hard(found)
        plain = self.names.blanked(text)
        for match in self.jargon.finditer(plain):
            key = " ".join(re.sub(r"[-\s]+", " ", match["word"].lower()).split())
            what = f"“{' '.join(match[0].split())}” is no plain word"
            yield match.start(), what, f"say “{self.say[key]}”"
        for word in sorted(short_words([Sentence(plain, True)], self.glossary)):
            if (piece.file, word) not in self.told:
                self.told.add((piece.file, word))
                place = re.search(rf"\b{word}s?\b", text)
                instead = "write it out, or add it to plan_data/glossary.yml"
                what = f"the glossary does not explain “{word}”"
                yield place.start() if place else 0, what, instead

    def _hard(self, found: list[tuple[int, Sentence]]) -> Iterator[_Found]:
        said = [one for _, one in found]
        whole = sum(one.whole for one in said)
        hard = hard_words(said, self.names)
        if not too_hard(whole, len(hard), grade(said, self.names).smog):
            return
        longest = sorted(dict.fromkeys(hard), key=len, reverse=True)[:_SHOWN]
        listed = ", ".join(f"“{word}”" for word in longest)
        of = sum(len(words(one.text)) for one in said if one.whole)
        share = f"{len(hard)} of {of} words have three syllables or more"
        what = f"this is hard to read, as {share}"
        yield found[0][0], what, f"use shorter words, first of all for {listed}"


#: So many hard words are named in one warning.
_SHOWN = 3


def too_hard(sentences: int, hard: int, smog: float) -> bool:
    """Whether some words are too hard to read, by what the number of sentences can tell.

    SMOG is made for 30 sentences or more. In fewer, one long word weighs too much: there the hard
    words must be more than a text at the limit would have by chance. Such a text has 1.45 hard
    words a sentence (SMOG 10 solved for it), so their number spreads like a Poisson variable with
    mean and variance 1.45 × sentences. Two standard deviations above that is chance in about one
    text of forty that is just at the limit: 4 hard words in one sentence, 13 in five.
    """
    if not sentences:
        return False
    if sentences >= SENTENCES_FOR_A_GRADE:
        return smog > HARDEST_GRADE
    usual = ((HARDEST_GRADE - 3.1291) / 1.0430) ** 2 / 30 * sentences
    return bool(hard > usual + _SURE * usual**0.5)


def _jargon(listed: PlainWords) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Return what finds the words to avoid, and what to say for each of them."""
    say = {
        " ".join(form.lower().replace("-", " ").split()): entry.say
        for entry in listed.words
        for form in (entry.word, *entry.also)
    }
    forms = [
        re.escape(form).replace(r"\ ", r"[-\s]+") for form in sorted(say, key=len, reverse=True)
    ]
    if not forms:
        return re.compile("(?!)"), say
    return re.compile(rf"\b(?P<word>{'|'.join(forms)})(?:s|’s|'s)?\b", re.IGNORECASE), say


def _is_fixed(piece: Piece) -> bool:
    steps = [step for step in piece.path if isinstance(step, str)]
    return not steps or steps[-1] in _FIXED or bool(_OTHERS & {*steps})


def _own_words_of_others(piece: Piece) -> bool:
    """Whether it is what families or others say themselves: nobody else may word that."""
    data = piece.document.mapping if piece.document else {}
    if piece.file.startswith("docs/updates/"):
        return bool(data.get("from") != "partnership")
    return piece.path == ("you_said",) and bool(data.get("quoted") == "true")


#: Words that say nothing of where a link leads, when they are all of it (WCAG 2.2, 2.4.9).
_VAGUE = re.compile(
    r"(?:please )?(?:click|tap|press|see|read|look|go)?(?: on| at)? ?"
    r"(?:here|this|this (?:link|page|website|document|file)|(?:the )?link|page|website|"
    r"(?:read |find out |learn |see )?more(?: (?:here|information|details))?|details|info|"
    r"information|continue|download|view|open|pdf|document)",
    re.IGNORECASE,
)
_LINK = re.compile(r"(?<!!)\[([^\[\]]*(?:\[[^\]]*\][^\[\]]*)?)\](?:\([^)]*\)|\[[^\]]*\])")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>)\]]+")
#: Where an address may be: behind the words of a link, inside a tag.
_NO_TEXT = re.compile(r"\]\([^)]*\)|^ *\[[^\]]+\]:.*$|<[a-zA-Z][^<>]*\s[^<>]*>", re.MULTILINE)
_PICTURE = re.compile(
    r"!\[\s*\](?=[(\[])|<img\b(?![^>]*\balt\s*=\s*(?:\"[^\"]*\w|'[^']*\w|[^\s\"'>]))[^>]*>",
    re.IGNORECASE,
)


def links_and_pictures(text: str) -> Iterator[_Found]:
    """Yield each link that says “here” or its bare address, and each picture without words."""
    text = _CODE.sub(spaces, text)
    bare = []
    for found in _LINK.finditer(text):
        words = re.sub(r"[*_\s]+", " ", found[1]).strip(" .…,:!>»→")
        if _VAGUE.fullmatch(words):
            what = f"a link that says “{words}” does not say where it leads"
            instead = "say what stands there, such as [what families said](/you-said-we-did/)"
            yield found.start(), what, instead
        elif _ADDRESS.match(words):
            bare.append(found)
    bare += _ADDRESS.finditer(_NO_TEXT.sub(spaces, _LINK.sub(spaces, text)))
    for found in bare:
        what = "a bare web address is hard to read aloud"
        yield found.start(), what, "write [what stands there](the address)"
    for found in _PICTURE.finditer(text):
        what = "this picture has no words for those who cannot see it"
        instead = "write what it shows, such as ![Parents and teachers at a table](/media/NAME.jpg)"
        yield found.start(), what, instead


_FOLDER = "plan_data/easy_read/"
#: So many hard words may be in one sentence.
MOST = 1
_EASIER = (
    "use a shorter word, or make two sentences; a long word that everybody knows may go on the "
    "list easy_read in plan_data/plain_words.yml"
)


def easy_words(loaded: Loaded) -> list[Problem]:
    """Return a warning for each Easy Read sentence with two or more hard words."""
    names = Names(replace(loaded.library, glossary=Glossary()))
    easy = {word.lower() for word in loaded.library.plain_words.easy_read}
    return [
        piece.problem(*found, "warning")
        for piece in pieces(loaded.documents.values())
        if piece.file.startswith(_FOLDER) and piece.path != NOTE and " " in piece.text.strip()
        for found in _too_many_hard(piece, names, easy)
    ]


def _too_many_hard(piece: Piece, names: Names, easy: set[str]) -> Iterator[_Found]:
    for start, said in split_at(piece.text):
        found = dict.fromkeys(hard_words([Sentence(said, True)], names))
        hard = [word for word in found if re.sub("['’]s$", "", word.lower()) not in easy]
        if len(hard) > MOST:
            listed = " and ".join(f"“{word}”" for word in hard)
            what = f"{listed} are {len(hard)} hard words in one sentence, and Easy Read takes one"
            yield start, what, _EASIER
