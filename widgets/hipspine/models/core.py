"""What a model is: parameters with ranges, equations in SymPy, and the ways to run and print them.

SymPy and NumPy load when they are needed: an equation is a function that makes it, and plain numbers are computed by
what ``written.py`` has of it.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from numbers import Real
from types import FunctionType
from typing import TYPE_CHECKING, Any, TypeAlias

from hipspine.models import algebra as sp
from hipspine.models.written import WRITTEN

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from sympy import Expr, Symbol

    Array: TypeAlias = NDArray[np.float64]
    Workings: TypeAlias = tuple[tuple[Symbol, Expr], ...]


@dataclass(frozen=True)
class Parameter:
    """A number that the reader may set, with its range.

    ``tex`` is how equations print it; ``unit`` is how readers see it ("°", "body weights", "m", or "" for none).
    """

    name: str
    label: str
    default: float
    minimum: float
    maximum: float
    unit: str
    tex: str
    help: str = ""

    @property
    def symbol(self) -> Symbol:
        """The SymPy symbol that equations use for this parameter."""
        return sp.Symbol(self.name, real=True)

    def check(self, value: object) -> float:
        """Return ``value`` as a float.

        Raises ValueError naming the parameter, its range and its unit when the value is not a finite number in range.
        """
        allowed = f"{self.name} must be a number from {self.minimum:g} to {self.maximum:g} {self.unit}".strip()
        if isinstance(value, bool) or not isinstance(value, Real):
            raise ValueError(f"{allowed}, not {value!r}")
        number = float(value)
        if not math.isfinite(number) or not self.minimum <= number <= self.maximum:
            raise ValueError(f"{allowed}, not {number:g}")
        return number


@dataclass(frozen=True)
class Output:
    """A result: its equation may use the parameters, the model's workings and the outputs listed before it.

    ``equation`` is a SymPy expression, or a function that makes it when it is first asked for.
    ``shown`` is LaTeX printed in place of the equation's right-hand side, for a result found by iteration or an
    equation that SymPy rearranges.
    """

    name: str
    label: str
    equation: Expr | Callable[[], Expr]
    unit: str
    tex: str
    shown: str = ""

    @property
    def symbol(self) -> Symbol:
        """The SymPy symbol by which later equations refer to this output."""
        return sp.Symbol(self.name, real=True)

    @cached_property
    def expression(self) -> Expr:
        """The equation's right-hand side."""
        return self.equation() if isinstance(self.equation, FunctionType) else self.equation


@dataclass(frozen=True)
class Model:
    """Equations written once, run in Python and in the page, and printed as LaTeX.

    ``source`` is a key of ``data/references.bib``; ``solid``, ``illustrative`` and ``limits`` say in words how far
    the model may be trusted. ``workings`` gives named intermediate results, computed in order before the outputs and
    neither returned nor printed: an output that rests on them needs ``shown``.
    """

    id: str
    title: str
    parameters: tuple[Parameter, ...]
    outputs: tuple[Output, ...]
    source: str
    solid: str
    illustrative: str
    limits: str
    workings: Callable[[], Workings] = tuple

    def __call__(self, **values: float | Array) -> dict[str, Any]:  # Any: a float, or an Array where arrays are given
        """Return every output for the given parameters; those left out take their defaults.

        A value may be a number or a NumPy array of numbers; arrays must broadcast with each other, and the outputs
        take their common shape. Raises ValueError for a value out of range and TypeError for an unknown name.
        """
        np = sys.modules.get("numpy")  # else nobody can have an array
        arrays = {name: value for name, value in values.items() if np and isinstance(value, np.ndarray)}
        numbers: dict[str, float | Array]
        numbers = {**self.check({name: value for name, value in values.items() if name not in arrays}, also=arrays)}
        if np is None or not arrays:
            scalars = self.compute(*numbers.values())
            return {name: float(scalar) for name, scalar in zip(self._names, scalars, strict=True)}
        for parameter in self.parameters:
            if parameter.name in arrays:
                array = np.asarray(arrays[parameter.name], dtype=float)
                for extreme in (array.min(), array.max()) if array.size else ():
                    parameter.check(float(extreme))
                numbers[parameter.name] = array
        shape = np.broadcast_shapes(*(np.shape(value) for value in numbers.values()))
        with np.errstate(invalid="ignore", divide="ignore"):
            results = self._array(*numbers.values())
        return {name: np.broadcast_to(result, shape) for name, result in zip(self._names, results, strict=True)}

    def check(self, values: Mapping[str, object], also: Collection[str] = ()) -> dict[str, float]:
        """Return a full set of checked parameters, defaults filled in, in the model's own order.

        ``also`` holds names that are given elsewhere and only need to exist. Raises ValueError for a value out of
        range and TypeError, naming the right ones, for an unknown name.
        """
        known = {parameter.name for parameter in self.parameters}
        for name in (*values, *also):
            if name not in known:
                raise TypeError(f"{self.id} has no parameter {name!r}; it has {', '.join(sorted(known))}")
        return {p.name: p.check(values.get(p.name, p.default)) for p in self.parameters}

    @property
    def steps(self) -> list[tuple[Symbol, Expr]]:
        """The workings, then the outputs, each as its name and its equation, which may use the names before it."""
        return [*self.workings(), *((output.symbol, output.expression) for output in self.outputs)]

    def latex(self) -> str:
        """Return the equations that run, as LaTeX, one line an output; ``shown`` goes before SymPy's."""
        quantities: tuple[Parameter | Output, ...] = (*self.parameters, *self.outputs)
        names = {quantity.symbol: quantity.tex for quantity in quantities}
        lines = (f"{o.tex} &= {o.shown or sp.latex(o.expression, symbol_names=names)}" for o in self.outputs)
        lines = (line.replace(r"\text{NaN}", r"\text{none}") for line in lines)
        return "\\begin{aligned}\n" + " \\\\\n".join(lines) + "\n\\end{aligned}"

    def explain(self) -> str:
        """Return the parameters with units and ranges, the outputs, and what can be relied on, as plain text."""
        rows = [
            f"  {p.name} = {p.default:g} ({p.minimum:g} to {p.maximum:g}{' ' + p.unit if p.unit else ''}): {p.label}"
            for p in self.parameters
        ]
        results = [f"  {o.name}{' in ' + o.unit if o.unit else ''}: {o.label}" for o in self.outputs]
        words = (f"Solid: {self.solid}", f"Illustrative: {self.illustrative}", f"Limits: {self.limits}")
        return "\n".join(
            (self.title, "Parameters", *rows, "Outputs", *results, *words, f"Source: {self.source} (references.bib)")
        )

    def _repr_latex_(self) -> str:
        return f"$${self.latex()}$$"

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return tuple(output.name for output in self.outputs)

    @cached_property
    def compute(self) -> Callable[..., list[float]]:
        """The function of the parameters, as plain numbers in the model's order, that gives the list of the outputs."""
        if self.id in WRITTEN:
            return WRITTEN[self.id]
        from hipspine.models.translate import numeric

        return numeric(self._symbols, self._results, "math", self.steps)

    @cached_property
    def _array(self) -> Callable[..., list[Array]]:
        from hipspine.models.translate import numeric

        return numeric(self._symbols, self._results, "numpy", self.steps)

    def written(self) -> list[str]:
        """Return the lines of the plain Python function that ``compute`` is."""
        from hipspine.models.translate import source

        return source(self._symbols, self._results, self.steps)

    @property
    def _symbols(self) -> list[Symbol]:
        return [parameter.symbol for parameter in self.parameters]

    @property
    def _results(self) -> list[Symbol]:
        return [output.symbol for output in self.outputs]
