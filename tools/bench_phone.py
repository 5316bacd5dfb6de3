"""What a chapter costs a reader with a phone: its weight, its height, when a figure answers, what is read out."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tools.bench_pages import LOADS, WINDOW, phone, say

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

SCREEN = {"width": 390, "height": 844}
SLOW = {"slower processor": 4, "bits per second": 1_600_000, "latency": 150}
"""Slow 4G as Lighthouse has it, in bits per second and ms."""
FIGURE_BUDGET = 1.3 * 664  # px: what a figure may take of a phone's screen, its text folded
HEADINGS_BUDGET = 14 * 844  # px: a chapter of which the headings alone are shown
ANSWER_BUDGET = 500  # ms until a scene moves that a reader has scrolled to
CHART_BUDGET = 1000  # ms until a chart shows its values, when the page has lain idle
SAID_BUDGET = 2  # changes of what is read out while a figure plays through once
LIGHTHOUSE_BUDGET = 99
PLAYED = ("pelvic-tilt", "chapters/01-connection.html")
PLAY = """
async (island) => {
  const said = island.querySelector(".hs-said");
  let changes = 0;
  new MutationObserver((all) => (changes += all.length)).observe(said, {
    childList: true, characterData: true, subtree: true,
  });
  const button = [...island.querySelectorAll("button")].find((one) => one.textContent === "Play");
  button.click();
  do await new Promise((next) => setTimeout(next, 100)); while (button.textContent !== "Play");
  await new Promise((next) => setTimeout(next, 1500));
  return changes;
}
"""
# Leap to a figure as a finger's fling does, press Right on its slider until the drawing moves.
ANSWER = """
async (island) => {
  const start = performance.now();
  island.scrollIntoView({ behavior: "instant", block: "center" });
  const next = () => new Promise(requestAnimationFrame);
  while (!island.querySelector("input[type=range]") || !island.querySelector(".hs-painting path")) await next();
  const slider = island.querySelector("input[type=range]");
  const shown = () => island.querySelector(".hs-plot .hs-painting").innerHTML;
  const before = shown();
  slider.value = slider.max;
  slider.dispatchEvent(new Event("input", { bubbles: true }));
  while (shown() === before) await next();
  await next();
  return performance.now() - start;
}
"""


class Found(NamedTuple):
    """A thing that was measured, and the most (or least, for marks) that it may be."""

    title: str
    value: float
    budget: float
    least: bool = False


def ready(page: Page, island: Locator) -> None:
    """Scroll to an island and wait until it stands."""
    island.scroll_into_view_if_needed()
    page.wait_for_function("island => island.dataset.state !== 'waiting'", arg=island.element_handle())


def measured(browser: Browser, site: str, pages: list[str], every: list[str]) -> list[Found]:
    """Return all that is measured on a phone: of chapters in ``pages``, and Lighthouse's marks of ``every`` page."""
    found: list[Found] = []
    for path in pages:
        say(f"a phone in {path}")
        found += [*heights(browser, site + path), *answers(browser, site + path)]
    name, path = PLAYED
    found += [
        Found(f"changes of what is read out in one Play of {name}", played(browser, site + path, name), SAID_BUDGET)
    ]
    found += [
        Found("ms until a chart shows its values, idle before", charted(browser, site + path, name), CHART_BUDGET)
    ]
    return found + lighthouse(site, every)


def heights(browser: Browser, url: str) -> list[Found]:
    """Return the heights of a page's figures, and that of its headings alone, in px."""
    page = browser.new_context(viewport=SCREEN, has_touch=True, is_mobile=True).new_page()
    page.goto(url, wait_until="networkidle")
    found = []
    for island in page.locator('[data-island^="figure:"]').all():
        ready(page, island)
        name = (island.get_attribute("data-island") or "").removeprefix("figure:")
        box = island.locator(".hs-figure").bounding_box()
        found.append(Found(f"px of {name} on a phone", box["height"] if box else 0, FIGURE_BUDGET))
    headings = page.get_by_role("button", name="Show headings only")
    if found and headings.count():
        headings.click()
        height = page.evaluate("document.documentElement.scrollHeight")
        found.append(Found(f"px of {Path(url).stem}, headings only", height, HEADINGS_BUDGET))
    page.context.close()
    return found


def answers(browser: Browser, url: str) -> list[Found]:
    """Return the median ms from a leap to a page's first scene with a slider until it has followed the slider."""
    times = []
    for _ in range(LOADS):
        page = phone(browser, SLOW, viewport=SCREEN, has_touch=True, is_mobile=True)
        page.goto(url, wait_until="load")
        page.wait_for_timeout(2000)
        island = page.locator('[data-island^="figure:"]:has(.hs-control)').first
        if not island.count():
            page.context.close()
            return []
        times.append(island.evaluate(ANSWER))
        page.context.close()
    title = f"ms until the first scene of {Path(url).stem} answers, slow 4G"
    return [Found(title, statistics.median(times), ANSWER_BUDGET)]


def played(browser: Browser, url: str, name: str) -> float:
    """Return how often what is read out changes while a figure plays through once."""
    page = browser.new_context(viewport=WINDOW).new_page()
    page.goto(url, wait_until="load")
    island = page.locator(f'[data-island="figure:{name}"]').first
    ready(page, island)
    changes: int = island.evaluate(PLAY)
    page.context.close()
    return changes


def charted(browser: Browser, url: str, name: str) -> float:
    """Return the median ms from the first touch of a chart until Plotly shows it, after the page has lain idle."""
    times = []
    for _ in range(LOADS):
        page = browser.new_context(viewport=WINDOW).new_page()
        page.goto(url, wait_until="load")
        island = page.locator(f'[data-island="figure:{name}"]').first
        ready(page, island)
        page.wait_for_load_state("networkidle")
        chart = island.locator(".hs-chart")
        chart.scroll_into_view_if_needed()
        script = """
        async (chart) => {
          const start = performance.now();
          chart.dispatchEvent(new PointerEvent("pointerenter"));
          while (!chart.querySelector(".scatterlayer path.js-line")) await new Promise(requestAnimationFrame);
          return performance.now() - start;
        }"""
        times.append(chart.evaluate(script))
        page.context.close()
    return statistics.median(times)


def lighthouse(site: str, pages: list[str]) -> list[Found]:
    """Return Lighthouse's marks of every page on its phone, where the program is there."""
    program = os.environ.get("LIGHTHOUSE") or shutil.which("lighthouse")
    if not program:
        say("no Lighthouse on PATH or in LIGHTHOUSE: its marks are left out")
        return []
    found = []
    for path in pages:
        say(f"Lighthouse of {path}")
        flags = "--headless=new --no-sandbox --disable-gpu"
        kinds = "performance,accessibility,best-practices,seo"
        words = [
            program,
            site + path,
            "--quiet",
            "--output=json",
            f"--only-categories={kinds}",
            f"--chrome-flags={flags}",
        ]
        environment = {**os.environ, "CHROME_PATH": os.environ.get("BROWSER_PATH", "")}
        done = subprocess.run(words, capture_output=True, text=True, check=False, env=environment)
        if done.returncode:
            say(f"Lighthouse failed: {done.stderr.strip()[-300:]}")
            continue
        for kind, category in json.loads(done.stdout)["categories"].items():
            mark = round(100 * (category["score"] or 0))
            found.append(Found(f"{kind} of {Path(path).stem}", mark, LIGHTHOUSE_BUDGET, least=True))
    return found


def show(found: list[Found]) -> None:
    """Print what was measured beside its budgets."""
    print(f"\n{'On a phone':<66}{'is':>9}{'budget':>9}")
    for title, value, budget, least in found:
        over = value < budget if least else value > budget
        print(f"  {title:<64}{value:>9.0f}{budget:>9.0f}  {'over the budget' if over else ''}".rstrip())
