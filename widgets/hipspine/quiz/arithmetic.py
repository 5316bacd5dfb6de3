"""The arithmetic that question files may contain: numbers, names and + - * / ** with a few functions, nothing else."""

from __future__ import annotations

import ast
import math
from collections.abc import Collection

import sympy as sp

from hipspine.models.translate import DEGREE

ALLOWED = "numbers, names, + - * / **, brackets, and sqrt, abs, min, max, and sin, cos, tan of degrees"
"""What an expression may hold, in the words of the error messages."""

LONGEST = 200
"""Characters of an expression."""

_OPERATORS = {
    ast.Add: sp.Add,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: sp.Mul,
    ast.Div: lambda a, b: a / b,
    ast.Pow: sp.Pow,
    ast.USub: lambda a: -a,
    ast.UAdd: lambda a: a,
}
LARGEST = 1e30
"""No number within an expression is larger, or other than 0 and smaller than one part of this."""

_FUNCTIONS = {
    "sqrt": sp.sqrt,
    "abs": sp.Abs,
    "min": sp.Min,
    "max": sp.Max,
    "sin": lambda degrees: sp.sin(degrees * DEGREE),
    "cos": lambda degrees: sp.cos(degrees * DEGREE),
    "tan": lambda degrees: sp.tan(degrees * DEGREE),
}
_OF_SEVERAL = ("min", "max")

FUNCTIONS = frozenset(_FUNCTIONS)


def parse(text: str, names: Collection[str]) -> sp.Expr:
    """Return a text such as ``"100 * lean"`` as an expression of the names; nothing is ever executed.

    Raises ValueError, saying what is wrong, for anything that is not ``ALLOWED`` and for a name that is not known.
    """
    if len(text) > LONGEST:
        raise ValueError(f"the expression has {len(text)} characters, more than {LONGEST}")
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError):
        raise ValueError(f"“{text}” is no arithmetic") from None
    return _expression(tree.body, names)


def _expression(node: ast.expr, names: Collection[str]) -> sp.Expr:
    """Return the expression of a node, checked at every level, as numbers that grow unchecked never end."""
    found = _built(node, names)
    if found.has(sp.nan, sp.zoo, sp.oo, -sp.oo, sp.I):
        raise ValueError(f"“{_short(node)}” is no number")
    for part in (found, *found.atoms(sp.Number)) if found.is_number else found.atoms(sp.Number):
        if part != 0 and not 1 / LARGEST <= abs(part) <= LARGEST:
            raise ValueError(f"“{_short(node)}” is too {'large' if abs(part) > 1 else 'small'}")
    return found


def _short(node: ast.expr) -> str:
    text = ast.unparse(node)
    return text if len(text) <= 40 else f"{text[:40]}…"


def _built(node: ast.expr, names: Collection[str]) -> sp.Expr:
    if isinstance(node, ast.Constant) and type(node.value) is int:
        return sp.Integer(node.value)
    if isinstance(node, ast.Constant) and isinstance(node.value, float) and math.isfinite(node.value):
        return sp.Float(node.value, 17)
    if isinstance(node, ast.Name):
        if node.id not in names:
            raise ValueError(f"there is no “{node.id}”; there are {', '.join(sorted(names))}")
        return sp.Symbol(node.id, real=True)
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        right = _expression(node.right, names)
        if isinstance(node.op, ast.Pow) and not (right.is_number and abs(right) <= 4):
            raise ValueError("a power must be a number from -4 to 4")
        return _OPERATORS[type(node.op)](_expression(node.left, names), right)
    if isinstance(node, ast.UnaryOp) and type(node.op) in _OPERATORS:
        return _OPERATORS[type(node.op)](_expression(node.operand, names))
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and not node.keywords:
        name = node.func.id
        if name not in _FUNCTIONS:
            raise ValueError(f"there is no function “{name}”")
        values = [_expression(one, names) for one in node.args]
        if (len(values) < 2) if name in _OF_SEVERAL else (len(values) != 1):
            raise ValueError(f"{name} takes another number of values")
        return _FUNCTIONS[name](*values)
    raise ValueError(f"“{_short(node)}” is not allowed in arithmetic")
