"""The figures of the built book, in a real browser: they draw what Python draws, and they move."""

from __future__ import annotations

import itertools
import json
import math
import random
from urllib.parse import urlsplit

import numpy as np
import pytest
from playwright.sync_api import expect

from hipspine.figures import FIGURES, declared
from hipspine.figures.painting import frame, painting
from hipspine.paths import package_path
from tests.support.chapters import PAGES, mounted
from tests.support.figure_samples import random_values
from tests.support.waiting import changed, frames, settled

PAINTED_IN_PAGE = """
async ([name, sets, width]) => {
  const base = new URL("_static/hipspine/", location.href).href;
  const json = (file) => fetch(`${base}${file}.json`).then((answer) => answer.json());
  const { opened } = await import("/frontend/src/lib/definition.js");
  const { spec, compute } = opened(await json(`figure-${name}`));
  const { frame, painting } = await import("/frontend/src/figure/painting.js");
  const { meshes } = await import("/frontend/src/figure/meshes.js");
  const shapes = spec.solid ? await json("solids") : { ...await json("outlines"), ...await json("muscles") };
  const coded = (values) => Object.fromEntries(spec.parameters.map(({ name, options }) =>
    [name, options ? options.findIndex(({ id }) => id === values[name]) : values[name]]));
  const drawn = sets.map((values) => spec.solid ? meshes(spec, compute(coded(values)), shapes, "light")
    : painting(spec, compute(coded(values)), shapes, frame(spec, width)));
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
@pytest.mark.parametrize("width", [358, 700])
def test_page_draws_what_python_draws(with_sources, name, width):  # tests/node compares many more
    figure, draw = declared(name), random.Random(f"{name} {width}")
    sets = [random_values(figure, draw) for _ in range(2)]
    drawn = json.loads(with_sources.evaluate(PAINTED_IN_PAGE, [name, sets, width]))
    for values, theirs in zip(sets, drawn, strict=True):
        fit = frame(figure.spec, width)
        ours = (
            figure.traces(values)
            if figure.solid
            else painting(figure.spec, figure.evaluate(values), figure.shapes, fit)
        )
        assert_same(json.loads(json.dumps(ours)), theirs, f"{name} {values} ")


def test_every_figure_is_in_a_chapter():
    assert {name for names in PAGES.values() for name in names} == set(FIGURES)


@pytest.mark.parametrize(("page", "name"), [(page, name) for page, names in PAGES.items() for name in names])
@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_every_figure_moves(visit, page, name, width, scheme):
    visited = visit(f"chapters/{page}.html", width=width, scheme=scheme)
    island = mounted(visited, name)
    figure = declared(name)
    chosen = [choice for choice in figure.choices if not choice.layer]
    before = settled(island)
    control = (
        island.locator("input[type=radio]").nth(1) if chosen else island.locator("input[type=range]:visible").first
    )
    if chosen and not control.count():
        island.get_by_role("combobox").select_option(index=1)
    elif chosen:
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
    assert settled(island) == before
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
    said = declared("pelvic-tilt").sayings({"anterior_tilt": -8})
    assert island.locator(".hs-said").inner_text() == said[0]
    island.get_by_text("Numbers", exact=True).click()
    assert island.locator(".hs-numbers p").first.inner_text() == " ".join(said)
    assert island.locator("input[type=range]").first.get_attribute("aria-valuetext") == "8° backwards"


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


def test_plotly_waits_until_a_reader_asks_a_chart_for_its_values(visit):
    visited = visit("chapters/01-connection.html", width=1280, height=900)
    loaded = "performance.getEntriesByType('resource').some((r) => r.name.includes('plotly'))"
    island = mounted(visited, "pelvic-tilt")
    chart = island.locator(".hs-chart")
    chart.scroll_into_view_if_needed()
    frames(visited.page, 30)
    assert not visited.page.evaluate(loaded)
    assert chart.locator("svg.hs-painting path").count() > 4, "painted before"
    chart.hover()
    chart.locator(".scatterlayer path.js-line").first.wait_for(timeout=30_000)
    assert visited.page.evaluate(loaded)
    assert chart.locator(".scatterlayer path.js-line").count() == len(declared("pelvic-tilt").chart.curves)
    assert chart.locator(".xtick").count() == 5
    assert not visited.errors


@pytest.mark.parametrize("asked", [False, True])
def test_a_pull_along_a_chart_moves_the_scene(visit, asked):
    visited = visit("chapters/01-connection.html", width=1280, height=900)
    island = mounted(visited, "pelvic-tilt")
    chart = island.locator(".hs-chart")
    chart.scroll_into_view_if_needed()
    if not asked:
        visited.page.route("**/plotly.min.js*", lambda route: route.abort())  # the painted chart answers as well
    chart.hover()
    if asked:
        chart.locator(".scatterlayer path.js-line").first.wait_for(timeout=30_000)
    box = chart.bounding_box()
    visited.page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.6)
    visited.page.mouse.down()
    visited.page.mouse.move(box["x"] + box["width"] * 0.9, box["y"] + box["height"] * 0.6, steps=4)
    visited.page.mouse.up()
    tilt = island.evaluate("(i) => i.get('anterior_tilt')")
    assert 10 <= tilt <= 20
    visited.page.mouse.move(box["x"] + 60, box["y"] + 60)
    assert island.evaluate("(i) => i.get('anterior_tilt')") == tilt


def test_a_scene_is_one_image_with_a_name(visit):
    island = mounted(visit("chapters/01-connection.html"), "pelvic-tilt")
    images = island.locator(".hs-plot").get_by_role("img")
    assert images.count() == 1
    assert images.first.get_attribute("aria-label") == f"Drawing: {declared('pelvic-tilt').title}"


def test_one_play_says_two_sentences_at_most(visit):
    visited = visit("chapters/01-connection.html")
    island = mounted(visited, "pelvic-tilt")
    settled(island)
    island.evaluate(
        """(island) => {
          window.told = 0;
          const live = island.querySelectorAll('[aria-live], [role=status], output');
          const all = { childList: true, characterData: true, subtree: true };
          for (const one of live) new MutationObserver(() => (window.told += 1)).observe(one, all);
        }"""
    )
    island.get_by_role("button", name="Play").click()
    island.get_by_role("button", name="Pause").wait_for()
    island.get_by_role("button", name="Play").wait_for(timeout=30_000)
    visited.page.wait_for_timeout(800)
    assert visited.page.evaluate("window.told") <= 2


def test_the_knob_turns_the_pelvis(visit):
    visited = visit("chapters/01-connection.html")
    island = mounted(visited, "pelvic-tilt")
    island.locator(".hs-knob").scroll_into_view_if_needed()
    box = island.locator(".hs-knob-hit").bounding_box()
    assert min(box["width"], box["height"]) >= 44
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    visited.page.mouse.move(x, y)
    visited.page.mouse.down()
    visited.page.mouse.move(x + 30, y + 8, steps=5)  # clockwise: forwards, as the figure faces
    visited.page.mouse.up()
    turned = island.evaluate("(island) => island.get('anterior_tilt')")
    assert 2 <= turned <= 15
    after = island.locator(".hs-knob-hit").bounding_box()
    assert after["x"] > box["x"], "the knob stays under the finger"
    visited.page.mouse.move(x - 60, y)
    assert island.evaluate("(island) => island.get('anterior_tilt')") == turned


def test_a_preset_glides_and_ends_where_it_says(visit):
    visited = visit("chapters/01-connection.html")
    island = mounted(visited, "pelvic-tilt")
    island.evaluate(
        """(island) => {
          window.seen = [];
          const watch = () => { window.seen.push(island.get('anterior_tilt')); requestAnimationFrame(watch); };
          watch();
        }"""
    )
    island.get_by_role("button", name="Tipped forwards").click()
    visited.page.wait_for_function("(i) => i.get('anterior_tilt') === 10", arg=island.element_handle())
    assert any(0 < value < 10 for value in visited.page.evaluate("window.seen"))


def test_what_one_expected_is_kept_and_told(visit):
    visited = visit("chapters/01-connection.html")
    island = mounted(visited, "pelvic-tilt")
    expect(island.locator(".hs-figure-title")).to_be_hidden()
    island.get_by_role("button", name="both grow").click()
    expect(island.locator(".hs-guessed")).to_contain_text("You expected: both grow.")
    expect(island.locator(".hs-figure-title")).to_be_visible()
    visited.page.reload()
    again = mounted(visited, "pelvic-tilt")
    expect(again.locator(".hs-guessed")).to_contain_text("The figure shows: one grows and one shrinks.")
    expect(again.locator(".hs-guess")).to_be_hidden()


@pytest.mark.parametrize("page", PAGES)
def test_on_a_phone_drawings_are_wide_and_in_sight_with_the_slider_in_use(visit, page):
    visited = visit(f"chapters/{page}.html", width=390, height=664)
    for name, asking in itertools.product(PAGES[page], (True, False)):
        island = mounted(visited, name, asking=asking)
        plot = island.locator(".hs-plot")
        assert plot.bounding_box()["width"] / 390 >= 0.92, name
        for slider in island.locator("input[type=range]:visible").all():
            slider.focus()
            frames(visited.page, 3)
            for part in (plot, slider):
                box = part.bounding_box()
                assert box["y"] >= 0, name
                assert box["y"] + box["height"] <= 665, name


@pytest.mark.parametrize("page", PAGES)
def test_on_a_desk_drawings_take_half_of_the_window(visit, page):
    visited = visit(f"chapters/{page}.html", width=1280)
    for name in PAGES[page]:
        assert mounted(visited, name).locator(".hs-plot").bounding_box()["width"] >= 640, name


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
    assert island.locator(".hs-figure-title").is_visible()
    island.get_by_text("Numbers", exact=True).click()
    assert island.locator(".hs-numbers p").first.is_visible()
    assert not visited.foreign
