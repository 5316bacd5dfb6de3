"""The handout of each chapter: two sheets of either paper, and a code that leads a phone to the chapter."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
import zxingcpp
from playwright.sync_api import expect

from hipspine.book import wording
from tests.support.axe import violations
from tests.support.chapters import TAUGHT
from tests.support.printing import Printed

HOME = "https://hips.example.org/course/"
DPI = 200


@pytest.fixture
def published(new_context, built_book):
    """Open a page of the book as if it were published: at an address that a phone can reach."""

    def open_page(path, home=HOME, **window):
        page = new_context(**window).new_page()

        def answer(route):
            file = built_book / urlsplit(route.request.url).path.removeprefix(urlsplit(home).path)
            route.fulfill(path=file) if file.is_file() else route.abort()

        page.route(f"{home}**", answer)
        page.goto(home + path)
        return page

    return open_page


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("name", TAUGHT)
def test_a_handout_is_two_sheets_with_a_code_that_leads_to_its_chapter(published, name, paper):
    page = published(f"handouts/{name}.html#somewhere")
    expect(page.locator(".hs-handout-code")).to_be_visible()
    printed = Printed(page, paper)
    assert len(printed) == 2
    assert min(printed.filled()) > 0.5
    codes = zxingcpp.read_barcodes(printed.pictures(DPI)[1])
    assert [code.text for code in codes] == [f"{HOME}chapters/{name}.html"]
    assert f"{HOME}chapters/{name}.html" in printed.words()


@pytest.mark.parametrize("where", ["here", "folder"])
def test_where_nobody_else_can_come_it_says_so_and_shows_no_code(visit, built_book, where):
    path = f"handouts/{TAUGHT[0]}.html"
    page = visit(path).page
    if where == "folder":
        page.goto((built_book / path).as_uri())
    expect(page.get_by_role("button", name="Print")).to_be_visible()  # the script has run
    expect(page.locator(".hs-handout-home")).to_have_text(wording.HANDOUT["no_home"])
    assert page.locator(".hs-handout-code").count() == 0
    assert len(Printed(page)) == 2


def test_an_address_in_the_page_wins_over_where_it_is_read(published):
    page = published(f"handouts/{TAUGHT[0]}.html")
    html = page.content().replace('data-home=""', 'data-home="https://elsewhere.example/a.html"')
    page.route("**/other.html", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto(f"{HOME}handouts/other.html")
    link = page.locator(".hs-handout-home a")
    expect(link).to_have_attribute("href", "https://elsewhere.example/a.html")


@pytest.mark.parametrize("name", TAUGHT)
def test_a_dark_page_prints_black_on_white(visit, name):
    dark = visit(f"handouts/{name}.html", scheme="dark").page
    light = visit(f"handouts/{name}.html", scheme="light").page
    assert dark.evaluate("getComputedStyle(document.body).backgroundColor") != "rgb(255, 255, 255)"
    for one, other in zip(Printed(dark).pictures(), Printed(light).pictures(), strict=True):
        assert one.tobytes() == other.tobytes()
        assert one.getpixel((2, 2)) == 255


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_a_handout_is_sound_on_the_screen(visit, width, scheme):
    seen = visit(f"handouts/{TAUGHT[1]}.html", width=width, scheme=scheme)
    assert seen.page.evaluate("document.documentElement.dataset.theme") == scheme
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(seen.page) == []
    assert seen.errors == seen.foreign == []
    for target in seen.page.locator(".hs-handout-bar > *").all():
        assert target.bounding_box()["height"] >= 24


def test_print_the_handout_leads_there_and_its_button_prints(visit):
    page = visit(f"chapters/{TAUGHT[1]}.html", width=390).page
    link = page.get_by_role("link", name=wording.PRINT_HANDOUT)
    assert link.bounding_box()["height"] >= 24
    link.click()
    page.wait_for_url(f"**/handouts/{TAUGHT[1]}.html")
    page.evaluate("globalThis.print = () => (globalThis.asked = true)")
    page.get_by_role("button", name="Print").click()
    assert page.evaluate("globalThis.asked") is True


def test_without_scripts_all_but_the_code_is_there(visit):
    page = visit(f"handouts/{TAUGHT[0]}.html", javascript=False).page
    expect(page.get_by_role("heading", name=wording.IN_ONE_MINUTE)).to_be_visible()
    expect(page.locator("figure .hs-on-light svg")).to_be_visible()
    assert page.get_by_role("button").count() == 0
    assert len(Printed(page)) == 2
