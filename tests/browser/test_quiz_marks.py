"""The quiz in a real browser: the same marks as in Python, and the values that page and Python exchange."""

from __future__ import annotations

import random
from functools import cache

import pytest
from playwright.sync_api import expect
from quiz_page import island, item, samples

from hipspine.quiz import quiz
from hipspine.quiz.bank import bank_names, load_bank
from hipspine.quiz.marking import mark
from hipspine.quiz.schema import Numeric, Single

KINDS = ("single", "several", "number")


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
