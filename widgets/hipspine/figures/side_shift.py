"""Standing on two legs, seen from the front: a longer leg tips the pelvis, a shift to one side moves the weight."""

from __future__ import annotations

from itertools import pairwise

from sympy import Min

from hipspine.figures.anatomy import DISCS, LUMBAR, SHARES, THORAX
from hipspine.figures.body import SHOULDER, body
from hipspine.figures.core import Figure
from hipspine.figures.parts import Handle, Play, Preset, Readout, Sentence, Slider
from hipspine.figures.primitives import Area, Arrow, Bone, Dot, Label, Line, Number, Point, Turn
from hipspine.figures.skeleton import landmarks, outlines
from hipspine.figures.telling import printed
from hipspine.figures.texts import texts
from hipspine.figures.workings import Workings
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
_named = Workings()
_pelvis = _named.turn("pelvis", Turn.about(_short, -_slope))
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


_turns = _named.turns(_spine())
_curve = (
    _pelvis.move(_points["s1_centre"]),
    *(_turns[level].move(_points[disc]) for level, disc in zip(LUMBAR, DISCS[1:], strict=True)),
    *(_turns["thorax"].move(_points[disc]) for disc in ("disc_T10T11", "disc_T8T9")),
)
# Feet stand on two scales; a longer leg is drawn longer in its shin.
FLOOR = -0.872
LEFT, RIGHT, BOTTOM, TOP = -0.345, 0.345, -1.075, 0.875
PLATE = 0.032
"""Height of a scale, in metres."""
_under = {"right": _lifted[0], "left": _short[0]}  # where the floor pushes: under the hips, as in the model
_hip_level = _short[1]
_longer, _shifted = LEG_DIFFERENCE.symbol - 0.0005, SIDE_SHIFT.symbol - 0.0005
_foot = {"right": Turn(0, _long_leg.x, 0), "left": Turn()}
_thigh = {"right": _long_leg, "left": Turn()}


def _arm(side: str, sign: int) -> Turn:
    """Return how an arm hangs: a little less slanted than the trunk."""
    shoulder = (sign * SHOULDER[0], SHOULDER[1])
    arm = Turn.about(shoulder, _turns["thorax"].angle / 3, _turns["thorax"].move(shoulder))
    return _named.turn(f"arm_{side}", arm)


_parts = {
    "pelvis": _pelvis,
    **_turns,
    **{f"arm_{side}": _arm(side, sign) for side, sign in (("right", -1), ("left", 1))},
    **{f"thigh_{side}": turn for side, turn in _thigh.items()},
    **{f"shin_{side}": turn for side, turn in _foot.items()},
}


def _shin(bone: str, side: str) -> Area:
    """Return a bone between knee and ankle, as much longer as the knee is lifted."""
    high, low = _points[f"knee_{side}"][1] - 0.08, _points[f"ankle_{side}"][1] + 0.04  # its ends keep their shape
    ring = [(float(x), float(y)) for x, y in outlines()[f"frontal/{bone}_{side}"][0]]
    up = [min(1.0, max(0.0, (y - low) / (high - low))) for _, y in ring]
    turn = _thigh[side]
    return Area(
        style="bone", points=tuple((x + turn.x, y + turn.y * part) for (x, y), part in zip(ring, up, strict=True))
    )


def _leg(side: str) -> tuple[Bone | Area, ...]:
    turn = _thigh[side]
    return (
        _shin("fibula", side),
        _shin("tibia", side),
        Bone(style="bone", shape=f"frontal/foot_{side}", turn=_foot[side]),
        *(Bone(style="bone", shape=f"frontal/{bone}_{side}", turn=turn) for bone in ("femur", "patella")),
    )


def _scale_under(side: str) -> tuple[Area, Area]:
    """Return a bathroom scale: its plate, and below it its foot."""
    sign = -1 if side == "right" else 1
    inner, outer = _under[side] - sign * 0.07, _under[side] + sign * 0.1
    top, low = FLOOR, FLOOR - PLATE
    plate = ((inner, top), (outer, top), (outer, low + 0.008), (inner, low + 0.008))
    foot = ((inner + sign * 0.02, low + 0.008), (outer - sign * 0.02, low + 0.008))
    return (
        Area(style="scale-plate", points=(*foot, (foot[1][0], low), (foot[0][0], low))),
        Area(style="scale-plate", points=plate),
    )


def _push(side: str, share: Number) -> Arrow:
    x, end = _under[side], FLOOR - PLATE - 0.008
    return Arrow(style="amber-arrow", start=(x, end - FORCE_SCALE * share), end=(x, end), width=0.022)


def _name(side: str, colour: str, at: Point, key: str, decimals: int = 0, **more: Number) -> Label:
    """Return a name in the gutter at ``side``; ``more`` are the numbers in it by name, or its ``when``."""
    when = more.pop("when", None)
    text, note = say(f"labels.{key}", *more), say(f"labels.{key}_note")
    return Label(
        side=side,
        style=f"label-{colour}",
        at=at,
        text=text,
        note=note,
        values=tuple(more.values()),
        decimals=decimals,
        when=when,
        rest=key != "weight",
    )


_side_of_curve = _curve[3]
_crest = _pelvis.move((-0.128, 0.09))
_HUNG = -0.2
"""Height at which the arrow of the weight begins."""

FIGURE = Figure(
    id="side-shift",
    title=say("title"),
    extent=(LEFT, RIGHT, BOTTOM, TOP),
    model=SIDE_SHIFT_MODEL,
    workings=_named.steps,
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
    handles=(
        Handle(LEG_DIFFERENCE, (_crest[0] - 0.03, _crest[1]), HIP_WIDTH.default / _width, along=(0, 1)),
        Handle(SIDE_SHIFT, (_weight_line, 0.42), HIP_WIDTH.default / _width, along=(1, 0)),
    ),
    primitives=(
        *_scale_under("right"),
        *_scale_under("left"),
        body(_parts),
        *(Bone(style="far-bone", shape=f"frontal/{part}", turn=_turns["thorax"]) for part in THORAX),
        *(Bone(style="far-bone", shape=f"frontal/{part}", turn=_turns["thorax"]) for part in ("cervical", "skull")),
        *_leg("right"),
        *_leg("left"),
        *(Bone(style="bone", shape=f"frontal/{level}", turn=_turns[level]) for level in LUMBAR[::-1]),
        Bone(style="bone", shape="frontal/sacrum", turn=_pelvis),
        Bone(style="bone", shape="frontal/pelvis", turn=_pelvis),
        Line(style="curve", smooth=True, points=_curve),
        Line(style="guide", points=((_weight_line, TOP), (_weight_line, FLOOR))),
        Line(style="guide", points=((-0.2, _hip_level), _short)),
        Line(style="blue", points=(_lifted, _short)),
        Dot(style="hip", at=_lifted),
        Arrow(style="ink-arrow", start=(_weight_line, _HUNG), end=(_weight_line, _HUNG - FORCE_SCALE), width=0.022),
        Dot(style="hip", at=_short),
        _push("right", 1 - _share),
        _push("left", _share),
        _name("left", "blue", _lifted, "pelvis_slopes", 1, slope=_slope),
        _name("left", "amber", (_under["right"] - 0.09, FLOOR - PLATE / 2), "right_leg", right=100 * (1 - _share)),
        _name("right", "amber", (_under["left"] + 0.09, FLOOR - PLATE / 2), "left_leg", left=100 * _share),
        _name("right", "violet", _side_of_curve, "spine_curves_back", when=Min(_longer, -_shifted)),
        _name("right", "ink", (_weight_line, _HUNG - 0.04), "weight"),
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
