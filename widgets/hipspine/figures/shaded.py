"""A still picture of what is drawn in three dimensions, as Plotly lights it: smooth, and with what lies in front."""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from hipspine.figures.solid import LIGHT, LIGHTING, basis

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hipspine.figures.plotly_data import Trace

Floats: TypeAlias = "NDArray[np.float64]"

FINER = 2
"""Pixels that are computed for one of the picture, so that edges are smooth."""

QUALITY = 82  # of WebP


class Shaded:
    """Meshes as they are seen: which of them each pixel shows, and how light it is."""

    def __init__(
        self,
        traces: Sequence[Trace],
        extent: tuple[float, float, float, float],
        view: tuple[float, float],
        size: tuple[int, int],
    ) -> None:
        """Look at ``traces`` from ``view`` (turn and height), as ``extent`` in metres fills ``size`` in pixels."""
        self.size = size
        wide, high = size[0] * FINER, size[1] * FINER
        self.owner = np.full((high, wide), -1, dtype=np.int16)
        self.lit = np.zeros((high, wide), dtype=np.float32)
        self._depth = np.full((high, wide), -np.inf)
        left, right, bottom, top = extent
        self._axes = np.array(basis(*view))
        self._middle = np.array([0, (bottom + top) / 2, 0])
        self._scale = wide / (right - left)
        light = np.array(LIGHT)
        self._light = light / np.linalg.norm(light)
        for number, trace in enumerate(traces):
            self._add(number, trace)

    def _add(self, number: int, trace: Trace) -> None:
        points = np.array([trace["x"], trace["y"], trace["z"]], dtype=float).T - self._middle
        faces = np.column_stack([trace["i"], trace["j"], trace["k"]])
        seen = points @ self._axes.T
        normals = _normals(points, faces) @ self._axes.T
        high, wide = self.owner.shape
        flat = np.column_stack([wide / 2 + seen[:, 0] * self._scale, high / 2 - seen[:, 1] * self._scale])
        for face in faces:
            self._triangle(number, flat[face], seen[face, 2], normals[face])

    def _triangle(self, number: int, flat: Floats, depths: Floats, normals: Floats) -> None:
        """Paint a triangle where it is in front: corners (3, 2) in pixels, depths (3,), normals (3, 3)."""
        high, wide = self.owner.shape
        (x0, y0), (x1, y1), (x2, y2) = flat
        area = (x1 - x0) * (y2 - y0) - (y1 - y0) * (x2 - x0)
        if area >= 0:  # turned away, or seen edge on
            return
        left, right = max(0, int(min(x0, x1, x2))), min(wide - 1, int(max(x0, x1, x2)) + 1)
        top, bottom = max(0, int(min(y0, y1, y2))), min(high - 1, int(max(y0, y1, y2)) + 1)
        if left > right or top > bottom:
            return
        xs = np.arange(left, right + 1) + 0.5
        ys = np.arange(top, bottom + 1)[:, None] + 0.5
        b = ((xs - x0) * (y2 - y0) - (ys - y0) * (x2 - x0)) / area
        c = ((x1 - x0) * (ys - y0) - (y1 - y0) * (xs - x0)) / area
        a = 1 - b - c
        depth = a * depths[0] + b * depths[1] + c * depths[2]
        box = np.s_[top : bottom + 1, left : right + 1]
        front = (a >= 0) & (b >= 0) & (c >= 0) & (depth > self._depth[box])
        if not front.any():
            return
        normal = np.stack([a[front], b[front], c[front]], axis=1) @ normals
        normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-12)
        facing = np.clip(normal @ self._light, 0, None)
        self._depth[box][front] = depth[front]
        self.owner[box][front] = number
        self.lit[box][front] = np.minimum(1, LIGHTING["ambient"] + LIGHTING["diffuse"] * facing)

    def picture(self, colours: Sequence[str], size: tuple[int, int]) -> str:
        """Return the picture as the address of its data, each mesh in its colour (#rrggbb), scaled to ``size``."""
        from PIL import Image  # what builds the book has it

        ends = [[*(int(colour[n : n + 2], 16) for n in (1, 3, 5)), 255] for colour in colours]
        base = np.array([*ends, [0, 0, 0, 0]], dtype=np.float32)[self.owner]
        # Colours that are multiplied by what covers, or edges would be dark when the picture is made smaller.
        base[..., :3] *= self.lit[..., None]
        whole = Image.fromarray(base.astype(np.uint8), "RGBa").resize(size, Image.Resampling.BOX)
        out = io.BytesIO()
        whole.convert("RGBA").save(out, "WEBP", quality=QUALITY, method=3)
        return f"data:image/webp;base64,{base64.b64encode(out.getvalue()).decode()}"


def _normals(points: Floats, faces: NDArray[np.int_]) -> Floats:
    """Return the direction outwards at each corner: the mean of the faces around it, by their angles' sines."""
    total = np.zeros_like(points)
    for k in range(3):
        here, after, before = (points[faces[:, (k + step) % 3]] for step in (0, 1, 2))
        one, other = after - here, before - here
        weight = np.linalg.norm(one, axis=1) * np.linalg.norm(other, axis=1)
        np.add.at(total, faces[:, k], np.cross(one, other) / np.maximum(weight, 1e-15)[:, None])
    found: Floats = total / np.maximum(np.linalg.norm(total, axis=1, keepdims=True), 1e-12)
    return found
