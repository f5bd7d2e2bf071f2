"""Commands that validate the records, and that update what is kept beside them.

`check` lists the problems. `addresses` and `fingerprint` note in a plan what was published and what
was compared; `schemas` and `words` write files of the engine that follow from its code.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from progress_site import engine
from progress_site.assemble.site import Settings, compose, promised
from progress_site.catalogue import FILE, CatalogueError
from progress_site.check import report
from progress_site.check.run import check as checked
from progress_site.check.run import guarded
from progress_site.commands.project import (
    SOME_ADDRESS,
    format_option,
    open_sound_project,
    stop_at_errors,
)
from progress_site.commands.site import folder
from progress_site.fold.formats import easy_read_forms, record_forms
from progress_site.model.problem import Problem
from progress_site.model.vocabulary import PlanStatus
from progress_site.open_data import schemas as open_data
from progress_site.run.build import seen_from_here
from progress_site.run.revisions import RevisionError, revision, unfinished
from progress_site.urls.permalinks import LIST
from progress_site.write.words import messages
from progress_site.write.words import words as all_words
from progress_site.write.yaml_text import with_addresses, with_fingerprint


class _CannotCheckError(click.ClickException):
    """Nothing could be checked, which is neither right nor wrong."""

    exit_code = 2


@click.command()
@format_option(
    *("text", "json", "github"),
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
    # Composing also finds links that lead nowhere.
    settings = Settings(folder(_CannotCheckError), SOME_ADDRESS, "", os.environ)
    found, waits = checked(settings, links=links, for_publication=for_publication)
    # One list, in the order of the files, whoever found what is in it.
    root = settings.root
    found += _unfinished(root) if ref is None else _compared(root, ref)
    seen = (seen_from_here(settings.root, problem) for problem in found)
    problems = sorted(seen, key=Problem.sort_key)
    rendered = {"text": report.as_text, "json": report.as_json, "github": report.as_commands}
    click.echo(rendered[form](problems, waits))
    if form == "github" and (target := os.environ.get("GITHUB_STEP_SUMMARY")):
        try:
            with Path(target).open("a", encoding="utf-8") as file:
                file.write(report.as_markdown(problems, waits))
        except OSError as error:
            raise _CannotCheckError(f"The summary cannot be written: {error.strerror}.") from None
    sys.exit(1 if report.failed(problems, strict=strict) else 0)


def _unfinished(root: Path) -> list[Problem]:
    """Return a warning where git is in the middle of something, such as a merge."""
    if (found := unfinished(root)) is None:
        return []
    name, command = found
    instead = f"end it ({command} --continue), or drop it ({command} --abort)"
    return [Problem("(repository)", 1, 1, f"{name} is not finished", instead, "warning")]


def _compared(root: Path, ref: str) -> list[Problem]:
    """Return what is wrong with the records beside those of ``ref``; end when git has none."""
    try:
        with revision(root, ref) as past:
            problems = guarded(root, past.folder, ref, os.environ)
    except RevisionError as error:
        click.echo(error, err=True)
        sys.exit(2)
    if past.is_behind and problems:
        what = f"{ref} has commits that are not in this branch"
        instead = f"bring them in first (git merge {ref}), because what they hold is missing here"
        problems.append(Problem("(repository)", 1, 1, what, instead, "notice"))
    return problems


@click.command()
@click.option("--dry-run", is_flag=True, help="Only tell what would be added.")
def addresses(dry_run: bool) -> None:
    """Add today's addresses to plan_data/addresses.txt. From then on they are for ever.

    Run it when the site was published. Nothing is ever taken out.
    What it adds is shown as lines of that file.
    """
    if os.environ.get("AS_OF", "").strip():
        raise click.ClickException(
            "AS_OF is set, and a build of a past day promises nothing. Run this without it."
        )
    project = open_sound_project()
    if project.state.plan is PlanStatus.DRAFT:
        raise click.ClickException(
            "The plan is a draft, and the addresses of a draft may still change. "
            "Run this once plan_data/plan.yml says when it was approved."
        )
    settings = Settings(project.root, SOME_ADDRESS, "", os.environ)
    stop_at_errors(compose(settings).problems)
    known = {entry.address for entry in project.loaded.library.published or ()}
    added = sorted(promised(settings) - known)
    for address in added:
        # As lines of the list, so that somebody with a browser alone can copy them into it.
        click.echo(f"{project.day} {address}")
    if not added:
        click.echo("Nothing to add: every address of today is on the list.")
    elif dry_run:
        click.echo(f"Nothing was written. New: {len(added)}.")
    else:
        file = project.root / LIST
        text = file.read_bytes().decode("utf-8-sig") if file.exists() else ""
        file.write_bytes(with_addresses(text, added, project.day).encode())
        click.echo(f"Added to {LIST}: {len(added)}. Commit it with the rest.")


@click.command()
@click.argument("files", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Note it in every file that is behind.")
@click.option("--only", help="Of a file that holds several, only what belongs to this id.")
def fingerprint(files: tuple[str, ...], everything: bool, only: str | None) -> None:
    """Note that words made from the full pages (Easy Read …) say what those say today.

    Without FILES it lists what is behind the full pages, and writes nothing.
    """
    root = folder()
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


def _relative(root: Path, name: str) -> str:
    """Return the name of a file as problems show it: from the project, with forward slashes."""
    path = Path(name).resolve()
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else name


@click.command()
def schemas() -> None:
    """Write the JSON Schemas that editors use to help while one types."""
    open_data.FOLDER.mkdir(exist_ok=True)
    for name, text in open_data.schemas().items():
        (open_data.FOLDER / f"{name}.schema.json").write_bytes(text)


@click.command()
def words() -> None:
    """Write the list of interface words anew; what was written behind msgstr is kept."""
    try:
        FILE.write_bytes(all_words(messages(engine.FOLDER), FILE.read_bytes()))
    except CatalogueError as error:
        raise click.ClickException(f"{FILE.relative_to(engine.FOLDER)}:{error}") from None
