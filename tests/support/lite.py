"""Notebooks of the site's JupyterLite, opened and run in a browser that reaches no other host."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page, Response, Route, TimeoutError

STARTS = 240_000  # ms, on a busy machine: Python starts, and each figure's equations are made anew
CODE_CELLS = ".jp-Notebook .jp-CodeCell"
# The kernel listens: what is run before is dropped, as in every JupyterLab.
READY = ".jp-Notebook-ExecutionIndicator[data-status=idle]"
# Done: no cell waits any more; where one has failed, those behind it have no number.
DONE = """() => {
  const prompts = [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')].map((one) => one.innerText);
  return prompts.some((text) => /\\d/.test(text)) && !prompts.some((text) => text.includes('*'));
}"""
BEGUN = """() =>
  [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')].some((one) => /[\\d*]/.test(one.innerText))"""
TRIES, HEARD = 12, 10_000  # ms
OUTPUTS = """() => [...document.querySelectorAll('.jp-Notebook .jp-CodeCell')].map((cell) => {
  const of = (kind) => cell.querySelectorAll(`.jp-OutputArea [data-mime-type="application/vnd.jupyter.${kind}"]`);
  const words = (kind) => [...of(kind)].map((one) => one.textContent).join('');
  const ran = /\\d/.test(cell.querySelector('.jp-InputPrompt').innerText);
  return { ran, printed: words('stdout'), error: words('stderr') + words('error') };
})"""


@dataclass
class Loaded:
    """What a window asked for: requests to other hosts, and the bytes of this one's answers as servers squeeze them."""

    foreign: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    sizes: dict[str, int] = field(default_factory=dict)


def watched(context: BrowserContext, home: str, site: Path) -> Loaded:
    """Let a window reach ``home`` alone, and note what it asks for."""
    loaded = Loaded()

    def refuse(route: Route) -> None:
        loaded.foreign.append(route.request.url)
        route.abort()

    def note(response: Response) -> None:
        path = response.url.partition("?")[0]
        if response.status >= 400:
            loaded.missing.append(path)
        elif path.startswith(home) and (file := site / path.removeprefix(home)).is_file():
            content = file.read_bytes()
            squeezed = file.suffix in (".js", ".mjs", ".json", ".wasm", ".css", ".html", ".ipynb", ".svg")
            loaded.sizes[path] = len(gzip.compress(content, 6)) if squeezed else len(content)

    context.route(lambda url: not url.startswith((home, "blob:", "data:")), refuse)
    context.on("response", note)
    return loaded


def press_run_all(page: Page) -> None:
    """Have all cells of the notebook that a window shows run, and wait until the first begins."""
    page.locator(CODE_CELLS).first.wait_for(timeout=STARTS)
    page.locator(READY).first.wait_for(timeout=STARTS)
    for _ in range(TRIES):
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        try:
            page.wait_for_function(BEGUN, timeout=HEARD)
            return
        except TimeoutError:
            continue  # on a busy machine the kernel may not listen yet though it says so; a reader presses again
    raise AssertionError("Run All Cells starts nothing")


def run_all(page: Page) -> list[dict[str, Any]]:
    """Run all cells of the notebook that a window shows and return what each gave."""
    press_run_all(page)
    page.wait_for_function(DONE, timeout=STARTS)
    outputs: list[dict[str, Any]] = page.evaluate(OUTPUTS)
    return outputs


def code_cells(notebook: Path) -> Sequence[dict[str, Any]]:
    """Return the code cells of a notebook file."""
    cells: list[dict[str, Any]] = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == "code"]


def stored(cell: dict[str, Any]) -> str | None:
    """Return the text that a cell is known to print, where that is checked."""
    if "nbval-check-output" not in cell["metadata"].get("tags", ()):
        return None
    return "".join(line for out in cell["outputs"] for line in out.get("text", ()))
