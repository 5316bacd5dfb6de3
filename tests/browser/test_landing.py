"""The landing page in a browser: the pelvis is in the first screen, and a finger on it tips it."""

from __future__ import annotations

import io

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from hipspine.evidence import load_emergency
from tests.support.access import sideways, small_targets
from tests.support.axe import violations

SCREENS = [(390, 664), (390, 844), (768, 1024), (1280, 800), (1920, 1080)]
TILT = "document.querySelector('.hs-island').get?.('anterior_tilt')"
FRAMES = "async () => { for (let i = 0; i < 10; i += 1) await new Promise(requestAnimationFrame); }"


@pytest.fixture
def still(new_context, site):
    """Open the landing page for a reader who wants no motion."""

    def open_page(width=390, height=844, **window):
        size = {"width": width, "height": height}
        page = new_context(viewport=size, reduced_motion="reduce", **window).new_page()
        page.goto(site)
        expect(page.locator('.hs-island[data-state="ready"]')).to_be_visible()
        return page

    return open_page


def below(page, css):
    box = page.locator(css).bounding_box()
    return box["y"] + box["height"]


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_line_and_pelvis_are_within_the_first_screen(still, width, height):
    page = still(width, height)
    drawing = page.locator(".hs-alone .hs-painting").bounding_box()
    assert drawing["height"] >= 280
    assert below(page, "h1") <= page.locator(".hs-urgent-line").bounding_box()["y"] + 1
    assert below(page, ".hs-urgent-line") <= drawing["y"]
    assert below(page, ".hs-alone .hs-painting") <= height
    assert page.locator(".hs-alone input").bounding_box()["y"] < height, "nothing of the slider is in sight"
    assert sideways(page) == []


@pytest.mark.parametrize("side", [-1, 1])
def test_a_pull_anywhere_on_the_drawing_tips_it(still, side):
    page = still()
    drawing = page.locator(".hs-alone .hs-painting")
    box = drawing.bounding_box()
    x, y = box["x"] + box["width"] / 3, box["y"] + box["height"] * 0.8  # away from the knob
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + side * 20, y, steps=4)
    page.wait_for_function(f"() => {side} * {TILT} >= 4")
    page.mouse.up()
    words = page.locator(".hs-alone .hs-said")
    expect(words).to_contain_text("forwards" if side > 0 else "backwards")
    # Up and down is the page's own, or one could not scroll past it.
    assert drawing.evaluate("one => getComputedStyle(one).touchAction") == "pan-y"


def test_the_knob_takes_the_bones_along_by_itself(still):
    page = still()
    knob = page.locator(".hs-alone .hs-knob").bounding_box()
    x, y = knob["x"] + knob["width"] / 2, knob["y"] + knob["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 14, y + 6, steps=3)
    page.wait_for_function(f"() => {TILT} >= 2")
    page.mouse.up()
    moved = page.locator(".hs-alone .hs-knob").bounding_box()
    # Moved by one of the two only, it is still below the finger.
    assert abs(moved["x"] + moved["width"] / 2 - (x + 14)) < 8


def test_keys_move_it_too(still):
    page = still()
    slider = page.get_by_role("slider", name="Tip the pelvis")
    slider.press("ArrowRight")
    page.wait_for_function(f"() => {TILT} === 1")
    assert slider.get_attribute("aria-valuetext") == "1° forwards"


def test_it_tips_once_by_itself_and_comes_back(visit):
    page = visit().page
    page.wait_for_function(f"() => {TILT} > 3")
    page.wait_for_function(f"() => {TILT} === 0")
    page.evaluate(FRAMES)
    assert page.evaluate(TILT) == 0


def test_who_takes_hold_of_it_meanwhile_has_it(visit):
    page = visit().page
    page.wait_for_function(f"() => {TILT} > 1")
    page.get_by_role("slider", name="Tip the pelvis").press("End")
    page.wait_for_function(f"() => {TILT} === 20")
    page.evaluate(FRAMES)
    assert page.evaluate(TILT) == 20


def test_it_stays_as_a_link_sets_it(visit):
    page = visit("index.html#pelvic-tilt?anterior_tilt=12").page
    page.wait_for_function(f"() => {TILT} === 12")
    page.evaluate(FRAMES)
    assert page.evaluate(TILT) == 12


def test_it_does_not_move_for_who_wants_no_motion(still):
    page = still()
    page.evaluate(FRAMES)
    assert page.evaluate(TILT) == 0


def test_without_scripts_the_picture_and_the_whole_list_stand_there(visit):
    page = visit(width=390, height=664, javascript=False).page
    for sign in load_emergency().signs.values():
        assert page.locator(".hs-urgent-line details > :not(summary)", has_text=sign.short).first.is_visible(), sign.id
    picture = page.locator(".hs-alone .hs-on-light img")
    picture.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    assert picture.evaluate("one => one.complete && one.naturalWidth") > 0
    assert not page.locator(".hs-alone .hs-on-dark img").is_visible()


def test_the_list_opens_at_a_touch_and_is_sound(still):
    page = still()
    first = page.locator(".hs-urgent-line li").first
    assert not first.is_visible()
    page.locator(".hs-urgent-line summary").click()
    expect(first).to_be_visible()
    assert violations(page) == [] and small_targets(page) == [] and sideways(page) == []


def test_paper_has_the_whole_list_and_the_pelvis(still):
    page = still(1280, 800)
    printed = PdfReader(io.BytesIO(page.pdf(format="A4")))
    words = " ".join(" ".join(sheet.extract_text() for sheet in printed.pages).split())
    assert [sign.id for sign in load_emergency().signs.values() if sign.short not in words] == []
    for said in ("Tip the pelvis. Watch your back follow.", "The hip–spine connection", "I teach."):
        assert said in words
    expect(page.locator(".hs-urgent-line li").first).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_cards_have_their_picture_in_either_scheme(still, scheme):
    page = still(1280, 800, color_scheme=scheme)
    for card in page.locator(".hs-cards > li").all():
        card.scroll_into_view_if_needed()
        shown = card.locator("img:visible")
        expect(shown).to_have_count(1)
        assert f"hs-on-{scheme}" in shown.get_attribute("class")
        page.wait_for_function("one => one.complete && one.naturalWidth > 0", arg=shown.element_handle())
        assert shown.evaluate("one => getComputedStyle(one).backgroundColor") == "rgba(0, 0, 0, 0)"


def test_the_whole_card_leads_to_its_chapter(still):
    page = still(1280, 800)
    picture = page.locator(".hs-cards > li").nth(2).locator(".hs-card-picture")
    picture.scroll_into_view_if_needed()
    box = picture.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url("**/chapters/03-mechanics.html")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_narrowest_screen_has_all_of_it(still, scheme):
    page = still(320, 568, color_scheme=scheme)
    assert sideways(page) == []
    assert violations(page) == []
