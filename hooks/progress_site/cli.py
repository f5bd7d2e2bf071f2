"""The ``progress`` command.

A command is imported when it is called, so that ``progress preview`` starts also while other parts
of the package are broken: showing that is what it is for.
"""

from __future__ import annotations

import signal
from importlib import import_module
from pathlib import Path
from types import FrameType

import click

#: The commands of each module of `commands/`.
_MODULES = {
    "explain": ("explain",),
    "new": ("new",),
    "records": ("addresses", "check", "fingerprint", "schemas", "words"),
    "reports": ("changes", "digest", "status"),
    "site": ("init", "preview", "site"),
}
_MODULE_OF = {command: module for module, commands in _MODULES.items() for command in commands}


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_MODULE_OF)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _MODULE_OF:
            return None
        module = import_module(f"progress_site.commands.{_MODULE_OF[cmd_name]}")
        command: click.Command = getattr(module, cmd_name)
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--plan",
    type=click.Path(path_type=Path),
    help="The folder of the plan: mkdocs.yml, plan_data/ and docs/ are in it. "
    "Without it: the current folder.",
)
def main(plan: Path | None) -> None:
    """Build, show and check the progress site of a plan."""
    # Being told to stop is like Ctrl-C: builds that were started end too, and half-built
    # folders are removed.
    signal.signal(signal.SIGTERM, _interrupt)
    signal.signal(signal.SIGHUP, _interrupt)


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
