"""The course in Python in JupyterLab: cards, lists, errors in one line, plots in the notebook's theme."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from playwright.sync_api import expect

from hipspine.figures import FIGURES
from hipspine.figures.palette import PALETTE
from tests.support.live_jupyter import open_notebook, running_server

DRAW_MILLISECONDS = 30_000


@pytest.fixture(scope="module")
def live(chromium, tmp_path_factory):
    """A notebook in JupyterLab, with the course imported."""
    with running_server(tmp_path_factory.mktemp("jupyter")) as server:
        notebook = open_notebook(chromium, server, "lab", "python", viewport={"width": 1280, "height": 1600})
        notebook.run("import hipspine\nfrom hipspine import evidence, figure, figures, model, tracebacks")
        yield notebook
        notebook.close()


def test_a_model_is_shown_with_its_table_and_its_equations_typeset(live):
    cell = live.run('model("spinopelvic")')
    expect(cell.output.locator("table").first).to_contain_text("pelvic_incidence")
    expect(cell.output.locator("math mtable, mjx-container").first).to_be_visible()
    assert cell.output.locator("math mtable").first.bounding_box()["height"] > 60


def test_lists_claims_and_explanations_are_cards(live):
    expect(live.run("figures()").output.locator("tbody tr")).to_have_count(len(FIGURES))
    expect(live.run('evidence("pelvis-is-the-link")').output).to_contain_text("How sure: well supported")
    expect(live.run('figure("gait").explain()').output.locator("table").first).to_contain_text("hip_extension")


def test_an_error_of_the_course_is_one_line_and_whole_on_request(live):
    line = "ValueError: anterior_tilt must be a number from -20 to 20 °, not 99"
    source = 'model("spinopelvic")(anterior_tilt=99)'
    assert live.run(source).text == line
    whole = live.run(f'tracebacks("full")\n{source}').text
    assert whole.count("\n") > 5 and whole.splitlines()[-1].endswith(line.partition(": ")[2])
    assert live.run(f'tracebacks("short")\n{source}').text == line


def test_a_slider_reaches_who_watches_a_result_and_plots_follow_the_theme(live):
    cell = live.run('heard = []\nfig = figure("pelvic-tilt")\nfig.observe(heard.append, "sacral_slope")\nfig')
    expect(cell.output.locator(".hs-painting").first).to_be_visible(timeout=DRAW_MILLISECONDS)
    cell.output.locator("input[type=range]").first.press("ArrowRight")
    expect(cell.output.locator(".hs-control .hs-amount").first).to_have_text("1° forwards")
    assert live.run("[change.new for change in heard][-1:]").text == "[41.0]"
    paper = "(fig.plot().layout.font.color, fig.plot().layout.paper_bgcolor)"
    assert live.run(paper).text == str((PALETTE["ink"][0], "rgba(0,0,0,0)"))
    live.choose_theme("JupyterLab Dark")
    try:
        expect(live.page.locator("body")).to_have_attribute("data-jp-theme-light", "false", timeout=DRAW_MILLISECONDS)
        expect(cell.output.locator(".hs-figure").first).to_have_css("color", "rgb(232, 228, 218)")
        assert live.run(paper).text == str((PALETTE["ink"][1], "rgba(0,0,0,0)"))
    finally:
        live.choose_theme("JupyterLab Light")


def test_a_compact_figure_asks_nothing(live):
    cell = live.run('figure("pelvic-tilt", compact=True)')
    expect(cell.output.locator(".hs-painting").first).to_be_visible(timeout=DRAW_MILLISECONDS)
    expect(cell.output.locator(".hs-prediction, .hs-try")).to_have_count(0)


def test_parameters_are_completed(live):
    live.run('stance = model("single-leg-stance")')
    cells = live.page.locator(".jp-Notebook .jp-CodeCell")
    cells.last.locator(".cm-content").click()
    live.page.keyboard.insert_text("stance(abductor_le")
    typed = cells.last.locator(".cm-content")
    deadline = time.monotonic() + DRAW_MILLISECONDS / 1000
    # JupyterLab gives up on the first request of a kernel that is still loading what it completes by.
    while "abductor_lever=" not in typed.inner_text() and time.monotonic() < deadline:
        live.page.keyboard.press("Tab")
        with suppress(AssertionError):
            expect(typed).to_contain_text("abductor_lever=", timeout=2_000)
    expect(typed).to_contain_text("abductor_lever=")
    live.page.keyboard.press("Control+a")
    live.page.keyboard.press("Delete")
