"""What a figure is: a model, controls, primitives and words, declared once in Python and drawn in kernel and page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import sympy as sp

from hipspine.datafile import DataError
from hipspine.evidence import load_references
from hipspine.figures.draw import filled, traces
from hipspine.figures.palette import PALETTE, STYLES
from hipspine.figures.parts import (
    Choice,
    Drag,
    Play,
    Preset,
    Readout,
    Sentence,
    Slider,
    plain_parameter,
    plain_row,
    plain_slider,
    registered,
)
from hipspine.figures.primitives import Number, Primitive, Solid
from hipspine.figures.skeleton import outlines, solids
from hipspine.figures.solid import scene
from hipspine.models.core import Output as Output  # noqa: TC001 (the figures take it from here when they run)
from hipspine.models.program import program
from hipspine.models.translate import numeric

if TYPE_CHECKING:
    from hipspine.models.core import Model, Parameter

LIGHTING = {"ambient": 0.55, "diffuse": 0.75, "specular": 0.12, "roughness": 0.9, "fresnel": 0.05}
"""Soft light on bones in three dimensions."""
LIGHT_DISTANCE = 4e4  # Plotly's lights stand far away


@dataclass(frozen=True, eq=False)
class Figure:
    """One figure, whole. ``extent`` is (left, right, bottom, top) of the drawing in its own units.

    ``title`` states the point; ``sources`` are keys of ``data/references.bib``; ``illustrative`` says what in the
    drawing must not be read as a finding. ``prediction`` is asked before the reader moves anything, ``tasks`` say what
    to do, ``answer`` what one should have seen, a paragraph each. ``camera`` is from where bones in 3D are seen.
    """

    id: str
    title: str
    extent: tuple[float, float, float, float]
    primitives: tuple[Primitive, ...]
    readouts: tuple[Readout, ...]
    sentences: tuple[Sentence, ...]
    sources: tuple[str, ...]
    model: Model | None = None
    sliders: tuple[Slider, ...] = ()
    choices: tuple[Choice, ...] = ()
    outputs: tuple[Output, ...] = ()
    play: Play | None = None
    presets: tuple[Preset, ...] = ()
    drag: Drag | None = None
    illustrative: str = ""
    caption: str = ""
    prediction: str = ""
    tasks: tuple[str, ...] = ()
    answer: tuple[str, ...] = ()
    camera: tuple[float, float, float] | None = None
    _numbers: list[sp.Expr] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def parameters(self) -> tuple[Parameter | Choice, ...]:
        """Everything that can be set: the model's parameters, then the choices."""
        return (*(self.model.parameters if self.model else ()), *self.choices)

    @property
    def results(self) -> tuple[Output, ...]:
        """The named outputs: the model's, then the figure's own."""
        return (*(self.model.outputs if self.model else ()), *self.outputs)

    def check(self, values: Mapping[str, object]) -> dict[str, float | str]:
        """Return all parameters, defaults filled in.

        Raises ValueError for a value out of range and TypeError, naming the right ones, for an unknown name.
        """
        names = [p.name for p in self.parameters]
        for name in values:
            if name not in names:
                raise TypeError(f"{self.id} has no value {name!r} to set; it has {', '.join(names)}")
        return {p.name: p.check(values.get(p.name, p.default)) for p in self.parameters}

    def evaluate(self, values: Mapping[str, object]) -> list[float]:
        """Return the vector of numbers that ``spec`` indexes, for the given parameters (units as in the model)."""
        return [float(number) for number in self._compute(*self._coded(self.check(values)))]

    def values(self, values: Mapping[str, object]) -> dict[str, float | str]:
        """Return all parameters and all outputs by name; an output that does not exist now is NaN."""
        parameters = self.check(values)
        results = self._outputs(*self._coded(parameters))
        return {**parameters, **{o.name: float(result) for o, result in zip(self.results, results, strict=True)}}

    def traces(self, values: Mapping[str, object], theme: str = "light") -> list[dict[str, Any]]:
        """Return the Plotly traces for the given parameters, on "light" or "dark" paper."""
        return traces(self.spec, self.evaluate(values), self.shapes, theme)

    def describe(self, values: Mapping[str, object]) -> str:
        """Return what the figure shows now, in words."""
        e = self.evaluate(values)
        said = [s for s in self.spec["sentences"] if s["when"] is None or e[s["when"]] > 0]
        return " ".join(filled(s["text"], [e[i] for i in s["values"]], s["decimals"]) for s in said)

    def explain(self) -> str:
        """Return what can be set, with units and ranges, and what the figure tells, as plain text."""
        rows = []
        for p in self.parameters:
            allowed = (
                " | ".join(name for name, _ in p.options)
                if isinstance(p, Choice)
                else f"{p.minimum:g} to {p.maximum:g} {p.unit}".strip()
            )
            rows.append(
                f"  {p.name} = {p.default if isinstance(p, Choice) else f'{p.default:g}'} ({allowed}): {p.label}"
            )
        told = [f"  {o.name}{' in ' + o.unit if o.unit else ''}: {o.label}" for o in self.results]
        return "\n".join((self.title, "You can set", *rows, "It tells", *told))

    @cached_property
    def spec(self) -> dict[str, Any]:
        """The declaration as plain data: every expression is an index into the vector that ``evaluate`` returns."""
        index: dict[sp.Expr, int] = {}

        def register(number: Number) -> int:
            return index.setdefault(sp.sympify(number), len(index))

        spec = {
            "id": self.id,
            "title": self.title,
            "caption": self.caption,
            "illustrative": self.illustrative,
            "prediction": self.prediction,
            "tasks": self.tasks,
            "answer": self.answer,
            "extent": self.extent,
            "solid": self.solid,
            "scene": scene(self.extent, self.camera) if self.solid else None,
            "light": self._light if self.solid else None,
            "parameters": [plain_parameter(p) for p in self.parameters],
            "outputs": {output.name: register(output.symbol) for output in self.results},
            "sliders": [plain_slider(slider) for slider in self.sliders],
            "choices": [choice.name for choice in self.choices],
            "readouts": [registered(r, register, "value", "unusual") for r in self.readouts],
            "sentences": [registered(s, register, "values", "when") for s in self.sentences],
            "play": self.play and {**asdict(self.play), "parameter": self.play.parameter.name},
            "presets": [{"label": p.label, "values": self.check(p.values)} for p in self.presets],
            "drag": self.drag and {**asdict(self.drag), "parameter": self.drag.parameter.name},
            "sources": [{"key": key, "label": load_references()[key].label} for key in self.sources],
            "table": [plain_row(quantity) for quantity in (*self.parameters, *self.results)],
            "marks": [primitive.plain(register) for primitive in self.primitives],
        }
        styles = {style for primitive in self.primitives for style in primitive.styles}
        spec["styles"] = {name: asdict(STYLES[name]) for name in sorted(styles)}
        spec["palette"] = PALETTE
        self._numbers[:] = index
        return spec

    @property
    def solid(self) -> bool:
        """Whether this figure is drawn in three dimensions."""
        return any(isinstance(primitive, Solid) for primitive in self.primitives)

    @cached_property
    def shapes(self) -> dict[str, Any]:
        """What this figure draws: outlines by name (rings of [x, y] in metres), or the bones in 3D, packed."""
        if self.solid:
            return solids()
        skeleton = outlines()
        names = {primitive["shape"]: primitive["kind"] for primitive in self.spec["marks"] if "shape" in primitive}
        missing = sorted(set(names) - set(skeleton))
        if missing:
            raise DataError(
                "data/skeleton.json", None, f"{self.id} draws outlines that are missing: {', '.join(missing)}"
            )
        return {name: skeleton[name] for name in sorted(names)}

    @cached_property
    def definition(self) -> dict[str, Any]:
        """The figure as data for the front end: ``spec``, and ``program``, which computes its numbers."""
        return {"spec": self.spec, "program": program(self._symbols, self._numbers, self._steps)}

    @property
    def _light(self) -> dict[str, Any]:
        """The light: from the camera's side and above, so that the first view is not in the shade."""
        x, y, z = (part * LIGHT_DISTANCE for part in self.camera)
        return {"lighting": LIGHTING, "lightposition": {"x": x, "y": y + LIGHT_DISTANCE, "z": z}}

    @property
    def _symbols(self) -> list[sp.Symbol]:
        return [parameter.symbol for parameter in self.parameters]

    @property
    def _steps(self) -> list[tuple[sp.Symbol, sp.Expr]]:
        own = ((output.symbol, output.expression) for output in self.outputs)
        return [*(self.model.steps if self.model else ()), *own]

    @cached_property
    def _compute(self) -> Callable[..., list[float]]:
        assert self.spec
        return numeric(self._symbols, self._numbers, "math", self._steps)

    @cached_property
    def _outputs(self) -> Callable[..., list[float]]:
        """Compute the named results alone: a function of all that is drawn takes seconds to make."""
        return numeric(self._symbols, [output.symbol for output in self.results], "math", self._steps)

    def _coded(self, values: Mapping[str, float | str]) -> list[float]:
        """Return the parameters as numbers: a choice becomes its position in the list."""
        return [
            [name for name, _ in p.options].index(str(values[p.name]))
            if isinstance(p, Choice)
            else float(values[p.name])
            for p in self.parameters
        ]
