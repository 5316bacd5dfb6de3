"""Bone meshes of `myo-sim`, as its leg model places them in standing."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

import mujoco
import numpy as np
from myo_sim import MODELS_DIR
from myo_sim.build.compose import build_spec

FOLDER = MODELS_DIR
MODEL = "myolegs"  # legs, pelvis, spine, rib cage and skull; it holds no arms and no hands

# Only these bones are drawn. A list of what is wanted keeps the arm and hand meshes of the same package out:
# those are not free for every use.
VERTEBRAE = ("L5", "L4", "L3", "L2", "L1", *(f"T{n}" for n in range(12, 0, -1)))
FILES = {
    "sacrum": "sacrum",
    **{f"L{n}": f"lumbar{n}" for n in range(1, 6)},
    **{f"T{n}": f"thoracic{n}_s" for n in range(1, 13)},
    "ribs": "thorax",
    "cervical": "hat_cervical",
    "jaw": "hat_jaw",
    "skull": "hat_skull",
    **{
        f"{bone}_{side}": f"{side[0]}_{file}"
        for side in ("right", "left")
        for bone, file in (
            ("pelvis", "pelvis"),
            ("femur", "femur"),
            ("tibia", "tibia"),
            ("fibula", "fibula"),
            ("patella", "patella"),
            ("talus", "talus"),
            ("foot", "foot"),
            ("toes", "bofoot"),
        )
    },
}


@dataclass(frozen=True)
class Bone:
    """A triangulated bone. `points` (n, 3) in metres: x forwards, y up, z to the right, from the hips' midpoint.

    `local` (n, 3) are the same points in the frame of the mesh file, `faces` (m, 3) are indices into both.
    """

    points: np.ndarray
    local: np.ndarray
    faces: np.ndarray


def specification(name: str = MODEL) -> mujoco.MjSpec:
    """Return a model with the list of the mesh files that compiling it opens."""
    return _quietly(lambda: build_spec(name))


def standing(spec: mujoco.MjSpec) -> tuple[mujoco.MjModel, mujoco.MjData]:
    """Return a model and where everything in it lies with its joints at rest."""
    model = _quietly(spec.compile)
    data = mujoco.MjData(model)
    _follow_couplings(model, data)
    mujoco.mj_forward(model, data)
    return model, data


def turned(world: np.ndarray, data: mujoco.MjData) -> np.ndarray:
    """Return points (…, 3) in our axes, from those of a model (x left, y back, z up); `data` is that of the legs."""
    origin = (data.body("femur_r").xpos + data.body("femur_l").xpos) / 2
    return (world - origin) @ np.array([[0, 0, -1], [-1, 0, 0], [0, 1, 0]])


def load() -> tuple[dict[str, Bone], dict[str, np.ndarray]]:
    """Return the bones by name, and points (3,) of both sides.

    The points are the joint centres `hip_…`, `knee_…` and `ankle_…`, and the middle of the gluteus medius, on the ilium
    `abductor_origin_…` and on the femur `abductor_insertion_…`.
    """
    spec = specification()
    model, data = standing(spec)

    mesh_of = {PurePath(mesh.file).stem: mesh.name for mesh in spec.meshes}
    geom_of = {model.mesh(model.geom_dataid[g]).name: g for g in range(model.ngeom) if model.geom_dataid[g] >= 0}
    bones = {}
    for name, file in FILES.items():
        geom = geom_of[mesh_of[file]]
        mesh = model.geom_dataid[geom]
        first, count = model.mesh_vertadr[mesh], model.mesh_vertnum[mesh]
        centred = model.mesh_vert[first : first + count].astype(float)
        faces = model.mesh_face[model.mesh_faceadr[mesh] :][: model.mesh_facenum[mesh]]
        bones[name] = Bone(
            points=turned(centred @ data.geom_xmat[geom].reshape(3, 3).T + data.geom_xpos[geom], data),
            local=centred @ matrix(model.mesh_quat[mesh]).T + model.mesh_pos[mesh],
            faces=faces,
        )
    points = {
        f"{joint}_{side}": turned(data.body(f"{body}_{side[0]}").xpos, data)
        for side in ("right", "left")
        for joint, body in (("hip", "femur"), ("knee", "tibia"), ("ankle", "talus"))
    }
    for side in ("right", "left"):
        for end, site in (("origin", "P1"), ("insertion", "P2")):
            sites = [data.site(f"glmed{part}-{site}_{side[0]}").xpos for part in (1, 2, 3)]
            points[f"abductor_{end}_{side}"] = turned(np.mean(sites, axis=0), data)
    return bones, points


def _quietly(action: Callable[[], Any]) -> Any:
    """Run without the warning that the package joins its parts under an empty prefix."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return action()


def _follow_couplings(model: mujoco.MjModel, data: mujoco.MjData) -> None:
    """Put dependent joints (the kneecap's) where the model's couplings want them with every other joint at rest."""
    for i in range(model.neq):
        if model.eq_type[i] == mujoco.mjtEq.mjEQ_JOINT:
            data.qpos[model.jnt_qposadr[model.eq_obj1id[i]]] += model.eq_data[i, 0]


def matrix(quaternion: np.ndarray) -> np.ndarray:
    """Return the rotation matrix (3, 3) of a quaternion (4,), scalar first."""
    flat = np.zeros(9)
    mujoco.mju_quat2Mat(flat, quaternion)
    return flat.reshape(3, 3)
