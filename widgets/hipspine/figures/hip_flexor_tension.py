"""Reaching the thigh backwards, from the side: what the hip gives and what the low back gives."""

from __future__ import annotations

from sympy import cos, sin

from hipspine.evidence import number
from hipspine.figures.anatomy import spine, spine_bones, spine_curve
from hipspine.figures.charts import Frame
from hipspine.figures.core import Figure
from hipspine.figures.parts import Play, Preset, Readout, Sentence, Slider
from hipspine.figures.primitives import Area, Bone, Dot, Label, Line, Number, Point, Turn
from hipspine.figures.skeleton import landmarks
from hipspine.models.hip_flexor_tension import (
    EXTENSION_DEMAND,
    EXTENSION_LIMIT,
    EXTRAPOLATED,
    HIP_EXTENSION_USED,
    HIP_FLEXOR_TENSION,
    LUMBAR_EXTENSION_USED,
    LUMBAR_STIFFNESS,
    TIGHTNESS,
)
from hipspine.models.translate import DEGREE

TIGHT = 10
"""Tightness of the preset, degrees."""
LEG = ("fibula", "tibia", "foot", "femur", "patella")

_demand = EXTENSION_DEMAND.symbol
_by_hip, _by_back = HIP_EXTENSION_USED.symbol, LUMBAR_EXTENSION_USED.symbol
_guessed, _bent = EXTRAPOLATED.symbol, -_by_hip - 0.5
_hip: Point = (0.0, 0.0)

# The chest stays upright: as the low back arches, the pelvis tips forwards (clockwise) by as much, and the thigh,
# which the hip turns backwards (clockwise too), ends the whole demand behind the upright.
_pelvis = Turn(-_by_back)
_spine = spine("sagittal", _pelvis, -_by_back, 0)
_thigh = Turn(-_demand)
_bones = spine_bones("sagittal", _pelvis, _spine)


def _from_hip(length: float, angle: Number) -> Point:
    """Return the point at ``length`` below the hip, ``angle`` degrees backwards from straight down."""
    return -length * sin(angle * DEGREE), -length * cos(angle * DEGREE)


def _wedge(inner: float, outer: float, start: Number, end: Number) -> tuple[Point, ...]:
    """Return a piece of a ring about the hip, between two angles backwards from straight down."""
    steps = [k / 14 for k in range(15)]
    there = tuple(_from_hip(outer, start + (end - start) * s) for s in steps)
    return there + tuple(_from_hip(inner, start + (end - start) * s) for s in steps[::-1])


# Two lying bars beside the leg; grey marks where the hip's curve is only continued.
_rows = Frame((0.13, 0.47, -0.25, 0.05), (-7, 35), (0, 1))
HIP_ROW, BACK_ROW, THICK = 0.70, 0.22, 0.14
_legend: Point = (0.13, -0.35)
_beyond = EXTENSION_LIMIT - TIGHTNESS.symbol
_behind_l3 = _spine["L3"].move(landmarks("sagittal")["disc_L2L3"])

_people, _stretch = number("hip-ext-lumbar-rotation").n, number("stretch-tilt")
_further, _less_tilt = _stretch.value["hip_extension"], -_stretch.value["pelvic_tilt"]
_shared = HIP_FLEXOR_TENSION()
_tight = HIP_FLEXOR_TENSION(tightness=TIGHT)


def _row_label(style: str, row: float, name: str, value: Number) -> Label:
    """Return the words over a bar."""
    x, y = _rows.at(_rows.x[0], row + THICK * 1.15)
    return Label(style=style, at=(x, y), text=f"{name}: {{0}}°", values=(value,))


FIGURE = Figure(
    id="hip-flexor-tension",
    title="Hip and low back share a long reach backwards; in this model, a tighter hip leaves more to the back",
    extent=(-0.36, 0.49, -0.46, 0.38),
    model=HIP_FLEXOR_TENSION,
    sliders=(
        Slider(EXTENSION_DEMAND, "How far back the thigh must go", 1),
        Slider(TIGHTNESS, "Tightness at the front of the hip", 1, ends=("none", "tight")),
        Slider(LUMBAR_STIFFNESS, "Stiffness of the low back", 0.1, 1, unit="× the start value", ends=("soft", "stiff")),
    ),
    play=Play(EXTENSION_DEMAND, (10, 35, 25), 6),
    presets=(Preset("Supple hip"), Preset("Tight hip", {"tightness": TIGHT})),
    primitives=(
        *(Bone(style="far-bone", shape=f"sagittal/{part}") for part in LEG),
        *_bones,
        Bone(style="bone", shape="sagittal/sacrum", turn=_pelvis),
        *(Bone(style="bone", shape=f"sagittal/{part}", turn=_thigh) for part in LEG),
        Bone(style="bone", shape="sagittal/pelvis", turn=_pelvis),
        spine_curve("sagittal", _pelvis, _spine, "curve"),
        Line(style="guide", points=(_hip, _from_hip(0.33, 0))),
        Line(style="guide", points=(_hip, _from_hip(0.33, _by_back))),
        Area(style="part-violet", points=_wedge(0.215, 0.25, 0, _by_back)),
        Area(style="part-blue", points=_wedge(0.25, 0.285, _by_back, _demand)),
        Dot(style="hip", at=_hip),
        _rows.lying_bar("band", HIP_ROW, THICK * 1.7, _rows.x[1], _beyond),
        *_rows.axes(x=((0, "0°"), (10, "10°"), (20, "20°"), (30, "30°"))),
        _rows.lying_bar("bar-blue", HIP_ROW, THICK, _by_hip),
        _rows.lying_bar("bar-violet", BACK_ROW, THICK, _by_back),
        *(
            Line(style="axis", points=(_rows.at(0, row - THICK * 0.85), _rows.at(0, row + THICK * 0.85)))
            for row in (HIP_ROW, BACK_ROW)
        ),
        _row_label("label-blue", HIP_ROW, "hip", _by_hip),
        _row_label("label-violet", BACK_ROW, "low back", _by_back),
        Label(
            style="label-violet", at=(_behind_l3[0] + 0.035, _behind_l3[1]), text="arches {0}° more", values=(_by_back,)
        ),
        Label(style="label-muted", at=_legend, text="grey: beyond the<br>range of the curve", when=0.5 - _guessed),
        Label(style="label-amber", at=_legend, text="beyond the curve:<br>only a guess", when=_guessed),
    ),
    readouts=(
        Readout("The hip gives", _by_hip, "°", note="below 0: the hip stays bent"),
        Readout("The low back gives", _by_back, "°"),
    ),
    sentences=(
        Sentence(
            "The thigh goes {0}° back: the hip gives {1}° and the low back {2}°.",
            (_demand, _by_hip, _by_back),
            when=-_bent,
        ),
        Sentence(
            "The thigh goes {0}° back, but the hip stays bent by {1}°: the low back arches {2}° more.",
            (_demand, -_by_hip, _by_back),
            when=_bent,
        ),
        Sentence(
            "This hip is stretched beyond the {0}° for which the curve was given: the numbers are a guess.",
            (EXTENSION_LIMIT,),
            when=_guessed,
        ),
        Sentence(
            "This is about reaching back, not about standing. In standing, studies found little: after one stretching "
            f"session the hips of {_stretch.n} men went back {_further}° further and the pelvis tipped {_less_tilt}° "
            "less, with no change of the low-back curve."
        ),
        Sentence(
            f"Among {_people} people with lasting back pain and hips that went back less than usual, less "
            "reach of the hip went with more turning of the low back, not with more arching. The turning did not go "
            "with pain; a difference between the two hips did."
        ),
    ),
    sources=("riener1999passive", "kim2020extension", "preece2021stretch", "youdas1996lordosis"),
    illustrative="How hard the hip pulls, how stiff the low back is and what tightness does to them: two springs in a "
    "row, not measured in one person. That the low back makes up for the hip is an assumption; a step can also become "
    "shorter.",
    caption="How the pull of a relaxed hip rises: after Riener 1999, 10 healthy people. Turning of the low back: Kim "
    f"2020, {_people} people, all with back pain, so nobody without pain was compared, and going together is not "
    f"cause. Stretching: Preece 2021, {_stretch.n} healthy men, no comparison group; hip and tilt did not change "
    "together from man to man. In 90 adults the length of the hip flexors was one of three things that went with the "
    "curve in men, not in women (Youdas 1996). Whether a tight hip makes a back hurt cannot be read from this picture.",
    prediction="Before you move anything: the thigh must go 25 degrees behind the body. How many of these degrees come "
    "from the hip, and how many from the low back?",
    tasks=(
        "Make the front of the hip tighter, from none to 10 degrees. How much less does the hip give, and who makes "
        "up for it?",
        "Keep it tight and make the low back stiffer. What happens to the share of the hip? Then read the last two "
        "sentences under the figure: which part of the simple story do they support, and which not?",
    ),
    answer=(
        f"At the start the hip gave {_shared['hip_extension_used']:.0f} degrees and the low back "
        f"{_shared['lumbar_extension_used']:.0f}. With 10 degrees of tightness it was "
        f"{_tight['hip_extension_used']:.0f} and {_tight['lumbar_extension_used']:.0f}. A stiffer back gives less, so "
        "more falls to the hip. These are our calculations, with springs that we chose.",
        f"So a tight hip could ask more of the back in a long step, unless the step becomes shorter. In the {_people} "
        "people the back did take part more, by turning and not by arching. The turning did not go with pain; a side "
        "difference between the hips did.",
        "In standing, studies found little: at most a small effect on the tilt, and no clear one on the curve.",
    ),
)
