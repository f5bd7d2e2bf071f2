"""Lets ``python -m progress_site`` be the ``progress`` command."""

from progress_site.cli import main

main(prog_name="progress")
