"""A real browser on the built book, and what goes wrong in it."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from hipspine.book.serve import address, make_server
from tests.support.page_python import CELLS, unfold
from tests.support.quiz_page import page_text, serving

LOCAL_SCHEMES = {"data", "blob", "about"}
KEPT_PAGES = 2  # of a module: a page in both colour schemes


@dataclass
class Visit:
    """A page that was opened, with what it complained of and which other hosts it asked for something."""

    page: Page
    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def site(built_book: Path) -> Iterator[str]:
    """The URL of the built book, with its closing slash."""
    with make_server(built_book) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield address(server)
        server.shutdown()


@pytest.fixture
def visit(new_context: Callable[..., BrowserContext], site: str) -> Callable[..., Visit]:
    """Open a page of the book in a window of its own and with empty storage; ``path`` may carry a fragment."""

    def open_page(path: str = "index.html", **window: Any) -> Visit:
        return _visited(new_context, site, path, **window)

    return open_page


@pytest.fixture(scope="module")
def shared_visit(browser: Browser, site: str) -> Iterator[Callable[..., Visit]]:
    """Open a page of the book as ``visit`` does, or find it open from the test before.

    For tests that look at one part of a page each and leave the others alone. Tests of one page should follow each
    other, as just two pages stay open.
    """
    kept: OrderedDict[tuple[str, str], Visit] = OrderedDict()

    def open_page(path: str = "index.html", scheme: str = "light") -> Visit:
        if (path, scheme) not in kept:
            if len(kept) == KEPT_PAGES:
                kept.popitem(last=False)[1].page.context.close()
            kept[path, scheme] = _visited(browser.new_context, site, path, scheme=scheme)
        kept.move_to_end((path, scheme))
        return kept[path, scheme]

    yield open_page
    for visited in kept.values():
        visited.page.context.close()


@pytest.fixture(scope="module")
def quiz_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The URL of a site for one page with a quiz, and the folder where that page is to be written."""
    folder = tmp_path_factory.mktemp("quiz")
    with serving(folder) as url:
        yield url, folder


@pytest.fixture
def opened(quiz_site: tuple[str, Path], new_context: Callable[..., BrowserContext]) -> Iterator[Callable[..., Page]]:
    """A function that opens the sample quiz; at the end nothing may have gone wrong in any page."""
    url, folder = quiz_site
    troubles: list[str] = []

    def open_page(content: dict | None = None, theme: str = "light", width: int = 1280) -> Page:
        (folder / "index.html").write_text(page_text(content, theme), encoding="utf-8")
        page = new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce").new_page()
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
        page.on(
            "request",
            lambda request: request.url.startswith((url, "data:", "blob:")) or troubles.append(request.url),
        )
        page.goto(f"{url}/index.html")
        expect(page.locator('.hs-island[data-state="ready"]')).to_be_visible()
        return page

    yield open_page
    assert troubles == []


def _visited(
    new_context: Callable[..., BrowserContext],
    site: str,
    path: str,
    width: int = 1280,
    height: int = 900,
    scheme: str = "light",
    javascript: bool = True,
) -> Visit:
    size = {"width": width, "height": height}
    visited = Visit(new_context(viewport=size, color_scheme=scheme, java_script_enabled=javascript).new_page())
    _watch(visited, site)
    visited.page.goto(site + path.lstrip("/"), wait_until="load")
    return visited


def _watch(visited: Visit, site: str) -> None:
    """Note console errors, uncaught exceptions, failed answers and requests to any other host or port."""
    page, home = visited.page, urlsplit(site).netloc

    def on_request(request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in LOCAL_SCHEMES and address.netloc != home:
            visited.foreign.append(request.url)

    def on_response(response) -> None:
        if response.status >= 400:
            visited.errors.append(f"{response.status} {response.url}")

    def on_failure(request) -> None:
        if "ERR_ABORTED" not in (request.failure or ""):  # the page itself gave up, or was left
            visited.errors.append(f"{request.failure} {request.url}")

    page.on("console", lambda said: visited.errors.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: visited.errors.append(str(error)))
    page.on("request", on_request)
    page.on("response", on_response)
    page.on("requestfailed", on_failure)


@pytest.fixture(scope="module")
def _deep(browser: Browser, site: str) -> Iterator[Visit]:
    """Chapter 1 with *Go deeper* open, whose Python a module's tests share."""
    visited = _visited(browser.new_context, site, "chapters/01-connection.html")
    unfold(visited.page)
    yield visited
    visited.page.context.close()


@pytest.fixture
def deep_page(_deep: Visit) -> tuple[Page, Locator]:
    """A page and its cells, for tests that follow each other; nothing may have come from elsewhere."""
    assert _deep.foreign == []
    return _deep.page, _deep.page.locator(CELLS)


@pytest.fixture
def deep_cells(deep_page: tuple[Page, Locator]) -> Locator:
    """The cells of that page."""
    return deep_page[1]
