"""The bones, discs and muscles of `data/skeleton-3d.json`, in the pose of the drawings: bones and discs as small packed
meshes, muscles as strands of points on bones, of which figures make their bodies."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import numpy as np
from trimesh import Trimesh
from trimesh.smoothing import filter_taubin

from . import hip_table, thigh_table
from .courses import MM, Course, Ground, Spot

if TYPE_CHECKING:
    from .drawings import Skeleton
    from .meshes import Bone

SIDES = ("right", "left")
PELVIS = tuple(f"pelvis_{side}" for side in SIDES)
BONES = (*PELVIS, "sacrum", "L5", "L4", "L3", "L2", "L1", *(f"femur_{side}" for side in SIDES))
STEP = 0.0001  # metres: what the packed numbers count

DISCS = ("L5S1", "L4L5", "L3L4", "L2L3", "L1L2")
DISC_SIDES = 22  # corners of a disc's rim
DISC_HALF = 0.0245  # metres: half the width of a disc, of which these endplates are a little less
RINGS = (1.0, 1.07, 1.0)  # how wide a disc is at its lower plate, half way and at its upper plate

SHEETS = ("iliacus", "gluteus_medius", "gluteus_maximus")  # one body over all strands; the others are bundles
MUSCLES: dict[str, Course] = {
    **{name: hip_table.MUSCLES[name] for name in ("psoas", *SHEETS)},
    **{name: thigh_table.MUSCLES[name] for name in ("biceps_femoris", "semitendinosus", "semimembranosus")},
}
THICK = {"iliacus": 12, "gluteus_medius": 17, "gluteus_maximus": 21}  # millimetres, a sheet where it is thickest
LOWEST = -0.3  # metres: below it nothing is shown
SIDED = ("pelvis", "femur")


def solids(skeleton: Skeleton) -> dict:
    """Return `shapes` (points and faces as base64) and `landmarks`, in metres: x forwards, y up, z to the right."""
    lumbar = [name for name in skeleton.discs if name.startswith("L") or name == "T12L1"]
    discs = {f"disc_{name}": [*np.mean(skeleton.discs[name], axis=0), 0.0] for name in lumbar}
    landmarks = {**discs, **{f"hip_{side}": skeleton.points[f"hip_{side}"] for side in SIDES}}
    return {
        "step": STEP,
        "shapes": {
            **{name: packed(*_smooth(skeleton.bones[name], name in PELVIS)) for name in BONES},
            **{f"disc_{name}": packed(*disc(skeleton.discs[name])) for name in DISCS},
        },
        "muscles": muscles(skeleton),
        "landmarks": {name: [round(float(v), 4) + 0.0 for v in point] for name, point in landmarks.items()},
    }


def _smooth(bone: Bone, coarse: bool) -> tuple[np.ndarray, np.ndarray]:
    """Return points and faces; the few large triangles of the hip bones are divided once and their edges rounded."""
    if not coarse:
        return bone.points, bone.faces
    # Taubin's filter keeps the size; Loop's subdivision would need edges with two faces each, which these meshes lack.
    mesh = filter_taubin(Trimesh(bone.points, bone.faces).subdivide(), lamb=0.5, nu=0.53, iterations=6)
    return mesh.vertices, mesh.faces


def disc(corners: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return points and faces of a disc between two endplates; `corners` (4, 2) as in `spine.stack`."""
    angles = np.linspace(0, 2 * np.pi, DISC_SIDES, endpoint=False)
    lower_back, lower_front, upper_front, upper_back = corners
    points = []
    for height, wide in zip((0.0, 0.5, 1.0), RINGS, strict=True):
        back = lower_back + height * (upper_back - lower_back)
        front = lower_front + height * (upper_front - lower_front)
        along = 0.5 + 0.5 * wide * np.cos(angles)
        # Flatter behind than in front, as an endplate is.
        across = DISC_HALF * wide * np.sign(np.sin(angles)) * np.abs(np.sin(angles)) ** 0.8
        points.append(np.c_[back + along[:, None] * (front - back), across])
    middles = [[*corners[:2].mean(0), 0.0], [*corners[2:].mean(0), 0.0]]
    ring = [(k, (k + 1) % DISC_SIDES) for k in range(DISC_SIDES)]
    low, high = len(RINGS) * DISC_SIDES, len(RINGS) * DISC_SIDES + 1
    faces = [(low, a, b) for a, b in ring]
    for step in range(len(RINGS) - 1):
        first, then = step * DISC_SIDES, (step + 1) * DISC_SIDES
        faces += [face for a, b in ring for face in ((first + a, then + a, then + b), (first + a, then + b, first + b))]
    top = (len(RINGS) - 1) * DISC_SIDES
    faces += [(high, top + b, top + a) for a, b in ring]
    return np.concatenate([*points, middles]), np.array(faces)


def muscles(skeleton: Skeleton) -> dict[str, dict]:
    """Return the muscles of both sides by name: their bones, and strands of points (index of the bone, x, y, z).

    A sheet has its greatest thickness (`thick`), a bundle the greatest width of each strand; lengths in metres.
    """
    ground = Ground(skeleton)
    laid = {name: course.spots(ground) for name, course in MUSCLES.items()}
    return {f"{name}_{side}": _muscle(name, laid[name], side) for name in MUSCLES for side in SIDES}


def _muscle(name: str, strands: list[list[Spot]], side: str) -> dict:
    shown = [[spot for spot in strand if spot.place[1] > LOWEST] for strand in strands]
    # What lies on the lower leg turns with the thigh: the feet of this drawing stay where they are.
    carriers = [["femur" if spot.bone in ("tibia", "fibula") else spot.bone for spot in strand] for strand in shown]
    names = [[f"{bone}_{side}" if bone in SIDED else bone for bone in row] for row in carriers]
    bones = list(dict.fromkeys(bone for row in names for bone in row))
    mirror = np.array([1, 1, -1 if side == "left" else 1])
    width = MUSCLES[name].width * MM
    return {
        "bones": bones,
        "thick": THICK.get(name, 0) * MM,
        "strands": [
            {
                "points": [
                    [bones.index(bone), *(round(float(v), 4) + 0.0 for v in spot.place * mirror)]
                    for bone, spot in zip(row, strand, strict=True)
                ],
                "width": round(width, 4),
            }
            for row, strand in zip(names, shown, strict=True)
        ],
    }


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
