"""A slider moves what Plotly drew; what is seen must be what Plotly itself would draw."""

from __future__ import annotations

import random

import pytest

from hipspine.figures import FIGURES, declared
from tests.support.chapters import first_page, mounted
from tests.support.figure_samples import random_values
from tests.support.pixels import different, picture

SETTINGS = 4
MAY_DIFFER = 0.0005  # of all pixels

SOLID = {"pelvis-3d"}  # Plotly turns it itself; the test below holds this set to the declarations

COUNT_FULL_DRAWINGS = """
() => {
  const react = Plotly.react;
  globalThis.fullDrawings = 0;
  Plotly.react = (...told) => { globalThis.fullDrawings += 1; return react(...told); };
}
"""
SHOW = """
async (island, values) => {
  for (const [name, value] of Object.entries(values)) await island.set(name, value);
  for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
}
"""
FULL_DRAWING = "document.documentElement.setAttribute('data-theme', document.documentElement.dataset.theme)"


@pytest.mark.parametrize("name", [name for name in FIGURES if name not in SOLID])
def test_moved_and_drawn_look_alike(visit, name):
    visited = visit(first_page(name), height=1500)
    island = mounted(visited, name)
    plot = island.locator(".hs-plot")
    visited.page.evaluate(COUNT_FULL_DRAWINGS)
    figure, draw = declared(name), random.Random(name)
    settings = [figure.check({})] + [random_values(figure, draw) for _ in range(SETTINGS)]

    def show(values):
        island.evaluate(SHOW, values)

    before = visited.page.evaluate("fullDrawings")
    moved = []
    for values in settings:
        show(values)
        moved.append(picture(plot))
    assert visited.page.evaluate("fullDrawings") == before, "a step of a slider must not draw everything anew"
    for values, one in zip(settings, moved, strict=True):
        show(values)
        visited.page.evaluate(FULL_DRAWING)
        drawn = picture(plot)
        assert visited.page.evaluate("fullDrawings") > before
        before = visited.page.evaluate("fullDrawings")
        assert different(one, drawn) <= MAY_DIFFER, f"{name} {values}"


def test_the_figures_that_are_not_compared_are_those_in_3d():
    assert {name for name in FIGURES if declared(name).solid} == SOLID
