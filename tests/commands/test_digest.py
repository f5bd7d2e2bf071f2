from __future__ import annotations

import pytest

from tests.support.commands import Copy
from tests.support.digests import ENDINGS, KEPT, SINCE


@pytest.mark.parametrize("form", ENDINGS)
def test_each_form_is_printed_as_it_is_kept(copy: Copy, form: str) -> None:
    result = copy.run("digest", "--since", SINCE.isoformat(), "--format", form)
    assert result.exit_code == 0
    assert result.output == (KEPT / f"digest.{ENDINGS[form]}").read_text(encoding="utf-8")


def test_the_last_day_can_be_named(copy: Copy) -> None:
    output = copy.run("digest", "--since", "2024-06-03", "--until", "2024-06-03").output
    assert "3 June 2024 to 3 June 2024" in output
    assert "Reviewers visited" not in output


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            ["--since", "2024-02-30"],
            "--since: there is no such date as “2024-02-30”: that month ends on 2024-02-29.",
        ),
        (
            ["--since", "March"],
            "--since: the year of “March” is missing: write for example 2024-03.",
        ),
        (["--since", "2024-03"], "--since: “2024-03” is not one exact day: write a day such as"),
        (["--since", "2025-07-01"], "--since 2025-07-01: write a day up to 2024-11-20"),
        (
            ["--since", "2024-01-01", "--until", "2030-01-01"],
            "--until 2030-01-01: write a day up to 2024-11-20, the day now.",
        ),
    ],
)
def test_a_day_that_cannot_be_is_asked_back(copy: Copy, arguments: list[str], words: str) -> None:
    result = copy.run("digest", *arguments)
    assert result.exit_code == 1
    assert words in result.output


def test_links_begin_with_the_public_address(copy: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://other.test/sub")
    output = copy.run("digest", "--since", "2024-06-01").output
    assert "(https://other.test/sub/updates/" in output
    monkeypatch.delenv("SITE_URL")
    (copy.root / "mkdocs.yml").write_text("theme: !ENV [A, b]\n", encoding="utf-8")
    result = copy.run("digest", "--since", "2024-06-01")
    assert result.exit_code == 1
    assert "site_url: https://" in result.output


def test_a_demonstration_says_so(copy: Copy) -> None:
    output = copy.run("digest", "--since", "2024-04-01", "--format", "text").output
    assert "This is a demonstration of a made-up plan." in output
