"""Standing on one leg, seen from the front: who balances whom, and what the joint pays."""

from __future__ import annotations

import math
from typing import Any

from sympy import Min, asin, atan, cos, sin, sqrt, sympify

from hipspine.evidence import number
from hipspine.figures.anatomy import followed, spine, spine_bones
from hipspine.figures.body import GRIP, SHOULDER, body
from hipspine.figures.core import Figure
from hipspine.figures.parts import Handle, Play, Preset, Readout, Sentence, Slider
from hipspine.figures.primitives import Area, Arrow, Bone, Dot, Label, Line, Muscle, Number, Point, Turn
from hipspine.figures.skeleton import landmarks
from hipspine.figures.telling import printed
from hipspine.figures.texts import texts
from hipspine.figures.workings import Workings
from hipspine.models.single_leg_stance import (
    ABDUCTOR_FORCE,
    ABDUCTOR_LEVER,
    ABDUCTOR_STRENGTH,
    BODY_LEVER,
    CANE_FORCE,
    CANE_LEVER,
    DEFICIT,
    JOINT_ANGLE,
    JOINT_FORCE,
    LEAN,
    SINGLE_LEG_STANCE,
    SUPPORTED_FRACTION,
)
from hipspine.models.translate import DEGREE

say = texts("single-leg-stance")

FORCE_SCALE = 0.1
"""Metres of arrow for one body weight."""
FULL_BELLY = 2
"""Pull, in body weights, from which the muscle's belly is drawn no wider. Illustrative."""
DROP_PER_DEFICIT, LARGEST_DROP = 170, 12
"""Degrees of pelvic drop drawn for each body weight × metre left unheld, and at most. Illustrative."""
TRUNK_HEIGHT = 0.30
"""Height above the hips, in metres, over which the drawn trunk leans by the shift of the weight. Illustrative."""
LEG_LENGTH = 0.80
LIFT = 0.1
"""How far the lower leg of the lifted side is drawn up, in metres. Illustrative."""
SEESAW = -0.145
"""Height of the plank, in metres from the hips."""
PLANK = 0.012
"""Between the plank and an arrow at it, in metres."""
GROUND = -0.87
_BAR = (-0.18, -0.92)
"""Where the scale of the arrows begins."""

MEASURED = number("hcf-walking").value / 100
"""Peak force in the hip in walking, body weights (bergmann2001hip, 4 people)."""

PRESETS: dict[str, dict[str, float]] = {
    "level": {},
    "lean": {"lean": 0.05},
    "stick": {"cane_force": 0.10},
    "weak": {"abductor_strength": 1},
}


def _forces(**settings: float) -> tuple[str, str]:
    """Return the pull of the abductors and the force in the joint, as printed."""
    found = SINGLE_LEG_STANCE(**settings)
    return printed(found["abductor_force"], 2), printed(found["joint_force"], 2)


_at = {name: _forces(**settings) for name, settings in PRESETS.items()}
_over_the_joint = _forces(lean=0.10)
_levels_at = BODY_LEVER.default - ABDUCTOR_LEVER.default / SUPPORTED_FRACTION.default
"""The shift of the weight, in metres, at which abductors that pull with one body weight hold the pelvis level."""

say.know(
    pull=_at["level"][0],
    joint=_at["level"][1],
    pull_lean=_at["lean"][0],
    joint_lean=_at["lean"][1],
    pull_at_10_cm=_over_the_joint[0],
    joint_at_10_cm=_over_the_joint[1],
    pull_stick=_at["stick"][0],
    joint_stick=_at["stick"][1],
    level_again=f"{100 * _levels_at:.0f}",
)

_points = landmarks("frontal")
_hip: Point = _points["hip_right"]  # the person stands on the right leg, on the viewer's left
_k = SUPPORTED_FRACTION.symbol
_short, _lever = ABDUCTOR_LEVER.symbol, BODY_LEVER.symbol - LEAN.symbol
_deficit, _pull, _joint = DEFICIT.symbol, ABDUCTOR_FORCE.symbol, JOINT_FORCE.symbol

_named = Workings()
_drop = Min(DROP_PER_DEFICIT * _deficit, LARGEST_DROP)
_pelvis = _named.turn("pelvis", Turn.about(_hip, -_drop))
_lean_angle = atan(LEAN.symbol / TRUNK_HEIGHT) / DEGREE
_spine = _named.turns(spine("frontal", _pelvis, -_drop, _lean_angle))
# The foot stands under the weight, or nobody would stand: the leg slants as far as the weight is beside the hip.
_stance = _named.turn("stance", Turn.about(_hip, asin(_lever / LEG_LENGTH) / DEGREE))
_swing = _named.turn("swing", Turn.about(_points["hip_left"], -_drop, _pelvis.move(_points["hip_left"])))
_lifted_knee = _swing.move(_points["knee_left"])
_shin = Turn.about(_points["knee_left"], 0, (_lifted_knee[0], _lifted_knee[1] + LIFT))

_stick = CANE_FORCE.symbol - 0.001
_weak = _deficit - 1e-6
_weight_line = _hip[0] + _lever
_joint_slant = JOINT_ANGLE.symbol * DEGREE


def _along(start: Point, length: Number, angle: Number) -> Point:
    """Return the point at ``length`` from ``start``, ``angle`` radians to the right of straight up."""
    return start[0] + length * sin(angle), start[1] + length * cos(angle)


# The hand on the stick is where the model has it; the arm reaches it from a shoulder that leans with the trunk.
_reach = math.dist(SHOULDER, GRIP)
_hanging = math.degrees(math.atan2(GRIP[0] - SHOULDER[0], SHOULDER[1] - GRIP[1]))
_shoulder = _spine["thorax"].move(SHOULDER)
_out = _hip[0] + CANE_LEVER.symbol - _shoulder[0]
_hand: Point = (_hip[0] + CANE_LEVER.symbol, _shoulder[1] - sqrt(_reach**2 - _out**2))
_other = (-SHOULDER[0], SHOULDER[1])
_arms = {
    "arm_left": Turn.about(SHOULDER, asin(_out / _reach) / DEGREE - _hanging, _shoulder),
    "arm_right": Turn.about(_other, _lean_angle / 3, _spine["thorax"].move(_other)),
}
_parts = {
    "pelvis": _pelvis,
    **_spine,
    **_named.turns(_arms),
    "thigh_right": _stance,
    "shin_right": _stance,
    "thigh_left": _swing,
    "shin_left": _shin,
}

# The seesaw: the pelvis's balance once more, straight below it and to the same measure.
_pivot: Point = (_hip[0], SEESAW)


def _on_seesaw(lever: Number) -> Point:
    """Return the place on the plank at ``lever`` to the right of the pivot."""
    return _along(_pivot, lever, (90 + _drop) * DEGREE)


def _hung(style: str, at: Point, force: Number) -> Arrow:
    """Return a force that pulls the plank down."""
    below: Point = (at[0], at[1] - PLANK)
    return Arrow(style=style, start=below, end=(at[0], below[1] - FORCE_SCALE * force), width=0.016)


_pull_end, _weight_end, _stick_end = _on_seesaw(-_short), _on_seesaw(_lever), _on_seesaw(CANE_LEVER.symbol)
_swell = Min(1, _pull / FULL_BELLY)
_turns = {"pelvis": _pelvis, "femur_right": _stance}


def _muscle(name: str, style: str) -> Muscle:
    shape = f"{name}_right"
    turns = followed("frontal", shape, _turns)
    return Muscle(style=style, shape=f"frontal/{shape}", name=name, turns=turns, tension=_swell)


_belly = _pelvis.move((-0.125, 0.065))
_joint_from = _along(_hip, _joint * FORCE_SCALE, _joint_slant)
_weight_top: Point = (_weight_line, sympify(0.36))
_weight_tip: Point = (_weight_line, 0.36 - _k * FORCE_SCALE)
# On the line of the joint's arrow and to its scale: only how large the measured force was is known here.
_measured_at = _along(_hip, MEASURED * FORCE_SCALE, _joint_slant)
_measured_ends = tuple(_along(_measured_at, side * 0.03, _joint_slant + 90 * DEGREE) for side in (-1, 1))
_SWING_LEG = ("fibula", "tibia", "foot")
_STANCE_LEG = ("fibula", "tibia", "foot", "femur", "patella")


def _name(side: str, colour: str, at: Point, key: str, value: Number | None = None, **more: Any) -> Label:
    """Return a name in the gutter at ``side``; the number in it is called as the text is."""
    names, values = ((), ()) if value is None else ((key,), (value,))
    return Label(
        side=side,
        style=f"label-{colour}",
        at=at,
        text=say(f"labels.{key}", *names),
        note=say(f"labels.{key}_note"),
        values=values,
        decimals=2,
        **more,
    )


FIGURE = Figure(
    id="single-leg-stance",
    title=say("title"),
    extent=(-0.345, 0.345, -0.97, 0.875),
    model=SINGLE_LEG_STANCE,
    workings=_named.steps,
    sliders=(
        Slider(LEAN, say("sliders.lean.label"), 0.005, decimals=1, unit="cm", scale=100),
        Slider(CANE_FORCE, say("sliders.cane_force.label"), 0.01, unit=say("sliders.cane_force.unit"), scale=100),
        Slider(
            ABDUCTOR_STRENGTH,
            say("sliders.abductor_strength.label"),
            0.1,
            decimals=1,
            unit=say("sliders.abductor_strength.unit"),
        ),
        Slider(ABDUCTOR_LEVER, say("sliders.abductor_lever.label"), 0.001, decimals=1, unit="cm", scale=100),
    ),
    presets=tuple(Preset(say(f"presets.{name}"), settings) for name, settings in PRESETS.items()),
    play=Play(LEAN, (0, 0.1, 0), 6),
    handles=(
        Handle(LEAN, (_weight_line, 0.43), 1, along=(-1, 0)),
        Handle(CANE_FORCE, (_hand[0] + 0.03, _hand[1] - CANE_FORCE.symbol / 5), 5, along=(0, -1)),
        Handle(ABDUCTOR_LEVER, (_pull_end[0] - 0.09, _pull_end[1]), 1, along=(-1, 0)),
    ),
    primitives=(
        body(_parts),
        Line(style="axis", points=((-0.33, GROUND), (0.33, GROUND))),
        *(Bone(style="far-bone", shape=f"frontal/{part}_left", turn=_shin) for part in _SWING_LEG),
        *(Bone(style="far-bone", shape=f"frontal/{part}_left", turn=_swing) for part in ("femur", "patella")),
        *spine_bones("frontal", _pelvis, _spine),
        *(Bone(style="far-bone", shape=f"frontal/{part}", turn=_spine["thorax"]) for part in ("cervical", "skull")),
        Bone(style="bone", shape="frontal/sacrum", turn=_pelvis),
        Bone(style="bone", shape="frontal/pelvis", turn=_pelvis),
        *(Bone(style="near-bone", shape=f"frontal/{part}_right", turn=_stance) for part in _STANCE_LEG),
        _muscle("gluteus_minimus", "muscle-deep"),
        _muscle("gluteus_medius", "muscle"),
        Line(style="plank", points=((_hand[0], _hand[1] + 0.01), (_hand[0], GROUND)), when=_stick),
        Line(style="before", points=((_hand[0], _hand[1] + 0.01), (_hand[0], GROUND)), when=-_stick),
        Line(style="guide", points=((_weight_line, 0.40), (_weight_line, GROUND))),
        Arrow(style="ink-arrow", start=_weight_top, end=_weight_tip, width=0.02),
        Arrow(style="blue-arrow", start=_joint_from, end=_hip, width=0.02),
        Line(style="measured", points=_measured_ends, when=-_weak),
        Dot(style="hip", at=_hip),
        # the seesaw
        Area(style="pivot", points=(_pivot, (_hip[0] + 0.028, SEESAW - 0.055), (_hip[0] - 0.028, SEESAW - 0.055))),
        Line(style="plank", points=(_on_seesaw(-_short - 0.012), _on_seesaw(_lever + 0.012)), when=-_stick),
        Line(style="plank", points=(_on_seesaw(-_short - 0.012), _on_seesaw(CANE_LEVER.symbol)), when=_stick),
        _hung("muscle-arrow", _pull_end, _pull),
        _hung("ink-arrow", _weight_end, _k),
        Arrow(
            style="ink-arrow",
            start=(_stick_end[0], _stick_end[1] - PLANK - CANE_FORCE.symbol * FORCE_SCALE),
            end=(_stick_end[0], _stick_end[1] - PLANK),
            width=0.016,
            when=_stick,
        ),
        # the scale
        Line(
            style="measured",
            points=(
                (_BAR[0], _BAR[1] + 0.012),
                (_BAR[0], _BAR[1] - 0.012),
                _BAR,
                (_BAR[0] + FORCE_SCALE, _BAR[1]),
                (_BAR[0] + FORCE_SCALE, _BAR[1] + 0.012),
                (_BAR[0] + FORCE_SCALE, _BAR[1] - 0.012),
            ),
        ),
        Label(style="label-start", at=(_BAR[0] + FORCE_SCALE + 0.02, _BAR[1]), text=say("labels.body_weight")),
        _name("left", "muscle", _belly, "hip_abductors", _pull),
        _name("left", "blue", _hip, "hip_joint", _joint, when=-_weak),
        _name("left", "blue", _hip, "hip_joint_no", when=_weak),
        _name("right", "ink", (_weight_line, 0.32), "weight_carried", _k),
        Label(
            side="right",
            style="label-ink",
            at=(_weight_end[0], _weight_end[1] - 0.045),
            text=say("labels.seesaw"),
            note=say("labels.seesaw_note", "short", "long"),
            values=(100 * _short, 100 * _lever),
            decimals=1,
            rest=False,
        ),
        _name("right", "ink", (_hand[0], -0.45), "stick", CANE_FORCE.symbol, when=_stick),
        _name("right", "muted", (_hand[0], -0.45), "stick_idle", rest=False, when=-_stick),
        _name("right", "muted", _measured_at, "measured_walking", MEASURED, rest=False, when=-_weak),
    ),
    readouts=(
        Readout(
            say("readouts.force_hip_joint.label"),
            _joint,
            say("readouts.force_hip_joint.unit"),
            2,
            note=say("readouts.force_hip_joint.note"),
        ),
        Readout(say("readouts.pull_hip_abductors.label"), _pull, say("readouts.pull_hip_abductors.unit"), 2),
        Readout(say("readouts.lever_weight.label"), 100 * _lever, "cm", 1),
        Readout(
            say("readouts.measured_inside_hips.label"),
            MEASURED,
            say("readouts.measured_inside_hips.unit"),
            2,
            note=say("readouts.measured_inside_hips.note"),
        ),
    ),
    sentences=(
        Sentence(
            say("sentences.abductors_pull_hip_joint", "pull_2", "joint_2"),
            (_pull, _joint),
            2,
            when=-_weak,
        ),
        Sentence(
            say("sentences.weight_hip_carries_cm", "lean"),
            (100 * LEAN.symbol,),
            1,
            when=LEAN.symbol - 0.001,
        ),
        Sentence(say("sentences.stick_other_hand_takes", "cane_force"), (100 * CANE_FORCE.symbol,), when=_stick),
        Sentence(
            say("sentences.abductors_cannot_hold_pelvis"),
            when=_weak,
        ),
    ),
    sources=("pauwels1976hip", "bergmann2001hip"),
    illustrative=say("illustrative"),
    caption=say("caption"),
    prediction=say("prediction"),
    guess=say.guess(),
    tasks=say.each("tasks"),
    answer=say.each("answer"),
)
