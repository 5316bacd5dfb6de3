"""Standing on two legs, seen from the front: a longer leg tips the pelvis, a shift to one side moves the weight."""

from __future__ import annotations

from itertools import pairwise

from sympy import Min

from hipspine.figures.anatomy import DISCS, LUMBAR, SHARES, THORAX
from hipspine.figures.core import Figure
from hipspine.figures.parts import Play, Preset, Readout, Sentence, Slider
from hipspine.figures.primitives import Area, Arrow, Bone, Dot, Label, Line, Number, Turn
from hipspine.figures.skeleton import landmarks
from hipspine.figures.telling import printed
from hipspine.figures.texts import texts
from hipspine.models.side_shift import (
    HIP_WIDTH,
    LEG_DIFFERENCE,
    LIMB_SHARE,
    OBLIQUITY,
    SIDE_SHIFT,
    SIDE_SHIFT_MODEL,
)
from hipspine.models.translate import DEGREE

say = texts("side-shift")

FORCE_SCALE = 0.12
"""Metres of arrow for the whole body's weight."""
WEIGHT_HEIGHT = 0.40
"""Height above the hips, in metres, at which the drawn trunk is carried over the weight's line."""


def _slope_at(difference: float) -> str:
    return printed(SIDE_SHIFT_MODEL(leg_difference=difference)["obliquity"], 1)


_QUARTER = HIP_WIDTH.default / 4
"""The shift, in metres, that puts three quarters of the weight on one leg."""

say.know(
    hip_width=f"{100 * HIP_WIDTH.default:.0f}",
    slope_at_1_cm=_slope_at(0.01),
    slope_at_3_cm=_slope_at(0.03),
    quarter=printed(100 * _QUARTER, 1),
)

LEANING = 0.6
"""How much of a shift the drawn trunk makes by leaning; the rest it makes by moving sideways. Illustrative."""

_points = landmarks("frontal")
_short, _long = _points["hip_left"], _points["hip_right"]  # the person's own left and right; they face the reader
_width = _short[0] - _long[0]
_slope, _share = OBLIQUITY.symbol, LIMB_SHARE.symbol

# The drawn skeleton has its own hip width: angle and share are the model's, so lengths are drawn in its proportion.
_scale = _width / HIP_WIDTH.symbol
_pelvis = Turn.about(_short, -_slope)
_lifted = _pelvis.move(_long)
_long_leg = Turn(0, _lifted[0] - _long[0], _lifted[1])
_shift = SIDE_SHIFT.symbol * _scale
# The feet stand under the hips, and the weight is shifted from the middle between them.
_weight_line = (_lifted[0] + _short[0]) / 2 + _shift


def _spine() -> dict[str, Turn]:
    """Return the motion of L5 to L1 and of the thorax, which stands over the weight's line.

    Each vertebra's angle runs from the pelvis's to the thorax's, plus a bend that is largest in the middle; its size
    is what brings the thorax there (for small angles, where x moves by height times angle).
    """
    discs = [_points[disc] for disc in DISCS]
    heights = [b[1] - a[1] for a, b in pairwise(discs)]
    reached = [sum(SHARES[: n + 1]) for n in range(len(LUMBAR))]
    bumps = [4 * t * (1 - t) for t in reached]
    arm = sum(h * b for h, b in zip(heights, bumps, strict=True))
    above = WEIGHT_HEIGHT - discs[-1][1]
    leaning = sum(h * t for h, t in zip(heights, reached, strict=True)) + above
    lean = -LEANING * _shift / leaning / DEGREE  # clockwise is towards the reader's right
    base = _pelvis.move(discs[0])
    # What the pelvis's slope alone does, and what the lean does, the bend makes up for.
    slid = sum(h * (1 - t) for h, t in zip(heights, reached, strict=True)) * _slope * DEGREE
    missing = _weight_line - LEANING * _shift - base[0] - slid
    bend = -missing / arm / DEGREE
    turns: dict[str, Turn] = {}
    carried = _pelvis
    for part, disc, t, bump in zip((*LUMBAR, "thorax"), discs, (*reached, 1), (*bumps, 0), strict=True):
        carried = Turn.about(disc, -_slope * (1 - t) + lean * t + bend * bump, carried.move(disc))
        turns[part] = carried
    return turns


_turns = _spine()
_curve = (
    _pelvis.move(_points["s1_centre"]),
    *(_turns[level].move(_points[disc]) for level, disc in zip(LUMBAR, DISCS[1:], strict=True)),
    *(_turns["thorax"].move(_points[disc]) for disc in ("disc_T10T11", "disc_T8T9")),
)
# The shins are cut short so that the bones above can be large: both feet stand on the floor, and a longer leg is longer
# in the gap.
_CUT, _FOOT_LIFT, _FLOOR = -0.485, 0.275, -0.583
LEFT, RIGHT, BOTTOM, TOP = -0.45, 0.45, -0.725, 0.40
_ankles = {"right": _points["ankle_right"][0] + _long_leg.x, "left": _points["ankle_left"][0]}
_under = {"right": _lifted[0], "left": _short[0]}  # where the floor pushes: under the hips, as in the model
_hip_level = _short[1]
_longer, _shifted = LEG_DIFFERENCE.symbol - 0.0005, SIDE_SHIFT.symbol - 0.0005


def _leg(side: str, turn: Turn) -> tuple[Bone, ...]:
    bones = ("fibula", "tibia", "femur", "patella")
    return tuple(Bone(style="bone", shape=f"frontal/{bone}_{side}", turn=turn) for bone in bones)


def _break(side: str) -> Line:
    """Return the wave that shows where a shin is cut."""
    x = _ankles[side]
    waves = ((-0.036, 0.0), (-0.018, 0.006), (0.0, 0.0), (0.018, -0.006), (0.036, 0.0))
    return Line(style="axis", smooth=True, points=tuple((x + dx, _CUT + dy) for dx, dy in waves))


def _push(side: str, share: Number) -> Arrow:
    x = _under[side]
    return Arrow(
        style="red-arrow", start=(x, _FLOOR - 0.008 - FORCE_SCALE * share), end=(x, _FLOOR - 0.008), width=0.016
    )


_side_of_curve = _curve[3]

FIGURE = Figure(
    id="side-shift",
    title=say("title"),
    extent=(LEFT, RIGHT, BOTTOM, TOP),
    model=SIDE_SHIFT_MODEL,
    sliders=(
        Slider(LEG_DIFFERENCE, say("sliders.leg_difference.label"), 0.001, decimals=1, unit="cm", scale=100),
        Slider(SIDE_SHIFT, say("sliders.side_shift.label"), 0.002, decimals=1, unit="cm", scale=100),
    ),
    presets=(
        Preset(say("presets.level")),
        Preset(say("presets.leg_1_cm"), {"leg_difference": 0.01}),
        Preset(say("presets.leg_3_cm"), {"leg_difference": 0.03}),
        Preset(say("presets.shift_4_cm"), {"side_shift": 0.04}),
    ),
    play=Play(SIDE_SHIFT, (0, 0.06, 0), 6),
    primitives=(
        *(Bone(style="far-bone", shape=f"frontal/{part}", turn=_turns["thorax"]) for part in THORAX),
        *_leg("right", _long_leg),
        *_leg("left", Turn()),
        Area(style="paper", points=((LEFT - 0.1, _CUT), (RIGHT + 0.1, _CUT), (RIGHT + 0.1, -1), (LEFT - 0.1, -1))),
        Bone(style="bone", shape="frontal/foot_right", turn=Turn(0, _long_leg.x, _FOOT_LIFT)),
        Bone(style="bone", shape="frontal/foot_left", turn=Turn(0, 0, _FOOT_LIFT)),
        *(Bone(style="bone", shape=f"frontal/{level}", turn=_turns[level]) for level in LUMBAR[::-1]),
        Bone(style="bone", shape="frontal/sacrum", turn=_pelvis),
        Bone(style="bone", shape="frontal/pelvis", turn=_pelvis),
        Line(style="curve", smooth=True, points=_curve),
        _break("right"),
        _break("left"),
        Line(style="axis", points=((-0.3, _FLOOR), (0.3, _FLOOR))),
        Line(style="guide", points=((_weight_line, TOP), (_weight_line, _FLOOR))),
        Line(style="guide", points=((-0.2, _hip_level), _short)),
        Line(style="blue", points=(_lifted, _short)),
        Dot(style="hip", at=_lifted),
        Arrow(style="ink-arrow", start=(_weight_line, -0.12), end=(_weight_line, -0.12 - FORCE_SCALE), width=0.016),
        Dot(style="hip", at=_short),
        _push("right", 1 - _share),
        _push("left", _share),
        Label(
            style="label-blue-left",
            at=(-0.165, 0.045),
            text=say("labels.pelvis_slopes", "slope"),
            values=(_slope,),
            decimals=1,
        ),
        Label(style="label-ink", at=(_weight_line, -0.12 - FORCE_SCALE - 0.03), text=say("labels.weight")),
        Label(
            style="label-violet",
            at=(_side_of_curve[0] + 0.05, _side_of_curve[1]),
            text=say("labels.spine_curves_back"),
            when=Min(_longer, -_shifted),
        ),
        Label(
            style="label-red-left",
            at=(-0.13, -0.645),
            text=say("labels.right_leg", "right"),
            values=(100 * (1 - _share),),
        ),
        Label(style="label-red", at=(0.13, -0.645), text=say("labels.left_leg", "left"), values=(100 * _share,)),
    ),
    readouts=(
        Readout(say("readouts.sideways_slope_pelvis.label"), _slope, "°", 1),
        Readout(say("readouts.weight_left_leg.label"), 100 * _share, say("readouts.weight_left_leg.unit")),
        Readout(say("readouts.weight_right_leg.label"), 100 * (1 - _share), say("readouts.weight_right_leg.unit")),
    ),
    sentences=(
        Sentence(say("sentences.both_legs_equally_long"), when=-_longer),
        Sentence(
            say("sentences.right_leg_cm_longer", "leg_difference", "slope"),
            (100 * LEG_DIFFERENCE.symbol, _slope),
            1,
            when=_longer,
        ),
        Sentence(say("sentences.body_stands_middle"), when=-_shifted),
        Sentence(say("sentences.drawn_spine_curves_back"), when=Min(_longer, -_shifted)),
        Sentence(say("sentences.body_shifted_cm_towards", "side_shift"), (100 * SIDE_SHIFT.symbol,), 1, when=_shifted),
        Sentence(say("sentences.left_leg_carries_weight", "left", "right"), (100 * _share, 100 * (1 - _share))),
    ),
    sources=("pauwels1976hip",),
    illustrative=say("illustrative"),
    caption=say("caption"),
    prediction=say("prediction"),
    guess=say.guess(),
    tasks=say.each("tasks"),
    answer=say.each("answer"),
)
