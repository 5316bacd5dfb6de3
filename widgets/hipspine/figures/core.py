"""What a figure is: a model, controls, marks and words, declared once in Python and drawn in kernel and page."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from functools import cache, cached_property
from typing import Any

import sympy as sp

from hipspine.datafile import DataError
from hipspine.evidence import load_references
from hipspine.figures.draw import filled, traces
from hipspine.figures.marks import Mark, Number, Solid
from hipspine.figures.palette import PALETTE, STYLES
from hipspine.figures.solid import scene
from hipspine.models.core import Model, Output, Parameter
from hipspine.models.program import program
from hipspine.models.translate import numeric
from hipspine.paths import data_path

LIGHTING = {"ambient": 0.55, "diffuse": 0.75, "specular": 0.12, "roughness": 0.9, "fresnel": 0.05}
"""Soft light on bones in three dimensions."""
LIGHT_DISTANCE = 4e4  # Plotly's lights stand far away


MOST_BUTTONS = 6  # a choice of more is a drop-down list: buttons would push the rest of a phone's screen away


@dataclass(frozen=True)
class Choice:
    """A parameter with named values, such as a study; equations see the position of the value in the list."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]

    @property
    def default(self) -> str:
        """The value that the figure starts with: the first."""
        return self.options[0][0]

    @property
    def symbol(self) -> sp.Symbol:
        """The SymPy symbol that equations use for this choice."""
        return sp.Symbol(self.name, real=True)

    def check(self, value: object) -> str:
        """Return the value. Raises ValueError naming the values there are."""
        names = [name for name, _ in self.options]
        if value not in names:
            raise ValueError(f"{self.name} must be one of {', '.join(names)}, not {value!r}")
        return str(value)

    def pick(self, values: Mapping[str, Number]) -> sp.Expr:
        """Return the expression that is ``values[id]`` while ``id`` is chosen, and NaN for ids left out."""
        cases = [(values[i], sp.Eq(self.symbol, n)) for n, (i, _) in enumerate(self.options) if i in values]
        return sp.Piecewise(*cases, (sp.nan, True))


@dataclass(frozen=True)
class Slider:
    """A model's parameter under the reader's thumb; ``scale`` turns the model's unit into the one shown."""

    parameter: Parameter
    label: str
    step: float
    decimals: int = 0
    unit: str | None = None
    scale: float = 1
    ends: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Readout:
    """A number under the figure, named and with its unit; ``unusual`` above 0 marks it as out of the common range."""

    label: str
    value: Number
    unit: str
    decimals: int = 0
    note: str = ""
    unusual: Number | None = None


@dataclass(frozen=True)
class Sentence:
    """One sentence of the description in words; said only while ``when`` is above 0."""

    text: str
    values: tuple[Number, ...] = ()
    decimals: int = 0
    when: Number | None = None


@dataclass(frozen=True)
class Play:
    """What the play button does: it moves one parameter through ``stops`` in ``seconds``."""

    parameter: Parameter
    stops: tuple[float, ...]
    seconds: float


@dataclass(frozen=True)
class Preset:
    """A named setting, a button: what it does not mention goes back to its default."""

    label: str
    values: Mapping[str, float | str] = field(default_factory=dict)


@dataclass(frozen=True)
class Drag:
    """A parameter that follows a finger or pointer which turns the drawing about ``centre``.

    ``gain`` is the parameter's change for one degree counter-clockwise. The slider stays: not everybody can drag.
    """

    parameter: Parameter
    centre: tuple[float, float]
    gain: float


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
    marks: tuple[Mark, ...]
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
        e = self.evaluate(parameters)
        return {**parameters, **{name: e[index] for name, index in self.spec["outputs"].items()}}

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
            "parameters": [_plain_parameter(p) for p in self.parameters],
            "outputs": {output.name: register(output.symbol) for output in self.results},
            "sliders": [_plain_slider(slider) for slider in self.sliders],
            "choices": [choice.name for choice in self.choices],
            "readouts": [_registered(r, register, "value", "unusual") for r in self.readouts],
            "sentences": [_registered(s, register, "values", "when") for s in self.sentences],
            "play": self.play and {**asdict(self.play), "parameter": self.play.parameter.name},
            "presets": [{"label": p.label, "values": self.check(p.values)} for p in self.presets],
            "drag": self.drag and {**asdict(self.drag), "parameter": self.drag.parameter.name},
            "sources": [{"key": key, "label": load_references()[key].label} for key in self.sources],
            "table": [_plain_row(quantity) for quantity in (*self.parameters, *self.results)],
            "marks": [mark.plain(register) for mark in self.marks],
        }
        styles = {style for mark in self.marks for style in mark.styles}
        spec["styles"] = {name: asdict(STYLES[name]) for name in sorted(styles)}
        spec["palette"] = PALETTE
        self._numbers[:] = index
        return spec

    @property
    def solid(self) -> bool:
        """Whether this figure is drawn in three dimensions."""
        return any(isinstance(mark, Solid) for mark in self.marks)

    @cached_property
    def shapes(self) -> dict[str, Any]:
        """What this figure draws: outlines by name (rings of [x, y] in metres), or the bones in 3D, packed."""
        if self.solid:
            return solids()
        skeleton = outlines()
        names = {mark["shape"]: mark["kind"] for mark in self.spec["marks"] if "shape" in mark}
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

    def _coded(self, values: Mapping[str, float | str]) -> list[float]:
        """Return the parameters as numbers: a choice becomes its position in the list."""
        return [
            [name for name, _ in p.options].index(str(values[p.name]))
            if isinstance(p, Choice)
            else float(values[p.name])
            for p in self.parameters
        ]


@cache
def _skeleton() -> dict[str, Any]:
    return json.loads(data_path("skeleton.json").read_text(encoding="utf-8"))


@cache
def outlines() -> dict[str, list[list[list[float]]]]:
    """Return every outline of the course by name: "view/name", and body regions as "body/front/groin"."""
    data = _skeleton()
    found = {
        f"{view}/{name}": rings for view in ("sagittal", "frontal") for name, rings in data[view]["shapes"].items()
    }
    for side, body in data["body"].items():
        found[f"body/{side}"] = body["outline"]
        found |= {f"body/{side}/{name}": [ring] for name, ring in body["regions"].items()}
    return found


@cache
def solids() -> dict[str, Any]:
    """Return the content of ``data/skeleton-3d.json``: packed ``shapes``, their ``step`` in metres, ``landmarks``."""
    return json.loads(data_path("skeleton-3d.json").read_text(encoding="utf-8"))


def landmarks(view: str) -> dict[str, tuple[float, float]]:
    """Return the joint centres and bony points of "sagittal" or "frontal", in metres from the hip centres."""
    return {name: (float(x), float(y)) for name, (x, y) in _skeleton()[view]["landmarks"].items()}


def anchors(side: str) -> dict[str, tuple[float, float]]:
    """Return, for the body seen from "front", "side" or "back", where the number of each region goes, in metres."""
    return {name: (float(x), float(y)) for name, (x, y) in _skeleton()["body"][side]["anchors"].items()}


def _plain_parameter(parameter: Parameter | Choice) -> dict[str, Any]:
    if isinstance(parameter, Choice):
        return {
            "name": parameter.name,
            "label": parameter.label,
            "default": parameter.default,
            "options": [{"id": name, "label": label} for name, label in parameter.options],
            "as_list": len(parameter.options) > MOST_BUTTONS,
        }
    return {
        "name": parameter.name,
        "default": parameter.default,
        "minimum": parameter.minimum,
        "maximum": parameter.maximum,
    }


def _plain_row(quantity: Parameter | Choice | Output) -> dict[str, str]:
    unit = "" if isinstance(quantity, Choice) else quantity.unit
    return {"name": quantity.name, "label": quantity.label, "unit": unit}


def _plain_slider(slider: Slider) -> dict[str, Any]:
    plain = {**asdict(slider), "parameter": slider.parameter.name}
    plain["unit"] = slider.parameter.unit if slider.unit is None else slider.unit
    return plain


def _registered(thing: Readout | Sentence, register: Callable[[Number], int], *names: str) -> dict[str, Any]:
    """Return a dataclass as plain data with the named expressions (or tuples of them) registered."""
    plain = {name: getattr(thing, name) for name in thing.__dataclass_fields__}
    for name in names:
        value = plain[name]
        if isinstance(value, tuple):
            plain[name] = [register(number) for number in value]
        elif value is not None:
            plain[name] = register(value)
    return plain
