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
from hipspine.figures.texts import texts
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

say = texts("hip-flexor-tension")

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

say.know(
    people=_people,
    men=_stretch.n,
    hip_at_start=f"{_shared['hip_extension_used']:.0f}",
    back_at_start=f"{_shared['lumbar_extension_used']:.0f}",
    hip_tight=f"{_tight['hip_extension_used']:.0f}",
    back_tight=f"{_tight['lumbar_extension_used']:.0f}",
    further=_further,
    less_tilt=_less_tilt,
)


def _row_label(style: str, row: float, text: str, value: Number) -> Label:
    """Return the words over a bar."""
    x, y = _rows.at(_rows.x[0], row + THICK * 1.15)
    return Label(style=style, at=(x, y), text=text, values=(value,))


FIGURE = Figure(
    id="hip-flexor-tension",
    title=say("title"),
    extent=(-0.36, 0.49, -0.46, 0.38),
    model=HIP_FLEXOR_TENSION,
    sliders=(
        Slider(EXTENSION_DEMAND, say("sliders.extension_demand.label"), 1),
        Slider(TIGHTNESS, say("sliders.tightness.label"), 1, ends=say.pair("sliders.tightness.ends")),
        Slider(
            LUMBAR_STIFFNESS,
            say("sliders.lumbar_stiffness.label"),
            0.1,
            1,
            unit=say("sliders.lumbar_stiffness.unit"),
            ends=say.pair("sliders.lumbar_stiffness.ends"),
        ),
    ),
    play=Play(EXTENSION_DEMAND, (10, 35, 25), 6),
    presets=(Preset(say("presets.supple_hip")), Preset(say("presets.tight_hip"), {"tightness": TIGHT})),
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
        _row_label("label-blue", HIP_ROW, say("labels.hip", "angle"), _by_hip),
        _row_label("label-violet", BACK_ROW, say("labels.low_back", "angle"), _by_back),
        Label(
            style="label-violet",
            at=(_behind_l3[0] + 0.035, _behind_l3[1]),
            text=say("labels.arches_more", "by_back"),
            values=(_by_back,),
        ),
        Label(style="label-muted", at=_legend, text=say("labels.grey_beyond_range"), when=0.5 - _guessed),
        Label(style="label-amber", at=_legend, text=say("labels.beyond_curve_only"), when=_guessed),
    ),
    readouts=(
        Readout(say("readouts.hip_gives.label"), _by_hip, "°", note=say("readouts.hip_gives.note")),
        Readout(say("readouts.low_back_gives.label"), _by_back, "°"),
    ),
    sentences=(
        Sentence(
            say("sentences.thigh_goes_back_hip", "demand", "by_hip", "by_back"),
            (_demand, _by_hip, _by_back),
            when=-_bent,
        ),
        Sentence(
            say("sentences.thigh_goes_back_but", "demand", "by_hip", "by_back"),
            (_demand, -_by_hip, _by_back),
            when=_bent,
        ),
        Sentence(
            say("sentences.hip_stretched_beyond_which", "extension_limit"),
            (EXTENSION_LIMIT,),
            when=_guessed,
        ),
        Sentence(say("sentences.about_reaching_back_about")),
        Sentence(say("sentences.among_people_lasting_back")),
    ),
    sources=("riener1999passive", "kim2020extension", "preece2021stretch", "youdas1996lordosis"),
    illustrative=say("illustrative"),
    caption=say("caption"),
    prediction=say("prediction"),
    guess=say.guess(),
    tasks=say.each("tasks"),
    answer=say.each("answer"),
)
