"""Bones in three dimensions: how they turn, the scene they stand in, and a flat picture of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import sympy as sp

from hipspine.figures.primitives import Number
from hipspine.models.translate import DEGREE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hipspine.figures.declaration import Trace

SHADES = 16  # of a flat picture: few enough that neighbours share one

ZOOM = 1.85  # fills the frame when seen without perspective

Point3 = tuple[Number, Number, Number]


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


def scene(extent: tuple[float, float, float, float], camera: tuple[float, float, float]) -> dict[str, object]:
    """Return Plotly's scene: a cube of fixed size about the middle of the extent, seen from ``camera``."""
    left, right, bottom, top = extent
    half = max(right - left, top - bottom) / 2

    def around(middle: float) -> dict[str, object]:
        # A type that is given is not looked for in ten thousand numbers at each step.
        return {"visible": False, "type": "linear", "range": [middle - half, middle + half]}

    eye = dict(zip("xyz", camera, strict=True))
    return {
        "xaxis": around(0),
        "yaxis": around((bottom + top) / 2),
        "zaxis": around((left + right) / 2),
        "hovermode": False,
        "aspectmode": "manual",
        "aspectratio": dict.fromkeys("xyz", ZOOM),
        "camera": {"eye": eye, "up": {"x": 0, "y": 1, "z": 0}, "projection": {"type": "orthographic"}},
    }


def flat(
    trace: Trace, camera: tuple[float, float, float]
) -> list[tuple[float, NDArray[np.float64], tuple[int, int, int]]]:
    """Return the triangles that face the camera as (depth, corners (3, 2) on the screen, colour 0 to 255)."""
    points = np.column_stack([np.array(along, dtype=float) for along in (trace["x"], trace["y"], trace["z"])])
    faces = np.column_stack([trace["i"], trace["j"], trace["k"]])
    towards = np.array(camera) / np.linalg.norm(camera)
    across = np.cross([0, 1, 0], towards)
    across /= np.linalg.norm(across)
    screen = np.column_stack([points @ across, points @ np.cross(towards, across)])
    normals = np.cross(points[faces[:, 1]] - points[faces[:, 0]], points[faces[:, 2]] - points[faces[:, 0]])
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12)
    light = towards + 0.35 * across + np.array([0, 0.5, 0])
    lit = 0.6 + 0.4 * np.round(np.clip(normals @ (light / np.linalg.norm(light)), 0, 1) * SHADES) / SHADES
    depth = (points @ towards)[faces].mean(axis=1)
    base = np.array([int(trace["color"][n : n + 2], 16) for n in (1, 3, 5)])
    seen = np.flatnonzero(normals @ towards > 0)
    colours = ((int(red), int(green), int(blue)) for red, green, blue in (base * lit[f] for f in seen))
    return [(float(depth[f]), screen[faces[f]], colour) for f, colour in zip(seen, colours, strict=True)]
