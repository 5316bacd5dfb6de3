"""Notebooks in a real JupyterLab: what a slider step takes, here and otherwise, and how soon drawings stand."""

from __future__ import annotations

import shutil
import tempfile
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from hipspine.chapters import taught_files
from tests.support.live_jupyter import Notebook, Server, open_notebook, running_server
from tools.bench_pages import WINDOW, say
from tools.bench_steps import RECORDER, steps

if TYPE_CHECKING:
    from playwright.sync_api import Browser

LATENCY = (20.0, 24.0)  # ms, median and 95th percentile: what a step took when it was first measured
LATEST = 2000.0  # ms after its cell
CHAPTER = "03-mechanics"
OURS = "this course's figure"
FIGURE = "pelvic-tilt"
OUR_CELL = f'from hipspine import figure\nfig = figure("{FIGURE}")\nfig'
OTHER_CELL = """
import plotly.graph_objects as go
from ipywidgets import interact
ready = {tilt: fig.plot(anterior_tilt=tilt).data for tilt in range(-20, 21)}
picture = go.FigureWidget(fig.plot())
def move(anterior_tilt=0):
    with picture.batch_update():
        for shown, wanted in zip(picture.data, ready[anterior_tilt]):
            shown.x, shown.y, shown.text = wanted.x, wanted.y, wanted.text
display(picture)
interact(move, anterior_tilt=(-20, 20));
"""
# Notes of each cell when its number stands (its reply has come) and when the frame after its first drawing begins.
WATCH = """() => {
  window.hsCells = [];
  const look = (now) => {
    const cells = document.querySelectorAll('.jp-Notebook .jp-CodeCell');
    for (const [place, cell] of cells.entries()) {
      const seen = (window.hsCells[place] ??= { source: cell.querySelector('.cm-content')?.textContent ?? '' });
      if (/\\[\\d+\\]/.test(cell.querySelector('.jp-InputPrompt')?.textContent ?? '')) seen.ran ??= now;
      if (seen.painted) seen.drawn ??= now;
      seen.painted = Boolean(cell.querySelector('.hs-painting path'));
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""
DRAWN = "() => window.hsCells.every((cell) => !cell.source.startsWith('figure(') || cell.drawn)"


def measured(browser: Browser, count: int) -> dict[str, list]:
    """Return the steps of the course's figure and of FigureWidget with interact, and what ``after_cells`` finds."""
    with tempfile.TemporaryDirectory() as home, running_server(Path(home) / "jupyter") as server:
        say("starting Jupyter")
        return {"steps": live_steps(browser, server, count), "cells": after_cells(browser, server)}


def after_cells(browser: Browser, server: Server) -> list[tuple[str, float, float]]:
    """Return, for each figure's cell of a chapter that is run as a whole, ms from its end to its drawing, and its own.

    What a cell takes itself is counted from the end of the one before it. A drawing that stands when its cell ends, as
    most do, has come after 0 ms.
    """
    chapter = next(path for path in taught_files() if path.stem == CHAPTER)
    shutil.copy(chapter, server.folder / chapter.name)
    say(f"all cells of {CHAPTER}, one after the other")
    notebook = open_notebook(browser, server, "lab", CHAPTER, there=True, viewport=WINDOW)
    notebook.page.evaluate(WATCH)
    notebook.run_all()
    notebook.page.wait_for_function(DRAWN, timeout=60_000)
    cells = notebook.page.evaluate("() => window.hsCells")
    notebook.close()
    return [
        (cell["source"], max(0.0, cell["drawn"] - cell["ran"]), cell["ran"] - before["ran"])
        for before, cell in pairwise(cells)
        if cell["source"].startswith("figure(")
    ]


def live_steps(browser: Browser, server: Server, count: int) -> list[tuple[str, list[list[float]]]]:
    """Return the steps of the course's figure and of FigureWidget with interact, in one kernel."""
    notebook = open_notebook(browser, server, "lab", "bench", viewport={**WINDOW, "height": 1800})
    notebook.page.evaluate(RECORDER)
    found = []
    for title, source in ((OURS, OUR_CELL), ("FigureWidget + interact", OTHER_CELL)):
        say(f"{title} in a live kernel: {count} steps")
        found.append((title, live_cell(notebook, source, count)))
    notebook.close()
    return found


def live_cell(notebook: Notebook, source: str, count: int) -> list[list[float]]:
    """Run a cell that shows a drawing with a slider, and step the slider."""
    cell = notebook.run(source)
    cell.output.locator(".hs-painting, .main-svg").first.wait_for(timeout=60_000)
    control = cell.output.locator("input[type=range], .noUi-handle").first
    control.wait_for()
    plot = cell.output.locator(".hs-plot, .js-plotly-plot").first
    return steps(notebook.page, plot.element_handle(), control.element_handle(), count)
