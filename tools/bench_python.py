"""How long a reader waits for the first result of a cell that is run in the page, with nothing stored and again."""

from __future__ import annotations

import statistics
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

from hipspine.book.python_files import FOLDER
from hipspine.book.serve import HOST, address
from tools.bench_pages import COMPRESSED, LOADS, WINDOW, handler, say, squeezed

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAGE = "chapters/01-connection.html"
BUDGETS = {"cold": 4_000, "warm": 1_000, "wire": 6_500}  # ms, ms, kB
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
    """Return ms to the first result with nothing stored, and in the page opened again; and kB that were sent for it."""
    say("the first result of a cell in the page")
    found: dict[str, list[float]] = {"cold": [], "warm": [], "wire": []}
    with site(folder) as (url, sent):
        for _ in range(LOADS):
            context = browser.new_context(viewport=WINDOW)
            for kind in ("cold", "warm", "warm"):
                page = context.new_page()
                page.goto(url + PAGE, wait_until="networkidle")
                page.locator("details.hs-deeper > summary").click()
                page.locator(".hs-py-tools").first.wait_for()
                before = sum(sent)
                found[kind].append(page.evaluate(FIRST))
                if kind == "cold":
                    found["wire"].append((sum(sent) - before) / 1000)
                page.wait_for_timeout(STORED)
                page.close()
            context.close()
    return found


def show(found: dict[str, list[float]]) -> None:
    """Print the medians beside their budgets."""
    print(f"\n{'The first result of a cell in the page':<50}{'median':>9}{'longest':>9}{'budget':>9}")
    titles = {"cold": "nothing stored, ms", "warm": "opened again, ms", "wire": "sent for it, compressed, kB"}
    for kind, title in titles.items():
        median, budget = statistics.median(found[kind]), BUDGETS[kind]
        over = "over the budget" if median > budget else ""
        print(f"  {title:<48}{median:>9.0f}{max(found[kind]):>9.0f}{budget:>9.0f}  {over}".rstrip())
