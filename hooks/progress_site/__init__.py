"""Turns the plan and its updates into the public progress site.

The layers, each using only those below it (kept by import-linter, see pyproject.toml):

- ``cli`` and ``commands``: the ``progress`` command. ``check``: what a publisher is told.
- ``assemble``: the one composition of a site. ``run``: starting builds, serving them.
- ``read``: files to records. ``write``: lines into people's files. ``guard``: what may change.
- ``embeds``, ``feeds``, ``open_data``, ``reports``, ``search``: one feature each.
- ``fields``: what is published as data, each field once.
- ``pages`` and ``easy_read``: what templates receive. ``charts``: drawings of measures.
- ``prose``, ``urls``, ``words``: what people wrote, addresses, wording.
- ``fold``: the state on a day. ``model``: the records and the vocabulary.
- ``catalogue``: readers' words. ``clock``: the day of the build. ``engine``: this folder.

Nothing in here imports MkDocs; ``hooks/mkdocs_hooks.py`` beside this package does.
"""
