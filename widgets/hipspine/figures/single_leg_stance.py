"""Standing on one leg, seen from the front: who balances whom, and what the joint pays."""

from __future__ import annotations

from sympy import Min, asin, atan, cos, sin, sympify

from hipspine.evidence import number
from hipspine.figures.anatomy import spine, spine_bones
from hipspine.figures.core import Figure
from hipspine.figures.draw import printed
from hipspine.figures.parts import Play, Preset, Readout, Sentence, Slider
from hipspine.figures.primitives import Arrow, Bone, Dot, Label, Line, Point, Turn
from hipspine.figures.skeleton import landmarks
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
"""Height above the hips, in metres, over which the drawn trunk leans by the shift of the weight. Illustrative."""
LEG_LENGTH = 0.80

MEASURED = number("hcf-walking").value / 100
"""Peak force in the hip in walking, body weights (bergmann2001hip, 4 people)."""

PRESETS = {
    "Level": {},
    "Lean over the hip": {"lean": 0.05},
    "Stick in the other hand": {"cane_force": 0.10},
    "Weak abductors": {"abductor_strength": 1},
}


def _forces(**settings: float) -> tuple[str, str]:
    """Return the pull of the abductors and the force in the joint, as printed."""
    found = SINGLE_LEG_STANCE(**settings)
    return printed(found["abductor_force"], 2), printed(found["joint_force"], 2)


_at = {label: _forces(**settings) for label, settings in PRESETS.items()}
_over_the_joint = _forces(lean=0.10)
_levels_at = BODY_LEVER.default - ABDUCTOR_LEVER.default / SUPPORTED_FRACTION.default
"""The shift of the weight, in metres, at which abductors that pull with one body weight hold the pelvis level."""

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
# On the line of the joint's arrow and to its scale: only how large the measured force was is known here.
_measured_at = _along(_hip, MEASURED * FORCE_SCALE, _joint_slant)
_measured_ends = tuple(_along(_measured_at, side * 0.02, _joint_slant + 90 * DEGREE) for side in (-1, 1))
_measured_label: Point = (-0.137, 0.185)
_stick = CANE_FORCE.symbol - 0.001
_weak = _deficit - 1e-6

FIGURE = Figure(
    id="single-leg-stance",
    title="On one leg, the hip carries far more than the body’s weight; moving that weight changes it a lot",
    extent=(-0.29, 0.31, -0.22, 0.44),
    model=SINGLE_LEG_STANCE,
    sliders=(
        Slider(LEAN, "Weight moved towards the standing hip", 0.005, decimals=1, unit="cm", scale=100),
        Slider(CANE_FORCE, "Push on a stick in the other hand", 0.01, unit="% of body weight", scale=100),
        Slider(ABDUCTOR_STRENGTH, "Most the hip abductors can pull", 0.1, decimals=1, unit="× body weight"),
        Slider(ABDUCTOR_LEVER, "Lever of the hip abductors", 0.001, decimals=1, unit="cm", scale=100),
    ),
    presets=tuple(Preset(label, settings) for label, settings in PRESETS.items()),
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
        Label(
            style="label-tick-left",
            at=_measured_label,
            text="measured<br>in walking<br>{0}",
            values=(MEASURED,),
            decimals=2,
            when=-_weak,
        ),
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
        Sentence(
            "The weight that the hip carries is {0} cm nearer to it, as in a lean. The trunk itself leans further: the "
            "free leg belongs to this weight, too, and does not come along.",
            (100 * LEAN.symbol,),
            1,
            when=LEAN.symbol - 0.001,
        ),
        Sentence("A stick in the other hand takes {0} % of body weight.", (100 * CANE_FORCE.symbol,), when=_stick),
        Sentence(
            "The abductors cannot hold the pelvis level: it drops on the other side. A lean or a stick would help.",
            when=_weak,
        ),
    ),
    sources=("pauwels1976hip", "bergmann2001hip"),
    illustrative="The lengths of the levers, how far the trunk is drawn to lean, and how far the pelvis drops when the "
    "abductors are too weak. "
    "The arrow of the stick is drawn three times as long as the others. The mark shows the size of the measured "
    "force; its direction is drawn as the model has it.",
    caption="A balance after Pauwels, standing still, in multiples of body weight. Arrows show size and direction. "
    "Measured: Bergmann 2001, peak in walking, four people with an artificial hip.",
    prediction="Before you move anything: you lean over the leg you stand on, so your weight moves towards that hip. "
    "Does the force in it go up, go down or stay the same? And if that hip is sore, which hand should hold a stick?",
    tasks=(
        "Lean: move the weight slowly from 0 to 10 cm. What happens to the two forces, and where is the weight at the "
        "end?",
        "Stick: set the weight back to 0 and push with 10 % of body weight. How much does the joint force fall, "
        "compared with the push?",
        "Weak abductors: press that button. What does the pelvis do? Now move the weight until it is level again. How "
        "far did you go?",
    ),
    answer=(
        f"At first the abductors pull with {_at['Level'][0]} and the joint carries {_at['Level'][1]} times body "
        "weight.",
        f"Lean: the force goes down. With the weight 5 cm nearer, the pull is {_at['Lean over the hip'][0]} and the "
        f"joint force {_at['Lean over the hip'][1]}. At 10 cm they are {_over_the_joint[0]} and {_over_the_joint[1]}: "
        "the weight sits right over the joint, so in the model the abductors can rest.",
        f"Stick: the pull falls to {_at['Stick in the other hand'][0]} and the joint force to "
        f"{_at['Stick in the other hand'][1]}. A push of one tenth of body weight takes about seven tenths off the "
        "joint, because the stick works on a long lever. It must be in the other hand: for a sore right hip, the "
        "left. You need not practise leaning; in the model a stick gives much the same relief.",
        f"Weak abductors: holding level needs {_at['Level'][0]}, but they can pull with 1. There is no balance, and "
        f"the pelvis drops on the side of the lifted leg. Moving the weight by about {100 * _levels_at:.0f} cm brings "
        "it level again. So, without a stick, there are two ways to stand on a weak hip: drop or lean.",
        "The slider moves all that the hip carries: trunk, head, arms and the free leg. A trunk that leans as far "
        "moves this weight less, so a real lean is larger than the number.",
        "These numbers are our calculation with typical lengths. They are not measured, and they are not about you. "
        "The model has no spine: it shows what a lean does for the hip, not what it does to the back.",
    ),
)
