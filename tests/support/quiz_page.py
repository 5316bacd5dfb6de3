"""A page with the sample quiz, as the browser tests of the quiz open it, and what they read from it."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from hipspine.figures import declared
from hipspine.figures.muscles import bands
from hipspine.figures.palette import PALETTE
from hipspine.figures.skeleton import outlines
from hipspine.paths import frontend_path, package_path
from hipspine.quiz.content import body_map, programs
from tests.support import quiz_samples as samples

ROOT = Path(__file__).parents[2]

# The page's colours in the dark, as the book sets them.
DARK = {name: PALETTE[name][1] for name in ("paper", "ink", "muted", "line", "blue", "green", "amber")}
PAGE = """<!doctype html><html lang="en" data-theme="THEME"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Levers</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="quiz.css">
<style>html[data-theme="dark"] {VARIABLES}
body {background: var(--hs-paper, PAPER); color: var(--hs-ink, INK)} section a {color: inherit}
</style></head><body><main><h1>Levers</h1>
<section id="one-leg"><h2>On one leg</h2><p><a href="evidence.html#claim-one-leg-load">how sure?</a></p></section>
<div class="hs-island" data-island="quiz:sample" data-state="waiting" data-addresses='ADDRESSES'>
<script type="application/json">STATE</script></div></main>
<script type="module" src="island.js"></script></body></html>"""

FIGURE_FILES = {"_shapes": "outlines.json", "_bands": "muscles.json", "_plotly": "plotly.min.js"}


@cache
def addresses() -> dict[str, object]:
    """Return where the page finds what it loads; reading the samples takes seconds, so only a page that opens does."""
    return {
        "_programs": "programs.json",
        "_body": "body.json",
        "_figures": {
            item.id: {"name": f"figure:{item.figure}", "_definition": f"figure-{item.figure}.json", **FIGURE_FILES}
            for item in samples.all_samples().items
            if item.kind == "set"
        },
    }


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve the bundled front end from ``folder``, and return the URL without its closing slash.

    Below ``/frontend/src`` and ``/quiz`` stand the modules themselves, for tests of one of them.
    """
    shutil.copytree(frontend_path("page"), folder, dirs_exist_ok=True)
    for source in package_path().rglob("*.js"):
        if not source.is_relative_to(frontend_path()):
            copy = folder / source.relative_to(package_path())
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, copy)
    for name in {item.figure for item in samples.all_samples().items if item.kind == "set"}:
        (folder / f"figure-{name}.json").write_text(json.dumps(declared(name).definition), encoding="utf-8")
    (folder / "outlines.json").write_text(json.dumps(outlines()), encoding="utf-8")
    (folder / "muscles.json").write_text(json.dumps(bands()), encoding="utf-8")
    shutil.copy(ROOT / "node_modules/ts-fsrs/dist/index.mjs", folder / "ts-fsrs.mjs")
    (folder / "body.json").write_text(json.dumps(body_map()), encoding="utf-8")
    (folder / "programs.json").write_text(json.dumps(programs(samples.all_samples())), encoding="utf-8")
    shutil.copy(ROOT / "node_modules/plotly.js-basic-dist-min/plotly-basic.min.js", folder / "plotly.min.js")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


# Where the course treats a claim; the book adds it to what a quiz shows (hipspine.book.claim_sections).
PLACES = {"one-leg-load": [["01-levers", "one-leg", "On one leg"]]}


def page_text(content: dict | None = None, theme: str = "light") -> str:
    """Return the HTML of a page with one quiz: the sample, or the given content."""
    state = {
        "name": "quiz:sample",
        "content": content or samples.sample_content() | {"places": PLACES},
        "seed": 1,
        "count": 0,
        "responses": {},
        "checked": [],
        "confidence": {},
    }
    colours = "{" + ";".join(f"--hs-{name}: {colour}" for name, colour in DARK.items()) + "}"
    text = PAGE.replace("THEME", theme).replace("{VARIABLES}", colours)
    text = text.replace("PAPER", PALETTE["paper"][0]).replace("INK", PALETTE["ink"][0])
    text = text.replace("ADDRESSES", json.dumps(addresses()))
    return text.replace("STATE", json.dumps(state).replace("<", "\\u003c"))


def item(page: Page, name: str) -> Locator:
    """Return the form of one question, whether or not it is the one that is shown."""
    return page.locator(f'.hs-quiz-item[data-item="{name}"]')


def card(home: Page | Locator, name: str) -> Locator:
    """Show one question of a quiz by its mark, as a reader does, and return its form."""
    form = home.locator(f'.hs-quiz-item[data-item="{name}"]')
    place = form.evaluate("(form) => [...form.parentNode.children].indexOf(form)")
    if home.locator(".hs-quiz-pip").count() > 1:
        home.locator(".hs-quiz-pip").nth(place).click()
    expect(form).to_be_visible()
    return form


def island(page: Page, call: str) -> object:
    """Return what a call on the quiz's own element gives."""
    return page.evaluate(f"document.querySelector('.hs-island').{call}")


def focused(page: Page) -> str:
    """Return the value of the control that has the focus, or its text."""
    return page.evaluate("document.activeElement.value || document.activeElement.textContent")
