"""What a figure is: a model, controls, primitives and words, declared once in Python and drawn in kernel and page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import sympy as sp

from hipspine.datafile import DataError
from hipspine.evidence import load_references
from hipspine.figures import wording
from hipspine.figures.chart import Chart, plain_chart, sweep
from hipspine.figures.declaration import packed
from hipspine.figures.draw import traces
from hipspine.figures.labels import MOST, gutters
from hipspine.figures.muscles import bands
from hipspine.figures.palette import PALETTE, STYLES
from hipspine.figures.parts import (
    Choice,
    Handle,
    Play,
    Preset,
    Readout,
    Sentence,
    Slider,
    View,
    plain_handle,
    plain_parameter,
    plain_play,
    plain_readout,
    plain_row,
    plain_sentence,
    plain_slider,
)
from hipspine.figures.primitives import Nerve, Number, Primitive, Sign, Solid
from hipspine.figures.settings import checked, coded
from hipspine.figures.skeleton import outlines, solids
from hipspine.figures.solid import light, scene
from hipspine.figures.study import Sheet, plain_sheet
from hipspine.figures.telling import filled
from hipspine.models.core import Output as Output  # noqa: TC001 (the figures take it from here when they run)
from hipspine.models.program import program
from hipspine.models.translate import numeric, source
from hipspine.refusals import WrongValueError, instead

if TYPE_CHECKING:
    from hipspine.figures.declaration import Definition, PrimitiveData, Spec
    from hipspine.figures.elements import Gutters
    from hipspine.figures.guesses import Guess
    from hipspine.figures.plotly_data import Trace
    from hipspine.figures.shapes import Shapes
    from hipspine.models.core import Model, Parameter


SIDES = ("left", "right")


@dataclass(frozen=True, eq=False)
class Figure:
    """One figure, whole. ``extent`` is (left, right, bottom, top) of the drawing in its own units.

    ``title`` states the point; ``sources`` are keys of ``data/references.bib``; ``illustrative`` says what in the
    drawing must not be read as a finding. ``prediction`` is asked before the reader moves anything, ``tasks`` say what
    to do, ``answer`` what one should have seen, a paragraph each. ``workings`` are named numbers that only the drawing
    uses (``workings.py``), computed after the results; ``poses`` are what readers move that no equation knows.
    ``sheets`` are charts of study values within the drawing, of which one is shown at a time.
    ``close`` is the part of ``extent`` that says at a glance what the figure is about, for cards and the landing page.
    ``height`` is the greatest of the drawing on a phone, in pixels, where its words need more than is usual.
    ``views`` are from where bones in 3D can be seen, the first at the start. With a ``card``, all sentences but the
    first stand beside the drawing, each as "name: words".
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
    workings: tuple[tuple[sp.Symbol, sp.Expr], ...] = ()
    poses: tuple[Parameter, ...] = ()
    play: Play | None = None
    presets: tuple[Preset, ...] = ()
    handles: tuple[Handle, ...] = ()
    chart: Chart | None = None
    sheets: tuple[Sheet, ...] = ()
    illustrative: str = ""
    caption: str = ""
    prediction: str = ""
    guess: Guess | None = None
    tasks: tuple[str, ...] = ()
    answer: tuple[str, ...] = ()
    close: tuple[float, float, float, float] | None = None
    height: float = MOST["phone"]
    views: tuple[View, ...] = ()
    card: bool = False
    _numbers: list[sp.Expr] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def parameters(self) -> tuple[Parameter | Choice, ...]:
        """Everything that can be set: the model's parameters, those of the drawing, then the choices."""
        return (*(self.model.parameters if self.model else ()), *self.poses, *self.choices)

    @property
    def inputs(self) -> tuple[Parameter | Choice, ...]:
        """The parameters that a question may ask for: a layer changes what is seen and no result."""
        return tuple(p for p in self.parameters if not (isinstance(p, Choice) and p.layer))

    @property
    def results(self) -> tuple[Output, ...]:
        """The named outputs: the model's, then the figure's own."""
        return (*(self.model.outputs if self.model else ()), *self.outputs)

    @property
    def result_names(self) -> tuple[str, ...]:
        """The names of the outputs."""
        return tuple(output.name for output in self.results)

    def check(self, values: Mapping[str, object]) -> dict[str, float | str]:
        """Return all parameters, defaults filled in.

        Raises ValueError for a value out of range and TypeError, naming the right ones, for an unknown name.
        """
        return checked(self.id, self.parameters, values)

    def evaluate(self, values: Mapping[str, object]) -> list[float]:
        """Return the vector of numbers that ``spec`` indexes, for the given parameters (units as in the model)."""
        return [float(number) for number in self._compute(*coded(self.parameters, self.check(values)))]

    def values(self, values: Mapping[str, object]) -> dict[str, float | str]:
        """Return all parameters and all outputs by name; an output that does not exist now is NaN."""
        parameters = self.check(values)
        e = self.evaluate(parameters)
        return {**parameters, **{name: e[index] for name, index in self.spec["outputs"].items()}}

    def traces(self, values: Mapping[str, object], theme: str = "light") -> list[Trace]:
        """Return the Plotly traces for the given parameters, on "light" or "dark" paper."""
        return traces(self.spec, self.evaluate(values), self.shapes, theme)

    def sweep(self, values: Mapping[str, object]) -> tuple[list[float], list[list[float]]]:
        """Return the chart's parameter along x and each curve's values there, all else as in ``values``."""
        chart = self.spec["chart"]
        assert chart, f"{self.id} has a chart"
        numbers = dict(zip((p.name for p in self.parameters), coded(self.parameters, self.check(values)), strict=True))
        return sweep(chart, lambda x: [float(n) for n in self._compute(*({**numbers, chart["parameter"]: x}.values()))])

    def describe(self, values: Mapping[str, object]) -> str:
        """Return what the figure shows now, in words."""
        return " ".join(self.sayings(values))

    def sayings(self, values: Mapping[str, object]) -> list[str]:
        """Return the sentences of the description; the first alone is said when a slider comes to rest."""
        e = self.evaluate(values)
        said = [s for s in self.spec["sentences"] if s["when"] is None or e[s["when"]] > 0]
        return [filled(s["text"], [e[i] for i in s["values"]], s["decimals"]) for s in said]

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
        return "\n".join((self.title, wording.CAN_SET, *rows, wording.TELLS, *told))

    @cached_property
    def spec(self) -> Spec:
        """The declaration as plain data: every expression is an index into the vector that ``evaluate`` returns."""
        index: dict[sp.Expr, int] = {}

        def register(number: Number) -> int:
            return index.setdefault(sp.sympify(number), len(index))

        styles = {style for primitive in self.primitives for style in primitive.styles}
        for curve in self.chart.curves if self.chart else ():
            styles |= {curve.style, f"now-{curve.style}", f"name-{curve.style}", "grid", "guide", "label-tick", "band"}
        styles |= {style for sheet in self.sheets for style in sheet.styles}
        styles |= {grip.style for grip in self.guess.grips} if self.guess else set()
        spec: Spec = {
            "id": self.id,
            "title": self.title,
            "caption": self.caption,
            "illustrative": self.illustrative,
            "prediction": self.prediction,
            "guess": self.guess.plain(register) if self.guess else None,
            "tasks": self.tasks,
            "answer": self.answer,
            "extent": self.extent,
            "most": {**MOST, "phone": self.height},
            "solid": self.solid,
            "scene": scene(self.extent, self.view()) if self.solid else None,
            "light": light() if self.solid else None,
            "views": [view.plain() for view in self.views],
            "parameters": [plain_parameter(p) for p in self.parameters],
            "outputs": {output.name: register(output.symbol) for output in self.results},
            "sliders": [plain_slider(slider) for slider in self.sliders],
            "choices": [choice.name for choice in self.choices],
            "readouts": [plain_readout(readout, register) for readout in self.readouts],
            "sentences": [plain_sentence(sentence, register) for sentence in self.sentences],
            "card": self.card,
            "play": plain_play(self.play) if self.play else None,
            "presets": [{"label": p.label, "values": self.check(p.values)} for p in self.presets],
            "handles": [plain_handle(handle, register) for handle in self.handles],
            "sources": [{"key": key, "label": load_references()[key].label} for key in self.sources],
            "table": [plain_row(quantity) for quantity in (*self.parameters, *self.results)],
            "chart": plain_chart(self.chart, register) if self.chart else None,
            "sheets": [plain_sheet(sheet, register) for sheet in self.sheets],
            "primitives": [primitive.plain(register) for primitive in self.primitives],
            "gutters": gutters([]),
            "styles": {name: STYLES[name].plain() for name in sorted(styles)},
            "palette": PALETTE,
        }
        self._numbers[:] = index
        spec["gutters"] = self._gutters(spec)
        return spec

    def _gutters(self, spec: Spec) -> Gutters:
        """Return the room for the names beside the drawing, with the numbers in them as they are at first."""
        e = self._compiled(*coded(self.parameters, self.check({})))

        def words(p: PrimitiveData, text: str) -> str:
            return filled(text, [float(e[i]) for i in p["values"]], p["decimals"])

        labels = [p for p in spec["primitives"] if p["kind"] == "label" and p["side"]]
        names = [(p["side"], words(p, p["text"]), words(p, p["note"])) for p in labels]
        # What is turned about has each name now on one side and now on the other.
        return gutters(
            [*names, *((side, p.text, "") for p in self.primitives if isinstance(p, Sign) for side in SIDES)]
        )

    def view(self, name: str = "") -> tuple[float, float]:
        """Return turn and height in degrees of a view by its id, or of the first. Raises ValueError naming the ids."""
        for view in self.views:
            if name in ("", view.id):
                return view.turn, view.height
        allowed = instead(name, [view.id for view in self.views], "it has")
        raise WrongValueError(f"{self.id} has no view {name!r}; {allowed}")

    @property
    def solid(self) -> bool:
        """Whether this figure is drawn in three dimensions."""
        return any(isinstance(primitive, Solid) for primitive in self.primitives)

    @property
    def has_muscles(self) -> bool:
        """Whether this figure shows muscles or nerves."""
        return any(isinstance(primitive, Nerve) for primitive in self.primitives)

    @cached_property
    def shapes(self) -> Shapes:
        """What this figure draws: outlines by name (rings of [x, y] in metres), or the bones in 3D, packed."""
        if self.solid:
            return solids()
        skeleton: dict[str, Any] = {**outlines(), **bands()}  # Any: an outline or a muscle
        names = {primitive["shape"]: primitive["kind"] for primitive in self.spec["primitives"] if "shape" in primitive}
        missing = sorted(set(names) - set(skeleton))
        if missing:
            raise DataError(
                "data/skeleton.json", None, f"{self.id} draws outlines that are missing: {', '.join(missing)}"
            )
        return {name: skeleton[name] for name in sorted(names)}

    @cached_property
    def definition(self) -> Definition:
        """The figure as data for the front end: ``spec``, and ``program``, which computes its numbers."""
        return packed(self.spec, program(self._symbols, self._numbers, self._drawn_steps))

    @property
    def _symbols(self) -> list[sp.Symbol]:
        return [parameter.symbol for parameter in self.parameters]

    def written(self) -> list[str]:
        """Return the lines of a plain Python function of the parameters that gives the results."""
        return source([p.symbol for p in self.inputs], [output.symbol for output in self.results], self._steps)

    @property
    def _steps(self) -> list[tuple[sp.Symbol, sp.Expr]]:
        own = ((output.symbol, output.expression) for output in self.outputs)
        return [*(self.model.steps if self.model else ()), *own]

    @property
    def _drawn_steps(self) -> list[tuple[sp.Symbol, sp.Expr]]:
        return [*self._steps, *self.workings]

    @property
    def _compute(self) -> Callable[..., list[float]]:
        assert self.spec  # which finds the numbers to compute
        return self._compiled

    @cached_property
    def _compiled(self) -> Callable[..., list[float]]:
        """What computes the numbers found so far: made once, as SymPy takes a second for it."""
        return numeric(self._symbols, self._numbers, "math", self._drawn_steps)
