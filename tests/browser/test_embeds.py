"""Pages for frames within a page of another site: heights, messages, work that goes on, colours, and silence alone."""

from __future__ import annotations

import json
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import expect

from tests.support.axe import violations
from tests.support.waiting import frames

READY = '.hs-island[data-state="ready"]'
# Notes what it is told, makes the frame as high as the page within it asks for, and gives back what it has kept.
HOST = """<!doctype html><html lang="en"><head><title>Another site</title><link rel="icon" href="data:,"></head>
<body><main><h1>Another site</h1>
<iframe title="Figure" id="frame" width="100%" height="150" src="ADDRESS"></iframe></main>
<script>
  window.told = [];
  window.kept = KEPT;
  addEventListener("message", ({ source, data }) => {
    if (source !== frame.contentWindow) return;
    told.push(data);
    if (data.subject === "lti.frameResize") frame.height = data.height;
    if (data.subject === "SPLICE.getState" && kept !== null)
      source.postMessage({ subject: "SPLICE.getState.response", message_id: data.message_id, state: kept }, "*");
  });
</script></body></html>"""
REPORT = "SPLICE.reportScoreAndState"
REPORTED = "(least) => told.filter(({ subject }) => subject === 'SPLICE.reportScoreAndState').length >= least"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory):
    """The folder and the URL of another site: another port is another origin."""
    folder = tmp_path_factory.mktemp("elsewhere")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield folder, f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@pytest.fixture
def framed(elsewhere, site, new_context):
    """Open a page of the book in a frame of another site that has kept something, or nothing (None)."""
    folder, url = elsewhere

    def open_page(path, kept=None, width=1280, scheme="light"):
        html = HOST.replace("ADDRESS", site + path).replace("KEPT", json.dumps(kept))
        (folder / "index.html").write_text(html, encoding="utf-8")
        page = new_context(viewport={"width": width, "height": 900}, color_scheme=scheme).new_page()
        page.goto(url)
        return page, page.frame_locator("#frame")

    return open_page


def ready(inside):
    expect(inside.locator(READY)).to_have_count(1, timeout=60_000)


def told(page, subject):
    return [one for one in page.evaluate("told") if one["subject"] == subject]


def reports(page, least=1):
    page.wait_for_function(REPORTED, arg=least, timeout=60_000)
    return told(page, REPORT)


def answer(inside, place=0):
    """Choose an option of a question, whichever it is, and have it checked."""
    item = inside.locator('.hs-quiz-item[data-kind="single"]').nth(place)
    item.locator(".hs-quiz-option input").first.check()
    item.get_by_role("button", name="Check", exact=True).click()
    expect(item.locator(".hs-quiz-result")).not_to_be_empty()
    return item.get_attribute("data-item")


def everything(inside):
    inside.get_by_role("button", name="Show all questions").click()


@pytest.mark.parametrize("path", ["figure-pelvic-tilt", "figure-red-flags", "quiz-seek-care"])
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_a_frame_is_as_high_as_its_page_and_sound(framed, path, width, scheme):
    page, inside = framed(f"embed/{path}.html", width=width, scheme=scheme)
    ready(inside)
    # The frame follows what is told, until nothing in it has to be scrolled.
    within = page.locator("#frame").element_handle().content_frame()
    within.wait_for_function("() => Math.abs(document.documentElement.scrollHeight - innerHeight) <= 1", timeout=60_000)
    assert within.evaluate("document.documentElement.scrollWidth <= innerWidth")
    heights = [one["height"] for one in told(page, "lti.frameResize")]
    assert heights and all(isinstance(one, int) and one > 300 for one in heights)
    assert within.evaluate("document.documentElement.dataset.theme") == scheme
    assert violations(page) == []


def test_a_frame_grows_with_what_is_opened_in_it(framed):
    page, inside = framed("embed/figure-pelvic-tilt.html")
    ready(inside)
    before = told(page, "lti.frameResize")[-1]["height"]
    inside.get_by_text("How we know", exact=True).click()
    page.wait_for_function("(before) => told.findLast((one) => one.height).height > before + 50", arg=before)


def test_a_quiz_reports_what_was_checked_and_nothing_that_was_only_chosen(framed, site):
    page, inside = framed("embed/quiz-seek-care.html")
    ready(inside)
    page.wait_for_function("() => told.some(({ subject }) => subject === 'SPLICE.getState')", timeout=60_000)
    [asked] = told(page, "SPLICE.getState")
    assert asked["activity_id"] == f"{site}embed/quiz-seek-care.html" and asked["message_id"]
    everything(inside)
    inside.locator('.hs-quiz-item[data-kind="single"] .hs-quiz-option input').first.check()
    chosen = reports(page)[-1]
    assert chosen["score"] == 0 and chosen["state"]["checked"] == []
    item = answer(inside)
    page.wait_for_function(
        "(item) => told.some(({ state }) => state?.checked?.includes(item))", arg=item, timeout=60_000
    )
    last = reports(page)[-1]
    assert set(last) == {"subject", "message_id", "activity_id", "score", "state"}
    assert 0 <= last["score"] <= 1
    assert last["state"]["version"] == 1 and list(last["state"]["responses"]) == [item]
    assert {one["subject"] for one in page.evaluate("told")} == {"lti.frameResize", "SPLICE.getState", REPORT}


def test_work_goes_on_where_it_was_also_as_text(framed):
    page, inside = framed("embed/quiz-seek-care.html")
    ready(inside)
    everything(inside)
    item = answer(inside)
    page.wait_for_function(
        "(item) => told.some(({ state }) => state?.checked?.includes(item))", arg=item, timeout=60_000
    )
    state = reports(page)[-1]["state"]
    for kept in (state, json.dumps(state)):  # Runestone keeps a text
        page, inside = framed("embed/quiz-seek-care.html", kept)
        ready(inside)
        again = inside.locator(f'.hs-quiz-item[data-item="{item}"]')
        expect(again.locator(".hs-quiz-result")).not_to_be_empty(timeout=60_000)
        assert told(page, REPORT) == [], "what was given back is reported as if it were new"


@pytest.mark.parametrize(
    "kept",
    [
        {"version": 1, "kind": "quiz", "seed": 1, "responses": {"no-such-question": "a"}, "checked": []},
        {"version": 1, "kind": "quiz", "seed": "x"},
        {"version": 9, "kind": "quiz"},
        "no JSON",
    ],
)
def test_what_does_not_fit_is_said_and_the_quiz_starts_anew(framed, kept):
    page, inside = framed("embed/quiz-seek-care.html", kept)
    ready(inside)
    expect(inside.locator(".hs-embed-said")).to_contain_text("you start anew", timeout=60_000)
    everything(inside)
    answer(inside)
    assert reports(page)[-1]["state"]["seed"] == 1


def test_an_answer_from_anybody_but_the_page_around_is_not_taken(framed):
    page, inside = framed("embed/quiz-seek-care.html")
    ready(inside)
    within = page.locator("#frame").element_handle().content_frame()
    within.evaluate("postMessage({ subject: 'SPLICE.getState.response', state: { version: 9 } }, '*')")
    frames(page, 5)
    expect(inside.locator(".hs-embed-said")).to_be_empty()


def test_a_figure_reports_what_was_done_and_how_it_is_set(framed):
    page, inside = framed("embed/figure-pelvic-tilt.html#pelvic-tilt?anterior_tilt=12")
    ready(inside)
    expect(inside.locator(".hs-amount").first).to_contain_text("12°")
    inside.locator(".hs-guess .hs-button").first.click()
    half = reports(page)[-1]
    assert half["score"] == 0.5 and half["state"]["done"] == ["guess"]
    assert half["state"]["settings"]["anterior_tilt"] == 12
    inside.get_by_text("Try it", exact=True).click()
    inside.get_by_text("What you should have seen").click()
    page.wait_for_function("() => told.findLast(({ state }) => state).score === 1", timeout=60_000)
    state = reports(page)[-1]["state"]
    assert state["done"] == ["guess", "answer"]
    state["settings"]["anterior_tilt"] = -5
    page, inside = framed("embed/figure-pelvic-tilt.html", state)
    expect(inside.locator(".hs-amount").first).to_contain_text("5°", timeout=60_000)
    expect(inside.locator(".hs-guess")).to_be_hidden()


def test_alone_in_a_window_nobody_is_told_anything(visit):
    seen = visit("index.html")
    seen.page.add_init_script(
        "window.said = []; window.postMessage = (...all) => said.push(all);"
        "addEventListener('message', ({ data }) => said.push(data));"
    )
    for path in ("embed/quiz-seek-care.html", "embed/figure-pelvic-tilt.html"):
        seen.page.goto(seen.page.url.rpartition("/")[0].removesuffix("/embed") + f"/{path}")
        ready(seen.page)
        if "quiz" in path:
            answer(seen.page)
        frames(seen.page, 5)
        assert seen.page.evaluate("said") == []
        names = seen.page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)")
        assert not [name for name in names if "/parent-" in name or "/work-" in name]
    assert seen.errors == seen.foreign == []


@pytest.mark.parametrize(
    ("asked", "scheme", "shown"),
    [("?theme=dark", "light", "dark"), ("?theme=light", "dark", "light"), ("?theme=x", "dark", "dark")],
)
def test_the_address_may_ask_for_colours(visit, asked, scheme, shown):
    page = visit(f"embed/figure-pelvic-tilt.html{asked}#pelvic-tilt?anterior_tilt=9", scheme=scheme).page
    ready(page)
    expect(page.locator("html")).to_have_attribute("data-theme", shown)
    expect(page.locator(".hs-amount").first).to_contain_text("9°")


def test_another_site_may_frame_these_pages_and_no_chapter(framed):
    page, inside = framed("embed/quiz-final.html")
    ready(inside)
    with page.expect_console_message(lambda said: "frame-ancestors" in said.text):
        page.evaluate("frame.src = frame.src.replace('embed/quiz-final', 'chapters/01-connection')")


def test_links_of_a_quiz_lead_to_pages_of_the_book_in_a_window_of_their_own(visit):
    page = visit("embed/quiz-seek-care.html").page
    ready(page)
    everything(page)
    answer(page)
    addresses = page.locator(".hs-quiz-sources a").evaluate_all("all => all.map(({ href, target }) => href)")
    assert addresses
    for address in set(addresses):
        assert page.request.get(address).ok, address
    with page.context.expect_page() as opened:
        page.locator("footer a").click()
    assert "/chapters/05-seek-care.html" in opened.value.url


def test_without_scripts_the_still_form_is_there(visit):
    page = visit("embed/quiz-seek-care.html", javascript=False).page
    expect(page.locator(".hs-quiz-still > ol > li")).to_have_count(8)
    page = visit("embed/figure-pelvic-tilt.html", javascript=False).page
    expect(page.locator(".hs-poster .hs-on-light img")).to_be_visible()
