"""The lock files fit every machine: hashes for all, and no address of any package index."""

from __future__ import annotations

import json
import re
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
