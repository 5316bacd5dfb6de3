"""What is written as plain Python is what the equations say, to the last bit, and needs neither SymPy nor NumPy."""

from __future__ import annotations

import dataclasses
import itertools
import random
import subprocess
import sys

import pytest

from hipspine.figures import FIGURES, declared, settable
from hipspine.figures.settings import Settings
from hipspine.figures.written_check import written_problems
from hipspine.models import MODELS, model
from hipspine.models.translate import numeric
from hipspine.models.written import WRITTEN
from hipspine.quiz.bank import bank_names, load_bank
from hipspine.quiz.kinds import Parametric
from hipspine.quiz.kinds.written import WRITTEN as QUESTIONS
from tests.support.figure_samples import random_values
from tests.support.model_samples import inputs
from tools.written import files, foreign

ROWS = 1500
SETTINGS = 60


def test_the_written_files_are_those_of_the_equations():
    for path, text in files().items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name} of {path.parent.name}: make equations"


@pytest.mark.parametrize("name", MODELS)
def test_models_compute_the_same_bits(name):
    chosen = model(name)
    assert chosen.compute is WRITTEN[name]
    theirs = numeric([p.symbol for p in chosen.parameters], [o.symbol for o in chosen.outputs], "math", chosen.steps)
    for row in inputs(chosen)[:ROWS].tolist():
        assert [float(one).hex() for one in chosen.compute(*row)] == [float(one).hex() for one in theirs(*row)]


@pytest.mark.parametrize("name", FIGURES)
def test_figures_tell_the_same_bits_and_refuse_in_the_same_words(name):
    figure, light, draw = declared(name), settable(name), random.Random(name)
    assert isinstance(light, Settings)
    assert light.result_names == figure.result_names
    names = [one.name for one in figure.inputs]  # a layer changes no result, and no question asks for it
    assert [one.name for one in light.parameters] == names
    for values in ({}, *(random_values(figure, draw) for _ in range(SETTINGS))):
        told, asked = figure.values(values), {name: value for name, value in values.items() if name in names}
        assert repr(light.values(asked)) == repr({name: told[name] for name in (*names, *figure.result_names)})
    with pytest.raises(TypeError, match=f"{name} has no value 'unknown' to set; it has {', '.join(names)}$"):
        light.check({"unknown": 1})
    for one in figure.inputs:
        for bad in ({one.name: None}, {one.name: 1e9}, {one.name: "none of them"}):
            with pytest.raises((TypeError, ValueError)) as theirs:
                figure.check(bad)
            with pytest.raises(type(theirs.value)) as ours:
                light.check(bad)
            assert str(ours.value) == str(theirs.value)


def test_practice_questions_compute_the_same_bits_in_every_draw():
    found = [item for name in bank_names() for item in load_bank(name).items if isinstance(item, Parametric)]
    assert {item.formulas for item in found} == set(QUESTIONS)
    for item in found:
        assert item.compute is QUESTIONS[item.formulas]
        theirs = item.made()
        for numbers in itertools.product(*item.numbers.values()):
            assert [float(one).hex() for one in item.compute(*numbers)] == [
                float(one).hex() for one in theirs(*numbers)
            ]


def test_a_question_that_nobody_has_written_is_computed_by_its_equations():
    item = next(item for item in load_bank("mechanics").items if isinstance(item, Parametric))
    answer = item.answer.model_copy(update={"value": f"2 * ({item.answer.value})"})
    own = Parametric.model_construct(**{**dict(item), "answer": answer})
    assert own.formulas not in QUESTIONS
    draw = [values[0] for values in item.numbers.values()]
    assert own.compute(*draw)[0] == pytest.approx(2 * item.compute(*draw)[0])


def test_a_function_that_math_has_not_is_refused():
    assert foreign("def f(x):\n    y = sin(x)\n    return [y, max(x, 1)]") == {"sin"}
    with pytest.raises(NameError, match="math has no besselj"):
        foreign("def f(x):\n    return [besselj(0, x)]")


def test_the_first_result_of_a_model_needs_neither_sympy_nor_numpy():
    script = (
        "import sys; from hipspine import model\n"
        "print(model('single-leg-stance')(lean=0.05)['abductor_force'], model('finding').explain().splitlines()[0])\n"
        "print('loaded:', *(name for name in ('sympy', 'numpy', 'plotly') if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    number, loaded = done.stdout.splitlines()
    assert float(number.split()[0]) == pytest.approx(0.8333333, abs=1e-6)
    assert loaded == "loaded:"


def test_an_equation_that_has_changed_since_is_told_with_its_line(monkeypatch):
    assert written_problems() == []
    other = dataclasses.replace(MODELS["spinopelvic"], id="single-leg-stance")
    monkeypatch.setitem(MODELS, "single-leg-stance", other)
    (problem,) = written_problems()
    assert problem.file.endswith("models/written.py") and problem.line > 1
    assert problem.allowed == "run `make equations`"
