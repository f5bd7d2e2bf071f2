"""One catalogue says every word of ours: nothing is left out, and one change changes it all."""

from __future__ import annotations

import re
from functools import cache

import pytest
from jinja2 import Environment

from progress_site import catalogue
from progress_site.assemble.site import Settings, compose
from progress_site.catalogue import (
    FILE,
    Catalogue,
    CatalogueError,
    _,
    n_,
    parse,
    using,
)
from progress_site.fold.lateness import Slip
from progress_site.model.dates import parse as date
from progress_site.words.wording import slip_words, when
from progress_site.write.words import messages, words
from tests.support.demo import (
    FOLDER,
    SITE_NAME,
    SITE_URL,
)
from tests.support.project import ROOT
from tests.support.pseudo import own_words

#: Reading them out of all code and all templates takes longer than every test here.
MESSAGES = cache(lambda: messages(ROOT))


def changed(**new: str) -> Catalogue:
    return parse(own_words(new))


def test_a_date_is_written_as_the_catalogue_says() -> None:
    with using(changed(**{"d MMMM y": "MMMM d, y"})):
        assert when(date("2024-03-14")).words == "March 14, 2024"
    assert when(date("2024-03-14")).words == "14 March 2024"


def test_months_are_named_in_the_language_of_the_catalogue() -> None:
    with using(parse(b'msgid ""\nmsgstr ""\n"Language: cy\\n"\n')):
        assert when(date("2024-03-14")).words == "14 Mawrth 2024"


def test_one_and_many_have_words_of_their_own() -> None:
    content = b"""\
msgid "%(number)s month"
msgid_plural "%(number)s months"
msgstr[0] "one whole month"
msgstr[1] "%(number)s long months"
"""
    one, four = Slip(1, about=False), Slip(4, about=False)
    with using(parse(content)):
        assert slip_words(one) == "one whole month"
        assert slip_words(four) == "4 long months"
    assert slip_words(four) == "4 months"


def test_a_language_has_as_many_plural_forms_as_it_needs() -> None:
    head = b'msgid ""\nmsgstr ""\n"Language: cy\\n"\n\n'
    message = b'msgid "%(number)s day"\nmsgid_plural "%(number)s days"\n'
    written = words(MESSAGES(), head)
    assert b'"Plural-Forms: nplurals=5; ' in written
    assert written.count(b"\nmsgstr[4] ") == written.count(b"\nmsgid_plural ") > 20
    said = b"".join(b'msgstr[%d] "form %d"\n' % (form, form) for form in range(5))
    with using(parse(head + message + said)):
        found = [n_("%(number)s day", "%(number)s days", number) for number in (0, 1, 2, 3, 6, 9)]
    assert found == ["form 0", "form 1", "form 2", "form 3", "form 4", "form 0"]


def test_a_message_right_below_the_header_counts() -> None:
    head = b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    for between in (b"", b"\n"):
        with using(parse(head + between + b'msgid "a"\nmsgstr "b"\n')):
            assert _("a") == "b"


def test_an_empty_msgstr_is_the_id() -> None:
    with using(parse(b'msgid "a"\nmsgstr ""\n\nmsgid "b"\nmsgid_plural "c"\nmsgstr[0] ""\n')):
        assert (_("a"), n_("b", "c", 1), n_("b", "c", 2)) == ("a", "b", "c")


# -- templates


def test_templates_say_the_same_words_and_values_are_escaped() -> None:
    environment = Environment(autoescape=True)
    catalogue.install(environment)
    template = environment.from_string(
        "{{ _('Late') }}|{{ _('By %(who)s', who='<b>') }}|"
        "{% trans number=2 %}one{% pluralize %}\n   {{ number }}\n   of them{% endtrans %}"
    )
    assert template.render() == "Late|By &lt;b&gt;|2 of them"
    with using(changed(Late="Behind")):
        assert template.render().startswith("Behind|")


# -- the file


def test_the_file_names_every_message_as_it_stands_in_code_and_templates() -> None:
    assert words(MESSAGES(), FILE.read_bytes()) == FILE.read_bytes(), "run: make words"


def test_no_module_that_speaks_to_readers_is_passed_over() -> None:
    made = words(MESSAGES(), b"").decode()
    says = re.compile(r'(?<![\w.`])n?_\(\s*"')
    modules = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "hooks" / "progress_site").rglob("*.py")
        if path.name != "catalogue.py" and says.search(path.read_text(encoding="utf-8"))
    ]
    assert len(modules) > 20
    assert [module for module in sorted(modules) if module not in made] == []


def test_no_interface_word_speaks_as_we() -> None:
    """Some sites have no publisher whose “we” it could be; a page and its name stay."""
    spoken = re.compile(r"\b(we|our|ours|us)\b", re.IGNORECASE)
    messages = re.findall(
        r'^msgid(?:_plural)? "(.+)"$', words(MESSAGES(), b"").decode(), re.MULTILINE
    )
    assert len(messages) > 1000
    found = [said for said in messages if spoken.search(said.replace("You said, we did", ""))]
    assert found == []


def test_what_was_written_is_kept_also_while_nothing_uses_it() -> None:
    before = own_words({"Late": "Behind"})
    gone = b'\n# by hand\nmsgid "Of old"\nmsgstr "Long ago"\n\nmsgid "Forgotten"\nmsgstr ""\n'
    after = words(MESSAGES(), before + gone)
    assert b'msgid "Late"\nmsgstr "Behind"\n' in after
    assert b'#~ msgid "Of old"\n#~ msgstr "Long ago"\n' in after
    assert b"Forgotten" not in after
    assert words(MESSAGES(), after) == after


def test_the_file_hangs_on_words_alone() -> None:
    text = FILE.read_text(encoding="utf-8")
    places = [line for line in text.splitlines() if line.startswith("#:")]
    assert places
    assert not [line for line in places if any(letter.isdigit() for letter in line)]
    assert "Date" not in text.split('msgid "', 2)[1]
    assert str(ROOT) not in text


GOOD = b'msgid "By %(who)s"\nmsgstr "From %(who)s"\n\n'


@pytest.mark.parametrize(
    ("content", "line", "what"),
    [
        (b'msgid "a"\nmsgstr "b\n', 2, "cannot be read"),
        (b'msgid "a"\nmsgstr \xe2\x80\x9cb\xe2\x80\x9d\n', 2, "cannot be read"),
        (b'msgid "a"\nmsgstr "say "b" now"\n', 2, "cannot be read"),
        (b'msgid "a"\nmsgstring "b"\n', 2, "cannot be read"),
        (b'msgid "a"\nmsgstr "\xff"\n', 2, "UTF-8"),
        (b'msgid "a"\n\nmsgid "b"\nmsgstr "c"\n', 1, "not complete"),
        (b'msgid "a"\nmsgstr "b"\n\nmsgid "c"\n', 4, "not complete"),
        (b'msgid "a"\n# a note\nmsgstr "b"\n', 1, "not complete"),
        (b'msgid ""\nmsgstr ""\n"Language: zz\\n"\n', 1, "not the code of a language"),
        (b'"c"\n', 1, "not complete"),
        (GOOD + b'msgid "By %(who)s!"\nmsgstr "By %(whom)s"\n', 4, "%(whom)s"),
        (b'msgid "a"\nmsgstr "%(who)s"\n', 1, "%(who)s"),
        # What leaves its words as they are is passed over, and still counts as lines.
        (b'msgid "z"\nmsgstr ""\n\n#: a.py\nmsgid "a"\nmsgstr "%(who)s"\n', 5, "%(who)s"),
        (b'msgid "a"\nmsgstr "100 %"\n', 1, "is alone"),
        (b'msgid "By %(who)s"\nmsgstr "By %(who)"\n', 1, "is alone"),
        (b'msgid "a <b>c</b>"\nmsgstr "a <b>c<b>"\n', 1, "< or >"),
        (b'msgid "a"\nmsgstr "a <script>"\n', 1, "< or >"),
        (b'msgid "d MMMM y"\nmsgstr "day month"\n', 1, "how to write a date"),
        (
            b'msgid "%(number)s a"\nmsgid_plural "%(number)s b"\nmsgstr[0] ""\nmsgstr[1] "%(n)s"\n',
            1,
            "%(n)s",
        ),
    ],
)
def test_a_mistake_is_told_with_its_line_and_what_to_write(
    content: bytes, line: int, what: str
) -> None:
    with pytest.raises(CatalogueError) as caught:
        parse(content)
    assert (caught.value.line, what in caught.value.what) == (line, True), caught.value
    assert caught.value.instead


def test_a_good_file_has_no_mistake() -> None:
    with using(parse(GOOD)):
        assert _("By %(who)s", who="us") == "From us"


def test_a_broken_file_stops_a_build_with_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> Catalogue:
        raise CatalogueError(7, "this line cannot be read", "write it again")

    monkeypatch.setattr(catalogue, "shipped", broken)
    made = compose(Settings(FOLDER, SITE_URL, SITE_NAME, {}))
    assert made.site is None
    assert [str(problem) for problem in made.problems] == [
        "hooks/progress_site/locale/readers.po:7:1: this line cannot be read: write it again"
    ]
