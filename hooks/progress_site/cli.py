"""The ``progress`` command: each command is one call into the package.

Commands import what they call when they run, so that ``progress preview`` starts also while
other parts of the package are broken: showing that is what it is for.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import click

from progress_site.commands.addresses import addresses
from progress_site.commands.init import init
from progress_site.commands.new import new
from progress_site.commands.project import SOME_ADDRESS, seen_from_here
from progress_site.commands.project import folder as project_folder
from progress_site.commands.reports import changes, digest, explain, status
from progress_site.engine import FOLDER as ENGINE

if TYPE_CHECKING:
    from progress_site.model.problem import Problem


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
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


for command in (init, new, status, digest, explain, changes, addresses):
    main.add_command(command)


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--port", default=8000, show_default=True, help="Which port; 0 takes a free one.")
def preview(host: str, port: int) -> None:
    """Show the site, follow every edit, and list the problems while there are any.

    A plan in a folder of this one, such as demo/, is shown at an address below it: /demo/.
    """
    from progress_site.run.preview import preview as run

    sys.exit(run(project_folder(), host, port))


@main.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder that the site goes into. Without it: site/ in the folder of the plan.",
)
@click.option(
    "--from-disk",
    is_flag=True,
    help="A copy to look at that opens by double-click; for no host.",
)
def site(out: Path | None, from_disk: bool) -> None:
    """Build the whole site; the old one stays until the new one is complete and right."""
    from progress_site.run.site import make_site

    target = Path.cwd().resolve() / out if out else Path("site")
    sys.exit(make_site(project_folder(), target, from_disk=from_disk))


@main.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="How to list the problems; github: as notes on the lines of a pull request.",
)
@click.option("--strict", is_flag=True, help="Fail for warnings too. Notices never fail.")
@click.option(
    "--links", is_flag=True, help="Also ask whether the addresses of evidence still answer."
)
@click.option(
    "--for-publication",
    is_flag=True,
    help="Fail for a demonstration, or while the public address is the shipped one.",
)
@click.option(
    "--against",
    "ref",
    metavar="REF",
    help="Also compare with this commit, branch or tag: what was published may not change.",
)
def check(form: str, strict: bool, links: bool, for_publication: bool, ref: str | None) -> None:
    """List every problem in the content: where it is, and what to write instead.

    Ends with 0 when nothing is wrong, with 1 when something is, and with 2 when it could not check.
    """
    from progress_site.assemble.site import Settings
    from progress_site.check import report
    from progress_site.check.run import check as run

    # Composing also finds links that lead nowhere.
    settings = Settings(project_folder(_CannotCheckError), SOME_ADDRESS, "", os.environ)
    checked = run(settings, links=links, for_publication=for_publication)
    # One list, in the order of the files, whoever found what is in it.
    everything = [*checked.problems, *_repository(settings.root, ref)]
    found = [seen_from_here(settings.root, problem) for problem in everything]
    problems = sorted(found, key=lambda problem: problem.sort_key())
    written = {"text": report.as_text, "json": report.as_json, "github": report.as_commands}
    click.echo(written[form](problems, checked.waits))
    if form == "github" and (target := os.environ.get("GITHUB_STEP_SUMMARY")):
        try:
            with Path(target).open("a", encoding="utf-8") as file:
                file.write(report.as_markdown(problems, checked.waits))
        except OSError as error:
            raise _CannotCheckError(f"The summary cannot be written: {error.strerror}.") from None
    sys.exit(1 if report.failed(problems, strict=strict) else 0)


@main.command()
@click.argument("files", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Note it in every file that is behind.")
@click.option("--only", help="Of a file that holds several, only what belongs to this id.")
def fingerprint(files: tuple[str, ...], everything: bool, only: str | None) -> None:
    """Note that words made from the full pages (Easy Read …) say what those say today.

    Without FILES it lists what is behind the full pages, and writes nothing.
    """
    from progress_site.assemble.site import Settings, compose
    from progress_site.fold.formats import easy_read_forms, record_forms
    from progress_site.write.in_place import with_fingerprint

    root = project_folder()
    today = {name: value for name, value in os.environ.items() if name != "AS_OF"}
    composition = compose(Settings(root, SOME_ADDRESS, "", today))
    if composition.site is None:
        for problem in composition.problems:
            click.echo(str(problem))
        raise click.ClickException("Mend these first. Nothing was written.")
    state = composition.site.state
    forms = [*easy_read_forms(state), *record_forms(state)]
    behind = [form for form in forms if form.behind]
    if not files and not everything:
        for form in behind:
            why = "the full page has changed" if form.stored else "never noted"
            click.echo(f"{form.file}: {form.name}: {why}")
        click.echo(_WHAT_A_FINGERPRINT_SAYS if behind else "Nothing is behind the full pages.")
        return
    wanted = {_relative(root, name) for name in files}
    for name in sorted(wanted - {form.file for form in forms}):
        raise click.ClickException(f"{name} holds no words that are made from a full page.")
    chosen = [form for form in behind if everything or form.file in wanted]
    if only is not None:
        chosen = [form for form in chosen if form.subject[-1] == only]
    if not chosen:
        click.echo("Nothing to write: this is not behind the full pages.")
    for form in chosen:
        click.echo(f"{form.file}: {form.name}: noted as saying what the full page says today.")
        path = root / form.file
        text = with_fingerprint(path.read_bytes().decode(), form.path, form.current)
        path.write_bytes(text.encode())


_WHAT_A_FINGERPRINT_SAYS = """
Read these beside their full pages, and change what is no longer so. Then name the files:
  progress fingerprint FILE ...     (or --all)
By that you say: these words say what the full page says today. Nothing else is written."""


@main.command()
def schemas() -> None:
    """Write the JSON Schemas that editors use to help while one types."""
    from progress_site.open_data.schemas import schemas as all_schemas

    folder = Path(__file__).parent / "schema"
    folder.mkdir(exist_ok=True)
    for name, text in all_schemas().items():
        (folder / f"{name}.schema.json").write_bytes(text)


@main.command()
def words() -> None:
    """Write the list of interface words anew; what was written behind msgstr is kept."""
    from progress_site.catalogue import FILE, CatalogueError
    from progress_site.write.words import messages
    from progress_site.write.words import words as all_words

    try:
        FILE.write_bytes(all_words(messages(ENGINE), FILE.read_bytes()))
    except CatalogueError as error:
        raise click.ClickException(f"{FILE.relative_to(ENGINE)}:{error}") from None


class _CannotCheckError(click.ClickException):
    """Nothing could be checked, which is neither right nor wrong."""

    exit_code = 2


def _repository(root: Path, ref: str | None) -> list[Problem]:
    """Return what is wrong with the records beside those of ``ref``; ends when it cannot be had."""
    from progress_site.check.run import guarded
    from progress_site.model.problem import Problem
    from progress_site.run.revisions import RevisionError, revision, unfinished

    if ref is None:
        found = unfinished(root)
        if found is None:
            return []
        instead = f"end it ({found.command} --continue), or drop it ({found.command} --abort)"
        return [Problem("(repository)", 1, 1, f"{found.name} is not finished", instead, "warning")]
    try:
        with revision(root, ref) as past:
            problems = guarded(root, past.folder, ref, os.environ)
    except RevisionError as error:
        click.echo(f"{error.what}: {error.instead}", err=True)
        sys.exit(2)
    if past.is_behind and problems:
        what = f"{ref} has commits that are not in this branch"
        instead = f"bring them in first (git merge {ref}), because what they hold is missing here"
        problems.append(Problem("(repository)", 1, 1, what, instead, "notice"))
    return problems


def _relative(root: Path, name: str) -> str:
    """Return the name of a file as problems show it: from the project, with forward slashes."""
    path = Path(name).resolve()
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else name


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
