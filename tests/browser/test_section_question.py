"""One question after a section: answered where it stands, and followed by another where a reader wants one."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from hipspine import quiz
from tests.support.chapters import CATALOGUE, TAUGHT


def asked_in(page):
    return [(name, section) for _, name, section in CATALOGUE[page].asked_sections]


@pytest.mark.parametrize("page_name", TAUGHT)
@pytest.mark.parametrize("width", [390, 1280])
def test_every_section_question_of_a_chapter_is_there(visit, page_name, width):
    seen = visit(f"chapters/{page_name}.html", width=width)
    for name, section in asked_in(page_name):
        home = seen.page.locator(f'[data-island="quiz:{name}/{section}"]')
        home.scroll_into_view_if_needed()
        expect(home).to_have_attribute("data-state", "ready", timeout=30_000)
        [wanted] = quiz(name, section=section).items
        expect(home.locator(".hs-quiz-item")).to_have_attribute("data-item", wanted.id)
        expect(home.locator(".hs-quiz-title")).to_have_text("One question on this section")
        assert home.locator(".hs-quiz-count, .hs-quiz-pips, .hs-quiz-all").count() == 0
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= width
    assert seen.errors == []
    assert seen.foreign == []


def single():
    """Return the first section of the course that begins with a question of the kind "single"."""
    for page in TAUGHT:
        for name, section in asked_in(page):
            [item] = quiz(name, section=section).items
            if item.kind == "single":
                return page, name, section, item
    raise AssertionError("no section begins with a single choice")


def test_it_tells_and_goes_on_to_another(visit):
    page_name, name, section, item = single()
    page = visit(f"chapters/{page_name}.html").page
    home = page.locator(f'[data-island="quiz:{name}/{section}"]')
    home.scroll_into_view_if_needed()
    right = next(option.id for option in item.options if option.correct)
    home.locator(f'input[value="{right}"]').check()
    home.get_by_role("button", name="Check", exact=True).click()
    expect(home.locator(".hs-quiz-said:not(:empty)")).to_contain_text("Right")
    expect(home.locator(".hs-quiz-result")).to_contain_text("To remember:")
    assert home.locator(".hs-quiz-summary").count() == 0
    noted = (
        "(id) => localStorage.getItem('hipspine.progress')?.includes(id)"  # the schedule loads with the first answer
    )
    page.wait_for_function(noted, arg=item.id)
    home.get_by_role("button", name="Another question").click()
    expect(home.locator(".hs-quiz-item")).to_have_count(1)
    ids = {item.id}
    for _ in range(8):
        shown = home.locator(".hs-quiz-item")
        ids.add(shown.get_attribute("data-item"))
        shown.evaluate("(item) => { item.dataset.seen = 'yes'; }")
        home.get_by_role("button", name="Another question").click()
        expect(home.locator(".hs-quiz-item:not([data-seen])")).to_have_count(1)
    assert len(ids) >= 2


def test_without_scripts_it_stands_as_plain_text(visit):
    page_name, name, section, item = single()
    page = visit(f"chapters/{page_name}.html", javascript=False).page
    still = page.locator(f'[data-island="quiz:{name}/{section}"] .hs-quiz-still li')
    expect(still.first).to_be_visible()
    assert still.locator("li").count() == len(item.options)
