from __future__ import annotations

from progress_site.write.schemas import FOLDER, kept, schemas


def test_the_kept_schemas_are_those_of_the_models() -> None:
    """Run `make schemas` after a change of the models."""
    assert kept() == schemas()
    assert {path.name for path in FOLDER.iterdir()} == {f"{n}.schema.json" for n in kept()}
