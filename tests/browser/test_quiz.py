"""The quiz in a real browser: the same marks as in Python, and a quiz that everybody can use."""

from __future__ import annotations

import importlib.util
import json
import random
import shutil
import threading
from collections.abc import Iterator
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from hipspine.paths import package_path
from hipspine.quiz import quiz
from hipspine.quiz.bank import bank_names, load_bank
from hipspine.quiz.marking import mark
from hipspine.quiz.schema import Numeric, Single

ROOT = Path(__file__).parents[2]
KINDS = ("single", "several", "number")
_spec = importlib.util.spec_from_file_location("quiz_samples", ROOT / "tests" / "quiz" / "quiz_samples.py")
samples = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(samples)

# The page's colours in the dark, as the book sets them.
DARK = {
    "paper": "#14181b",
    "ink": "#e8e4da",
    "muted": "#a3adb3",
    "line": "#38424a",
    "blue": "#7db8e0",
    "green": "#7fcba4",
    "amber": "#e5b567",
}
PAGE = """<!doctype html><html lang="en" data-theme="THEME"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Levers</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="quiz.css">
<style>html[data-theme="dark"] {VARIABLES}
body {background: var(--hs-paper, #fbfaf6); color: var(--hs-ink, #22303a)} section a {color: inherit}
</style></head><body><main><h1>Levers</h1>
<section id="one-leg"><h2>On one leg</h2><p><a href="evidence.html#claim-one-leg-load">how sure?</a></p></section>
<div class="hs-island" data-island="quiz:sample" data-state="waiting" data-module="quiz.js">
<script type="application/json">STATE</script></div></main>
<script type="module" src="island.js"></script></body></html>"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Iterator[tuple[str, Path]]:
    folder = tmp_path_factory.mktemp("quiz")
    for name in ("quiz.js", "quiz.css", "island.js"):
        shutil.copy(package_path("frontend", name), folder / name)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", folder
    server.shutdown()
    server.server_close()


@pytest.fixture
def opened(site, chromium: Browser) -> Iterator[object]:
    """A function that opens the sample quiz; at the end nothing may have gone wrong in any page."""
    address, folder = site
    troubles: list[str] = []
    contexts = []

    def open_page(content: dict | None = None, theme: str = "light", width: int = 1280) -> Page:
        state = {"name": "quiz:sample", "content": content or samples.sample_content(), "responses": {}, "checked": []}
        colours = "{" + ";".join(f"--hs-{name}: {colour}" for name, colour in DARK.items()) + "}"
        text = PAGE.replace("THEME", theme).replace("{VARIABLES}", colours)
        text = text.replace("STATE", json.dumps(state).replace("<", "\\u003c"))
        (folder / "index.html").write_text(text, encoding="utf-8")
        contexts.append(chromium.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce"))
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
        page.on(
            "request",
            lambda request: (
                request.url.startswith(address) or request.url.startswith("data:") or troubles.append(request.url)
            ),
        )
        page.goto(f"{address}/index.html")
        expect(page.locator('.hs-island[data-state="ready"]')).to_be_visible()
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert troubles == []


def item(page: Page, name: str):
    return page.locator(f'.hs-quiz-item[data-item="{name}"]')


def island(page: Page, call: str) -> object:
    return page.evaluate(f"document.querySelector('.hs-island').{call}")


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.value || document.activeElement.textContent")


# ---- marking


@cache
def all_items() -> list[tuple[object, dict]]:
    """Every question of the course and of the sample, as Python marks it and as the page gets it."""
    pairs = list(zip(samples.sample_bank().items, samples.sample_content()["items"], strict=True))
    for name in bank_names():
        pairs += zip(load_bank(name).items, quiz(name).content["items"], strict=True)
    return pairs


def random_response(chance: random.Random, question: object) -> object:
    if isinstance(question, Numeric):
        marked = chance.choice([question.answer, *question.mistakes])
        return chance.choice(
            [
                marked.value
                + chance.choice([-1, 1]) * marked.tolerance * (1 + chance.choice([0, 1e-12, 1e-9, 1e-8, -1e-9])),
                marked.value * (1 + chance.uniform(-1, 1) * 10.0 ** chance.randint(-12, 0)),
                chance.uniform(-1, 1) * 10.0 ** chance.randint(-320, 308),
                chance.randint(-(10**9), 10**9) + 0.5,
                chance.randint(-5, 100),
                chance.choice(["1", True, [1], {}, ""]),
            ]
        )
    letters = [option.id for option in question.options]
    if isinstance(question, Single):
        return chance.choice([*letters, *letters, *letters, None, "z", 1, letters[:1]])
    chosen = chance.sample(letters, chance.randint(0, len(letters)))
    return chance.choice([chosen, chosen, chosen, chosen, [*chosen, *chosen[:1]], [*chosen, "z"], "a"])


def python_mark(question: object, response: object) -> object:
    try:
        earned = mark(question, response)
    except ValueError:
        return "refused"
    return [earned.score, earned.correct, list(earned.feedback)]


@pytest.mark.parametrize("kind", KINDS)
def test_python_and_page_give_the_same_marks(opened, kind):
    pairs = [(question, public) for question, public in all_items() if question.kind == kind]
    chance = random.Random(kind)
    vectors = [
        (i, random_response(chance, pairs[i][0])) for i in range(len(pairs)) for _ in range(1000 // len(pairs) + 1)
    ]
    expected = [python_mark(pairs[i][0], response) for i, response in vectors]
    seen = opened().evaluate(
        """async ([items, vectors]) => {
            const { mark } = await import("/quiz.js");
            return vectors.map(([i, response]) => {
                try { const m = mark(items[i], response); return [m.score, m.correct, m.feedback]; }
                catch (error) { if (error instanceof RangeError) return "refused"; throw error; }
            });
        }""",
        [[public for _, public in pairs], vectors],
    )
    differences = [(pairs[i][0].id, r, e, s) for (i, r), e, s in zip(vectors, expected, seen, strict=True) if e != s]
    assert differences == []
    assert len(vectors) >= 1000
    assert {"refused"} < {e if e == "refused" else e[0] for e in expected} >= {0, 1}


# ---- answering


def test_with_the_keyboard_alone(opened):
    page = opened()
    page.keyboard.press("Tab")  # the link of the section above
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    assert focused(page) == "b"
    page.keyboard.press("Enter")  # a form checks on Enter, too
    first = item(page, "sample-seesaw")
    expect(first.locator(".hs-quiz-said").nth(1)).to_have_text("Right The longer the lever, the smaller the weight.")
    assert focused(page) == "b"
    page.keyboard.press("Tab")
    assert focused(page) == "Checked"
    page.keyboard.press("Tab")
    assert focused(page) == "Try again"
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "checkbox":
            break
    page.keyboard.press("Space")
    for _ in range(4):
        page.keyboard.press("Tab")
    assert focused(page) == "Check"
    page.keyboard.press("Space")
    second = item(page, "sample-which-shorten")
    expect(second.locator(".hs-quiz-result")).to_contain_text("Partly right · You found 1 of the 2 that fit.")
    item(page, "sample-pull").locator("input").focus()
    page.keyboard.type("0.4")
    page.keyboard.press("Enter")
    expect(item(page, "sample-pull").locator(".hs-quiz-said")).to_have_text("Not quite The levers are swapped.")
    assert island(page, "get('responses')") == {
        "sample-seesaw": "b",
        "sample-which-shorten": ["a"],
        "sample-pull": 0.4,
    }
    assert island(page, "values()") == {"score": 0.5, "answered": 3, "total": 3}
    expect(page.locator(".hs-quiz-progress")).to_have_text("3 of 3 answered · 1 right")


def test_nothing_chosen_says_so_and_leads_to_the_choice(opened):
    page = opened()
    first = item(page, "sample-seesaw")
    first.get_by_role("button", name="Check").click()
    expect(first.locator("[role=status]")).to_have_text("Choose an answer first.")
    assert focused(page) == "a"
    number = item(page, "sample-pull")
    number.locator("input").fill("")
    number.get_by_role("button", name="Check").click()
    expect(number.locator("[role=status]")).to_contain_text("Write a number first")
    expect(number.locator("input")).to_be_focused()


def test_a_changed_answer_hides_the_feedback_until_checked_again(opened):
    page = opened()
    first = item(page, "sample-seesaw")
    first.locator("input[value=a]").check()
    first.get_by_role("button", name="Check").click()
    expect(first).to_have_attribute("data-outcome", "wrong")
    expect(first).to_contain_text("To remember: Weight times lever")
    first.locator("input[value=b]").check()
    expect(first.locator(".hs-quiz-said p, .hs-quiz-result p")).to_have_count(0)
    expect(page.locator(".hs-quiz-progress")).to_have_text("1 of 3 answered · 0 right")
    first.get_by_role("button", name="Check").click()
    expect(first).to_have_attribute("data-outcome", "right")
    first.get_by_role("button", name="Try again").click()
    expect(first.locator("input:checked")).to_have_count(0)
    assert focused(page) == "a"
    assert island(page, "get('responses')") == {}


def test_a_number_is_left_alone_while_it_is_typed(opened):
    page = opened()
    box = item(page, "sample-pull").locator("input")
    box.press_sequentially("1.60")
    expect(box).to_have_value("1.60")
    assert island(page, "get('responses')") == {"sample-pull": 1.6}
    box.fill("")
    assert island(page, "get('responses')") == {}


def test_state_set_from_outside_is_restored(opened):
    page = opened()
    island(page, "set('responses', {'sample-seesaw': 'c', 'sample-which-shorten': ['a', 'c'], 'sample-pull': 1.6})")
    expect(page.locator(".hs-quiz-progress")).to_have_text("3 of 3 answered · 0 right")
    island(page, "set('checked', ['sample-which-shorten'])")
    expect(item(page, "sample-which-shorten")).to_have_attribute("data-outcome", "right")
    expect(item(page, "sample-which-shorten").locator("input:checked")).to_have_count(2)
    expect(item(page, "sample-pull").locator("input")).to_have_value("1.6")
    assert island(page, "values()")["score"] == pytest.approx(2 / 3)
    island(page, "set('responses', {})")
    expect(page.locator("input:checked")).to_have_count(0)
    expect(item(page, "sample-pull").locator("input")).to_have_value("")


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ("set('respones', {})", "it has responses, checked"),
        ("set('responses', {'seesaw': 'a'})", "there are sample-seesaw"),
        ("set('responses', {'sample-seesaw': 'z'})", "is no answer"),
        ("set('checked', ['seesaw'])", "there are sample-seesaw"),
    ],
)
def test_wrong_values_from_outside_are_refused(opened, call, words):
    page = opened()
    refusal = page.evaluate(f"document.querySelector('.hs-island').{call}.then(() => '', (error) => error.message)")
    assert words in refusal
    assert island(page, "get('responses')") == {}


def test_what_an_older_version_stored_does_no_harm(opened):
    content = samples.sample_content()
    content["items"][0]["options"].pop()
    page = opened(content)
    page.evaluate("""() => {
        const shim = { 'sample-seesaw': 'c', 'gone': 'a', 'sample-pull': 'x' };
        return import('/quiz.js').then(({ values }) => {
            const island = document.querySelector('.hs-island');
            const model = { get: (name) => (name === 'responses' ? shim : island.get(name)) };
            window.read = values(model);
        });
    }""")
    assert page.evaluate("window.read") == {"score": 0, "answered": 0, "total": 3}


def test_summary_by_objective_points_back(opened):
    page = opened()
    island(page, "set('responses', {'sample-seesaw': 'a', 'sample-which-shorten': ['a', 'c'], 'sample-pull': 1.6})")
    expect(page.locator(".hs-quiz-summary")).to_be_empty()
    for name in ("sample-seesaw", "sample-which-shorten", "sample-pull"):
        item(page, name).get_by_role("button", name="Check").click()
    rows = page.locator(".hs-quiz-summary li")
    expect(rows.nth(0)).to_contain_text("Explain why a short lever needs a large force. 1 of 2 right")
    expect(rows.nth(1)).to_contain_text("Work out a force from two levers. 1 of 1 right")
    expect(rows.nth(1).locator("a, button")).to_have_count(0)
    expect(rows.nth(0).get_by_role("link", name="On one leg")).to_have_attribute("href", "#one-leg")
    rows.nth(0).get_by_role("button", name="Question 1").click()
    assert focused(page) == "a"
    page.get_by_role("button", name="Start again").click()
    assert island(page, "get('responses')") == {}
    assert focused(page) == "a"
    expect(page.locator(".hs-quiz-summary")).to_be_empty()


# ---- for everybody, everywhere


def test_names_and_roles(opened):
    page = opened()
    group = page.get_by_role("group", name="Question 1 of 3 A child sits")
    expect(group.get_by_role("radio", name="Less.")).to_be_visible()
    expect(page.get_by_role("spinbutton", name="Your answer body weights")).to_be_visible()
    expect(page.locator(".hs-quiz-said")).to_have_count(8)
    assert page.locator(".hs-quiz-said:not([aria-live=polite])").count() == 0
    assert page.locator("legend math").count() == 2
    # JupyterLab leaves the keys alone only where the focused element itself says so.
    assert page.locator(".hs-quiz :is(input, button, a):not([data-lm-suppress-shortcuts])").count() == 0


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_and_width(opened, theme, width):
    page = opened(theme=theme, width=width)
    axe = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    page.evaluate(axe)

    def violations() -> list[str]:
        found = page.evaluate("axe.run().then((result) => result.violations)")
        return [f"{v['id']}: {node['html'][:100]} {node['failureSummary']}" for v in found for node in v["nodes"]]

    assert violations() == []
    island(page, "set('responses', {'sample-seesaw': 'a', 'sample-which-shorten': ['a'], 'sample-pull': 1.6})")
    island(page, "set('checked', ['sample-seesaw', 'sample-which-shorten', 'sample-pull'])")
    expect(page.locator(".hs-quiz-summary li")).to_have_count(2)
    assert violations() == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.evaluate(
        """() => [...document.querySelectorAll('.hs-quiz :is(button, label, .hs-quiz-look a)')]
            .filter((e) => e.getBoundingClientRect().height < 44).map((e) => e.outerHTML)"""
    )
    assert small == []


def test_right_and_wrong_are_told_in_words_and_shapes(opened):
    page = opened()
    island(page, "set('responses', {'sample-seesaw': 'a', 'sample-which-shorten': ['a'], 'sample-pull': 1.6})")
    island(page, "set('checked', ['sample-seesaw', 'sample-which-shorten', 'sample-pull'])")
    told = {}
    for verdict in page.locator(".hs-quiz-item .hs-quiz-verdict").all():
        told[verdict.inner_text()] = verdict.locator("path").get_attribute("d")
    assert set(told) == {"Not quite", "Fits", "Partly right", "Right"}
    assert len(set(told.values())) == 3


HOSTILE = (
    '<script>window.hacked = 1</script><img src=x onerror="window.hacked=1">'
    '<a href="javascript:hacked()">x</a>&lt;b&gt;<svg onload="window.hacked=1"><style>*{display:none}</style></svg>'
)
HOSTILE_FORMULA = (
    '<math><mtext onclick="window.hacked=1"><script>window.hacked=1</script>f</mtext>'
    '<mi href="javascript:1" style="color:red">m</mi></math>'
)


def test_markup_in_texts_never_acts(opened):
    content = samples.sample_content()
    first = content["items"][0]
    content["title"] = first["stem"] = first["explanation"] = content["objectives"]["sample-1"] = HOSTILE
    first["options"][0]["text"] = HOSTILE + HOSTILE_FORMULA
    first["options"][0]["feedback"] = HOSTILE
    page = opened(content)
    option = item(page, "sample-seesaw").locator("label").first
    expect(option).to_contain_text("window.hacked = 1")
    expect(option).to_contain_text("x<b>")
    option.click()
    island(page, "set('responses', {'sample-seesaw': 'a', 'sample-which-shorten': ['a'], 'sample-pull': 1.6})")
    island(page, "set('checked', ['sample-seesaw', 'sample-which-shorten', 'sample-pull'])")
    expect(page.locator(".hs-quiz-summary")).to_contain_text("window.hacked = 1")
    option.locator("mtext").click()
    assert page.evaluate("window.hacked") is None
    assert (
        page.locator(
            ".hs-quiz :is(script, img, style, svg svg, a[href^=javascript], [onclick], mi[href], mi[style])"
        ).count()
        == 0
    )


def test_print_shows_empty_boxes_and_no_key(opened):
    page = opened()
    island(page, "set('responses', {'sample-seesaw': 'b', 'sample-pull': 1.6})")
    island(page, "set('checked', ['sample-seesaw', 'sample-pull'])")
    page.emulate_media(media="print")
    for hidden in (".hs-quiz-said p", ".hs-quiz-result p", ".hs-quiz-actions", ".hs-quiz-progress"):
        expect(page.locator(hidden).first).to_be_hidden()
    styles = page.evaluate(
        """() => ['b', 'a'].map((value) => {
            const style = getComputedStyle(document.querySelector(`input[value=${value}]`));
            return [style.appearance, style.backgroundColor, style.backgroundImage, style.borderTopWidth];
        })"""
    )
    assert styles[0] == styles[1]
    assert styles[0][0] == "none"
    number = item(page, "sample-pull").locator("input")
    assert number.evaluate("(e) => getComputedStyle(e).color") == "rgba(0, 0, 0, 0)"


@pytest.mark.parametrize("name", bank_names())
def test_quiz_of_the_course_can_be_answered(opened, name):
    widget = quiz(name)
    page = opened(widget.content, width=390)
    for public in widget.content["items"]:
        form = item(page, public["id"])
        if public["kind"] == "number":
            form.locator("input").fill(str(public["answer"]["value"]))
        else:
            for option in public["options"]:
                if option["correct"]:
                    form.locator(f"input[value={option['id']}]").check()
        form.get_by_role("button", name="Check").click()
        expect(form).to_have_attribute("data-outcome", "right")
    total = len(widget.content["items"])
    assert island(page, "values()") == {"score": 1, "answered": total, "total": total}
    expect(page.locator(".hs-quiz-summary .hs-quiz-title")).to_have_text(f"All {total} answered, {total} right")
    widget.responses = island(page, "get('responses')")
    assert widget.score == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
