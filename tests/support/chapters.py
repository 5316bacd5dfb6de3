"""Which chapter shows which figure, read from the chapters themselves; and a figure that is mounted."""

from __future__ import annotations

import json
import re
from pathlib import Path

from playwright.sync_api import Locator

CHAPTERS = Path(__file__).resolve().parents[2] / "chapters"
_SHOWN = re.compile(r"^figure\(\s*['\"]([\w-]+)['\"]\s*\)$", re.MULTILINE)


def figures_of(chapter: Path) -> list[str]:
    """Return the figures that a chapter shows, in order."""
    cells = json.loads(chapter.read_text(encoding="utf-8"))["cells"]
    code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    return [name for text in code for name in _SHOWN.findall(text)]


NUMBERED = {path.stem: figures_of(path) for path in sorted(CHAPTERS.glob("[0-9][0-9]-*.ipynb"))}
"""Every numbered chapter, with the figures that it shows."""

PAGES = {page: names for page, names in NUMBERED.items() if names}
"""The chapters that show figures."""


def first_page(name: str) -> str:
    """Return the address of the first chapter that shows a figure."""
    return f"chapters/{next(page for page, names in PAGES.items() if name in names)}.html"


def mounted(visited: object, name: str) -> Locator:
    """Scroll to an island, wait until it is drawn, and return its element; a drawing in 3D is opened."""
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
    island.locator(".main-svg").first.wait_for(timeout=30_000)
    return island
