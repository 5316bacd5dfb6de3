"""A released notebook in JupyterLab and Notebook 7: clicks are kept in the file, and come back when it is reopened."""

from __future__ import annotations

import json
import time

import nbformat
import pytest
from nbconvert import HTMLExporter, LatexExporter
from playwright.sync_api import expect

from hipspine.quiz.bank import load_bank
from hipspine.teaching.answering.answer_store import MIME
from hipspine.teaching.assignment.key import Key
from hipspine.teaching.assignment.notebook import handout
from hipspine.teaching.grading.record import grade
from tests.support.live_jupyter import APPS, open_notebook, running_server

WINDOW = {"width": 1280, "height": 1200}
NAME = "week-1"


@pytest.fixture(scope="module")
def key():
    """A release with one question of every kind that two quizzes have and a machine marks."""
    banks, kinds = [load_bank("conditions"), load_bank("connection")], set()
    for place, bank in enumerate(banks):
        first = {item.kind: item for item in reversed(bank.items) if item.scored and item.kind not in kinds}
        banks[place] = bank.model_copy(update={"items": list(first.values())})
        kinds |= set(first)
    assert "cloze" in kinds
    return Key.of(NAME, banks, students={"ann": "Ann"}, seed=3)


@pytest.fixture(params=APPS)
def app(request):
    return request.param


@pytest.fixture(scope="module")
def jupyter(tmp_path_factory):
    with running_server(tmp_path_factory.mktemp("jupyter")) as server:
        yield server


@pytest.fixture
def server(jupyter, key, app, request):
    """The server with a folder of its own for each test, in which the notebook lies; so its kernel is its own, too."""
    server = jupyter.within(f"{request.node.originalname}-{app}")
    (server.folder / f"{NAME}.ipynb").write_text(handout(key, None), encoding="utf-8")
    return server


@pytest.fixture
def opened(chromium, server, app):
    """Opens the notebook as a student does; every window is closed at the end, and none may have complained."""
    books = []

    def open_it(**more):
        books.append(open_notebook(chromium, server, app, NAME, there=True, viewport=WINDOW, **more))
        return books[-1]

    yield open_it
    for book in books:
        assert book.errors == []
        assert book.foreign == []


def section(book, name):
    return book.page.locator(f'section[aria-label="Question {name}"]')


def answer(controls, kind):
    """Answer as a student does, by clicking or with the keyboard."""
    if kind in ("single", "several", "body"):
        controls.locator(".hs-quiz-option label").nth(1).click()
    if kind == "several":
        controls.locator(".hs-quiz-option label").nth(2).click()
    if kind == "number":
        controls.locator("input").fill("2.5")
    if kind == "reason":
        controls.locator(".hs-quiz-option label").nth(1).click()
        controls.locator(".hs-quiz-option label").nth(2).click()
    if kind == "ordering":
        controls.locator("li button").nth(1).click()
    if kind == "matching":
        for place, select in enumerate(controls.locator("select").all(), start=1):
            select.select_option(index=place)
    if kind == "cloze":
        for field in controls.locator("select").all():
            field.select_option(index=1)
    if kind == "set":
        controls.scroll_into_view_if_needed()
        controls.locator("input[type=range]").first.focus(timeout=30_000)
        controls.page.keyboard.press("ArrowLeft")
    expect(controls.locator(".hs-quiz-lead")).to_contain_text("Kept")


def becomes(read, wanted):
    """Read again until the value is the wanted one: a figure loads, and is then set to what was kept."""
    deadline = time.monotonic() + 10
    while (value := read()) != wanted and time.monotonic() < deadline:
        time.sleep(0.1)
    assert value == wanted


def stored(path):
    """The answers in a notebook's outputs, by question."""
    outputs = [output for cell in nbformat.read(path, 4).cells for output in cell.get("outputs", [])]
    told = [output.data[MIME] for output in outputs if MIME in output.get("data", {})]
    return {one["question"]: one["response"] for one in told}


def shown(controls):
    """What the controls hold: the values of what is chosen, and of fields."""
    controls.scroll_into_view_if_needed()
    if controls.locator(".hs-quiz-figure").count():  # it loads when it comes near
        expect(controls.locator("input[type=range]").first).to_be_visible(timeout=30_000)
    chosen = "all => all.filter(i => i.checked).map(i => i.value)"
    fields = "all => all.map(i => i.value)"
    return {
        "chosen": controls.locator("input[type=radio], input[type=checkbox]").evaluate_all(chosen),
        "fields": controls.locator("input[type=number], select, input[type=range]").evaluate_all(fields),
        "order": controls.locator("ol li > div > span").all_inner_texts(),
    }


def test_clicks_are_kept_graded_and_restored(opened, server, key):
    path = server.folder / f"{NAME}.ipynb"
    book = opened()
    book.run_all()
    for asked in key.variants("ann"):
        answer(section(book, asked.name), asked.item.kind)
    before = {asked.name: shown(section(book, asked.name)) for asked in key.variants("ann")}
    book.save(path)
    answers = stored(path)
    assert set(answers) == {asked.name for asked in key.variants("ann")}
    assert None not in answers.values()
    beside = json.loads((server.folder / f"{NAME}.answers.json").read_text(encoding="utf-8"))
    assert {name: entry["response"] for name, entry in beside["answers"].items()} == answers

    record = grade(key, "ann", path.read_bytes(), (server.folder / f"{NAME}.answers.json").read_bytes())
    assert (record["status"], record["reasons"]) == ("graded", [])
    assert {one["given"] for one in record["questions"]} == {"clicked"}
    for asked, one in zip(key.variants("ann"), record["questions"], strict=True):
        chosen = asked.to_bank(answers[asked.name])
        # Several choices stand in the order of the letters shown or of the bank; it means nothing.
        assert one["response"] == chosen or (asked.item.kind == "several" and sorted(one["response"]) == sorted(chosen))
        assert one["share"] == asked.mark(one["response"]).score
    book.close()

    # Another kernel, as on another day, and the file beside the notebook is gone.
    (server.folder / f"{NAME}.answers.json").rename(server.folder / "kept-for-later")
    again = opened()
    again.run_all()
    becomes(lambda: {name: shown(section(again, name)) for name in before}, before)
    assert stored(path) == answers
    again.close()


def test_an_answered_notebook_shows_questions_and_answers_without_python(opened, chromium, server, app, key):
    """Reopened with another kernel, and exported."""
    path = server.folder / f"{NAME}.ipynb"
    book = opened()
    book.run_all()
    asked = next(one for one in key.variants("ann") if one.item.kind == "single")
    answer(section(book, asked.name), "single")
    kept = f"Question {asked.name}: your answer is kept: b"
    expect(book.page.locator(".jp-RenderedText", has_text=kept)).to_have_count(1)
    book.save(path)
    (server.folder / "copy.ipynb").write_bytes(path.read_bytes())
    copy = open_notebook(chromium, server, app, "copy", there=True, viewport=WINDOW).page
    copy.get_by_text("model not found").first.wait_for(state="attached", timeout=30_000)
    expect(copy.locator("[data-hs-still]:visible", has_text=f"Question {asked.name}")).to_have_count(1)
    expect(copy.locator(".jp-RenderedText:visible", has_text=kept)).to_have_count(1)
    expect(copy.locator(":text('model not found'):visible")).to_have_count(0)
    copy.context.close()

    latex = LatexExporter()
    latex.register_filter("convert_pandoc", lambda text, *_, **__: text)  # pandoc is not everywhere
    saved = nbformat.read(path, 4)
    saved.cells = [cell for cell in saved.cells if cell.cell_type == "code"]
    for exporter in (HTMLExporter(), latex):
        text, _ = exporter.from_notebook_node(saved)
        assert kept in text
        assert text.count("The answer as it is kept stands below") == len(key.variants("ann"))
        assert not [word for word in ("AnswerWidget", "object at 0x") if word in text]
        told = [item.explanation.split(".")[0] for one in key.variants("ann") for item in [one.item]]
        assert not [words for words in told if words in text], "the key is in the notebook"


def test_a_question_that_python_no_longer_hears_says_that_nothing_is_kept(opened, key):
    book = opened()
    book.run_all()
    asked = next(one for one in key.variants("ann") if one.item.kind == "single")
    controls = section(book, asked.name)
    answer(controls, "single")
    line = controls.locator(".hs-deaf")
    expect(line).to_be_empty()
    book.restart()
    expect(line).to_contain_text("Python no longer hears this: what you click now is not kept.")
    expect(controls.locator(".hs-quiz-lead")).to_be_hidden()


def test_answers_come_back_from_the_file_beside_the_notebook(opened, server, key):
    path = server.folder / f"{NAME}.ipynb"
    asked = next(one for one in key.variants("ann") if one.item.kind == "single")
    told = {"format": 1, "assignment": NAME, "release": key.release, "student": None}
    answers = {asked.name: {"response": "b", "count": 4}}
    beside = server.folder / f"{NAME}.answers.json"
    beside.write_text(json.dumps({**told, "answers": answers}), encoding="utf-8")
    book = opened()
    book.run_all()
    assert shown(section(book, asked.name))["chosen"] == ["b"]
    section(book, asked.name).get_by_role("button", name="Clear").click()
    # The kernel's answer has come back too: it is part of what is saved next.
    emptied = book.page.locator(".jp-OutputArea", has_text=f"{asked.name}: no answer yet")
    expect(emptied.first).to_be_attached()
    book.save(path)
    assert stored(path)[asked.name] is None
    assert json.loads(beside.read_text(encoding="utf-8"))["answers"][asked.name] == {"response": None, "count": 5}


def test_letters_work_with_keys_and_say_their_words(opened, key):
    book = opened()
    book.run_all()
    asked = next(one for one in key.variants("ann") if one.item.kind == "single")
    controls = section(book, asked.name)
    names = [asked.public()["options"][place]["text"] for place in range(len(asked.letters))]
    for name in names:
        expect(controls.get_by_role("radio", name=name)).to_have_count(1)
    controls.locator("input").first.focus()
    book.page.keyboard.press("ArrowDown")
    expect(controls.locator("input").nth(1)).to_be_checked()
    expect(controls.locator(".hs-quiz-lead")).to_contain_text("Kept")
