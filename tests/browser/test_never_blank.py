"""Live notebooks as people use them: a kernel that restarts, is busy or goes; keys that a notebook must hear.

Most of them with a server that has no extension of the course, so that Plotly comes from the kernel.
"""

from __future__ import annotations

import nbformat
import pytest
import requests
from playwright.sync_api import expect

from hipspine.plotly_script import plotly_place, plotly_script
from tests.support.live_jupyter import APPS, open_notebook, running_server

WINDOW = {"width": 1280, "height": 1600}
DRAW_MILLISECONDS = 30_000
CANVAS = ".gl-container canvas"
# A kernel that computes still answers widgets, from another thread (JupyterLab 4.4 with ipykernel 7); one that stands
# does not.
STAND = """
import os, signal, subprocess, time
print("stands now", flush=True)
time.sleep(1)
subprocess.Popen(["sh", "-c", f"sleep {seconds}; kill -CONT {{os.getpid()}}"])
os.kill(os.getpid(), signal.SIGSTOP)
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with running_server(tmp_path_factory.mktemp("jupyter"), extension=False) as server:
        yield server


@pytest.fixture(scope="module")
def extended(tmp_path_factory):
    """A server that shows Plotly's script as a file."""
    with running_server(tmp_path_factory.mktemp("extended")) as server:
        yield server


@pytest.fixture
def fresh(chromium, server):
    """A new notebook in a window of its own, with the course imported."""
    opened = []

    def make(name, server=server, app="lab"):
        notebook = open_notebook(chromium, server, app, name, viewport=WINDOW)
        notebook.run("from hipspine import figure, quiz")
        opened.append(notebook)
        return notebook

    yield make
    for notebook in opened:
        notebook.close()


def start(notebook, source):
    """Run a cell and do not wait for its end; return its output."""
    cells = notebook.page.locator(".jp-Notebook .jp-CodeCell")
    index = cells.count() - 1
    cells.nth(index).locator(".cm-content").click()
    notebook.page.keyboard.insert_text(source)
    notebook.page.keyboard.press("Shift+Enter")
    return cells.nth(index).locator(".jp-OutputArea").first


def test_while_python_is_busy_the_still_picture_stands_and_a_line_says_so(fresh):
    notebook = fresh("busy")
    output = start(notebook, 'display(figure("pelvis-3d"))' + STAND.format(seconds=15))
    expect(output.locator("[data-hs-still] img")).to_be_visible(timeout=DRAW_MILLISECONDS)
    expect(output.locator(".hs-waiting")).to_be_visible(timeout=DRAW_MILLISECONDS)
    expect(output.locator(".hs-waiting")).to_contain_text("comes from Python, which is busy")
    assert output.locator("[data-hs-still] img").is_visible()
    expect(output.locator(CANVAS).first).to_be_visible(timeout=DRAW_MILLISECONDS)
    expect(output.locator(".hs-waiting")).to_have_count(0)
    expect(output.locator("[data-hs-still]:visible")).to_have_count(0)


def test_the_server_shows_the_script_of_the_installed_plotly_and_browsers_keep_it(extended, server):
    answer = requests.get(extended.url + plotly_place(), timeout=60)
    assert answer.content == plotly_script().read_bytes()
    assert "javascript" in answer.headers["Content-Type"] and "immutable" in answer.headers["Cache-Control"]
    assert requests.get(f"{extended.url}hipspine/plotly-0.1/plotly.min.js", timeout=60).status_code == 404
    assert requests.get(server.url + plotly_place(), timeout=60).status_code == 404


@pytest.mark.parametrize("app", APPS)
def test_where_the_server_has_plotly_a_figure_in_3d_does_not_wait_for_python(fresh, extended, app):
    notebook = fresh(f"served-{app}", extended, app)
    output = start(notebook, 'display(figure("pelvis-3d"))' + STAND.format(seconds=60))
    expect(output.locator(CANVAS).first).to_be_visible(timeout=DRAW_MILLISECONDS)
    assert notebook.page.locator(".jp-InputPrompt", has_text="[*]").count() == 1, "the kernel no longer stands"
    expect(output.locator(".hs-waiting")).to_have_count(0)
    assert (notebook.errors, notebook.foreign) == ([], [])


def test_restart_and_run_all_a_second_after_run_all_leaves_no_figure_blank(fresh):
    """What the first kernel was asked for never comes; the figures of the second ask again, in every notebook."""
    notebook = fresh("restarted")
    output = start(notebook, 'display(figure("pelvis-3d"))' + STAND.format(seconds=15))
    expect(output.locator(".hs-waiting")).to_be_visible(timeout=DRAW_MILLISECONDS)  # it has asked, and is not answered
    notebook.restart("Restart Kernel and Run All Cells…")
    expect(output.locator(CANVAS).first).to_be_visible(timeout=3 * DRAW_MILLISECONDS)  # the cell stands anew, too


def test_a_second_notebook_beside_a_busy_one_draws_its_figure(fresh, server):
    """In one window, where notebooks share what one of them has loaded: it asks its own kernel after some seconds."""
    cells = [nbformat.v4.new_code_cell('from hipspine import figure\nfigure("pelvis-3d")')]
    python = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=python), server.folder / "second.ipynb")
    notebook = fresh("first")
    page = notebook.page
    output = start(notebook, 'display(figure("pelvis-3d"))' + STAND.format(seconds=60))
    expect(output.locator(".hs-waiting")).to_be_visible(timeout=DRAW_MILLISECONDS)  # it has asked, and is not answered
    with page.expect_websocket(lambda socket: "/channels" in socket.url, timeout=DRAW_MILLISECONDS) as kernel:
        page.locator(".jp-DirListing-item", has_text="second.ipynb").dblclick()
    kernel.value.wait_for_event("framereceived", timeout=DRAW_MILLISECONDS)  # a cell run before it answers is not run
    second = page.locator(".jp-NotebookPanel:visible", has_not=page.locator(".hs-waiting"))
    second.locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]').wait_for(timeout=DRAW_MILLISECONDS)
    second.locator(".cm-content").first.click()
    page.keyboard.press("Shift+Enter")
    expect(page.locator(CANVAS + ":visible").first).to_be_visible(timeout=2 * DRAW_MILLISECONDS)
    page.locator(".lm-TabBar-tab", has_text="first.ipynb").click()
    expect(output.locator(CANVAS).first).to_be_visible(timeout=DRAW_MILLISECONDS)  # from what the second has loaded


def test_a_cell_that_raises_leaves_the_figure_before_it(fresh):
    output = start(fresh("raising"), 'display(figure("pelvis-3d"), figure("pelvic-tilt"))\nraise ValueError("no")')
    expect(output.locator(CANVAS).first).to_be_visible(timeout=DRAW_MILLISECONDS)
    expect(output.locator(".hs-painting path").first).to_be_attached()


def test_when_the_kernel_is_gone_that_was_to_bring_a_drawing_its_still_picture_stands_and_a_line_says_so(fresh):
    notebook = fresh("gone-3d")
    output = start(notebook, 'display(figure("pelvis-3d"))' + STAND.format(seconds=15))
    line = output.locator(".hs-waiting")
    expect(line).to_be_visible(timeout=DRAW_MILLISECONDS)
    notebook.restart()
    expect(line).to_contain_text("which is gone. To see it, run its cell again.", timeout=DRAW_MILLISECONDS)
    assert output.locator("[data-hs-still] img").is_visible()


@pytest.mark.parametrize(
    ("what", "part"), [('figure("pelvic-tilt")', ".hs-figure"), ('quiz("connection")', ".hs-quiz")]
)
def test_when_the_kernel_is_gone_figure_and_quiz_say_so(fresh, what, part):
    notebook = fresh(f"gone-{part[1:]}")
    output = notebook.run(what).output
    line = output.locator(f"{part} > .hs-deaf")
    expect(line).to_be_attached(timeout=DRAW_MILLISECONDS)
    expect(line).to_be_empty()
    notebook.restart()
    expect(line).to_have_text("Python no longer hears this. It still works here; to connect it again, run its cell.")
    if part == ".hs-figure":
        output.locator("input[type=range]").first.press("ArrowRight")
        expect(output.locator(".hs-control .hs-amount").first).to_have_text("1° forwards")


def test_while_python_does_not_answer_a_moved_figure_says_so_until_it_does(fresh):
    notebook = fresh("silent")
    output = notebook.run('fig = figure("pelvic-tilt")\nfig').output
    expect(output.locator(".hs-painting").first).to_be_visible(timeout=DRAW_MILLISECONDS)
    start(notebook, STAND.format(seconds=12))
    expect(notebook.page.locator(".jp-RenderedText", has_text="stands now")).to_be_visible(timeout=DRAW_MILLISECONDS)
    notebook.page.wait_for_timeout(2000)  # it says so a second before
    output.locator("input[type=range]").first.press("ArrowRight")
    line = output.locator(".hs-deaf")
    expect(line).to_contain_text("Python does not answer", timeout=9_000)
    expect(line).to_be_empty(timeout=15_000)
    assert notebook.run("fig.anterior_tilt").text == "1.0"


def test_saving_and_esc_reach_the_notebook_from_a_control(fresh, server):
    notebook = fresh("keys")
    output = notebook.run('figure("pelvic-tilt")').output
    slider = output.locator("input[type=range]").first
    slider.press("ArrowRight")
    path = server.folder / "keys.ipynb"
    before = path.read_bytes()
    notebook.save(path)
    assert path.read_bytes() != before, "Ctrl+S was not heard"
    expect(slider).to_be_focused()
    cells = notebook.page.locator(".jp-Cell").count()
    notebook.page.keyboard.press("d")
    notebook.page.keyboard.press("d")
    assert notebook.page.locator(".jp-Cell").count() == cells, "other keys stay the control's own"
    notebook.page.keyboard.press("Escape")
    expect(slider).not_to_be_focused()
