"""The frames' style sheet is a small one of its own; its colours are those of the site."""

from __future__ import annotations

import re

from tests.support.project import ROOT

_COLOUR = re.compile(r"--([\w-]+):(#[0-9a-f]{3,8});")


def test_the_colours_of_a_frame_are_those_of_the_site() -> None:
    assets = ROOT / "overrides" / "assets"
    site, frame = (
        _COLOUR.findall((assets / f"{name}.css").read_text(encoding="utf-8"))
        for name in ("site", "embed")
    )
    assert len(frame) > 15
    assert [pair for pair in frame if pair not in site] == []
