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

HOSTILE = (
    'Boats "for" all, it\'s said',
    "Boats <b>and</b> <script>bikes</script> & more",
    "Boats ]]> and --> more &amp; &#34;",
    "Boats 🚣🏽‍♀️ and bells",
    "סירות לכולם",
    "=1+1",
    ("Boats and bells for everybody. " * 10).strip()[:300],
    "{{ view }} %(name)s {% raw %} \\u0022 ${x}",
)
