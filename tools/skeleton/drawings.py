"""The two views of the skeleton: which bones, how finely drawn, and the points that figures turn things about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from shapely.geometry import MultiPolygon, Polygon

from . import outlines
from .meshes import VERTEBRAE, Bone
from .outlines import FRONTAL, SAGITTAL
from .spine import carry, motion, s1_endplate, stack

SIDES = ("right", "left")
LUMBAR_DISCS = ("L5S1", "L4L5", "L3L4", "L2L3", "L1L2", "T12L1")
LEG = {
    "femur": ("femur",),
    "fibula": ("fibula",),
    "tibia": ("tibia",),
    "patella": ("patella",),
    "foot": ("talus", "foot", "toes"),
}
# Coarseness, reach of rounded corners and tolerance in metres: finest for what the figures are about.
FINE = (0.0008, 0.002, 0.0002)
TRUNK = (0.001, 0.002, 0.0005)
LIMB = (0.0012, 0.004, 0.0003)
LIGHT = (0.0015, 0.003, 0.0006)
FINENESS = {  # by the first letters of a bone's name
    FINE: ("L", "sacrum", "pelvis"),
    TRUNK: ("T",),
    LIGHT: ("cervical", "skull"),
    LIMB: ("femur", "fibula", "tibia", "patella", "talus"),
}
BULGE = 0.12  # how far a disc's free edges bow out, as a fraction of its height


class Skeleton:
    """The bones in standing: vertebrae stacked, rib cage and head carried along."""

    def __init__(self, bones: dict[str, Bone], points: dict[str, np.ndarray]) -> None:
        """Take what `meshes.load` returns."""
        vertebrae, self.discs = stack(bones)
        thoracic = [name for name in VERTEBRAE if name.startswith("T")]
        old, new = (np.array([group[name].points[:, :2].mean(0) for name in thoracic]) for group in (bones, vertebrae))
        head = np.append(new[-1] - old[-1], 0)
        self.points = points
        self.bones = {**bones, **vertebrae}
        for name in ("cervical", "jaw", "skull"):
            self.bones[name] = replace(bones[name], points=bones[name].points + head)
        cage = carry(bones["ribs"], old, new)
        self.ribs, self.sternum = rib_cage(cage)
        self.motions = {name: motion(bones[name], bone) for name, bone in (*vertebrae.items(), ("ribs", cage))}

    def endplate(self) -> tuple[np.ndarray, np.ndarray]:
        """Return the front and back corners (2,) of the first sacral endplate in the sagittal view."""
        return s1_endplate(self.bones["sacrum"])

    def shadow(self, view: tuple[int, int], *names: str) -> MultiPolygon:
        """Return the smooth outline of one or several bones together, as finely as the bone deserves."""
        fineness = next(f for f, starts in FINENESS.items() if names[0].startswith(starts))
        return outlines.drawn([self.bones[name] for name in names], view, *fineness)


def rib_cage(cage: Bone) -> tuple[list[Bone], Bone]:
    """Return the ribs, from the top, right before left, and the cartilages with the breastbone.

    The mesh also holds a badge on the chest, which is left out: its pieces neither reach the spine nor span both sides.
    """
    _, corner = np.unique(cage.points.round(6), axis=0, return_inverse=True)
    corner = corner.ravel()
    ends = corner[np.concatenate([cage.faces[:, :2], cage.faces[:, 1:]])]
    graph = coo_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(corner.max() + 1,) * 2)
    piece = connected_components(graph, directed=False)[1][corner]
    spine_side = cage.points[:, 0].min() + 0.07
    ribs, front = [], None
    for k in np.unique(piece):
        part = replace(cage, faces=cage.faces[piece[cage.faces[:, 0]] == k])
        points = cage.points[piece == k]
        if points[:, 0].min() < spine_side:
            ribs.append((-round(points[:, 1].max(), 3), -np.sign(points[:, 2].mean()), part))
        elif abs(points[:, 2].min() + points[:, 2].max()) < 0.005:
            front = part
    return [part for *_, part in sorted(ribs, key=lambda entry: entry[:2])], front


def sagittal(skeleton: Skeleton) -> dict:
    """Return shapes and landmarks seen from the subject's right, who faces right; only the right leg is drawn."""
    near = [rib for rib in skeleton.ribs if rib.points[rib.faces, 2].mean() > 0]
    shapes = {
        "ribs": [outlines.drawn([bone], SAGITTAL, *LIGHT) for bone in near],
        "sternum": [outlines.drawn([skeleton.sternum], SAGITTAL, *LIGHT)],
        "cervical": [skeleton.shadow(SAGITTAL, "cervical")],
        "skull": [skeleton.shadow(SAGITTAL, "skull", "jaw")],
        "sacrum": [skeleton.shadow(SAGITTAL, "sacrum")],
        **{f"disc_{name}": [disc_outline(skeleton.discs[name])] for name in LUMBAR_DISCS},
        **{name: [skeleton.shadow(SAGITTAL, name)] for name in VERTEBRAE},
        "pelvis": [skeleton.shadow(SAGITTAL, "pelvis_right")],
        **{bone: [skeleton.shadow(SAGITTAL, *(f"{part}_right" for part in parts))] for bone, parts in LEG.items()},
    }
    ilium = skeleton.bones["pelvis_right"].points
    wing = ilium[ilium[:, 1] > 0.06]  # above the notch under the front spine and above the sciatic notch
    symphysis = ilium[np.abs(ilium[:, 2]) < 0.004]
    front, back = skeleton.endplate()
    landmarks = {
        "hip": np.zeros(2),
        "s1_endplate_posterior": back,
        "s1_endplate_anterior": front,
        "s1_centre": (front + back) / 2,
        "asis": wing[wing[:, 0].argmax()],
        "psis": wing[wing[:, 0].argmin()],
        "pubic_symphysis": (symphysis.min(0) + symphysis.max(0)) / 2,
        "knee": skeleton.points["knee_right"],
        "ankle": skeleton.points["ankle_right"],
        **{f"disc_{name}": corners.mean(0) for name, corners in skeleton.discs.items()},
    }
    return {"shapes": _listed(shapes), "landmarks": {name: _rounded(point) for name, point in landmarks.items()}}


def frontal(skeleton: Skeleton) -> dict:
    """Return shapes and landmarks seen from the front: the subject's right is on the left."""
    shapes = {
        "ribs": [outlines.drawn([bone], FRONTAL, *LIGHT) for bone in skeleton.ribs],
        "cervical": [skeleton.shadow(FRONTAL, "cervical")],
        "skull": [skeleton.shadow(FRONTAL, "skull", "jaw")],
        **{name: [skeleton.shadow(FRONTAL, name)] for name in reversed(VERTEBRAE)},
        "sternum": [outlines.drawn([skeleton.sternum], FRONTAL, *LIGHT)],
        "sacrum": [skeleton.shadow(FRONTAL, "sacrum")],
        "pelvis": [skeleton.shadow(FRONTAL, f"pelvis_{side}") for side in SIDES],
        **{
            f"{bone}_{side}": [skeleton.shadow(FRONTAL, *(f"{part}_{side}" for part in parts))]
            for side in SIDES
            for bone, parts in LEG.items()
        },
    }
    points = {"s1_centre": np.mean(skeleton.endplate(), axis=0)}
    points |= {f"disc_{name}": corners.mean(0) for name, corners in skeleton.discs.items()}
    landmarks = {name: np.array([0, point[1]]) for name, point in points.items()}
    for side in SIDES:
        femur = skeleton.bones[f"femur_{side}"].points
        places = {point: skeleton.points[f"{point}_{side}"] for point in ("hip", "knee", "ankle", "abductor_insertion")}
        places["trochanter"] = femur[np.abs(femur[:, 2]).argmax()]
        places["iliac_abductor_origin"] = skeleton.points[f"abductor_origin_{side}"]
        landmarks |= {f"{name}_{side}": outlines.flat(point, FRONTAL) for name, point in places.items()}
    return {"shapes": _listed(shapes), "landmarks": {name: _rounded(point) for name, point in landmarks.items()}}


def disc_outline(corners: np.ndarray) -> MultiPolygon:
    """Return a disc between two endplates; `corners` (4, 2) as in `spine.stack`. Its free edges bow out a little."""

    def edge(a: np.ndarray, b: np.ndarray) -> np.ndarray:
        along = b - a
        t = np.linspace(0, 1, 6)[:, None]
        return a + t * along + np.sin(np.pi * t) * BULGE * np.array([along[1], -along[0]])

    return MultiPolygon([Polygon(np.concatenate([edge(corners[1], corners[2]), edge(corners[3], corners[0])]))])


def _listed(shapes: dict[str, Iterable[MultiPolygon]]) -> dict[str, list]:
    return {name: [ring for shape in group for ring in outlines.rings(shape)] for name, group in shapes.items()}


def _rounded(point: np.ndarray) -> list[float]:
    return [round(float(value), 4) + 0.0 for value in point[:2]]
