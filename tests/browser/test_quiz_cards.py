"""One card at a time, and the whole list on request."""

from __future__ import annotations

from statistics import median

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.chapters import CATALOGUE, TAUGHT
from tests.support.quiz_page import card, focused, island, item, samples

VIEW = "localStorage.getItem('hipspine.quiz-view')"
ANSWERED = "{'sample-seesaw': 'a', 'sample-which-shorten': ['a', 'c'], 'sample-pull': 1.6}"
PHONE = {"width": 390, "height": 664}
LONGEST = 1.3  # phone screens that the quiz of a chapter takes
FIGURE = ".hs-plot .hs-painting"


def shown(page: Page | Locator) -> list[str | None]:
    """Return the questions that are in sight."""
    return [form.get_attribute("data-item") for form in page.locator(".hs-quiz-item:visible").all()]


def marks(page: Page) -> list[str | None]:
    """Return what the marks are called."""
    return [mark.get_attribute("aria-label") for mark in page.locator(".hs-quiz-pip").all()]


def top(home: Page | Locator, selector: str) -> float:
    """Return how far an element is from the top of the screen, in pixels."""
    return home.locator(selector).first.evaluate("(element) => element.getBoundingClientRect().top")


# ---- one after another


def test_back_and_next_show_one_question_each(opened):
    page = opened()
    back, onward = (page.get_by_role("button", name=name, exact=True) for name in ("Back", "Next"))
    assert shown(page) == ["sample-seesaw"]
    expect(back).to_have_attribute("aria-disabled", "true")
    back.click(force=True)
    assert shown(page) == ["sample-seesaw"]
    onward.click()
    assert shown(page) == ["sample-which-shorten"]
    expect(page.get_by_role("group", name="Question 2 of 3 Which of")).to_be_focused()
    onward.click()
    assert shown(page) == ["sample-pull"]
    last = page.get_by_role("button", name="To the open question")
    last.click()
    assert shown(page) == ["sample-seesaw"]
    island(page, f"set('responses', {ANSWERED})")
    island(page, "set('checked', ['sample-seesaw', 'sample-which-shorten'])")
    card(page, "sample-pull")
    expect(last).to_have_attribute("aria-disabled", "true")  # it is the open one
    item(page, "sample-pull").get_by_role("button", name="Check").click()
    page.get_by_role("button", name="See how it went").click()
    expect(page.locator(".hs-quiz-summary")).to_be_focused()


def test_the_marks_tell_how_it_went_and_lead_to_each_question(opened):
    page = opened()
    assert marks(page) == ["Question 1 of 3", "Question 2 of 3", "Question 3 of 3"]
    island(page, f"set('responses', {ANSWERED})")
    island(page, "set('checked', ['sample-seesaw', 'sample-which-shorten'])")
    assert marks(page) == ["Question 1 of 3: Not quite", "Question 2 of 3: Right", "Question 3 of 3: answered"]
    signs = page.locator(".hs-quiz-pip path").evaluate_all("all => all.map(path => path.getAttribute('d'))")
    assert len(set(signs)) == len(signs) == 2  # a cross and a tick, not by colour alone
    page.get_by_role("button", name="Question 3 of 3: answered").click()
    assert shown(page) == ["sample-pull"]
    expect(page.get_by_role("button", name="Question 3 of 3: answered")).to_have_attribute("aria-current", "step")
    expect(page.locator("[aria-current]")).to_have_count(1)


def test_the_marks_are_one_stop_and_arrows_go_along_them(opened):
    page = opened()
    page.locator(".hs-quiz-pip").first.focus()
    for key, number in (("ArrowRight", "2"), ("End", "3"), ("ArrowRight", "3"), ("ArrowLeft", "2"), ("Home", "1")):
        page.keyboard.press(key)
        assert focused(page) == number
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert shown(page) == ["sample-which-shorten"]
    page.keyboard.press("Shift+Tab")
    assert focused(page) == "2"
    page.keyboard.press("Shift+Tab")
    assert focused(page) == "how sure?"


def test_answers_on_other_cards_are_checked_together(opened):
    page = opened()
    every = page.get_by_role("button", name="Check all answers")
    item(page, "sample-seesaw").locator("input[value=a]").check()
    expect(every).to_be_hidden()  # the card has its own button
    card(page, "sample-pull")
    every.click()
    assert shown(page) == ["sample-which-shorten"]  # the first that is open
    assert island(page, "get('checked')") == ["sample-seesaw"]


def test_a_quiz_that_is_shown_again_goes_on_where_it_is_open(opened):
    page = opened()
    island(page, f"set('responses', {ANSWERED})")
    island(page, "set('checked', ['sample-seesaw', 'sample-which-shorten'])")
    island(page, "set('seed', 2)")  # the same questions are built anew
    expect(page.locator(".hs-quiz-item")).to_have_count(3)
    assert shown(page) == ["sample-pull"]


# ---- the page stays where it is


@pytest.mark.parametrize("width", [390, 1280])
def test_another_card_moves_nothing_above_it(visit, width):
    page = visit("chapters/01-connection.html", width=width, height=664).page
    home = page.locator('[data-island="quiz:connection"]')
    expect(home).to_have_attribute("data-state", "ready", timeout=30_000)
    home.locator(".hs-quiz-pips").evaluate("(bar) => scrollBy(0, bar.getBoundingClientRect().top - 120)")
    before = top(home, ".hs-quiz-pips")
    for place in (1, 2, 0):
        home.locator(".hs-quiz-pip").nth(place).click()
        assert top(home, ".hs-quiz-pips") == pytest.approx(before, abs=1)
    # From the end of a long card, too, the next question is seen from its beginning.
    onward = home.get_by_role("button", name="Next", exact=True)
    onward.scroll_into_view_if_needed()
    page.mouse.wheel(0, 400)
    onward.click()
    assert 0 <= top(home, ".hs-quiz-pips") < top(home, ".hs-quiz-item:visible") < 664 / 2


def test_the_list_leaves_the_question_at_its_place_and_is_kept_on_this_device(opened):
    page = opened()
    page.set_viewport_size({"width": 1280, "height": 300})
    card(page, "sample-which-shorten")
    whole = page.get_by_role("button", name="Show all questions")
    whole.scroll_into_view_if_needed()
    before = top(page, "[data-item=sample-which-shorten]")
    whole.click()
    assert len(shown(page)) == 3
    assert top(page, "[data-item=sample-which-shorten]") == pytest.approx(before, abs=1)
    expect(page.get_by_role("button", name="Next", exact=True)).to_be_hidden()
    expect(page.locator("[aria-current]")).to_have_count(0)
    page.reload()
    expect(page.locator(".hs-quiz-item:visible")).to_have_count(3)
    page.get_by_role("button", name="Question 3 of 3", exact=True).click()
    expect(item(page, "sample-pull").locator("> fieldset").first).to_be_focused()
    expect(item(page, "sample-pull")).to_be_in_viewport()
    page.get_by_role("button", name="One question at a time").click()
    assert shown(page) == ["sample-pull"]
    assert page.evaluate(VIEW) is None


def test_where_nothing_can_be_kept_both_views_work(opened):
    page = opened()
    page.evaluate("Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('closed') }})")
    page.get_by_role("button", name="Show all questions").click()
    assert len(shown(page)) == 3
    page.get_by_role("button", name="One question at a time").click()
    assert shown(page) == ["sample-seesaw"]


def test_until_the_quiz_is_there_its_first_question_holds_the_place(visit):
    """Below a list that gives way to a card, the page would move by screens."""
    page = visit("chapters/01-connection.html", width=390, javascript=False).page
    still = page.locator('[data-island="quiz:connection"] .hs-quiz-still > ol > li')
    expect(still.locator("visible=true")).to_have_count(still.count())  # where no script runs, the list stands
    assert still.count() > 1
    page = visit("chapters/01-connection.html", width=390).page
    home = page.locator('[data-island="quiz:connection"]')
    expect(home).to_have_attribute("data-state", "ready", timeout=30_000)
    ready = home.bounding_box()["height"]
    # As it stood before: the still form of the page without scripts, where scripts run.
    page.evaluate(
        """async (home) => {
            const before = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
            const still = before.querySelector('[data-island="quiz:connection"] .hs-quiz-still');
            home.replaceChildren(document.adoptNode(still));
            home.dataset.state = "waiting";
        }""",
        home.element_handle(),
    )
    expect(home.locator(".hs-quiz-still > ol > li").locator("visible=true")).to_have_count(1)
    assert home.bounding_box()["height"] == pytest.approx(ready, abs=PHONE["height"] / 2)


def test_on_paper_every_question_stands(visit):
    page = visit("chapters/01-connection.html").page
    home = page.locator('[data-island="quiz:connection"]')
    expect(home).to_have_attribute("data-state", "ready", timeout=30_000)
    assert len(shown(home)) == 1
    page.emulate_media(media="print")
    assert len(shown(home)) == home.locator(".hs-quiz-item").count() > 1
    expect(home.locator(".hs-quiz-pips, .hs-quiz-steps, .hs-quiz-actions").locator("visible=true")).to_have_count(0)


# ---- on a phone


@pytest.mark.parametrize("page_name", TAUGHT)
def test_the_quiz_of_a_chapter_takes_little_more_than_a_phone_screen(visit, page_name):
    [name] = CATALOGUE[page_name].quizzes
    page = visit(f"chapters/{page_name}.html", **PHONE).page
    home = page.locator(f'[data-island="quiz:{name}"]')
    expect(home).to_have_attribute("data-state", "ready", timeout=30_000)
    whole, cards = [], []
    for mark in home.locator(".hs-quiz-pip").all():
        mark.evaluate("(mark) => mark.click()")
        [form] = home.locator(".hs-quiz-item:visible").all()
        if form.get_attribute("data-kind") == "set":
            continue  # it has a figure
        whole.append(home.locator(".hs-quiz").bounding_box()["height"] / PHONE["height"])
        cards.append(form.bounding_box()["height"] / PHONE["height"])
        rows = form.locator(".hs-quiz-sure > :is(legend, label)").evaluate_all(
            "all => all.map(({ offsetTop, offsetHeight }) => offsetTop + offsetHeight / 2)"
        )
        assert not rows or max(rows) - min(rows) < 12, "how sure one is takes more than one line"
    print(page_name, [round(one, 2) for one in whole], [round(one, 2) for one in cards])
    assert whole[0] <= LONGEST
    assert median(whole) <= LONGEST
    assert median(cards) <= 1


# ---- what a card needs


def test_the_figure_of_the_next_question_is_ready_before_it_is_shown(opened):
    content = samples.sample_content(samples.KINDS)
    places = [one["kind"] for one in content["items"]]
    before = content["items"][places.index("set") - 1]["id"]
    page = opened(content)
    assert page.locator(FIGURE).count() == 0
    card(page, before)
    form = item(page, "kinds-set")
    expect(form.locator(FIGURE).first).to_be_attached(timeout=30_000)
    expect(form).to_be_hidden()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.hs-quiz-item').dataset.item") == before
    page.get_by_role("button", name="Next", exact=True).click()
    expect(form.locator(FIGURE).first).to_be_visible()
    plot = form.locator(".hs-plot").bounding_box()
    assert form.locator(FIGURE).first.bounding_box()["width"] == pytest.approx(plot["width"], abs=2)
    assert island(page, "get('responses')") == {}


def test_the_final_asks_for_a_figure_when_its_question_is_next(visit):
    visited = visit("chapters/08-final.html")
    page, asked = visited.page, []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    home = page.locator('[data-island="quiz:final"]')
    expect(home).to_have_attribute("data-state", "ready", timeout=30_000)
    kinds = home.locator(".hs-quiz-item").evaluate_all("all => all.map(form => form.dataset.kind)")
    place = kinds.index("set")
    assert place > 1 and home.locator(".hs-figure").count() == 0
    home.locator(".hs-quiz-pip").nth(place - 2).click()
    assert not [name for name in asked if name.startswith("plotly")]
    home.get_by_role("button", name="Next", exact=True).click()
    figure = home.locator(".hs-quiz-item").nth(place).locator(FIGURE).first
    expect(figure).to_be_attached(timeout=30_000)
    home.get_by_role("button", name="Next", exact=True).click()
    expect(figure).to_be_visible()
    assert visited.errors == [] and visited.foreign == []
