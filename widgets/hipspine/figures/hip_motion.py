"""How far hips move in three studies, drawn on the thigh and on the foot; arthritis in words only."""

from __future__ import annotations

import re

from hipspine.evidence import number
from hipspine.figures.core import Choice, Figure, Output, Readout, Sentence
from hipspine.figures.marks import Arc, Area, Bone, Dot, Label, Line, Number, Point, Turn

_adults, _women = number("hip-rotation-supine"), number("hip-rom-older-women")
_impinged, _arthritis = number("fai-rom"), number("hipoa-rom-loss")
_PATIENTS = str(_impinged.n).split()[0]


def _mean(text: str) -> float:
    """Return the mean of a number written "122.6 +/- 10.8"."""
    return float(text.split(" +/- ")[0])


# plane -> what it is called, and what each study measured, degrees; a study left out printed none
PLANES: dict[str, tuple[str, dict[str, float]]] = {
    "flexion": ("Bending", {"women": _mean(_women.value["flexion"]), "impingement": _impinged.value["flexion"]}),
    "extension": ("Reaching back", {"women": _mean(_women.value["extension"])}),
    "inwards": (
        "Turning inwards",
        {
            "women": _mean(_women.value["IR"]),
            "adults": _adults.value["IR"],
            "impingement": _impinged.value["IR_in_flexion"],
        },
    ),
    "outwards": ("Turning outwards", {"women": _mean(_women.value["ER"]), "adults": _adults.value["ER"]}),
}

GROUP = Choice(
    "group",
    "Whose hips",
    (
        ("women", f"{_women.n} women aged 65 to 83, living at home (Jung 2016)"),
        ("adults", f"{_adults.n} adults aged 20 to 60 without hip or spine trouble (Kouyoumdjian 2012)"),
        ("impingement", f"{_PATIENTS} people with a painful hip and impingement (Clohisy 2009)"),
        ("arthritis", "27 men with hip arthritis, in words only (Arokoski 2004)"),
    ),
)

_spread = {plane: text.replace("+/-", "±") for plane, text in _women.value.items()}
_given = {plane: GROUP.pick(values) for plane, (_, values) in PLANES.items()}
_is = {name: GROUP.pick({name: 1}) for name, _ in GROUP.options}
_bend, _back, _in, _out = _given.values()
_MORE = re.search(r"(\d+)-(\d+) percent more", str(_arthritis.value)).groups()
"""How much more hip motion men without arthritis had, least and most, percent."""


def _shown(plane: str) -> Number:
    """Return what is above 0 while the chosen study gives this plane."""
    return _given[plane] + 1


# A right foot from above, toes up, its heel at the origin: schematic.
_RIGHT_EDGE = ((0, -30), (26, -18), (31, 10), (31, 50), (39, 95), (46, 130), (43, 154), (34, 169), (20, 183))
_LEFT_EDGE = ((1, 195), (-18, 203), (-34, 197), (-39, 176), (-37, 145), (-31, 110), (-18, 70), (-18, 40), (-28, 10))


def _rounded(corners: tuple[tuple[int, int], ...]) -> tuple[tuple[float, float], ...]:
    """Return the corners in metres, with the middle of a smooth curve between each two."""
    count, points = len(corners), []
    for k in range(count):
        before, here, there, after = (corners[(k + shift) % count] for shift in (-1, 0, 1, 2))
        points.append((here[0] / 1000, here[1] / 1000))
        points.append(
            tuple((9 * (h + t) - b - a) / 16000 for b, h, t, a in zip(before, here, there, after, strict=True))
        )
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

FIGURE = Figure(
    id="hip-motion",
    title="Hips bend far and reach back little; with impingement, a bent hip turns inwards only a little",
    extent=(-0.27, 0.67, -0.53, 0.33),
    choices=(GROUP,),
    outputs=tuple(Output(plane, name, _given[plane], "°", plane) for plane, (name, _) in PLANES.items()),
    marks=(
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
        Label(style="label-blue", at=_bend_label, text="bends {0}°", values=(_bend,), when=_shown("flexion")),
        Label(style="label-blue-left", at=_in_label, text="toes in<br>{0}°", values=(_in,), when=_straight),
        Label(
            style="label-blue-left",
            at=_in_label,
            text="hip bent,<br>toes in {0}°",
            values=(_in,),
            when=_is["impingement"],
        ),
        Label(style="label-violet", at=(0.475, -0.46), text="toes out<br>{0}°", values=(_out,), when=_out),
        Label(
            style="label-violet-left",
            at=_back_label,
            text="reaches<br>back {0}°",
            values=(_back,),
            when=_shown("extension"),
        ),
        Label(style="label-muted", at=_bend_label, text="bending: no number", when=_is["adults"]),
        Label(style="label-muted", at=(-0.26, 0.29), text="leg, from the side"),
        Label(style="label-muted-centre", at=(_heel[0], -0.19), text="foot, from above"),
        Label(
            style="label-blue",
            at=(0.13, 0.12),
            text=f"Men without arthritis<br>had {_MORE[0]} to {_MORE[1]} % more<br>hip motion",
            when=_is["arthritis"],
        ),
    ),
    readouts=(
        Readout("Bending", _bend, "°"),
        Readout("Reaching back", _back, "°"),
        Readout("Turning inwards", _in, "°", note="with impingement: hip bent"),
        Readout("Turning outwards", _out, "°"),
    ),
    sentences=(
        Sentence(
            f"{_women.n} women aged 65 to 83: the hip bent {_spread['flexion']}°, reached back "
            f"{_spread['extension']}°, turned inwards {_spread['IR']}° and outwards {_spread['ER']}° "
            "(mean ± standard deviation).",
            when=_is["women"],
        ),
        Sentence(
            f"{_adults.n} adults without hip or spine trouble, lying on the back: the straight hip turned inwards "
            f"{_adults.value['IR']}° and outwards {_adults.value['ER']}°. Lying on the front or sitting did not "
            "clearly change this. Bending and reaching back were not part of it.",
            when=_is["adults"],
        ),
        Sentence(
            f"{_PATIENTS} people with a painful hip and impingement: the hip bent {_impinged.value['flexion']}° and, "
            f"while bent, turned inwards {_impinged.value['IR_in_flexion']}°.",
            when=_is["impingement"],
        ),
        Sentence(
            f"Men without hip arthritis had {_MORE[0]} to {_MORE[1]} % more hip motion than 27 men with it. The gap "
            "was largest for turning and for moving the leg sideways. There are no angles to draw.",
            when=_is["arthritis"],
        ),
    ),
    sources=("olderwomenrom2016", "kouyoumdjian2012rom", "clohisy2009fai", "arokoski2004hip"),
    illustrative="The foot, and that it turns as far as the hip does: the studies turned the leg in their own ways.",
    caption="Group means; a movement without a number is left out. Jung 2016: women in Japan, mean age 70.7. "
    "Kouyoumdjian 2012: ages 20 to 60. Clohisy 2009: 52 hips, mean age 35, with the hip bent for turning inwards, so "
    "this is not the same test as the others. Arokoski 2004: 27 men with and 30 without arthritis. Age, sex and "
    "method differ, so the groups cannot be compared degree by degree. A number of your own names no condition.",
    prediction="Before you choose a group: a painful hip with impingement is bent, then turned inwards. How far do you "
    "think it goes: about 10, 20 or 30 degrees?",
    tasks=(
        "Choose the people with impingement. Which movement is small? Then look at the adults without trouble, and say "
        "why the two numbers cannot simply be compared.",
        "Choose hip arthritis. Why is no angle drawn?",
    ),
    answer=(
        f"With impingement the bent hip turned inwards {_impinged.value['IR_in_flexion']} degrees. In the adults it "
        f"was {_adults.value['IR']} degrees, but with the hip straight. Bent and straight are two different tests.",
        f"For arthritis we can say only that men without it moved their hips {_MORE[0]} to {_MORE[1]} percent more, "
        "most of all in turning and sideways. So a drawn angle would be invented.",
        "People differ a lot. A small angle alone does not show what is wrong, or that anything is.",
    ),
)
