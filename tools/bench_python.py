"""How long a reader waits for the first result of a cell that is run in the page, with nothing stored and again."""

from __future__ import annotations

import json
import statistics
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

from hipspine.book.python_files import FOLDER
from hipspine.book.serve import HOST, address
from tests.support.page_python import stopped, unfold
from tools.bench_pages import COMPRESSED, LOADS, WINDOW, handler, say, squeezed

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

PAGE = "chapters/01-connection.html"
BUDGETS = {"cold": 4_000, "warm": 1_000, "wire": 6_500, "stop": 1_000}  # ms, but kB on the wire
TITLES = {
    "cold": "nothing stored, ms",
    "alone": "Pyodide alone, nothing stored: 1 + 1, ms",
    "warm": "opened again, ms",
    "wire": "sent for it, compressed, kB",
    "stop": "Stop, in a loop without end, ms",
}
ENDLESS = "while True:\n    pass"
STORED = 1_000  # ms in which a browser stores what it has compiled
# From the press on Run to the frame that shows the first letters of the result.
FIRST = """async () => {
  const cell = document.querySelector('.hs-deeper .cell:has(> .hs-py-tools)');
  const start = performance.now();
  cell.querySelector('.hs-py-tools > button').click();
  while (!cell.querySelector('.hs-py-result pre')) await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  return performance.now() - start;
}"""

# What people put into a page otherwise: Pyodide as it comes, with nothing around it.
ALONE = """async (home) => {
  const start = performance.now();
  const { loadPyodide } = await import(`${home}pyodide.mjs`);
  const pyodide = await loadPyodide({ indexURL: home });
  pyodide.runPython("1 + 1");
  return performance.now() - start;
}"""


@contextmanager
def site(folder: Path) -> Iterator[tuple[str, list[int]]]:
    """Serve a folder as a public web server would: compressed, and to be kept by browsers; with the bytes it sends."""
    sent: list[int] = []

    for file in (folder / FOLDER).rglob("*"):
        if file.suffix in COMPRESSED:
            squeezed(file)  # the first reader is not to wait for that
    kept = {"Cache-Control": "max-age=600"}
    with ThreadingHTTPServer((HOST, 0), handler(folder, sent, kept)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield address(server), sent
        server.shutdown()


def measured(browser: Browser, folder: Path) -> dict[str, list[float]]:
    """Return ms to the first result, with nothing stored and again, and of Pyodide alone; kB sent; ms to stop."""
    say("the first result of a cell in the page")
    found: dict[str, list[float]] = {kind: [] for kind in TITLES}
    with site(folder) as (url, sent):
        for _ in range(LOADS):
            context = browser.new_context(viewport=WINDOW)
            for kind in ("cold", "warm", "warm"):
                page = context.new_page()
                page.goto(url + PAGE, wait_until="networkidle")
                cells = unfold(page)
                before = sum(sent)
                found[kind].append(page.evaluate(FIRST))
                if kind == "cold":
                    found["wire"].append((sum(sent) - before) / 1000)
                page.wait_for_timeout(STORED)
                if kind == "cold":
                    found["stop"].append(stopped(cells.first, ENDLESS) * 1000)
                page.close()
            context.close()
            found["alone"].append(_alone(browser.new_context(viewport=WINDOW), url))
    return found


def _alone(context: BrowserContext, url: str) -> float:
    """Return ms until Pyodide by itself has computed something, with nothing stored."""
    page = context.new_page()
    page.route(url, lambda route: route.fulfill(body="<!doctype html><title>Pyodide</title>", content_type="text/html"))
    page.goto(url)
    home = json.loads((page.request.get(f"{url}{FOLDER}/python.json")).text())["home"]
    passed: float = page.evaluate(ALONE, f"{url}{FOLDER}/{home}")
    context.close()
    return passed


def show(found: dict[str, list[float]]) -> None:
    """Print the medians beside their budgets."""
    print(f"\n{'The first result of a cell in the page':<50}{'median':>9}{'longest':>9}{'budget':>9}")
    for kind, title in TITLES.items():
        median, budget = statistics.median(found[kind]), BUDGETS.get(kind)
        over = "over the budget" if budget is not None and median > budget else ""
        said = "" if budget is None else format(budget, ".0f")
        print(f"  {title:<48}{median:>9.0f}{max(found[kind]):>9.0f}{said:>9}  {over}".rstrip())
