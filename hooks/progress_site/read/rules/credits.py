"""Who made each picture under docs/media, and under which licence: nothing goes unnamed."""

from __future__ import annotations

from collections.abc import Iterator

from progress_site.model.library import Library
from progress_site.model.problem import Finding
from progress_site.read.layout import CREDITS
from progress_site.read.wording import did_you_mean, nearest

_PICTURE = (".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")
#: More names than these are not listed in one line.
_FEW = 12


def picture_credits(library: Library) -> Iterator[Finding]:
    """Check that each picture has a credit, and each credit its picture."""
    there = {name.removeprefix("media/") for name in library.media}
    pictures = sorted(name for name in there if name.lower().endswith(_PICTURE))
    named = {credit.file for credit in library.credits.credits}
    for i, credit in enumerate(library.credits.credits):
        if credit.file not in there:
            yield Finding(
                CREDITS,
                ("credits", i, "file"),
                f"there is no file docs/media/{credit.file}",
                did_you_mean(credit.file, pictures, otherwise="take this entry out"),
            )
    slips = {nearest(file, pictures) for file in named - there}
    missing = [name for name in pictures if name not in named | slips]
    if missing:
        more = f" and {len(missing) - _FEW} more" if len(missing) > _FEW else ""
        listed = ", ".join(missing[:_FEW]) + more
        yield Finding(
            CREDITS,
            (),
            f"nobody is named as the maker of {listed}",
            "add file:, title:, maker: and licence: of each picture to credits:",
        )
