"""Chapters on paper: figures beside the text, no half-empty sheets, and answers at the end, none beside a question."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from hipspine.book import wording
from tests.support.chapters import CATALOGUE, TAUGHT, mounted
from tests.support.printing import Printed, fetch_pictures

QUIZZES_STAND = "() => !document.querySelector('.hs-island[data-state=waiting][data-island^=quiz]')"
LEAST = 0.5
LONGEST = "02-conditions"
MOST = {LONGEST: 10}
WITH_QUESTIONS = [name for name in TAUGHT if name != "05-seek-care"]  # that one prints as what to do, and nothing else


@pytest.fixture(scope="module")
def printed(shared_visit):
    """A chapter as it is printed by somebody who has not scrolled."""
    kept = {}

    def on_paper(name):
        if name not in kept:
            page = shared_visit(f"chapters/{name}.html").page
            page.wait_for_function(QUIZZES_STAND, timeout=60_000)
            kept[name] = Printed(page)
        return kept[name]

    return on_paper


@pytest.mark.parametrize("name", TAUGHT)
def test_no_sheet_but_the_last_is_half_empty(printed, name):
    *inner, _ = printed(name).filled()
    assert inner and min(inner) > LEAST


@pytest.mark.parametrize(("name", "most"), MOST.items())
def test_a_chapter_takes_few_sheets(printed, name, most):
    assert len(printed(name)) <= most


@pytest.mark.parametrize("name", WITH_QUESTIONS)
def test_answers_come_after_the_last_question_and_none_before(printed, built_book, name):
    page = BeautifulSoup((built_book / f"chapters/{name}.html").read_text(encoding="utf-8"), "lxml")
    answers = page.select_one(".hs-answers")
    questions = page.select(".hs-quiz-still > ol > li")
    assert [int(one["value"]) for one in answers.select("ol > li")] == list(range(1, len(questions) + 1))
    assert not answers.find_all_next(class_="hs-quiz-still")
    words = printed(name).words()
    asked, _, told = words.rpartition(wording.ANSWERS + " 1.")
    assert told
    for one in answers.select("ol > li"):
        # The right option stands with its question too, and a chapter may say what explains it: not both in one.
        whole = plain(one.get_text())
        assert whole[-40:] in plain(told)
        assert whole not in plain(asked), f"the page gives away: {one.get_text()}"
        assert all(whole[-40:] not in plain(question.get_text()) for question in questions)
    assert wording.ONE_QUESTION in asked


def plain(text):
    """Return the letters and digits of a text: lines of a PDF break words, and signs are drawn in several ways."""
    return re.sub(r"[\W_]", "", text)


def test_questions_are_counted_through_and_their_options_have_letters(built_book):
    page = BeautifulSoup((built_book / f"chapters/{LONGEST}.html").read_text(encoding="utf-8"), "lxml")
    lists = page.select(".hs-quiz-still > ol")
    starts = [int(one.get("start", 1)) for one in lists]
    counts = [len(one.find_all("li", recursive=False)) for one in lists]
    assert starts == [1 + sum(counts[:place]) for place in range(len(lists))]
    assert page.select('.hs-quiz-still li > ol[type="A"] > li')


def test_paper_has_the_questions_of_its_answers_whatever_was_drawn_since(visit):
    page = visit(f"chapters/{LONGEST}.html").page
    page.wait_for_function(QUIZZES_STAND, timeout=60_000)
    before = Printed(page).words()
    home = page.locator('[data-island="quiz:conditions"]')
    first = home.locator(".hs-quiz-item").first.get_attribute("data-item")
    for _ in range(3):
        home.get_by_role("button", name="Other questions").evaluate("(button) => button.click()")
    expect(home.locator(f'.hs-quiz-item[data-item="{first}"]').first).to_have_count(0)
    assert Printed(page).words() == before
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(home.locator(".hs-quiz-still")).to_have_count(0)


def test_the_words_below_go_deeper_are_printed_without_code(printed):
    words = printed("01-connection").words()
    assert "Where this model stops" in words
    assert wording.DEEPER_PAPER in words
    assert "sacral_slope" not in words


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_figure_that_was_moved_prints_as_it_stands_in_light_colours(visit, scheme):
    visited = visit("chapters/01-connection.html", scheme=scheme)
    page = visited.page
    island = mounted(visited, "pelvic-tilt")
    island.evaluate("(island) => island.set('anterior_tilt', 10)")
    expect(island.locator(".hs-said")).to_contain_text("10°")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print", color_scheme=scheme)
    drawing = island.locator(".hs-plot svg.hs-painting")
    expect(drawing).to_have_attribute("viewBox", re.compile(r"^0 0 358 "))
    names = drawing.locator("text tspan").all_text_contents()
    assert any("50°" in name for name in names), names
    ink = drawing.locator("text").first.get_attribute("stroke")
    assert ink == "#fbfaf6"
    for hidden in (".hs-control", ".hs-presets", ".hs-extras", ".hs-knob"):
        expect(island.locator(f"{hidden} >> visible=true")).to_have_count(0)
    page.emulate_media(media="screen", color_scheme=scheme)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(drawing).not_to_have_attribute("viewBox", re.compile(r"^0 0 358 "))


def test_a_sleeping_figure_prints_its_picture_beside_the_text(visit):
    page = visit(f"chapters/{LONGEST}.html").page
    names = list(CATALOGUE[LONGEST].figures)
    last = page.locator(f'[data-island="figure:{names[-1]}"]')
    expect(last).to_have_attribute("data-state", "waiting")
    expect(last.locator(".hs-on-paper")).to_have_css("display", "none")  # a screen has its own picture
    page.emulate_media(media="print")
    fetch_pictures(page)
    shown = last.locator(".hs-poster img:visible")
    expect(shown).to_have_count(1)
    assert shown.get_attribute("src").split("?")[0].endswith("-phone-light.svg")
    assert last.bounding_box()["width"] < page.locator(".bd-article").bounding_box()["width"] / 2


def test_a_link_is_printed_as_its_words(printed):
    words = printed(LONGEST).words()
    assert "http" not in words and ".html" not in words
    assert "Cibulka 2017" in words
