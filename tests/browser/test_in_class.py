"""A figure leaves its page: the code for a frame of another site, and the whole screen before a class, with a code."""

from __future__ import annotations

import io
from urllib.parse import urlsplit

import lxml.html
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import expect

from tests.support.axe import violations
from tests.support.chapters import first_page

HOME = "https://hips.example.org/course/"
TAKE = "How we know"
CLIPBOARD = "navigator.clipboard.readText()"
COPY, SHOW = "Copy the code for another site", "Show in class"
DIALOG = "dialog.hs-class"


@pytest.fixture
def published(new_context, built_book):
    """Open a page of the book as if it were published: at an address that a phone can reach."""

    def open_page(path, **window):
        page = new_context(**window).new_page()

        def answer(route):
            file = built_book / urlsplit(route.request.url).path.removeprefix(urlsplit(HOME).path)
            route.fulfill(path=file) if file.is_file() else route.abort()

        page.route(f"{HOME}**", answer)
        page.goto(HOME + path)
        return page

    return open_page


def island_of(page, name):
    """The figure in the page, ready, with what it can be taken away by unfolded."""
    island = page.locator(f'[data-island="figure:{name}"]')
    island.scroll_into_view_if_needed()
    expect(island).to_have_attribute("data-state", "ready", timeout=60_000)
    island.get_by_text(TAKE, exact=True).click()
    return island


def scanned(place):
    """What a phone reads in a picture of a place of the page."""
    return [one.text for one in zxingcpp.read_barcodes(Image.open(io.BytesIO(place.screenshot())).convert("L"))]


def test_the_copied_code_frames_the_figure_as_it_is_set(published):
    page = published("chapters/01-connection.html")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    island = island_of(page, "pelvic-tilt")
    island.evaluate("(island) => island.set('anterior_tilt', -7)")
    island.get_by_role("button", name=COPY).click()
    expect(island.locator(".hs-done")).to_contain_text("as it is set now")
    [frame] = lxml.html.fragments_fromstring(page.evaluate(CLIPBOARD))
    assert frame.tag == "iframe"
    assert frame.get("src") == f"{HOME}embed/figure-pelvic-tilt.html#pelvic-tilt?anterior_tilt=-7"
    assert frame.get("title") == "Figure: pelvic tilt"
    height = int(frame.get("height"))
    page.goto(frame.get("src"))
    expect(page.locator('.hs-island[data-state="ready"]')).to_be_visible(timeout=60_000)
    expect(page.locator(".hs-amount").first).to_contain_text("7°")
    needed = page.evaluate("document.body.offsetHeight")
    assert abs(height - needed) < 200, f"the code says {height}, the page needs {needed}"


def test_where_copying_is_forbidden_the_code_is_shown(published):
    page = published("chapters/01-connection.html")
    island = island_of(page, "pelvic-tilt")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    island.get_by_role("button", name=COPY).click()
    expect(island.locator(".hs-done")).to_contain_text("does not allow copying")
    expect(island.locator(".hs-done code")).to_contain_text(f'<iframe src="{HOME}embed/figure-pelvic-tilt.html')


def test_a_copy_without_an_address_says_so_with_its_code_and_in_class(visit):
    page = visit("chapters/01-connection.html").page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    island = island_of(page, "pelvic-tilt")
    island.get_by_role("button", name=COPY).click()
    expect(island.locator(".hs-done")).to_contain_text("no address that others can open")
    island.get_by_role("button", name=SHOW).click()
    expect(page.locator(".hs-class-none")).to_contain_text("no address that phones can open")
    assert page.locator(".hs-class-code").count() == 0


def test_in_class_the_question_comes_first_and_phones_find_what_is_set(published):
    page = published("chapters/01-connection.html", viewport={"width": 1280, "height": 720})
    island = island_of(page, "pelvic-tilt")
    island.get_by_role("button", name="both grow").click()  # the teacher's own guess, at home
    kept = page.evaluate("localStorage.getItem('hipspine.guesses')")
    island.evaluate("(island) => island.set('anterior_tilt', 12)")
    island.get_by_role("button", name=SHOW).click()
    dialog = page.locator(DIALOG)
    question = dialog.get_by_role("heading", name="Before you move anything")
    expect(question).to_be_visible()
    assert question.evaluate("(one) => parseFloat(getComputedStyle(one).fontSize)") >= 24
    expect(dialog.locator(".hs-figure-title")).to_be_hidden()
    expect(dialog.locator(".hs-panel")).to_be_hidden()
    expect(dialog.locator(".hs-plot .hs-painting")).to_be_visible()
    code = dialog.locator(".hs-class-code")
    assert scanned(code) == [f"{HOME}chapters/01-connection.html#pelvic-tilt?anterior_tilt=12"]
    assert violations(page) == []
    dialog.get_by_role("button", name="neither changes").click()
    expect(dialog.locator(".hs-guessed")).to_contain_text("You expected: neither changes")
    expect(dialog.locator(".hs-figure-title")).to_be_visible()
    assert page.evaluate("localStorage.getItem('hipspine.guesses')") == kept, "a class's guess is no reader's"
    slider = dialog.locator("input[type=range]").first
    slider.press("ArrowRight")
    expect(code).to_have_attribute("aria-label", f"Code to scan: {island_link(page)}", timeout=30_000)
    # All of it stands on the projector, and the drawing is large.
    assert dialog.evaluate("(one) => one.scrollHeight <= one.clientHeight && one.scrollWidth <= one.clientWidth")
    assert dialog.locator(".hs-plot .hs-painting").bounding_box()["height"] > 400
    # Esc leaves; the figure is back in its place as it was set, and the focus on the button.
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(island.locator(".hs-figure")).to_have_count(1)
    expect(island.get_by_role("button", name=SHOW)).to_be_focused()
    assert page.evaluate("document.fullscreenElement") is None
    expect(island.locator(".hs-plot")).not_to_have_attribute("style", "hs-class")


def island_link(page):
    """The address of the figure as it is set now."""
    tilt = page.locator(f"{DIALOG} input[type=range]").first.input_value()
    return f"{HOME}chapters/01-connection.html#pelvic-tilt?anterior_tilt={tilt}"


def test_in_class_a_guess_is_pulled_and_the_answer_follows(published):
    page = published(first_page("red-flags"), viewport={"width": 1280, "height": 720}, color_scheme="dark")
    island = page.locator('[data-island="figure:red-flags"]')
    island.scroll_into_view_if_needed()
    expect(island).to_have_attribute("data-state", "ready", timeout=60_000)
    island.get_by_role("button", name="Just show me").click()
    island.get_by_text(TAKE, exact=True).click()
    island.get_by_role("button", name=SHOW).click()
    dialog = page.locator(DIALOG)
    expect(dialog.locator(".hs-guess-pulled")).to_be_visible()
    dialog.get_by_role("button", name="That is my guess").click()
    expect(dialog.locator(".hs-guessed")).to_contain_text("you guessed")
    assert scanned(dialog.locator(".hs-class-code"))
    dialog.get_by_role("button", name="Leave").click()
    expect(dialog).to_have_count(0)


def test_without_full_screen_it_fills_the_window_also_of_a_phone(visit):
    visited = visit("chapters/01-connection.html", width=390, height=844)
    page = visited.page
    page.evaluate("() => { Element.prototype.requestFullscreen = () => Promise.reject(new Error('no')); }")
    island = island_of(page, "pelvic-tilt")
    before = island.bounding_box()
    island.get_by_role("button", name=SHOW).click()
    dialog = page.locator(DIALOG)
    expect(dialog).to_be_visible()
    assert dialog.bounding_box() == {"x": 0, "y": 0, "width": 390, "height": 844}
    assert dialog.evaluate("(one) => one.scrollWidth <= one.clientWidth")
    expect(dialog.get_by_role("button", name="both grow")).to_be_visible()
    assert violations(dialog) == []
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('dialog.hs-class').contains(document.activeElement)")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(island.get_by_role("button", name=SHOW)).to_be_focused()
    assert island.bounding_box()["width"] == before["width"]
    assert visited.errors == visited.foreign == []


def test_what_shows_a_figure_in_class_is_loaded_when_somebody_asks_for_it(visit):
    page = visit("chapters/01-connection.html").page
    island = island_of(page, "pelvic-tilt")
    names = (
        "performance.getEntriesByType('resource').map(({ name }) => name).filter((one) => /in-class|share-/.test(one))"
    )
    assert page.evaluate(names) == []
    island.get_by_role("button", name=SHOW).click()
    expect(page.locator(DIALOG)).to_be_visible()
    assert page.evaluate(names) != []


def test_a_figure_in_a_quiz_and_on_the_landing_page_has_no_such_buttons(visit):
    page = visit("index.html").page
    page.locator('[data-island^="figure:"][data-state="ready"]').wait_for()
    assert page.get_by_role("button", name=SHOW).count() == 0
    page = visit("chapters/03-mechanics.html").page
    quiz = page.locator('[data-island="quiz:mechanics"]')
    quiz.scroll_into_view_if_needed()
    expect(quiz).to_have_attribute("data-state", "ready", timeout=60_000)
    expect(quiz.locator(".hs-quiz-item").last).to_be_attached()
    assert quiz.get_by_text(SHOW, exact=True).count() == 0
    assert island_of(page, "gait").get_by_role("button", name=SHOW).count() == 1
