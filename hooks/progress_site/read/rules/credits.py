"""Who made each picture under docs/media, and under which licence: nothing goes unnamed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from progress_site.model.library import Library
from progress_site.model.problem import Finding
from progress_site.read.known import Known
from progress_site.read.layout import CREDITS
from progress_site.read.wording import did_you_mean, nearest

_PICTURE = (".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")
#: More names than these are not listed in one line.
_FEW = 12


def picture_credits(library: Library, known: Known) -> Iterator[Finding]:
    """Check that each picture has a credit, each credit its picture, and none has two."""
    there = {name.removeprefix("media/") for name in library.media}
    pictures = sorted(name for name in there if name.lower().endswith(_PICTURE))
    named = Counter(credit.file for credit in library.credits.credits)
    seen: set[str] = set()
    for i, credit in enumerate(library.credits.credits):
        path = ("credits", i, "file")
        if credit.file not in there:
            yield Finding(
                CREDITS,
                path,
                f"there is no file docs/media/{credit.file}",
                did_you_mean(credit.file, pictures, otherwise="take this entry out"),
            )
        elif credit.file in seen:
            what = f"{credit.file} stands here twice"
            yield Finding(CREDITS, path, what, "keep one of the two entries")
        seen.add(credit.file)
    slips = {nearest(file, pictures) for file in named if file not in there}
    missing = [name for name in pictures if name not in named and name not in slips]
    if missing and "credits" not in known.unseen:
        more = f" and {len(missing) - _FEW} more" if len(missing) > _FEW else ""
        listed = ", ".join(missing[:_FEW]) + more
        yield Finding(
            CREDITS,
            (),
            f"nobody is named as the maker of {listed}",
            "add file:, title:, maker: and licence: of each picture to credits:",
        )
