"""Standing on one leg, seen from the front: who balances whom, and what the joint pays."""

from __future__ import annotations

from sympy import Min, asin, atan, cos, sin, sympify

from hipspine.evidence import number
from hipspine.figures.anatomy import spine, spine_bones
from hipspine.figures.core import Figure, Play, Readout, Sentence, Slider, landmarks
from hipspine.figures.marks import Arrow, Bone, Dot, Label, Line, Point, Turn
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

FORCE_SCALE = 0.055
"""Metres of arrow for one body weight."""
DROP_PER_DEFICIT, LARGEST_DROP = 170, 12
"""Degrees of pelvic drop drawn for each body weight × metre left unheld, and at most. Illustrative."""
TRUNK_HEIGHT = 0.30
"""Height above the hips, in metres, at which the drawn trunk's weight acts: a lean over it gives the trunk's angle."""
LEG_LENGTH = 0.80

MEASURED = number("hcf-walking").value / 100
"""Peak force in the hip in walking, body weights (bergmann2001hip, 4 people)."""

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


def _along(start: Point, length: object, angle: object) -> Point:
    """Return the point at ``length`` from ``start``, ``angle`` radians to the right of straight up."""
    return start[0] + length * sin(angle), start[1] + length * cos(angle)


_joint_from = _along(_hip, _joint * FORCE_SCALE, _joint_slant)
_pull_to = _along(_insertion, _pull * FORCE_SCALE, _slant)
_weight_top: Point = (_weight_line, sympify(0.30))
_weight_tip: Point = (_weight_line, 0.30 - _k * FORCE_SCALE)
_stick = CANE_FORCE.symbol - 0.001
_weak = _deficit - 1e-6

FIGURE = Figure(
    id="single-leg-stance",
    title="On one leg, the hip carries far more than the body’s weight, and a small lean changes that a lot",
    extent=(-0.29, 0.31, -0.22, 0.44),
    model=SINGLE_LEG_STANCE,
    sliders=(
        Slider(LEAN, "Lean over the standing leg", 0.005, decimals=1, unit="cm", scale=100),
        Slider(CANE_FORCE, "Push on a stick in the other hand", 0.01, unit="% of body weight", scale=100),
        Slider(ABDUCTOR_STRENGTH, "Most the hip abductors can pull", 0.1, decimals=1, unit="× body weight"),
        Slider(ABDUCTOR_LEVER, "Lever of the hip abductors", 0.001, decimals=1, unit="cm", scale=100),
    ),
    play=Play(LEAN, (0, 0.1, 0), 6),
    marks=(
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
        Arrow(style="red-arrow", start=_joint_from, end=_hip, width=0.014),
        Arrow(
            style="blue-arrow",
            start=_hand,
            end=(_hand[0], _hand[1] + CANE_FORCE.symbol * FORCE_SCALE * 3),
            width=0.011,
            when=_stick,
        ),
        Dot(style="hip", at=_hip),
        Label(style="label-ink", at=(_weight_line, 0.385), text="weight carried {0}", values=(_k,), decimals=2),
        Label(
            style="label-green-left",
            at=(_insertion[0] - 0.01, _insertion[1] + 0.05),
            text="hip<br>abductors<br>{0}",
            values=(_pull,),
            decimals=2,
        ),
        Label(
            style="label-red",
            at=(_hip[0] + 0.075, _hip[1] + 0.085),
            text="hip joint<br>{0}",
            values=(_joint,),
            decimals=2,
            when=-_weak,
        ),
        Label(style="label-red", at=(_hip[0] + 0.075, _hip[1] + 0.085), text="hip joint<br>no balance", when=_weak),
        Label(style="label-blue", at=(_hand[0] - 0.02, 0.05), text="stick", when=_stick),
    ),
    readouts=(
        Readout("Force in the hip joint", _joint, "× body weight", 2, note="this lever model"),
        Readout("Pull of the hip abductors", _pull, "× body weight", 2),
        Readout("Lever of the weight", 100 * _lever, "cm", 1),
        Readout("Measured inside hips, walking", MEASURED, "× body weight", 2, note="4 people, peak"),
    ),
    sentences=(
        Sentence(
            "The abductors pull with {0} and the hip joint carries {1} times the body’s weight.",
            (_pull, _joint),
            2,
            when=-_weak,
        ),
        Sentence("The trunk leans {0} cm over the standing leg.", (100 * LEAN.symbol,), 1, when=LEAN.symbol - 0.001),
        Sentence("A stick in the other hand takes {0} % of body weight.", (100 * CANE_FORCE.symbol,), when=_stick),
        Sentence(
            "The abductors cannot hold the pelvis level: it drops on the other side. A lean or a stick would help.",
            when=_weak,
        ),
    ),
    sources=("pauwels1976hip", "bergmann2001hip"),
    illustrative="The lengths of the levers, and how far the pelvis drops when the abductors are too weak. "
    "The arrow of the stick is drawn three times as long as the others.",
    caption="A balance after Pauwels, standing still, in multiples of body weight. Arrows show size and direction. "
    "Measured: Bergmann 2001, peak in walking, four people with an artificial hip.",
)
