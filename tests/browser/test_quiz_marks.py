"""The quiz in a real browser: the same marks and draws as in Python, and the values that page and Python exchange."""

from __future__ import annotations

import random
from functools import cache

import pytest

from hipspine.evidence import load_claims, load_references
from hipspine.figures import declared
from hipspine.figures.parts import Choice
from hipspine.quiz.bank import bank_names, load_bank
from hipspine.quiz.content import content, programs
from hipspine.quiz.interactions.choose import regions
from hipspine.quiz.kinds import KINDS, Parametric
from hipspine.quiz.marking import mark
from hipspine.quiz.sampling import picked, shuffled, stream
from hipspine.quiz.schema import Bank
from tests.support.quiz_page import island, samples

RESPONSES = 1000  # random ones, of each kind
SEEDS = 40
JUNK = ("z", "", 1, True, ["z"], {"a": "b"}, [], {}, 1e300, "a" * 2001)

MARKS_IN_PAGE = """async ([items, vectors, definitions, courses]) => {
    const { mark, resultsOf } = await import("/frontend/src/quiz/marking.js");
    const { drawn } = await import("/frontend/src/quiz/selection.js");
    const { compile } = await import("/frontend/src/lib/program.js");
    const compute = {};
    for (const codes of courses)
        for (const [name, code] of Object.entries(codes)) compute[name] = compile(code);
    const figures = new Map();
    for (const [name, { spec, program }] of Object.entries(definitions))
        figures.set(name, { spec, compute: compile(program) });
    const results = resultsOf(figures);
    return vectors.map(([i, seed, response]) => {
        const item = drawn(items[i], seed, compute);
        try { const m = mark(item, response, results); return [m.score, m.correct, m.feedback]; }
        catch (error) { if (error instanceof RangeError) return "refused"; throw error; }
    });
}"""


@cache
def banks() -> list[tuple[Bank, dict]]:
    """Every bank of the course and of the samples, as Python marks it and as the page gets it."""
    found = [(samples.sample_bank(path), samples.sample_content(path)) for path in (samples.SAMPLE, samples.KINDS)]
    claims, references = load_claims(), load_references()
    for name in bank_names():
        bank = load_bank(name, claims=claims, references=references)
        found.append((bank, content(bank, claims, references)))
    return found


def random_number(chance: random.Random, question: object) -> object:
    marked = chance.choice([question.answer, *question.mistakes])
    edge = marked.tolerance * (1 + chance.choice([0, 1e-12, 1e-9, 1e-8, -1e-9]))
    return chance.choice(
        [
            marked.value + chance.choice([-1, 1]) * edge,
            marked.value * (1 + chance.uniform(-1, 1) * 10.0 ** chance.randint(-12, 0)),
            chance.uniform(-1, 1) * 10.0 ** chance.randint(-320, 308),
            chance.randint(-(10**9), 10**9) + 0.5,
            chance.randint(-5, 100),
        ]
    )


def random_some(chance: random.Random, names: list[str]) -> list[str]:
    chosen = chance.sample(names, chance.randint(0, len(names)))
    return chance.choice([chosen, chosen, chosen, [*chosen, *chosen[:1]], [*chosen, "z"]])


def right_regions(question: object) -> list[str]:
    return [region.region for region in question.regions if region.correct]


def random_setting(chance: random.Random, question: object) -> dict[str, object]:
    values = {
        p.name: chance.choice([name for name, _ in p.options])
        if isinstance(p, Choice)
        else chance.choice([chance.uniform(p.minimum, p.maximum), p.default, p.minimum, p.maximum])
        for p in declared(question.figure).parameters
    }
    return chance.choice([values, values, values, values, {**values, "z": 1}, dict(list(values.items())[1:])])


def random_choice(chance: random.Random, question: object) -> object:
    letters = [option.id for option in question.options]
    return chance.choice(letters) if question.kind == "single" else random_some(chance, letters)


def right_choice(_: random.Random, question: object) -> object:
    right = [option.id for option in question.options if option.correct]
    return right[0] if question.kind == "single" else right


def random_response(chance: random.Random, question: object) -> object:
    """Return a response of the question's kind, often possible and at times not."""
    if chance.random() < 0.1:
        return chance.choice([None, *JUNK])
    letters = [option.id for option in getattr(question, "options", [])]
    if question.kind == "case":
        steps = question.steps[: chance.randint(0, len(question.steps))]
        decide = chance.choice([random_choice, right_choice])
        return {step.id: decide(chance, step) for step in chance.choice([steps, steps, question.steps, steps[1:]])}
    return {
        "single": lambda: chance.choice(letters),
        "several": lambda: random_some(chance, letters),
        "body": lambda: chance.choice([right_regions(question), random_some(chance, list(regions()))]),
        "number": lambda: random_number(chance, question),
        "reason": lambda: {"truth": chance.random() < 0.5, "reason": chance.choice(letters)},
        "ordering": lambda: chance.sample(letters, len(letters) - (chance.random() < 0.1)),
        "matching": lambda: {pair.id: chance.choice(letters) for pair in question.pairs},
        "set": lambda: random_setting(chance, question),
        "written": lambda: chance.choice(["one", "two lines\nof text", "ä" * 2000]),
    }[question.kind]()


def python_mark(question: object, response: object) -> object:
    try:
        earned = mark(question, response)
    except ValueError:
        return "refused"
    return [earned.score, earned.correct, list(earned.feedback)]


@pytest.mark.parametrize("kind", KINDS)
def test_python_and_page_give_the_same_marks(opened, kind):
    pairs = [
        (question, public)
        for bank, told in banks()
        for question, public in zip(bank.items, told["items"], strict=True)
        if question.kind == kind
    ]
    chance = random.Random(kind)
    vectors, expected = [], []
    for turn in range(max(RESPONSES, 10 * len(pairs))):
        i, seed = turn % len(pairs), turn // len(pairs) % SEEDS
        question = pairs[i][0].drawn(seed) if kind == "parametric" else pairs[i][0]
        response = random_response(chance, question)
        vectors.append((i, seed, response))
        expected.append(python_mark(question, response))
    definitions = {name: declared(name).definition for name in {q.figure for q, _ in pairs if kind == "set"}}
    courses = [programs(bank) for bank, _ in banks()] if kind == "parametric" else []
    seen = opened().evaluate(MARKS_IN_PAGE, [[public for _, public in pairs], vectors, definitions, courses])
    differences = [
        (pairs[i][0].id, seed, r, e, s)
        for (i, seed, r), e, s in zip(vectors, expected, seen, strict=True)
        if e != s and not near(e, s)
    ]
    assert differences == []
    assert "refused" in expected
    scores = {e[0] for e in expected if e != "refused"}
    assert scores == {0.0} if kind == "written" else {0, 1} <= scores


def near(first: object, second: object) -> bool:
    """Return whether two marks differ by nothing but the last digit of a mean."""
    if "refused" in (first, second):
        return False
    return abs(first[0] - second[0]) < 1e-12 and first[1:] == second[1:]


DRAWN_IN_PAGE = """async ([items, codes, seeds]) => {
    const { drawn } = await import("/frontend/src/quiz/selection.js");
    const { compile } = await import("/frontend/src/lib/program.js");
    const compute = Object.fromEntries(Object.entries(codes).map(([name, code]) => [name, compile(code)]));
    return items.map((item) => seeds.map((seed) => drawn(item, seed, compute)));
}"""


def test_python_and_page_draw_the_same_numbers(opened):
    page, seeds, count = opened(), [*range(SEEDS), 2**31, 2**53 - 1], 0
    for bank, told in banks():
        pairs = [(q, public) for q, public in zip(bank.items, told["items"], strict=True) if isinstance(q, Parametric)]
        drawn = page.evaluate(DRAWN_IN_PAGE, [[public for _, public in pairs], programs(bank), seeds])
        for (question, _), own in zip(pairs, drawn, strict=True):
            for seed, seen in zip(seeds, own, strict=True):
                ours = question.drawn(seed)
                for field in ("stem", "explanation", "otherwise"):
                    assert plain(seen[field]) == plain(content_of(ours, bank)[field]), (question.id, seed, field)
                assert seen["answer"]["value"] == pytest.approx(ours.answer.value, rel=1e-12, abs=1e-12)
                assert [m["value"] for m in seen["mistakes"]] == pytest.approx(
                    [m.value for m in ours.mistakes], rel=1e-12, abs=1e-12
                )
                count += 1
    assert count > SEEDS


def content_of(question: object, bank: Bank) -> dict:
    one = Bank.model_construct(quiz=bank.quiz, title=bank.title, objectives=bank.objectives, items=[question])
    claims, references = ({**samples.CLAIMS, **load_claims()}, {**samples.REFERENCES, **load_references()})
    return content(one, claims, references)["items"][0]


def plain(html: str) -> str:
    return " ".join(html.split())


CHANCE_IN_PAGE = """async (seeds) => {
    const { stream, shuffled } = await import("/frontend/src/quiz/sampling.js");
    return seeds.map((seed) => {
        const below = stream("a", seed, "ä/ß");
        const small = Array.from({ length: 20 }, (_, i) => below(i + 1));
        return [small, below(4294967295), shuffled("abcdefg", below).join("")];
    });
}"""


def test_python_and_page_have_the_same_chance(opened):
    seeds = list(range(300))
    ours = []
    for seed in seeds:
        below = stream("a", seed, "ä/ß")
        ours.append([[below(i + 1) for i in range(20)], below(4294967295), "".join(shuffled("abcdefg", below))])
    assert opened().evaluate(CHANCE_IN_PAGE, seeds) == ours


def test_long_texts_have_the_same_digest(opened):
    import hashlib

    texts = ["x" * n for n in (0, 1, 54, 55, 56, 57, 63, 64, 65, 119, 120, 1000)]
    seen = opened().evaluate(
        """async (texts) => {
            const { sha256 } = await import("/frontend/src/lib/sha256.js");
            const hex = (word) => word.toString(16).padStart(8, "0");
            return texts.map((text) => sha256(new TextEncoder().encode(text)).map(hex).join(""));
        }""",
        texts,
    )
    assert seen == [hashlib.sha256(text.encode()).hexdigest() for text in texts]


@pytest.mark.parametrize("name", bank_names())
def test_python_and_page_draw_the_same_quiz(opened, name):
    bank, told = next(pair for pair in banks() if pair[0].quiz == name)
    cases = [(seed, count) for seed in range(20) for count in (0, 1, 5, 8, 20, 10_000)]
    seen = opened().evaluate(
        """async ([content, cases]) => {
            const { picked } = await import("/frontend/src/quiz/selection.js");
            return cases.map(([seed, count]) => picked(content.items, content.quiz, seed, count).map(({ id }) => id));
        }""",
        [told, cases],
    )
    assert seen == [[item.id for item in picked(bank.items, name, seed, count)] for seed, count in cases]


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ("set('respones', {})", "it has responses, checked"),
        ("set('responses', {'seesaw': 'a'})", "there are sample-seesaw"),
        ("set('responses', {'sample-seesaw': 'z'})", "is no answer"),
        ("set('checked', ['seesaw'])", "there are sample-seesaw"),
        ("set('confidence', {'sample-seesaw': 60})", "one of 50, 75, 95"),
        ("set('seed', -1)", "whole number"),
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
        return import('/frontend/src/quiz/values.js').then(async ({ values }) => {
            const island = document.querySelector('.hs-island');
            const model = { get: (name) => (name === 'responses' ? shim : island.get(name)) };
            window.read = await values(model);
        });
    }""")
    assert page.evaluate("window.read") == {"score": 0, "answered": 0, "total": 3}
