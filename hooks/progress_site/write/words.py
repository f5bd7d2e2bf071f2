"""The file of interface words: every message of the code and the templates, with what was written.

It names files and no lines, and no day: it changes when words do, and at nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import write_po

from progress_site.catalogue import LOCALE, forms, read

_KEYWORDS = {
    "_": None,
    "N_": None,
    "gettext": None,
    "n_": (1, 2),
    "NN_": (1, 2),
    "ngettext": (1, 2),
}
_TEMPLATES = {"trimmed": "true", "newstyle_gettext": "true", "silent": "false"}

_HEADER = """\
# The words of the site itself. To change one everywhere, write the new words behind its msgstr
# and leave its msgid as it is. Keep %(names)s; they are filled in. `make words` renews the list.
msgid ""
msgstr ""
"Language: en_GB\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


def words(root: Path, before: bytes) -> bytes:
    """Return the file anew for the project under ``root``.

    ``before`` is the file as it stands: what people wrote is kept, also of a message that is no
    longer used, which then stands at the end behind `#~`.

    Raises:
        CatalogueError: ``before`` cannot be read.
    """
    found = Catalog(LOCALE)
    for path, method in _sources(root):
        options = _TEMPLATES if method != "python" else {}
        for _, message, _, _ in extract_from_file(
            method, str(path), keywords=_KEYWORDS, options=options
        ):
            found.add(message, locations=[(path.relative_to(root).as_posix(), 1)])
    kept = read(before)
    # What was written for a message that came back counts again.
    for key, old in list(kept.obsolete.items()):
        kept[key] = old
    kept.update(found, no_fuzzy_matching=True)
    for key, old in list(kept.obsolete.items()):
        if not any(forms(old.string)):
            del kept.obsolete[key]
    out = BytesIO()
    write_po(out, kept, width=0, omit_header=True, sort_output=True, include_lineno=False)
    return _HEADER.encode() + out.getvalue()


def _sources(root: Path) -> Iterator[tuple[Path, str]]:
    """Yield every file that speaks to readers, and how messages are found in it."""
    for room in ("derive", "fields", "model", "write"):
        for path in sorted((root / "hooks" / "progress_site" / room).rglob("*.py")):
            yield path, "python"
    for path in sorted((root / "overrides").rglob("*.html")):
        # Examples of components show made-up records; their words are no part of the site.
        if path.name != "examples.html":
            yield path, "jinja2.ext:babel_extract"
