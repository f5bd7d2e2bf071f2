"""Titles that break what is put together carelessly."""

from __future__ import annotations

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
