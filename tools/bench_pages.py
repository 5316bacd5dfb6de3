"""What a page of the built book costs a reader with a phone: its weight, its first words, its quiz."""

from __future__ import annotations

import gzip
import re
import statistics
import sys
from collections.abc import Callable, Mapping
from functools import cache
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

LOADS = 5
PHONE = {"slower processor": 4, "bits per second": 10_000_000, "latency": 40}
WINDOW = {"width": 1280, "height": 900}
NARROW = {"width": 390, "height": 844}
MODULES = re.compile(r"/hipspine/[a-z-]+-[A-Z0-9]{8}\.js")  # what the loader of islands asks for
COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".mjs", ".wasm"}

# Leap to the quiz and wait for the first control that takes an answer, and for the frame that shows it.
LEAP = """
async (island) => {
  const start = performance.now();
  island.scrollIntoView({ behavior: "instant" });
  while (!island.querySelector(".hs-quiz-item :is(input, select, button)")) await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  return performance.now() - start;
}
"""


def say(words: str) -> None:
    """Print a line of progress."""
    print(f"bench: {words} …", file=sys.stderr, flush=True)


@cache
def squeezed(file: Path) -> bytes:
    """Return a file as a server has it ready: compressed, if that is of use, once and not for each reader."""
    data = file.read_bytes()
    return gzip.compress(data, 6) if file.suffix in COMPRESSED else data


def handler(
    folder: Path, sent: list[int] | None = None, headers: Mapping[str, str] | None = None
) -> Callable[..., SimpleHTTPRequestHandler]:
    """Return a handler that serves a folder as a public web server would: what can be is compressed.

    The bytes of each answer are put on the list ``sent``; ``headers`` are sent with it, besides the usual ones.
    """

    class Handler(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            file = Path(self.translate_path(self.path))
            if not file.is_file():
                self.send_error(404)
                return
            data = squeezed(file)
            encoded = {"Content-Encoding": "gzip"} if file.suffix in COMPRESSED else {}
            usual = {"Content-Type": self.guess_type(str(file)), "Content-Length": str(len(data)), **encoded}
            self.send_response(200)
            for name, value in {**usual, **(headers or {})}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)
            if sent is not None:
                sent.append(len(data))

        def log_message(self, format: str, *arguments: object) -> None:
            """Print nothing."""

    return lambda *arguments: Handler(*arguments, directory=str(folder))


def weight(browser: Browser, url: str) -> tuple[float, float]:
    """Return the kB on the wire of a page before anything interactive, and when the reader has been to its end."""
    say(f"weight of {url.rsplit('/', 1)[1]}")
    return received(browser, url, alive=False), received(browser, url, alive=True)


def received(browser: Browser, url: str, *, alive: bool) -> float:
    """Return the kB on the wire of a page on a phone: without what its islands ask for, or read to its end."""
    page = browser.new_context(viewport=NARROW, has_touch=True, is_mobile=True).new_page()
    session = page.context.new_cdp_session(page)
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"] / 1000))
    session.send("Network.enable")
    if not alive:
        page.route(MODULES, lambda route: route.abort())
    page.goto(url, wait_until="networkidle")
    for island in page.locator(".hs-island:visible").all() if alive else []:  # what is folded loads when it is opened
        island.scroll_into_view_if_needed()
        page.wait_for_function("island => island.dataset.state !== 'waiting'", arg=island.element_handle())
    page.wait_for_load_state("networkidle")
    page.context.close()
    return sum(sizes)


def readable(browser: Browser, url: str) -> float:
    """Return the median ms to the first words of a page on a slow processor and line, with nothing stored."""
    say(f"time to the first words of {url.rsplit('/', 1)[1]}")
    times = []
    for _ in range(LOADS):
        page = phone(browser)
        page.goto(url, wait_until="load")
        first = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
        times.append(page.wait_for_function(first).json_value())
        page.context.close()
    return statistics.median(times)


def phone(browser: Browser, slowness: Mapping[str, float] = PHONE, **window: Any) -> Page:  # Any: playwright's own
    """Return a page on a slow processor and line, with nothing stored; ``window`` is a narrow one if left out."""
    page = browser.new_context(**(window or {"viewport": NARROW})).new_page()
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": slowness["slower processor"]})
    speed = slowness["bits per second"] / 8
    line = {"latency": slowness["latency"], "downloadThroughput": speed, "uploadThroughput": speed}
    session.send("Network.emulateNetworkConditions", {"offline": False, **line})
    return page


def quiz_times(browser: Browser, url: str, *, rest: int = 0) -> list[float]:
    """Return, for several visits, the ms from a leap to the quiz of a page until it can be answered.

    The leap comes when the page has loaded and then lain untouched for ``rest`` ms.
    """
    say(f"the quiz of {url.rsplit('/', 1)[1]}")
    times = []
    for _ in range(LOADS):
        page = phone(browser)
        page.goto(url, wait_until="load")
        page.wait_for_timeout(rest)
        times.append(page.locator('[data-island^="quiz:"]').last.evaluate(LEAP))  # all before it ask one question
        page.context.close()
    return times
