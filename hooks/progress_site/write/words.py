"""The file of interface words: every message of the code and the templates, with what was written.

It names files and no lines, and no day: it changes when words do, and at nothing else.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from progress_site.catalogue import forms, read
from progress_site.model import vocabulary

#: Where messages are, and how they are found there; the first pattern that fits a file counts.
_FOLDERS = ("hooks/progress_site", "overrides")
_METHODS = [
    ("**.py", "python"),
    *((f"**.{ending}", "jinja2.ext:babel_extract") for ending in ("html", "svg", "txt", "xml")),
]
#: Where the table of words is, from the root of the project.
_VOCABULARY = "hooks/progress_site/model/vocabulary.toml"
_OPTIONS = {"trimmed": "true", "newstyle_gettext": "true", "silent": "false"}
_KEYWORDS = {
    "_": None,
    "N_": None,
    "gettext": None,
    "n_": (1, 2),
    "NN_": (1, 2),
    "ngettext": (1, 2),
}

_HEADER = """\
# The words of the site itself. To change one everywhere, write the new words behind its msgstr
# and leave its msgid as it is. Keep %(names)s; they are filled in. `make words` renews the list.
msgid ""
msgstr ""
"""


def words(found: Catalog, before: bytes) -> bytes:
    """Return the file with every message of ``found``.

    ``before`` is the file as it is: its language and what people wrote is kept, also of a message
    that is no longer used, which is then at the end behind `#~`.

    Raises:
        CatalogueError: ``before`` cannot be read.
    """
    kept = read(before)
    # What was written for a message that came back counts again.
    for key, old in list(kept.obsolete.items()):
        kept[key] = old
    kept.update(found, no_fuzzy_matching=True)
    for key, old in list(kept.obsolete.items()):
        if not any(forms(old.string)):
            del kept.obsolete[key]
    head = {
        "Language": kept.locale,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": kept.plural_forms,
    }
    out = BytesIO()
    write_po(out, kept, width=0, omit_header=True, sort_output=True, include_lineno=False)
    lines = "".join(f'"{name}: {value}\\n"\n' for name, value in head.items())
    return f"{_HEADER}{lines}\n".encode() + out.getvalue()


def messages(root: Path) -> Catalog:
    """Return every message of the code and the templates under ``root``, with their files."""
    found = Catalog()
    for folder in _FOLDERS:
        options = {pattern: _OPTIONS for pattern, method in _METHODS if "jinja" in method}
        for name, _line, message, _comments, _context in extract_from_dir(
            root / folder, _METHODS, options, _KEYWORDS
        ):
            found.add(message, locations=[(f"{folder}/{name}", 1)])
    for message in vocabulary.messages():
        found.add(message, locations=[(_VOCABULARY, 1)])
    return found
