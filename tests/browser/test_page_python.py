"""Cells of *Go deeper*, run in the page: they give what the notebook gives, and move what stands on the page."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from tests.support.access import small_targets
from tests.support.axe import violations
from tests.support.chapters import mounted
from tests.support.page_python import DEEP, DRAWN, printed, run, stored_cells, unfold, write

PAGE = "chapters/01-connection.html"
NEEDS_ANOTHER = ("chapters/02-conditions.html", 3)  # a cell that uses a name of the one above it
OF_PYTHON = ("/_static/python/", "python-")  # in addresses


def tilt(island) -> float:
    return island.evaluate("(island) => island.get('anterior_tilt')")


def same_plots(here: list[dict], there: list[dict]) -> None:
    """Compare two plots: names and places to the letter, heights to the last digit but one or two.

    A browser's sine is rounded otherwise than the system's, in the last bit.
    """
    assert [{**line, "y": None} for line in here] == [{**line, "y": None} for line in there]
    for one, other in zip(here, there, strict=True):
        assert one["y"] == pytest.approx(other["y"], rel=1e-12, abs=1e-12)


@pytest.mark.parametrize("page", DEEP)
def test_each_cell_gives_in_the_page_what_the_kernel_gave(visit, page):
    visited = visit(f"chapters/{page}.html")
    cells = unfold(visited.page)
    expected = stored_cells(page)
    assert cells.count() == len(expected) > 0
    for place, stored in enumerate(expected):
        cell = cells.nth(place)
        run(cell)
        assert cell.locator(".hs-py-error").count() == 0, cell.locator(".hs-py-error").inner_text()
        if stored.text is not None:
            assert printed(cell) == stored.text
        else:  # a plot; the island beside it holds what the kernel made
            kernel = json.loads(cell.locator('.cell_output script[type="application/json"]').text_content())
            same_plots(json.loads(cell.evaluate(DRAWN)), kernel["figure"]["data"])
    assert visited.errors == []
    assert visited.foreign == []


READY = """
window.ready = [];
window.Worker = class extends Worker {
  constructor(...given) {
    super(...given);
    this.addEventListener("message", ({ data }) => data.type === "ready" && window.ready.push(data.kept));
  }
};"""
# The memory that the browser keeps, in bytes.
KEPT = """async () => {
  const store = await caches.open("hipspine-python");
  const [one] = await store.keys();
  return one ? (await (await store.match(one)).arrayBuffer()).byteLength : 0;
}"""
SPOILED = """async () => {
  const store = await caches.open("hipspine-python");
  await store.put((await store.keys())[0], new Response(new Uint8Array(1000)));
}"""


def test_a_later_start_takes_the_memory_of_the_first_and_gives_the_same(visit):
    visited = visit("index.html")
    page = visited.page
    page.add_init_script(READY)
    address = page.url.removesuffix("index.html") + PAGE
    expected, drawn = stored_cells("01-connection"), set()
    for kept in (False, True, False, True):
        page.goto(address)
        cells = unfold(page)
        drawn.add(run(cells.first, "import random\nprint(random.random())"))
        assert page.evaluate("window.ready") == [kept]
        for place in (1, 2, 4, 5, 6):
            run(cells.nth(place))
            assert printed(cells.nth(place)) == expected[place].text
        assert run(cells.first, "import sympy\nprint(sympy.sqrt(8))") == "2*sqrt(2)\n"
        page.wait_for_function(f"async () => (await ({KEPT})()) > 10_000_000")
        if kept:
            page.evaluate(SPOILED)  # what was kept may be damaged: then it starts from the beginning
    assert len(drawn) == 4
    assert visited.errors == []


def test_every_chapter_with_code_is_run_here():
    assert len(DEEP) == 6
    cells = [cell for page in DEEP for cell in stored_cells(page)]
    assert len(cells) >= 36
    assert sum(cell.text is not None for cell in cells) >= 28


def test_nothing_of_python_comes_before_the_fold_is_opened_and_no_pyodide_before_run(visit):
    visited = visit("index.html")
    asked: list[str] = []
    visited.page.on("request", lambda request: asked.append(request.url))
    visited.page.goto(visited.page.url.removesuffix("index.html") + PAGE, wait_until="networkidle")
    assert [url for url in asked if any(part in url for part in OF_PYTHON)] == []
    unfold(visited.page)
    come = [url for url in asked if any(part in url for part in OF_PYTHON)]
    assert any("python.json" in url for url in come)
    assert [url for url in come if "pyodide" in url or "python-worker" in url] == []


def test_the_first_result_needs_neither_sympy_nor_numpy_nor_a_wheel(visit):
    visited = visit(PAGE)
    asked: list[str] = []
    visited.page.on("request", lambda request: asked.append(request.url))
    cells = unfold(visited.page)
    said = run(cells.first, 'import sys\nmodel("hip-flexor-tension")()\nprint({"sympy", "numpy"} & set(sys.modules))')
    assert said == "set()\n"
    assert [url for url in asked if ".whl" in url] == []


def test_a_cell_that_uses_a_name_from_above_runs_what_gives_it_first(visit):
    path, place = NEEDS_ANOTHER
    cells = unfold(visit(path).page)
    said = run(cells.nth(place))
    assert "A cell above ran first" in said
    assert printed(cells.nth(place)) == stored_cells("02-conditions")[place].text
    assert cells.nth(place - 1).locator(".hs-py-result").is_visible()
    assert cells.nth(0).locator(".hs-py-result").is_hidden()


def test_code_moves_the_figure_of_the_page_and_reads_it(visit):
    visited = visit(PAGE)
    island = mounted(visited, "pelvic-tilt")
    before = island.locator(".hs-painting").first.inner_html()
    cells = unfold(visited.page)
    said = run(cells.first, 'fig = figure("pelvic-tilt")\nfig.anterior_tilt = 10\nprint(fig.sacral_slope)\nfig')
    assert printed(cells.first) == "50.0\n"
    assert "the figure “pelvic-tilt” on this page" in said
    visited.page.wait_for_function("(island) => island.get('anterior_tilt') === 10", arg=island.element_handle())
    assert island.locator(".hs-painting").first.inner_html() != before
    values = island.evaluate("async (island) => ({...(await island.values())})")
    island.evaluate("(island) => island.set('anterior_tilt', -5)")
    assert run(cells.nth(1), 'print(fig.anterior_tilt, fig.values["sacral_slope"])') == "-5.0 35.0\n"
    assert values["sacral_slope"] == 50
    cells.first.get_by_role("button", name="Show it").click()
    expect(island).to_be_focused()


def test_a_figure_that_sleeps_is_moved_too(visit):
    visited = visit(PAGE)
    cells = unfold(visited.page)
    run(cells.first, 'figure("pelvic-tilt", anterior_tilt=7).reset().anterior_tilt = 3')
    island = visited.page.locator('[data-island="figure:pelvic-tilt"]')
    visited.page.wait_for_function("(island) => island.get?.('anterior_tilt') === 3", arg=island.element_handle())


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("fig.anterior_tilt = 99", "ValueError: anterior_tilt must be a number from -20 to 20 °, not 99"),
        ("fig.anterior_tlit = 9", "did you mean 'anterior_tilt'?"),
        ("fig.sacral_slope = 9", "AttributeError: sacral_slope follows from what is set"),
        ("figure('gait')", "KeyError: this page has no figure 'gait'; it has hip-replacement, pelvic-tilt"),
        ("fig.plot()", "AttributeError: fig.plot works where the course is opened as a notebook"),
        ("model('spinopelvik')", "did you mean 'spinopelvic'?"),
        ("quiz('connection', items=3)", "ValueError: the quiz on this page asks 8 questions"),
    ],
)
def test_what_is_refused_is_told_in_one_line_and_moves_nothing(deep_cells, code, line):
    said = run(deep_cells.first, f"fig = figure('pelvic-tilt')\n{code}")
    assert line in said
    assert len(said.splitlines()) == 1


def test_code_reads_and_answers_the_quiz_of_the_page(visit):
    visited = visit(PAGE)
    island = visited.page.locator('[data-island="quiz:connection"]')
    island.scroll_into_view_if_needed()
    expect(island).to_have_attribute("data-state", "ready")
    cells = unfold(visited.page)
    asked = island.evaluate("async (island) => (await island.values()).total")
    assert run(cells.first, "q = quiz('connection')\nprint(q.seed, q.score, q.total)") == f"1 0 {asked}\n"
    assert run(cells.first, "q.seed = 7\nq.score").startswith("AttributeError: the page marks the quiz")
    visited.page.wait_for_function("(island) => island.get('seed') === 7", arg=island.element_handle())
    run(cells.first, "q.responses = {'nobody': 1}")
    note = cells.first.locator(".hs-py-note", has_text="there is no question nobody")
    expect(note).to_be_visible()


def test_what_data_say_never_becomes_markup(deep_cells):
    cell = deep_cells.first
    assert run(cell, "print('<img src=x onerror=alert(1)><b>b</b>')") == "<img src=x onerror=alert(1)><b>b</b>\n"
    html = "<b onclick=alert(1)>b</b><img src=x onerror=alert(2)><script>alert(3)</script><a href='javascript:1'>a</a>"
    own = f"class A:\n  def _repr_html_(self): return {html!r}\n"
    assert "A object" in run(cell, f"{own}A()")
    # Even what claims to be the course's own is built anew from known elements.
    assert run(cell, f"{own}A.__module__ = 'hipspine.own'\nA()").strip() == "ba"
    assert cell.locator(".hs-py-table").inner_html() == "<b>b</b>a"


def test_a_model_is_shown_as_a_card_with_equations_from_this_site_alone(visit):
    visited = visit(PAGE)
    cells = unfold(visited.page)
    run(cells.first, "import sympy\nx = sympy.Symbol('x')\nprint((x ** 2).diff(x))")
    assert printed(cells.first) == "2*x\n"
    said = run(cells.first, "model('finding')")
    assert "Probability before the test" in said
    assert cells.first.locator(".hs-py-table math").count() > 3
    assert visited.foreign == []
    assert visited.errors == []


def test_a_plot_follows_its_own_code_and_brings_its_numbers(deep_cells):
    cell = deep_cells.first
    run(cell, "import plotly.graph_objects as go\ngo.Figure(go.Bar(x=['a', 'b'], y=[1, 2.5])).show()")
    cell.locator(".hs-py-result .points path").first.wait_for()
    cell.locator("summary", has_text="The numbers of this plot").click()
    assert cell.locator(".hs-py-result td").all_inner_texts() == ["", "a", "1", "", "b", "2.5"]
    assert "lines, points, bars and pies only" in run(cell, "go.Figure(go.Heatmap(z=[[1, 2]]))")


def test_an_editor_is_a_text_area_that_shift_and_enter_run(deep_cells):
    cells = deep_cells
    cell = cells.first
    write(cell, "print(6 * 7)")
    area = cell.get_by_role("textbox", name="Code of this cell")
    expect(area).to_be_focused()
    area.press("Shift+Enter")
    expect(cell.locator(".hs-py-result pre")).to_have_text("42\n", timeout=60_000)
    expect(area).to_be_focused()
    assert cell.locator(".cell_output").is_hidden()
    cell.get_by_role("button", name="Start over").press("Enter")
    expect(cell.get_by_role("button", name="Run", exact=True)).to_be_focused()
    assert area.is_hidden()
    assert cell.locator(".cell_output").is_visible()
    assert run(cell) == stored_cells("01-connection")[0].text
    # Python has forgotten what the cell had set before.
    run(cell, "kept = 1")
    cell.get_by_role("button", name="Start over").click()
    assert "NameError: name 'kept'" in run(cells.nth(1), "print(kept)")


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_cells_that_ran_are_for_everybody(visit, width, scheme):
    visited = visit(PAGE, width=width, scheme=scheme)
    page = visited.page
    page.evaluate(SAID)
    cells = unfold(page)
    run(cells.nth(3))
    cells.nth(3).locator(".hs-py-result .main-svg").first.wait_for()
    assert len(page.evaluate("window.said")) == 2  # that Python loads, that it is done
    run(cells.first, "1 / 0")
    assert page.evaluate("window.said.at(-1)") == "It ended with an error."
    assert violations(page.locator("details.hs-deeper")) == []
    assert small_targets(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


SAID = """() => {
  window.said = [];
  new MutationObserver((all) => all.forEach(({ target, type }) => {
    const live = (target.nodeType === 1 ? target : target.parentElement)?.closest('.hs-py-live');
    if (live && type === 'childList' && live.textContent) window.said.push(live.textContent);
  })).observe(document.body, { subtree: true, childList: true, characterData: true });
}"""
