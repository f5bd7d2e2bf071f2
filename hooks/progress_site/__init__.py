"""Turns the plan and its updates into the public progress site.

The layers, each using only those below it (kept by import-linter, see pyproject.toml):

- ``cli``: the ``progress`` command.
- ``site``: the one composition, read → derive → write. ``run``: starting builds, serving them.
- ``read``: files → records. ``write``: views → pages, data, schemas.
- ``fields``: what is published as data, each field once.
- ``derive``: the fold and every calculation.
- ``model``: the records.
- ``templates``: Jinja. ``catalogue``: readers’ words. ``clock``: the day of the build.

Nothing in here imports MkDocs; ``hooks/mkdocs_hooks.py`` beside this package does.
"""
