"""What the record rests on: films, documents, letters, figures; in a list, and each on its page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from progress_site.catalogue import _
from progress_site.fold.state import State
from progress_site.model.base import PublicRecord, Source
from progress_site.model.fields import BSL
from progress_site.model.library import parts
from progress_site.model.registers import Evidence
from progress_site.model.vocabulary import Availability, EvidenceKind, FileType
from progress_site.pages.components import update_link
from progress_site.pages.formats import (
    FileLink,
    LanguageView,
    file_link,
    format_views,
    language,
)
from progress_site.pages.page_spec import PageSpec, shown_records
from progress_site.urls import addresses
from progress_site.words.shown import Link
from progress_site.words.wording import FILMS, type_of, type_words


@dataclass(frozen=True, slots=True)
class EvidenceListView:
    """`/sources/`."""

    template: ClassVar[str] = "pages/evidence-list.html"
    entries: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """`/sources/ID/`.

    ``file`` is the thing itself, here or elsewhere. ``film`` is the type of a film that is here,
    for the player of the browser, and ``spoken`` the language of it and its captions. ``said`` are
    the words of a film or a document, as HTML that was cleaned; ``said_file`` is where they can be
    had as a file. ``no_words`` says what to do for who cannot use the thing; it is `None` where its
    words are on the page.
    """

    template: ClassVar[str] = "pages/evidence.html"
    entry: Evidence
    language: LanguageView | None
    file: FileLink | None
    film: str | None
    spoken: LanguageView | None
    bsl: FileLink | None
    captions: FileLink | None
    said: Markup | None
    said_file: FileLink | None
    no_words: str | None
    used_by: tuple[Link, ...]


#: Files that are words and nothing else: every browser and screen reader reads them.
_PLAIN = (FileType.HTML, FileType.TXT, FileType.MD, FileType.VTT)


def evidence_pages(state: State, bodies: Callable[[str], Markup]) -> Iterator[PageSpec]:
    """Yield `/sources/` and a page of each piece. ``bodies`` gives the HTML of a file of words."""
    top = Link(addresses.SOURCES, _("Sources"))
    entries = sorted(state.evidence.values(), key=lambda e: e.title.lower())
    yield PageSpec(
        top.href,
        top.text,
        _("Every document, film and survey that this record names."),
        EvidenceListView(tuple(entries)),
    )
    cited = tuple(citations(state))
    for entry in state.evidence.values():
        yield PageSpec(
            addresses.source(entry.id),
            entry.title,
            entry.words,
            evidence_view(state, entry, bodies, cited),
            (top,),
            entry.known_from,
            formats=format_views(state, entry),
        )


def evidence_view(
    state: State, entry: Evidence, bodies: Callable[[str], Markup], cited: Iterable[Citation]
) -> EvidenceView:
    """Return the view of `/sources/ID/`. ``bodies`` gives the HTML of a file by its name."""
    is_film = entry.kind is EvidenceKind.FILM
    name = None if entry.withdrawn else entry.transcript if is_film else entry.words_file
    published = name if name in state.library.published_media else None
    code = entry.language

    def link(href: str | None, text: str, code: str | None = code) -> FileLink | None:
        return None if href is None else file_link(state, href, text, code)

    return EvidenceView(
        entry=entry,
        language=language(code),
        file=_elsewhere(entry)
        if entry.url is not None
        else link(entry.file, _("Open the film") if is_film else _("Open the file")),
        film=FILMS.get(type_of(entry.file)) if is_film and entry.file else None,
        spoken=language(code or "en"),
        bsl=link(entry.bsl, _("The film in British Sign Language"), BSL),
        captions=link(entry.captions, _("The captions of the film")),
        said=None if name is None else bodies(name),
        said_file=link(published, _("These words as a file")),
        no_words=_no_words(entry, has_words=name is not None),
        used_by=_used_by(state, entry, cited),
    )


def _elsewhere(entry: Evidence) -> FileLink:
    assert entry.url is not None
    text = _("%(title)s, on another website", title=entry.title)
    return FileLink(entry.url, text, _about_elsewhere(entry), language(entry.language))


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


#: A record that is shown, and each source that it names: looked up once for all evidence.
Citation = tuple[Link, PublicRecord, tuple[Source, ...]]


def citations(state: State) -> Iterator[Citation]:
    """Yield what each record of the day names as its sources, with a link to the record."""
    for address, record in shown_records(state):
        if record.withdrawn is None and (sources := tuple(_sources(record))):
            yield Link(address, _name(record)), record, sources


def _used_by(state: State, entry: Evidence, cited: Iterable[Citation]) -> tuple[Link, ...]:
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
        link
        for link, record, sources in cited
        if record is not entry and any(_is(source, entry) for source in sources)
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
