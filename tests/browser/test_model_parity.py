"""The equations in a real browser: the page's JavaScript gives what Python gives, to 1e-9."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator

import numpy as np
import pytest
from playwright.sync_api import Browser, Page

from hipspine.models import MODELS, model
from hipspine.models.core import Model
from hipspine.models.program import program
from hipspine.paths import package_path

SAMPLES, MIXED, AS_FLOATS = 10_000, 1_000, 200
TOLERANCE = 1e-9  # absolute or relative, whichever is larger

# Values at which an equation changes its form, beside the ends of the ranges (trunk_angle 0 is one of those).
KINKS = {
    "forward-bend": {"trunk_flexion": (30, 60, 90)},
    "gait-extension": {"hip_extension": (10,)},  # thigh 20 and pelvis 10, as by default
    "single-leg-stance": {"abductor_strength": (5 / 3,)},  # just what the default posture needs
}
# Kinks that take more than one parameter.
CORNERS = {
    "gait-extension": [
        {"thigh_angle": 15, "pelvis_angle": 10, "hip_extension": 5},
        {"thigh_angle": 20, "pelvis_angle": 10, "hip_extension": 15},
    ],
    "single-leg-stance": [{"abductor_strength": 1, "lean": 0.04}, {"lean": 0.10}, {"cane_force": 0.20, "lean": 0.08}],
}

IN_PAGE = """
async (sent) => {
  const { reader, code, names, rows } = JSON.parse(sent);
  const { compile } = await import(`data:text/javascript,${encodeURIComponent(reader)}`);
  const compute = compile(code);
  const results = rows.map((row) => compute(Object.fromEntries(names.map((name, index) => [name, row[index]]))));
  return JSON.stringify(results, (_, one) => typeof one === "number" && !Number.isFinite(one) ? String(one) : one);
}
"""


@pytest.fixture(scope="module")
def blank(chromium: Browser) -> Iterator[Page]:
    """A page with nothing on it."""
    page = chromium.new_page()
    yield page
    page.close()


def inputs(chosen: Model) -> np.ndarray:
    """Return the sets of parameters, one a row: kinks and ends first, then mixtures of those, then random ones."""
    draw, kinks = random.Random(chosen.id), KINKS.get(chosen.id, {})
    defaults = {p.name: float(p.default) for p in chosen.parameters}
    special = {p.name: (p.minimum, p.maximum, p.default, *kinks.get(p.name, ())) for p in chosen.parameters}
    named = {name for values in (kinks, *CORNERS.get(chosen.id, ())) for name in values}
    assert named <= defaults.keys(), f"{chosen.id} has no parameter {named - defaults.keys()}"
    sets = [defaults | corner for corner in CORNERS.get(chosen.id, ())]
    sets += [defaults | {name: value} for name, values in special.items() for value in values]
    sets += [{name: draw.choice(values) for name, values in special.items()} for _ in range(MIXED)]
    sets += [
        {p.name: draw.uniform(p.minimum, p.maximum) for p in chosen.parameters} for _ in range(SAMPLES - len(sets))
    ]
    return np.array([[values[name] for name in defaults] for values in sets], dtype=float)


def differing(ours: np.ndarray, theirs: np.ndarray) -> np.ndarray:
    """Return where two arrays disagree; NaN equals NaN, and nothing else equals NaN."""
    near = np.isclose(theirs, ours, rtol=0, atol=TOLERANCE) | np.isclose(theirs, ours, rtol=TOLERANCE, atol=0)
    return ~(near | (np.isnan(ours) & np.isnan(theirs)))


def test_kinks_are_of_models_that_exist():
    assert KINKS.keys() | CORNERS.keys() <= MODELS.keys()


@pytest.mark.parametrize("name", MODELS)
def test_page_computes_what_python_computes(blank, name):
    chosen = model(name)
    names = [p.name for p in chosen.parameters]
    rows = inputs(chosen)
    assert rows.shape == (SAMPLES, len(names))
    code = program([p.symbol for p in chosen.parameters], [o.symbol for o in chosen.outputs], chosen.steps)
    reader = package_path("frontend", "src", "lib", "program.js").read_text(encoding="utf-8")
    sent = json.dumps({"reader": reader, "code": code, "names": names, "rows": rows.tolist()})
    theirs = np.array(json.loads(blank.evaluate(IN_PAGE, sent)), dtype=float)

    together = chosen(**{key: np.ascontiguousarray(column) for key, column in zip(names, rows.T, strict=True)})
    floats = [list(chosen(**dict(zip(names, row, strict=True))).values()) for row in rows[:AS_FLOATS].tolist()]
    arrays = np.column_stack([together[output.name] for output in chosen.outputs])
    for kind, ours in (("arrays", arrays), ("floats", np.array(floats))):
        wrong = np.argwhere(differing(ours, theirs[: len(ours)]))
        said = [
            f"{chosen.outputs[at].name} of {dict(zip(names, rows[row].tolist(), strict=True))}: "
            f"Python's {kind} give {ours[row, at]!r}, the page {theirs[row, at]!r}"
            for row, at in wrong[:5]
        ]
        assert not said, f"{len(wrong)} of {ours.size} results of {name} differ:\n" + "\n".join(said)
