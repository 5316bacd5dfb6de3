"""Progress that stays in the browser: what is kept, when it is due, and what happens where nothing can be kept."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.axe import violations
from tests.support.page_python import run, unfold
from tests.support.quiz_page import card, island

KEY = "hipspine.progress"
PAGE = "chapters/my-progress.html"
KEPT = f"JSON.parse(localStorage.getItem('{KEY}'))"
PYTHON_BYTES = """async () => {
  const [one] = await (await caches.open("hipspine-python")).matchAll();
  return (await one.arrayBuffer()).byteLength;
}"""
# A browser whose store does what it should not, by the name of what is wrong.
STORES = {
    "full": """() => {
        Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
    }""",
    "blocked": """() => {
        Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });
    }""",
}


def answer(page: Page, name: str, value: str, sure: str | None = None) -> None:
    form = card(page, name)
    form.locator(f"input[value={value}]").first.check()
    if sure:
        form.get_by_label(sure).check()
    form.get_by_role("button", name="Check", exact=True).click()
    expect(form.locator(".hs-quiz-result")).to_contain_text("To remember")


def test_a_checked_answer_is_kept_with_when_and_how_surely(opened):
    page = opened()
    answer(page, "sample-seesaw", "b", "certain")
    page.wait_for_function(f"() => localStorage.getItem('{KEY}')")
    kept = page.evaluate(KEPT)["items"]["sample-seesaw"]
    assert kept["objective"] == "sample-1"
    assert kept["version"] == 1
    (one,) = kept["history"]
    assert one["score"] == 1
    assert one["sure"] == 95
    assert abs(page.evaluate("Date.now()") - page.evaluate("(at) => Date.parse(at)", one["at"])) < 60_000


def test_what_was_missed_is_due_before_what_was_known(opened):
    page = opened()
    answer(page, "sample-seesaw", "b", "certain")
    answer(page, "sample-which-shorten", "b")
    page.wait_for_function(f"() => Object.keys(({KEPT} ?? {{items: {{}}}}).items).length === 2")
    due = {name: one["card"]["due"] for name, one in page.evaluate(KEPT)["items"].items()}
    assert due["sample-which-shorten"] < due["sample-seesaw"]


def test_the_schedule_grows_with_each_success(opened):
    waits = opened().evaluate(
        """async () => {
            const { progress } = await import("/frontend/src/progress/progress.js");
            const store = new Map();
            const kept = progress(() => ({
                getItem: (key) => store.get(key) ?? null, setItem: (key, text) => store.set(key, text),
            }), () => import("/ts-fsrs.mjs"));
            let now = new Date("2026-01-01T12:00:00Z");
            const waits = [];
            for (let turn = 0; turn < 6; turn += 1) {
                await kept.note({ id: "a", version: 1, objective: "o" }, { score: 1, correct: true }, 75, now);
                const due = new Date(kept.items().a.card.due);
                waits.push((due - now) / 86400000);
                if (kept.due(now).length) throw new Error("due at once");
                now = due;
                if (kept.due(now)[0] !== "a") throw new Error("not due in time");
            }
            await kept.note({ id: "a", version: 1, objective: "o" }, { score: 0, correct: false }, 95, now);
            waits.push((new Date(kept.items().a.card.due) - now) / 86400000);
            return waits;
        }"""
    )
    assert waits[1:6] == sorted(waits[1:6])
    assert waits[5] > 20
    assert waits[6] < 1


@pytest.mark.parametrize("store", STORES)
def test_the_quiz_works_where_nothing_can_be_kept(opened, store):
    page = opened()
    page.evaluate(STORES[store])
    answer(page, "sample-seesaw", "b")
    expect(page.locator(".hs-quiz-trouble")).to_contain_text("The quiz works all the same.")
    expect(page.locator(".hs-quiz-progress")).to_have_text("1 of 3 answered · 1 right")


@pytest.mark.parametrize("text", ["{", "[]", '{"format": "hipspine-progress", "version": 1, "items": {"a": 1}}'])
def test_damaged_progress_is_said_and_never_overwritten(opened, text):
    page = opened()
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
    answer(page, "sample-seesaw", "b")
    expect(page.locator(".hs-quiz-trouble")).to_contain_text("until you delete it")
    assert page.evaluate("(key) => localStorage.getItem(key)", KEY) == text


@pytest.fixture
def mine(visit):
    """The page "My progress", after two questions of the first chapter were answered, one of them wrongly."""
    visited = visit("chapters/01-connection.html")
    page = visited.page
    home = page.locator('[data-island="quiz:connection"]')
    home.scroll_into_view_if_needed()
    page.wait_for_function("(e) => e.dataset.state === 'ready'", arg=home.element_handle())
    chosen = home.locator('.hs-quiz-item:is([data-kind="single"], [data-kind="several"])').all()[:2]
    for name in [form.get_attribute("data-item") for form in chosen]:
        form = card(home, name)
        form.locator(".hs-quiz-option input").first.check()
        form.get_by_role("button", name="Check", exact=True).click()
        expect(form.locator(".hs-quiz-result")).to_contain_text("To remember")
    page.wait_for_function(f"() => Object.keys(({KEPT} ?? {{items: {{}}}}).items).length === {len(chosen)}")
    # Days have passed.
    page.evaluate(
        f"""() => {{
            const data = {KEPT};
            for (const one of Object.values(data.items)) one.card.due = "2026-01-01T00:00:00.000Z";
            localStorage.setItem("{KEY}", JSON.stringify(data));
        }}"""
    )
    page.goto(page.url.replace("01-connection", "my-progress"))
    expect(page.locator(".hs-progress").first).to_be_visible()
    yield page
    assert visited.errors == []
    assert visited.foreign == []


def due_line(page: Page) -> Locator:
    """Return the line that says how many questions are due."""
    return page.locator(".hs-due")


def test_the_page_shows_what_is_due_and_reviews_it(mine):
    expect(due_line(mine)).to_have_text("2 questions are due")
    mine.get_by_role("button", name="Review now").click()
    forms = mine.locator(".hs-review .hs-quiz-item")
    expect(forms).to_have_count(2)
    expect(mine.get_by_role("group", name="Question 1 of 2")).to_be_focused()
    forms.first.locator(".hs-quiz-option input").first.check()
    forms.first.get_by_role("button", name="Check", exact=True).click()
    expect(due_line(mine)).to_have_text("1 question is due")


def test_progress_is_saved_deleted_and_loaded(mine, tmp_path):
    before = mine.evaluate(KEPT)
    with mine.expect_download() as download:
        mine.get_by_role("button", name="Save as a file").click()
    path = tmp_path / "mine.json"
    download.value.save_as(path)
    assert json.loads(path.read_text(encoding="utf-8")) == before
    mine.get_by_role("button", name="Delete all").click()
    mine.get_by_role("button", name="No, keep it").click()
    assert mine.evaluate(KEPT) == before
    mine.get_by_role("button", name="Delete all").click()
    mine.get_by_role("button", name="Yes, delete everything").click()
    expect(due_line(mine)).to_be_hidden()
    expect(mine.locator(".hs-start")).to_be_visible()
    expect(mine.get_by_role("button", name="Start", exact=True)).to_be_focused()
    assert mine.evaluate(f"localStorage.getItem('{KEY}')") is None
    mine.locator("input[type=file]").set_input_files(path)
    expect(due_line(mine)).to_have_text("2 questions are due")
    assert mine.evaluate(KEPT) == before


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "it is no JSON"),
        ("[]", "it is not a progress file of this course"),
        ('{"format": "hipspine-progress", "version": 99, "items": {}}', "version 99"),
        ('{"format": "hipspine-progress", "version": 1, "items": {"<img src=x>": {}}}', "cannot be read"),
        ('{"format": "hipspine-progress", "version": 1, "items": {"a": {"card": {"due": "x"}, "history": []}}}', "“a”"),
    ],
)
def test_a_file_that_is_no_progress_changes_nothing(mine, tmp_path, text, words):
    before = mine.evaluate(KEPT)
    path = tmp_path / "other.json"
    path.write_text(text, encoding="utf-8")
    mine.locator("input[type=file]").set_input_files(path)
    expect(mine.locator("p[role=status]").last).to_contain_text(words)
    expect(mine.locator("p[role=status]").last).to_contain_text("Nothing has changed.")
    assert mine.evaluate(KEPT) == before


def test_the_page_is_accessible_with_progress(mine):
    assert violations(mine) == []


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_who_has_answered_nothing_starts_with_three_questions(visit, width, scheme):
    visited = visit(PAGE, width=width, scheme=scheme)
    page = visited.page
    expect(page.locator(".hs-start")).to_contain_text("Start with three questions", timeout=30_000)
    expect(page.locator(".hs-progress, .hs-due").locator("visible=true")).to_have_count(0)
    shown = page.locator(".hs-island").get_by_role("button")
    assert [button.inner_text() for button in shown.all() if button.is_visible()] == ["Start", "Load a file"]
    assert violations(page) == []
    page.get_by_role("button", name="Start", exact=True).click()
    forms = page.locator(".hs-review .hs-quiz-item")
    expect(forms).to_have_count(3)
    expect(page.locator(".hs-start")).to_be_hidden()
    expect(page.get_by_role("group", name="Question 1 of 3")).to_be_focused()
    ids = [form.get_attribute("data-item") for form in forms.all()]
    assert all(name.startswith("connection-") for name in ids)
    first = card(page, ids[0])
    page.add_style_tag(content="* { overflow-anchor: none }")  # as in browsers that do not do it themselves
    first.locator("input[value=a]").first.check()
    check = first.get_by_role("button", name="Check", exact=True)
    check.scroll_into_view_if_needed()
    place = first.bounding_box()["y"]
    check.click()
    expect(due_line(page)).to_be_visible()  # above the quiz, which stays at its place
    assert first.bounding_box()["y"] == pytest.approx(place, abs=1)
    for name in ids[1:]:
        answer(page, name, "a")
    page.wait_for_function(f"() => Object.keys({KEPT}.items).length === 3")
    expect(page.locator(".hs-progress").first.locator("tbody")).to_contain_text("1 of ")
    expect(page.locator(".hs-review .hs-quiz-summary")).to_contain_text("All 3 answered")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []
    assert visited.errors == []
    assert visited.foreign == []


def test_delete_all_removes_what_is_kept_of_python_too_and_its_size_is_told(visit):
    visited = visit("chapters/01-connection.html")
    page = visited.page
    run(unfold(page).first)
    page.wait_for_function("async () => (await (await caches.open('hipspine-python')).keys()).length === 1")
    page.goto(page.url.replace("01-connection", "my-progress"))
    line = page.locator(".hs-island .hs-quiz-rule", has_text="keeps Python as it starts")
    expect(line).to_be_visible()
    told = int(re.search(r"\((\d+) MB\)", line.inner_text())[1])
    assert told == pytest.approx(page.evaluate(PYTHON_BYTES) / 1e6, abs=0.5) and told > 10
    assert violations(page) == []
    page.get_by_role("button", name="Delete all").click()
    page.get_by_role("button", name="Yes, delete everything").click()
    expect(line).to_be_hidden()
    expect(page.get_by_role("button", name="Delete all")).to_be_hidden()
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_focused()
    assert page.evaluate("async () => (await caches.keys()).length") == 0
    assert visited.errors == []


def test_the_quiz_of_a_notebook_keeps_nothing(opened):
    page = opened()
    island(page, "set('responses', {'sample-seesaw': 'b'})")
    assert page.evaluate(f"localStorage.getItem('{KEY}')") is None
