"""Equations as data: every operation does in JavaScript what SymPy means by it."""

from __future__ import annotations

import json
import math
import random
import subprocess

import pytest
import sympy as sp

from hipspine.models.program import program
from hipspine.models.translate import numeric
from hipspine.paths import package_path

X, Y = sp.symbols("x y", real=True)
EXPRESSIONS = {
    "sums": X + 2 * Y - 3 - X * Y,
    "only negative": -X - Y,
    "quotients": X / Y - 1 / (3 * X) + Y ** sp.Rational(-1, 2),
    "powers": X**2 + Y**3 + sp.sqrt(X) + X**1.5 + 2**Y,
    "constants": sp.pi * X + sp.E + sp.Rational(1, 3) * Y + sp.Float("1e-3"),
    "trigonometry": sp.sin(X) + sp.cos(Y) + sp.tan(X / 9) + sp.atan(X) + sp.atan2(X, Y),
    "inverse": sp.asin(X / 20) + sp.acos(Y / 20),
    "exponential": sp.exp(X / 5) + sp.log(Y),
    "steps": sp.floor(X) + sp.ceiling(Y) + sp.sign(X - Y) + sp.Abs(X - Y),
    "remainder": sp.Mod(X - 7, 3) + sp.Mod(Y, 2.5),
    "ends": sp.Min(X, Y, 3) + sp.Max(X, Y, 2, X - 1),
    "cases": sp.Piecewise((X, X < 2), (Y, (X < 5) & (Y >= 2)), (X * Y, (X > 9) | sp.Not(Y > 3)), (7, True)),
    "no case": sp.Piecewise((X, X < 3), (Y, X > 6)),
    "truth": sp.Piecewise((1, sp.Ne(X, Y)), (0, True)),
}


def in_javascript(code, rows):
    script = package_path("frontend", "src", "lib", "program.js").read_text(encoding="utf-8")
    script += f"const run = compile({json.dumps(code)});"
    script += f"console.log(JSON.stringify({json.dumps(rows)}.map(row => run(row).map(String))))"
    done = subprocess.run(
        ["node", "--input-type=module", "-"], input=script, capture_output=True, text=True, check=True
    )
    return [[float(number.replace("Infinity", "inf")) for number in row] for row in json.loads(done.stdout)]


def test_every_operation_agrees_with_python():
    chance = random.Random(3)
    rows = [{"x": chance.uniform(0.1, 12), "y": chance.uniform(0.1, 12)} for _ in range(300)]
    rows += [{"x": a, "y": b} for a in (2.0, 3.0, 5.0, 7.0) for b in (2.0, 3.0, 5.0)]
    expressions = list(EXPRESSIONS.values())
    ours, theirs = numeric([X, Y], expressions, "math"), in_javascript(program([X, Y], expressions), rows)
    for row, numbers in zip(rows, theirs, strict=True):
        expected = ours(row["x"], row["y"])
        for name, one, other in zip(EXPRESSIONS, expected, numbers, strict=True):
            value = math.nan if one is None else float(one)
            assert other == pytest.approx(value, rel=1e-12, abs=1e-12, nan_ok=True), (name, row)


def test_steps_come_first_and_what_is_shared_is_computed_once():
    half = sp.Symbol("half", real=True)
    code = program([X], [half + sp.sin(half), sp.sin(half)], [(half, X / 2)])
    assert sum(operation[0] == "sin" for operation in code["operations"] if isinstance(operation, list)) == 1
    assert in_javascript(code, [{"x": 3.0}])[0] == pytest.approx([1.5 + math.sin(1.5), math.sin(1.5)])


def test_what_is_computed_alike_reads_alike():
    """So that a drawing of many points compresses."""
    a, b = sp.symbols("a b", real=True)
    code = program([a, b], [sp.sin(a * k + b) for k in range(2, 6)])
    told = [operation for operation in code["operations"] if isinstance(operation, list)]
    assert told[:3] == [["*", -1, 0], ["+", 1, -1], ["sin", -1]]
    assert told[3:6] == told[6:9] == told[9:12] == told[:3]
    assert code["results"] == [5, 4, 4, 4]


def test_what_programs_do_not_know_is_refused():
    with pytest.raises(TypeError, match="programs do not know gamma"):
        program([X], [sp.gamma(X)])
    with pytest.raises(KeyError, match="y"):
        program([X], [Y])
