"""Exercises in JupyterLab: done in the kernel beside other cells, kept in the browser, and still there when saved."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from hipspine.exercise.bank import load_exercise, told
from hipspine.inpage.wording import GAP
from tests.support.axe import violations
from tests.support.live_jupyter import open_notebook, running_server

NAME = "percent-to-people"
SHOW = f'from hipspine import exercise\nexercise("{NAME}")'
WINDOW = {"width": 1280, "height": 1000}
MILLISECONDS = 30_000


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with running_server(tmp_path_factory.mktemp("jupyter")) as server:
        yield server


@pytest.fixture
def live(chromium, server, request):
    """A notebook in JupyterLab in a window with an empty store; nothing may have gone wrong in it."""
    notebook = open_notebook(chromium, server, "lab", request.node.originalname, viewport=WINDOW)
    yield notebook
    assert (notebook.errors, notebook.foreign) == ([], [])
    notebook.close()


def shown(notebook) -> Locator:
    """Show the exercise and return it."""
    found = notebook.run(SHOW).output.locator(".hs-exercise")
    expect(found).to_be_visible(timeout=MILLISECONDS)
    return found


def verdict(exercise: Locator, code: str, said: str) -> None:
    """Write code, run it by Shift and Enter, and expect a verdict."""
    exercise.get_by_role("textbox").fill(code.rstrip())
    exercise.get_by_role("textbox").press("Shift+Enter")
    expect(exercise.locator(".hs-exercise-verdict")).to_contain_text(said, timeout=MILLISECONDS)


def test_an_exercise_is_done_in_the_kernel_and_leaves_its_names_alone(live):
    exercise, one = shown(live), load_exercise(NAME)
    verdict(exercise, one.start, GAP)
    verdict(exercise, one.filled(one.mistakes[0].gaps), one.mistakes[0].says)
    verdict(exercise, one.solved, told(one.right))
    expect(exercise.locator(".hs-py-result")).to_contain_text("57 of 108 people")
    exercise.get_by_role("textbox").fill("1 / 0")
    exercise.get_by_role("button", name="Run and check").click()
    expect(exercise.locator(".hs-py-error")).to_contain_text("ZeroDivisionError", timeout=MILLISECONDS)
    assert live.run("'marked' in globals()").text == "False"
    assert live.page.locator(".jp-Notebook .jp-CodeCell").count() == 3, "Shift and Enter ran a cell of the notebook"
    assert violations(exercise) == []


def test_an_endless_loop_is_stopped_while_other_cells_run(live):
    exercise, one = shown(live), load_exercise(NAME)
    exercise.get_by_role("textbox").fill("while True:\n    pass")
    exercise.get_by_role("button", name="Run and check").click()
    expect(exercise.locator(".hs-py-says")).to_have_text("Runs …", timeout=MILLISECONDS)
    assert live.run("print(6 * 7)").text == "42"
    exercise.get_by_role("button", name="Stop").click()
    expect(exercise.locator(".hs-py-note")).to_have_text("Stopped.")
    verdict(exercise, one.solved, "Right.")
    assert live.run("print(6 * 7)").text == "42"


def test_it_stands_as_it_was_left_when_its_cell_runs_again(live):
    exercise, one = shown(live), load_exercise(NAME)
    exercise.get_by_role("button", name="Hint 1 of 3").click()
    verdict(exercise, one.solved, "Right.")
    again = shown(live)
    expect(again.get_by_role("textbox")).to_have_value(one.solved.rstrip())
    expect(again.locator(".hs-exercise-hints li")).to_have_count(1)
    expect(again.get_by_text("Solved", exact=True)).to_be_visible()


def test_a_saved_notebook_shows_task_and_code_and_no_solution(chromium, server, live, request):
    shown(live)
    file = server.folder / f"{request.node.originalname}.ipynb"
    live.save(file)
    text = file.read_text(encoding="utf-8")
    assert load_exercise(NAME).solution[0] not in text
    (server.folder / "again.ipynb").write_text(text, encoding="utf-8")
    again = open_notebook(chromium, server, "lab", "again", there=True, viewport=WINDOW)
    still = again.page.locator("[data-hs-still]")
    expect(still).to_be_visible(timeout=MILLISECONDS)
    expect(still).to_contain_text("Exercise: From percent to people")
    expect(still).to_contain_text("marked = ...")
    again.close()
