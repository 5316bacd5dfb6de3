"""Twins in Python and JavaScript that need no page: vectors are written here, and compared under ``node --test``."""

from __future__ import annotations

import hashlib
import json
import os
import random
import re
import shutil
import subprocess
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from hipspine.evidence import load_claims, load_references
from hipspine.figures import FIGURES, chart, declared, study
from hipspine.figures.painting import frame, painting
from hipspine.figures.signs import signs
from hipspine.models import MODELS, model
from hipspine.models.program import program
from hipspine.quiz.bank import bank_names, load_bank
from hipspine.quiz.content import content, programs
from hipspine.quiz.kinds import KINDS, Parametric
from hipspine.quiz.sampling import picked, shuffled, stream
from hipspine.quiz.schema import Bank
from hipspine.tokens import THEMES
from tests.support import quiz_samples as samples
from tests.support.figure_samples import CHARTED, SHEETED, random_values
from tests.support.model_samples import CORNERS, KINKS, SAMPLES, inputs
from tests.support.response_samples import python_mark, random_response

HERE = Path(__file__).parent
AS_FLOATS = 200  # rows that a model is given as numbers, beside all of them as arrays
TOLERANCE = 1e-9  # absolute or relative, whichever is larger
RESPONSES = 1000  # random ones, of each kind
SEEDS = 40
SCENES, SOLIDS, CHARTS = 60, 8, 20  # settings drawn at random, of each figure
VIEWS = 6  # of each setting of what is solid


# What JSON lacks; vectors.js reads the names of these numbers.
NO_JSON = re.compile(r"(?<=[\[,: ])(NaN|-?Infinity)(?=[,\]}])")


def as_json(value: Any) -> str:
    """Return a value as JSON, with the names of numbers that JSON lacks."""
    return NO_JSON.sub(r'"\1"', json.dumps(value, default=lambda one: one.item(), separators=(",", ":")))


class Vectors:
    """Files of vectors in a folder, and the run of Node over them."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.count = folder, 0

    def write(self, name: str, value: Any) -> None:
        """Write the vectors of one test; its topic is what stands before the first hyphen of the name."""
        (self.folder / f"{name}.json").write_text(as_json(value), encoding="utf-8")
        self.count += 1

    def hold(self, script: str) -> None:
        """Assert that every file is a test that passes."""
        # The virtual environment may hold the Node that runs it.
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        environment = {**os.environ, "PATH": path, "HIPSPINE_VECTORS": str(self.folder)}
        command = [shutil.which("node", path=path), "--test", "--test-reporter=tap", HERE / script]
        done = subprocess.run(
            command, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=120, cwd=HERE
        )
        assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
        assert len(re.findall(r"^ *ok \d+ - \w+-[\w-]+\.json$", done.stdout, re.MULTILINE)) == self.count, done.stdout


@pytest.fixture
def vectors(tmp_path: Path) -> Vectors:
    """An empty folder for vectors."""
    return Vectors(tmp_path)


def test_kinks_are_of_models_that_exist():
    assert KINKS.keys() | CORNERS.keys() <= MODELS.keys()


def test_equations_compute_what_python_computes(vectors):
    for name in MODELS:
        chosen = model(name)
        names = [p.name for p in chosen.parameters]
        rows = inputs(chosen)
        assert rows.shape == (SAMPLES, len(names))
        together = chosen(**{key: np.ascontiguousarray(column) for key, column in zip(names, rows.T, strict=True)})
        alone = [chosen(**dict(zip(names, row, strict=True))) for row in rows[:AS_FLOATS].tolist()]
        vectors.write(
            f"model-{name}",
            {
                "code": program(
                    [p.symbol for p in chosen.parameters], [o.symbol for o in chosen.outputs], chosen.steps
                ),
                "names": names,
                "outputs": [output.name for output in chosen.outputs],
                "rows": rows.tolist(),
                "arrays": np.column_stack([together[output.name] for output in chosen.outputs]).tolist(),
                "floats": [list(result.values()) for result in alone],
                "tolerance": TOLERANCE,
            },
        )
    vectors.hold("models.test.js")


def signs_of(figure, values, draw):
    """Names and directions as they are seen from somewhere."""
    turn, height = draw.choice([figure.view(view.id) for view in figure.views] + [(draw.uniform(-180, 180), 30)])
    width, named = draw.uniform(280, 1000), draw.random() < 0.5
    drawn = signs(figure.spec, figure.evaluate(values), (turn, height), frame(figure.spec, width, named))
    return {"view": {"turn": turn, "height": height}, "width": width, "all": named, "signs": drawn}


@pytest.mark.parametrize("name", FIGURES)
def test_figures_draw_what_python_draws(vectors, name):
    figure, draw, cases = declared(name), random.Random(name), []
    for _ in range(SOLIDS if figure.solid else SCENES):
        values, theme = random_values(figure, draw), draw.choice(THEMES)
        if figure.solid:
            seen = [signs_of(figure, values, draw) for _ in range(VIEWS)]
            cases.append({"theme": theme, "values": values, "drawn": figure.traces(values, theme), "seen": seen})
            continue
        width, named = draw.uniform(280, 1000), draw.random() < 0.5
        fit = frame(figure.spec, width, named)
        drawn = painting(figure.spec, figure.evaluate(values), figure.shapes, fit)
        cases.append({"values": values, "width": width, "named": named, "fit": fit, "drawn": drawn})
    kind = "solid" if figure.solid else "scene"
    vectors.write(f"{kind}-{name}", {"definition": figure.definition, "shapes": figure.shapes, "cases": cases})
    vectors.hold("paintings.test.js")


@pytest.mark.parametrize("name", CHARTED)
def test_charts_are_what_python_draws(vectors, name):
    figure, draw, cases = declared(name), random.Random(name), []
    for _ in range(CHARTS):
        values, width = random_values(figure, draw), draw.uniform(240, 700)
        swept, now = figure.sweep(values), figure.evaluate(values)
        x = values[figure.chart.parameter.name]
        painted = chart.painting(figure.spec, swept, x, now, width, "phone")
        whole = chart.plotly(figure.spec, swept, x, now, "light")
        curves = {"xs": swept[0], "rows": swept[1]}
        cases.append({"values": values, "width": width, "swept": curves, "painted": painted, "plotly": whole})
    vectors.write(f"chart-{name}", {"definition": figure.definition, "cases": cases})
    vectors.hold("paintings.test.js")


@pytest.mark.parametrize("name", SHEETED)
def test_charts_of_study_values_are_what_python_draws(vectors, name):
    figure, draw, cases = declared(name), random.Random(name), []
    for _ in range(CHARTS):
        values, theme = random_values(figure, draw), draw.choice(THEMES)
        cases.append(
            {"values": values, "theme": theme, "plotly": study.plotly(figure.spec, figure.evaluate(values), theme)}
        )
    vectors.write(f"sheet-{name}", {"definition": figure.definition, "cases": cases})
    vectors.hold("paintings.test.js")


def test_a_knob_of_a_guess_stands_where_a_pull_to_it_sets_the_same_number(vectors):
    vectors.hold("grips.test.js")


@cache
def banks() -> list[tuple[Bank, dict]]:
    """Every bank of the course and of the samples, as Python marks it and as the page gets it."""
    both = [(samples.sample_bank(path), samples.sample_content(path)) for path in (samples.SAMPLE, samples.KINDS)]
    claims, references = load_claims(), load_references()
    for name in bank_names():
        bank = load_bank(name, claims=claims, references=references)
        both.append((bank, content(bank, claims, references)))
    return both


def marks_of(kind: str) -> dict[str, Any]:
    """Return the vectors of one kind: which item, which seed, the response, and what it earns."""
    pairs = [
        (question, public)
        for bank, told in banks()
        for question, public in zip(bank.items, told["items"], strict=True)
        if question.kind == kind
    ]
    chance, turns = random.Random(kind), []
    for turn in range(max(RESPONSES, 10 * len(pairs))):
        i, seed = turn % len(pairs), turn // len(pairs) % SEEDS
        question = pairs[i][0].drawn(seed) if kind == "parametric" else pairs[i][0]
        response = random_response(chance, question)
        turns.append((i, seed, response, python_mark(question, response)))
    expected = [earned for *_, earned in turns]
    assert "refused" in expected
    scores = {earned[0] for earned in expected if earned != "refused"}
    assert scores == {0.0} if kind == "written" else {0, 1} <= scores
    courses = [programs(bank) for bank, _ in banks()] if kind == "parametric" else []
    return {
        "items": [public for _, public in pairs],
        "vectors": turns,
        "definitions": {name: declared(name).definition for name in {q.figure for q, _ in pairs if kind == "set"}},
        "codes": {name: code for course in courses for name, code in course.items()},
    }


def test_responses_earn_what_they_earn_in_python(vectors):
    for kind in KINDS:
        vectors.write(f"marks-{kind}", marks_of(kind))
    vectors.hold("marks.test.js")


def test_a_setting_that_fits_is_found_for_every_question_that_sets_a_figure(vectors):
    for bank, told in banks():
        for question, public in zip(bank.items, told["items"], strict=True):
            if question.kind != "set":
                continue
            figure, chance = declared(question.figure), random.Random(question.id)
            begun = {parameter.name: parameter.default for parameter in figure.inputs} | question.start
            drawn = [random_values(figure, chance) for _ in range(20)]
            starts = [begun, *({name: values[name] for name in begun} for values in drawn)]
            content = {"item": public, "from": starts, "definition": figure.definition}
            vectors.write(f"fitting-{question.id}", content)
    vectors.hold("fitting.test.js")


def test_what_is_near_is_noticed_whichever_way_a_browser_tells_of_it(vectors):
    told = {
        "far": [[False]],
        "at-once": [[True]],
        "later": [[False], [False], [True]],
        "together": [[False, True]],
        "gone-again": [[False, True, False]],
        "twice": [[True], [True]],
    }
    for name, calls in told.items():
        vectors.write(f"near-{name}", {"told": calls, "arrived": int(any(map(any, calls)))})
    vectors.hold("near.test.js")


def content_of(question: object, bank: Bank) -> dict:
    one = Bank.model_construct(quiz=bank.quiz, title=bank.title, objectives=bank.objectives, items=[question])
    claims, references = ({**samples.CLAIMS, **load_claims()}, {**samples.REFERENCES, **load_references()})
    return content(one, claims, references)["items"][0]


def numbers_of(question: Parametric, bank: Bank, seed: int) -> dict[str, Any]:
    ours = question.drawn(seed)
    public = content_of(ours, bank)
    return {
        "seed": seed,
        "texts": {field: public[field] for field in ("stem", "explanation", "otherwise")},
        "answer": ours.answer.value,
        "mistakes": [mistake.value for mistake in ours.mistakes],
    }


def test_chance_is_the_same(vectors):
    texts = ["x" * n for n in (0, 1, 54, 55, 56, 57, 63, 64, 65, 119, 120, 1000)]
    vectors.write("digest-texts", [(text, hashlib.sha256(text.encode()).hexdigest()) for text in texts])
    cases = []
    for seed in range(300):
        below = stream("a", seed, "ä/ß")
        small = [below(i + 1) for i in range(20)]
        cases.append(
            {"seed": seed, "small": small, "large": below(4294967295), "order": "".join(shuffled("abcdefg", below))}
        )
    vectors.write("chance-seeds", cases)
    for bank, told in banks():
        asked = [(seed, count) for seed in range(20) for count in (0, 1, 5, 8, 20, 10_000)]
        ids = [[item.id for item in picked(bank.items, bank.quiz, seed, count)] for seed, count in asked]
        cases = [{"seed": seed, "count": count, "ids": one} for (seed, count), one in zip(asked, ids, strict=True)]
        vectors.write(f"picked-{bank.quiz}", {"quiz": bank.quiz, "items": told["items"], "cases": cases})
        for question, public in zip(bank.items, told["items"], strict=True):
            if isinstance(question, Parametric):
                cases = [numbers_of(question, bank, seed) for seed in (*range(SEEDS), 2**31, 2**53 - 1)]
                code = programs(bank)[question.id]
                vectors.write(f"numbers-{question.id}", {"item": public, "code": code, "cases": cases})
    vectors.hold("sampling.test.js")


def longest_response(item, chance):
    """Return the longest of many responses that a question can have."""
    asked, found = item.drawn(1), []
    while len(found) < 20:
        with suppress(ValueError):
            response = random_response(chance, asked)
            if response and asked.accept(response):
                found.append(response)
    return max(found, key=lambda one: len(json.dumps(one)))


def test_a_platform_has_room_for_the_longest_quiz(vectors):
    chance = random.Random(1)
    claims, references = load_claims(), load_references()
    for name in bank_names():
        bank = load_bank(name, claims=claims, references=references)
        longest = {item.id: longest_response(item, chance) for item in bank.items}
        told = content(bank, claims, references)["items"]
        vectors.write(f"suspended-{name}", {"items": told, "responses": longest})
    vectors.hold("suspended.test.js")
