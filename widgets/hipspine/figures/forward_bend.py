"""Bending forwards, from the side: how hips and low back share the bend, and what hips that stop leave to the back."""

from __future__ import annotations

import math

from hipspine.evidence import number
from hipspine.figures.anatomy import LUMBAR, spine, spine_bones, spine_curve
from hipspine.figures.charts import Frame
from hipspine.figures.core import Figure
from hipspine.figures.parts import Play, Preset, Readout, Sentence, Slider
from hipspine.figures.primitives import Arc, Bone, Dot, Label, Line, Number, Point, Turn
from hipspine.figures.skeleton import landmarks
from hipspine.models.forward_bend import (
    BORROWED,
    FORWARD_BEND,
    HIP_FLEXION_USED,
    HIP_LIMIT,
    LUMBAR_FLEXION_USED,
    LUMBAR_LIMIT,
    REACHED,
    TRUNK_FLEXION,
)

FLEXIBLE, TIGHT, STIFFEST = 75, 60, 35
"""Hip limits in degrees: of the two presets, one that the measured rhythm never reaches and one that stands for tight
hamstrings, and of the last task, far stiffer than is usual with hip arthritis. All three are our choice."""

_totals = number("esola-total")
_points = landmarks("sagittal")
_hip: Point = (0.0, 0.0)
_hips, _back, _borrowed = HIP_FLEXION_USED.symbol, LUMBAR_FLEXION_USED.symbol, BORROWED.symbol
_missing = TRUNK_FLEXION.symbol - REACHED.symbol
_short = _missing - 0.5
_held = _borrowed - 0.5  # the hips have stopped, by more than rounding hides
_bent = TRUNK_FLEXION.symbol - 0.5

# Forwards is clockwise, to the right.
_pelvis = Turn(-_hips)
_spine = spine("sagittal", _pelvis, -_hips, -REACHED.symbol)
_head = _spine["thorax"]

# The ghost has the same bend to do, and hips that nothing stops.
_free_hips = _hips + _borrowed
_free_back = TRUNK_FLEXION.symbol - _free_hips
_free_pelvis = Turn(-_free_hips)
_free_spine = spine("sagittal", _free_pelvis, -_free_hips, -TRUNK_FLEXION.symbol)

# The pelvis's turn is shown by the line from the hips to the top of the sacrum.
_s1 = _points["s1_centre"]
_lean = math.degrees(math.atan2(_s1[1], _s1[0]))
_behind = _spine["L3"].move((_points["disc_L2L3"][0] - 0.115, _points["disc_L2L3"][1]))

_HIPS_AT, _BACK_AT = 0.5, 1.5
_field = Frame((-0.37, -0.1, -0.73, -0.29), (0, 2), (0, 75))


def _ghost_bar(middle: float, degrees: Number) -> Line:
    corners = ((middle - 0.3, 0), (middle - 0.3, degrees), (middle + 0.3, degrees), (middle + 0.3, 0))
    return Line(style="ghost", points=tuple(_field.at(*corner) for corner in corners), when=_held)


_skeleton = spine_bones("sagittal", _pelvis, _spine)
_thorax, _low_back = _skeleton[: -2 * len(LUMBAR) - 1], _skeleton[-2 * len(LUMBAR) - 1 :]

FIGURE = Figure(
    id="forward-bend",
    title="Hips and low back share a forward bend; when the hips stop, the low back may do more",
    extent=(-0.52, 0.88, -0.9, 0.86),
    model=FORWARD_BEND,
    sliders=(
        Slider(TRUNK_FLEXION, "Bend forwards", 1, ends=("upright", "all the way")),
        Slider(HIP_LIMIT, "How far the hips can bend", 1, ends=("stiff", "flexible")),
    ),
    play=Play(TRUNK_FLEXION, (0, 111, 90), 9),
    presets=(
        Preset("Flexible hips", {"hip_limit": FLEXIBLE}),
        Preset("Tight hamstrings", {"hip_limit": TIGHT}),
    ),
    primitives=(
        Line(style="axis", points=((-0.12, -0.859), (0.3, -0.859))),
        *_thorax,
        *(Bone(style="far-bone", shape=f"sagittal/{part}", turn=_head) for part in ("cervical", "skull")),
        *_low_back,
        Bone(style="bone", shape="sagittal/sacrum", turn=_pelvis),
        *(
            Bone(style="near-bone", shape=f"sagittal/{part}")
            for part in ("fibula", "tibia", "foot", "femur", "patella")
        ),
        Bone(style="bone", shape="sagittal/pelvis", turn=_pelvis),
        *_field.axes(y=((0, "0°"), (30, "30°"), (60, "60°"))),
        _field.bar("bar-blue", _HIPS_AT, 0.6, _hips),
        _field.bar("bar-violet", _BACK_AT, 0.6, _back),
        # What hips that nothing stops would do, in dots: in the bars and in the bones.
        *(_ghost_bar(middle, degrees) for middle, degrees in ((_HIPS_AT, _free_hips), (_BACK_AT, _free_back))),
        Bone(style="ghost", shape="sagittal/pelvis", turn=_free_pelvis, when=_held),
        Bone(style="ghost", shape="sagittal/sacrum", turn=_free_pelvis, when=_held),
        *(Bone(style="ghost", shape=f"sagittal/{level}", turn=_free_spine[level], when=_held) for level in LUMBAR),
        Line(style="guide", points=(_hip, _s1)),
        Line(style="blue", points=(_hip, _pelvis.move(_s1))),
        Arc(style="blue", centre=_hip, radius=0.124, start=_lean - _hips, end=_lean),
        spine_curve("sagittal", _pelvis, _spine, "curve"),
        Dot(style="hip", at=_hip),
        Label(style="label-blue-left", at=(-0.11, 0.02), text="hips {0}°", values=(_hips,)),
        Label(style="label-violet-left", at=_behind, text="low back {0}°", values=(_back,)),
        Label(style="label-tick", at=(_field.at(_HIPS_AT, 0)[0], -0.82), text="hips<br> "),
        Label(style="label-tick", at=(_field.at(_BACK_AT, 0)[0], -0.82), text="low<br>back"),
        Label(style="label-tick", at=(-0.27, -0.22), text="dotted: with<br>flexible hips", when=_held),
    ),
    readouts=(
        Readout("From the hips", _hips, "°"),
        Readout("From the low back", _back, "°", note=f"in this model at most {LUMBAR_LIMIT}°"),
        Readout("More than with flexible hips", _back - _free_back, "°", note="of the low back"),
        Readout("How far the bend gets", REACHED.symbol, "°"),
    ),
    sentences=(
        Sentence("The person stands upright.", when=-_bent),
        Sentence(
            "Of {0}° of bend, the hips give {1}° and the low back {2}°.", (REACHED.symbol, _hips, _back), when=_bent
        ),
        Sentence("The hips do not stop it: the low back gives no more than its usual part.", when=-_held),
        Sentence(
            "The hips have stopped at {0}°; with straight knees that is mostly the hamstrings’ doing. With flexible "
            "hips the low back would give {1}°.",
            (HIP_LIMIT.symbol, _free_back),
            when=_held,
        ),
        Sentence("Hips and low back have both stopped, so the bend ends {0}° early.", (_missing,), when=_short),
    ),
    sources=("esola1996forward", "laird2014kinematics", "sadler2017lordosis"),
    illustrative="That the low back takes over all that the hips do not give, and where each of them stops: "
    f"{TIGHT}° for tight hamstrings is our choice. People may stop short or bend their knees instead. How the "
    "vertebrae share the bend is drawn, not measured.",
    caption="The bend is slow, from standing, with straight knees: then it is mostly the hamstrings, the muscles at "
    "the back of the thigh, that stop the hips, not the joint. How hips and low back share the bend: Esola 1996, means "
    f"of {_totals.n} adults, 20 of them with back pain in the past. In a full bend of {_totals.value['total']}° the "
    f"low back gave {_totals.value['lumbar']}° and the hips {_totals.value['hips']}°. Hips that stop are our addition. "
    "On average, people with back pain move the low back less, not more (Laird 2014). The figure says nothing about "
    "pain.",
    prediction="Before you move anything: the hips stop early, but the person bends as far as before. Which bones must "
    "now turn more, and where in the bend does it begin?",
    tasks=(
        "Press “Flexible hips”, set the bend to 0 and move it slowly to the end. Who gives more at the start, and who "
        "at the end?",
        "Press “Tight hamstrings” and do it again. At what bend do the hips stop? Watch the low back from there on.",
        f"Now let the hips stop at {STIFFEST}°, far stiffer than is usual with hip arthritis. Where does the bend end?",
    ),
    answer=(
        "With flexible hips the low back leads: in the first 30° it gives about 20°. The hips lead at the end: beyond "
        "90° they do all of it. At 111° it is 42° from the low back and 69° from the hips, close to what was measured.",
        f"With hips that stop at {TIGHT}°, they stop at a bend of about 102°. Up to there nothing has changed. From "
        "there on each degree comes from the low back, in this model: at 111° it gives 51° and not 42°.",
        f"With hips that stop at {STIFFEST}°, they stop at a bend of about 72°, and the low back at 95°. There "
        "the bend ends.",
        "That the back steps in is one way out. A person may stop short or bend the knees. In studies that followed "
        "people, tighter hamstrings went with slightly more back pain later (Sadler 2017). Whether stretching changes "
        "that was not asked, and on average people with back pain move the low back less.",
    ),
)
