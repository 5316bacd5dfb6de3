"""Every page of the built book: quiet, complete, readable by everyone, on a phone and on a desk, light and dark."""

from __future__ import annotations

import io
from itertools import combinations, product
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Locator, expect
from pypdf import PdfReader

from tests.support.axe import violations
from tests.support.chapters import NUMBERED as FIGURES_OF

ROOT = Path(__file__).resolve().parents[2]
TOC = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
PAGES = [TOC["root"], *(entry["file"] for part in TOC["parts"] for entry in part["chapters"]), "search"]
SEEK_CARE = "chapters/05-seek-care"
SIZES = {"phone": (390, 844), "desk": (1280, 900)}


def address(page):
    return f"{page}.html"


# Every pair of values once: each page in both sizes and both schemes, each size in both schemes. Pages take turns in
# which of the two sizes is the dark one.
PAIRS = [
    (name, size, scheme)
    for place, name in enumerate(PAGES)
    for size, scheme in zip(SIZES, ("light", "dark") if place % 2 else ("dark", "light"), strict=True)
]


def test_the_pairs_cover_every_two_values():
    for one, other in combinations(range(3), 2):
        values = [list(dict.fromkeys(row[place] for row in PAIRS)) for place in (one, other)]
        assert {(row[one], row[other]) for row in PAIRS} == set(product(*values))
    assert {row[0] for row in PAIRS} == set(PAGES) and {row[2] for row in PAIRS} == {"light", "dark"}


@pytest.mark.parametrize(("name", "size", "scheme"), PAIRS)
def test_page_is_sound(visit, name, size, scheme):
    width, height = SIZES[size]
    seen = visit(address(name), width=width, height=height, scheme=scheme)
    page = seen.page
    assert page.evaluate("document.documentElement.dataset.theme") == scheme
    assert page.evaluate("document.documentElement.scrollWidth") <= width, "the page scrolls sideways"
    link = page.locator("a.hs-seek-care")
    box = link.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= width and box["y"] + box["height"] <= 120
    assert violations(page) == []
    assert seen.errors == []
    assert seen.foreign == []


# Narrow phones, tablets upright, both sides of each width at which the theme changes, and usual laptops and desks.
WIDTHS = [320, 360, 412, 600, 768, 820, 959, 960, 991, 992, 1199, 1200, 1366, 1440, 1536, 1920]
MARGIN = 16  # px of paper right of a figure on a desk
SETTLED = "() => document.getAnimations().every((one) => one.playState !== 'running')"
BESIDE = """
() => [...document.querySelectorAll(".bd-article .hs-island.full-width")].map((figure) => {
  const [box, column] = [figure, document.querySelector(".bd-article")].map((one) => one.getBoundingClientRect());
  return [box.left - column.left, box.width ? innerWidth - box.right : innerWidth];
})
"""


@pytest.mark.parametrize("name", PAGES)
def test_no_page_scrolls_sideways_at_any_usual_width(visit, name):
    page = visit(address(name)).page
    room = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_function(SETTLED)  # the list of chapters slides in
        room[width] = page.evaluate("document.documentElement.scrollWidth")
        for left, right in page.evaluate(BESIDE) if width >= 960 else []:
            assert left >= 0 and right >= MARGIN, width
    assert {width: found for width, found in room.items() if found > width} == {}


def test_seek_care_stays_in_sight_and_leads_there(visit):
    page = visit(address("chapters/02-conditions"), width=390, height=844).page
    page.evaluate("document.documentElement.style.scrollBehavior = 'auto'; scrollTo(0, document.body.scrollHeight / 2)")
    assert 0 <= page.locator("a.hs-seek-care").bounding_box()["y"] < 120
    page.locator("a.hs-seek-care").click()
    page.wait_for_url("**/05-seek-care.html*")


@pytest.mark.parametrize(("width", "there"), [(320, False), (375, False), (390, True), (1280, True)])
def test_the_notebook_is_one_tap_away_where_the_head_has_room_in_one_row(visit, width, there):
    page = visit(address("chapters/02-conditions"), width=width, height=844).page
    menu = page.locator(".hs-menu")
    expect(menu).to_be_visible(visible=there)
    head = page.locator(".bd-header-article :is(.btn, .hs-seek-care, summary):visible")
    middles = [box["y"] + box["height"] / 2 for box in map(Locator.bounding_box, head.all())]
    assert len(middles) >= 4 and max(middles) - min(middles) < 8, "the head has two rows"
    if there:
        menu.locator("summary").click()
        box = menu.locator("ul").bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= width


def test_emergency_box_comes_first_without_scripts(visit):
    page = visit(address(SEEK_CARE), width=390, height=844, javascript=False).page
    box = page.locator(".hs-urgent").first
    assert box.is_visible()
    heading = box.locator("strong").first.bounding_box()
    assert heading["y"] + heading["height"] <= 844, "the first words of the box are below the fold"
    assert page.locator("a.hs-seek-care").is_visible()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_seek_care_prints_on_two_pages(visit, paper):
    page = visit(address(SEEK_CARE)).page
    urgent = page.locator(".hs-urgent strong").first.inner_text()
    printed = PdfReader(io.BytesIO(page.pdf(format=paper)))
    words = " ".join(" ".join(sheet.extract_text() for sheet in printed.pages).split())
    assert len(printed.pages) <= 2
    assert " ".join(urgent.split())[:40] in " ".join(printed.pages[0].extract_text().split())
    for title in ("When to seek care", "What needs a prompt appointment", "What can wait", "In one minute"):
        assert title in words
    assert "Check yourself" not in words


def test_colour_scheme_can_be_switched_and_is_remembered(visit):
    page = visit(address("index"), scheme="light").page
    page.locator(".theme-switch-button").first.click()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 24, 27)"


def test_search_dialog_finds_a_page(visit):
    seen = visit(address("chapters/02-conditions"))
    seen.page.keyboard.press("Control+k")
    seen.page.keyboard.type("labrum")
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_url("**/search.html?q=labrum")
    seen.page.locator("#search-results li a").first.wait_for()
    seen.page.wait_for_function("() => document.querySelectorAll('#search-results p.context').length > 0")
    assert seen.errors == []
    assert seen.foreign == []


def test_who_comes_from_the_search_sees_the_words_marked(visit):
    seen = visit(address("search"))
    scripts: list[str] = []
    seen.page.on("request", lambda request: scripts.append(request.url.rpartition("/")[2].partition("?")[0]))
    seen.page.goto(f"{seen.page.url}?q=labrum")
    link = seen.page.locator("#search-results li a[href*='02-conditions']").first
    link.click()
    expect(seen.page.locator(".highlighted", has_text="labrum").first).to_be_visible()
    assert {"doctools.js", "sphinx_highlight.js"} <= set(scripts)
    scripts.clear()
    seen.page.reload()
    seen.page.wait_for_load_state("networkidle")
    assert seen.page.locator(".highlighted").count() == 0
    assert not {"doctools.js", "sphinx_highlight.js"} & set(scripts)
    assert seen.errors == []
    assert seen.foreign == []


# Where scripts run, a phone has a sheet in its place (test_sheet.py).
@pytest.mark.parametrize(("size", "javascript"), [("phone", False), ("desk", False), ("desk", True)])
def test_tooltip_shows_with_the_keyboard_and_stays_on_the_screen(visit, size, javascript):
    width, height = SIZES[size]
    page = visit(address("chapters/02-conditions"), width=width, height=height, javascript=javascript).page
    tips = page.locator(".hs-tip:visible")
    assert tips.count() == 0
    page.locator("a.hs-badge").first.focus()
    if javascript:
        expect(page.locator(".hs-card:visible")).to_have_count(1)  # it takes the place of the short words
    assert tips.count() == 1
    box = tips.first.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_navigation_opens_on_a_phone(visit):
    page = visit(address("index"), width=390, height=844).page
    page.locator(".primary-toggle").first.click()
    page.get_by_role("link", name="About this course").first.wait_for(state="visible")


def test_instructors_see_which_chapter_shows_what(visit):
    page = visit("chapters/instructors.html").page
    rows = page.locator("table", has=page.locator("th", has_text="Figures")).locator("tbody tr").all()
    listed = {row.locator("a").first.get_attribute("href"): row for row in rows}
    assert list(listed) == [f"{name}.html" for name in FIGURES_OF]
    for name, figures in FIGURES_OF.items():
        links = (
            listed[f"{name}.html"].locator("td").nth(1).locator("a").evaluate_all("links => links.map((a) => a.hash)")
        )
        assert links == [f"#{figure}" for figure in figures]
        files = listed[f"{name}.html"].locator("code").all_inner_texts()
        assert all((ROOT / "data" / "questions" / file).is_file() for file in files)
        assert len(files) == 1 or name == "08-final"
