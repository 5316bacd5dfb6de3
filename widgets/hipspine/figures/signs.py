"""Names and directions about what is drawn in three dimensions, in pixels, from where it is seen. Twin: ``signs.js``.

Names stand in two gutters, with lines to what they name; directions at the edges of the picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

from hipspine.figures.labels import LEADING, TEXT, gutter
from hipspine.figures.labels import Spot as Beside
from hipspine.figures.painting import LIFT
from hipspine.figures.solid import Vector, basis, dot

if TYPE_CHECKING:
    from hipspine.figures.declaration import PrimitiveData, Spec
    from hipspine.figures.elements import Element, Frame

AWAY = -0.3
"""A part that faces the viewer less than this, from −1 to 1, is not named."""

NEARER = 0.015
"""Places of one part are equally near to the viewer within this, in metres: any of them may be named."""

MIDDLE = 6
"""Pixels from the middle of the picture within which a name can stand on either side."""

ACROSS = 0.7
"""How much of a direction has to lie across the picture, or upright in it, to be told."""

FOOT = 44
"""Pixels at the foot of the picture that are kept for the directions."""

Axes: TypeAlias = tuple[Vector, Vector, Vector]
Spot: TypeAlias = tuple[int, float, float]
"""The place of a primitive, and pixels across and down of what it names."""


def signs(spec: Spec, e: Sequence[float], view: tuple[float, float], fit: Frame) -> list[list[Element]]:
    """Return the elements of each primitive: of names and directions, none of others. ``view`` is turn and height."""
    axes = basis(*view)
    shown = [p if "when" not in p or e[p["when"]] > 0 else None for p in spec["primitives"]]
    found = {**_names(spec, e, shown, axes, fit), **_directions(shown, axes, fit)}
    return [found.get(n, []) for n in range(len(shown))]


def place(point: Sequence[float], spec: Spec, axes: Axes, fit: Frame) -> tuple[float, float]:
    """Return where a point in metres is seen, in pixels."""
    left, right, bottom, top = spec["extent"]
    middle = (left + right) / 2, (bottom + top) / 2
    from_middle = point[0], point[1] - middle[1], point[2]
    x, y = middle[0] + dot(axes[0], from_middle), middle[1] + dot(axes[1], from_middle)
    return fit["x"] + x * fit["scale"], fit["y"] - y * fit["scale"]


def nearest(p: PrimitiveData, e: Sequence[float], towards: Vector) -> list[Vector]:
    """Return those places of a name, in metres, that are nearest to the viewer."""
    places = [(e[a], e[b], e[c]) for a, b, c in zip(*(iter(p["at"]),) * 3, strict=True)]
    near = max(dot(one, towards) for one in places)
    return [one for one in places if dot(one, towards) > near - NEARER]


def _names(
    spec: Spec, e: Sequence[float], shown: Sequence[PrimitiveData | None], axes: Axes, fit: Frame
) -> dict[int, list[Element]]:
    left: list[Spot] = []
    right: list[Spot] = []
    for n, p in enumerate(shown):
        if p is None or p["kind"] != "sign" or not (fit["named"] or p["rest"]):
            continue
        if "facing" in p and dot(p["facing"], axes[2]) < AWAY:
            continue
        ways = [place(point, spec, axes, fit) for point in nearest(p, e, axes[2])]
        # Of two sides that are seen alike, the one whose gutter has fewer names.
        first, other = (left, right) if len(left) <= len(right) else (right, left)
        sign = -1 if first is left else 1
        fits = next((way for way in ways if sign * (way[0] - fit["x"]) > -MIDDLE), None)
        if fits is not None:
            first.append((n, *fits))
        else:
            other.append((n, *ways[0]))
    return {**dict(_beside(spec, shown, left, "left", fit)), **dict(_beside(spec, shown, right, "right", fit))}


def _beside(
    spec: Spec, shown: Sequence[PrimitiveData | None], spots: Sequence[Spot], side: str, fit: Frame
) -> Iterator[tuple[int, list[Element]]]:
    """Yield the names of one gutter, from the top down."""
    size, room = TEXT[fit["kind"]], fit["height"] - FOOT
    sorted_spots = sorted(spots, key=lambda spot: (spot[2], spot[0]))
    known = [(n, x, y, p, p["text"].split("<br>")) for n, x, y in sorted_spots if (p := shown[n]) is not None]
    named = [Beside(x, y, len(lines) * LEADING * size, p["rest"]) for _, x, y, p, lines in known]
    edge, anchor, names = gutter(named, side, fit, room, spec["styles"]["leader-end"]["size"])
    for k, top, leader in names:
        n, _, _, p, lines = known[k]
        yield n, [*leader, _text(p["style"], edge, top, anchor, size, lines)]


def _directions(shown: Sequence[PrimitiveData | None], axes: Axes, fit: Frame) -> dict[int, list[Element]]:
    """Return what lies to the left, to the right, above and below, where a direction tells it."""
    size = TEXT[fit["kind"]]
    middle = (fit["before"] + fit["width"] - fit["after"]) / 2
    low = fit["height"] - FOOT
    # Which of the picture's axes, which way along it, and where the words stand: their middle, and their top.
    edges = ((0, -1, fit["before"] / 2, low), (0, 1, fit["width"] - fit["after"] / 2, low), (1, 1, middle, 4.0))
    found: dict[int, list[Element]] = {}
    for axis, sign, x, top in (*edges, (1, -1, middle, low)):
        best, much = -1, ACROSS
        for n, p in enumerate(shown):
            if p is not None and p["kind"] == "direction" and sign * dot(axes[axis], p["facing"]) > much:
                best, much = n, sign * dot(axes[axis], p["facing"])
        told = shown[best] if best >= 0 else None
        if told is not None:
            found[best] = [_text(told["style"], x, top, "middle", size, told["text"].split("<br>"))]
    return found


def _text(style: str, x: float, top: float, anchor: str, size: float, lines: list[str]) -> Element:
    y = top + (LEADING / 2 + LIFT) * size
    return {"tag": "text", "style": style, "x": x, "y": y, "anchor": anchor, "size": size, "lines": lines, "notes": 0}
