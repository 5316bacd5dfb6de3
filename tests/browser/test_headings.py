"""A chapter on a phone can show its headings alone; nothing that tells of emergencies folds with them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.support.axe import violations
from tests.support.chapters import TAUGHT

PAGE = "chapters/01-connection.html"
PHONE = {"width": 390, "height": 844}
SCREENS = 14
ONLY, ALL = "Show headings only", "Show everything"
FOLDED = ".hs-section-fold[hidden]"
SECTION = "the-nerves-they-share"
HEIGHT = "document.documentElement.scrollHeight"


def headings_only(page: Page) -> None:
    """Ask for the headings alone."""
    page.get_by_role("button", name=ONLY).click()
    page.locator(FOLDED).first.wait_for(state="attached")


def is_open(page: Page, name: str) -> bool:
    """Return whether all of a section can be seen."""
    return page.evaluate("(id) => !document.getElementById(id).querySelector('[hidden=until-found]')", name)


@pytest.mark.parametrize("name", [f"chapters/{page}.html" for page in TAUGHT])
def test_headings_alone_are_fourteen_screens_at_most_and_hide_no_sign(visit, name):
    seen = visit(name, **PHONE)
    signs = "document.querySelectorAll('.bd-article a[href*=\"#sign-\"], .hs-urgent').length"
    before = seen.page.evaluate(signs)
    headings_only(seen.page)
    assert seen.page.evaluate(HEIGHT) <= SCREENS * PHONE["height"]
    assert seen.page.evaluate(signs) == before > 0
    assert seen.page.locator(f"{FOLDED} :is(a[href*='#sign-'], .hs-urgent)").count() == 0
    assert violations(seen.page) == []
    assert seen.errors == []


def test_sections_about_emergencies_stay_open_but_for_their_question(visit):
    page = visit("chapters/05-seek-care.html", **PHONE).page
    headings_only(page)
    section = page.locator("#why-the-emergency-signs-are-on-the-list")
    assert section.locator("> h2 button").count() == 0
    hidden = section.locator(FOLDED)
    assert hidden.count() == hidden.locator("[data-island^='quiz:']").count() == 1
    section.get_by_role("button", name="A question about this").click()
    expect(hidden).to_have_count(0)


def test_everything_is_open_until_headings_are_asked_for(visit):
    page = visit(PAGE, **PHONE).page
    assert page.locator(FOLDED).count() == 0
    whole = page.evaluate(HEIGHT)
    headings_only(page)
    assert page.evaluate(HEIGHT) < whole / 2
    page.get_by_role("button", name=ALL).click()
    assert page.locator(FOLDED).count() == 0
    assert page.locator("h2 button").count() == 0


def test_a_heading_opens_and_closes_its_section_by_keyboard(visit):
    page = visit(PAGE, **PHONE).page
    headings_only(page)
    heading = page.locator(f"#{SECTION} > h2 button")
    assert heading.bounding_box()["height"] >= 24
    assert heading.get_attribute("aria-expanded") == "false"
    heading.focus()
    page.keyboard.press("Enter")
    assert heading.get_attribute("aria-expanded") == "true"
    assert is_open(page, SECTION)
    page.keyboard.press("Enter")
    assert not is_open(page, SECTION)


def test_the_choice_is_kept_on_the_device_for_all_chapters(visit):
    page = visit(PAGE, **PHONE).page
    headings_only(page)
    page.reload()
    expect(page.get_by_role("button", name=ALL)).to_be_visible()
    page.goto(page.url.replace("01-connection", "03-mechanics"))
    page.locator(FOLDED).first.wait_for(state="attached")
    page.get_by_role("button", name=ALL).click()
    page.reload()
    expect(page.get_by_role("button", name=ONLY)).to_be_visible()
    assert page.locator(FOLDED).count() == 0


@pytest.mark.parametrize("way", ["address", "link", "find"])
def test_what_leads_into_a_folded_section_opens_it(visit, way):
    page = visit(PAGE, **PHONE).page
    headings_only(page)
    assert not is_open(page, SECTION)
    inside = page.locator(f"#{SECTION} .hs-section-fold p").first
    inside.evaluate("(p) => (p.id = 'place-inside')")
    if way == "address":
        page.evaluate("location.hash = 'place-inside'")
    elif way == "link":
        page.evaluate("document.body.insertAdjacentHTML('afterbegin', '<a id=go href=\"#place-inside\">go</a>')")
        page.locator("#go").evaluate("(link) => link.click()")
    else:  # as a browser does when it finds a word there
        inside.evaluate("(p) => p.closest('[hidden]').dispatchEvent(new Event('beforematch', { bubbles: true }))")
    expect(inside).to_be_visible()
    assert is_open(page, SECTION)
    assert page.locator(FOLDED).count() > 0, "the others stay folded"


def test_a_wide_window_and_paper_show_everything(visit):
    page = visit(PAGE, **PHONE).page
    headings_only(page)
    page.emulate_media(media="print")
    inside = page.locator(f"#{SECTION} .hs-section-fold p").first
    assert inside.evaluate("(p) => p.checkVisibility()")
    page.emulate_media(media="screen")
    assert not inside.evaluate("(p) => p.checkVisibility()")
    page.set_viewport_size({"width": 1280, "height": 844})
    expect(page.locator(FOLDED)).to_have_count(0)
    expect(page.get_by_role("button", name=ONLY)).to_be_hidden()
