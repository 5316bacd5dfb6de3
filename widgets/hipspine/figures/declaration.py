"""The shapes of plain data: a figure's declaration as ``Figure.spec`` tells it, and the Plotly traces made of it.

``spec`` goes to the page as JSON. Where a field is called an index, it is one into the figure's vector of numbers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal, NotRequired, Required, TypeAlias, TypedDict, final

if TYPE_CHECKING:
    from hipspine.models.program import Program

Outlines: TypeAlias = Mapping[str, Sequence[Sequence[Sequence[float]]]]
"""Outlines by name: rings of [x, y] in metres."""


class Strand(TypedDict):
    """A part of a muscle or nerve: points as (place of its bone in the band's list, x, y), and the greatest width."""

    points: Sequence[tuple[int, float, float]]
    width: float


class Band(TypedDict):
    """A muscle or nerve from one side: the bones that it follows, its strands, how these lie; metres."""

    bones: Sequence[str]
    strands: Sequence[Strand]
    form: NotRequired[Literal["sheet", "fan"]]


Bands: TypeAlias = Mapping[str, Band]
"""Muscles and nerves by name."""


class Packed(TypedDict):
    """A bone in 3D: little-endian 16-bit points and faces as base64."""

    points: str
    faces: str


class StrandData(TypedDict):
    """A strand of a muscle in 3D: points as (place of its bone in the list, x, y, z) and its greatest width, metres."""

    points: Sequence[Sequence[float]]
    width: float


class FleshData(TypedDict):
    """A muscle in 3D: the bones that it follows, its strands, and how thick it is where these make one sheet, or 0."""

    bones: Sequence[str]
    thick: float
    strands: Sequence[StrandData]


class Solids(TypedDict):
    """The content of ``data/skeleton-3d.json``: bones and discs by name, their unit of length in metres, muscles by
    name, and points on the bones.
    """

    shapes: dict[str, Packed]
    step: float
    muscles: dict[str, FleshData]
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
    charted: bool
    side: str
    note: str
    rest: bool
    facing: tuple[float, float, float]


class PrimitiveData(Fields):
    """A primitive as data; where it has a ``when``, it is drawn while the number at that index is above 0."""

    kind: Required[str]
    style: Required[str]


class Element(TypedDict, total=False):
    """A part of a picture: a path, a circle or a text; places and sizes in pixels.

    A path has its ``rings`` (x, y, x, y …), or a ``shape`` of the figure's outlines with ``at``, how it is turned
    (degrees clockwise) and where the figure's origin then lies. ``fill`` is a token in place of the style's. The last
    ``notes`` of a text's ``lines`` are its note.
    """

    tag: Required[str]
    style: Required[str]
    rings: list[list[float]]
    closed: bool
    shape: str
    at: tuple[float, float, float]
    fill: str
    title: str
    picks: tuple[str, str]
    name: str
    x: float
    y: float
    r: float
    anchor: str
    size: float
    lines: list[str]
    notes: int


class Frame(TypedDict):
    """How a figure fits into a width: "phone" or "desk", pixels a unit, where its origin lies, its gutters."""

    kind: str
    width: float
    height: float
    scale: float
    x: float
    y: float
    before: float
    after: float
    named: bool


Gutters: TypeAlias = Mapping[str, tuple[float, float]]
"""For "phone" and "desk", how wide the names left and right of a drawing are, in ems."""


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


class GripData(TypedDict):
    """What is pulled to guess a number; places are in the figure's units."""

    label: str
    unit: str
    told: str
    found: float
    start: float
    ends: tuple[float, float]
    style: str
    people: PeopleData | None
    rail: tuple[tuple[float, float], tuple[float, float]] | None


class PeopleData(TypedDict):
    """Dots over which a guess is pulled: the top left one, how they stand, and the place of the first that counts."""

    at: tuple[float, float]
    columns: int
    spacing: float
    first: int


class GuessData(TypedDict):
    """What one may expect before moving anything: options and the place of the right one, or grips.

    ``hidden`` is set while it is asked, ``shown`` afterwards; ``origin`` is where a line through the grips begins. What
    was guessed is outlined while the number at the index ``when`` is above 0.
    """

    options: tuple[str, ...]
    right: int
    grips: list[GripData]
    hidden: dict[str, float | str]
    shown: dict[str, float | str]
    origin: tuple[float, float] | None
    when: int


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


class AxisData(TypedDict):
    """An axis of a chart of study values."""

    ends: tuple[float, float]
    ticks: tuple[tuple[float, str], ...]
    title: str
    log: bool


class MarkData(TypedDict):
    """A value of a study on a chart; ``when`` is an index."""

    kind: str
    style: str
    x: float
    y: float
    told: tuple[str, ...]
    interval: tuple[float, float] | None
    half: float
    when: int


class JoinedData(TypedDict):
    """A thin line from value to value; ``when`` is an index."""

    style: str
    points: tuple[tuple[float, float], ...]
    when: int


class SheetData(TypedDict):
    """A chart of study values within a drawing; ``when`` is an index."""

    when: int
    box: tuple[float, float, float, float] | None
    x: AxisData
    y: AxisData
    lines: list[JoinedData]
    marks: list[MarkData]


class PlotlyData(TypedDict):
    """What Plotly takes."""

    data: list[dict[str, object]]
    layout: dict[str, object]


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
