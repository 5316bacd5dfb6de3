"""The shapes of plain data: a figure's declaration as ``Figure.spec`` tells it, and the Plotly traces made of it.

``spec`` goes to the page as JSON. Where a field is called an index, it is one into the figure's vector of numbers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NotRequired, Required, TypeAlias, TypedDict, final

if TYPE_CHECKING:
    from hipspine.models.program import Program

Outlines: TypeAlias = Mapping[str, Sequence[Sequence[Sequence[float]]]]
"""Outlines by name: rings of [x, y] in metres."""


class Packed(TypedDict):
    """A bone in 3D: little-endian 16-bit points and faces as base64."""

    points: str
    faces: str


class Solids(TypedDict):
    """The content of ``data/skeleton-3d.json``: bones by name, their unit of length in metres, and points on them."""

    shapes: dict[str, Packed]
    step: float
    landmarks: dict[str, tuple[float, float, float]]


Shapes: TypeAlias = Outlines | Solids
"""What a figure draws: outlines, or bones in 3D where ``spec["solid"]`` is true."""


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


class DragData(TypedDict):
    """What a finger turns; ``parameter`` is a name."""

    parameter: str
    centre: tuple[float, float]
    gain: float


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


class Light(TypedDict):
    """Plotly's light on bones in 3D."""

    lighting: dict[str, float]
    lightposition: dict[str, float]


class Spec(TypedDict):
    """The declaration of a figure as plain data."""

    id: str
    title: str
    caption: str
    illustrative: str
    prediction: str
    tasks: tuple[str, ...]
    answer: tuple[str, ...]
    extent: tuple[float, float, float, float]
    solid: bool
    scene: dict[str, object] | None
    light: Light | None
    parameters: list[Range | OptionsData]
    outputs: dict[str, int]
    sliders: list[SliderData]
    choices: list[str]
    readouts: list[ReadoutData]
    sentences: list[SentenceData]
    play: PlayData | None
    presets: list[PresetData]
    drag: DragData | None
    sources: list[Work]
    table: list[Quantity]
    primitives: list[PrimitiveData]
    styles: dict[str, StyleData]
    palette: Mapping[str, tuple[str, str]]


class Definition(TypedDict):
    """A figure for the front end: its declaration and the program that computes its numbers."""

    spec: Spec
    program: Program


class Edge(TypedDict):
    """Plotly's line: of a path, or around a dot."""

    color: NotRequired[str | None]
    width: float
    dash: NotRequired[str]


class Marker(TypedDict):
    """Plotly's dots: all alike, or each with its own colour and size."""

    color: str | list[str | None]
    size: float | list[float]
    opacity: NotRequired[float]
    line: NotRequired[Edge]


class Font(TypedDict):
    """Plotly's font of labels."""

    color: str | None
    size: float
    weight: int


class Trace(TypedDict, total=False):
    """A trace of Plotly: labels, dots, paths or (with z, i, j, k) a mesh."""

    type: Required[str]
    mode: str
    hoverinfo: Required[str]
    x: Required[list[float | None]]
    y: Required[list[float | None]]
    text: str | list[str]
    textposition: str
    textfont: Font
    marker: Marker
    line: Edge
    fill: str
    fillcolor: str | None
    hoveron: str
    z: list[float]
    i: list[int]
    j: list[int]
    k: list[int]
    color: str
    flatshading: bool
    lighting: dict[str, float]
    lightposition: dict[str, float]
