"""The notebooks in the reader's own browser: every chapter runs there, from the site alone, as it does in Jupyter."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from hipspine.book.publish import html
from hipspine.book.serve import address, make_server
from hipspine.chapters import chapter_files
from tests.support.lite import CODE_CELLS, Loaded, code_cells, run_all, stored, watched

CHAPTERS = {file.stem: file for file in chapter_files()}
LIMIT = 40e6  # bytes of the site's part for notebooks
HEARD = "() => ![...document.querySelectorAll('.hs-deaf')].some((line) => line.textContent)"
# What the last line of a cell shows, and that it is there: a figure that is drawn, a question, a list, a plot.
SHOWS = {
    "figure(": ".hs-plot :is(.hs-painting, .main-svg, img)",
    "quiz(": ".hs-quiz-item",
    "appointment(": ".hs-appointment, textarea",
    "go.Figure(": ".js-plotly-plot .main-svg",
}


@pytest.fixture(scope="session")
def home(built_site) -> Iterator[str]:
    """The address of the served site."""
    with make_server(built_site) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield address(server)
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def window(chromium: Browser, home, built_site) -> Iterator[tuple[Page, Loaded]]:
    """One window for all chapters, which keeps what it has loaded, and what it has asked for."""
    context = chromium.new_context()
    loaded = watched(context, home, built_site)
    yield context.new_page(), loaded
    context.close()


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_cell_of_a_chapter_runs_in_the_browser_as_in_jupyter(chapter, window, home):
    page, loaded = window
    page.goto(f"{home}lite/notebooks/index.html?path={chapter}.ipynb")
    results = run_all(page)
    cells = code_cells(CHAPTERS[chapter])
    assert len(results) == len(cells)
    for number, (cell, result) in enumerate(zip(cells, results, strict=True)):
        code = "".join(cell["source"])
        assert result["ran"] and not result["error"], f"{code}\n{result['error']}"
        if (text := stored(cell)) is not None:
            assert result["printed"] == text, code
        for start, there in SHOWS.items():
            if code.splitlines()[-1].startswith(start):
                output = page.locator(CODE_CELLS).nth(number).locator(".jp-OutputArea")
                output.scroll_into_view_if_needed()  # what is drawn when it comes near
                output.locator(there).first.wait_for(timeout=60_000)
    # While cells run, the one worker hears nothing, and figures may say so; afterwards they take it back.
    page.wait_for_function(HEARD, timeout=60_000)
    assert not loaded.foreign


def test_a_badge_in_the_notebook_leads_to_its_claim_in_the_built_ledger(chromium, home):
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{home}lite/notebooks/index.html?path=05-seek-care.ipynb")
    badge = page.locator('.jp-Notebook a[href*="/lite/files/evidence.md#claim-"]').first
    badge.wait_for(timeout=60_000)
    claim = str(badge.get_attribute("href")).partition("#")[2]
    with context.expect_page() as opened:
        badge.click()
    ledger = opened.value
    ledger.wait_for_url(f"{home}chapters/evidence.html#{claim}")
    ledger.locator(f"#{claim}").wait_for(state="attached")
    context.close()


def test_the_notebooks_add_at_most_forty_megabytes_to_the_site_and_no_second_pyodide(built_site):
    files = [file for file in (built_site / "lite").rglob("*") if file.is_file()]
    assert sum(file.stat().st_size for file in files) <= LIMIT
    assert not [file.name for file in files if file.name.startswith(("pyodide.", "python_stdlib", "sympy-"))]


def test_the_first_button_of_each_chapter_opens_its_notebook_and_says_what_it_loads(built_site, window):
    _, loaded = window
    for chapter in CHAPTERS:
        page = html.read(built_site / "chapters" / f"{chapter}.html")
        first = page.find_class("hs-menu")[0].find("ul")[0][0]
        assert first.get("href") == f"../lite/notebooks/index.html?path={chapter}.ipynb"
        said = re.search(r"about (\d+) MB", first.text)
        assert said, first.text
        assert (built_site / "lite" / "files" / f"{chapter}.ipynb").is_file()
    assert loaded.sizes, "this looks at what a chapter has loaded: run it with one, as in -k 'final or button'"
    assert int(said[1]) == pytest.approx(sum(loaded.sizes.values()) / 1e6, rel=0.15)


def test_what_the_window_loaded_came_from_the_site_and_was_all_there(window):
    _, loaded = window
    optional = ("/jupyter-lite.ipynb", "/jupyter-lite.json", "/all.json", "/workspaces")
    assert not [address for address in loaded.missing if not address.endswith(optional)]
    assert not loaded.foreign
