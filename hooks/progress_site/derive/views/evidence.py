"""What the record rests on: films, documents, letters, figures; in a list, and each on its page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from progress_site.catalogue import _
from progress_site.derive import addresses
from progress_site.derive.files import FILMS, file_words, type_of, type_words
from progress_site.derive.state import State
from progress_site.derive.views.common import update_link
from progress_site.derive.views.corrections import shown_records
from progress_site.derive.views.languages import LanguageView, language
from progress_site.derive.views.parts import Cite, Link, When
from progress_site.derive.wording import cite, label, when, withdrawn_words
from progress_site.model.base import PublicRecord, Source
from progress_site.model.languages import BSL
from progress_site.model.registers import Evidence
from progress_site.model.vocabulary import VOCABULARY
from progress_site.model.walk import parts
from progress_site.model.words import Availability, EvidenceKind, FileType


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """A piece of evidence in a list. ``place`` says in words where it can be read."""

    href: str
    title: str
    kind: str
    place: str
    date: When | None
    from_families: bool


@dataclass(frozen=True, slots=True)
class EvidenceListView:
    """`/sources/`."""

    template: ClassVar[str] = "pages/evidence-list.html"
    items: tuple[EvidenceItem, ...]


@dataclass(frozen=True, slots=True)
class FileLink:
    """A link to a file; ``about`` is its type and size. ``outside``: ``href`` is a web address."""

    href: str
    outside: bool
    text: str
    about: str | None
    language: LanguageView | None


@dataclass(frozen=True, slots=True)
class FilmView:
    """A film that is here, for the player of the browser. ``kind`` is its type for HTML.

    ``language`` is the one that is spoken in it, and that its captions are in.
    """

    href: str
    kind: str
    captions: str | None
    language: LanguageView


@dataclass(frozen=True, slots=True)
class WordsView:
    """The words of a film or a document. ``html`` is HTML that was cleaned.

    ``file`` is where the same words can be had as a file; `None` for Markdown, which has none.
    """

    heading: str
    html: Markup
    file: FileLink | None
    language: LanguageView | None


@dataclass(frozen=True, slots=True)
class LookedFor:
    """What is known of, and was not found: what was looked for, where, and whom to ask."""

    what: str
    where: str
    ask: Link


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """`/sources/ID/`.

    ``file`` is the thing itself, here or elsewhere; ``file_note`` is what is said where nobody can
    link to it. ``no_words`` tells who cannot use it what to do; it is `None` where its words are
    on the page. ``film`` is `None` where there is no film to play.
    """

    template: ClassVar[str] = "pages/evidence.html"
    item: EvidenceItem
    words: str
    publisher: str | None
    language: LanguageView | None
    file: FileLink | None
    file_note: str | None
    film: FilmView | None
    bsl: FileLink | None
    captions: FileLink | None
    said: WordsView | None
    no_words: str | None
    ask: Link
    looked_for: LookedFor | None
    used_by: tuple[Link, ...]
    source: Cite | None
    doubt: str | None
    withdrawn: str | None


#: Files that are words and nothing else: every browser and screen reader reads them.
_PLAIN = (FileType.HTML, FileType.TXT, FileType.MD, FileType.VTT)


def evidence_item(entry: Evidence) -> EvidenceItem:
    """Return a piece of evidence for a list."""
    return EvidenceItem(
        href=addresses.source(entry.id),
        title=entry.title,
        kind=label("evidence_kind", entry.kind),
        place=label("availability", entry.availability),
        date=when(entry.date) if entry.date and entry.date.is_stated else None,
        from_families=entry.from_families,
    )


def evidence_list_view(state: State) -> EvidenceListView:
    """Return the view of `/sources/`."""
    entries = sorted(state.evidence.values(), key=lambda e: e.title.lower())
    return EvidenceListView(tuple(evidence_item(e) for e in entries))


def evidence_view(state: State, entry: Evidence, bodies: Callable[[str], Markup]) -> EvidenceView:
    """Return the view of `/sources/ID/`. ``bodies`` gives the HTML of a file by its name."""
    said = None if entry.withdrawn else _words(state, entry, bodies)
    file = _file(state, entry)
    return EvidenceView(
        item=evidence_item(entry),
        words=entry.words,
        publisher=entry.publisher,
        language=language(entry.language),
        file=file,
        file_note=_file_note(entry, file),
        film=_film(entry),
        bsl=_link(state, entry.bsl, _("The film in British Sign Language"), BSL),
        captions=_link(state, entry.captions, _("The captions of the film"), entry.language),
        said=said,
        no_words=_no_words(entry, has_words=said is not None),
        ask=Link(addresses.GET_HELP, _("Who you can ask")),
        looked_for=_looked_for(entry),
        used_by=_used_by(state, entry),
        source=cite(entry.source),
        doubt=entry.doubt,
        withdrawn=withdrawn_words(entry.withdrawn),
    )


def _link(state: State, name: str | None, text: str, code: str | None) -> FileLink | None:
    if name is None:
        return None
    if re.match(r"https?:", name):
        return FileLink(name, True, text, None, language(code))
    about = file_words(name, state.library.media_bytes.get(name))
    return FileLink(name, False, text, about, language(code))


def _file(state: State, entry: Evidence) -> FileLink | None:
    if entry.url is not None:
        text = _("%(title)s, on another website", title=entry.title)
        return FileLink(entry.url, True, text, _about_elsewhere(entry), language(entry.language))
    text = _("Open the film") if entry.kind is EvidenceKind.FILM else _("Open the file")
    return _link(state, entry.file, text, entry.language)


def _about_elsewhere(entry: Evidence) -> str | None:
    if entry.kind is EvidenceKind.WEB_PAGE and entry.file_type is None:
        return None
    kind = type_words(entry.file_type) if entry.file_type else None
    if kind and entry.size:
        return f"{kind}, {entry.size}"
    if kind:
        return _("%(kind)s, size not known", kind=kind)
    if entry.size:
        return _("%(size)s, type of file not known", size=entry.size)
    return _("type of file and size not known")


def _file_note(entry: Evidence, file: FileLink | None) -> str | None:
    if file is None and entry.availability is Availability.ELSEWHERE and not entry.withdrawn:
        return _("Its address is not on record here.")
    return None


def _film(entry: Evidence) -> FilmView | None:
    if entry.kind is not EvidenceKind.FILM or entry.file is None:
        return None
    kind = FILMS.get(type_of(entry.file))
    if kind is None:
        return None
    spoken = language(entry.language or "en")
    assert spoken is not None
    return FilmView(entry.file, kind, entry.captions, spoken)


def _words(state: State, entry: Evidence, bodies: Callable[[str], Markup]) -> WordsView | None:
    is_film = entry.kind is EvidenceKind.FILM
    name = entry.transcript if is_film else entry.words_file
    if name is None:
        return None
    published = name if name in state.library.published_media else None
    file = _link(state, published, _("These words as a file"), entry.language)
    heading = _("What is said in the film") if is_film else _("Its words")
    return WordsView(heading, bodies(name), file, language(entry.language))


def _no_words(entry: Evidence, *, has_words: bool) -> str | None:
    """Return what to do for a reader who cannot use the thing, where its words are not here."""
    if has_words or entry.withdrawn or entry.availability is Availability.KNOWN_BUT_NOT_FOUND:
        return None
    if entry.kind is EvidenceKind.FILM:
        return _("The words of this film are not here as text. You can ask for them.")
    kind = entry.file_type or (type_of(entry.file) if entry.file else None)
    if kind in _PLAIN or (kind is None and entry.kind is EvidenceKind.WEB_PAGE):
        return None
    if entry.availability is Availability.ELSEWHERE:
        return _(
            "It belongs to another organisation, and it may not be accessible: it may not work "
            "with a screen reader, or on a phone. If you cannot use it, you can ask for its words."
        )
    return _(
        "It may not be accessible: it may not work with a screen reader, or on a phone. "
        "If you cannot use it, you can ask for its words."
    )


def _looked_for(entry: Evidence) -> LookedFor | None:
    if entry.availability is not Availability.KNOWN_BUT_NOT_FOUND or entry.withdrawn:
        return None
    return LookedFor(
        what=_(VOCABULARY["evidence_kind"][entry.kind].means),
        where=entry.looked_in or _("Nobody has written down yet where it was looked for."),
        ask=Link(addresses.GET_HELP, _("If you know where it is, or want it: who you can ask")),
    )


def _used_by(state: State, entry: Evidence) -> tuple[Link, ...]:
    """Return everything that names it as evidence, or cites it as its source."""
    links = [
        Link(
            addresses.milestone(m.id),
            _("Milestone %(id)s: %(promise)s", id=m.id, promise=m.promise),
        )
        for m in state.milestones.values()
        if entry.id in m.evidence
    ]
    links += [update_link(state, u.slug) for u in state.updates_by_evidence.get(entry.id, ())]
    links += [
        Link(address, _name(record))
        for address, record in shown_records(state)
        if record is not entry
        and record.withdrawn is None
        and any(_is(source, entry) for source in _sources(record))
    ]
    return tuple(dict.fromkeys(links))


def _sources(value: object) -> Iterator[Source]:
    if isinstance(value, Source):
        yield value
    for _step, part in parts(value):
        yield from _sources(part)


def _is(source: Source, entry: Evidence) -> bool:
    same_title = source.title.casefold() == entry.title.casefold()
    return same_title or (source.url is not None and source.url == entry.url)


def _name(record: PublicRecord) -> str:
    names = (getattr(record, key, None) for key in ("question", "title", "verdict"))
    return next((name for name in names if name), _("The story so far"))
