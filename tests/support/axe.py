"""What axe-core finds wrong with a page, or with a part of one, for people who use assistive technology.

The kept wrapper, axe-playwright-python, takes our pinned axe-core too, but parts of a page by a selector only and
tells less of each; what is left for it to do is the three lines of ``violations``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
_RUN = "async (place) => (await axe.run(place ?? document, {resultTypes: ['violations']})).violations"


class Violation(str):
    """A rule that is broken in one place; its text is the report: rule, what, where, how to mend, where to read."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"\n{self}\n"  # pytest shows lists by this


def violations(place: Page | Locator) -> list[Violation]:
    """Return what axe finds, one for each place. No rule is left out and no part of the place is excepted."""
    page = place if isinstance(place, Page) else place.page
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(_RUN) if isinstance(place, Page) else place.evaluate(_RUN)
    return [report(rule, node) for rule in found for node in rule["nodes"]]


def report(rule: dict[str, Any], node: dict[str, Any]) -> Violation:
    """Return what axe tells of a rule and of a place that breaks it, in lines that can be read."""
    target = " in ".join(str(one) for one in reversed(node["target"]))
    lines = [
        f"{rule['id']} ({node.get('impact') or rule.get('impact')}): {rule['help']}",
        f"  where: {target}",
        f"         {' '.join(node['html'].split())[:160]}",
        *(f"  mend:  {line.strip()}" for line in node.get("failureSummary", "").splitlines() if line.strip()),
        f"  read:  {rule['helpUrl']}",
    ]
    return Violation("\n".join(lines))
