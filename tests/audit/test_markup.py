"""The files of every page: two checkers of markup, and what can be seen without a browser."""

from __future__ import annotations

import pytest

from tests.audit import markup
from tests.audit.checkers import html_validate, vnu
from tests.audit.finding import none
from tests.support.serve import Served

pytestmark = pytest.mark.timeout(900)


@pytest.fixture(params=["shipped", "fixture"])
def served(request: pytest.FixtureRequest) -> Served:
    site: Served = request.getfixturevalue(request.param)
    return site


def test_the_checker_of_the_w3c(served: Served) -> None:
    none(vnu(served.site))


def test_html_validate(served: Served) -> None:
    none(html_validate(served.site))


def test_what_the_files_say(served: Served) -> None:
    none(markup.findings(served.site))
