"""How long a reader waits for the first cell of a notebook in the browser, with nothing stored and opened again."""

from __future__ import annotations

import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.support.lite import STARTS, press_run_all
from tools.bench_pages import WINDOW, say
from tools.bench_python import STORED, site

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NOTEBOOK = "lite/notebooks/index.html?path=07-case-clinic.ipynb"
READERS = 2
FIRST = "() => /^\\[\\d+\\]/.test(document.querySelector('.jp-Notebook .jp-CodeCell .jp-InputPrompt')?.innerText)"


def measured(browser: Browser, folder: Path) -> dict[str, list[float]]:
    """Return ms to the end of the first cell with nothing stored, and opened again; and kB that were sent for it."""
    found: dict[str, list[float]] = {"cold": [], "warm": [], "wire": []}
    if not (folder / "lite").is_dir():
        say("no notebooks in this book: run `make site` to measure them too")
        return found
    say("the first cell of a notebook in the browser")
    with site(folder) as (url, sent):
        for _ in range(READERS):
            context = browser.new_context(viewport=WINDOW)
            for kind in ("cold", "warm"):
                page, before, start = context.new_page(), sum(sent), time.perf_counter()
                page.goto(url + NOTEBOOK)
                press_run_all(page)
                page.wait_for_function(FIRST, timeout=STARTS)
                found[kind].append((time.perf_counter() - start) * 1000)
                if kind == "cold":
                    found["wire"].append((sum(sent) - before) / 1000)
                page.wait_for_timeout(STORED)
                page.close()
            context.close()
    return found


def show(found: dict[str, list[float]]) -> None:
    """Print the medians. There is no budget: the cell in the page is the fast way."""
    if not found["cold"]:
        return
    print(f"\n{'The first cell of a notebook in the browser':<50}{'median':>9}{'longest':>9}")
    titles = {"cold": "nothing stored, ms", "warm": "opened again, ms", "wire": "sent for it, compressed, kB"}
    for kind, title in titles.items():
        print(f"  {title:<48}{statistics.median(found[kind]):>9.0f}{max(found[kind]):>9.0f}")
