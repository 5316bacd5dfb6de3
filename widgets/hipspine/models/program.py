"""Equations as data: a list of plain operations that the page runs, made from the SymPy that Python runs.

A program is ``{"inputs": [names], "operations": [...], "results": [steps]}``. Places count the inputs first, then the
operations, each of which is a constant (a number; null for NaN) or ``[name, place, …]`` of what stands before it. A
place below 0 is counted back from the operation itself: what is computed alike for many points then reads alike, and
compresses to a third. A result is told as the step from the place of the one before. Truth is 1 and 0. ``program.js``
is the reader; shared vectors hold the two together. Data need no evaluation of text in the page, so that the strictest
content policies let figures move, and what two equations share is computed once.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias, TypedDict

import sympy as sp

if TYPE_CHECKING:
    from hipspine.models.translate import Steps

Operation: TypeAlias = float | list[str | int] | None


class Program(TypedDict):
    """What the page runs."""

    inputs: list[str]
    operations: list[Operation]
    results: list[int]


OFTEN = 8
"""Uses from which on a value is counted from the start: what is in wide use reads alike then."""

FUNCTIONS: Mapping[type[sp.Basic], str] = {
    sp.Abs: "abs",
    sp.sign: "sign",
    sp.floor: "floor",
    sp.ceiling: "ceil",
    sp.exp: "exp",
    sp.log: "log",
    sp.sin: "sin",
    sp.cos: "cos",
    sp.tan: "tan",
    sp.asin: "asin",
    sp.acos: "acos",
    sp.atan: "atan",
    sp.atan2: "atan2",
    sp.Mod: "mod",
    sp.Lt: "<",
    sp.Le: "<=",
    sp.Gt: ">",
    sp.Ge: ">=",
    sp.Eq: "==",
    sp.Ne: "!=",
    sp.Not: "not",
}
"""Operations that take their arguments as they stand."""

FOLDED: Mapping[type[sp.Basic], str] = {sp.Min: "min", sp.Max: "max", sp.And: "and", sp.Or: "or"}
"""Operations of two that SymPy writes with any number of arguments."""


def program(symbols: Sequence[sp.Symbol], expressions: Sequence[sp.Expr], steps: Steps = ()) -> Program:
    """Return the program that computes the expressions from the symbols.

    The expressions may use the names of ``steps``, each of which may use those before it.

    Raises TypeError for a function that programs do not know, and KeyError for a name that nothing has computed.
    """
    writer = _Writer([symbol.name for symbol in symbols])
    for symbol, expression in steps:
        writer.named[symbol.name] = writer.place(expression)
    results = [writer.place(sp.sympify(expression)) for expression in expressions]
    return {"inputs": writer.inputs, "operations": writer.told(), "results": steps_between(results)}


def steps_between(places: Iterable[int]) -> list[int]:
    """Return each place as the step from the one before, the first from 0; places in a row compress to nothing."""
    return [place - before for before, place in pairwise((0, *places))]


class _Writer:
    """Writes operations one after the other, each once."""

    def __init__(self, inputs: list[str]) -> None:
        self.inputs = inputs
        self.named = {name: index for index, name in enumerate(inputs)}
        self.operations: list[Operation] = []
        self._places: dict[Hashable, int] = {}

    def told(self) -> list[Operation]:
        """Return the operations as programs tell them, most places counted back."""
        uses = Counter(place for one in self.operations if isinstance(one, list) for place in one[1:])

        def near(place: str | int, at: int) -> str | int:
            close = isinstance(place, int) and place >= len(self.inputs) and uses[place] < OFTEN
            return place - at if close and isinstance(place, int) else place

        return [
            [near(part, at) for part in one] if isinstance(one, list) else one
            for at, one in enumerate(self.operations, len(self.inputs))
        ]

    def place(self, expression: sp.Basic) -> int:
        """Return where the value of an expression stands, after writing what it needs."""
        if expression not in self._places:
            self._places[expression] = self._written(expression)
        return self._places[expression]

    def _written(self, expression: sp.Basic) -> int:
        if isinstance(expression, sp.Symbol):
            return self.named[expression.name]
        if expression in (sp.true, sp.false):
            return self._constant(float(expression == sp.true))
        if isinstance(expression, sp.Expr) and (expression.is_Number or expression.is_NumberSymbol):
            return self._constant(float(expression))
        if isinstance(expression, sp.Add):
            return self._sum(expression)
        if isinstance(expression, sp.Mul):
            return self._product(expression)
        if isinstance(expression, sp.Pow):
            return self._power(expression)
        if isinstance(expression, sp.Piecewise):
            return self._choice(expression)
        for kinds, write in ((FOLDED, self._folded), (FUNCTIONS, self._add)):
            for kind, name in kinds.items():
                if isinstance(expression, kind):
                    return write(name, *map(self.place, expression.args))
        raise TypeError(f"programs do not know {type(expression).__name__}: {expression}")

    def _sum(self, expression: sp.Add) -> int:
        plus = [term for term in expression.args if not _negative(term)]
        minus = [-term for term in expression.args if _negative(term)]
        total = self._folded("+", *map(self.place, plus)) if plus else self._constant(0.0)
        for term in minus:
            total = self._add("-", total, self.place(term))
        return total

    def _product(self, expression: sp.Mul) -> int:
        above = [factor for factor in expression.args if not _reciprocal(factor)]
        below = [1 / factor for factor in expression.args if _reciprocal(factor)]
        product = self._folded("*", *map(self.place, above)) if above else self._constant(1.0)
        return self._add("/", product, self._folded("*", *map(self.place, below))) if below else product

    def _power(self, expression: sp.Pow) -> int:
        base, exponent = expression.args
        if exponent == sp.Rational(1, 2):
            return self._add("sqrt", self.place(base))
        if _reciprocal(expression):
            return self._add("/", self._constant(1.0), self.place(1 / expression))
        return self._add("pow", self.place(base), self.place(exponent))

    def _choice(self, expression: sp.Piecewise) -> int:
        # As SymPy's own printers do: where no condition holds there is no value.
        chosen = self._constant(math.nan)
        for value, condition in reversed(expression.args):
            place = self.place(value)
            chosen = place if condition == sp.true else self._add("if", self.place(condition), place, chosen)
        return chosen

    def _folded(self, name: str, first: int, *rest: int) -> int:
        for place in rest:
            first = self._add(name, first, place)
        return first

    def _constant(self, value: float) -> int:
        if math.isinf(value):
            raise TypeError("programs know no infinity")
        plain = None if math.isnan(value) else int(value) if value.is_integer() and abs(value) < 1e15 else value
        return self._once(("constant", plain), plain)

    def _add(self, name: str, *places: int) -> int:
        return self._once((name, *places), [name, *places])

    def _once(self, key: Hashable, operation: Operation) -> int:
        if key not in self._places:
            self.operations.append(operation)
            self._places[key] = len(self.inputs) + len(self.operations) - 1
        return self._places[key]


def _negative(term: sp.Expr) -> bool:
    return bool(term.as_coeff_Mul()[0] < 0)


def _reciprocal(factor: sp.Expr) -> bool:
    return isinstance(factor, sp.Pow) and bool(factor.args[1].is_Number and factor.args[1].is_negative)
