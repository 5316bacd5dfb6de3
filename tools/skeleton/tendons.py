"""Paths of the muscles of `myo-sim`, posed like the drawn bones.

The leg model's points stand where its bones stand. Those of the torso model are carried with their vertebra or the rib
cage from where the model has it to where the drawing has it. Its points on the pelvis are shifted as a whole, because
they belong to another pelvis than the one that is drawn; `Surface` then sets them on the bone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import mujoco
import numpy as np

from . import meshes

if TYPE_CHECKING:
    from .drawings import Skeleton

Place = tuple[str, np.ndarray]  # the bone that carries a point, and the point (3,) in metres
SHIFT = np.array([0.021, -0.034, 0.0])  # brings the torso model's points of sacrum and iliac crest onto these bones
SITE, GEOM = mujoco.mjtWrap.mjWRAP_SITE, -1
BONES = {"femur_r": "femur", "tibia_r": "tibia", "patella_r": "patella", "pelvis": "pelvis", "sacrum": "sacrum"}


def load(skeleton: Skeleton) -> dict[str, list[Place]]:
    """Return the paths of the right side's muscles by name ("recfem", "Ps_L1_VB"), wrapping points included.

    Bones are called as in `data/skeleton.json` from the side: "pelvis", "femur", "L3", "T8", "ribs", "sacrum".
    """
    legs = meshes.standing(meshes.specification())
    torso = meshes.standing(meshes.specification("myotorso"))
    paths = {}
    for model, data in (legs, torso):
        for t in range(model.ntendon):
            name = model.tendon(t).name.removesuffix("_tendon")
            if name.endswith("_r"):
                steps = [(body, meshes.turned(place, legs[1])) for body, place in _steps(model, data, t)]
                paths[name.removesuffix("_r")] = [
                    posed(body, place, name, skeleton) if model is torso[0] else (BONES.get(body, body), place)
                    for body, place in steps
                ]
    return paths


def posed(body: str, place: np.ndarray, tendon: str, skeleton: Skeleton) -> Place:
    """Return the bone and place of a point of the torso model in the drawn pose."""
    if body == "sacrum":
        return ("sacrum", place + SHIFT)
    bone = body.replace("lumbar", "L") if body.startswith("lumbar") else "ribs"
    level = re.search(r"_(T\d+)", tendon)
    if bone == "ribs" and level:
        bone = level[1]
    return (bone, np.append(place, 1) @ skeleton.motions[bone])


def _steps(model: mujoco.MjModel, data: mujoco.MjData, tendon: int) -> list[Place]:
    """Return body and world place of every point of a tendon's path, in order."""
    first, count = model.tendon_adr[tendon], model.tendon_num[tendon]
    sites = iter([model.wrap_objid[k] for k in range(first, first + count) if model.wrap_type[k] == SITE])
    start, length = data.ten_wrapadr[tendon], data.ten_wrapnum[tendon]
    places, objects = data.wrap_xpos.reshape(-1, 3), data.wrap_obj.ravel()
    return [
        (
            model.body(model.site_bodyid[next(sites)] if objects[k] == GEOM else model.geom_bodyid[objects[k]]).name,
            places[k].copy(),
        )
        for k in range(start, start + length)
    ]
