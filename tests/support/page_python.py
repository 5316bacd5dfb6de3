"""Cells of *Go deeper* as a reader runs them in the built book, and what the notebook says that they give."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from functools import cache
from typing import Any

from playwright.sync_api import Locator, Page, expect

from hipspine.book.cells import only_shows
from hipspine.chapters import DEEPER, chapter_files

OPENED = "details.hs-deeper > summary"
CELLS = ".hs-deeper .cell:has(> .hs-py-tools)"
STARTS = 60_000  # ms, on a busy machine
OVER = "(cell) => cell.querySelector('.hs-py-tools > button:nth-of-type(3)').hidden"  # Stop
# What Plotly was given to draw, which it keeps as it came.
DRAWN = """async (cell) => {
  const plot = () => cell.querySelector('.hs-py-result .js-plotly-plot');
  while (!plot()?.data) await new Promise(requestAnimationFrame);
  return JSON.stringify(plot().data);
}"""


@dataclass(frozen=True)
class Stored:
    """A code cell of a notebook below *Go deeper*: its code, and the text that is stored and checked, if any."""

    code: str
    text: str | None


@cache
def stored_cells(page: str) -> tuple[Stored, ...]:
    """Return the code cells below *Go deeper* of a chapter, in order."""
    path = next(file for file in chapter_files() if file.stem == page)
    cells: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["cells"]
    start = next((i for i, cell in enumerate(cells) if f"## {DEEPER}" in "".join(cell["source"]).splitlines()), None)
    code = [cell for cell in cells[start:] if cell["cell_type"] == "code"] if start is not None else []
    checked = "nbval-check-output"
    return tuple(
        Stored(
            "".join(cell["source"]),
            "".join(line for out in cell["outputs"] for line in out.get("text", ()))
            if checked in cell["metadata"].get("tags", ())
            else None,
        )
        for cell in code
        if not only_shows("".join(cell["source"]))
    )


DEEP = [file.stem for file in chapter_files() if stored_cells(file.stem)]
"""The chapters with code that can be run."""


def unfold(page: Page) -> Locator:
    """Open *Go deeper* and return its cells, when they have their tools."""
    page.locator(OPENED).click()
    cells = page.locator(CELLS)
    cells.first.wait_for()
    return cells


def press(cell: Locator, name: str) -> None:
    """Press one of a cell's buttons."""
    cell.get_by_role("button", name=name, exact=True).click()


def write(cell: Locator, code: str) -> None:
    """Write code of one's own into a cell."""
    if cell.get_by_role("button", name="Edit", exact=True).is_visible():
        press(cell, "Edit")
    cell.locator("textarea").fill(code)


def ended(cell: Locator) -> None:
    """Wait until a cell runs no more."""
    cell.page.wait_for_function(OVER, arg=cell.element_handle(), timeout=STARTS)


def run(cell: Locator, code: str | None = None) -> str:
    """Run a cell, with code of one's own if there is any, and return the text of what it gives."""
    if code is not None:
        write(cell, code)
    press(cell, "Run")
    ended(cell)
    return cell.locator(".hs-py-result").inner_text()


def printed(cell: Locator) -> str:
    """Return what a cell printed, to the last byte."""
    return "".join(
        cell.locator(".hs-py-result pre[data-stream=stdout]").evaluate_all("(all) => all.map(p => p.textContent)")
    )


def stopped(cell: Locator, code: str) -> float:
    """Run code that does not end, press Stop, and return the seconds until the cell was free again."""
    write(cell, code)
    press(cell, "Run")
    expect(cell.locator(".hs-py-says")).to_have_text("Runs …", timeout=STARTS)
    begun = time.monotonic()
    press(cell, "Stop")
    ended(cell)
    return time.monotonic() - begun
