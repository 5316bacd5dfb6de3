"""Sets of parameters at which a model's twins are compared: kinks, ends and random ones."""

from __future__ import annotations

import random

import numpy as np

from hipspine.models.core import Model

SAMPLES, MIXED = 10_000, 1_000

# Values at which an equation changes its form, beside the ends of the ranges (trunk_angle 0 is one of those).
KINKS = {
    "forward-bend": {"trunk_flexion": (30, 60, 90)},
    "gait-extension": {"hip_extension": (10,)},  # thigh 20 and pelvis 10, as by default
    "single-leg-stance": {"abductor_strength": (5 / 3,)},  # just what the default posture needs
}
# Kinks that take more than one parameter.
CORNERS = {
    "gait-extension": [
        {"thigh_angle": 15, "pelvis_angle": 10, "hip_extension": 5},
        {"thigh_angle": 20, "pelvis_angle": 10, "hip_extension": 15},
    ],
    "single-leg-stance": [{"abductor_strength": 1, "lean": 0.04}, {"lean": 0.10}, {"cane_force": 0.20, "lean": 0.08}],
}


def inputs(chosen: Model) -> np.ndarray:
    """Return the sets of parameters, one a row: kinks and ends first, then mixtures of those, then random ones."""
    draw, kinks = random.Random(chosen.id), KINKS.get(chosen.id, {})
    defaults = {p.name: float(p.default) for p in chosen.parameters}
    special = {p.name: (p.minimum, p.maximum, p.default, *kinks.get(p.name, ())) for p in chosen.parameters}
    named = {name for values in (kinks, *CORNERS.get(chosen.id, ())) for name in values}
    assert named <= defaults.keys(), f"{chosen.id} has no parameter {named - defaults.keys()}"
    sets = [defaults | corner for corner in CORNERS.get(chosen.id, ())]
    sets += [defaults | {name: value} for name, values in special.items() for value in values]
    sets += [{name: draw.choice(values) for name, values in special.items()} for _ in range(MIXED)]
    sets += [
        {p.name: draw.uniform(p.minimum, p.maximum) for p in chosen.parameters} for _ in range(SAMPLES - len(sets))
    ]
    return np.array([[values[name] for name in defaults] for values in sets], dtype=float)
