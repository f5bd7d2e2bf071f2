"""The engine: code, templates, styles and pictures that every plan is built with.

A plan is a folder with `mkdocs.yml`, `plan_data/` and `docs/`. The engine is the repository that
this package is in; the plan in its root is one plan among others.
"""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2]
TEMPLATES = FOLDER / "overrides"
ASSETS = TEMPLATES / "assets"
#: Published as `media/`, unless a plan has a file of the same name.
MEDIA = TEMPLATES / "media"
#: What makes a folder a plan.
PARTS = ("mkdocs.yml", "plan_data", "docs")


def missing_parts(folder: Path) -> tuple[str, ...]:
    """Return the parts of a plan that ``folder`` lacks; none when it holds a plan."""
    return tuple(name for name in PARTS if not (folder / name).exists())


def plans_below(folder: Path) -> tuple[Path, ...]:
    """Return the plans that are folders of ``folder``, by name, such as `demo/` of the root."""
    if not folder.is_dir():
        return ()
    return tuple(
        inner
        for inner in sorted(folder.iterdir())
        if not inner.name.startswith(".") and inner.is_dir() and not missing_parts(inner)
    )


def engine_of(plan: Path) -> Path:
    """Return the folder of the engine that builds ``plan``: a copy may bring its own."""
    return plan if (plan / "hooks").is_dir() else FOLDER
