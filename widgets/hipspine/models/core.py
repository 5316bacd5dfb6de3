"""What a model is: parameters with ranges, equations in SymPy, and the ways to run and print them.

SymPy and NumPy load when they are needed: an equation is a function that makes it, and plain numbers are computed by
what ``written.py`` has of it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from numbers import Real
from types import FunctionType
from typing import TYPE_CHECKING, Any, TypeAlias

from hipspine.cards import Told
from hipspine.models import algebra as sp
from hipspine.models import given
from hipspine.models.card import model_card
from hipspine.models.written import WRITTEN
from hipspine.refusals import UnknownParameterError, WrongValueError, instead
from hipspine.signatures import Signed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from sympy import Expr, Symbol

    from hipspine.cards import Printer

    Array: TypeAlias = NDArray[np.float64]
    Numbers: TypeAlias = "float | Array | Sequence[float] | Sequence[Sequence[float]]"  # and a Series of pandas
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
            raise WrongValueError(f"{allowed}, not {value!r}")
        number = float(value)
        if not math.isfinite(number) or not self.minimum <= number <= self.maximum:
            raise WrongValueError(f"{allowed}, not {number:g}")
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


@dataclass(frozen=True, repr=False)
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

    __signature__ = Signed()

    def __call__(self, **values: Numbers) -> dict[str, Any]:  # Any: a float, or an Array where arrays are given
        """Return every output for the given parameters; those left out take their defaults.

        A value may be a number, or many of them in a NumPy array, a list, a tuple, a range or a Series of pandas; they
        must broadcast with each other, and the outputs are arrays of their common shape. Raises ValueError for a value
        out of range, text, booleans and shapes that do not fit, and TypeError for an unknown name.

        >>> from hipspine import model
        >>> model("spinopelvic")(anterior_tilt=10)["sacral_slope"]
        50.0
        >>> model("spinopelvic")(anterior_tilt=[0, 5, 10])["sacral_slope"]
        array([40., 45., 50.])
        """
        lists = {name: value for name, value in values.items() if given.many(value)}
        numbers: dict[str, float | Array]
        numbers = {**self.check({name: value for name, value in values.items() if name not in lists}, also=lists)}
        if not lists:
            scalars = self.compute(*numbers.values())
            return {name: float(scalar) for name, scalar in zip(self._names, scalars, strict=True)}
        given.need_numpy()
        import numpy as np

        numbers |= {p.name: given.array(p, lists[p.name]) for p in self.parameters if p.name in lists}
        shape = given.common_shape(numbers)
        with np.errstate(invalid="ignore", divide="ignore"):
            results = self._array(*numbers.values())
        return {name: np.broadcast_to(result, shape) for name, result in zip(self._names, results, strict=True)}

    def __repr__(self) -> str:
        """Return how one asks for this model."""
        return f"model({self.id!r})"

    def __reduce__(self) -> tuple[Callable[..., Model], tuple[object, ...]]:
        """Pickle one of the course's models as its name, so that no compiled equation travels."""
        from hipspine.models import MODELS, model

        if MODELS.get(self.id) is self:
            return model, (self.id,)
        return type(self), tuple(getattr(self, one.name) for one in fields(self))

    @property
    def keywords(self) -> list[tuple[str, float]]:
        """The parameters' names and defaults, for the signature."""
        return [(parameter.name, parameter.default) for parameter in self.parameters]

    def check(self, values: Mapping[str, object], also: Collection[str] = ()) -> dict[str, float]:
        """Return a full set of checked parameters, defaults filled in, in the model's own order.

        ``also`` holds names that are given elsewhere and only need to exist. Raises ValueError for a value out of
        range and TypeError, naming the right ones, for an unknown name.
        """
        known = {parameter.name for parameter in self.parameters}
        for name in (*values, *also):
            if name not in known:
                allowed = instead(name, sorted(known), "it has")
                raise UnknownParameterError(f"{self.id} has no parameter {name!r}; {allowed}")
        return {p.name: p.check(values.get(p.name, p.default)) for p in self.parameters}

    @property
    def steps(self) -> list[tuple[Symbol, Expr]]:
        """The workings, then the outputs, each as its name and its equation, which may use the names before it."""
        return [*self.workings(), *((output.symbol, output.expression) for output in self.outputs)]

    def latex(self) -> str:
        """Return the equations that run, as LaTeX, one line an output; ``shown`` goes before SymPy's.

        >>> from hipspine import model
        >>> print(model("side-shift").latex().splitlines()[0])
        \\begin{aligned}
        """
        quantities: tuple[Parameter | Output, ...] = (*self.parameters, *self.outputs)
        names = {quantity.symbol: quantity.tex for quantity in quantities}
        lines = (f"{o.tex} &= {o.shown or sp.latex(o.expression, symbol_names=names)}" for o in self.outputs)
        lines = (line.replace(r"\text{NaN}", r"\text{none}") for line in lines)
        return "\\begin{aligned}\n" + " \\\\\n".join(lines) + "\n\\end{aligned}"

    def explain(self) -> Told:
        """Return the parameters with units and ranges, the outputs, and what can be relied on.

        This is text; a notebook shows it as a card, with tables and the equations typeset.

        >>> from hipspine import model
        >>> print(model("finding").explain().splitlines()[1])
        Parameters
        """
        rows = [
            f"  {p.name} = {p.default:g} ({p.minimum:g} to {p.maximum:g}{' ' + p.unit if p.unit else ''}): {p.label}"
            for p in self.parameters
        ]
        results = [f"  {o.name}{' in ' + o.unit if o.unit else ''}: {o.label}" for o in self.outputs]
        words = (f"Solid: {self.solid}", f"Illustrative: {self.illustrative}", f"Limits: {self.limits}")
        lines = (
            self.title,
            "Parameters",
            *rows,
            "Outputs",
            *results,
            *words,
            f"Source: {self.source} (references.bib)",
        )
        return Told("\n".join(lines), lambda: model_card(self))

    def _repr_latex_(self) -> str:
        return f"$${self.latex()}$$"

    def _repr_html_(self) -> str:
        return model_card(self).html()

    def _repr_markdown_(self) -> str:
        return model_card(self).markdown()

    def _repr_pretty_(self, printer: Printer, cycle: bool) -> None:
        printer.text(self.explain())

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
