"""What axe-core finds wrong with a page, or with a part of one, for people who use assistive technology."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"


def violations(place: Page | Locator) -> list[str]:
    """Return what axe finds, one line each. No rule is left out and no part of the place is excepted."""
    page = place if isinstance(place, Page) else place.page
    page.evaluate(AXE.read_text(encoding="utf-8"))
    run = "async (place) => (await axe.run(place ?? document, {resultTypes: ['violations']})).violations"
    found = page.evaluate(run) if isinstance(place, Page) else place.evaluate(run)
    return [f"{one['id']}: {at['target']} {at['html'][:120]}" for one in found for at in one["nodes"]]
