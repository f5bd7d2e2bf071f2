"""Fifty questions in families' words: a right page among the first three for at least 45."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page

from tests.support.serve import Served

QUESTIONS = yaml.safe_load(Path(__file__).with_name("questions.yml").read_text(encoding="utf-8"))
LEAST, FIRST = 45, 3

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


def test_there_are_fifty_different_ones() -> None:
    assert len({question["ask"] for question in QUESTIONS}) == 50


def test_a_right_page_is_among_the_first_three(
    page: Page, shipped: Served, demonstration: Served
) -> None:
    answered, report = 0, []
    at = ""
    for question in sorted(QUESTIONS, key=lambda question: "of" in question):
        base = demonstration.base if "of" in question else shipped.base
        if base != at:
            page.goto(f"{base}search/")
            at = base
        found = ask(page, base, question["ask"])
        right = set(question["right"]) & set(found[:FIRST])
        answered += bool(right)
        if not right:
            best = ", ".join(f"/{address}" for address in found[:FIRST]) or "nothing"
            wanted = " or ".join(f"/{address}" for address in question["right"])
            report.append(f"“{question['ask']}” found {best} and not {wanted}")
    assert answered >= LEAST, "\n".join([f"{answered} of {len(QUESTIONS)}:", *report])


def ask(page: Page, base: str, words: str) -> list[str]:
    """Type words into the form and return where the results lead, from the root of the site."""
    page.get_by_label("What are you looking for?").fill(words)
    page.keyboard.press("Enter")
    page.locator("#said").get_by_text(f"“{words}”").wait_for()
    links = page.locator("#results h3 a")
    return [
        str(href).removeprefix(base) for href in links.evaluate_all("all => all.map(a => a.href)")
    ]
