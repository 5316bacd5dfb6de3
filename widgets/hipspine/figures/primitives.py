"""The closed vocabulary of primitives that a figure may draw. Positions are SymPy expressions, lengths in figure units.

A primitive turns itself into plain data in which every expression is an index into the figure's vector of numbers; the
drawing code (``draw.py`` here, ``primitives.js`` in the page) knows these kinds and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import sympy as sp

from hipspine.models.translate import DEGREE

if TYPE_CHECKING:
    from hipspine.figures.declaration import Fields, PrimitiveData

Number: TypeAlias = sp.Expr | float | int
Point = tuple[Number, Number]
Register = Callable[[Number], int]


@dataclass(frozen=True)
class Turn:
    """A rigid motion of the plane: turn by ``angle`` degrees counter-clockwise about the origin, then shift."""

    angle: Number = 0
    x: Number = 0
    y: Number = 0

    @staticmethod
    def about(pivot: Point, angle: Number, to: Point | None = None) -> Turn:
        """Return the motion that turns about ``pivot`` and carries it to ``to`` (or leaves it where it is)."""
        to = pivot if to is None else to
        c, s = sp.cos(angle * DEGREE), sp.sin(angle * DEGREE)
        return Turn(angle, to[0] - (c * pivot[0] - s * pivot[1]), to[1] - (s * pivot[0] + c * pivot[1]))

    def move(self, point: Point) -> Point:
        """Return where ``point`` goes."""
        c, s = sp.cos(self.angle * DEGREE), sp.sin(self.angle * DEGREE)
        return c * point[0] - s * point[1] + self.x, s * point[0] + c * point[1] + self.y


@dataclass(frozen=True, kw_only=True)
class Primitive:
    """What all have: a style (a key of ``palette.STYLES``) and a condition, drawn where ``when`` is above 0.

    What is ``charted`` belongs to a chart within the drawing: Plotly draws it once a reader asks for values.
    """

    style: str
    when: Number | None = None
    charted: bool = False

    @property
    def styles(self) -> tuple[str, ...]:
        """The styles that this primitive may be drawn in."""
        return (self.style,)

    def plain(self, register: Register) -> PrimitiveData:
        """Return the primitive as JSON-ready data, each expression replaced by its index in the vector of numbers."""
        data: PrimitiveData = {"kind": type(self).__name__.lower(), "style": self.style, **self._plain(register)}
        if self.when is not None:
            data["when"] = register(self.when)
        if self.charted:
            data["charted"] = True
        return data

    def _plain(self, register: Register) -> Fields:
        raise NotImplementedError


@dataclass(frozen=True, kw_only=True)
class Bone(Primitive):
    """An outline of ``skeleton.json`` (``view/name``), moved rigidly."""

    shape: str
    turn: Turn = Turn()

    def _plain(self, register: Register) -> Fields:
        return {"shape": self.shape, "at": [register(n) for n in (self.turn.angle, self.turn.x, self.turn.y)]}


@dataclass(frozen=True, kw_only=True)
class Nerve(Primitive):
    """A nerve of ``muscles.json`` (``view/name``); ``turns`` are the motions of its bones, in the order it has them.

    ``picks`` is (choice, id): a click on it sets that choice; ``name`` is then what it is called when pointed at.
    """

    shape: str
    turns: tuple[Turn, ...]
    name: str = ""
    picks: tuple[str, str] | None = None

    def _plain(self, register: Register) -> Fields:
        at = [register(n) for turn in self.turns for n in (turn.angle, turn.x, turn.y)]
        plain: Fields = {"shape": self.shape, "at": at, "name": self.name}
        return plain if self.picks is None else {**plain, "picks": self.picks}


@dataclass(frozen=True, kw_only=True)
class Muscle(Nerve):
    """A muscle of ``muscles.json``; ``tension`` from 0 to 1 is how strongly it pulls, shown by its width."""

    tension: Number = 0

    @property
    def styles(self) -> tuple[str, ...]:
        """The styles that this primitive may be drawn in."""
        return (self.style, "fibre", "fibre-far")

    def _plain(self, register: Register) -> Fields:
        return {**super()._plain(register), "value": register(self.tension)}


@dataclass(frozen=True, kw_only=True)
class Solid(Primitive):
    """A bone of ``skeleton-3d.json``, turned by a 3 × 3 matrix about the origin and then shifted."""

    shape: str
    matrix: sp.Matrix
    shift: tuple[Number, Number, Number] = (0, 0, 0)

    def _plain(self, register: Register) -> Fields:
        return {"shape": self.shape, "at": [register(n) for n in (*self.matrix, *self.shift)]}


@dataclass(frozen=True, kw_only=True)
class Flesh(Primitive):
    """A muscle of ``skeleton-3d.json``; ``motions`` are matrix and shift of its bones, in the order it has them."""

    shape: str
    motions: tuple[tuple[sp.Matrix, tuple[Number, Number, Number]], ...]

    def _plain(self, register: Register) -> Fields:
        at = [register(n) for matrix, shift in self.motions for n in (*matrix, *shift)]
        return {"shape": self.shape, "at": at}


@dataclass(frozen=True, kw_only=True)
class Sign(Primitive):
    """The name of a part in three dimensions, in a gutter, with a line to that of its ``places`` nearest to the viewer.

    It is left out while ``facing``, a direction from the part outwards, points away from the viewer. A phone shows from
    the start only those that are meant for ``rest``.
    """

    places: tuple[tuple[Number, Number, Number], ...]
    text: str
    facing: tuple[float, float, float] | None = None
    rest: bool = False

    @property
    def styles(self) -> tuple[str, ...]:
        """The styles that this primitive may be drawn in."""
        return (self.style, "leader", "leader-end")

    def _plain(self, register: Register) -> Fields:
        at = [register(n) for place in self.places for n in place]
        plain: Fields = {"at": at, "text": self.text, "rest": self.rest}
        return plain if self.facing is None else {**plain, "facing": self.facing}


@dataclass(frozen=True, kw_only=True)
class Direction(Primitive):
    """Says at the edge of a picture in three dimensions what lies that way; ``facing`` is the direction, in space."""

    text: str
    facing: tuple[float, float, float]

    def _plain(self, register: Register) -> Fields:
        return {"text": self.text, "facing": self.facing}


@dataclass(frozen=True, kw_only=True)
class Region(Primitive):
    """An outline of ``skeleton.json`` coloured by a value from 0 to 100; NaN means that nobody asked.

    ``picks`` is (choice, id): a click on the region sets that choice.
    """

    shape: str
    value: Number
    name: str
    turn: Turn = Turn()
    picks: tuple[str, str] | None = None

    def _plain(self, register: Register) -> Fields:
        at = [register(n) for n in (self.turn.angle, self.turn.x, self.turn.y)]
        plain: Fields = {"shape": self.shape, "at": at, "value": register(self.value), "name": self.name}
        return plain if self.picks is None else {**plain, "picks": self.picks}


@dataclass(frozen=True, kw_only=True)
class Line(Primitive):
    """A line through points; ``smooth`` draws a spline through them."""

    points: tuple[Point, ...]
    smooth: bool = False

    def _plain(self, register: Register) -> Fields:
        return {"points": [(register(x), register(y)) for x, y in self.points], "smooth": self.smooth}


@dataclass(frozen=True, kw_only=True)
class Area(Primitive):
    """A filled polygon: a bar, a band, a confidence interval. It closes itself."""

    points: tuple[Point, ...]

    def _plain(self, register: Register) -> Fields:
        return {"points": [(register(x), register(y)) for x, y in self.points]}


@dataclass(frozen=True, kw_only=True)
class Arc(Primitive):
    """A circular arc from angle ``start`` to ``end``, in degrees counter-clockwise from the right."""

    centre: Point
    radius: Number
    start: Number
    end: Number

    def _plain(self, register: Register) -> Fields:
        return {"at": [register(n) for n in (*self.centre, self.radius, self.start, self.end)]}


@dataclass(frozen=True, kw_only=True)
class Arrow(Primitive):
    """A straight arrow with a filled head; ``width`` is the thickness of its shaft in figure units."""

    start: Point
    end: Point
    width: float

    def _plain(self, register: Register) -> Fields:
        return {"at": [register(n) for n in (*self.start, *self.end)], "width": self.width}


@dataclass(frozen=True, kw_only=True)
class Label(Primitive):
    """Words at a point; ``{0}`` is the first of ``values``, with ``decimals`` places; ``<br>`` breaks the line.

    With a ``side``, "left" or "right", they stand in the gutter there, with a line to the point; ``note`` then stands
    below them where there is room, and on a phone those alone are shown from the start that are meant for ``rest``.
    ``picks`` is (choice, id): a click on the words sets that choice.
    """

    at: Point
    text: str
    values: tuple[Number, ...] = ()
    decimals: int = 0
    side: str = ""
    note: str = ""
    rest: bool = True
    picks: tuple[str, str] | None = None

    @property
    def styles(self) -> tuple[str, ...]:
        """The styles that this primitive may be drawn in."""
        return (self.style, "leader", "leader-end") if self.side else (self.style,)

    def _plain(self, register: Register) -> Fields:
        plain: Fields = {
            "at": [register(n) for n in self.at],
            "text": self.text,
            "values": [register(value) for value in self.values],
            "decimals": self.decimals,
            "side": self.side,
            "note": self.note,
            "rest": self.rest,
        }
        return plain if self.picks is None else {**plain, "picks": self.picks}


@dataclass(frozen=True, kw_only=True)
class Dot(Primitive):
    """A round spot, such as a joint centre."""

    at: Point

    def _plain(self, register: Register) -> Fields:
        return {"at": [register(n) for n in self.at]}


@dataclass(frozen=True, kw_only=True)
class Icons(Primitive):
    """``count`` people as dots in rows of ``columns``, from the top left, which is ``at``.

    ``groups`` are (style, how many) of those to be told apart, in order; the rest wear its own style.
    """

    count: int
    groups: tuple[tuple[str, Number], ...]
    columns: int
    spacing: float
    at: Point = (0, 0)

    @property
    def styles(self) -> tuple[str, ...]:
        """The styles that this primitive may be drawn in."""
        return (self.style, *(style for style, _ in self.groups))

    def _plain(self, register: Register) -> Fields:
        return {
            "count": self.count,
            "groups": [(style, register(count)) for style, count in self.groups],
            "columns": self.columns,
            "spacing": self.spacing,
            "at": [register(n) for n in self.at],
        }
