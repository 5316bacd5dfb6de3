"""Bones and bodies of muscles in three dimensions as Plotly traces: the one place of drawing that needs NumPy."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from hipspine.figures.flesh import body

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hipspine.figures.declaration import PrimitiveData, Spec
    from hipspine.figures.plotly_data import Trace
    from hipspine.figures.shapes import Solids


@cache
def _unpacked(points: str, faces: str, step: float) -> tuple[NDArray[np.float64], NDArray[np.int_]]:
    """Return the points (n, 3) in metres and the faces (m, 3) of a packed bone."""
    counted = np.frombuffer(base64.b64decode(points), "<i2").reshape(-1, 3)
    return counted * step, np.frombuffer(base64.b64decode(faces), "<u2").reshape(-1, 3).astype(int)


def _corners(p: PrimitiveData, e: Sequence[float], bones: Solids) -> tuple[NDArray[np.float64], NDArray[np.int_]]:
    """Return the places (n, 3) in metres and the faces (m, 3) of a bone or muscle as it stands now."""
    numbers = [e[i] for i in p["at"]]
    if p["kind"] == "flesh":
        places, faces = body(bones["muscles"][p["shape"]], numbers)
        return np.array(places), np.array(faces)
    points, around = _unpacked(**bones["shapes"][p["shape"]], step=bones["step"])
    return points @ np.array(numbers[:9]).reshape(3, 3).T + np.array(numbers[9:]), around


def mesh(primitives: Sequence[PrimitiveData], spec: Spec, e: Sequence[float], bones: Solids, theme: str) -> Trace:
    """Return what is solid and of one style as one trace; arguments as for ``draw.traces``."""
    light, fill = spec["light"], spec["styles"][primitives[0]["style"]]["fill"]
    assert light and fill, "what is solid has a light and a colour"
    places, corners, before = [], [], 0
    for primitive in primitives:
        points, faces = _corners(primitive, e, bones)
        places.append(points)
        corners.append(faces + before)
        before += len(points)
    x, y, z = np.concatenate(places).T.tolist()
    i, j, k = np.concatenate(corners).T.tolist()
    colour = spec["palette"][fill][0 if theme == "light" else 1]
    looks: Trace = {"type": "mesh3d", "hoverinfo": "skip", "x": x, "y": y, "z": z, "i": i, "j": j, "k": k}
    return {**looks, "color": colour, "flatshading": False, **light}
