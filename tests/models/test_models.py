"""The models against the worked and published checks, in Python scalars, arrays, and for bad input."""

from __future__ import annotations

import math
import random

import numpy as np
import pytest
import sympy as sp

from hipspine.evidence import load_references
from hipspine.models import MODELS, model

STANCE = [
    ({}, 1.667, 2.466),
    ({"abductor_lever": 0.04}, 2.083, 2.881),
    ({"abductor_lever": 0.06}, 1.389, 2.191),
    ({"lean": 0.10}, 0, 0.833),
    ({"cane_force": 0.10}, 1.027, 1.734),
]


@pytest.mark.parametrize(("incidence", "lordosis"), [(35, 49.3), (50, 58.6), (65, 67.9)])
def test_expected_lordosis(incidence, lordosis):
    assert model("spinopelvic")(pelvic_incidence=incidence)["expected_lordosis"] == pytest.approx(lordosis, abs=0.05)


def test_published_means_satisfy_the_identity():
    found = model("spinopelvic")(pelvic_incidence=53, pelvic_tilt=13.5)
    assert found["sacral_slope"] == pytest.approx(39.5)


def test_tipping_forwards_lowers_pelvic_tilt_and_raises_the_slope():
    found = model("spinopelvic")(anterior_tilt=10)
    assert (found["pelvic_tilt_now"], found["sacral_slope"]) == pytest.approx((2, 50))
    assert (found["lordosis_change"], found["asis_psis_tilt"]) == pytest.approx((10, 23))


@pytest.mark.parametrize(("values", "pull", "force"), STANCE)
def test_single_leg_stance(values, pull, force):
    found = model("single-leg-stance")(**values)
    assert found["abductor_force"] == pytest.approx(pull, abs=5e-4)
    assert found["joint_force"] == pytest.approx(force, abs=5e-4)


def test_lever_ratio_three_gives_about_four_times_the_weight_carried():
    found = model("single-leg-stance")(body_lever=0.15)
    assert found["joint_force"] / (5 / 6) == pytest.approx(4, abs=0.05)
    assert found["joint_force"] == pytest.approx(3.3, abs=0.05)
    assert found["joint_angle"] == pytest.approx(16, abs=1.5)


def test_too_weak_abductors_leave_no_balance():
    found = model("single-leg-stance")(abductor_strength=0.5)
    assert found["abductor_force"] == 0.5
    assert found["deficit"] == pytest.approx(5 / 6 * 0.1 - 0.5 * 0.05)
    assert math.isnan(found["joint_force"])
    assert math.isnan(found["joint_angle"])


def test_the_very_edge_of_balance_still_balances():
    assert math.isfinite(model("single-leg-stance")(abductor_strength=1, lean=0.04)["joint_force"])


@pytest.mark.parametrize("name", MODELS)
def test_arrays_agree_with_numbers(name):
    chosen = model(name)
    draw = random.Random(1)
    sets = [{p.name: draw.uniform(p.minimum, p.maximum) for p in chosen.parameters} for _ in range(200)]
    arrays = {p.name: np.array([values[p.name] for values in sets]) for p in chosen.parameters}
    together = chosen(**arrays)
    for index, values in enumerate(sets):
        for output, value in chosen(**values).items():
            assert together[output][index] == pytest.approx(value, rel=1e-12, abs=1e-12, nan_ok=True)


@pytest.mark.parametrize("name", MODELS)
def test_every_parameter_refuses_what_is_out_of_range(name):
    chosen = model(name)
    for p in chosen.parameters:
        for bad in (p.minimum - 1e-6, p.maximum + 1e-6, math.nan, math.inf, "1", None, True):
            with pytest.raises(ValueError, match=f"{p.name} must be a number from .* to "):
                chosen(**{p.name: bad})
        with pytest.raises(ValueError, match=p.name):
            chosen(**{p.name: np.array([p.default, p.maximum + 1])})


def test_unknown_names_are_refused_with_the_right_ones():
    with pytest.raises(TypeError, match=r"laen.*lean"):
        model("single-leg-stance")(laen=0.05)
    with pytest.raises(KeyError, match="spinopelvic"):
        model("spine")


@pytest.mark.parametrize("name", MODELS)
def test_the_latex_is_of_the_equations_that_run(name):
    chosen = model(name)
    for line, output in zip(chosen.latex().splitlines()[1:-1], chosen.outputs, strict=True):
        assert line.startswith(f"{output.tex} &= ")
    names = {p.symbol: p.tex for p in (*chosen.parameters, *chosen.outputs)}
    first = next(o for o in chosen.outputs if not o.shown)
    assert sp.latex(first.expression, symbol_names=names) in chosen.latex()


@pytest.mark.parametrize("name", MODELS)
def test_names_are_distinct_and_the_source_exists(name):
    chosen = model(name)
    names = [q.name for q in (*chosen.parameters, *chosen.outputs)]
    assert len(names) == len(set(names))
    assert chosen.source in load_references()
    for p in chosen.parameters:
        assert p.minimum <= p.default <= p.maximum
        assert f"{p.name} = " in chosen.explain()
