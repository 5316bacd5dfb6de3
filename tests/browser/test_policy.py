"""The strict content policy with which the book is served: every page keeps to it, and everything works under it.

The server of the other browser tests sends it, too, so whatever they try is tried under the policy.
"""

from __future__ import annotations

from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from hipspine.book.headers import NAME, POLICY, line
from hipspine.compiled import LITE
from tests.support.chapters import first_page, mounted
from tests.support.page_python import run, unfold
from tests.support.quiz_page import card

TAKE = "How we know"
NOTED = """
window.broken = [];
addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile, lineNumber }) =>
  window.broken.push(`${violatedDirective}: ${blockedURI} (${sourceFile}:${lineNumber})`));
"""
# Every island of the page that can be seen, one after the other, as they come near.
NEXT = """(place) => {
  const island = [...document.querySelectorAll(".hs-island")].filter((one) => one.checkVisibility())[place];
  island?.scrollIntoView();
  return !island || island.dataset.state !== "waiting";
}"""


@pytest.fixture
def strict(visit):
    """A function that opens a page and notes what it does against the policy, in ``broken()`` of what it returns."""

    def open_page(path: str, **window):
        visited = visit("index.html", **window)
        visited.page.add_init_script(NOTED)
        visited.page.goto(visited.page.url.replace("index.html", path))
        visited.broken = lambda: visited.page.evaluate("window.broken")
        return visited

    return open_page


def all_pages(book: Path) -> list[str]:
    """Return the pages of the book; JupyterLite's are opened by test_lite.py, under the policy that they have."""
    pages = (page.relative_to(book) for page in book.rglob("*.html"))
    return sorted(page.as_posix() for page in pages if page.parts[0] != LITE)


def test_the_policy_lets_no_script_in_that_is_no_file_of_the_site(site):
    with urlopen(f"{site}index.html") as answer:
        assert answer.headers[NAME] == line(POLICY)
    rules = {about: allowed for about, *allowed in (rule.split() for rule in line(POLICY).split("; "))}
    assert rules["script-src"] == ["'self'", "'wasm-unsafe-eval'"]
    assert rules["worker-src"] == rules["default-src"] == ["'self'"]
    assert rules["font-src"] == ["'self'", "data:"]
    assert not {"connect-src", "script-src-elem", "script-src-attr"} & set(rules), "wider than the default"


def test_every_page_keeps_to_the_policy(strict, built_book):
    visited = strict("index.html")
    home = visited.page.url.removesuffix("index.html")
    pages = all_pages(built_book)
    assert {"index.html", "search.html", "handouts/01-connection.html", "chapters/07-final.html"} <= set(pages)
    for name in pages:
        visited.page.goto(home + name)
        visited.page.wait_for_load_state("networkidle")  # an old address leads on
        for place in range(visited.page.locator(".hs-island").count()):
            visited.page.wait_for_function(NEXT, arg=place, timeout=30_000)
        assert visited.page.locator(".hs-island[data-state=failed]").count() == 0, name
        assert visited.broken() == [], name
        assert visited.page.evaluate("['light', 'dark'].includes(document.documentElement.dataset.theme)"), name
    assert visited.errors == []
    assert visited.foreign == []


@pytest.mark.parametrize(
    ("added", "directive"),
    [
        ("<script>window.acted = 1</script>", "script-src-elem: inline"),
        ("<img src='_static/favicon.svg' onload='window.acted = 1'>", "script-src-attr: inline"),
        ("<script src='data:text/javascript,window.acted = 1'></script>", "script-src-elem: data"),
        ("<a id='a' href='javascript:window.acted = 1'></a>", "script-src-elem: inline"),
    ],
)
def test_a_script_that_got_into_a_page_does_nothing_and_is_noticed(strict, added, directive):
    visited = strict("index.html")

    def worse(route):
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("</main>", f"{added}</main>"))

    visited.page.route("**/index.html", worse)
    visited.page.reload()
    visited.page.evaluate("document.querySelector('#a')?.click()")
    visited.page.wait_for_function("() => window.broken.length > 0")
    assert visited.broken()[0].startswith(directive)
    assert visited.page.evaluate("window.acted") is None
    assert visited.errors != []


def test_text_is_not_run_as_code_in_a_page(strict):
    visited = strict("index.html")
    visited.page.evaluate("setTimeout('window.acted = 1')")
    visited.page.wait_for_function("() => window.broken.length > 0")
    assert visited.broken()[0].startswith("script-src: eval")
    assert visited.page.evaluate("window.acted") is None


def test_a_chapter_works_under_the_policy(strict):
    visited = strict("chapters/01-connection.html", scheme="light")
    page = visited.page
    page.locator(".theme-switch-button").first.click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    figure = mounted(visited, "pelvic-tilt")
    slider = figure.locator("input[type=range]").first
    slider.press("ArrowRight")
    page.wait_for_function("(island) => island.get('anterior_tilt') !== 0", arg=figure.element_handle())
    quiz = page.locator('[data-island="quiz:connection"]')
    quiz.scroll_into_view_if_needed()
    expect(quiz).to_have_attribute("data-state", "ready")
    first = quiz.locator('.hs-quiz-item:is([data-kind="single"], [data-kind="several"])').first.get_attribute(
        "data-item"
    )
    form = card(quiz, first)
    form.locator(".hs-quiz-option input").first.check()
    form.get_by_role("button", name="Check", exact=True).click()
    expect(form.locator(".hs-quiz-result")).to_contain_text("To remember")
    cells = unfold(page)
    assert "[40.0, 50.0]" in run(cells.first)
    assert run(cells.first, "import sympy\nprint(sympy.sqrt(8))") == "2*sqrt(2)\n"
    run(cells.first, "import plotly.graph_objects as go\ngo.Figure(go.Bar(x=['a'], y=[1]))")
    cells.first.locator(".hs-py-result .points path").first.wait_for()
    page.locator('[data-island^="plot:"]').first.scroll_into_view_if_needed()
    page.locator('[data-island^="plot:"] .main-svg').first.wait_for()
    assert visited.broken() == []
    assert visited.errors == []


def test_bones_in_3d_and_saved_pictures_work_under_the_policy(strict):
    visited = strict(first_page("pelvis-3d"))
    island = mounted(visited, "pelvis-3d")
    island.get_by_text(TAKE, exact=True).click()
    for kind in ("PNG", "SVG"):
        with visited.page.expect_download():
            island.get_by_role("button", name=f"Save as {kind}").click()
    assert visited.broken() == []
    assert visited.errors == []


def test_the_search_and_a_handout_work_under_the_policy(strict):
    visited = strict("search.html?q=labrum")
    visited.page.locator("#search-results li a").first.wait_for()
    assert visited.broken() == []
    home = visited.page.url.partition("search.html")[0]
    visited.page.goto(f"{home}handouts/01-connection.html")
    expect(visited.page.get_by_role("button", name="Print")).to_be_visible()
    assert visited.broken() == []
    assert visited.errors == []
