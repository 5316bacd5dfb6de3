"""The pelvis in three dimensions: three ways in which it can turn, and how much of it the low back takes up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias

import sympy as sp
from sympy import Abs

from hipspine.figures.anatomy import DISCS, LUMBAR, SHARES
from hipspine.figures.core import Figure
from hipspine.figures.parts import Play, Preset, Readout, Sentence, Slider, View
from hipspine.figures.primitives import Direction, Flesh, Primitive, Sign, Solid
from hipspine.figures.skeleton import solids
from hipspine.figures.solid import Point3, placed, rotation, shift_to
from hipspine.figures.texts import texts
from hipspine.models.pelvis_position import AHEAD, DROP, LOWER, PELVIS_POSITION, ROTATION, TILT

say = texts("pelvis-3d")

_points = {name: (x, y, z) for name, (x, y, z) in solids()["landmarks"].items()}
_turns = (TILT.symbol, DROP.symbol, ROTATION.symbol)
_pelvis = rotation(*_turns)
_pelvis_shift: Point3 = (0, 0, 0)
TURN_TAKEN = 0.4
"""Share of a turn about the upright that the drawn low back takes up. Illustrative: its joints give little to it."""
_taken_up = (1, 1, TURN_TAKEN)
PAIRS = ("pelvis", "femur")


MUSCLES = say.layer("muscles")
SIDES = ("left", "right")  # the left first: it is nearer in the first view
_BONES, _MUSCLES = ("solid-pelvis", "solid-spine", "solid-leg", "solid-disc"), ("solid-muscle", "solid-muscle-deep")

Motion: TypeAlias = tuple[sp.Matrix, Point3]


def _motions() -> dict[str, Motion]:
    """Return how each bone moves: discs take their shares, so that the trunk above stays upright and turns in part."""
    found: dict[str, Motion] = dict.fromkeys(("pelvis_right", "pelvis_left", "sacrum"), (_pelvis, _pelvis_shift))
    matrix, shift, taken = _pelvis, _pelvis_shift, 0.0
    for level, disc, share in zip(LUMBAR, DISCS, SHARES, strict=False):
        found[disc] = (matrix, shift)  # a disc goes with what it lies on
        taken += share
        middle = _points[disc]
        there = placed(matrix, shift, middle)
        matrix = rotation(*(angle * (1 - taken * most) for angle, most in zip(_turns, _taken_up, strict=True)))
        shift = shift_to(matrix, middle, there)
        found[level] = (matrix, shift)
    for side in SIDES:
        hip = _points[f"hip_{side}"]
        found[f"femur_{side}"] = (sp.eye(3), shift_to(sp.eye(3), hip, placed(_pelvis, (0, 0, 0), hip)))
    return found


_moved = _motions()


def _solids() -> Iterator[Solid]:
    """Yield the bones and discs, those of one style together."""
    spine = [name for name in _moved if name in LUMBAR]
    discs = [name for name in _moved if name in DISCS]
    groups = (("pelvis_right", "pelvis_left", "sacrum"), spine, ("femur_right", "femur_left"), discs)
    for style, group in zip(_BONES, groups, strict=True):
        for name in group:
            matrix, shift = _moved[name]
            yield Solid(style=style, shape=name, matrix=matrix, shift=shift)


def _muscles() -> Iterator[Flesh]:
    """Yield the muscles; what lies below others is darker."""
    deep = {"iliacus", "gluteus_medius"}
    shapes = sorted(solids()["muscles"], key=lambda name: (name.rpartition("_")[0] in deep, name))
    for shape in shapes:
        bones = solids()["muscles"][shape]["bones"]
        style = _MUSCLES[shape.rpartition("_")[0] in deep]
        yield Flesh(style=style, shape=shape, motions=tuple(_moved[bone] for bone in bones), when=MUSCLES.shown)


def _places(*points: tuple[str, float, float, float]) -> tuple[Point3, ...]:
    """Return points in metres that move with their bones; those of a bone with sides are given for its right."""
    found = []
    for bone, x, y, z in points:
        pairs = [(f"{bone}_{side}", z if side == "right" else -z) for side in SIDES] if bone in PAIRS else [(bone, z)]
        found += [placed(*_moved[name], (x, y, across)) for name, across in pairs]
    return tuple(found)


FRONT, BACK = (1.0, 0.0, 0.0), (-1.0, 0.0, 0.0)
_bones_at = {
    "lumbar_spine": _places(("L2", 0.004, 0.2555, 0), ("L2", -0.02, 0.2545, 0.021), ("L2", -0.055, 0.2355, 0)),
    "disc": _places(
        ("disc_L3L4", 0.012, 0.2, 0), ("disc_L3L4", -0.006, 0.2005, 0.024), ("disc_L3L4", -0.006, 0.2005, -0.024)
    ),
    "hip_bone": _places(("pelvis", 0.02, 0.121, 0.115)),
    "sacrum": _places(
        ("sacrum", -0.0359, 0.0968, 0),
        ("sacrum", -0.0886, 0.0855, 0),
        ("sacrum", -0.088, 0.045, 0.022),
        ("sacrum", -0.088, 0.045, -0.022),
    ),
    "hip_joint": _places(("femur", 0.022, 0.006, 0.084), ("femur", -0.016, -0.006, 0.09)),
    "thigh_bone": _places(("femur", 0.014, -0.17, 0.108)),
}
_REST = ("lumbar_spine", "hip_bone", "sacrum", "hip_joint")
_muscles_at = {
    "psoas": (_places(("L4", 0.012, 0.165, 0.05)), FRONT),
    "iliacus": (_places(("pelvis", 0.034, 0.075, 0.1)), FRONT),
    "gluteus_medius": (_places(("pelvis", 0.005, 0.068, 0.138)), None),
    "gluteus_maximus": (_places(("pelvis", -0.105, 0.01, 0.075)), BACK),
    "hamstrings": (_places(("femur", -0.07, -0.13, 0.066)), BACK),
}


def _names() -> Iterator[Primitive]:
    """Yield the names of bones and muscles, and which way is which."""
    for key, places in _bones_at.items():
        name = Sign(style="label-ink", places=places, text=say(f"labels.{key}"))
        yield replace(name, rest=key in _REST, when=1 - MUSCLES.shown)
        if key != "sacrum":  # which muscles cover from the side, as they do the joint from behind
            facing = FRONT if key == "hip_joint" else None
            yield replace(name, facing=facing, when=MUSCLES.shown)  # on a phone, muscles' names then take the place
    for key, (places, facing) in _muscles_at.items():
        text = say(f"labels.{key}")
        yield Sign(
            style="label-muscle", places=places, text=text, facing=facing, rest=key != "hamstrings", when=MUSCLES.shown
        )
    for key, facing in {"left": (0, 0, -1), "right": (0, 0, 1), "front": FRONT, "back": BACK}.items():
        yield Direction(style="label-muted-centre", text=say(f"labels.{key}"), facing=facing)


_lower, _ahead = 100 * LOWER.symbol, 100 * AHEAD.symbol

FIGURE = Figure(
    id="pelvis-3d",
    title=say("title"),
    extent=(-0.15, 0.15, -0.205, 0.318),
    views=(
        View("angled", say("views.angled"), 32, 14),
        View("front", say("views.front"), 0, 0),
        View("side", say("views.side"), -90, 0),
        View("back", say("views.back"), 180, 0),
        View("top", say("views.top"), 180, 89),
    ),
    model=PELVIS_POSITION,
    sliders=(
        Slider(TILT, say("sliders.tilt.label"), 1, ends=say.pair("sliders.tilt.ends")),
        Slider(DROP, say("sliders.drop.label"), 1, ends=say.pair("sliders.drop.ends")),
        Slider(ROTATION, say("sliders.rotation.label"), 1, ends=say.pair("sliders.rotation.ends")),
    ),
    presets=(
        Preset(say("presets.neutral")),
        Preset(say("presets.anterior"), {"tilt": 12}),
        Preset(say("presets.posterior"), {"tilt": -12}),
        Preset(say("presets.hip_drop"), {"drop": 8}),
        Preset(say("presets.rotated"), {"rotation": 12}),
    ),
    play=Play(ROTATION, (0, 12, -12, 0), 8),
    choices=(MUSCLES,),
    primitives=(*_solids(), *_muscles(), *_names()),
    readouts=(
        Readout(say("readouts.left_hip_lower.label"), _lower, "cm", 1, note=say("readouts.left_hip_lower.note")),
        Readout(say("readouts.left_hip_ahead.label"), _ahead, "cm", 1),
    ),
    sentences=(
        Sentence(say("sentences.pelvis_tipped_forwards", "tilt"), (TILT.symbol,), when=TILT.symbol - 0.5),
        Sentence(say("sentences.pelvis_tipped_backwards", "tilt"), (-TILT.symbol,), when=-TILT.symbol - 0.5),
        Sentence(
            say("sentences.left_side_lower_left", "drop", "lower"), (DROP.symbol, _lower), 1, when=DROP.symbol - 0.5
        ),
        Sentence(
            say("sentences.left_side_higher_left", "drop", "lower"), (-DROP.symbol, -_lower), 1, when=-DROP.symbol - 0.5
        ),
        Sentence(
            say("sentences.left_side_turned_forwards", "rotation"), (ROTATION.symbol,), when=ROTATION.symbol - 0.5
        ),
        Sentence(
            say("sentences.left_side_turned_backwards", "rotation"), (-ROTATION.symbol,), when=-ROTATION.symbol - 0.5
        ),
        Sentence(
            say("sentences.bones_low_back_share"),
            when=0.5 - Abs(ROTATION.symbol),
        ),
        Sentence(
            say("sentences.bones_low_back_share_tip"),
            when=Abs(ROTATION.symbol) - 0.5,
        ),
    ),
    sources=("lehuec2019sagittal",),
    illustrative=say("illustrative"),
    caption=say("caption"),
    prediction=say("prediction"),
    guess=say.guess(),
    tasks=say.each("tasks"),
    answer=say.each("answer"),
)
