"""The bones of `data/skeleton-3d.json`: small meshes, packed, in the pose of the drawings."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import numpy as np
from trimesh import Trimesh
from trimesh.smoothing import filter_taubin

if TYPE_CHECKING:
    from .drawings import Skeleton
    from .meshes import Bone

SIDES = ("right", "left")
PELVIS = tuple(f"pelvis_{side}" for side in SIDES)
BONES = (*PELVIS, "sacrum", "L5", "L4", "L3", "L2", "L1", *(f"femur_{side}" for side in SIDES))
STEP = 0.0001  # metres: what the packed numbers count


def solids(skeleton: Skeleton) -> dict:
    """Return `shapes` (points and faces as base64) and `landmarks`, in metres: x forwards, y up, z to the right."""
    lumbar = [name for name in skeleton.discs if name.startswith("L") or name == "T12L1"]
    discs = {f"disc_{name}": [*np.mean(skeleton.discs[name], axis=0), 0.0] for name in lumbar}
    landmarks = {**discs, **{f"hip_{side}": skeleton.points[f"hip_{side}"] for side in SIDES}}
    return {
        "step": STEP,
        "shapes": {name: packed(*_smooth(skeleton.bones[name], name in PELVIS)) for name in BONES},
        "landmarks": {name: [round(float(v), 4) + 0.0 for v in point] for name, point in landmarks.items()},
    }


def _smooth(bone: Bone, coarse: bool) -> tuple[np.ndarray, np.ndarray]:
    """Return points and faces; the few large triangles of the hip bones are divided once and their edges rounded."""
    if not coarse:
        return bone.points, bone.faces
    # Taubin's filter keeps the size; Loop's subdivision would need edges with two faces each, which these meshes lack.
    mesh = filter_taubin(Trimesh(bone.points, bone.faces).subdivide(), lamb=0.5, nu=0.53, iterations=6)
    return mesh.vertices, mesh.faces


def packed(points: np.ndarray, faces: np.ndarray) -> dict[str, str]:
    """Return points (n, 3) and faces (m, 3) as base64 of little-endian 16-bit numbers, row by row."""
    counted = np.rint(points / STEP).astype("<i2")
    return {"points": _text(counted), "faces": _text(faces.astype("<u2"))}


def unpacked(stored: dict) -> dict:
    """Return what `solids` made with its points and faces as lists, in metres, to be compared."""
    shapes = {
        name: {
            "points": (np.frombuffer(base64.b64decode(shape["points"]), "<i2") * stored["step"]).tolist(),
            "faces": np.frombuffer(base64.b64decode(shape["faces"]), "<u2").tolist(),
        }
        for name, shape in stored["shapes"].items()
    }
    return {**stored, "shapes": shapes}


def _text(array: np.ndarray) -> str:
    return base64.b64encode(np.ascontiguousarray(array).tobytes()).decode("ascii")
