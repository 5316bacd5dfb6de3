"""Which chapter shows which figure, read from the chapters themselves; and a figure that is mounted."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Locator

from hipspine.chapters import catalogue, taught_files
from hipspine.figures import declared

CHAPTERS = Path(__file__).resolve().parents[2] / "chapters"
CATALOGUE = {chapter.page: chapter for chapter in catalogue()}
"""Every numbered chapter by its page, in order."""

TAUGHT = [path.stem for path in taught_files()]
"""The pages of the chapters that teach."""

NUMBERED = {page: chapter.figures for page, chapter in CATALOGUE.items()}
"""Every numbered chapter, with the figures that it shows."""

PAGES = {page: names for page, names in NUMBERED.items() if names}
"""The chapters that show figures."""


def first_page(name: str) -> str:
    """Return the address of the first chapter that shows a figure."""
    return f"chapters/{next(page for page, names in PAGES.items() if name in names)}.html"


FIGURES = list(dict.fromkeys(name for names in PAGES.values() for name in names))
"""The names of all figures, those of a page together."""


AT_REST = "([island, all]) => all.every((one) => island.get(one.name) === one.default)"


def mounted(visited: object, name: str, *, asking: bool = False) -> Locator:
    """Scroll to an island, wait until it is drawn, and return its element; a drawing in 3D is opened.

    A figure whose guess is made on the picture shows what was found, as it stands at first, unless ``asking``.
    """
    island = visited.page.locator(f'[data-island="figure:{name}"]').first
    island.scroll_into_view_if_needed()
    visited.page.wait_for_function(
        "(island) => island.dataset.state !== 'waiting'", arg=island.element_handle(), timeout=30_000
    )
    assert island.get_attribute("data-state") == "ready", visited.errors
    opening = island.locator(".hs-open")
    if opening.count():
        opening.click()
        island.locator(".gl-container canvas").first.wait_for(timeout=30_000)
    else:
        island.locator(".hs-painting").first.wait_for(timeout=30_000)
    skip = island.locator(".hs-asked.hs-pulled .hs-skip")
    if not asking and skip.count():
        skip.click()
        island.get_by_role("button", name="Reset", exact=True).click()
        parameters = json.loads(json.dumps(declared(name).spec["parameters"]))
        visited.page.wait_for_function(AT_REST, arg=[island.element_handle(), parameters])
    return island
