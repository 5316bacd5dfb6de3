"""A tap on a badge, a term or a citation opens a sheet and keeps the reader's place; with a mouse a card tells."""

from __future__ import annotations

import json
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from hipspine.book.look_up import look_up
from tests.support.axe import violations

PAGE = "chapters/02-conditions.html"
PHONE = {"width": 390, "height": 844}
# What is tapped: a badge is its verdict, as the link around it has no size of its own.
LINKS = {
    "claim": "#hip-osteoarthritis a.hs-badge .hs-verdict",
    "term": "#hip-osteoarthritis a.hs-term",
    "cite": "#hip-osteoarthritis a.hs-cite",
}
ONWARD = {"claim": "evidence.html#claim-", "term": "glossary.html#term-", "cite": "references.html#ref-"}
SHEET = "dialog.hs-sheet[open]"
CARD = ".hs-card:visible"
# The place of a tapped link in the window, in whole pixels.
PLACE = "(link) => Math.round(link.getBoundingClientRect().top)"


def settled(page: Page) -> None:
    """Wait until the quizzes and figures above have taken their places."""
    page.wait_for_function(
        "() => document.querySelectorAll('.hs-island[data-state=waiting][data-island^=quiz]').length === 0"
    )


def target(page: Page, kind: str) -> tuple[str, dict[str, str]]:
    """Return the address of a link and what is to be told of its target."""
    link = page.locator(LINKS[kind]).first.locator("xpath=ancestor-or-self::a")
    href = link.get_attribute("href")
    return href, look_up()[kind][href.removeprefix(ONWARD[kind])]


def tapped(page: Page, kind: str) -> None:
    """Tap a link that stands in the middle of the window."""
    settled(page)
    link = page.locator(LINKS[kind]).first
    link.evaluate("(link) => link.scrollIntoView({ block: 'center', behavior: 'instant' })")
    link.click()
    expect(page.locator(SHEET)).to_be_visible()


def focused(page: Page) -> str | None:
    return page.evaluate("document.activeElement.getAttribute('href')")


@pytest.mark.parametrize("kind", LINKS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_tap_opens_a_sheet_that_tells_what_stands_there(visit, kind, scheme):
    seen = visit(PAGE, **PHONE, scheme=scheme)
    page = seen.page
    href, entry = target(page, kind)
    tapped(page, kind)
    sheet = page.locator(SHEET)
    expect(sheet.get_by_role("heading")).to_have_text(entry["title"])
    for part in ("text", "words", "sources"):
        if entry.get(part):
            expect(sheet).to_contain_text(entry[part])
    expect(sheet).to_have_accessible_name(entry["title"])
    assert sheet.evaluate("(sheet) => sheet.matches(':modal')")
    assert sheet.locator("a").get_attribute("href").endswith(f"chapters/{href}")
    box = sheet.bounding_box()
    assert (box["x"], box["width"]) == (0, 390)
    assert round(box["y"] + box["height"]) == 844
    link = sheet.locator("a").bounding_box()
    assert link["y"] + link["height"] <= 844, "the way on is below the screen"
    assert link["height"] >= 24
    assert page.locator(".hs-tip:visible").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert violations(page) == []
    assert urlsplit(page.url).path.endswith(PAGE)
    assert seen.errors == []
    assert seen.foreign == []


@pytest.mark.parametrize("width", [320, 390])
def test_no_sheet_scrolls_sideways(visit, width):
    page = visit(PAGE, width=width, height=700).page
    for kind in LINKS:
        tapped(page, kind)
        sheet = page.locator(SHEET)
        assert sheet.evaluate("(sheet) => sheet.scrollWidth <= sheet.clientWidth")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.keyboard.press("Escape")
        expect(sheet).to_have_count(0)


WAYS_OUT = {
    "escape": lambda page: page.keyboard.press("Escape"),
    "button": lambda page: page.get_by_role("button", name="Close", exact=True).click(),
    "outside": lambda page: page.mouse.click(195, 60),
    "back": lambda page: page.go_back(),
}


@pytest.mark.parametrize("way", WAYS_OUT)
def test_every_way_out_leads_back_to_the_place(visit, way):
    page = visit(PAGE, **PHONE).page
    before = page.evaluate("history.length")
    tapped(page, "cite")
    link = page.locator(LINKS["cite"]).first
    place = link.evaluate(PLACE)
    WAYS_OUT[way](page)
    expect(page.locator("dialog.hs-sheet")).not_to_be_visible()
    page.wait_for_function("() => !history.state?.hipspineSheet")
    assert link.evaluate(PLACE) == place
    assert focused(page) == link.get_attribute("href")
    assert page.locator(".hs-tip:visible").count() == 0
    assert urlsplit(page.url).path.endswith(PAGE)
    assert page.evaluate("history.length") == before + 1
    # It opens again, and going back closes it again: no entry was left over.
    tapped(page, "term")
    page.go_back()
    expect(page.locator("dialog.hs-sheet")).not_to_be_visible()
    assert urlsplit(page.url).path.endswith(PAGE)


def test_the_way_on_leads_there_and_one_step_back_to_the_text(visit):
    page = visit(PAGE, **PHONE).page
    href, _ = target(page, "claim")
    before = page.evaluate("history.length")
    tapped(page, "claim")
    page.locator(SHEET).locator("a").click()
    page.wait_for_url(f"**/{href}")
    assert page.evaluate("history.length") == before + 1, "two steps back to the text: the sheet is one of them"
    page.go_back()
    page.wait_for_url(f"**/{PAGE}")
    expect(page.locator("dialog.hs-sheet[open]")).to_have_count(0)


def test_a_finger_opens_it_on_a_wide_screen_too(new_context, site):
    context = new_context(viewport={"width": 1280, "height": 800}, has_touch=True)
    page = context.new_page()
    page.goto(site + PAGE)
    settled(page)
    page.locator(LINKS["term"]).first.tap()
    expect(page.locator(SHEET)).to_be_visible()


def test_what_stands_below_a_question_opens_it_too(visit):
    page = visit(PAGE, **PHONE).page
    settled(page)
    form = page.locator('.hs-quiz-item[data-kind="single"]').first
    form.locator("input[type=radio]").first.check()
    form.get_by_role("button", name="Check", exact=True).click()
    work = form.locator('.hs-quiz-sources a[href*="#ref-"]').first
    key = work.get_attribute("href").partition("#ref-")[2]
    work.click()
    expect(page.locator(SHEET)).to_contain_text(look_up()["cite"][key]["text"])


@pytest.mark.parametrize("modifier", ["Control", "Shift"])
def test_a_modifier_key_leads_on_as_anywhere(visit, modifier):
    page = visit(PAGE, **PHONE).page
    settled(page)
    with page.context.expect_page() as opened:
        page.locator(LINKS["term"]).first.click(modifiers=[modifier])
    assert "glossary.html#term-" in opened.value.url
    assert page.locator(SHEET).count() == 0


def test_without_scripts_links_lead_on(visit):
    page = visit(PAGE, **PHONE, javascript=False).page
    page.locator(LINKS["cite"]).first.click()
    page.wait_for_url("**/references.html#ref-*")


def test_where_nothing_can_be_loaded_the_sheet_still_leads_on(visit):
    page = visit(PAGE, **PHONE).page
    page.route("**/look-up-*", lambda route: route.abort())
    tip = page.locator(LINKS["term"]).first.get_attribute("aria-describedby")
    words = page.locator(f"#{tip}").text_content()
    tapped(page, "term")
    expect(page.locator(SHEET)).to_contain_text(words)
    expect(page.locator(SHEET).locator("a")).to_be_visible()


def test_it_works_in_a_page_opened_from_a_folder(new_context, built_book):
    page = new_context(viewport=PHONE).new_page()
    page.goto((built_book / PAGE).as_uri())
    link = page.locator(LINKS["cite"]).first
    key = link.get_attribute("href").partition("#ref-")[2]
    link.click()
    expect(page.locator(SHEET)).to_contain_text(look_up()["cite"][key]["text"])


@pytest.mark.parametrize("kind", LINKS)
def test_a_mouse_shows_a_card_and_a_click_leads_on(visit, kind):
    seen = visit(PAGE, width=1280, height=800)
    page = seen.page
    settled(page)
    href, entry = target(page, kind)
    link = page.locator(LINKS[kind]).first
    link.evaluate("(link) => link.scrollIntoView({ block: 'center', behavior: 'instant' })")
    link.hover()
    card = page.locator(CARD)
    expect(card).to_contain_text(entry["title"])
    expect(card).to_contain_text(entry["text"])
    assert page.locator(".hs-tip:visible").count() == 1
    box = card.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 1280
    assert box["y"] >= 0 and box["y"] + box["height"] <= 800
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    page.mouse.move(2, 2)
    link.hover()
    expect(card).to_have_count(1)
    assert violations(page) == []
    link.click()
    page.wait_for_url(f"**/{href}")
    assert seen.errors == []
    assert seen.foreign == []


def test_the_keyboard_shows_a_card_and_enter_leads_on(visit):
    page = visit(PAGE, width=1280, height=800).page
    settled(page)
    link = page.locator(LINKS["cite"]).first
    link.focus()
    expect(page.locator(CARD)).to_contain_text(link.inner_text())
    page.keyboard.press("Escape")
    expect(page.locator(CARD)).to_have_count(0)
    page.keyboard.press("Enter")
    page.wait_for_url("**/references.html#ref-*")


def test_text_of_the_data_is_never_markup(visit):
    page = visit(PAGE, **PHONE).page
    bad = "<img src=x onerror=alert(1)> <b>x</b>"
    entry = {"title": bad, "text": bad, "verdict": "x", "words": bad, "sources": bad}
    terms = dict.fromkeys(look_up()["term"], entry)
    script = f"globalThis.hipspineLookUp = {json.dumps({'term': terms})};"
    page.route("**/look-up-term*", lambda route: route.fulfill(content_type="text/javascript", body=script))
    tapped(page, "term")
    expect(page.locator(SHEET).get_by_role("heading")).to_have_text(bad)
    assert page.locator(SHEET).locator("img, b").count() == 0
