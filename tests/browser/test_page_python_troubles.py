"""What goes wrong when cells run in the page: each is told in a plain line, and the page goes on."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.support.page_python import STARTS, ended, press, run, stopped, unfold, write

PAGE = "chapters/01-connection.html"
SAVING = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"


def test_stop_ends_an_endless_loop_and_the_next_run_starts_anew(deep_page):
    page, cells = deep_page
    run(cells.first, "kept = 1")
    (worker,) = page.workers
    with worker.expect_event("close"):  # or it would compute on behind the page
        stopped(cells.first, "while True:\n    pass")
    assert "Stopped." in cells.first.locator(".hs-py-result").inner_text()
    expect(cells.first.get_by_role("button", name="Run", exact=True)).to_be_focused()
    assert run(cells.nth(1), "print('kept' in globals())") == "False\n"


def test_the_page_stays_alive_while_a_cell_prints_for_ever(deep_page):
    page, cells = deep_page
    write(cells.first, "while True:\n    print('x' * 100)")
    press(cells.first, "Run")
    cut = cells.first.locator(".hs-py-note", has_text="There was more")
    expect(cut).to_be_visible(timeout=STARTS)
    page.evaluate("new Promise((done) => setTimeout(done, 50))")  # what is asked of the page is heard
    press(cells.first, "Stop")
    ended(cells.first)
    assert run(cells.nth(1), "print('on')") == "on\n"


def test_ten_megabytes_of_output_are_cut_with_a_line(deep_cells):
    said = run(deep_cells.first, "print('x' * 10_000_000)\nprint('and on')")
    assert said.count("x") == 100_000
    assert said.endswith("a cell shows 100,000 characters, 50 plots and tables at most.")


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("[0] * 2**29", r"MemoryError: this needs more memory than"),
        ("bytearray(10**10)", r"OverflowError: this needs more memory than"),
        ("[*range(10**9)]", r"MemoryError: this needs more memory than"),
        ("import nosuchthing", r"No module named 'nosuchthing'\. In this page there are .*hipspine, plotly, sympy"),
        ("import numpy", r"there is no NumPy for this page"),
        ("import plotly.express", r"there is no NumPy for this page"),
        ("input('How old? ')", r"input\(\) cannot ask in this page"),
        ("from hipspine import appointment", r"appointment works where the course is opened as a notebook"),
        ("for", r"SyntaxError: invalid syntax"),
        ("def f(n):\n    return f(n)\nf(1)", r"RecursionError"),
        ("raise SystemExit", r"SystemExit"),
        ("import sys\nsys.exit(3)", r"SystemExit: 3"),
        ("import js\njs.nosuch()", r"AttributeError: nosuch"),
    ],
)
def test_an_error_is_one_block_that_can_be_read_and_python_goes_on(deep_cells, code, line):
    run(deep_cells.first, code)
    block = deep_cells.first.locator(".hs-py-error")
    assert block.count() == 1
    text = block.inner_text()
    assert re.search(line, text)
    assert len(text.splitlines()) <= 8
    assert "/inpage/" not in text
    assert run(deep_cells.nth(1), "print('on')") == "on\n"


def test_an_error_names_the_lines_of_the_cell(deep_cells):
    said = run(deep_cells.first, "def f(x):\n    return 1 / x\nf(0)")
    assert said == "line 3: f(0)\nline 2: return 1 / x\nZeroDivisionError: division by zero"


@pytest.mark.parametrize(
    "code",
    [
        "import os\nos._exit(1)",
        "import js\njs.self.close()",
        "class A:\n    def __repr__(self): return repr(self)\nA()",
        "a = []\nfor i in range(100_000): a = [a]\nrepr(a)",
    ],
)
def test_a_cell_that_ends_python_is_told_and_the_next_run_starts_it_anew(deep_cells, code):
    said = run(deep_cells.first, code)
    assert said.startswith("Python ended:") and said.endswith("The next Run starts it anew.")
    assert run(deep_cells.nth(1), "print('on')") == "on\n"


def test_a_cell_cannot_speak_for_python_to_the_page(visit):
    visited = visit(PAGE)
    cells = unfold(visited.page)
    said = run(cells.first, "import js\nfor said in (1, 'x', None): js.postMessage(said)\nprint('on')")
    assert said == "on\n"
    assert visited.errors == []


def test_offline_at_the_first_run_is_told_and_run_tries_again(visit):
    page = visit(PAGE).page
    cells = unfold(page)
    page.context.set_offline(True)
    assert "Python could not be loaded. Is there a connection?" in run(cells.first)
    page.context.set_offline(False)
    assert "[40.0, 50.0]" in run(cells.first)


def test_a_file_that_does_not_come_is_told(visit):
    page = visit(PAGE).page
    page.route("**/*.wasm*", lambda route: route.abort())
    cells = unfold(page)
    assert "Python could not be loaded" in run(cells.first)
    page.unroute("**/*.wasm*")
    assert "[40.0, 50.0]" in run(cells.first)


@pytest.mark.parametrize(
    ("script", "line"),
    [
        ("delete window.Worker", "no program run beside the page (a Worker)"),
        ("delete window.WebAssembly", "WebAssembly switched off"),
        ("window.Worker = class { constructor() { throw new DOMException('no', 'SecurityError') } }", "was kept from"),
    ],
)
def test_a_browser_that_cannot_says_so_and_the_page_goes_on(visit, script, line):
    visited = visit("index.html")
    visited.page.add_init_script(script)
    visited.page.goto(visited.page.url.removesuffix("index.html") + PAGE)
    cells = unfold(visited.page)
    assert line in run(cells.first)
    assert cells.first.locator(".cell_output").is_visible()
    assert line in run(cells.first)
    assert cells.first.locator(".hs-py-note").count() == 1
    assert visited.errors == []


def test_rules_of_a_site_that_forbid_webassembly_are_told(visit):
    visited = visit("index.html")

    def strict(route):
        answer = route.fetch()
        rules = "script-src 'self' 'unsafe-inline'"
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": rules})

    visited.page.route(re.compile(r"\.html|python-worker"), strict)
    visited.page.goto(visited.page.url.removesuffix("index.html") + PAGE)
    assert "was kept from starting" in run(unfold(visited.page).first)


def test_nothing_is_loaded_for_a_reader_who_saves_data_until_it_is_confirmed(visit):
    visited = visit("index.html")
    page = visited.page
    page.add_init_script(SAVING)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(page.url.removesuffix("index.html") + PAGE)
    cells = unfold(page)
    press(cells.first, "Run")
    question = cells.first.locator(".hs-py-asking")
    expect(question).to_contain_text("nothing has been loaded yet")
    expect(question).to_contain_text(re.compile(r"\d\.\d MB"))
    expect(question.get_by_role("button", name="Load it")).to_be_focused()
    assert [url for url in asked if "pyodide" in url or "python-worker" in url] == []
    press(cells.first, "Stop")
    ended(cells.first)
    press(cells.first, "Run")
    press(question, "Load it")
    expect(cells.first.locator(".hs-py-result pre")).to_have_text("[40.0, 50.0]\n", timeout=STARTS)


def test_the_bar_counts_the_bytes_of_all_that_is_loaded(visit):
    visited = visit(PAGE)
    page = visited.page
    cells = unfold(page)
    page.evaluate(SEEN)
    run(cells.first)
    seen = page.evaluate("window.seen")
    assert any(re.fullmatch(r"\d\.\d of 6\.\d MB", one["bytes"]) for one in seen)
    assert seen[-1]["value"] == 1
    assert seen[-1]["bytes"] == "Python starts …"
    assert [one["value"] for one in seen] == sorted(one["value"] for one in seen)
    assert cells.first.locator("progress").count() == 0


SEEN = """() => {
  window.seen = [];
  new MutationObserver(() => {
    const bar = document.querySelector('.hs-py-loading progress');
    if (bar) window.seen.push({ value: bar.value, bytes: bar.parentElement.querySelector('.hs-py-bytes').textContent });
  }).observe(document.querySelector('details.hs-deeper'), { subtree: true, childList: true, attributes: true });
}"""
