"""Waiting for what is to happen, rather than for some time."""

from __future__ import annotations

import time
from collections.abc import Callable

from playwright.sync_api import Locator, Page

PATIENCE = 60  # seconds, on a busy machine

# What is drawn of a figure: every path, dot and word that is shown, and the places of bones in 3D.
DRAWING = """
(island) => [...island.querySelectorAll('.hs-plot :is(path, circle, text)')]
  .filter((node) => !node.closest('[display=none]'))
  .map((node) => ['d', 'transform', 'fill', 'cx', 'cy', 'x', 'y'].map((name) => node.getAttribute(name)).join()
    + (node.localName === 'text' ? node.textContent : '')).join()
  + JSON.stringify((island.querySelector('.hs-plot.js-plotly-plot')?.data ?? []).map(({x, y, z}) => [x, y, z]))
"""
_CALM = f"""
async (island) => {{
  const drawing = {DRAWING};
  let before = null;
  for (let calm = 0; calm < 4;) {{
    await new Promise(requestAnimationFrame);
    const now = drawing(island);
    calm = now === before ? calm + 1 : 0;
    before = now;
  }}
  return before;
}}
"""
_STILL = """
async () => {
  await document.fonts.ready;
  const ends = (one) => one.playState === 'running' && one.effect.getComputedTiming().endTime < 2000;
  await Promise.all(document.getAnimations().filter(ends).map((one) => one.finished.catch(() => null)));
  for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
}
"""


def until(happened: Callable[[], object], what: str) -> None:
    """Wait until something has happened; fail with ``what`` should have happened."""
    deadline = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < deadline, f"it did not happen: {what}"
        time.sleep(0.01)


def frames(page: Page, count: int) -> None:
    """Let the page draw so many frames: what moves by itself has moved by then."""
    script = "async (n) => { for (let i = 0; i < n; i += 1) await new Promise(requestAnimationFrame); }"
    page.evaluate(script, count)


def still(page: Page) -> None:
    """Wait until no transition runs, and for the frames in which the end of the last one is drawn."""
    page.evaluate(_STILL)


def settled(island: Locator) -> str:
    """Wait until a figure is drawn the same in frame after frame, and return what is drawn."""
    return island.evaluate(_CALM)


def changed(island: Locator, before: str) -> str:
    """Wait until a figure is drawn otherwise than before and has settled; return what is drawn."""
    other = f"([island, before]) => ({DRAWING})(island) !== before"
    island.page.wait_for_function(other, arg=[island.element_handle(), before])
    return settled(island)
