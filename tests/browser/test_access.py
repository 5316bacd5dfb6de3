"""Every page for eyes and hands that differ: narrow windows, large or spaced text, forced colours, small targets."""

from __future__ import annotations

import io
from contextlib import suppress

import pytest
from PIL import Image
from playwright.sync_api import TimeoutError, expect

from hipspine.evidence import VERDICTS
from tests.browser.test_pages import PAGES, address
from tests.support.access import LARGE, SPACED, clipped, lines, overlapping, sideways, small_targets

LINE = 75  # characters
BADGES = [*VERDICTS, "omission"]
OUT_OF_HEAD = """() => {
  const head = document.querySelector('.bd-header-article').getBoundingClientRect();
  return [...document.querySelectorAll('.bd-header-article :is(a, button, summary)')]
    .filter((one) => one.checkVisibility() && one.getBoundingClientRect().bottom > head.bottom + 1)
    .map((one) => one.className);
}"""
# Pages on which the keyboard meets every kind of control, and how many stops are looked at.
STOPS = {"chapters/evidence": 40, "chapters/glossary": 30, "chapters/08-final": 30}


# For each stop of the Tab key, what of it is seen: nothing, where something that stays in sight lies over all of it.
HIDDEN = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const parts = [...at.getClientRects()].filter(({ width, height }) => width * height); // of a link on two lines
  const places = parts.flatMap(({ left, top, width, height }) =>
    [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [left + x * width, top + y * height])));
  const over = places.map(([x, y]) => document.elementFromPoint(x, y)).filter(Boolean);
  if (!over.length) at.scrollIntoView({ block: "nearest" }); // a figure that came near has moved it out of the window
  const seen = over.some((one) => at.contains(one) || one.contains(at) || one.closest("label")?.control === at);
  return seen || !parts.length ? "" : `${at.outerHTML.slice(0, 200)} below ${over[0]?.outerHTML.slice(0, 200)}`;
}"""
LAST_LINK = "[...document.querySelectorAll('main a[href]')].filter((link) => link.checkVisibility()).at(-1).focus()"
# Figures that come near are put into the page, which grows by it; a reader sees that before going on.
GROWN = """async () => {
  let before = 0;
  for (let calm = 0; calm < 60;) {
    await new Promise(requestAnimationFrame);
    const now = document.documentElement.scrollHeight;
    calm = now === before ? calm + 1 : 0;
    before = now;
  }
}"""


@pytest.mark.parametrize(("width", "back"), [(390, False), (390, True), (1280, True)])
def test_what_has_the_focus_is_not_hidden_by_what_stays_in_sight(visit, width, back):
    page = visit(address("chapters/05-seek-care"), width=width, height=700).page
    page.evaluate("document.documentElement.style.scrollBehavior = 'auto'")
    if back:
        page.evaluate(LAST_LINK)
        page.evaluate(GROWN)
    seen = 0
    for _ in range(60):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        with suppress(TimeoutError):  # what slides in or scrolls has its moment
            page.wait_for_function(f"() => !({HIDDEN})()", timeout=5_000)
        found = page.evaluate(HIDDEN)
        if found and "hs-card" in found:  # its own, which WCAG lets be there as long as Escape takes it away
            page.keyboard.press("Escape")
            found = page.evaluate(HIDDEN)
        assert not found, found
        seen += found is not None
    assert seen > 50


@pytest.mark.parametrize("name", PAGES)
def test_page_fits_320_pixels(visit, name):
    assert sideways(visit(address(name), width=320, height=640).page) == []


@pytest.mark.parametrize("name", PAGES)
def test_page_on_a_phone_has_large_targets_and_bears_wide_spacing(visit, name):
    page = visit(address(name), width=390, height=844).page
    assert small_targets(page) == []
    page.add_style_tag(content=SPACED)
    assert sideways(page) == []
    assert clipped(page) == []
    assert overlapping(page) == []


@pytest.mark.parametrize("name", PAGES)
def test_page_on_a_desk_has_large_targets_short_lines_and_bears_text_twice_as_large(visit, name):
    page = visit(address(name)).page
    assert small_targets(page) == []
    # An address breaks nowhere.
    assert [line for line in lines(page) if len(line) > LINE and "://" not in line] == []
    page.add_style_tag(content=LARGE)
    assert page.evaluate(OUT_OF_HEAD) == []
    assert sideways(page) == []
    assert clipped(page) == []
    assert overlapping(page) == []


@pytest.mark.parametrize(
    ("measure", "html"),
    [
        (sideways, '<p style="width: 120vw">Wide</p>'),
        (clipped, '<p style="height: 1em; overflow: hidden">One<br>Two</p>'),
        (clipped, '<p style="width: 2em; overflow: hidden; white-space: nowrap">Words that go on</p>'),
        (overlapping, '<p>One</p><p style="margin-top: -1.8em">Two</p>'),
        (small_targets, '<button style="padding: 0; width: 16px; height: 16px">a</button>' * 2),
    ],
)
def test_what_is_measured_is_noticed(new_context, measure, html):
    page = new_context().new_page()
    page.set_content(f'<html lang="en"><title>T</title><main style="margin: 2em">{html}</main></html>')
    assert measure(page)


@pytest.mark.parametrize("html", ["<p>One</p><p>Two</p>", "<p>A sentence with a <a href='#x'>link</a> in it.</p>"])
def test_what_is_in_order_is_left_alone(new_context, html):
    page = new_context().new_page()
    page.set_content(f'<html lang="en"><title>T</title><main style="margin: 2em">{html}</main></html>')
    assert [measure(page) for measure in (sideways, clipped, overlapping, small_targets)] == [[]] * 4


def shape(page, element):
    """Return the picture of what is drawn before the words of an element, in two tones."""
    box = element.evaluate(
        "(one) => { const style = getComputedStyle(one, '::before'), box = one.getBoundingClientRect();"
        "return { x: box.x + parseFloat(getComputedStyle(one).paddingLeft), y: box.y, height: box.height,"
        "width: parseFloat(style.width) }; }"
    )
    picture = Image.open(io.BytesIO(page.screenshot(clip=box))).convert("L")
    inside = picture.crop((0, 3, picture.width, picture.height - 3))  # without the frame of the element
    low, high = inside.getextrema()
    return inside, high - low


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_leave_the_cross_and_the_shapes_of_verdicts(visit, scheme):
    page = visit(address("chapters/evidence"), scheme=scheme).page
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    assert shape(page, page.locator("a.hs-seek-care"))[1] > 100, "the cross is gone"
    tally = page.locator(".hs-tally")
    tally.scroll_into_view_if_needed()
    shapes = {}
    for verdict in BADGES:
        picture, contrast = shape(page, tally.locator(f".hs-badge-{verdict}"))
        assert contrast > 100, f"the shape of {verdict} is gone"
        shapes[verdict] = picture.resize((16, 16)).tobytes()
    for place, one in enumerate(BADGES):
        for other in BADGES[place + 1 :]:
            pairs = zip(shapes[one], shapes[other], strict=True)
            assert sum(abs(a - b) > 90 for a, b in pairs) >= 8, f"{one} looks like {other}"


@pytest.mark.parametrize(("name", "stops"), STOPS.items())
def test_forced_colours_leave_a_ring_around_what_has_the_focus(visit, name, stops):
    page = visit(address(name)).page
    page.emulate_media(forced_colors="active")
    seen = set()
    for _ in range(stops):
        page.keyboard.press("Tab")
        tag, style, width = page.evaluate(
            "() => { const one = document.activeElement, style = getComputedStyle(one);"
            "return [one.localName, style.outlineStyle, parseFloat(style.outlineWidth)]; }"
        )
        if tag != "body":
            assert style != "none" and width >= 2, page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
            seen.add(tag)
    assert {"a", "button"} <= seen


def test_forced_colours_show_what_was_chosen_in_a_quiz(visit):
    page = visit(address("chapters/01-connection")).page
    page.emulate_media(forced_colors="active")
    home = page.locator('[data-island="quiz:connection"]')
    home.scroll_into_view_if_needed()
    expect(home).to_have_attribute("data-state", "ready")
    home.get_by_role("button", name="Show all questions").click()
    option = home.locator(".hs-quiz-option label:visible").first
    assert option.evaluate("(one) => getComputedStyle(one).outlineStyle") == "none"
    option.click()
    assert option.evaluate("(one) => getComputedStyle(one).outlineStyle") == "solid"
    box = option.locator("input")
    assert Image.open(io.BytesIO(box.screenshot())).convert("L").getextrema()[0] < 128, "the mark is gone"


def test_who_wants_more_contrast_gets_it(visit):
    page = visit(address("chapters/evidence")).page
    look = "() => [getComputedStyle(document.querySelector('.hs-footer')).color, getComputedStyle(document.body).color]"
    quiet, ink = page.evaluate(look)
    assert quiet != ink
    page.emulate_media(contrast="more")
    quiet, ink = page.evaluate(look)
    assert quiet == ink


SHIFTS = """
window.shifted = 0;
new PerformanceObserver((list) => { for (const one of list.getEntries()) shifted += one.value; })
  .observe({ type: "layout-shift", buffered: true });
"""
COME = "[...document.fonts].filter((one) => !one.family.includes(' in ') && one.status === 'loaded').length"
MOVES = 0.05  # of the layout, at most; 0.1 is what browsers call good


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", ["index", "chapters/05-seek-care", "chapters/about"])
def test_nothing_jumps_when_the_fonts_come_late(new_context, site, name, width):
    page = new_context(viewport={"width": width, "height": 844}).new_page()
    page.add_init_script(SHIFTS)
    held = []
    page.route("**/*.woff2", lambda route: held.append(route))
    page.goto(site + address(name), wait_until="domcontentloaded")
    page.wait_for_function("() => performance.getEntriesByName('first-contentful-paint').length > 0")
    family = (
        "[...document.fonts].filter((one) => one.family.includes('Source Sans 3') && one.status === 'loaded').length"
    )
    before = page.evaluate(family)
    for route in held:
        route.continue_()
    page.unroute("**/*.woff2")
    page.wait_for_function(f"() => {family} > {before}")
    page.evaluate("async () => { for (let i = 0; i < 4; i += 1) await new Promise(requestAnimationFrame); }")
    assert page.evaluate("shifted") <= MOVES
