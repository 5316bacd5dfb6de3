"""SymPy expressions as a Python function; ``program.py`` makes of the same expressions what the page runs."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from typing import TYPE_CHECKING, Literal, overload

import sympy as sp

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from sympy.printing.numpy import NumPyPrinter

DEGREE = sp.pi / 180
"""Radians in a degree: the models speak degrees, SymPy's functions radians."""


Steps = Sequence[tuple[sp.Symbol, sp.Expr]]
"""Named results, each of which may use those before it."""


@overload
def numeric(
    symbols: Sequence[sp.Symbol], expressions: Sequence[sp.Expr], module: Literal["math"], steps: Steps = ()
) -> Callable[..., list[float]]: ...
@overload
def numeric(
    symbols: Sequence[sp.Symbol], expressions: Sequence[sp.Expr], module: Literal["numpy"], steps: Steps = ()
) -> Callable[..., list[NDArray[np.float64]]]: ...
def numeric(
    symbols: Sequence[sp.Symbol], expressions: Sequence[sp.Expr], module: str, steps: Steps = ()
) -> Callable[..., list[float]] | Callable[..., list[NDArray[np.float64]]]:
    """Return a function of the symbols, in order, that gives the list of the expressions' values.

    The expressions may use the names of ``steps``. ``module`` is "math" for plain floats or "numpy" for arrays.
    """
    compute: Callable[..., list[float]]
    printer = _numpy_printer() if module == "numpy" else None
    compute = sp.lambdify(
        list(symbols),
        list(expressions),
        modules=module,
        printer=printer,
        cse=lambda found: _shared(found, steps),
    )
    return compute


def _numpy_printer() -> NumPyPrinter:
    """Return what writes expressions for NumPy, Max and Min as its ``maximum`` and ``minimum``.

    So SymPy writes them itself from 1.14 on. Before, it wrote ``amax`` of an array of the arguments, which NumPy
    refuses where one is an array and another a plain number.
    """
    from sympy.printing.numpy import NumPyPrinter

    class Printer(NumPyPrinter):  # type: ignore[misc]  # SymPy says nothing of its types
        def _print_Max(self, expression: sp.Expr) -> str:  # noqa: N802  # SymPy's name
            return self._nested("maximum", [self._print(one) for one in expression.args])

        def _print_Min(self, expression: sp.Expr) -> str:  # noqa: N802
            return self._nested("minimum", [self._print(one) for one in expression.args])

        def _nested(self, name: str, written: Sequence[str]) -> str:
            of = self._module_format(f"numpy.{name}")
            return reduce(lambda before, one: f"{of}({before}, {one})", written)

    return Printer({"fully_qualified_modules": False, "inline": True, "allow_unknown_functions": True})


def source(symbols: Sequence[sp.Symbol], expressions: Sequence[sp.Expr], steps: Steps = ()) -> list[str]:
    """Return the lines within the function that ``numeric`` makes for plain floats: what is written runs the same."""
    _, *lines = inspect.getsource(numeric(symbols, expressions, "math", steps)).rstrip().splitlines()
    return lines


def _shared(expressions: Sequence[sp.Expr], steps: Steps) -> tuple[list[tuple[sp.Symbol, sp.Expr]], list[sp.Expr]]:
    """Return what is computed first, in order, and what the expressions are in terms of it.

    Steps stay names and are never put into the expressions: SymPy simplifies nested Min and Max again at each
    replacement, which costs seconds.
    """
    found, results = sp.cse(list(expressions), symbols=sp.numbered_symbols("t", real=True))
    return [*steps, *found], results


def private(name: str) -> str:
    """Return the name that the function of a model or figure has in ``written.py``."""
    return "_" + name.replace("-", "_")


def function(name: str, parameters: Iterable[str], lines: Iterable[str]) -> str:
    """Return a function in Python, of the lines that ``source`` gives."""
    taken = ", ".join(f"{one}: float" for one in parameters)
    return "\n".join((f"def {private(name)}({taken}) -> list[float]:", *lines))
