"""The low back from the side: what the back muscles must hold, and what the lowest disc carries for it."""

from __future__ import annotations

from sympy import Max, Min, Piecewise, cos, sin, sqrt

from hipspine.evidence import number
from hipspine.figures.anatomy import spine, spine_bones
from hipspine.figures.charts import Frame
from hipspine.figures.core import Figure
from hipspine.figures.draw import printed
from hipspine.figures.parts import Play, Preset, Readout, Sentence, Slider
from hipspine.figures.primitives import Area, Arrow, Bone, Dot, Label, Line, Number, Point, Turn
from hipspine.figures.skeleton import landmarks
from hipspine.models.lumbar_load import (
    CHECKED_UP_TO,
    COMPRESSION,
    COMPRESSION_RATIO,
    DISC_SHARE,
    LOAD,
    LOAD_REACH,
    LUMBAR_LOAD,
    MUSCLE_FORCE,
    TRUNK_ANGLE,
)
from hipspine.models.translate import DEGREE

STANDING = number("wilke-standing").value
_lifts = number("wilke-lift-20kg").value
MEASURED = {
    "standing, bent": number("wilke-standing-bent").value / STANDING,
    "20 kg, held close": _lifts["close_to_body"] / STANDING,
    "20 kg, knees bent": _lifts["bent_knees"] / STANDING,
    "20 kg, round back": _lifts["round_back"] / STANDING,
}
"""Pressure in one man's disc, compared with standing upright (our calculation from wilke1999disc)."""
SITTING = number("wilke-sitting").value / STANDING
SITTING_BEFORE = 1 + number("nachemson-relative").value["sitting_unsupported"] / 100

TWENTY_KG = 20 / 70
"""The load in body weights of the man measured (70 kg)."""
POSTURES = {
    "Stand": {},
    "Bend forwards": {"trunk_angle": 36},
    "20 kg, held close": {"load": TWENTY_KG},
    "20 kg, knees bent (fitted)": {"load": TWENTY_KG, "trunk_angle": 20, "load_reach": 0.22},
    "20 kg, round back (fitted)": {"load": TWENTY_KG, "trunk_angle": 45, "load_reach": 0.30},
}

FORCE_SCALE = 0.06
"""Metres of arrow for one body weight."""


def _at(posture: str) -> float:
    return LUMBAR_LOAD(**POSTURES[posture])["compression_ratio"]


def _share(posture: str) -> float:
    found = LUMBAR_LOAD(**POSTURES[posture])
    return 100 * found["muscle_force"] / found["compression"]


def _text(value: float) -> str:
    return printed(value, 1)


_far = LUMBAR_LOAD(load=TWENTY_KG, load_reach=0.4)["compression_ratio"]

MUSCLE_LEVER, ARM = 0.06, 0.53

_points = landmarks("sagittal")
_lean, _load = TRUNK_ANGLE.symbol, LOAD.symbol
_ratio = COMPRESSION_RATIO.symbol
_muscle_part = 100 * MUSCLE_FORCE.symbol / COMPRESSION.symbol
_tilt = DISC_SHARE * _lean  # of the lowest disc, clockwise; the rest of the spine takes what is left
_pelvis = Turn(-_tilt)
_spine = spine("sagittal", _pelvis, -_tilt, -_lean)
_disc = _pelvis.move(_points["disc_L5S1"])


def _from_disc(along: Number, across: Number) -> Point:
    """Return the point ``along`` metres up from the lowest disc, at its lean, and ``across`` metres forwards of it."""
    c, s = cos(_tilt * DEGREE), sin(_tilt * DEGREE)
    return _disc[0] + along * s + across * c, _disc[1] + along * c - across * s


_muscle_low = _from_disc(-0.005, -MUSCLE_LEVER)
_muscle_high = _from_disc(-0.005 + MUSCLE_FORCE.symbol * FORCE_SCALE, -MUSCLE_LEVER)
_squeeze_from = _from_disc(-0.012 - COMPRESSION.symbol * FORCE_SCALE, 0)
_squeeze_to = _from_disc(-0.012, 0)

# The hands hang from the shoulders, as far in front of the disc as the load is held.
_shoulder = _spine["thorax"].move((-0.02, 0.53))
_hand_x = _disc[0] + LOAD_REACH.symbol
_hand_y = Max(_shoulder[1] - sqrt(Max(ARM**2 - (_hand_x - _shoulder[0]) ** 2, 0.0025)), -0.055)
_held = _load - 0.005
_half = Piecewise((0.02 + 0.1 * _load, _held > 0), (0, True))

LEFT, RIGHT, BOTTOM, TOP = -0.345, 0.59, -0.62, 0.51
CHART_TOP = -0.205
_depth = 5.8
_frame = Frame(box=(0.07, 0.57, -0.535, -0.262), x=(0, 7), y=(_depth, 0))
_rows = (0.6, 2.3, 3.3, 4.3, 5.3)
_unchecked = _ratio - CHECKED_UP_TO


def _field(left: float, right: float, bottom: float, top: float) -> tuple[Point, ...]:
    return (left, bottom), (right, bottom), (right, top), (left, top)


def _name(row: float, text: str, style: str) -> Label:
    x, y = _frame.at(0, row)
    return Label(style=style, at=(x - 0.015, y), text=text)


def _number(row: float, value: Number, style: str) -> Label:
    return Label(style=style, at=_frame.at(value + 0.1, row), text="{0}", values=(value,), decimals=1)


FIGURE = Figure(
    id="lumbar-load",
    title="In this lever model, bending forwards or a load held far in front squeezes the lowest disc most",
    extent=(LEFT, RIGHT, BOTTOM, TOP),
    model=LUMBAR_LOAD,
    sliders=(
        Slider(TRUNK_ANGLE, "Bend the trunk forwards", 1, ends=("upright", "far forwards")),
        Slider(LOAD, "Load in the hands", 0.01, unit="% of body weight", scale=100),
        Slider(LOAD_REACH, "How far in front the load is held", 0.01, unit="cm", scale=100, ends=("close", "far")),
    ),
    presets=tuple(Preset(label, values) for label, values in POSTURES.items()),
    play=Play(TRUNK_ANGLE, (0, 60, 0), 7),
    primitives=(
        Bone(style="far-bone", shape="sagittal/femur"),
        *spine_bones("sagittal", _pelvis, _spine),
        Bone(style="bone", shape="sagittal/sacrum", turn=_pelvis),
        Bone(style="bone", shape="sagittal/pelvis", turn=_pelvis),
        Area(style="paper", points=_field(LEFT - 0.1, RIGHT + 0.1, BOTTOM - 0.1, CHART_TOP)),
        Line(style="arm", points=(_shoulder, (_hand_x, _hand_y)), when=_held),
        Area(style="load", points=_field(_hand_x - _half, _hand_x + _half, _hand_y - 2 * _half, _hand_y), when=_held),
        Arrow(style="green-arrow", start=_muscle_high, end=_muscle_low, width=0.012),
        Arrow(style="red-arrow", start=_squeeze_from, end=_squeeze_to, width=0.014),
        Dot(style="joint", at=_disc),
        Area(style="band", points=_field(*_frame.at(CHECKED_UP_TO, _depth)[:1], *_frame.at(7, 0)[:1], *_frame.box[2:])),
        _frame.lying_bar("bar-red", _rows[0], 0.9, _ratio),
        *(
            _frame.lying_bar("bar-ghost", row, 0.72, value)
            for row, value in zip(_rows[1:], MEASURED.values(), strict=True)
        ),
        *_frame.axes(x=[(v, str(v)) for v in range(1, 8)], gap=0.07),
        Label(
            style="label-tick",
            at=((LEFT + RIGHT) / 2, BOTTOM + 0.022),
            text="compared with standing (= 1)",
        ),
        Label(style="label-tick", at=(_hand_x, _hand_y - 2 * _half - 0.025), text="load", when=_held),
        *(_name(row, name, "label-tick-left") for row, name in zip(_rows[1:], MEASURED, strict=True)),
        _name(1.45, "measured, one man", "label-tick-left"),
        Label(style="label-tick-left", at=(RIGHT - 0.02, CHART_TOP - 0.03), text="nothing to check against"),
        *(_number(row, value, "label-muted") for row, value in zip(_rows[1:], MEASURED.values(), strict=True)),
        Label(style="label-green-left", at=(_muscle_high[0] - 0.02, _muscle_high[1] + 0.015), text="back<br>muscles"),
        Label(style="label-red-left", at=(-0.095, Min(0.03, _squeeze_from[1] - 0.045)), text="squeeze<br>on the disc"),
        _name(_rows[0], "this posture", "label-red-left"),
        _number(_rows[0], _ratio, "label-red"),
    ),
    readouts=(
        Readout("Squeeze on the lowest disc", _ratio, "× standing", 1, note="this lever model", unusual=_unchecked),
        Readout("Part of it that comes from the back muscles", _muscle_part, "%"),
    ),
    sentences=(
        Sentence("The trunk is upright and the hands are empty.", when=Min(0.5 - _lean, 0.005 - _load)),
        Sentence("The trunk is bent {0}° forwards.", (_lean,), when=_lean - 0.5),
        Sentence(
            "A load of {0} % of body weight is held {1} cm in front of the lowest disc.",
            (100 * _load, 100 * LOAD_REACH.symbol),
            when=_held,
        ),
        Sentence("The squeeze on the lowest disc is {0} times that of standing.", (_ratio,), 1),
        Sentence("The back muscles make {0} % of it.", (_muscle_part,)),
        Sentence(
            f"Above {CHECKED_UP_TO} there is no measurement to check the model against.",
            when=_unchecked,
        ),
    ),
    sources=("wilke1999disc", "nachemson1966load"),
    illustrative="The weight and levers inside the model, and how the drawn bones share the bend. The arrow takes the "
    "disc as level in upright standing, although the drawn one slopes. The legs stay "
    "straight in every posture. The two lifts with bent knees and with a round back are fitted: we chose trunk and "
    "reach so that they come near the measured pressures.",
    caption="Arrows are to one scale. Measured: Wilke 1999, pressure in the disc above the lowest one, in one "
    f"healthy man of 70 kg, for whom 20 kg are {100 * TWENTY_KG:.0f} % of body weight; standing = 1 is our "
    f"calculation. Sitting is disputed: Wilke found {_text(SITTING)} times standing, Nachemson 1966 "
    f"{_text(SITTING_BEFORE)} times, so it is not shown. Whether a load hurts is not in this picture.",
    prediction="Before you move anything: you hold the same load at arm’s length and then close to your body. "
    "By how much does the squeeze on your lowest disc change: hardly at all, or a lot?",
    tasks=(
        "Press “Bend forwards”, with empty hands. How many times the squeeze of standing is it, and what does most of "
        "the squeezing: the weight or the muscles?",
        "Press “20 kg, held close”. Now move the load from 15 cm out to 40 cm. What happens to the two arrows?",
        "Bend far forwards with a load until the bar enters the grey field. What could you check it against?",
    ),
    answer=(
        f"Bending by 36° with empty hands gives {_text(_at('Bend forwards'))} times standing; one man’s disc showed "
        f"{_text(MEASURED['standing, bent'])}. The trunk weighs the same as before. But it now pulls on a longer "
        f"lever, and the back muscles, only {100 * MUSCLE_LEVER:.0f} cm behind the disc in the model, must answer. "
        f"They make about {_share('Bend forwards'):.0f} % of the squeeze.",
        f"The same 20 kg give {_text(_at('20 kg, held close'))} at 15 cm and {_text(_far)} at 40 cm. How far away a "
        "load is held counts as much as how heavy it is.",
        f"With bent knees the man’s disc showed {_text(MEASURED['20 kg, knees bent'])}, with a round back "
        f"{_text(MEASURED['20 kg, round back'])}. The model comes close there only because we fitted those two "
        "postures. In the grey field it has nothing to be checked against.",
        f"Sitting shows how far one man’s results carry. In him it gave slightly less than standing "
        f"({_text(SITTING)}). An earlier study found about 40 % more. The two have not been reconciled.",
        "These are ratios, not forces in your back. Nor do the bars say what hurts: that takes studies "
        "of people with lighter and with heavier work.",
    ),
)
