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
import tempfile
import threading
from collections.abc import Iterable
from http.server import ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, ElementHandle, Page, sync_playwright

from hipspine.book.serve import HOST, address
from hipspine.figures import FIGURES, declared
from tests.conftest import FLAGS
from tests.support.live_jupyter import Notebook, open_notebook, running_server
from tools.bench_pages import PHONE, WINDOW, handler, quiz_times, readable, say, weight
from tools.browser import on_path

ROOT = Path(__file__).resolve().parent.parent
WORK_BUDGET = (10.0, 16.7)  # ms a slider step: median, 95th percentile
SOLID_BUDGET = (25.0, float("inf"))  # the same for bones in 3D, painted without a graphics card
WEIGHT_BUDGET = 150  # kB on the wire that a chapter may need before anything interactive
QUIZ_BUDGET = 300  # ms until a quiz can be answered after it was scrolled to
RESTED = 2000  # ms that a reader needs at least before the end of a page is of interest
WARM_UP = 20
NO_FIGURES = "chapters/about.html"  # a page to compare with
OTHER_RANGE = 40  # steps of the slider that interact makes, which is no native one
LIVE_FIGURE = "pelvic-tilt"
LIVE_CELL = f'from hipspine import figure\nfig = figure("{LIVE_FIGURE}")\nfig'
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

RECORDER = (ROOT / "tools" / "bench_recorder.js").read_text(encoding="utf-8")


def main() -> int:
    """Run every measurement and print the table; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--book", type=Path, default=ROOT / "_build" / "html", help="the folder of the built book")
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
        steps = list(book_steps(browser, site, pages, options.steps))
        live = live_steps(browser, options.steps)
        weights = [(page, *weight(browser, site + page)) for page in pages]
        paints = [(page, readable(browser, site + page)) for page in (*pages, NO_FIGURES)]
        quizzes = [(page, *(quiz_times(browser, site + page, rest=rest) for rest in (0, RESTED))) for page in pages]
        browser.close()
        server.shutdown()
    show(options.steps, load, steps, live, weights, paints, quizzes)
    return 0


def book_steps(
    browser: Browser, site: str, pages: list[str], count: int
) -> Iterable[tuple[str, str, list[list[float]]]]:
    """Yield figure, page and the (work, latency) of each step, in ms, for every figure of the book once."""
    missing = set(FIGURES)
    for path in pages:
        page = browser.new_context(viewport=WINDOW).new_page()
        page.add_init_script(RECORDER)
        page.goto(site + path)
        for name in sorted(missing):
            island = page.locator(f'[data-island="figure:{name}"]').first
            if not island.count():
                continue
            say(f"{name} in {path}: {count} steps")
            missing.discard(name)
            island.scroll_into_view_if_needed()
            page.wait_for_function("island => island.dataset.state === 'ready'", arg=island.element_handle())
            control = island.locator("input[type=range], input[type=radio]").first
            plot = island.locator(".hs-plot").element_handle()
            if declared(name).solid:
                island.locator(".hs-open").click()
                island.locator(".gl-container canvas").first.wait_for()
                plot = island.locator(".hs-readouts").element_handle()  # a canvas tells nobody that it changed
            yield name, path, steps(page, plot, control.element_handle(), count)
        page.context.close()
    if missing:
        raise SystemExit(f"bench: no chapter shows {', '.join(sorted(missing))}")


def steps(page: Page, plot: ElementHandle, control: ElementHandle, count: int) -> list[list[float]]:
    """Move a slider or a choice with the keyboard; return (work, latency) in ms of ``count`` steps after a warm-up."""
    page.wait_for_load_state("networkidle")
    page.evaluate("plot => hsBench.watch(plot)", plot)
    control.focus()
    if control.get_attribute("type") == "radio":
        keys = ["ArrowDown"]
    else:
        page.keyboard.press("Home")
        across = control.evaluate("slider => Math.round((slider.max - slider.min) / slider.step) || 0") or OTHER_RANGE
        keys = ["ArrowRight"] * across + ["ArrowLeft"] * across
    page.wait_for_timeout(500)
    measured = []
    for turn in range(WARM_UP + count):
        page.keyboard.press(keys[turn % len(keys)])
        step = page.evaluate("hsBench.step(10000)")
        if step is None:
            raise SystemExit(f"bench: a step of the slider changed no drawing within 10 s in {page.url}")
        measured.append(step)
    return measured[WARM_UP:]


def live_steps(browser: Browser, count: int) -> list[tuple[str, list[list[float]]]]:
    """Return the steps of the course's figure and of FigureWidget with interact, in one kernel."""
    with tempfile.TemporaryDirectory() as home, running_server(Path(home) / "jupyter") as server:
        say("starting Jupyter")
        notebook = open_notebook(browser, server, "lab", "bench", viewport={**WINDOW, "height": 1800})
        notebook.page.evaluate(RECORDER)
        found = []
        for title, source in (("this course's figure", LIVE_CELL), ("FigureWidget + interact", OTHER_CELL)):
            say(f"{title} in a live kernel: {count} steps")
            found.append((title, live_cell(notebook, source, count)))
        notebook.close()
    return found


def live_cell(notebook: Notebook, source: str, count: int) -> list[list[float]]:
    """Run a cell that shows a drawing with a slider, and step the slider."""
    cell = notebook.run(source)
    cell.output.locator(".main-svg").first.wait_for(timeout=60_000)
    control = cell.output.locator("input[type=range], .noUi-handle").first
    control.wait_for()
    plot = cell.output.locator(".js-plotly-plot").first
    return steps(notebook.page, plot.element_handle(), control.element_handle(), count)


def summary(values: Iterable[float]) -> tuple[float, float]:
    """Return the median and the 95th percentile."""
    values = list(values)
    return statistics.median(values), statistics.quantiles(values, n=20, method="inclusive")[-1]


def show(count: int, load: float, book: list, live: list, weights: list, paints: list, quizzes: list) -> None:
    """Print what was measured, beside the budgets."""

    def row(title: str, *numbers: float | None, note: str = "") -> None:
        cells = "".join(f"{'' if n is None else format(n, '.1f'):>9}" for n in numbers)
        print(f"  {title:<44}{cells}  {note}".rstrip())

    def head(title: str, *names: str) -> None:
        print(f"\n{title:<46}{''.join(f'{name:>9}' for name in names)}")

    print(f"{os.cpu_count()} processors; load {load:.1f} before the run: times mean little where that is not near 0")
    columns = ("work", "95th", "latency", "95th")
    head(f"A slider step in the book, {count} steps, ms", *columns)
    row("budget (median, 95th percentile)", *WORK_BUDGET)
    row("budget of bones in 3D (median)", SOLID_BUDGET[0])
    for name, path, found in book:
        work, latency = (summary(step[i] for step in found) for i in (0, 1))
        budget = SOLID_BUDGET if declared(name).solid else WORK_BUDGET
        over = "over the budget" if any(is_ > may for is_, may in zip(work, budget, strict=True)) else ""
        note = over if declared(name).sliders else "a choice, no slider"
        row(f"{name} ({Path(path).stem})", *work, *latency, note=note)
    traces = declared(LIVE_FIGURE).traces({})
    points = sum(len(trace["x"]) for trace in traces)
    head(f"{LIVE_FIGURE} in a live kernel, ms", "", "", *columns[2:])
    for title, found in live:
        row(f"{title} ({len(traces)} traces, {points:,} points)", None, None, *summary(s[1] for s in found))
    head("A page on the wire, compressed, kB", "opened", "to end")
    row("budget", WEIGHT_BUDGET)
    for path, opened, whole in weights:
        row(Path(path).stem, opened, whole, note="over the budget" if opened > WEIGHT_BUDGET else "")
    speed = f"{PHONE['slower processor']} x slower processor, {PHONE['bits per second'] // 10**6} Mbit/s"
    head(f"First words, {speed}, ms", "median")
    for path, time in paints:
        row(Path(path).stem, time, note="no figure" if path == NO_FIGURES else "")
    head(f"A quiz after a leap to it, {speed}, ms", "at once", "longest", "2 s", "longest")
    row("budget (median)", QUIZ_BUDGET)
    for path, *both in quizzes:
        row(Path(path).stem, *(value for times in both for value in (statistics.median(times), max(times))))


if __name__ == "__main__":
    sys.exit(main())
