"""The figures of the built book, in a real browser: they draw what Python draws, and they move."""

from __future__ import annotations

import json
import math
import random
from urllib.parse import urlsplit

import numpy as np
import pytest

from hipspine.figures import FIGURES, declared
from hipspine.paths import package_path
from tests.support.chapters import PAGES, mounted
from tests.support.figure_samples import random_values
from tests.support.pixels import different, picture
from tests.support.waiting import changed, frames, settled

TRACES_IN_PAGE = """
async ([name, sets, theme]) => {
  const base = new URL("_static/hipspine/", location.href).href;
  const { spec, program } = await fetch(`${base}figure-${name}.json`).then((answer) => answer.json());
  const compute = (await import("/frontend/src/lib/program.js")).compile(program);
  const { traces } = await import("/frontend/src/figure/primitives.js");
  const shapes = await (await fetch(`${base}${spec.solid ? "solids" : "outlines"}.json`)).json();
  const coded = (values) => Object.fromEntries(spec.parameters.map(({ name, options }) =>
    [name, options ? options.findIndex(({ id }) => id === values[name]) : values[name]]));
  const drawn = sets.map((values) => traces(spec, compute(coded(values)), shapes, theme));
  return JSON.stringify(drawn, (_, value) => Number.isNaN(value) ? "NaN" : value);
}
"""


def numbers(listed):
    """Return an array in which a gap (None) is infinite and "NaN" is NaN."""
    return np.array([np.inf if one is None else float(one) for one in listed])


def assert_same(ours, theirs, path=""):
    """Compare two plain structures; numbers to 1e-9."""
    if isinstance(ours, dict):
        ours = {key: value for key, value in ours.items() if value is not None}
        theirs = {key: value for key, value in theirs.items() if value is not None}
        assert ours.keys() == theirs.keys(), path
        for key in ours:
            assert_same(ours[key], theirs[key], f"{path}.{key}")
    elif isinstance(ours, list) and all(one is None or isinstance(one, (int, float)) for one in ours):
        np.testing.assert_allclose(numbers(theirs), numbers(ours), rtol=0, atol=1e-9, err_msg=path)
    elif isinstance(ours, list):
        assert len(ours) == len(theirs), path
        for index, pair in enumerate(zip(ours, theirs, strict=True)):
            assert_same(*pair, f"{path}[{index}]")
    elif isinstance(ours, float) and math.isnan(ours):
        assert theirs == "NaN", path
    elif isinstance(ours, (int, float)):
        assert abs(ours - theirs) <= 1e-9, f"{path}: {ours} is not {theirs}"
    else:
        assert ours == theirs, path


def send_source(route):
    """Answer with a module of the front end as it is written; the book holds bundles alone."""
    route.fulfill(path=package_path(*urlsplit(route.request.url).path.split("/")[1:]))


@pytest.fixture(scope="module")
def with_sources(shared_visit):
    """A page of the book that can also load the front end's modules as they are written."""
    page = shared_visit("index.html").page
    page.route("**/src/**", send_source)
    return page


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize(("theme", "samples"), [("light", 2), ("dark", 1)])  # tests/node compares many more
def test_page_draws_what_python_draws(with_sources, name, theme, samples):
    figure, draw = declared(name), random.Random(f"{name} {theme}")
    sets = [random_values(figure, draw) for _ in range(samples)]
    page = with_sources
    drawn = json.loads(page.evaluate(TRACES_IN_PAGE, [name, sets, theme]))
    for values, theirs in zip(sets, drawn, strict=True):
        assert_same(figure.traces(values, theme), theirs, f"{name} {values} ")


def test_every_figure_is_in_a_chapter():
    assert {name for names in PAGES.values() for name in names} == set(FIGURES)


@pytest.mark.parametrize(("page", "name"), [(page, name) for page, names in PAGES.items() for name in names])
@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_every_figure_moves(visit, page, name, width, scheme):
    visited = visit(f"chapters/{page}.html", width=width, scheme=scheme)
    island = mounted(visited, name)
    before, seen = settled(island), picture(island.locator(".hs-plot"))
    figure = declared(name)
    control = island.locator("input").nth(1 if figure.choices else 0)
    if figure.choices:
        control.check()
    else:
        control.focus()
        key = "ArrowLeft" if control.evaluate("(input) => input.value === input.max") else "ArrowRight"
        for _ in range(4):
            visited.page.keyboard.press(key)
    assert changed(island, before) != before
    values = island.evaluate("(island) => island.values()")
    moved = [p.name for p in figure.parameters if values[p.name] != p.default]
    assert len(moved) == 1
    expected = figure.values({moved[0]: values[moved[0]]})
    for key, value in expected.items():
        if not (isinstance(value, float) and math.isnan(value)):
            assert values[key] == (value if isinstance(value, str) else pytest.approx(value, abs=1e-9))
    island.get_by_role("button", name="Reset").click()
    visited.page.wait_for_function(
        "([island, name, value]) => island.get(name) === value",
        arg=[island.element_handle(), moved[0], next(p.default for p in figure.parameters if p.name == moved[0])],
    )
    if figure.solid:  # the canvas of a drawing in 3D is never the same to the pixel
        assert settled(island) == before
    else:
        settled(island)
        assert different(picture(island.locator(".hs-plot")), seen) == 0
    assert visited.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert not visited.errors
    assert not visited.foreign


def test_an_island_answers_to_get_set_and_values(visit):
    island = mounted(visit("chapters/01-connection.html"), "pelvic-tilt")
    assert island.evaluate("(i) => i.get('anterior_tilt')") == 0
    island.evaluate("(i) => i.set('anterior_tilt', 10)")
    assert island.evaluate("(i) => i.values()")["sacral_slope"] == pytest.approx(50)
    for call in ("i.set('anterior_tilt', 99)", "i.set('anterior_tlit', 1)", "i.set('anterior_tilt', NaN)"):
        refusal = island.evaluate(f"(i) => {call}.then(() => null, (error) => error.message)")
        assert "anterior_tilt" in refusal
    assert island.evaluate("(i) => i.get('anterior_tilt')") == 10


def test_the_description_follows_the_slider(visit):
    island = mounted(visit("chapters/01-connection.html"), "pelvic-tilt")
    island.evaluate("(i) => i.set('anterior_tilt', -8)")
    island.locator(".hs-said", has_text="tipped 8° backwards").wait_for()
    assert island.locator(".hs-said").inner_text() == declared("pelvic-tilt").describe({"anterior_tilt": -8})
    assert island.locator("input").first.get_attribute("aria-valuetext") == "−8°"


def test_play_moves_and_stops(visit):
    visited = visit("chapters/01-connection.html")
    island = mounted(visited, "pelvic-tilt")
    island.get_by_role("button", name="Play").click()
    visited.page.wait_for_function("(i) => i.get('anterior_tilt') > 2", arg=island.element_handle())
    island.get_by_role("button", name="Pause").click()
    stopped = island.evaluate("(i) => i.get('anterior_tilt')")
    frames(visited.page, 20)
    assert island.evaluate("(i) => i.get('anterior_tilt')") == stopped


def test_play_steps_for_readers_who_want_no_motion(visit):
    visited = visit("chapters/01-connection.html")
    visited.page.emulate_media(reduced_motion="reduce")
    island = mounted(visited, "pelvic-tilt")
    island.get_by_role("button", name="Play").click()
    assert island.evaluate("(i) => i.get('anterior_tilt')") == 15
    frames(visited.page, 12)
    assert island.evaluate("(i) => i.get('anterior_tilt')") == 15


def test_plotly_waits_until_a_figure_is_near(visit):
    visited = visit("chapters/01-connection.html", width=390, height=600)
    loaded = "performance.getEntriesByType('resource').some((r) => r.name.includes('plotly'))"
    frames(visited.page, 30)
    assert not visited.page.evaluate(loaded)
    mounted(visited, "pelvic-tilt")
    assert visited.page.evaluate(loaded)


def test_little_moves_when_a_figure_takes_over(visit):
    visited = visit("chapters/01-connection.html", width=390)
    island = visited.page.locator('[data-island="figure:pelvic-tilt"]')
    before = island.bounding_box()["height"]
    mounted(visited, "pelvic-tilt")
    assert island.bounding_box()["height"] == pytest.approx(before, rel=0.04)


@pytest.mark.parametrize("page", PAGES)
def test_without_scripts_picture_and_words_stand(visit, page):
    visited = visit(f"chapters/{page}.html", javascript=False)
    island = visited.page.locator('.hs-island[data-island^="figure:"]').first
    island.scroll_into_view_if_needed()
    assert island.locator("img").first.evaluate("(img) => img.getAttribute('alt').length") > 20
    assert island.locator(".hs-readouts dd").first.is_visible()
    assert not visited.foreign
