"""Shows how hard each page of the shipped site is to read: run `make reading`.

Publishers' words never turn a test red. This is where to see how plain they are.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.support.project import ROOT, build_site
from tests.support.reading import HARDEST_GRADE, grade, pooled, short_words, too_long
from tests.support.reading_site import Reading, read_site


def report(reading: Reading) -> list[str]:
    """Return the report: grades, long sentences, and short words that the glossary lacks."""
    lines = ["SMOG  sentences  page, or kind of shorter pages (*: harder than 10)"]
    for name, found in pooled(reading.pages, reading.kinds):
        made = grade(found, reading.names)
        mark = "*" if made.smog > HARDEST_GRADE else " "
        lines.append(f"{made.smog:4.1f}{mark} {made.sentences:9}  {name}")
    lines += ["", "Sentences of more than 25 words"]
    found_long = [
        f"  /{address}: {text}" for address, s in reading.pages.items() for text in too_long(s)
    ]
    lines += found_long or ["  none"]
    lines += ["", "Words in capitals that the glossary does not explain"]
    unknown = [
        f"  /{address}: {word}"
        for address, found in reading.pages.items()
        for word in sorted(short_words(found, reading.glossary))
    ]
    return lines + (unknown or ["  none"])


def main(project: Path = ROOT) -> int:
    """Build the site in a folder that is thrown away, and print the report."""
    with tempfile.TemporaryDirectory() as folder:
        built = build_site(project, Path(folder) / "site")
        print("\n".join(report(read_site(project, built))))
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
