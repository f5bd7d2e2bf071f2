"""Words that break what is written carelessly: each in one file format or another."""

from __future__ import annotations

TITLES = {
    "quotes": "She said \"yes\" and 'no', and “maybe”",
    "markup": "Boats & <b>bikes</b> &amp; <script>alert(1)</script>",
    "cdata": "An end ]]> of data <![CDATA[ and -->",
    "emoji": "Cakes 🎂 for 👩‍👩‍👧 families",
    "rtl": "שלום and مرحبا in one line",
    "long": "A very long title with words, " * 10,
    "equals": "=1+1",
    "at": "@home; every day, all week",
    "backslash": "One \\ two \\n three; four, five: six",
    "lines": "One line\nand another",
}
#: What no XML may hold; the words around them stay.
CONTROL = "Before\x00\x07\x0b\x1b\x7f\ufffeafter"
