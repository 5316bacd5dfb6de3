"""Figures and quizzes in a live kernel, in JupyterLab and in Notebook 7: page and Python follow each other."""

from __future__ import annotations

import re
import time

import pytest
from playwright.sync_api import expect
from plotly.offline import get_plotlyjs_version

from hipspine.figures import FIGURES, declared
from hipspine.figures.palette import PALETTE
from tests.support.live_jupyter import APPS, open_notebook, running_server
from tests.support.quiz_page import card

WINDOW = {"width": 1280, "height": 1600}
DRAW_MILLISECONDS = 30_000


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with running_server(tmp_path_factory.mktemp("jupyter")) as server:
        yield server


@pytest.fixture(scope="module", params=APPS)
def opened(request, chromium, server):
    """One notebook an app, with the course imported; tests run cells of their own in it."""
    notebook = open_notebook(chromium, server, request.param, f"all-{request.param}", viewport=WINDOW)
    notebook.run("from hipspine import figure, quiz, model")
    yield notebook
    notebook.close()


@pytest.fixture
def live(opened):
    """The notebook, which must not have complained nor asked another host for anything when the test ends."""
    yield opened
    opened.clear()
    assert opened.errors == []
    assert opened.foreign == []


def drawn(cell):
    """Wait until the figures that a cell shows are drawn, and return the cell."""
    expect(cell.output.locator(".hs-plot :is(.hs-painting, .main-svg)").first).to_be_visible(timeout=DRAW_MILLISECONDS)
    return cell


def outlines(cell):
    """The lines, outlines and dots of the drawing, as SVG writes them."""
    shapes = cell.output.locator(".hs-plot .hs-painting :is(path, circle, text)")
    return shapes.evaluate_all("all => all.map(shape => shape.outerHTML)")


def becomes(read, wanted):
    """Read again and again until the value is the wanted one: JupyterLab lets widgets and cells run side by side."""
    deadline = time.monotonic() + 10
    while (value := read()) != wanted and time.monotonic() < deadline:
        time.sleep(0.1)
    assert value == wanted


def rgb(colour):
    """Return a #rrggbb colour as browsers tell it."""
    return f"rgb({', '.join(str(int(colour[i : i + 2], 16)) for i in (1, 3, 5))})"


@pytest.mark.parametrize("name", FIGURES)
def test_figure_draws(live, name):
    cell = drawn(live.run(f"figure({name!r})"))
    if declared(name).solid:
        assert cell.output.locator(".gl-container canvas").first.is_visible()
        assert live.page.evaluate("Plotly.version") == get_plotlyjs_version(), "not the copy that the kernel sends"
    else:
        assert sum(map(len, outlines(cell))) > 1000


def test_values_set_in_python_move_the_bones(live):
    cell = drawn(live.run('fig = figure("pelvic-tilt")\nfig'))
    before = outlines(cell)
    assert live.run('fig.anterior_tilt = 10\nfig.values["sacral_slope"]').text == "50.0"
    expect(cell.output.locator(".hs-control .hs-amount").first).to_have_text("10° forwards")
    assert outlines(cell) != before
    expect(cell.output.locator(".hs-said")).to_contain_text("tipped 10° forwards")


def test_slider_moved_with_keys_reaches_python(live):
    cell = drawn(live.run('fig = figure("pelvic-tilt")\nfig'))
    before = outlines(cell)
    cell.output.locator("input[type=range]").first.focus()
    for key in ("ArrowRight", "ArrowUp", "ArrowRight", "ArrowLeft"):
        live.page.keyboard.press(key)
    expect(cell.output.locator(".hs-control .hs-amount").first).to_have_text("2° forwards")
    assert outlines(cell) != before
    becomes(lambda: live.run("fig.anterior_tilt").text, "2.0")
    assert live.run('fig.values["sacral_slope"]').text == "42.0"


def test_choice_made_with_keys_reaches_python(live):
    cell = drawn(live.run('fig = figure("pain-map")\nfig'))
    cell.output.locator("input[type=radio]").first.focus()
    live.page.keyboard.press("ArrowDown")
    becomes(lambda: live.run("fig.study").text, "'poulsen'")


def test_python_knows_where_a_paused_figure_stands(live):
    cell = drawn(live.run('fig = figure("pelvic-tilt")\nfig'))
    button = cell.output.get_by_role("button", name="Play")
    button.click()
    expect(cell.output.locator(".hs-control .hs-amount").first).not_to_have_text("0°")
    cell.output.get_by_role("button", name="Pause").click()
    expect(button).to_be_visible()
    shown = cell.output.locator(".hs-control .hs-amount").first.inner_text()
    becomes(lambda: f"{float(live.run('fig.anterior_tilt').text):.0f}", shown.split("°")[0])


@pytest.mark.parametrize(
    ("source", "refusal"),
    [
        (
            'figure("pelvic-tilt").anterior_tlit = 5',
            "AttributeError: pelvic-tilt has no value 'anterior_tlit' to set; "
            "it has pelvic_incidence, pelvic_tilt, anterior_tilt",
        ),
        (
            'figure("pelvic-tilt").anterior_tilt = 21',
            "ValueError: anterior_tilt must be a number from -20 to 20 °, not 21",
        ),
        ('figure("pain-map").study = "smith"', "ValueError: study must be one of lesher, poulsen, khan, not 'smith'"),
        ('quiz("connection").skore = 1', "AttributeError: a quiz has no value 'skore' to set"),
    ],
)
def test_wrong_names_and_values_are_refused(live, source, refusal):
    assert live.run(source).text.splitlines()[-1].startswith(refusal)


def test_answers_reach_python_and_reset_clears_the_page(live):
    cell = live.run('q = quiz("connection")\nq')
    form = cell.output.locator('.hs-quiz-item[data-kind="single"]').first
    item = form.get_attribute("data-item")
    right = live.run(f"[o.id for o in q.item({item!r}).options if o.correct][0]").text.strip("'")
    card(cell.output, item).locator(f"input[value={right}]").check()
    becomes(lambda: live.run("q.responses").text, str({item: right}))
    form.get_by_role("button", name="Check").click()
    expect(form.locator(".hs-quiz-said strong", has_text="Right")).to_be_visible()
    becomes(lambda: live.run("q.checked").text, str([item]))
    count = int(live.run("len(q.marks)").text)
    assert float(live.run("q.score").text) == pytest.approx(1 / count)
    assert live.run("q.reset()\nq.score, q.responses").text == "(0.0, {})"
    expect(form.locator("input:checked")).to_have_count(0)
    expect(form.locator(".hs-quiz-said strong")).to_have_count(0)


def test_a_figure_within_a_question_is_drawn_set_and_marked(live):
    cell = live.run('q = quiz("connection", items=0)\nq')
    item = cell.output.locator('.hs-quiz-item[data-kind="set"]').first.get_attribute("data-item")
    form = card(cell.output, item)
    form.locator(".hs-quiz-figure").scroll_into_view_if_needed()  # it loads when it comes near
    form.locator(".hs-plot .hs-painting").first.wait_for(timeout=DRAW_MILLISECONDS)
    form.locator("input[type=range]").first.press("ArrowRight")
    becomes(lambda: live.run("list(q.responses)").text, str([item]))
    form.get_by_role("button", name="Check", exact=True).click()
    expect(form.locator(".hs-quiz-result")).to_contain_text("To remember")
    becomes(lambda: live.run("q.checked").text, str([item]))


APPEARING = """
question => {
  globalThis.appeared = [];
  const seen = new Set();
  new MutationObserver(() => {
    for (const form of document.querySelectorAll(question)) {
      const slider = form.querySelector("input[type=range]");
      if (!slider || seen.has(slider)) continue;
      seen.add(slider);
      globalThis.appeared.push([form.dataset.item, slider.value]);
    }
  }).observe(document.body, { childList: true, subtree: true });
}
"""


def test_a_figure_stands_as_it_was_answered_from_the_first_moment(live):
    """And not as the question begins until it is drawn: a reader who moved it meanwhile would lose that answer."""
    question = '.hs-quiz-item[data-kind="set"]'
    live.page.evaluate(APPEARING, question)
    cell = live.run('q = quiz("connection", items=0)\nq')
    item = cell.output.locator(question).first.get_attribute("data-item")
    form = card(cell.output, item)
    form.locator(".hs-quiz-figure").scroll_into_view_if_needed()  # it loads when it comes near
    slider = form.locator("input[type=range]").first
    slider.press("ArrowRight")
    becomes(lambda: live.run("len(q.responses)").text, "1")
    answered = slider.input_value()
    again = card(live.run("q").output, item)
    again.locator(".hs-quiz-figure").scroll_into_view_if_needed()
    expect(again.locator("input[type=range]").first).to_have_value(answered)
    begun, reopened = [value for name, value in live.page.evaluate("appeared") if name == item]
    assert begun != answered
    assert reopened == answered


def test_cards_go_forth_and_back_by_keys_that_the_notebook_leaves_alone(live):
    cell = live.run('q = quiz("connection")\nq')
    forms = cell.output.locator(".hs-quiz-item")
    expect(forms).to_have_count(8)
    cells = live.page.locator(".jp-Cell").count()
    cell.output.get_by_role("button", name="Next", exact=True).press("Enter")
    expect(forms.nth(1)).to_be_visible()
    expect(forms.locator("visible=true")).to_have_count(1)
    for key in ("b", "a", "d", "d"):  # what inserts and deletes cells where the notebook hears it
        live.page.keyboard.press(key)
    cell.output.locator(".hs-quiz-pip").nth(1).focus()
    live.page.keyboard.press("ArrowLeft")
    live.page.keyboard.press("Enter")
    expect(forms.nth(0)).to_be_visible()
    assert live.page.locator(".jp-Cell").count() == cells
    # A question's figure comes when it is near, and what stands below it moves away under a pointer.
    cell.output.get_by_role("button", name="Show all questions").press("Enter")
    expect(forms.locator("visible=true")).to_have_count(8)
    cell.output.get_by_role("button", name="One question at a time").press("Enter")
    expect(forms.locator("visible=true")).to_have_count(1)


def test_numbers_drawn_in_python_stand_in_the_question(live):
    cell = live.run('q = quiz("connection", items=0, seed=5)\nq')
    name = live.run("[i.id for i in q.items if i.kind == 'number' and 'slope' in i.id][-1]").text.strip("'")
    answer = live.run(f"q.item({name!r}).answer.value").text
    form = card(cell.output, name)
    form.locator("input[type=number]").fill(answer)
    form.get_by_role("button", name="Check", exact=True).click()
    expect(form).to_have_attribute("data-outcome", "right")


def test_a_question_on_a_section_reaches_python_and_another_follows(live):
    cell = live.run('q = quiz("connection", section="the-nerves-they-share")\nq')
    expect(cell.output.locator(".hs-quiz-item")).to_have_count(1)
    first = live.run("q.items[0].id").text.strip("'")
    assert cell.output.locator(".hs-quiz-item").get_attribute("data-item") == first
    cell.output.get_by_role("button", name="Another question").click()
    becomes(lambda: live.run("q.seed").text, "2")
    now = live.run("q.items[0].id").text.strip("'")
    expect(cell.output.locator(".hs-quiz-item")).to_have_attribute("data-item", now)


def test_what_is_written_in_the_list_stays_out_of_kernel_and_notebook(live):
    cell = live.run("from hipspine import appointment\nwritten = appointment()\nwritten")
    field = cell.output.get_by_label("Why I come, in one sentence")
    field.fill("A sore hip")
    expect(cell.output.locator("[role=status]")).to_have_text("Kept in this browser only. Nobody else sees it.")
    expect(cell.output.get_by_role("button", name="Print this list")).to_be_hidden()
    assert live.run("'A sore hip' in str(written.get_state())").text == "False"
    cell.output.get_by_role("button", name="Empty the list").click()
    expect(field).to_have_value("")


@pytest.mark.parametrize("app", APPS)
def test_dark_theme_draws_in_dark_colours(chromium, server, app):
    """In a fresh notebook: with the theme, every figure of a page is drawn anew."""
    live = open_notebook(chromium, server, app, f"dark-{app}", viewport=WINDOW)
    live.run("from hipspine import figure, quiz")
    cell = drawn(live.run('display(figure("pelvic-tilt"), quiz("connection"))'))
    label = cell.output.locator(".hs-plot text", has_text=re.compile("low-back *curve")).first
    light, dark = PALETTE["violet"]
    expect(label).to_have_css("fill", rgb(light))
    live.choose_theme("JupyterLab Dark")
    try:
        expect(live.page.locator("body")).to_have_attribute("data-jp-theme-light", "false", timeout=DRAW_MILLISECONDS)
        expect(label).to_have_css("fill", rgb(dark))
        for part in (".hs-figure", ".hs-quiz"):
            expect(cell.output.locator(part).first).to_have_css("background-color", rgb(PALETTE["paper"][1]))
            expect(cell.output.locator(part).first).to_have_css("color", rgb(PALETTE["ink"][1]))
    finally:
        live.choose_theme("JupyterLab Light")
    expect(live.page.locator("body")).to_have_attribute("data-jp-theme-light", "true", timeout=DRAW_MILLISECONDS)
    expect(label).to_have_css("fill", rgb(light))
    assert (live.errors, live.foreign) == ([], [])
    live.close()


@pytest.mark.parametrize("app", APPS)
def test_two_scenes_beside_each_other_draw_at_once_and_two_charts_load_plotly_once(chromium, server, app):
    notebook = open_notebook(chromium, server, app, f"two-{app}", viewport=WINDOW)
    code = "from hipspine import figure\nfrom ipywidgets import HBox\n"
    cell = notebook.run(code + 'HBox([figure("pelvic-tilt"), figure("pelvic-tilt", anterior_tilt=10)])')
    for place in (0, 1):
        plot = cell.output.locator(".hs-plot").nth(place)
        expect(plot.locator(".hs-painting")).to_be_visible(timeout=DRAW_MILLISECONDS)
        assert plot.bounding_box()["width"] >= 400
    assert notebook.page.locator('script[src^="blob:"]').count() == 0, "a scene needs no Plotly"
    for chip in cell.output.get_by_role("button", name="Chart", exact=True).all():
        if chip.is_visible():
            chip.click()
    for place in (0, 1):
        chart = cell.output.locator(".hs-chart").nth(place)
        chart.dispatch_event("pointerenter")
        expect(chart.locator(".main-svg").first).to_be_visible(timeout=DRAW_MILLISECONDS)
    assert notebook.page.locator('script[src^="blob:"]').count() == 1
    assert (notebook.errors, notebook.foreign) == ([], [])
    notebook.close()
