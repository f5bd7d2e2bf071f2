from __future__ import annotations

from pathlib import Path

from progress_site.run.build import tidy

PROJECT = Path("/home/ann/site")


def test_progress_notes_and_colours_go_and_problems_stay() -> None:
    raw = (
        "INFO    -  Cleaning site directory\n"
        "\x1b[33mWARNING\x1b[0m -  Doc file 'a.md' contains a link\n"
        "ERROR   -  Error reading page\n\n\n"
        "Aborted with 1 warnings in strict mode!\n"
    )
    assert tidy(raw, PROJECT) == (
        "Warning: Doc file 'a.md' contains a link\n"
        "Error: Error reading page\n\n"
        "Aborted with 1 warnings in strict mode!"
    )


def test_only_the_projects_own_steps_of_a_traceback_stay() -> None:
    raw = (
        "Traceback (most recent call last):\n"
        '  File "<frozen runpy>", line 198, in _run_module_as_main\n'
        '  File "/home/ann/site/.venv/lib/python3.11/site-packages/mkdocs/a.py", line 1, in f\n'
        "    cli()\n"
        "    ^^^^^\n"
        '  File "/home/ann/site/hooks/mkdocs_hooks.py", line 2, in on_page_markdown\n'
        "    return undefined\n"
        "           ^^^^^^^^^\n"
        '  File "/usr/lib/python3.11/json.py", line 3, in g\n'
        "    x\n"
        "NameError: name 'undefined' is not defined\n"
    )
    assert tidy(raw, PROJECT) == (
        "Traceback (most recent call last):\n"
        '  File "hooks/mkdocs_hooks.py", line 2, in on_page_markdown\n'
        "    return undefined\n"
        "           ^^^^^^^^^\n"
        "NameError: name 'undefined' is not defined"
    )


def test_a_traceback_without_a_step_of_ours_keeps_its_last() -> None:
    raw = (
        "Traceback (most recent call last):\n"
        '  File "/usr/lib/a.py", line 1, in f\n'
        "    first\n"
        '  File "/usr/lib/b.py", line 2, in g\n'
        "    last\n"
        "ValueError: no\n"
    )
    assert tidy(raw, PROJECT) == (
        "Traceback (most recent call last):\n"
        '  File "/usr/lib/b.py", line 2, in g\n'
        "    last\n"
        "ValueError: no"
    )


def test_the_step_of_a_syntax_error_stays() -> None:
    raw = (
        "Traceback (most recent call last):\n"
        '  File "<frozen importlib._bootstrap>", line 241, in _call_with_frames_removed\n'
        '  File "/home/ann/site/hooks/mkdocs_hooks.py", line 1\n'
        "    def (\n"
        "        ^\n"
        "SyntaxError: invalid syntax\n"
    )
    assert 'File "hooks/mkdocs_hooks.py", line 1\n    def (\n        ^\n' in tidy(raw, PROJECT)
    assert "frozen" not in tidy(raw, PROJECT)


def test_steps_inside_templates_are_steps_too() -> None:
    raw = (
        "Traceback (most recent call last):\n"
        '  File "/usr/lib/material/base.html", line 8, in top-level template code\n'
        "    {% block site_meta %}\n"
        "^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        '  File "/home/ann/site/overrides/main.html", line 3, in block\n'
        "    {{ page.none }}\n"
        "^^^^^^^^^^^^^^^\n"
        '  File "/usr/lib/jinja2/environment.py", line 4, in getattr\n'
        "    return x\n"
        "UndefinedError: no\n"
    )
    assert tidy(raw, PROJECT) == (
        "Traceback (most recent call last):\n"
        '  File "overrides/main.html", line 3, in block\n'
        "    {{ page.none }}\n"
        "^^^^^^^^^^^^^^^\n"
        "UndefinedError: no"
    )


def test_long_output_keeps_its_end() -> None:
    kept = tidy("\n".join(f"line {number}" for number in range(1000)), PROJECT).splitlines()
    assert len(kept) == 200
    assert kept[-1] == "line 999"
