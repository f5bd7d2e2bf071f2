"""Each option of the commands that commands.md is about stands there, and no other."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click

from tests.unit.docs.reading import MAINTAINING, progress_command

PAGE = MAINTAINING / "commands.md"
COMMANDS = ("new", "status", "digest", "explain", "changes")


def commands(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    if isinstance(command, click.Group):
        context = click.Context(command)
        for inner in command.list_commands(context):
            found = command.get_command(context, inner)
            assert found is not None
            yield from commands(found, f"{name} {inner}")
    else:
        yield name, command


def test_each_command_and_each_option_is_described() -> None:
    text = PAGE.read_text(encoding="utf-8")
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text)) - {"--help", "--plan"}
    there: set[str] = set()
    for name in COMMANDS:
        for full, command in commands(progress_command(name), name):
            assert f"progress {full}" in text, full
            for parameter in command.params:
                there |= {flag for flag in [*parameter.opts, *parameter.secondary_opts]
                          if flag.startswith("--")}  # fmt: skip
    assert named == there


def test_the_statuses_that_help_names_are_those_of_the_record() -> None:
    from progress_site.model.vocabulary import Answer, Reported

    told = {
        flag: parameter.help or ""
        for _, command in commands(progress_command("new"), "new")
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for flag in parameter.opts
    }
    for flag, allowed in (("--status", Reported), ("--response", Answer)):
        assert set(re.findall(r"[a-z]+(?:_[a-z]+)*", told[flag].split(":")[-1])) - {"or"} == {
            str(word) for word in allowed
        }
