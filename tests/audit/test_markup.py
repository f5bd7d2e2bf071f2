"""The files of every page: two checkers of markup, and what can be seen without a browser."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.audit import markup, sites
from tests.audit.checkers import html_validate, vnu
from tests.audit.finding import Finding, none
from tests.support.project import Built
from tests.support.serve import Served

pytestmark = pytest.mark.timeout(900)


@pytest.fixture(params=["shipped", "demonstration"])
def served(request: pytest.FixtureRequest) -> Served:
    site: Served = request.getfixturevalue(request.param)
    return site


@pytest.fixture
def every_site(shipped: Served, demonstration: Served, components: Served) -> tuple[Built, ...]:
    """All sites: a checker starts once for them."""
    return (shipped.site, demonstration.site, components.site)


def test_the_checker_of_the_w3c(every_site: tuple[Built, ...]) -> None:
    none(vnu(*every_site, remember=True))


def test_html_validate(every_site: tuple[Built, ...]) -> None:
    none(html_validate(*every_site, remember=True))


def test_what_the_examples_of_components_say(components: Served) -> None:
    none(markup.findings(components.site, whole_pages=False))


def test_what_the_files_say(served: Served) -> None:
    found = markup.findings(served.site)
    none(one for one in found if one.check != "weight" or one.page in _heavy(served, found))


def _heavy(served: Served, found: list[Finding]) -> set[str]:
    """Return the pages whose weight is the templates' doing.

    One page of many may have grown with what people wrote, and that turns nothing red; but most
    pages of each kind must be light.
    """
    heavy = {one.page for one in found if one.check == "weight"}
    pages = sites.addresses(served.site)
    of_kind = Counter(map(sites.kind, pages))
    heavy_of_kind = Counter(map(sites.kind, heavy))
    return {
        page for page in heavy if 2 * heavy_of_kind[sites.kind(page)] > of_kind[sites.kind(page)]
    }
