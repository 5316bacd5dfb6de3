"""Exercises in the page: done, hinted at, checked and kept, with no server and nothing loaded before the first run."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from hipspine.chapters import chapter_id, taught_files
from hipspine.exercise.bank import load_all, load_exercise, told
from hipspine.inpage.wording import GAP
from tests.browser.test_page_python import OF_PYTHON, tilt
from tests.browser.test_progress import STORES
from tests.support.access import sideways, small_targets
from tests.support.axe import violations
from tests.support.chapters import mounted
from tests.support.page_python import OPENED, STARTS, run, unfold

PAGES = [path.stem for path in taught_files()]
PAGE = "chapters/01-connection.html"
KEY = "hipspine.exercises"
TIP = "tip-the-pelvis"
PROGRESS = "chapters/my-progress.html"


def opened(page: Page, name: str = TIP) -> Locator:
    """Open *Go deeper* and return an exercise, ready to be done."""
    if not page.locator("details.hs-deeper").evaluate("(fold) => fold.open"):
        page.locator(OPENED).click()
    found = page.locator(f'[data-exercise="{name}"] .hs-exercise')
    found.wait_for()
    return found


def done(exercise: Locator, code: str) -> str:
    """Write code into an exercise, run and check it, and return the verdict."""
    exercise.get_by_role("textbox").fill(code.rstrip())
    exercise.get_by_role("button", name="Run and check").click()
    verdict = exercise.locator(".hs-exercise-verdict")
    expect(verdict).not_to_be_empty(timeout=STARTS)
    return verdict.inner_text()


@pytest.mark.parametrize("page", PAGES)
def test_the_exercises_of_each_chapter_can_be_solved_in_the_page(visit, page):
    visited = visit(f"chapters/{page}.html")
    for one in load_all()[chapter_id(next(path for path in taught_files() if path.stem == page))].values():
        exercise = opened(visited.page, one.id)
        expect(exercise.get_by_role("textbox")).to_have_value(one.start.rstrip())
        assert done(exercise, one.start) == f"→ {GAP}"
        for mistake in one.mistakes:
            assert mistake.says in done(exercise, one.filled(mistake.gaps))
        expect(exercise.get_by_text("Solved", exact=True)).to_be_hidden()
        assert done(exercise, one.solved) == f"✓ {told(one.right)}"
        expect(exercise.get_by_text("Solved", exact=True)).to_be_visible()
        assert exercise.locator(".hs-py-result").inner_text().strip()
    assert visited.errors == []
    assert visited.foreign == []


def test_nothing_of_an_exercise_comes_before_the_fold_is_opened_and_no_pyodide_before_run(visit):
    visited = visit("index.html")
    asked: list[str] = []
    visited.page.on("request", lambda request: asked.append(request.url))
    visited.page.goto(visited.page.url.removesuffix("index.html") + PAGE, wait_until="networkidle")
    assert [url for url in asked if "exercises-" in url or any(part in url for part in OF_PYTHON)] == []
    opened(visited.page).get_by_role("button", name="Hint 1 of 3").click()
    assert any("exercises-connection.json" in url for url in asked)
    assert [url for url in asked if "pyodide" in url or "python-worker" in url] == []


def test_hints_come_one_by_one_and_the_solution_after_them(visit):
    exercise, one = opened(visit(PAGE).page), load_exercise(TIP)
    hints, solution = exercise.locator(".hs-exercise-hints li"), exercise.get_by_role("button", name="Show a solution")
    for number in (1, 2, 3):
        expect(hints).to_have_count(number - 1)
        expect(solution).to_be_hidden()
        exercise.get_by_role("button", name=f"Hint {number} of 3").press("Enter")
    expect(hints).to_have_count(3)
    expect(exercise.get_by_role("button", name="Hint")).to_have_count(0)
    expect(solution).to_be_focused()
    expect(exercise.locator(".hs-exercise-solution")).to_be_hidden()
    solution.press("Enter")
    expect(exercise.locator(".hs-exercise-solution")).to_be_focused()
    expect(exercise.locator(".hs-exercise-solution pre")).to_have_text(one.solved.rstrip())
    expect(exercise.get_by_role("textbox")).to_have_value(one.start.rstrip())


def test_an_exercise_moves_the_figure_of_the_page(visit):
    visited, one = visit(PAGE), load_exercise(TIP)
    island = mounted(visited, "pelvic-tilt")
    done(opened(visited.page), one.solved)
    visited.page.wait_for_function("(island) => island.get('anterior_tilt') === 10", arg=island.element_handle())
    assert tilt(island) == 10


def test_an_exercise_has_names_of_its_own(visit):
    visited = visit(PAGE)
    cells, exercise = unfold(visited.page), opened(visited.page, "shape-tilt-and-slope")
    run(cells.first, "shape = 1")
    assert done(exercise, "tilt = 5").startswith("→ The check looks for the name “shape”")
    assert done(exercise, load_exercise("shape-tilt-and-slope").solved).startswith("✓ Right.")
    assert run(cells.nth(1), "print(shape, 'tilt' in globals())") == "1 False\n"


def test_what_is_written_is_kept_after_a_reload_and_start_over_forgets_it(visit):
    page, one = visit(PAGE).page, load_exercise(TIP)
    exercise = opened(page)
    exercise.get_by_role("button", name="Hint 1 of 3").click()
    done(exercise, one.solved)
    expect(exercise.locator(".hs-exercise-kept")).to_have_text("What you write is kept in this browser only.")
    page.reload()
    exercise = opened(page)
    expect(exercise.get_by_role("textbox")).to_have_value(one.solved.rstrip())
    expect(exercise.get_by_text("Solved", exact=True)).to_be_visible()
    expect(exercise.locator(".hs-exercise-hints li")).to_have_count(1)
    exercise.get_by_role("button", name="Start over").press("Enter")
    expect(exercise.get_by_role("textbox")).to_have_value(one.start.rstrip())
    expect(exercise.get_by_role("button", name="Run and check")).to_be_focused()
    expect(exercise.locator(".hs-exercise-hints li")).to_have_count(0)
    expect(exercise.get_by_text("Solved", exact=True)).to_be_hidden()
    assert page.evaluate(f"localStorage.getItem('{KEY}')") is None
    page.reload()
    expect(opened(page).get_by_role("textbox")).to_have_value(one.start.rstrip())


def test_my_progress_counts_what_is_solved_and_delete_all_deletes_it(visit):
    page = visit(PROGRESS).page
    button = page.get_by_role("button", name="Delete all")
    expect(page.locator(".hs-due, .hs-start").first).to_be_attached()
    expect(page.locator(".hs-exercises-solved")).to_be_hidden()
    expect(button).to_be_hidden()
    kept = {TIP: {"code": "x", "solved": True}, "hold-it-close": {"code": "y"}, "gone": {"solved": True}}
    page.evaluate("(kept) => localStorage.setItem(...kept)", [KEY, json.dumps(kept)])
    page.reload()
    expect(page.locator(".hs-exercises-solved")).to_have_text("Exercises solved on this device: 1 of 12")
    button.click()
    page.get_by_role("button", name="Yes, delete everything").click()
    expect(page.locator(".hs-exercises-solved")).to_be_hidden()
    assert page.evaluate(f"localStorage.getItem('{KEY}')") is None


@pytest.mark.parametrize("store", STORES)
def test_where_nothing_can_be_kept_it_works_all_the_same_and_says_so(visit, store):
    visited = visit("index.html")
    visited.page.add_init_script(f"({STORES[store]})()")
    visited.page.goto(visited.page.url.removesuffix("index.html") + PAGE)
    exercise = opened(visited.page)
    visited.errors.clear()  # the theme's own script complains while the page loads
    assert done(exercise, load_exercise(TIP).solved).startswith("✓ Right.")
    expect(exercise.locator(".hs-exercise-kept")).to_contain_text("does not let pages keep anything")
    exercise.get_by_role("button", name="Start over").click()
    expect(exercise.get_by_role("textbox")).to_have_value(load_exercise(TIP).start.rstrip())
    assert visited.errors == []


@pytest.mark.parametrize("kept", ["{", "[1]", "5"])
def test_damaged_data_are_left_alone_until_the_reader_starts_over(visit, kept):
    page = visit(PAGE).page
    page.evaluate("(kept) => localStorage.setItem(...kept)", [KEY, kept])
    page.reload()
    exercise = opened(page)
    expect(exercise.locator(".hs-exercise-kept")).to_contain_text("is damaged and was left alone")
    assert done(exercise, load_exercise(TIP).solved).startswith("✓ Right.")
    assert page.evaluate(f"localStorage.getItem('{KEY}')") == kept
    exercise.get_by_role("button", name="Start over").click()
    assert page.evaluate(f"localStorage.getItem('{KEY}')") is None
    done(exercise, load_exercise(TIP).start)
    assert TIP in json.loads(page.evaluate(f"localStorage.getItem('{KEY}')"))


def test_odd_entries_are_read_as_far_as_they_are_sound(visit):
    page = visit(PAGE).page
    kept = {TIP: {"code": 5, "hints": 99, "solved": "yes"}, "shape-tilt-and-slope": None}
    page.evaluate("(kept) => localStorage.setItem(...kept)", [KEY, json.dumps(kept)])
    page.reload()
    exercise = opened(page)
    expect(exercise.get_by_role("textbox")).to_have_value(load_exercise(TIP).start.rstrip())
    expect(exercise.locator(".hs-exercise-hints li")).to_have_count(3)
    expect(exercise.get_by_text("Solved", exact=True)).to_be_hidden()


def test_an_error_is_one_block_and_an_endless_loop_is_stopped(visit):
    exercise = opened(visit(PAGE).page)
    exercise.get_by_role("textbox").fill("1 / 0")
    exercise.get_by_role("textbox").press("Shift+Enter")
    error = exercise.locator(".hs-py-error")
    expect(error).to_have_text("line 1: 1 / 0\nZeroDivisionError: division by zero", timeout=STARTS)
    expect(exercise.locator(".hs-exercise-verdict")).to_be_empty()
    exercise.get_by_role("textbox").fill("while True:\n    pass")
    exercise.get_by_role("button", name="Run and check").click()
    expect(exercise.locator(".hs-py-says")).to_have_text("Runs …", timeout=STARTS)
    exercise.get_by_role("button", name="Stop").click()
    expect(exercise.locator(".hs-py-note")).to_contain_text("Stopped.")
    assert done(exercise, load_exercise(TIP).solved).startswith("✓ Right.")


def test_what_is_written_never_becomes_markup(visit):
    exercise = opened(visit(PAGE).page)
    said = done(
        exercise, "fig = figure('pelvic-tilt')\nprint('<b>b</b>')\nclass A: pass\nfig = A()\nfig.anterior_tilt = 3"
    )
    assert said == "→ It tips by 3 degrees now. The task asks for ten."
    expect(exercise.locator(".hs-py-result pre")).to_have_text("<b>b</b>\n")


def test_a_file_that_does_not_come_is_told_and_task_and_code_stay(visit):
    visited = visit("index.html")
    visited.page.route(re.compile("exercises-connection"), lambda route: route.abort())
    visited.page.goto(visited.page.url.removesuffix("index.html") + PAGE)
    visited.page.locator(OPENED).click()
    place = visited.page.locator(f'[data-exercise="{TIP}"]')
    expect(place.locator(".hs-py-note")).to_contain_text("could not be loaded")
    expect(place.locator("pre")).to_contain_text("fig.anterior_tilt = ...")


def test_without_scripts_task_and_code_stand_there(visit):
    page = visit(PAGE, javascript=False).page
    page.locator(OPENED).click()
    place = page.locator(f'[data-exercise="{TIP}"]')
    expect(place.locator("pre")).to_contain_text("fig.anterior_tilt = ...")
    expect(place).to_contain_text("Its buttons come with a script")


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_exercises_are_for_everybody(visit, width, scheme):
    page = visit(PAGE, width=width, scheme=scheme).page
    exercise = opened(page)
    for number in (1, 2, 3):
        exercise.get_by_role("button", name=f"Hint {number} of 3").click()
    exercise.get_by_role("button", name="Show a solution").click()
    done(exercise, load_exercise(TIP).filled(["1"]))
    assert violations(page.locator("details.hs-deeper")) == []
    done(exercise, load_exercise(TIP).solved)
    assert violations(page.locator("details.hs-deeper")) == []
    assert small_targets(page) == []
    assert sideways(page) == []
    roles = exercise.locator("[role=status], [aria-live=polite]")
    assert roles.count() == 3  # verdict, what is kept, hints
