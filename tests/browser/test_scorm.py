"""Packages of SCORM 1.2 on a platform that others wrote (scorm-again): what arrives there, and what comes back."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, FrameLocator, Page, expect

from hipspine.quiz.bank import asked, load_bank
from hipspine.quiz.interactions.question import Question
from hipspine.quiz.widget import QUESTIONS
from hipspine.teaching.exports.lesson import case_lesson, chapter_lesson, figure_lesson
from hipspine.teaching.exports.scorm import package
from tests.support import scorm_platform as platform
from tests.support.axe import violations
from tests.support.lms import scorm12
from tests.support.quiz_answers import answer_rightly

CASE = "case-clinic-odd-evening"
FIGURE = "pelvic-tilt"
READY = '.hs-island[data-state="ready"]'
PATIENCE = 60_000
MAKES: dict[str, Callable[[], bytes]] = {
    "quiz": lambda: package(chapter_lesson("connection")),
    "every": lambda: package(chapter_lesson("differentiating", 0)),
    "case": lambda: package(case_lesson(CASE)),
    "figure": lambda: package(figure_lesson(FIGURE)),
    "solid": lambda: package(figure_lesson("pelvis-3d")),
    "pulled": lambda: package(figure_lesson("recovery")),
}


@pytest.fixture(autouse=True)
def patience():
    """A busy machine takes its time."""
    expect.set_options(timeout=PATIENCE)
    yield
    expect.set_options(timeout=5_000)


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Callable[[str], Path]:
    """Packages, unpacked beside the platform's page; each is made once."""
    folders: dict[str, Path] = {}

    def make(kind: str) -> Path:
        if kind not in folders:
            folders[kind] = tmp_path_factory.mktemp(kind)
            platform.unpacked(MAKES[kind](), folders[kind])
        return folders[kind]

    return make


@pytest.fixture
def served(made):
    """The address of the platform's page with a package."""
    open_ones = []

    def serve(kind: str) -> str:
        serving = platform.serving(made(kind))
        open_ones.append(serving)
        return serving.__enter__()

    yield serve
    for one in open_ones:
        one.__exit__(None, None, None)


class Run:
    """A learner's visits to one package on the platform over http."""

    def __init__(self, context: BrowserContext, address: str, **core: str) -> None:
        self.context, self.address = context, address
        self.page = context.new_page()
        self.page.goto(f"{address}platform.js")
        self.page.evaluate(platform.settings(**core))

    def visit(self) -> FrameLocator:
        self.page.goto(self.address)
        frame = self.page.frame_locator("iframe")
        expect(frame.locator(READY)).to_have_count(1, timeout=PATIENCE)
        return frame

    def leave(self) -> None:
        self.page.goto(f"{self.address}platform.js")
        self.page.wait_for_function(
            "() => JSON.parse(localStorage.getItem('calls')).at(-1)[0] === 'LMSFinish'", timeout=PATIENCE
        )

    def kept(self) -> dict:
        return json.loads(self.page.evaluate("localStorage.getItem('platform')"))

    def calls(self) -> list[list[str]]:
        return json.loads(self.page.evaluate("localStorage.getItem('calls')") or "[]")

    def told(self) -> list[tuple[str, str]]:
        return [(call[1], call[2]) for call in self.calls() if call[0] == "LMSSetValue"]


def sound(run: Run) -> None:
    """Assert that nothing was refused, by the platform or by the rules, and how a visit begins and ends."""
    calls = run.calls()
    assert [call for call in calls if call[-2] == "false" or call[-1] != "0"] == []
    assert scorm12.refused(run.told()) == []
    assert [call[0] for call in calls].count("LMSInitialize") == [call[0] for call in calls].count("LMSFinish")
    assert [call[0] for call in calls][-2:] == ["LMSCommit", "LMSFinish"]


def answer(run: Run, frame: FrameLocator, question: Question, place: int) -> None:
    form = frame.locator(f'.hs-quiz-item[data-item="{question.id}"]')
    frame.locator(".hs-quiz-pip").nth(place).click()
    expect(form).to_be_visible()
    answer_rightly(run.page, form, question)
    if question.draws_figure:  # as it stands at first, which is not right
        form.get_by_role("button", name="Check", exact=True).click()
    expect(form).to_have_attribute("data-outcome", "wrong" if question.draws_figure else "right", timeout=PATIENCE)


@pytest.fixture
def quiz_run(new_context, served) -> Run:
    return Run(new_context(), served("quiz"))


def test_a_quiz_reports_score_completion_and_each_answer_and_goes_on_later(quiz_run):
    questions = asked(load_bank("connection"), 1, QUESTIONS)
    half = len(questions) // 2
    frame = quiz_run.visit()
    expect(frame.locator(".hs-file-report")).to_contain_text("are reported to your learning platform")
    for place, question in enumerate(questions[:half]):
        answer(quiz_run, frame, question, place)
    quiz_run.leave()
    kept = quiz_run.kept()
    assert kept["core"]["lesson_status"] == "incomplete" and kept["core"]["exit"] == "suspend"
    assert float(kept["core"]["score"]["raw"]) == 100 * half / len(questions)
    assert [one["id"] for one in kept["interactions"].values()] == [question.id for question in questions[:half]]

    frame = quiz_run.visit()
    expect(frame.locator(".hs-quiz-progress")).to_contain_text(f"{half} of {len(questions)} answered")
    for place, question in enumerate(questions[half:], half):
        if question.draws_figure:
            frame.locator(".hs-quiz-pip").nth(place).click()
            form = frame.locator(f'.hs-quiz-item[data-item="{question.id}"]')
            form.locator(".hs-painting").first.wait_for(timeout=PATIENCE)
            form.get_by_role("button", name="Check", exact=True).click()
            expect(form).to_have_attribute("data-outcome", "partly")
        else:
            answer(quiz_run, frame, question, place)
    quiz_run.leave()
    sound(quiz_run)
    kept = quiz_run.kept()
    records = list(kept["interactions"].values())
    assert [one["id"] for one in records] == [question.id for question in questions]
    assert kept["core"]["lesson_status"] == "completed"
    assert {one["type"] for one in records} >= {"choice", "matching", "sequencing", "numeric", "fill-in", "performance"}
    assert [one["result"] for one in records] == ["0.5" if one.draws_figure else "correct" for one in questions]
    assert all(one["latency"] and one["time"] and one["weighting"] == "1" for one in records)
    assert float(kept["core"]["score"]["raw"]) == 100 * (len(questions) - 0.5) / len(questions)

    # Who only looks in again changes nothing.
    before = len(quiz_run.told())
    frame = quiz_run.visit()
    expect(frame.locator(".hs-quiz-progress")).to_contain_text(f"{len(questions)} of {len(questions)} answered")
    quiz_run.leave()
    assert not [name for name, _ in quiz_run.told()[before:] if "interactions" in name or "status" in name]
    assert quiz_run.kept()["core"]["lesson_status"] == "completed"


def test_the_best_score_counts_and_a_second_try_is_an_answer_of_its_own(quiz_run):
    question = next(one for one in asked(load_bank("connection"), 1, QUESTIONS) if one.kind == "single")
    place = [one.id for one in asked(load_bank("connection"), 1, QUESTIONS)].index(question.id)
    frame = quiz_run.visit()
    answer(quiz_run, frame, question, place)
    form = frame.locator(f'.hs-quiz-item[data-item="{question.id}"]')
    form.get_by_role("button", name="Try again").click()
    wrong = next(option.id for option in question.options if not option.correct)
    form.locator(f'input[value="{wrong}"]').check()
    form.get_by_role("button", name="Check", exact=True).click()
    expect(form).to_have_attribute("data-outcome", "wrong")
    quiz_run.leave()
    sound(quiz_run)
    records = list(quiz_run.kept()["interactions"].values())
    assert [(one["id"], one["result"]) for one in records] == [(question.id, "correct"), (question.id, "wrong")]
    assert float(quiz_run.kept()["core"]["score"]["raw"]) == 100 / QUESTIONS


def test_questions_of_other_kinds_arrive_and_what_one_writes_for_oneself_does_not(new_context, served):
    run = Run(new_context(), served("every"))
    items = load_bank("differentiating").items
    frame = run.visit()
    kinds = ("body", "parametric", "compare")
    for kind in kinds:
        place, question = next((place, item) for place, item in enumerate(items) if item.kind == kind)
        frame.locator(".hs-quiz-pip").nth(place).click()
        form = frame.locator(f'.hs-quiz-item[data-item="{question.id}"]')
        drawn = question.drawn(1)
        if kind == "parametric":
            form.locator("input[type=number]").fill(repr(drawn.answer.value))
            form.get_by_role("button", name="Check", exact=True).click()
        else:
            answer_rightly(run.page, form, drawn)
        expect(form).to_have_attribute("data-outcome", "right" if question.scored else "noted")
    run.leave()
    sound(run)
    records = list(run.kept()["interactions"].values())
    assert [one["type"] for one in records] == ["performance", "numeric"]
    assert "My own words" not in json.dumps(run.calls())


def test_a_case_runs_from_disk_and_goes_on_where_it_was_left(new_context, made):
    context = new_context()
    context.add_init_script(platform.within())
    address = (made("case") / "package" / "index.html").as_uri()
    steps = load_bank("case-clinic").item(CASE).public()["steps"]

    def decide(page: Page, number: int) -> None:
        part = page.locator(".hs-quiz-step").nth(number)
        for option in steps[number]["options"]:
            if option["correct"]:
                part.locator(f'input[value="{option["id"]}"]').check()
        part.get_by_role("button", name="Decide").click()
        expect(part.get_by_role("button", name="Decide")).to_be_hidden()

    def visit() -> Page:
        page = context.new_page()
        page.goto(address)
        expect(page.locator(READY)).to_have_count(1, timeout=PATIENCE)
        return page

    page = visit()
    decide(page, 0)
    page.close(run_before_unload=False)
    page = visit()
    expect(page.locator(".hs-quiz-step").nth(1)).to_be_visible()
    expect(page.locator(".hs-quiz-step").nth(0).get_by_role("button", name="Decide")).to_be_hidden()
    for number in range(1, len(steps)):
        decide(page, number)
    kept = json.loads(page.evaluate("localStorage.getItem('platform')"))
    calls = json.loads(page.evaluate("localStorage.getItem('calls')"))
    assert kept["core"]["lesson_status"] == "completed" and float(kept["core"]["score"]["raw"]) == 100
    assert [one["id"] for one in kept["interactions"].values()] == [f"{CASE}_{step['id']}" for step in steps]
    assert {one["result"] for one in kept["interactions"].values()} == {"correct"}
    assert scorm12.refused([(call[1], call[2]) for call in calls if call[0] == "LMSSetValue"]) == []
    assert [call for call in calls if call[-2] == "false"] == []


def test_a_figure_reports_what_was_expected_and_is_completed_by_its_answer(new_context, served):
    run = Run(new_context(), served("figure"))
    frame = run.visit()
    frame.get_by_role("button", name="both grow").click()
    slider = frame.get_by_role("slider", name="Tip the pelvis")
    slider.press("ArrowRight")
    set_to = slider.get_attribute("aria-valuetext")
    frame.get_by_text("Try it").click()
    frame.get_by_text("What you should have seen").click()
    run.leave()
    sound(run)
    kept = run.kept()
    assert kept["core"]["lesson_status"] == "completed" and kept["core"]["score"]["raw"] == ""
    (record,) = kept["interactions"].values()
    assert (record["id"], record["student_response"], record["result"]) == (f"{FIGURE}_expected", "a", "neutral")
    run.page.evaluate("localStorage.removeItem('hipspine.guesses')")  # another computer, another day
    frame = run.visit()
    expect(frame.locator(".hs-guessed")).to_contain_text("You expected: both grow")
    expect(frame.get_by_role("slider", name="Tip the pelvis")).to_have_attribute("aria-valuetext", set_to)


def test_a_guess_that_is_pulled_arrives_as_numbers(new_context, served):
    run = Run(new_context(), served("pulled"))
    frame = run.visit()
    frame.get_by_role("button", name="That is my guess").click()
    run.leave()
    sound(run)
    records = list(run.kept()["interactions"].values())
    assert [one["type"] for one in records] == ["numeric"] * 3
    assert run.kept()["core"]["lesson_status"] == "incomplete"


def test_the_platform_is_found_in_the_window_that_opened_it(new_context, made):
    context, folder = new_context(), made("case")
    opener = folder / "opener.html"
    text = platform.FRAME.split("<iframe")[0].replace(
        "<body>", '<body><a href="package/index.html" target="x" rel="opener">'
    )
    opener.write_text(f"{text}Open</a></body></html>", encoding="utf-8")
    with platform.serving(folder) as address:
        page = context.new_page()
        page.goto(f"{address}opener.html")
        with page.expect_popup() as opened:
            page.get_by_text("Open").click()
        expect(opened.value.locator(READY)).to_have_count(1, timeout=PATIENCE)
        expect(opened.value.locator(".hs-file-report")).to_contain_text("are reported to your learning platform")


@pytest.mark.parametrize("kind", ["quiz", "figure"])
def test_without_a_platform_all_works_from_disk_and_it_says_that_nothing_is_reported(page, made, kind):
    asked_for, complaints = [], []
    page.on("request", lambda request: asked_for.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    folder = made(kind) / "package"
    page.goto((folder / "index.html").as_uri())
    expect(page.locator(READY)).to_have_count(1, timeout=PATIENCE)
    expect(page.locator(".hs-file-report")).to_contain_text("nothing is reported")
    if kind == "figure":
        expect(page.locator(".hs-chart svg")).to_be_visible()
        page.locator(".hs-chart").hover()  # which in the book brings the drawing library
        expect(page.locator(".hs-chart svg")).to_be_visible()
    else:
        page.get_by_role("button", name="Next").click()
        expect(page.locator(".hs-quiz-count").nth(1)).to_be_visible()
    assert {url.rpartition("/")[0] for url in asked_for if not url.startswith("data:")} == {folder.as_uri()}
    assert complaints == []


def test_in_a_sandboxed_frame_of_another_site_it_works_too(page, made):
    with platform.serving(made("quiz")) as inside:
        page.goto(f"{inside}platform.js")
        page.set_content(f'<iframe sandbox="allow-scripts" title="x" height="900" src="{inside}package/"></iframe>')
        lesson = page.frame_locator("iframe")
        expect(lesson.locator(READY)).to_have_count(1, timeout=PATIENCE)
        expect(lesson.locator(".hs-file-report")).to_contain_text("nothing is reported")


def test_what_stands_in_three_dimensions_is_a_still_picture_and_says_so(page, made):
    page.goto((made("solid") / "package" / "index.html").as_uri())
    expect(page.locator(READY)).to_have_count(1, timeout=PATIENCE)
    shown = page.locator(".hs-poster img").filter(visible=True)
    expect(shown).to_have_count(1)
    assert shown.evaluate("(img) => img.decode().then(() => img.naturalWidth)") > 100
    page.get_by_role("button", name="Top").click()
    expect(shown).to_have_attribute("src", re.compile("-top-light"))
    expect(page.locator(".hs-unturned")).to_contain_text("still pictures")
    expect(page.locator(".hs-open")).to_have_count(0)


def test_a_review_reports_nothing(new_context, served):
    run = Run(new_context(), served("case"), lesson_mode="review")
    frame = run.visit()
    expect(frame.locator(".hs-file-report")).to_contain_text("for review: nothing new is reported")
    assert run.told() == []


STUB = """
window.API = {LMSInitialize: () => "true", LMSGetValue: (name) => (%s)[name] ?? "", LMSCommit: () => "true",
  LMSFinish: () => "true", LMSSetValue: (name, value) => (window.told = {...window.told, [name]: value}, "%s")};
"""


@pytest.mark.parametrize(("mastery", "status"), [("50", "passed"), ("100", "failed"), ("", "completed")])
def test_where_the_platform_has_a_mark_for_it_a_case_is_passed_or_not(page, made, mastery, status):
    page.add_init_script(STUB % (json.dumps({"cmi.student_data.mastery_score": mastery}), "true"))
    page.goto((made("case") / "package" / "index.html").as_uri())
    expect(page.locator(READY)).to_have_count(1, timeout=PATIENCE)
    steps = load_bank("case-clinic").item(CASE).public()["steps"]
    for number, step in enumerate(steps):
        part = page.locator(".hs-quiz-step").nth(number)
        right = number > 0  # one of the decisions is wrong
        part.locator(f'input[value="{next(o["id"] for o in step["options"] if o["correct"] is right)}"]').check()
        part.get_by_role("button", name="Decide").click()
    page.wait_for_function("(status) => window.told['cmi.core.lesson_status'] === status", arg=status, timeout=PATIENCE)


def test_a_platform_that_takes_nothing_is_told_to_the_learner(page, made):
    page.add_init_script(STUB % ("{}", "false"))
    page.goto((made("case") / "package" / "index.html").as_uri())
    expect(page.locator(READY)).to_have_count(1, timeout=PATIENCE)
    expect(page.locator(".hs-file-report")).to_contain_text("did not take all of the report")


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
@pytest.mark.parametrize("kind", ["quiz", "case", "figure", "solid"])
def test_axe_finds_nothing_wrong(new_context, made, kind, width, scheme):
    page = new_context(viewport={"width": width, "height": 900}, color_scheme=scheme).new_page()
    page.goto((made(kind) / "package" / "index.html").as_uri())
    expect(page.locator(READY)).to_have_count(1, timeout=PATIENCE)
    expect(page.locator(f'html[data-theme="{scheme}"]')).to_have_count(1)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
