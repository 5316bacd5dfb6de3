"""The quiz in a real browser: a quiz that everybody can use."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.support.axe import violations
from tests.support.quiz_page import card, focused, island, item, samples

# ---- answering


def test_with_the_keyboard_alone(opened):
    page = opened()
    page.keyboard.press("Tab")  # the link of the section above
    page.keyboard.press("Tab")  # the marks, which are one stop
    assert focused(page) == "1"
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    assert focused(page) == "b"
    page.keyboard.press("Enter")  # a form checks on Enter, too
    first = item(page, "sample-seesaw")
    expect(first.locator(".hs-quiz-said").nth(1)).to_have_text("Right The longer the lever, the smaller the weight.")
    assert focused(page) == "b"
    page.keyboard.press("Tab")
    assert focused(page) == "Checked"
    page.keyboard.press("Tab")
    assert focused(page) == "Try again"
    tab_to(page, "Next")
    page.keyboard.press("Enter")
    second = item(page, "sample-which-shorten")
    expect(second.locator("> fieldset").first).to_be_focused()  # the question as a whole, which is read out
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    tab_to(page, "50")  # how sure one is; it need not be said
    page.keyboard.press("Tab")
    assert focused(page) == "Check"
    page.keyboard.press("Space")
    expect(second.locator(".hs-quiz-result")).to_contain_text("Partly right · You found 1 of the 2 that fit.")
    tab_to(page, "Next")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("0.4")
    page.keyboard.press("Enter")
    third = item(page, "sample-pull").locator(".hs-quiz-said p")
    expect(third).to_have_text(["Not quite The levers are swapped.", "The right answer: 1.6 body weights."])
    assert island(page, "get('responses')") == {
        "sample-seesaw": "b",
        "sample-which-shorten": ["a"],
        "sample-pull": 0.4,
    }
    assert island(page, "values()") == {"score": 0.5, "answered": 3, "total": 3}
    expect(page.locator(".hs-quiz-progress")).to_have_text("3 of 3 answered · 1 right")
    tab_to(page, "See how it went")
    page.keyboard.press("Enter")
    expect(page.locator(".hs-quiz-summary")).to_be_focused()


def tab_to(page, name):
    """Press Tab until the control with this value or text has the focus."""
    for _ in range(20):
        page.keyboard.press("Tab")
        if focused(page) == name:
            return
    raise AssertionError(f"Tab does not reach {name}")


def test_nothing_chosen_says_so_and_leads_to_the_choice(opened):
    page = opened()
    first = item(page, "sample-seesaw")
    first.get_by_role("button", name="Check").click()
    expect(first.locator("[role=status]")).to_have_text("Choose an answer first.")
    assert focused(page) == "a"
    number = card(page, "sample-pull")
    number.locator("input[type=number]").fill("")
    number.get_by_role("button", name="Check").click()
    expect(number.locator("[role=status]")).to_contain_text("Write a number first")
    expect(number.locator("input[type=number]")).to_be_focused()


def test_a_changed_answer_hides_the_feedback_until_checked_again(opened):
    page = opened()
    first = item(page, "sample-seesaw")
    first.locator("input[value=a]").check()
    first.get_by_role("button", name="Check").click()
    expect(first).to_have_attribute("data-outcome", "wrong")
    expect(first).to_contain_text("To remember: Weight times lever")
    first.locator("input[value=b]").check()
    expect(first.locator(".hs-quiz-said p, .hs-quiz-result p")).to_have_count(0)
    expect(page.locator(".hs-quiz-progress")).to_have_text("1 of 3 answered · 0 right")
    first.get_by_role("button", name="Check").click()
    expect(first).to_have_attribute("data-outcome", "right")
    first.get_by_role("button", name="Try again").click()
    expect(first.locator("input:checked")).to_have_count(0)
    assert focused(page) == "a"
    assert island(page, "get('responses')") == {}


def test_a_number_is_left_alone_while_it_is_typed(opened):
    page = opened()
    box = card(page, "sample-pull").locator("input[type=number]")
    box.press_sequentially("1.60")
    expect(box).to_have_value("1.60")
    assert island(page, "get('responses')") == {"sample-pull": 1.6}
    box.fill("")
    assert island(page, "get('responses')") == {}


def test_state_set_from_outside_is_restored(opened):
    page = opened()
    island(page, "set('responses', {'sample-seesaw': 'c', 'sample-which-shorten': ['a', 'c'], 'sample-pull': 1.6})")
    expect(page.locator(".hs-quiz-progress")).to_have_text("3 of 3 answered · 0 right")
    island(page, "set('checked', ['sample-which-shorten'])")
    expect(item(page, "sample-which-shorten")).to_have_attribute("data-outcome", "right")
    expect(item(page, "sample-which-shorten").locator("input:checked")).to_have_count(2)
    expect(item(page, "sample-pull").locator("input[type=number]")).to_have_value("1.6")
    assert island(page, "values()")["score"] == pytest.approx(2 / 3)
    island(page, "set('responses', {})")
    expect(page.locator("input:checked")).to_have_count(0)
    expect(item(page, "sample-pull").locator("input[type=number]")).to_have_value("")


def test_summary_by_objective_points_back(opened):
    page = opened()
    island(page, "set('responses', {'sample-seesaw': 'a', 'sample-which-shorten': ['a', 'c'], 'sample-pull': 1.6})")
    expect(page.locator(".hs-quiz-summary")).to_be_empty()
    for name in ("sample-seesaw", "sample-which-shorten", "sample-pull"):
        card(page, name).get_by_role("button", name="Check").click()
    rows = page.locator(".hs-quiz-summary li")
    expect(rows.nth(0)).to_contain_text("Explain why a short lever needs a large force. 1 of 2 right")
    expect(rows.nth(1)).to_contain_text("Work out a force from two levers. 1 of 1 right")
    expect(rows.nth(1).locator("a, button")).to_have_count(0)
    expect(rows.nth(0).get_by_role("link", name="On one leg")).to_have_attribute("href", "01-levers.html#one-leg")
    rows.nth(0).get_by_role("button", name="Question 1").click()
    assert focused(page) == "a"
    assert [one.get_attribute("data-item") for one in page.locator(".hs-quiz-item:visible").all()] == ["sample-seesaw"]
    card(page, "sample-pull")
    page.get_by_role("button", name="Start again").click()
    assert island(page, "get('responses')") == {}
    assert focused(page) == "a"
    expect(page.locator(".hs-quiz-summary")).to_be_empty()


# ---- for everybody, everywhere


def test_names_and_roles(opened):
    page = opened()
    group = page.get_by_role("group", name="Question 1 of 3 A child sits")
    expect(group.get_by_role("radio", name="Less.")).to_be_visible()
    marks = page.get_by_role("toolbar", name="Questions")
    expect(marks.get_by_role("button", name="Question 1 of 3", exact=True)).to_have_attribute("aria-current", "step")
    card(page, "sample-pull")
    expect(group).to_be_hidden()
    expect(page.get_by_role("spinbutton", name="Your answer body weights")).to_be_visible()
    expect(page.locator(".hs-quiz-said")).to_have_count(8)
    assert page.locator(".hs-quiz-said:not([aria-live=polite])").count() == 0
    assert page.locator('[role=""]').count() == 0
    assert page.locator("legend math").count() == 2
    # JupyterLab leaves the keys alone only where the focused element itself says so.
    assert page.locator(".hs-quiz :is(input, button, a):not([data-lm-suppress-shortcuts])").count() == 0


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_and_width(opened, theme, width):
    page = opened(theme=theme, width=width)
    assert violations(page) == []
    island(page, "set('responses', {'sample-seesaw': 'a', 'sample-which-shorten': ['a'], 'sample-pull': 1.6})")
    island(page, "set('checked', ['sample-seesaw', 'sample-which-shorten', 'sample-pull'])")
    expect(page.locator(".hs-quiz-summary li")).to_have_count(2)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert small(page, ".hs-quiz :is(button:not(.hs-quiz-pip), label, .hs-quiz-look a)", 44) == []
    assert small(page, ".hs-quiz-pip", 32) == []
    page.get_by_role("button", name="Show all questions").click()
    expect(page.locator(".hs-quiz-item:visible")).to_have_count(3)
    assert violations(page) == []
    assert small(page, ".hs-quiz :is(button:not(.hs-quiz-pip), label, .hs-quiz-look a)", 44) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def small(page, selector, least):
    """Return what is lower than a finger needs, or narrower."""
    return page.evaluate(
        """([selector, least]) => [...document.querySelectorAll(selector)].filter((e) => {
            const { width, height } = e.getBoundingClientRect();
            return e.checkVisibility() && Math.min(width, height) < least;
        }).map((e) => e.outerHTML)""",
        [selector, least],
    )


def test_right_and_wrong_are_told_in_words_and_shapes(opened):
    page = opened()
    island(page, "set('responses', {'sample-seesaw': 'a', 'sample-which-shorten': ['a'], 'sample-pull': 1.6})")
    island(page, "set('checked', ['sample-seesaw', 'sample-which-shorten', 'sample-pull'])")
    told = {}
    for verdict in page.locator(".hs-quiz-item .hs-quiz-verdict").all():
        told[verdict.text_content()] = verdict.locator("path").get_attribute("d")
    assert set(told) == {"Not quite", "The right answer", "Fits", "Fits too", "Partly right", "Right"}
    assert len(set(told.values())) == 3


HOSTILE = (
    '<script>window.hacked = 1</script><img src=x onerror="window.hacked=1">'
    '<a href="javascript:hacked()">x</a>&lt;b&gt;<svg onload="window.hacked=1"><style>*{display:none}</style></svg>'
)
HOSTILE_FORMULA = (
    '<math><mtext onclick="window.hacked=1"><script>window.hacked=1</script>f</mtext>'
    '<mi href="javascript:1" style="color:red">m</mi></math>'
)


def test_markup_in_texts_never_acts(opened):
    content = samples.sample_content()
    first = content["items"][0]
    content["title"] = first["stem"] = first["explanation"] = content["objectives"]["sample-1"] = HOSTILE
    first["options"][0]["text"] = HOSTILE + HOSTILE_FORMULA
    first["options"][0]["feedback"] = HOSTILE
    page = opened(content)
    option = item(page, "sample-seesaw").locator("label").first
    expect(option).to_contain_text("x<b>")
    expect(option).not_to_contain_text("window.hacked")  # nor is a script shown as text
    option.click()
    island(page, "set('responses', {'sample-seesaw': 'a', 'sample-which-shorten': ['a'], 'sample-pull': 1.6})")
    island(page, "set('checked', ['sample-seesaw', 'sample-which-shorten', 'sample-pull'])")
    expect(page.locator(".hs-quiz-summary")).to_contain_text("x<b>")
    option.locator("mtext").click()
    assert page.evaluate("window.hacked") is None
    assert (
        page.locator(
            ".hs-quiz :is(script, img, style, svg svg, a[href^=javascript], [onclick], mi[href], mi[style])"
        ).count()
        == 0
    )


def test_print_shows_empty_boxes_and_no_key(opened):
    page = opened()
    island(page, "set('responses', {'sample-seesaw': 'b', 'sample-pull': 1.6})")
    island(page, "set('checked', ['sample-seesaw', 'sample-pull'])")
    page.emulate_media(media="print")
    expect(page.locator(".hs-quiz-item:visible")).to_have_count(3)  # paper has no cards
    for hidden in (".hs-quiz-said p", ".hs-quiz-result p", ".hs-quiz-actions", ".hs-quiz-progress"):
        expect(page.locator(hidden).first).to_be_hidden()
    styles = page.evaluate(
        """() => ['b', 'a'].map((value) => {
            const style = getComputedStyle(document.querySelector(`input[value=${value}]`));
            return [style.appearance, style.backgroundColor, style.backgroundImage, style.borderTopWidth];
        })"""
    )
    assert styles[0] == styles[1]
    assert styles[0][0] == "none"
    number = item(page, "sample-pull").locator("input[type=number]")
    assert number.evaluate("(e) => getComputedStyle(e).color") == "rgba(0, 0, 0, 0)"
