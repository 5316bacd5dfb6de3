"""A figure's declaration as plain data, as ``Figure.spec`` tells it; it goes to the page as JSON.

Where a field is called an index, it is one into the figure's vector of numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import TYPE_CHECKING, Required, TypedDict, final

from hipspine.models.program import steps_between

if TYPE_CHECKING:
    from hipspine.figures.elements import Gutters
    from hipspine.figures.guesses import GuessData
    from hipspine.figures.plotly_data import Light
    from hipspine.figures.study import SheetData
    from hipspine.models.program import Program


class Fields(TypedDict, total=False):
    """What the kinds of primitives have of their own (``primitives.py``); "at", "values" and "value" hold indices."""

    shape: str
    at: list[int]
    points: list[tuple[int, int]]
    smooth: bool
    width: float
    text: str
    values: list[int]
    decimals: int
    value: int
    name: str
    picks: tuple[str, str]
    count: int
    groups: list[tuple[str, int]]
    columns: int
    spacing: float
    when: int
    charted: bool
    side: str
    note: str
    rest: bool
    facing: tuple[float, float, float]


class PrimitiveData(Fields):
    """A primitive as data; where it has a ``when``, it is drawn while the number at that index is above 0."""

    kind: Required[str]
    style: Required[str]


@final
class Range(TypedDict):
    """A number that can be set."""

    name: str
    default: float
    minimum: float
    maximum: float


class Option(TypedDict):
    """One value of a choice."""

    id: str
    label: str


@final
class OptionsData(TypedDict):
    """A choice between named values."""

    name: str
    label: str
    default: str
    options: list[Option]
    as_list: bool
    layer: bool


class SliderData(TypedDict):
    """A slider; ``parameter`` is a name."""

    parameter: str
    label: str
    step: float
    decimals: int
    unit: str
    scale: float
    ends: tuple[str, str]


class ReadoutData(TypedDict):
    """A number under the figure; ``value`` and ``unusual`` are indices."""

    label: str
    value: int
    unit: str
    decimals: int
    note: str
    unusual: int | None


class SentenceData(TypedDict):
    """A sentence of the description; ``values`` and ``when`` are indices."""

    text: str
    values: list[int]
    decimals: int
    when: int | None


class PlayData(TypedDict):
    """What the play button moves; ``parameter`` is a name."""

    parameter: str
    stops: tuple[float, ...]
    seconds: float


class HandleData(TypedDict):
    """What a finger takes hold of; ``parameter`` is a name, ``at`` and ``centre`` are indices."""

    parameter: str
    at: list[int]
    gain: float
    centre: list[int] | None
    along: tuple[float, float] | None


class ViewData(TypedDict):
    """From where what is solid is seen: its button, and degrees as ``solid.basis`` takes them."""

    id: str
    label: str
    turn: float
    height: float


class PresetData(TypedDict):
    """A named setting of all parameters."""

    label: str
    values: dict[str, float | str]


class Work(TypedDict):
    """A source: its key in ``data/references.bib`` and how it is cited."""

    key: str
    label: str


class Quantity(TypedDict):
    """A row of the figure's table."""

    name: str
    label: str
    unit: str


class StyleData(TypedDict):
    """How one kind of primitive is drawn (``palette.Style``)."""

    line: str | None
    width: float
    dash: str
    fill: str | None
    size: float
    anchor: str


class CurveData(TypedDict):
    """A curve of a chart; ``value`` is an index."""

    label: str
    value: int
    style: str
    decimals: int


class ChartData(TypedDict):
    """A chart: what is along x (a name), the titles and ticks of x and y, and the width of its names in ems."""

    parameter: str
    titles: tuple[str, str]
    ticks: tuple[tuple[float, ...], tuple[float, ...]]
    unit: str
    band: list[int] | None
    band_label: str
    curves: list[CurveData]
    ems: float


class Spec(TypedDict):
    """The declaration of a figure as plain data."""

    id: str
    title: str
    caption: str
    illustrative: str
    prediction: str
    guess: GuessData | None
    tasks: tuple[str, ...]
    answer: tuple[str, ...]
    extent: tuple[float, float, float, float]
    solid: bool
    scene: dict[str, object] | None
    light: Light | None
    views: list[ViewData]
    parameters: list[Range | OptionsData]
    outputs: dict[str, int]
    sliders: list[SliderData]
    choices: list[str]
    readouts: list[ReadoutData]
    sentences: list[SentenceData]
    card: bool
    play: PlayData | None
    presets: list[PresetData]
    handles: list[HandleData]
    sources: list[Work]
    table: list[Quantity]
    chart: ChartData | None
    sheets: list[SheetData]
    primitives: list[PrimitiveData]
    gutters: Gutters
    most: Mapping[str, float]
    styles: dict[str, StyleData]
    palette: Mapping[str, tuple[str, str]]


class Definition(TypedDict):
    """A figure for the front end: its declaration, packed, and the program that computes its numbers."""

    spec: dict[str, object]
    program: Program


def packed(spec: Spec, program: Program) -> Definition:
    """Return the definition as it travels: the points of a line or an area are one row of steps, which compresses well.

    ``definition.js`` unpacks them.
    """

    def primitive(one: PrimitiveData) -> object:
        return {**one, "points": steps_between(chain(*one["points"]))} if "points" in one else one

    return {"spec": {**spec, "primitives": [primitive(one) for one in spec["primitives"]]}, "program": program}
