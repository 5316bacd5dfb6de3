"""What is folded opens when it is asked for, its code can be read on a phone, and a chapter knows where one stopped."""

from __future__ import annotations

import io

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.support.axe import violations
from tests.support.chapters import TAUGHT

PAGE = "chapters/01-connection.html"
FOLD = "details.hs-deeper"
INSIDE = "the-equations-behind-the-figure"
PLACES = "hipspine.places"
WIDTHS = [390, 1280]
STOPPED = "one-linked-unit"
HEADING = "One linked unit"
SMALLEST = 13  # px
QUIZZES_STAND = "!document.querySelector('.hs-island[data-state=waiting][data-island^=quiz]')"
WRONG = ["{", "[]", "null", '{"chapters/01-connection": 5}', '{"chapters/01-connection": "x"}']


def at_top(page: Page, name: str) -> None:
    """Wait until a section stands at the top of the window, below the bar."""
    page.wait_for_function(
        "(id) => { const { top } = document.getElementById(id).getBoundingClientRect(); return top > 0 && top < 200; }",
        arg=name,
    )


def read_to(page: Page, name: str) -> None:
    """Read on to a section, and let the page notice."""
    page.evaluate("(id) => document.getElementById(id).scrollIntoView({ behavior: 'instant' })", name)


def kept(page: Page) -> str | None:
    return page.evaluate(f"JSON.parse(localStorage.getItem('{PLACES}') ?? '{{}}')['{PAGE.removesuffix('.html')}']")


@pytest.mark.parametrize("width", WIDTHS)
def test_go_deeper_is_closed_until_it_is_opened(visit, width):
    seen = visit(PAGE, width=width)
    fold = seen.page.locator(FOLD)
    expect(fold).not_to_have_attribute("open", "")
    expect(fold.locator("pre").first).not_to_be_visible()
    fold.locator("summary").first.click()
    expect(fold.locator("pre").first).to_be_visible()
    assert violations(seen.page) == []
    assert seen.errors == []
    assert seen.foreign == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["go-deeper", INSIDE])
def test_a_link_that_leads_there_opens_it_and_finds_the_place(visit, name, width):
    page = visit(f"{PAGE}#{name}", width=width).page
    expect(page.locator(FOLD)).to_have_attribute("open", "")
    page.wait_for_function(
        "() => document.querySelectorAll('.hs-island[data-state=waiting][data-island^=quiz]').length === 0"
    )
    at_top(page, name)


def test_a_link_within_the_page_opens_it(visit):
    page = visit(PAGE).page
    link = page.locator(f'.page-toc a[href="#{INSIDE}"]')
    link.evaluate("(link) => link.click()")
    expect(page.locator(FOLD)).to_have_attribute("open", "")
    at_top(page, INSIDE)
    page.locator(FOLD).evaluate("(fold) => { fold.open = false; }")
    link.evaluate("(link) => link.click()")  # the address is the same now
    expect(page.locator(FOLD)).to_have_attribute("open", "")


def test_the_reader_is_not_held_to_the_place(visit):
    page = visit(f"{PAGE}#go-deeper").page
    at_top(page, "go-deeper")
    page.mouse.move(600, 400)
    page.mouse.wheel(0, -600)
    page.wait_for_function("() => document.getElementById('go-deeper').getBoundingClientRect().top > 400")
    page.evaluate("document.body.append(Object.assign(document.createElement('p'), { textContent: 'taller' }))")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("document.getElementById('go-deeper').getBoundingClientRect().top") > 400


@pytest.mark.parametrize("javascript", [True, False])
def test_paper_has_its_words_without_the_code(visit, javascript):
    page = visit(PAGE, javascript=javascript).page
    printed = PdfReader(io.BytesIO(page.pdf(format="A4")))
    words = " ".join(" ".join(sheet.extract_text() for sheet in printed.pages).split())
    assert "The equations behind the figure" in words
    assert "Where this model stops" in words
    assert "sacral_slope" not in words
    if javascript:
        assert not page.locator(FOLD).evaluate("(fold) => fold.open")


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("name", TAUGHT)
def test_code_can_be_read_on_a_phone(visit, name, width):
    page = visit(f"chapters/{name}.html#go-deeper", width=width, height=844).page
    expect(page.locator(FOLD)).to_have_attribute("open", "")
    expect(page.locator(f"{FOLD} section.hs-exercise textarea")).to_have_count(2)  # in place of what stood there
    boxes = page.locator(f"{FOLD} pre")
    assert boxes.count() >= 2
    measures = boxes.evaluate_all(
        "(all) => all.map((box) => [box.scrollWidth, box.clientWidth, parseFloat(getComputedStyle(box).fontSize)])"
    )
    for wide, fits, size in measures:
        assert wide <= fits
        assert size >= SMALLEST
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_return_a_line_leads_to_where_one_stopped(visit, width, scheme):
    seen = visit(PAGE, width=width, scheme=scheme)
    page = seen.page
    assert page.locator(".hs-place").count() == 0
    read_to(page, STOPPED)
    page.wait_for_function(f"() => localStorage.getItem('{PLACES}')")
    assert kept(page) == STOPPED
    page.goto(page.url.replace("01-connection", "02-conditions"))
    assert page.locator(".hs-place").count() == 0, "the place of another chapter"
    page.goto(page.url.replace("02-conditions", "01-connection"))
    line = page.get_by_role("region", name="Where you stopped")
    expect(line).to_be_in_viewport()
    expect(line.get_by_role("link")).to_have_text(f"You stopped at {HEADING} · go on")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []
    line.get_by_role("link").click()
    expect(line).to_have_count(0)
    at_top(page, STOPPED)
    assert seen.errors == []
    assert seen.foreign == []


def test_the_line_can_be_sent_away_for_good(visit):
    page = visit(PAGE, width=390).page
    page.evaluate(f"localStorage.setItem('{PLACES}', JSON.stringify({{ 'chapters/01-connection': '{STOPPED}' }}))")
    page.goto(page.url)
    page.get_by_role("button", name="Forget this place").click()
    expect(page.locator(".hs-place")).to_have_count(0)
    assert kept(page) is None
    page.goto(page.url)
    expect(page.locator(".bd-article h1")).to_be_visible()
    assert page.locator(".hs-place").count() == 0


def test_looking_at_the_top_forgets_nothing_and_the_end_is_no_place_to_go_on_from(visit):
    page = visit(PAGE).page
    read_to(page, STOPPED)
    page.wait_for_function(f"() => localStorage.getItem('{PLACES}')")
    page.goto(page.url)
    read_to(page, "in-one-minute")
    page.goto(page.url)
    assert kept(page) == STOPPED
    # Figures and quizzes make the page longer when one comes near them.
    page.wait_for_function(
        f"""() => {{
            scrollTo({{ top: document.body.scrollHeight, behavior: "instant" }});
            return !JSON.parse(localStorage.getItem("{PLACES}"))["chapters/01-connection"];
        }}""",
        timeout=10_000,
    )


@pytest.mark.parametrize("data", WRONG)
def test_what_is_no_place_is_left_out(visit, data):
    seen = visit(PAGE)
    page = seen.page
    page.evaluate("([key, data]) => localStorage.setItem(key, data)", [PLACES, data])
    page.goto(page.url)
    assert page.locator(".hs-place").count() == 0
    read_to(page, STOPPED)
    page.wait_for_function(f"() => localStorage.getItem('{PLACES}').includes('{STOPPED}')")
    assert kept(page) == STOPPED
    assert seen.errors == []


def test_a_browser_that_keeps_nothing_shows_no_line_and_no_error(visit):
    seen = visit(PAGE)
    seen.page.add_init_script(
        'Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });'
    )
    seen.page.goto(seen.page.url)
    read_to(seen.page, STOPPED)
    seen.page.evaluate("dispatchEvent(new Event('pagehide'))")
    assert seen.page.locator(".hs-place").count() == 0
    expect(seen.page.locator('[data-island="quiz:connection"]')).to_have_attribute("data-state", "ready")


def test_an_address_with_a_place_of_its_own_wins(visit):
    page = visit(PAGE).page
    address = page.url
    page.evaluate(f"localStorage.setItem('{PLACES}', JSON.stringify({{ 'chapters/01-connection': '{STOPPED}' }}))")
    page.goto("about:blank")
    page.goto(f"{address}#check-yourself")
    at_top(page, "check-yourself")
    assert page.locator(".hs-place").count() == 0


def test_my_progress_says_and_deletes_the_places(visit):
    page = visit("chapters/my-progress.html").page
    expect(page.locator(".bd-article")).to_contain_text("where you stopped reading")
    page.evaluate(f"localStorage.setItem('{PLACES}', JSON.stringify({{ 'chapters/01-connection': '{STOPPED}' }}))")
    page.reload()
    page.get_by_role("button", name="Delete all").click()
    page.get_by_role("button", name="Yes, delete everything").click()
    page.wait_for_function(f"() => localStorage.getItem('{PLACES}') === null")


@pytest.mark.parametrize("name", TAUGHT)
def test_the_heading_of_a_quiz_is_the_same_before_and_after_its_script(shared_visit, built_book, name):
    still = BeautifulSoup((built_book / f"chapters/{name}.html").read_text(encoding="utf-8"), "lxml")
    page = shared_visit(f"chapters/{name}.html").page
    page.wait_for_function(
        "() => document.querySelectorAll('.hs-island[data-state=waiting][data-island^=quiz]').length === 0"
    )
    live = page.locator('[data-island^="quiz:"] .hs-quiz-title:is(h2, h3, h4)').evaluate_all(
        "(titles) => titles.map((title) => [title.localName, title.textContent])"
    )
    written = [[title.name, title.get_text()] for title in still.select('[data-island^="quiz:"] .hs-quiz-title')]
    assert live == written
    assert len(live) >= 5
