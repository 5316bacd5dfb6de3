"""The plates in the page: a tap on a muscle or on its name chooses it, and a card beside it says what is known."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from hipspine.figures import declared
from hipspine.figures.painting import frame
from tests.support.chapters import first_page, mounted

NAME = "muscles-front"


def tap(visited, island, point):
    """Click at a point of the figure."""
    box = island.locator(".hs-painting").bounding_box()
    fit = frame(declared(NAME).spec, box["width"])
    x, y = fit["x"] + point[0] * fit["scale"], fit["y"] - point[1] * fit["scale"]
    visited.page.mouse.click(box["x"] + x, box["y"] + y)


@pytest.mark.parametrize("width", [390, 1280])
def test_a_tap_on_a_muscle_lights_it_and_fills_the_card(visit, width):
    visited = visit(first_page(NAME), width=width)
    island = mounted(visited, NAME)
    expect(island.locator(".hs-figure-card")).to_be_hidden()
    island.locator(".hs-painting").scroll_into_view_if_needed()
    tap(visited, island, (0.088, -0.2))
    expect(island.get_by_role("combobox")).to_have_value("rectus-femoris")
    expect(island.locator(".hs-figure-card dt").first).to_have_text("From")
    expect(island.locator(".hs-figure-card")).to_contain_text("kneecap")
    expect(island.locator(".hs-said")).to_contain_text("Rectus femoris")


def test_a_tap_on_a_name_and_a_key_in_the_list_choose_too(visit):
    visited = visit(first_page(NAME), width=1280)
    island = mounted(visited, NAME)
    island.locator(".hs-painting text", has_text="psoas").click()
    assert island.evaluate("(island) => island.get('shown')") == "psoas"
    island.get_by_role("combobox").focus()
    visited.page.keyboard.type("Femoral")
    assert island.evaluate("(island) => island.get('shown')") == "femoral"
    expect(island.locator(".hs-figure-card dt").first).to_have_text("Roots")


def test_a_word_of_the_glossary_opens_its_plate_with_the_part_lit(visit):
    visited = visit("chapters/glossary.html", width=390)
    visited.page.get_by_role("link", name="See Gluteus medius on the plate").click()
    island = visited.page.locator('[data-island="figure:muscles-back"][data-state="ready"]')
    expect(island.get_by_role("combobox")).to_have_value("gluteus-medius")
    expect(island.locator(".hs-said")).to_contain_text("Gluteus medius")
    assert not visited.errors


def test_the_chosen_nerve_shows_the_areas_that_it_feels(visit):
    visited = visit(first_page(NAME), width=1280)
    island = mounted(visited, NAME)
    areas = island.locator("g.hs-s-area-skin path:visible, g.hs-s-area-joint path:visible")
    expect(areas).to_have_count(0)
    island.get_by_role("combobox").select_option("femoral")
    expect(areas).to_have_count(2)
    expect(island.locator(".hs-painting text:visible", has_text="(schematic)")).to_have_count(2)
    island.get_by_role("button", name="Where they feel").click()
    island.get_by_role("combobox").select_option("all")
    expect(areas).to_have_count(6)
