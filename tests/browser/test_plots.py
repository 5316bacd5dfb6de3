"""The plain Plotly plots of the chapters' own code cells, drawn in the published page without a kernel."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from tests.support.chapters import PAGES

# "rgb(12, 34, 56)" of a line that Plotly drew
STROKE = "(path) => getComputedStyle(path).stroke"


def unfold(page: Page) -> None:
    """Open *Go deeper*, where the plots stand."""
    page.locator("details.hs-deeper > summary").click()


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("width", [390, 1280])
def test_plots_are_drawn_with_axes_and_numbers(visit, page, width):
    visited = visit(f"chapters/{page}.html", width=width)
    unfold(visited.page)
    islands = visited.page.locator('[data-island^="plot:"]')
    assert islands.count() > 0
    for island in islands.all():
        island.scroll_into_view_if_needed()
        visited.page.wait_for_function(
            "(island) => island.dataset.state !== 'waiting'", arg=island.element_handle(), timeout=30_000
        )
        island.locator(".main-svg").first.wait_for(timeout=30_000)
        assert island.get_attribute("data-state") == "ready", visited.errors
        assert island.locator(".scatterlayer path.js-line, .points path").count() > 0
        titles = island.locator(".g-xtitle, .g-ytitle").all_text_contents()
        assert len(titles) == 2
        assert all(re.search(r"\w", title) for title in titles)
        box = island.bounding_box()
        for title in island.locator(".g-xtitle text, .g-ytitle text").all():
            assert title.bounding_box()["x"] >= box["x"] - 1
        assert island.locator(".hs-needs-script").count() == 0
        island.get_by_text("The numbers of this plot").click()
        assert island.locator("td").count() >= 8
    assert visited.errors == []
    assert visited.foreign == []


def test_a_plot_follows_the_theme(visit):
    visited = visit("chapters/01-connection.html", scheme="light")
    unfold(visited.page)
    island = visited.page.locator('[data-island^="plot:"]').first
    island.scroll_into_view_if_needed()
    line = island.locator("path.js-line").first
    line.wait_for(timeout=30_000)
    light = line.evaluate(STROKE)
    visited.page.evaluate("document.documentElement.dataset.theme = 'dark'")
    visited.page.wait_for_function(
        "([path, light]) => getComputedStyle(path).stroke !== light", arg=[line.element_handle(), light]
    )
