"""How far hips move: one study drawn on thigh and foot, and all side by side; arthritis in words only."""

from __future__ import annotations

import re
from dataclasses import replace

from hipspine.evidence import number
from hipspine.figures.charts import Frame
from hipspine.figures.core import Figure, Output
from hipspine.figures.parts import Readout, Sentence
from hipspine.figures.primitives import Arc, Area, Bone, Dot, Label, Line, Number, Point, Turn
from hipspine.figures.telling import printed
from hipspine.figures.texts import texts

say = texts("hip-motion")

_adults, _women = number("hip-rotation-supine"), number("hip-rom-older-women")
_impinged, _arthritis = number("fai-rom"), number("hipoa-rom-loss")
_PATIENTS = str(_impinged.n).split()[0]


def _mean(text: str) -> float:
    """Return the mean of a number written "122.6 +/- 10.8"."""
    return float(text.split(" +/- ")[0])


# plane -> what it is called, and what each study measured, degrees; a study left out printed none
PLANES: dict[str, tuple[str, dict[str, float]]] = {
    "flexion": (
        say("outputs.flexion"),
        {"women": _mean(_women.value["flexion"]), "impingement": _impinged.value["flexion"]},
    ),
    "extension": (say("outputs.extension"), {"women": _mean(_women.value["extension"])}),
    "inwards": (
        say("outputs.inwards"),
        {
            "women": _mean(_women.value["IR"]),
            "adults": _adults.value["IR"],
            "impingement": _impinged.value["IR_in_flexion"],
        },
    ),
    "outwards": (say("outputs.outwards"), {"women": _mean(_women.value["ER"]), "adults": _adults.value["ER"]}),
}

_spread = {plane: text.replace("+/-", "±") for plane, text in _women.value.items()}
_MORE = re.findall(r"(\d+)-(\d+) percent more", str(_arthritis.value))[0]
"""How much more hip motion men without arthritis had, least and most, percent."""

say.know(
    women=_women.n,
    adults=_adults.n,
    patients=_PATIENTS,
    impinged_inwards=_impinged.value["IR_in_flexion"],
    adults_inwards=_adults.value["IR"],
    more_least=_MORE[0],
    more_most=_MORE[1],
    women_bent=_spread["flexion"],
    women_back=_spread["extension"],
    women_inwards=_spread["IR"],
    women_outwards=_spread["ER"],
    adults_outwards=_adults.value["ER"],
    impinged_bent=_impinged.value["flexion"],
)

GROUP = say.choice("group", "women", "adults", "impingement", "arthritis")

_given = {plane: GROUP.pick(values) for plane, (_, values) in PLANES.items()}
_is = {name: GROUP.pick({name: 1}) for name, _ in GROUP.options}
_bend, _back, _in, _out = _given.values()


def _shown(plane: str) -> Number:
    """Return what is above 0 while the chosen study gives this plane."""
    return _given[plane] + 1


# A right foot from above, toes up, its heel at the origin: schematic.
_RIGHT_EDGE = ((0, -30), (26, -18), (31, 10), (31, 50), (39, 95), (46, 130), (43, 154), (34, 169), (20, 183))
_LEFT_EDGE = ((1, 195), (-18, 203), (-34, 197), (-39, 176), (-37, 145), (-31, 110), (-18, 70), (-18, 40), (-28, 10))


def _rounded(corners: tuple[tuple[int, int], ...]) -> tuple[tuple[float, float], ...]:
    """Return the corners in metres, with the middle of a smooth curve between each two."""
    count = len(corners)
    points: list[tuple[float, float]] = []
    for k in range(count):
        before, here, there, after = (corners[(k + shift) % count] for shift in (-1, 0, 1, 2))
        points.append((here[0] / 1000, here[1] / 1000))
        x, y = ((9 * (h + t) - b - a) / 16000 for b, h, t, a in zip(before, here, there, after, strict=True))
        points.append((x, y))
    return tuple(points)


_FOOT = _rounded((*_RIGHT_EDGE, *_LEFT_EDGE, (-25, -18)))
_heel: Point = (0.41, -0.45)
_hip: Point = (0.0, 0.0)


def _foot(angle: Number) -> tuple[Point, ...]:
    """Return the foot, turned counter-clockwise (a right foot: inwards) about its heel."""
    turn = Turn(angle, *_heel)
    return tuple(turn.move(point) for point in _FOOT)


def _from_heel(length: float, angle: Number) -> Point:
    return Turn(angle, *_heel).move((0, length))


_bend_label, _back_label, _in_label = (0.17, -0.10), (-0.075, -0.13), (0.355, -0.46)
_straight = GROUP.pick({"women": 1, "adults": 1})

# All groups side by side, a bar for each number that a study printed; the chosen group in blue.
HIP_BENT = {("inwards", "impingement")}
"""Tests that are set apart from the others in their block."""
ROWS = [row for plane, (_, values) in PLANES.items() for row in ((plane, None), *((plane, who) for who in values))]
ROW = 0.046
_bars = Frame((0.225, 0.565, -0.60 - ROW * len(ROWS), -0.60), (0, 130), (len(ROWS), 0))


def _side_by_side() -> list[Area | Label | Line]:
    """Return a heading for every movement and, below it, the bars of all the groups that have a number for it."""
    grey, blue, names, words = [], [], [], []  # each style together: neighbours of one style are drawn as one
    for place, (plane, who) in enumerate(ROWS):
        title, values = PLANES[plane]
        y = place + 0.5
        if who is None:
            words.append(Label(style="label-muted", at=(-0.26, _bars.at(0, y)[1]), text=f"{title}:"))
            continue
        grey.append(_bars.lying_bar("band", y, 0.6, values[who]))
        blue.append(replace(_bars.lying_bar("bar-blue", y, 0.6, values[who]), when=_is[who]))
        name = say(f"labels.{who}_hip_bent" if (plane, who) in HIP_BENT else f"labels.{who}")
        names.append(Label(style="label-tick-left", at=(0.215, _bars.at(0, y)[1]), text=name))
        words.append(Label(style="label-muted", at=_bars.at(values[who] + 3, y), text=f"{printed(values[who], 0)}°"))
    edge = Line(style="axis", points=(_bars.at(0, 0.6), _bars.at(0, len(ROWS))))
    return [*grey, *blue, edge, *names, *words]


FIGURE = Figure(
    id="hip-motion",
    title=say("title"),
    extent=(-0.27, 0.67, -0.60 - ROW * (len(ROWS) + 0.5), 0.33),
    choices=(GROUP,),
    outputs=tuple(Output(plane, name, _given[plane], "°", plane) for plane, (name, _) in PLANES.items()),
    primitives=(
        Bone(style="far-bone", shape="sagittal/femur"),
        Bone(style="bone", shape="sagittal/femur", turn=Turn(-_back), when=_shown("extension")),
        Bone(style="bone", shape="sagittal/femur", turn=Turn(_bend), when=_shown("flexion")),
        Bone(style="bone", shape="sagittal/sacrum"),
        Bone(style="bone", shape="sagittal/pelvis"),
        Area(style="skin", points=_foot(-_out), when=_shown("outwards")),
        Area(style="skin", points=_foot(_in), when=_shown("inwards")),
        Line(style="before", points=(*_foot(0), _foot(0)[0])),
        Line(style="guide", points=(_hip, (0, -0.25))),
        Line(style="guide", points=(_heel, _from_heel(0.235, 0))),
        Arc(style="blue", centre=_hip, radius=0.16, start=-90, end=_bend - 90, when=_shown("flexion")),
        Arc(style="blue", centre=_heel, radius=0.225, start=90, end=90 + _in, when=_shown("inwards")),
        Arc(style="violet", centre=_hip, radius=0.21, start=-90, end=-90 - _back, when=_shown("extension")),
        Arc(style="violet", centre=_heel, radius=0.225, start=90, end=90 - _out, when=_shown("outwards")),
        Dot(style="hip", at=_hip),
        Label(
            style="label-blue",
            at=_bend_label,
            text=say("labels.bends", "bend"),
            values=(_bend,),
            when=_shown("flexion"),
        ),
        Label(style="label-blue-left", at=_in_label, text=say("labels.toes", "in"), values=(_in,), when=_straight),
        Label(
            style="label-blue-left",
            at=_in_label,
            text=say("labels.hip_bent_toes", "in"),
            values=(_in,),
            when=_is["impingement"],
        ),
        Label(style="label-violet", at=(0.475, -0.46), text=say("labels.toes_out", "out"), values=(_out,), when=_out),
        Label(
            style="label-violet-left",
            at=_back_label,
            text=say("labels.reaches_back", "back"),
            values=(_back,),
            when=_shown("extension"),
        ),
        Label(style="label-muted", at=_bend_label, text=say("labels.bending_no_number"), when=_is["adults"]),
        Label(style="label-muted", at=(-0.26, 0.29), text=say("labels.leg_side")),
        Label(style="label-muted-centre", at=(_heel[0], -0.19), text=say("labels.foot_above")),
        Label(
            style="label-blue",
            at=(0.13, 0.12),
            text=say("labels.men_without_arthritis"),
            when=_is["arthritis"],
        ),
        *_side_by_side(),
    ),
    readouts=(
        Readout(say("readouts.bending.label"), _bend, "°"),
        Readout(say("readouts.reaching_back.label"), _back, "°"),
        Readout(say("readouts.turning_inwards.label"), _in, "°", note=say("readouts.turning_inwards.note")),
        Readout(say("readouts.turning_outwards.label"), _out, "°"),
    ),
    sentences=(
        Sentence(
            say("sentences.women_aged_65_83"),
            when=_is["women"],
        ),
        Sentence(
            say("sentences.adults_without_hip_spine"),
            when=_is["adults"],
        ),
        Sentence(
            say("sentences.people_painful_hip_impingement"),
            when=_is["impingement"],
        ),
        Sentence(
            say("sentences.men_without_hip_arthritis"),
            when=_is["arthritis"],
        ),
    ),
    sources=("olderwomenrom2016", "kouyoumdjian2012rom", "clohisy2009fai", "arokoski2004hip"),
    illustrative=say("illustrative"),
    caption=say("caption"),
    prediction=say("prediction"),
    tasks=say.each("tasks"),
    answer=say.each("answer"),
)
