"""A figure on a phone stands on little more than a screen, and its parts can still be hit."""

from __future__ import annotations

import itertools

import pytest
from playwright.sync_api import expect

from tests.support.axe import violations
from tests.support.chapters import PAGES, mounted

SCREEN = {"width": 390, "height": 664}
MOST = 1.3  # screens
SMALL = 24  # px: the least that a finger can hit
CONTROLS = "button, summary, select, input[type=range], .hs-choice label:has(input)"


@pytest.mark.parametrize("page", PAGES)
def test_a_figure_with_its_text_folded_is_a_screen_and_a_third_at_most(visit, page):
    visited = visit(f"chapters/{page}.html", **SCREEN)
    heights = {}
    for name, asking in itertools.product(PAGES[page], (True, False)):
        island = mounted(visited, name, asking=asking)
        heights[name, asking] = island.locator(".hs-figure").bounding_box()["height"] / SCREEN["height"]
        for control in island.locator(CONTROLS).all():
            box = control.bounding_box()
            assert box is None or min(box["width"], box["height"]) >= SMALL, (name, control.text_content())
    assert {name: height for name, height in heights.items() if height > MOST} == {}
    assert visited.page.evaluate("document.documentElement.scrollWidth") == SCREEN["width"]


def test_on_a_phone_the_question_is_one_line_that_opens_it(visit):
    visited = visit("chapters/01-connection.html", **SCREEN)
    island = mounted(visited, "pelvic-tilt")
    question = island.locator(".hs-expect")
    assert question.bounding_box()["height"] < 2 * SMALL
    expect(island.locator(".hs-guess")).to_be_hidden()
    question.focus()
    visited.page.keyboard.press("Enter")
    assert question.get_attribute("aria-expanded") == "true"
    assert question.bounding_box()["height"] > 2 * SMALL
    assert violations(island) == []
    island.get_by_role("button", name="both grow").click()
    expect(island.locator(".hs-figure-title")).to_be_visible()
    expect(island.locator(".hs-guessed")).to_contain_text("You expected: both grow.")


def test_long_options_scroll_within_their_row_on_a_phone(visit):
    visited = visit("chapters/04-differentiating.html", **SCREEN)
    row = mounted(visited, "pain-map").locator("fieldset.hs-long")
    last = row.locator("input").last
    last.focus()
    visited.page.keyboard.press("Space")
    expect(last).to_be_checked()
    box = last.bounding_box()
    assert 0 <= box["x"] <= SCREEN["width"] - box["width"]
