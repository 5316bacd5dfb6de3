"""Each kind of question, answered with clicks and keys in a real browser."""

from __future__ import annotations

import json
import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from hipspine.figures import declared
from hipspine.quiz import quiz
from hipspine.quiz.interactions.question import Question
from hipspine.quiz.marking import mark
from hipspine.quiz.widget import QUESTIONS
from tests.support.axe import violations
from tests.support.chapters import CATALOGUE
from tests.support.quiz_answers import answer_rightly
from tests.support.quiz_page import card, focused, island, item, samples


def quizzes() -> list[tuple[str, str]]:
    """Return the pages that show a quiz, each with its name."""
    return [(page, name) for page, chapter in CATALOGUE.items() for name in chapter.quizzes]


@pytest.fixture
def kinds(opened):
    """A page with one question of every kind."""
    return opened(samples.sample_content(samples.KINDS))


@pytest.mark.parametrize(
    "name", [q.id for q in samples.all_samples().items if q.kind not in ("written", "set", "parametric")]
)
def test_a_right_answer_is_right(kinds, name):
    form = card(kinds, name)
    answer_rightly(kinds, form, samples.all_samples().item(name))
    told = "right" if samples.all_samples().item(name).scored else "noted"
    expect(form).to_have_attribute("data-outcome", told)
    expect(form.locator(".hs-quiz-result")).to_contain_text("To remember:")


def test_numbers_are_drawn_and_computed(kinds):
    form = card(kinds, "kinds-parametric")
    question = samples.all_samples().item("kinds-parametric").drawn(1)
    expect(form.locator("legend").first).to_contain_text(question.stem)
    form.locator("input[type=number]").fill(str(question.mistakes[0].value))
    form.get_by_role("button", name="Check", exact=True).click()
    expect(form.locator(".hs-quiz-said").first).to_contain_text("That is the force in the joint.")
    form.locator("input[type=number]").fill(f"{question.answer.value:.2f}")
    form.get_by_role("button", name="Check", exact=True).click()
    expect(form).to_have_attribute("data-outcome", "right")
    island(kinds, "set('seed', 2)")
    other = samples.all_samples().item("kinds-parametric").drawn(2)
    assert other.stem != question.stem
    expect(form.locator("legend").first).to_contain_text(other.stem)


def test_a_figure_is_set_and_marked_by_its_model(kinds):
    form = card(kinds, "kinds-set")
    form.locator(".hs-plot .hs-painting").first.wait_for(timeout=30_000)
    form.get_by_role("button", name="Check", exact=True).click()
    expect(form).to_have_attribute("data-outcome", "wrong")
    expect(form.locator(".hs-quiz-said").first).to_contain_text("still carries too much")
    form.locator("input[type=range]").first.focus()
    for _ in range(12):
        kinds.keyboard.press("ArrowRight")
    expect(form.locator(".hs-quiz-said p")).to_have_count(0)  # another setting is another answer
    form.get_by_role("button", name="Check", exact=True).click()
    expect(form).to_have_attribute("data-outcome", "right")
    assert island(kinds, "get('responses')")["kinds-set"]["lean"] > 0


def test_a_figure_within_a_question_teaches_nothing_and_starts_anew_with_other_questions(kinds):
    form = card(kinds, "kinds-set")
    slider = form.locator("input[type=range]").first
    form.locator(".hs-plot .hs-painting").first.wait_for(timeout=30_000)
    expect(form.locator(".hs-prediction, .hs-tasks, .hs-answer")).to_have_count(0)
    start = slider.input_value()
    slider.press("ArrowRight")
    assert "kinds-set" in island(kinds, "get('responses')")
    island(kinds, "set('responses', {})")
    island(kinds, "set('seed', 2)")
    card(kinds, "kinds-set").locator(".hs-plot .hs-painting").first.wait_for(timeout=30_000)
    expect(slider).to_have_value(start)
    assert "kinds-set" not in island(kinds, "get('responses')")


def test_the_body_is_clicked_or_listed(kinds):
    form = card(kinds, "kinds-body")
    groin = form.locator(".hs-body-region", has_text="Groin").first
    groin.click()
    expect(form.get_by_role("checkbox", name="Groin")).to_be_checked()
    form.get_by_role("checkbox", name="Buttock").press("Space")
    expect(form.locator(".hs-body-region.hs-chosen").first).to_be_visible()
    assert sorted(island(kinds, "get('responses')")["kinds-body"]) == ["buttock", "groin"]
    groin.click()
    assert island(kinds, "get('responses')")["kinds-body"] == ["buttock"]


def test_gaps_are_filled_with_keys_within_their_text(kinds):
    form = card(kinds, "kinds-cloze")
    form.get_by_role("textbox", name="Gap 1 of 3").focus()
    kinds.keyboard.type("lever  arm ")
    kinds.keyboard.press("Tab")
    assert kinds.evaluate("document.activeElement.getAttribute('aria-label')") == "Gap 2 of 3"
    kinds.keyboard.type("larger")
    kinds.keyboard.press("Tab")
    assert kinds.evaluate("document.activeElement.getAttribute('aria-label')") == "Gap 3 of 3"
    assert island(kinds, "get('responses')")["kinds-cloze"] == {"1": "lever  arm ", "2": "b"}
    expect(form.locator(".hs-quiz-within em")).to_have_text("longer ")
    expect(form.locator(".hs-quiz-within em input")).to_have_value("lever  arm ")
    expect(form.locator(".hs-quiz-rule")).to_have_text("Where you type, capitals and spaces do not matter.")
    form.get_by_role("button", name="Check", exact=True).click()
    expect(form).to_have_attribute("data-outcome", "partly")
    told = form.locator(".hs-quiz-said p")
    expect(told).to_have_count(3)
    expect(told.nth(0)).to_contain_text("Gap 1: right")
    expect(told.nth(1)).to_contain_text("Gap 2: “smaller”")
    expect(form.locator(".hs-quiz-result")).to_contain_text("33 % of this question")
    form.get_by_role("button", name="Try again").click()
    expect(form.get_by_role("textbox", name="Gap 1 of 3")).to_have_value("")
    assert "kinds-cloze" not in island(kinds, "get('responses')")


def test_controls_within_a_text_are_large_enough_for_a_finger(opened):
    page = opened(samples.sample_content(samples.KINDS), width=390)
    boxes = [
        one.bounding_box() for one in card(page, "kinds-cloze").locator(".hs-quiz-within :is(input, select)").all()
    ]
    assert len(boxes) == 3 and all(min(box["width"], box["height"]) >= 24 for box in boxes)
    boxes.sort(key=lambda box: box["y"])
    for above, below in pairwise(boxes):
        beside = above["x"] + above["width"] <= below["x"] or below["x"] + below["width"] <= above["x"]
        assert beside or above["y"] + above["height"] <= below["y"]


def test_ones_own_words_are_compared_and_stay_in_the_browser(kinds):
    form = card(kinds, "kinds-compare")
    own = form.get_by_role("textbox", name="Your own words")
    button = form.get_by_role("button", name="Compare with a model answer")
    button.click()
    expect(form).to_contain_text("Write a line or two first.")
    expect(form.locator(".hs-quiz-model")).to_be_hidden()
    own.fill("A longer lever, <b>less</b> force.")
    expect(form).to_contain_text("kept in this browser only")
    button.click()
    expect(form.locator(".hs-quiz-model")).to_contain_text("One good answer: The wrench is a lever.")
    form.get_by_label("Names the lever.").check()
    form.get_by_label("Says that a longer one needs less force.").check()
    form.get_by_role("button", name="Done").click()
    expect(form).to_have_attribute("data-outcome", "noted")
    expect(form).to_contain_text("Points that you named: 2 of 3.")
    expect(form.locator(".hs-quiz-verdict")).to_have_count(0)
    expect(kinds.locator(".hs-quiz-progress")).to_contain_text("1 of 10 answered · 0 right")
    # The text is in no value that a kernel, a notebook or the progress gets.
    values = [island(kinds, f"get('{name}')") for name in ("responses", "checked", "confidence", "content")]
    assert values[0] == {"kinds-compare": {"named": ["1", "2"]}}
    assert "longer lever, <b>" not in json.dumps(values)
    stored = kinds.evaluate("({...localStorage})")
    assert json.loads(stored.pop("hipspine.written")) == {"kinds-compare": "A longer lever, <b>less</b> force."}
    assert "longer lever" not in json.dumps(stored) and "kinds-compare" not in json.dumps(stored)
    expect(form.get_by_role("button", name="Delete what I wrote")).to_be_visible()
    kinds.reload()
    card(kinds, "kinds-compare")
    expect(own).to_have_value("A longer lever, <b>less</b> force.")
    form.get_by_role("button", name="Delete what I wrote").click()
    expect(own).to_have_value("")
    assert kinds.evaluate("localStorage.getItem('hipspine.written')") is None


def test_a_browser_that_keeps_nothing_says_so(kinds):
    kinds.evaluate("Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('closed') }})")
    form = card(kinds, "kinds-compare")
    form.get_by_role("textbox", name="Your own words").fill("Words.")
    expect(form).to_contain_text("This browser does not let pages keep anything")


def test_an_order_is_made_with_keys_and_told(kinds):
    form = card(kinds, "kinds-ordering")
    first = form.locator(".hs-quiz-order > li").first
    text = first.locator("span").first.inner_text()
    first.get_by_role("button", name="Move down").focus()
    kinds.keyboard.press("Enter")
    expect(form.locator("[aria-live]", has_text="Now in place 2 of 4")).to_be_attached()
    assert kinds.evaluate("document.activeElement.textContent").startswith("↓")
    expect(form.locator(".hs-quiz-order > li").nth(1)).to_contain_text(text)


def test_a_story_opens_step_by_step(kinds):
    form = card(kinds, "kinds-case")
    expect(form.locator(".hs-quiz-step:visible")).to_have_count(1)
    form.get_by_role("button", name="Decide").click()
    expect(form.locator(".hs-quiz-lead").first).to_have_text("Choose an answer first.")
    form.locator(".hs-quiz-step").first.locator("input[value=c]").check()
    form.get_by_role("button", name="Decide").click()
    expect(form.locator(".hs-quiz-step:visible")).to_have_count(2)
    expect(form.locator(".hs-quiz-step").first).to_contain_text("A weight turns the board.")
    assert focused(kinds) == "a"
    island(kinds, "set('responses', {})")
    expect(form.locator(".hs-quiz-step:visible")).to_have_count(1)


def test_hints_come_one_by_one(kinds):
    form = card(kinds, "kinds-reason")
    form.get_by_role("button", name="Hint").click()
    expect(form).to_contain_text("Hint: Think of a seesaw.")
    expect(form).not_to_contain_text("Who sits further out?")
    form.get_by_role("button", name="One more hint").click()
    expect(form).to_contain_text("Who sits further out?")
    expect(form.get_by_role("button", name="One more hint")).to_be_hidden()


def test_all_are_checked_together(kinds):
    values = {"kinds-reason": {"truth": False, "reason": "a"}, "kinds-matching": {"1": "b", "2": "c"}}
    island(kinds, f"set('responses', {json.dumps(values)})")
    kinds.get_by_role("button", name="Check all answers").click()
    expect(item(kinds, "kinds-reason")).to_have_attribute("data-outcome", "right")
    expect(item(kinds, "kinds-matching")).to_have_attribute("data-outcome", "partly")
    assert sorted(island(kinds, "get('checked')")) == ["kinds-matching", "kinds-reason"]


def test_how_sure_one_was_is_compared_with_how_often_one_was_right(opened):
    page = opened()
    island(page, "set('responses', {'sample-seesaw': 'b', 'sample-which-shorten': ['a'], 'sample-pull': 1.6})")
    card(page, "sample-seesaw").get_by_label("certain").check()
    card(page, "sample-which-shorten").get_by_label("certain").check()
    card(page, "sample-pull").get_by_label("a guess").check()
    assert island(page, "get('confidence')") == {"sample-seesaw": 95, "sample-which-shorten": 95, "sample-pull": 50}
    page.get_by_role("button", name="Check all answers").click()
    rows = page.locator(".hs-quiz-calibration tr")
    expect(rows).to_have_count(2)
    expect(rows.nth(0)).to_contain_text("1 of 1 right")
    expect(rows.nth(1)).to_contain_text("1 of 2 right")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_every_kind_is_accessible_and_fits(opened, theme, width):
    page = opened(samples.sample_content(samples.KINDS), theme, width)
    page.get_by_role("button", name="Show all questions").click()
    item(page, "kinds-set").scroll_into_view_if_needed()
    page.locator(".hs-plot .hs-painting").first.wait_for(timeout=30_000)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    island(page, "set('responses', {'kinds-reason': {truth: true, reason: 'b'}, 'kinds-case': {a: 'a'}})")
    page.get_by_role("button", name="Check all answers").click()
    assert violations(page) == []


def test_the_key_is_on_paper_alone(kinds):
    expect(kinds.locator(".hs-quiz-key")).to_be_hidden()
    kinds.emulate_media(media="print")
    key = kinds.locator(".hs-quiz-key")
    expect(key).to_be_visible()
    expect(key.locator("ol > li")).to_have_count(len(samples.all_samples().items))
    expect(key).to_contain_text("5 cm → 10 cm → 20 cm → 40 cm")
    assert key.evaluate("(key) => getComputedStyle(key).breakBefore") == "page"


@pytest.mark.parametrize(("page_name", "name"), quizzes())
def test_quiz_of_the_course_can_be_answered(visit, page_name, name):
    widget = quiz(name)
    visited = visit(f"chapters/{page_name}.html", width=390)
    home = visited.page.locator(f'[data-island="quiz:{name}"]')
    home.scroll_into_view_if_needed()
    visited.page.wait_for_function("(e) => e.dataset.state === 'ready'", arg=home.element_handle())
    forms = home.locator(".hs-quiz-item")
    assert [form.get_attribute("data-item") for form in forms.all()] == [question.id for question in widget.items]
    assert forms.count() == QUESTIONS or name in ("case-clinic", "final")
    for question in widget.items:
        form = card(home, question.id)
        answer_rightly(visited.page, form, question)
        if question.kind != "set":
            expect(form).to_have_attribute("data-outcome", "right" if question.scored else "noted")
    responses = home.evaluate("(island) => island.get('responses')")
    widget.responses = responses
    settable = [question.id for question in widget.items if question.kind == "set"]
    assert all(mark.correct for item_id, mark in widget.marks.items() if item_id not in settable)
    assert visited.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert visited.errors == []
    assert visited.foreign == []


def wrong_answer(question: Question) -> object:
    """Return a response that misses the question."""
    public = question.public()
    wrong = [option["id"] for option in public.get("options", []) if not option.get("correct")]
    return {
        "single": lambda: wrong[0],
        "several": lambda: wrong[:1],
        "body": lambda: wrong[:1],
        "reason": lambda: {"truth": not question.truth, "reason": wrong[0]},
        "number": lambda: 123456.5,
        "cloze": lambda: {
            gap.id: next((one.id for one in gap.choices if not one.correct), "?") for gap in question.gaps
        },
        "ordering": lambda: wrong[::-1],
        "matching": lambda: {p["id"]: next(o for o in wrong if o != p["match"]) for p in public["pairs"]},
        "set": lambda: {p.name: p.default for p in declared(question.figure).inputs} | question.start,
    }[question.kind]()


# By the kind of question: what the marks of the right answer say after a wrong one, in the order of the page.
MARKED = {
    "reason": ["The right answer", "The right reason"],
    "ordering": ["Belongs in place 4", "Belongs in place 3", "Belongs in place 2", "Belongs in place 1"],
    "matching": ["Belongs to: newton.", "Belongs to: metre."],
    "cloze": ["Gap 1: “lever” fits here", "Gap 2: “smaller” fits here", "Gap 3: “newton” fits here"],
    "body": ["Fits too", "Fits too"],
    "parametric": ["The right answer:"],
}


@pytest.mark.parametrize("kind", MARKED)
def test_after_a_wrong_answer_the_right_one_is_marked(kinds, kind):
    question = samples.all_samples().item(f"kinds-{kind}").drawn(1)
    form = card(kinds, question.id)
    island(kinds, f"set('responses', {json.dumps({question.id: wrong_answer(question)})})")
    form.get_by_role("button", name="Check", exact=True).click()
    expect(form).to_have_attribute("data-outcome", "wrong")
    verdicts = form.locator(".hs-quiz-said .hs-quiz-verdict")
    told = [one for one in verdicts.all_text_contents() if one not in ("Not quite", "Does not fit")]
    assert told == MARKED[kind]
    assert form.locator(".hs-quiz-said .hs-quiz-verdict svg").count() == verdicts.count()  # not by colour alone
    form.get_by_role("button", name="Try again").click()
    expect(form.locator(".hs-quiz-said > *")).to_have_count(0)
    answer_rightly(kinds, form, question)
    expect(form).to_have_attribute("data-outcome", "right")
    expect(form.locator(".hs-quiz-right, .hs-right:not(.hs-chosen)")).to_have_count(0)


@pytest.mark.parametrize(("name", "response"), [("seesaw", "a"), ("which-shorten", ["b"]), ("pull", 0.4)])
def test_the_option_that_was_missed_is_marked_where_it_stands(opened, name, response):
    page = opened()
    question = samples.sample_bank().item(f"sample-{name}")
    form = card(page, question.id)
    island(page, f"set('responses', {json.dumps({question.id: response})})")
    form.get_by_role("button", name="Check", exact=True).click()
    marked = form.locator(".hs-quiz-option", has=page.locator(".hs-quiz-right")).locator("input")
    right = [option.id for option in getattr(question, "options", []) if option.correct]
    assert [one.get_attribute("value") for one in marked.all()] == right
    expect(form.locator(".hs-quiz-right")).to_have_count(max(1, len(right)))


def test_places_that_were_missed_are_drawn_on_the_body(kinds):
    form = card(kinds, "kinds-body")
    form.locator(".hs-body-region", has_text="Groin").first.click()
    form.get_by_role("button", name="Check", exact=True).click()
    found, missed = form.locator(".hs-right.hs-chosen").first, form.locator(".hs-right:not(.hs-chosen)").first
    dashes = [one.evaluate("(one) => getComputedStyle(one).strokeDasharray") for one in (found, missed)]
    assert dashes[0] == "none" != dashes[1]


def test_a_decision_of_a_story_marks_what_would_have_been_right(kinds):
    form = card(kinds, "kinds-case")
    first = form.locator(".hs-quiz-step").first
    first.locator("input[value=b]").check()
    first.get_by_role("button", name="Decide").click()
    expect(first.locator(".hs-quiz-right")).to_have_text("The right answer")


def test_a_setting_that_fits_is_shown_in_the_figure_and_is_no_answer(kinds):
    form = card(kinds, "kinds-set")
    form.locator(".hs-plot .hs-painting").first.wait_for(timeout=30_000)
    form.get_by_role("button", name="Check", exact=True).click()
    given = island(kinds, "get('responses')")["kinds-set"]
    slider = form.locator("input[type=range]").first
    before = slider.input_value()
    form.get_by_role("button", name="Show a setting that fits").click()
    expect(form.locator(".hs-quiz-right")).to_have_text("This setting fits.")
    expect(slider).not_to_have_value(before)
    assert island(kinds, "get('responses')")["kinds-set"] == given
    slider.press("ArrowRight")  # from here on it is the reader's own again
    expect(form.locator(".hs-quiz-right")).to_have_count(0)
    form.get_by_role("button", name="Check", exact=True).click()
    expect(form).to_have_attribute("data-outcome", "right")


@pytest.mark.parametrize(("page_name", "name"), [one for one in quizzes() if one[1] != "case-clinic"])
def test_every_miss_leads_back_to_its_section(visit, page_name, name):
    asked = [question for question in quiz(name).items if question.scored]
    unscored = [question for question in quiz(name).items if not question.scored]
    responses = {question.id: wrong_answer(question) for question in asked}
    assert not any(mark(question, responses[question.id]).correct for question in asked)
    visited = visit(f"chapters/{page_name}.html")
    home = visited.page.locator(f'[data-island="quiz:{name}"]')
    home.scroll_into_view_if_needed()
    visited.page.wait_for_function("(e) => e.dataset.state === 'ready'", arg=home.element_handle())
    responses |= {question.id: {"named": []} for question in unscored}
    home.evaluate("(island, told) => island.set('responses', told)", responses)
    home.evaluate("(island, told) => island.set('checked', told)", list(responses))
    summary = home.locator(".hs-quiz-summary")
    expect(summary).to_contain_text(f"All {len(asked)} answered, 0 right")
    expect(summary.get_by_role("listitem")).to_have_count(len({question.objective for question in asked}))
    links = {a.get_attribute("href"): a.inner_text() for a in summary.locator(".hs-quiz-look a").all()}
    chapters = {href.partition("#")[0] for href in links}
    objectives = {question.objective.rpartition("-")[0] for question in asked}
    assert {re.sub(r"^\d+-|\.html$", "", chapter) for chapter in chapters} == objectives
    for chapter in chapters:
        visited.page.goto(visited.page.url.rpartition("/")[0] + f"/{chapter}")
        for href, words in links.items():
            if href.startswith(chapter):
                section = visited.page.locator(f"[id='{href.partition('#')[2]}']")
                assert section.locator("h2, h3").first.inner_text().startswith(words)
