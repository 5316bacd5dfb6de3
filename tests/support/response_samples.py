"""Responses drawn at random for each kind of question, possible ones and others, and what they earn in Python."""

from __future__ import annotations

import random

from hipspine.figures import declared
from hipspine.figures.parts import Choice
from hipspine.quiz.interactions.choose import regions
from hipspine.quiz.marking import mark

JUNK = ("z", "", 1, True, ["z"], {"a": "b"}, [], {}, 1e300, "a" * 2001)


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
        for p in declared(question.figure).inputs
    }
    return chance.choice([values, values, values, values, {**values, "z": 1}, dict(list(values.items())[1:])])


def random_filling(chance: random.Random, question: object) -> dict[str, object]:
    guesses = [
        "lever",
        "LEVER\t arm ",
        " Le\u0301ver",
        "straSSE",
        "ΣΊΣΥΦΟΣ",
        "ı",
        "\u0130",
        " ",
        "\u2028",
        "x" * 60,
        "漢字",
    ]
    filled = {}
    for gap in question.gaps:
        wrong = gap.letters or [chance.choice([*guesses, *(one.upper() for one in gap.right)])]
        filled[gap.id] = chance.choice([gap.right[0], *wrong])
    left = dict(chance.sample(sorted(filled.items()), chance.randint(0, len(filled))))
    return chance.choice([filled, filled, filled, left, {**filled, "9": "a"}])


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
        "cloze": lambda: random_filling(chance, question),
        "set": lambda: random_setting(chance, question),
        "compare": lambda: {"named": random_some(chance, [str(one + 1) for one in range(len(question.rubric))])},
        "written": lambda: chance.choice(["one", "two lines\nof text", "ä" * 2000]),
    }[question.kind]()


def python_mark(question: object, response: object) -> object:
    try:
        earned = mark(question, response)
    except ValueError:
        return "refused"
    return [earned.score, earned.correct, list(earned.feedback)]
