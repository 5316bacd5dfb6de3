"""Measure the built book, and what people use otherwise, in one run.

    python -m tools.bench                      everything (make bench builds the book first)
    python -m tools.bench --steps 50           fewer slider steps, for a quick look

Work is what a slider step costs the page: every callback of the frame, with a forced layout. Latency is the time from
the key press on the slider to the frame that shows the changed drawing. The other way is a Plotly FigureWidget with
ipywidgets' interact in a live kernel; its traces are the same and made beforehand, so that no equation slows it.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import threading
from collections.abc import Iterable
from http.server import ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from hipspine.book.serve import HOST, address
from hipspine.figures import declared
from tests.conftest import FLAGS
from tools import bench_lite, bench_live, bench_phone, bench_python
from tools.bench_pages import PHONE, handler, quiz_times, readable, weight
from tools.bench_steps import BUDGETS, Step, book_steps
from tools.browser import on_path

ROOT = Path(__file__).resolve().parent.parent
WEIGHT_BUDGETS = (110, 350)  # kB on the wire: a chapter before anything interactive, and read to its end on a phone
SPEED = f"{PHONE['slower processor']} x slower processor, {PHONE['bits per second'] // 10**6} Mbit/s"
QUIZ_BUDGET = 300  # ms until a quiz can be answered after it was scrolled to
RESTED = 2000  # ms that a reader needs at least before the end of a page is of interest
NO_FIGURES = "chapters/about.html"  # a page to compare with


def main() -> int:
    """Run every measurement and print the table; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--book", type=Path, default=ROOT / "_build" / "html", help="the folder of the built book")
    parser.add_argument("--parts", nargs="+", choices=SHOWS, default=list(SHOWS), help="what to measure (default all)")
    parser.add_argument("--only", default="", help="step the slider of this figure alone")
    parser.add_argument("--steps", type=int, default=200, help="slider steps to measure in each figure (default 200)")
    options = parser.parse_args()
    chapters = sorted(options.book.glob("chapters/[0-9][0-9]-*.html"))
    if not chapters or options.steps < 2:
        problem = "--steps must be 2 or more" if chapters else f"no built book in {options.book}: run `make book` first"
        print(f"bench: {problem}", file=sys.stderr)
        return 2
    browser_path = os.environ.get("BROWSER_PATH") or on_path()
    if not browser_path:
        print("bench: no Chromium on PATH: install one or set BROWSER_PATH", file=sys.stderr)
        return 2
    load = os.getloadavg()[0]
    with sync_playwright() as playwright, ThreadingHTTPServer((HOST, 0), handler(options.book)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=browser_path, args=FLAGS)
        site, pages = address(server), [path.relative_to(options.book).as_posix() for path in chapters]
        found = {part: measure(part, browser, site, pages, options) for part in options.parts}
        browser.close()
        server.shutdown()
    print(f"{os.cpu_count()} processors; load {load:.1f} before the run: times mean little where that is not near 0")
    for part, result in found.items():
        SHOWS[part](result)
    return 0


def measure(part: str, browser: Browser, site: str, pages: list[str], options: argparse.Namespace) -> list | dict:
    """Return what one part of the run finds."""
    if part == "steps":
        return list(book_steps(browser, site, pages, options.steps, options.only))
    if part == "phone":
        every = [path.relative_to(options.book).as_posix() for path in sorted(options.book.glob("chapters/*.html"))]
        return bench_phone.measured(browser, site, pages, ["index.html", *every])
    if part == "python":
        return bench_python.measured(browser, options.book)
    if part == "notebooks":
        return bench_lite.measured(browser, options.book)
    if part == "live":
        return bench_live.measured(browser, options.steps)
    if part == "weights":
        return [(page, *weight(browser, site + page)) for page in pages]
    if part == "words":
        return [(page, readable(browser, site + page)) for page in (*pages, NO_FIGURES)]
    return [(page, *(quiz_times(browser, site + page, rest=rest) for rest in (0, RESTED))) for page in pages]


def summary(values: Iterable[float]) -> tuple[float, float]:
    """Return the median and the 95th percentile."""
    values = list(values)
    return statistics.median(values), statistics.quantiles(values, n=20, method="inclusive")[-1]


def row(title: str, *numbers: float | None, note: str = "") -> None:
    """Print a line of the table."""
    cells = "".join(f"{'' if n is None else format(n, '.1f'):>9}" for n in numbers)
    print(f"  {title:<48}{cells}  {note}".rstrip())


def head(title: str, *names: str) -> None:
    """Print what the columns of the following lines hold."""
    print(f"\n{title:<50}{''.join(f'{name:>9}' for name in names)}")


def show_steps(found: list[Step]) -> None:
    """Print the steps of the book's figures."""
    head("A slider step in the book, ms", "work", "95th", "latency", "95th")
    for name, (median, most) in BUDGETS.items():
        row(f"budget of a {name}", median, most)
    for figure, shown, budget, times in found:
        work, latency = (summary(step[i] for step in times) for i in (0, 1))
        over = "over the budget" if any(is_ > may for is_, may in zip(work, budget, strict=True)) else ""
        row(f"{figure}, {shown}", *work, *latency, note=over)


def show_live(found: dict) -> None:
    """Print the steps in a live kernel, beside what people use otherwise, and when drawings stand after their cells."""
    traces = declared(bench_live.FIGURE).traces({})
    points = sum(len(trace["x"]) for trace in traces)
    head(f"{bench_live.FIGURE} in a live kernel, ms", "", "", "latency", "95th")
    row("budget", None, None, *bench_live.LATENCY)
    for title, times in found["steps"]:
        latency = summary(step[1] for step in times)
        over = title == bench_live.OURS and any(is_ > may for is_, may in zip(latency, bench_live.LATENCY, strict=True))
        note = "over the budget" if over else ""
        row(f"{title} ({len(traces)} traces, {points:,} points)", None, None, *latency, note=note)
    head("A drawing after its cell has run, in Run All, ms", "after", "its cell")
    row("budget", bench_live.LATEST)
    for source, after, ran in found["cells"]:
        row(source, after, ran, note="over the budget" if after > bench_live.LATEST else "")


def show_weights(found: list) -> None:
    """Print what pages weigh."""
    head("A page on the wire on a phone, compressed, kB", "opened", "to end")
    row("budget", *WEIGHT_BUDGETS)
    for path, *weights in found:
        over = any(is_ > may for is_, may in zip(weights, WEIGHT_BUDGETS, strict=True))
        row(Path(path).stem, *weights, note="over the budget" if over else "")


def show_words(found: list) -> None:
    """Print when the first words stand."""
    head(f"First words, {SPEED}, ms", "median")
    for path, time in found:
        row(Path(path).stem, time, note="no figure" if path == NO_FIGURES else "")


def show_quizzes(found: list) -> None:
    """Print when a quiz can be answered."""
    head(f"A quiz after a leap to it, {SPEED}, ms", "at once", "longest", "2 s", "longest")
    row("budget (median)", QUIZ_BUDGET)
    for path, *both in found:
        row(Path(path).stem, *(value for times in both for value in (statistics.median(times), max(times))))


SHOWS = {
    "steps": show_steps,
    "phone": bench_phone.show,
    "python": bench_python.show,
    "notebooks": bench_lite.show,
    "live": show_live,
    "weights": show_weights,
    "words": show_words,
    "quizzes": show_quizzes,
}
"""The parts of a run, and what prints each."""


if __name__ == "__main__":
    sys.exit(main())
