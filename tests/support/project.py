"""Copies of this project for tests: changed, built, and read back as a visitor's browser would."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from selectolax.lexbor import LexborHTMLParser

from progress_site.catalogue import FILE
from progress_site.read.nodes import parse_yaml
from progress_site.run.build import build
from tests.support import demo

ROOT = Path(__file__).parents[2]
DEMONSTRATION = demo.FOLDER
WORDS = FILE.relative_to(ROOT)
#: The address of a site that is built below a path of a host, and that path.
UNDER = "/send/progress/"
BELOW = f"https://progress.example{UNDER}"
_PARTS = ("mkdocs.yml", "plan_data", "docs", "hooks", "overrides")

#: The days on which the demonstration is looked at, as `AS_OF` takes them.
WHILE_IT_RUNS = demo.WHILE_IT_RUNS.isoformat()
AFTER_ITS_END = demo.AFTER_ITS_END.isoformat()


def copy_project(target: Path, *, content: Path = ROOT) -> Path:
    """Copy the project to ``target``, with the content (`plan_data`, `docs`) of ``content``."""
    target.mkdir(parents=True, exist_ok=True)
    ignore = shutil.ignore_patterns("__pycache__", "maintaining")
    for part in _PARTS:
        source = (content if part in ("plan_data", "docs") else ROOT) / part
        if source.is_dir():
            shutil.copytree(source, target / part, ignore=ignore)
        else:
            shutil.copy(source, target / part)
    if content == DEMONSTRATION:
        named = "".join(
            line
            for folder, of_plan in ((target, False), (DEMONSTRATION, True))
            for line in (folder / "mkdocs.yml").read_text(encoding="utf-8").splitlines(True)
            if line.startswith(("site_name", "site_description")) == of_plan
        )
        (target / "mkdocs.yml").write_text(named, encoding="utf-8")
        # Tests look for the words of the code, whatever somebody writes into the catalogue.
        (target / WORDS).write_bytes(b"")
    return target


def make_real(project: Path) -> Path:
    """Let a copy of the demonstration be a real plan of today, which somebody publishes."""
    change_yaml(
        project / "plan_data" / "plan.yml",
        lambda plan: {
            **{key: value for key, value in plan.items() if key != "shown_as_of"},
            "demonstration": "false",
            "publisher": demo.PUBLISHER,
        },
    )
    return project


def is_for_a_frame(address: str) -> bool:
    """Whether a page is one of the small ones that other sites put into a frame."""
    return address.startswith("embed/") and address != "embed/"


@dataclass(frozen=True)
class Built:
    """A built site in a folder."""

    folder: Path

    def text(self, address: str) -> str:
        """Return the text of a file or of the page at an address."""
        path = self.folder / address
        return (path / "index.html" if path.is_dir() else path).read_text(encoding="utf-8")

    def page(self, address: str) -> LexborHTMLParser:
        """Return the page at an address, parsed."""
        return LexborHTMLParser(self.text(address))

    def addresses(self) -> list[str]:
        """Return the address of every page, from the root and without a leading slash."""
        found = [p.relative_to(self.folder).as_posix() for p in self.folder.rglob("*.html")]
        return sorted(path.removesuffix("index.html") for path in found)

    def pages(self) -> Iterator[tuple[str, LexborHTMLParser]]:
        """Yield every page with its address."""
        for address in self.addresses():
            yield address, self.page(address)

    def whole_pages(self) -> Iterator[tuple[str, LexborHTMLParser]]:
        """Yield every page but the small ones for frames, which have no header and no footer."""
        for address, page in self.pages():
            if not is_for_a_frame(address):
                yield address, page

    def files(self) -> dict[str, bytes]:
        """Return every file by its path."""
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        }


def build_site(project: Path, out: Path, **environment: str) -> Built:
    """Build ``project`` into ``out``, as `make site` does; the test fails if that fails."""
    result = build(project, out, strict=True, environment=environment)
    assert result.ok, "\n".join(result.lines())
    return Built(out)


# -- changing content


@cache
def _dumper() -> type[yaml.SafeDumper]:
    class Quoting(yaml.SafeDumper):
        """Writes text in quotes, so that what is read back is the same text."""

        def ignore_aliases(self, data: Any) -> bool:
            return True

    Quoting.add_representer(
        str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')
    )
    return Quoting


def dump(data: Any) -> str:
    """Return plain data as YAML in which every value is text."""
    return yaml.dump(data, Dumper=_dumper(), allow_unicode=True, sort_keys=False, width=1000)


def change_yaml(path: Path, change: Callable[[Any], Any]) -> None:
    """Rewrite one YAML file by a function of its plain data; `None` deletes the file."""
    document = parse_yaml(path.name, path.read_text(encoding="utf-8"))
    new = change(document.data)
    if new is None:
        path.unlink()
    else:
        path.write_text(dump(new), encoding="utf-8")


def change_update(path: Path, change: Callable[[Any], Any]) -> None:
    """Rewrite the front matter of one update; `None` deletes the file."""
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    new = change(parse_yaml(path.name, front).data)
    if new is None:
        path.unlink()
    else:
        path.write_text(f"---\n{dump(new)}---\n{body}", encoding="utf-8")
