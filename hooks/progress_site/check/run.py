"""Everything that a check looks at, as one list of problems."""

from __future__ import annotations

from typing import NamedTuple

from progress_site.assemble.site import Settings, compose
from progress_site.check.addresses_elsewhere import dead_addresses
from progress_site.check.easy_words import easy_words
from progress_site.check.freshness import overdue
from progress_site.check.plain import plain_words
from progress_site.check.publication import not_ready
from progress_site.check.unlisted import unlisted
from progress_site.model.problem import Problem
from progress_site.read.load import load


class Checked(NamedTuple):
    """What a check found, and what it could not look at yet because of the errors."""

    problems: list[Problem]
    waits: str


def check(settings: Settings, *, links: bool = False, for_publication: bool = False) -> Checked:
    """Look at everything: what stops a build, and what a build does not say.

    Words, and what has become old, are looked at only where nothing stops a build.

    Args:
        settings: the project and its environment; the address of the site does not matter here
        links: whether to ask the network if the addresses of evidence still answer
        for_publication: whether what is not ready for the public is an error
    """
    composition = compose(settings)
    loaded = load(settings.root)
    found = {*composition.problems}
    if composition.site is not None:
        found |= set(map(loaded.veil.over, [*plain_words(loaded), *easy_words(loaded)]))
        found |= {loaded.locate(finding) for finding in overdue(loaded, composition.site.state)}
        found |= set(unlisted(settings, loaded, composition.site))
    if links:
        found |= {loaded.locate(finding) for finding in dead_addresses(loaded)}
    if for_publication:
        found |= set(not_ready(settings.root, loaded, settings.environment))
    return Checked(sorted(found, key=Problem.sort_key), composition.waits)
