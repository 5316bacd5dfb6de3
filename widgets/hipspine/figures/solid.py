"""What is drawn in three dimensions: how bones turn, from where they are seen, and the scene that Plotly shows."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

import sympy as sp

from hipspine.figures.primitives import Number
from hipspine.models.translate import DEGREE

if TYPE_CHECKING:
    from hipspine.figures.plotly_data import Light

Point3 = tuple[Number, Number, Number]
Vector: TypeAlias = tuple[float, float, float]

ZOOM = 2
"""Size of Plotly's cube: without perspective, one of 2 is as high as the picture."""

LIGHTING = {"ambient": 0.52, "diffuse": 0.62, "specular": 0.03, "roughness": 0.9, "fresnel": 0.05}
LIGHT: Vector = (-0.5, 0.7, 1)
"""The light comes from there as one sees it: from the left, from above and from the viewer's side."""
DISTANCE = 3e4  # of the light, in heights of half a picture
DEPTH = 500  # half of the distance between what is nearest and what is farthest, for Plotly
FINE = (
    1e-18  # below it Plotly leaves a triangle out of the smooth light; its own measure is for larger units than metres
)


def rotation(forwards: Number, sideways: Number, turn: Number) -> sp.Matrix:
    """Return the matrix of three turns in degrees, in axes x forwards, y up, z to the right.

    First ``forwards`` about z (the top goes forwards), then ``sideways`` about x (the left side goes down), then
    ``turn`` about y (the left side goes forwards). Anatomical order for the pelvis: tilt, obliquity, rotation.
    """
    a, b, c = (angle * DEGREE for angle in (forwards, sideways, turn))
    tilt = sp.Matrix([[sp.cos(a), sp.sin(a), 0], [-sp.sin(a), sp.cos(a), 0], [0, 0, 1]])
    obliquity = sp.Matrix([[1, 0, 0], [0, sp.cos(b), sp.sin(b)], [0, -sp.sin(b), sp.cos(b)]])
    axial = sp.Matrix([[sp.cos(c), 0, -sp.sin(c)], [0, 1, 0], [sp.sin(c), 0, sp.cos(c)]])
    return axial * obliquity * tilt


def placed(matrix: sp.Matrix, shift: Point3, point: tuple[float, float, float]) -> Point3:
    """Return where a point goes that is turned by ``matrix`` and then shifted."""
    moved = matrix * sp.Matrix(point) + sp.Matrix(shift)
    return moved[0], moved[1], moved[2]


def shift_to(matrix: sp.Matrix, point: tuple[float, float, float], to: Point3) -> Point3:
    """Return the shift with which ``matrix`` carries ``point`` to ``to``."""
    moved = sp.Matrix(to) - matrix * sp.Matrix(point)
    return moved[0], moved[1], moved[2]


def basis(turn: float, height: float) -> tuple[Vector, Vector, Vector]:
    """Return which way is right in the picture, up in it, and towards the viewer, in axes x forwards, y up, z right.

    The viewer stands ``turn`` degrees from the front towards the person's left, and looks down from ``height`` degrees.
    """
    ca, sa = math.cos(turn * math.pi / 180), math.sin(turn * math.pi / 180)
    ce, se = math.cos(height * math.pi / 180), math.sin(height * math.pi / 180)
    return (-sa, 0.0, -ca), (-se * ca, ce, se * sa), (ce * ca, se, -ce * sa)


def dot(a: Sequence[float], b: Sequence[float]) -> float:
    """Return how far one place or direction lies along another."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def camera(turn: float, height: float) -> dict[str, object]:
    """Return Plotly's camera for a view (see ``basis``)."""
    _, up, towards = basis(turn, height)
    return {
        "eye": dict(zip("xyz", towards, strict=True)),
        "up": dict(zip("xyz", up, strict=True)),
        "center": {"x": 0, "y": 0, "z": 0},
        "projection": {"type": "orthographic"},
    }


def scene(extent: tuple[float, float, float, float], view: tuple[float, float]) -> dict[str, object]:
    """Return Plotly's scene: a cube about the middle of the extent, seen as ``view`` (turn, height) says."""
    left, right, bottom, top = extent
    half = max(right - left, top - bottom) / 2

    def around(middle: float) -> dict[str, object]:
        # A type that is given is not looked for in ten thousand numbers at each step.
        return {"visible": False, "type": "linear", "range": [middle - half, middle + half]}

    return {
        "xaxis": around(0),
        "yaxis": around((bottom + top) / 2),
        "zaxis": around((left + right) / 2),
        "hovermode": False,
        "dragmode": False,
        "aspectmode": "manual",
        "aspectratio": dict.fromkeys("xyz", ZOOM),
        "camera": camera(*view),
    }


def light() -> Light:
    """Return Plotly's light on every body. It stays with the viewer: Plotly takes its place in the picture's own space.

    Depth counts backwards there, from −1 for what is nearest to 1, over a thousand heights of half a picture.
    """
    x, y, z = (part * DISTANCE for part in LIGHT)
    return {
        "lighting": {**LIGHTING, "vertexnormalsepsilon": FINE, "facenormalsepsilon": FINE},
        "lightposition": {"x": x, "y": y, "z": -(z / DEPTH + 1)},
    }
