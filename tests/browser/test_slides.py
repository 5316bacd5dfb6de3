"""The slides of a chapter: one file, keys that lead through it, an answer at a press, and one slide a page on paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from hipspine.chapters import read_chapter, taught_files
from hipspine.cli import main
from tests.support.axe import violations

PATIENCE = 60_000
CHAPTER = "connection"
ALL_READY = "() => [...document.querySelectorAll('.hs-island')].every((one) => one.dataset.state === 'ready')"


@pytest.fixture(autouse=True)
def patience():
    """A busy machine takes its time."""
    expect.set_options(timeout=PATIENCE)
    yield
    expect.set_options(timeout=5_000)


@pytest.fixture(scope="module")
def slides(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("slides") / "connection.html"
    assert main(["slides", CHAPTER, "--out", str(path)]) == 0
    return path


@pytest.fixture
def shown(page: Page, slides) -> Page:
    """The slides on a projector, with everything drawn."""
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(slides.as_uri())
    page.wait_for_function(ALL_READY, timeout=PATIENCE)
    return page


def test_each_figure_is_expected_shown_and_tried(shown):
    chapter = next(one for one in map(read_chapter, taught_files()) if one.id == CHAPTER)
    figures = list(dict.fromkeys(chapter.figures))
    ids = [slide.get_attribute("id") for slide in shown.locator(".hs-slide").all()]
    assert ids == ["slide-1", *(f"{name}{part}" for name in figures for part in ("-expect", "", "-task")), "signs"]
    expect(shown.locator("h1")).to_have_text(chapter.title)
    assert shown.locator("#slide-1 li").count() == len(chapter.objectives.texts)
    expect(shown.locator("#signs")).to_contain_text("Call your local emergency number")
    expect(shown.locator("#pelvic-tilt .hs-painting").first).to_be_visible()
    expect(shown.locator("#pelvic-tilt .hs-prediction")).to_have_count(0)


def test_keys_lead_through_and_an_answer_comes_with_a_press(shown):
    total = shown.locator(".hs-slide").count()
    count = shown.locator(".hs-slide-bar output")
    expect(count).to_have_text(f"1 / {total}")
    for place in (2, 3, 4):
        shown.keyboard.press("ArrowRight")
        expect(count).to_have_text(f"{place} / {total}")
    answer = shown.locator(".hs-slide").nth(3).locator(".hs-slide-answer p").first
    expect(answer).to_be_hidden()
    shown.keyboard.press("Space")
    expect(answer).to_be_visible()
    expect(count).to_have_text(f"4 / {total}")
    shown.keyboard.press("Space")
    expect(count).to_have_text(f"5 / {total}")
    shown.keyboard.press("ArrowLeft")
    expect(count).to_have_text(f"4 / {total}")
    shown.keyboard.press("End")
    expect(count).to_have_text(f"{total} / {total}")
    expect(shown.locator("#signs")).to_be_focused()
    shown.keyboard.press("Home")
    expect(count).to_have_text(f"1 / {total}")


def test_a_slider_keeps_its_arrow_keys(shown):
    slider = shown.get_by_role("slider", name="Tip the pelvis")
    slider.focus()
    before, count = slider.get_attribute("aria-valuetext"), shown.locator(".hs-slide-bar output")
    at = count.text_content()
    slider.press("ArrowRight")
    expect(slider).not_to_have_attribute("aria-valuetext", before)
    expect(count).to_have_text(at)


def test_the_file_asks_for_nothing(page, slides):
    asked_for, complaints = [], []
    page.on("request", lambda request: asked_for.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(slides.as_uri())
    page.wait_for_function(ALL_READY, timeout=PATIENCE)
    assert {url for url in asked_for if not url.startswith("data:")} == {slides.as_uri()}
    assert complaints == []


def test_each_slide_is_a_page_on_paper(shown):
    paper = shown.pdf(format="A4", landscape=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == shown.locator(".hs-slide").count()


@pytest.mark.parametrize(("width", "height", "scheme"), [(390, 844, "dark"), (1280, 720, "light")])
def test_axe_finds_nothing_wrong(new_context, slides, width, height, scheme):
    page = new_context(viewport={"width": width, "height": height}, color_scheme=scheme).new_page()
    page.goto(slides.as_uri())
    page.wait_for_function(ALL_READY, timeout=PATIENCE)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_what_is_no_chapter_is_said_in_one_line(capsys, tmp_path):
    assert main(["slides", "conection", "--out", str(tmp_path / "x.html")]) == 2
    error = capsys.readouterr().err
    assert "did you mean 'connection'?" in error and error.count("\n") == 1
    assert main(["slides", "connection", "--out", str(tmp_path)]) == 2
    assert "this is a folder" in capsys.readouterr().err
