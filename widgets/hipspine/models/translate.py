"""One set of SymPy expressions, two languages: a Python function and a JavaScript function body."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import sympy as sp
from sympy.printing.jscode import JavascriptCodePrinter

DEGREE = sp.pi / 180
"""Radians in a degree: the models speak degrees, SymPy's functions radians."""


class PagePrinter(JavascriptCodePrinter):
    """SymPy's JavaScript, mended where it cannot stand inside an expression."""

    def __init__(self) -> None:
        """Print floats with all 17 digits, so that page and Python start from the same numbers."""
        super().__init__({"precision": 17, "contract": False})

    def _print_Piecewise(self, expr: sp.Piecewise) -> str:
        # Stock output is an if/else over several lines, which is a statement and cannot be nested.
        code = "NaN"
        for value, condition in reversed(expr.args):
            printed = self._print(value)
            code = printed if condition == sp.true else f"(({self._print(condition)}) ? ({printed}) : ({code}))"
        return code

    def _print_Mod(self, expr: sp.Mod) -> str:
        # Stock output leaves the operands bare; and JavaScript's % takes the dividend's sign, SymPy's the divisor's.
        a, b = (self._print(argument) for argument in expr.args)
        return f"((({a}) % ({b}) + ({b})) % ({b}))"

    def _print_NaN(self, expr: sp.Expr) -> str:
        return "NaN"

    def _print_BooleanTrue(self, expr: sp.Basic) -> str:
        return "true"

    def _print_BooleanFalse(self, expr: sp.Basic) -> str:
        return "false"


Steps = Sequence[tuple[sp.Symbol, sp.Expr]]
"""Named results, each of which may use those before it."""


def numeric(
    symbols: Sequence[sp.Symbol], expressions: Sequence[sp.Expr], module: str, steps: Steps = ()
) -> Callable[..., list[Any]]:
    """Return a function of the symbols, in order, that gives the list of the expressions' values.

    The expressions may use the names of ``steps``. ``module`` is "math" for plain floats or "numpy" for arrays.
    """
    return sp.lambdify(list(symbols), list(expressions), modules=module, cse=lambda found: _shared(found, steps))


def javascript(symbols: Sequence[sp.Symbol], expressions: Sequence[sp.Expr], steps: Steps = ()) -> str:
    """Return the body of a JavaScript function that takes an object ``p`` of the symbols and returns the values.

    The expressions may use the names of ``steps``. Common parts are computed once. The body is one statement a line
    and ends with ``return [...]``.
    """
    before, results = _shared(expressions, steps)
    printer = PagePrinter()
    used = [symbol.name for symbol in symbols]
    lines = [f"const {{{', '.join(used)}}} = p;"] if used else []
    lines += [f"const {name} = {printer.doprint(step)};" for name, step in before]
    lines.append(f"return [{', '.join(printer.doprint(result) for result in results)}];")
    return "\n".join(lines)


def _shared(expressions: Sequence[sp.Expr], steps: Steps) -> tuple[list[tuple[sp.Symbol, sp.Expr]], list[sp.Expr]]:
    """Return what is computed first, in order, and what the expressions are in terms of it.

    Steps stay names and are never put into the expressions: SymPy simplifies nested Min and Max again at each
    replacement, which costs seconds.
    """
    found, results = sp.cse(list(expressions), symbols=sp.numbered_symbols("t", real=True))
    return [*steps, *found], results
