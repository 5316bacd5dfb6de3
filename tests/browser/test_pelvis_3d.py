"""The pelvis in three dimensions in the page: every control works before its bundle is there, and it can be turned."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from hipspine.figures import declared
from tests.support.chapters import first_page, mounted

NAME = "pelvis-3d"
LOADED = "performance.getEntriesByType('resource').some((r) => r.name.includes('plotly-3d'))"


def place(island, words):
    """Where a name in the drawing stands, in pixels from the left of the window."""
    return island.locator(".hs-space + svg text", has_text=words).first.bounding_box()["x"]


def still(visited):
    """The figure, before it can be turned."""
    island = visited.page.locator(f'[data-island="figure:{NAME}"]').first
    island.scroll_into_view_if_needed()
    island.locator(".hs-open").wait_for()
    return island


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_views_show_stills_without_loading_anything(visit, width, scheme):
    visited = visit(first_page(NAME), width=width, scheme=scheme)
    island = still(visited)
    buttons = island.get_by_role("group", name="Seen from").get_by_role("button")
    views = declared(NAME).views
    assert buttons.count() == len(views)
    for button, view in zip(buttons.all(), views, strict=True):
        box = button.bounding_box()
        assert min(box["width"], box["height"]) >= 32
        button.focus()
        visited.page.keyboard.press("Enter")
        expect(button).to_have_attribute("aria-pressed", "true")
        stills = island.locator(".hs-poster [data-view]:visible")
        expect(stills).to_have_count(1)
        expect(stills).to_have_attribute("data-view", view.id)
        image = stills.locator("img:visible")
        visited.page.wait_for_function("(image) => image.naturalWidth > 0", arg=image.element_handle())
        assert image.evaluate("(image) => getComputedStyle(image).backgroundColor") == "rgba(0, 0, 0, 0)"
        assert image.evaluate("(image) => getComputedStyle(image).filter") == "none"
    assert not visited.page.evaluate(LOADED)
    assert visited.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert not visited.errors


def test_the_layer_of_muscles_brings_the_drawing_in_the_view_that_was_chosen(visit):
    visited = visit(first_page(NAME), width=1280)
    island = still(visited)
    island.get_by_role("button", name="Back", exact=True).click()
    island.get_by_role("button", name="Muscles").click()
    island.locator(".hs-space canvas").first.wait_for(timeout=60_000)
    names = island.locator(".hs-space + svg")
    expect(names).to_contain_text("maximus")
    assert place(island, "left") < place(island, "right")
    assert not visited.errors


def test_a_view_a_key_and_a_pull_turn_the_drawing_with_its_names(visit):
    visited = visit(first_page(NAME), width=1280, height=900)
    visited.page.emulate_media(reduced_motion="reduce")
    island = mounted(visited, NAME)
    island.get_by_role("button", name="Front", exact=True).click()
    assert place(island, "left") > place(island, "right")
    island.get_by_role("button", name="Back", exact=True).click()
    assert place(island, "left") < place(island, "right")
    button = island.get_by_role("button", name="Back", exact=True)
    expect(button).to_have_attribute("aria-pressed", "true")
    ends = "(island) => [...island.querySelectorAll('.hs-space + svg circle')].map((end) => end.getAttribute('cx'))"
    before = island.evaluate(ends)
    island.locator(".hs-plot").focus()
    visited.page.keyboard.press("ArrowLeft")
    assert island.evaluate(ends) != before
    expect(button).to_have_attribute("aria-pressed", "false")
    before = island.evaluate(ends)
    drawing = island.locator(".hs-space + svg")
    drawing.scroll_into_view_if_needed()
    box = drawing.bounding_box()
    visited.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    visited.page.mouse.down()
    visited.page.mouse.move(box["x"] + box["width"] / 2 + 60, box["y"] + box["height"] / 2, steps=4)
    visited.page.mouse.up()
    assert island.evaluate(ends) != before
    camera = "(island) => island.querySelector('.js-plotly-plot').layout.scene.camera.eye.x"
    assert -1 < island.evaluate(camera) < -0.5
    assert not visited.errors


def test_a_view_glides_where_motion_is_wanted(visit):
    visited = visit(first_page(NAME), width=1280, height=900)
    island = mounted(visited, NAME)
    island.evaluate(
        """(island) => {
          window.seen = [];
          const eye = () => island.querySelector('.js-plotly-plot').layout.scene.camera.eye.x;
          const watch = () => { window.seen.push(eye()); requestAnimationFrame(watch); };
          watch();
        }"""
    )
    island.get_by_role("button", name="Back", exact=True).click()
    visited.page.wait_for_function("() => window.seen.at(-1) < -0.999")
    assert any(-0.999 < x < 0.8 for x in visited.page.evaluate("window.seen")), "between the two views"


def test_all_names_are_shown_on_request_on_a_phone(visit):
    visited = visit(first_page(NAME), width=390, height=664)
    island = mounted(visited, NAME)
    names = island.locator(".hs-space + svg text:visible")
    few = names.count()
    island.get_by_role("button", name="All names").click()
    expect(names).to_have_count(few + 2)  # all six
