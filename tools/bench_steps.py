"""What a step of a slider costs in the book: scenes with all layers, charts with their values, bones in 3D."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, NamedTuple

from hipspine.figures import FIGURES, declared
from tests.support.chapters import mounted
from tools.bench_pages import WINDOW, say

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ElementHandle, Locator, Page

ROOT = Path(__file__).resolve().parent.parent
RECORDER = (ROOT / "tools" / "bench_recorder.js").read_text(encoding="utf-8")
BUDGETS = {"scene": (2.0, 5.0), "chart": (10.0, 16.7), "solid": (25.0, float("inf"))}
"""Milliseconds of work a step, median and 95th percentile; bones in 3D are painted without a graphics card."""
WARM_UP = 20
LONGEST = 2000  # ms, after which a step has changed no drawing: another study may show the same
OTHER_RANGE = 40  # steps of the slider that interact makes, which is no native one


class Step(NamedTuple):
    """What was measured: a figure, how it was shown, what it is held to, and (work, latency) in ms of each step."""

    figure: str
    shown: str
    budget: tuple[float, float]
    found: list[list[float]]


def book_steps(browser: Browser, site: str, pages: list[str], count: int, only: str = "") -> Iterable[Step]:
    """Yield the steps of every figure of the book once, or of ``only`` one.

    Raises SystemExit where no chapter shows a figure.
    """
    missing = {only} if only else set(FIGURES)
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
            mounted(SimpleNamespace(page=page, errors=[]), name)
            for shown, budget, found in ways(page, island, name, count):
                yield Step(name, shown, BUDGETS[budget], found)
        page.context.close()
    if missing:
        raise SystemExit(f"bench: no chapter shows {', '.join(sorted(missing))}")


def ways(page: Page, island: Locator, name: str, count: int) -> Iterable[tuple[str, str, list[list[float]]]]:
    """Yield how a figure is shown, which budget that has, and its steps: as it comes, then with all it has."""
    figure = declared(name)
    controls = island.locator(".hs-panel").locator("input[type=range], input[type=radio]")
    if not controls.count():
        say(f"{name} has no slider: what its list lights may be out of sight")
        return
    control = controls.first.element_handle()
    plot = island.locator(".hs-plot").element_handle()
    if figure.solid:
        plot = island.locator(".hs-space + svg").element_handle()  # a canvas tells nobody that it changed
        yield "bones in 3D", "solid", steps(page, plot, control, count)
        return
    yield "as it comes", "scene", steps(page, plot, control, count)
    layers = [chip for chip in island.locator(".hs-layers .hs-chip:visible").all() if not pressed(chip)]
    if layers:
        for chip in layers:
            chip.click()
        yield "all layers", "scene", steps(page, plot, control, count)
    chart = island.locator(".hs-chart")
    if chart.count():
        chart.hover()
        chart.locator(".main-svg").first.wait_for()
        page.mouse.move(0, 0)
        yield "with values", "chart", steps(page, plot, control, count)


def pressed(chip: Locator) -> bool:
    """Return whether a layer of a drawing is shown."""
    return chip.get_attribute("aria-pressed") == "true"


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
        measured.append(page.evaluate(f"hsBench.step({LONGEST})"))
    found = [step for step in measured[WARM_UP:] if step is not None]
    if not found:
        raise SystemExit(f"bench: no step of the slider changed the drawing in {page.url}")
    if len(found) < count:
        say(f"{count - len(found)} of {count} steps changed no drawing and are not counted")
    return found
