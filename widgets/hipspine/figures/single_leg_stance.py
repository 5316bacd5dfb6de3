"""Standing on one leg, seen from the front: who balances whom, and what the joint pays."""

from __future__ import annotations

from sympy import Min, asin, atan, cos, sin, sympify

from hipspine.evidence import number
from hipspine.figures.anatomy import spine, spine_bones
from hipspine.figures.core import Figure
from hipspine.figures.parts import Play, Preset, Readout, Sentence, Slider
from hipspine.figures.primitives import Arrow, Bone, Dot, Label, Line, Number, Point, Turn
from hipspine.figures.skeleton import landmarks
from hipspine.figures.telling import printed
from hipspine.figures.texts import texts
from hipspine.models.single_leg_stance import (
    ABDUCTOR_ANGLE,
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

FORCE_SCALE = 0.055
"""Metres of arrow for one body weight."""
DROP_PER_DEFICIT, LARGEST_DROP = 170, 12
"""Degrees of pelvic drop drawn for each body weight × metre left unheld, and at most. Illustrative."""
TRUNK_HEIGHT = 0.30
"""Height above the hips, in metres, over which the drawn trunk leans by the shift of the weight. Illustrative."""
LEG_LENGTH = 0.80

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
_lever = BODY_LEVER.symbol - LEAN.symbol
_deficit, _pull, _joint = DEFICIT.symbol, ABDUCTOR_FORCE.symbol, JOINT_FORCE.symbol

_drop = Min(DROP_PER_DEFICIT * _deficit, LARGEST_DROP)
_pelvis = Turn.about(_hip, -_drop)
_lean_angle = atan(LEAN.symbol / TRUNK_HEIGHT) / DEGREE
_spine = spine("frontal", _pelvis, -_drop, _lean_angle)
# The foot stands under the weight, or nobody would stand: the leg slants as far as the weight is beside the hip.
_stance = Turn.about(_hip, asin(_lever / LEG_LENGTH) / DEGREE)
_swing = Turn.about(_points["hip_left"], -_drop, _pelvis.move(_points["hip_left"]))

_weight_line = _hip[0] + _lever
_insertion = _stance.move(_points["abductor_insertion_right"])
_slant = ABDUCTOR_ANGLE.symbol * DEGREE
_hand: Point = (_hip[0] + CANE_LEVER.symbol, -0.02)
_joint_slant = JOINT_ANGLE.symbol * DEGREE


def _along(start: Point, length: Number, angle: Number) -> Point:
    """Return the point at ``length`` from ``start``, ``angle`` radians to the right of straight up."""
    return start[0] + length * sin(angle), start[1] + length * cos(angle)


_joint_from = _along(_hip, _joint * FORCE_SCALE, _joint_slant)
_pull_to = _along(_insertion, _pull * FORCE_SCALE, _slant)
_weight_top: Point = (_weight_line, sympify(0.30))
_weight_tip: Point = (_weight_line, 0.30 - _k * FORCE_SCALE)
# On the line of the joint's arrow and to its scale: only how large the measured force was is known here.
_measured_at = _along(_hip, MEASURED * FORCE_SCALE, _joint_slant)
_measured_ends = tuple(_along(_measured_at, side * 0.02, _joint_slant + 90 * DEGREE) for side in (-1, 1))
_measured_label: Point = (-0.137, 0.185)
_stick = CANE_FORCE.symbol - 0.001
_weak = _deficit - 1e-6

FIGURE = Figure(
    id="single-leg-stance",
    title=say("title"),
    extent=(-0.29, 0.31, -0.22, 0.44),
    model=SINGLE_LEG_STANCE,
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
    primitives=(
        Bone(style="far-bone", shape="frontal/femur_left", turn=_swing),
        *spine_bones("frontal", _pelvis, _spine),
        Bone(style="bone", shape="frontal/sacrum", turn=_pelvis),
        Bone(style="bone", shape="frontal/pelvis", turn=_pelvis),
        Bone(style="near-bone", shape="frontal/femur_right", turn=_stance),
        Line(style="guide", points=((_weight_line, 0.36), (_weight_line, -0.2))),
        Line(style="guide", points=(_hip, (_weight_line, _hip[1]))),
        Line(style="stick", points=((_hand[0], _hand[1]), (_hand[0], -0.22)), when=_stick),
        Arrow(style="ink-arrow", start=_weight_top, end=_weight_tip, width=0.011),
        Arrow(style="green-arrow", start=_insertion, end=_pull_to, width=0.011),
        Line(style="ghost", points=(_hip, _measured_at), when=-_weak),
        Line(style="ghost", points=((_measured_label[0] + 0.005, _measured_label[1]), _measured_ends[0]), when=-_weak),
        Arrow(style="red-arrow", start=_joint_from, end=_hip, width=0.014),
        Arrow(
            style="blue-arrow",
            start=_hand,
            end=(_hand[0], _hand[1] + CANE_FORCE.symbol * FORCE_SCALE * 3),
            width=0.011,
            when=_stick,
        ),
        Line(style="measured", points=_measured_ends, when=-_weak),
        Dot(style="hip", at=_hip),
        Label(
            style="label-ink",
            at=(_weight_line, 0.385),
            text=say("labels.weight_carried", "weight"),
            values=(_k,),
            decimals=2,
        ),
        Label(
            style="label-green-left",
            at=(_insertion[0] - 0.01, _insertion[1] + 0.05),
            text=say("labels.hip_abductors", "pull_2"),
            values=(_pull,),
            decimals=2,
        ),
        Label(
            style="label-red",
            at=(_hip[0] + 0.075, _hip[1] + 0.085),
            text=say("labels.hip_joint", "joint_2"),
            values=(_joint,),
            decimals=2,
            when=-_weak,
        ),
        Label(style="label-red", at=(_hip[0] + 0.075, _hip[1] + 0.085), text=say("labels.hip_joint_no"), when=_weak),
        Label(style="label-blue", at=(_hand[0] - 0.02, 0.05), text=say("labels.stick"), when=_stick),
        Label(
            style="label-tick-left",
            at=_measured_label,
            text=say("labels.measured_walking", "measured"),
            values=(MEASURED,),
            decimals=2,
            when=-_weak,
        ),
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
