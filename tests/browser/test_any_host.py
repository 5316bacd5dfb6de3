"""The built book where hosts and readers put it: a folder, a frame without an origin, a server with old types."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest
from playwright.sync_api import Frame, Page, expect

from hipspine.chapters import taught_files

CHAPTERS = [file.stem for file in taught_files()]
FRAME = (
    "<!doctype html><title>A platform</title><iframe title=book sandbox='allow-scripts' src='{}' width=1200 height=850>"
)
SETTLED = """async (island) => {
  while (island.dataset.state === "waiting") await new Promise(requestAnimationFrame);
  return island.dataset.state;
}"""
REPAINTED = """async (figure, before) => {
  while (figure.querySelector("svg.hs-painting").innerHTML === before) await new Promise(requestAnimationFrame);
}"""
OLD = {"": "application/octet-stream", ".html": "text/html", ".css": "text/css", ".svg": "image/svg+xml"}


class Old(SimpleHTTPRequestHandler):
    """A server that calls scripts text, and data something."""

    extensions_map: ClassVar = {**OLD, ".js": "text/plain", ".json": "application/octet-stream"}

    def log_message(self, format: str, *arguments: object) -> None:
        """Print nothing."""


class Strange(SimpleHTTPRequestHandler):
    """Another server: whatever it is asked for is a page that frames the address behind the question mark."""

    def do_GET(self) -> None:
        data = FRAME.format(self.path.partition("?")[2]).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *arguments: object) -> None:
        """Print nothing."""


@contextmanager
def served(handler: object) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture
def page(new_context) -> Page:
    return new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce").new_page()


def states(page: Page | Frame) -> dict[str, str]:
    """Return what became of each island that a reader can see, once one has come to it."""
    found = {}
    for island in page.locator(".hs-island").all():
        if not island.is_visible():
            continue
        island.scroll_into_view_if_needed()
        found[str(island.get_attribute("data-island"))] = island.evaluate(SETTLED)
    return found


def works(page: Page | Frame) -> None:
    """Move the first figure and answer the first question."""
    figure = page.locator('.hs-island[data-island^="figure:"]').first
    figure.scroll_into_view_if_needed()
    expect(figure).to_have_attribute("data-state", "ready", timeout=60_000)
    before = figure.locator("svg.hs-painting").first.inner_html()
    figure.locator("input[type=range]:visible").first.press("ArrowRight")
    figure.evaluate(REPAINTED, before)
    item = page.locator('.hs-quiz-item[data-kind="single"]:visible').first
    item.scroll_into_view_if_needed(timeout=60_000)
    item.locator("input[type=radio]").first.check()
    item.get_by_role("button", name="Check").click()
    expect(item).to_have_attribute("data-outcome", re.compile("right|wrong"))


@pytest.mark.parametrize("chapter", [*CHAPTERS, "08-final", "my-progress", "evidence"])
def test_a_book_opened_from_a_folder_has_all_its_figures_and_quizzes(page, built_book, chapter):
    page.goto((built_book / "chapters" / f"{chapter}.html").as_uri())
    found = states(page)
    assert set(found.values()) <= {"ready"}, found
    assert found or chapter == "evidence"


def test_in_a_folder_figures_move_and_questions_are_marked(page, built_book):
    page.goto((built_book / "chapters" / "03-mechanics.html").as_uri())
    works(page)


def test_a_folder_may_have_any_name(page, built_book, tmp_path):
    folder = tmp_path / "Kurs Hüfte & Rücken #1"
    shutil.copytree(built_book, folder, ignore=shutil.ignore_patterns("lite", "python"))
    page.goto((folder / "chapters" / "03-mechanics.html").as_uri())
    works(page)


def test_the_ledger_is_searched_in_a_folder_too(page, built_book):
    page.goto((built_book / "chapters" / "evidence.html").as_uri())
    page.locator(".hs-ledger-filters input").first.fill("zebra")
    expect(page.locator(".hs-ledger-filters output")).to_have_text("Nothing found.")


def test_python_in_a_folder_says_why_it_does_not_run(page, built_book):
    page.goto((built_book / "chapters" / "01-connection.html").as_uri())
    page.locator("details.hs-deeper > summary").click()
    cell = page.locator(".hs-deeper .cell:has(> .hs-py-tools)").first
    cell.get_by_role("button", name="Run", exact=True).click()
    expect(cell).to_contain_text("opened from a folder", timeout=60_000)


def test_a_frame_without_an_origin_has_figures_quizzes_and_menus_and_says_that_nothing_is_kept(page, built_book, site):
    with served(Strange) as platform, served(partial(Old, directory=str(built_book))) as home:
        page.goto(f"{platform}?{home}chapters/03-mechanics.html")
        frame = page.frame(url=f"{home}chapters/03-mechanics.html")
        frame.wait_for_load_state()
        works(frame)
        expect(frame.locator(".hs-island").get_by_text("your progress is not kept").first).to_be_attached()
        dark = frame.locator("html[data-theme=dark]")
        frame.locator(".theme-switch-button:visible").first.click()
        expect(dark).to_have_count(1)
        frame.locator(".search-button:visible, .search-button__button:visible").first.click()
        expect(frame.locator("dialog[open]")).to_be_visible()


def test_a_server_that_calls_scripts_text_shows_figures_and_quizzes(page, built_book):
    with served(partial(Old, directory=str(built_book.parent))) as home:  # and below a folder
        page.goto(f"{home}{built_book.name}/chapters/03-mechanics.html")
        works(page)
