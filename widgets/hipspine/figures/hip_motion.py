"""How far hips move: one study drawn on thigh and foot, and all side by side; arthritis in words only."""

from __future__ import annotations

import re
from dataclasses import replace

from hipspine.evidence import number
from hipspine.figures.charts import Frame
from hipspine.figures.core import Figure, Output
from hipspine.figures.draw import printed
from hipspine.figures.parts import Choice, Readout, Sentence
from hipspine.figures.primitives import Arc, Area, Bone, Dot, Label, Line, Number, Point, Turn

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

# All groups side by side, a bar for each number that a study printed; the chosen group in blue.
NAMES = {"women": "older women", "adults": "adults", "impingement": "impingement"}
HINTS = {("inwards", "impingement"): ", hip bent"}
"""What sets a test apart from the others in its block."""
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
        name = NAMES[who] + HINTS.get((plane, who), "")
        names.append(Label(style="label-tick-left", at=(0.215, _bars.at(0, y)[1]), text=name))
        words.append(Label(style="label-muted", at=_bars.at(values[who] + 3, y), text=f"{printed(values[who], 0)}°"))
    edge = Line(style="axis", points=(_bars.at(0, 0.6), _bars.at(0, len(ROWS))))
    return [*grey, *blue, edge, *names, *words]


FIGURE = Figure(
    id="hip-motion",
    title="How far do hips move? Groups side by side, each tested in its own way",
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
        *_side_by_side(),
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
    prediction="Before you look at the bars: hips bend, reach back, turn inwards and turn outwards. Which of these "
    "movements do you expect to differ most between the groups?",
    tasks=(
        "Compare the bars for turning inwards, and choose each group once. What was different about the test of the "
        "people with impingement? What else sets the groups apart?",
        "Choose hip arthritis. Why is no angle drawn?",
    ),
    answer=(
        f"With impingement the hip turned inwards {_impinged.value['IR_in_flexion']} degrees, in the adults without "
        f"trouble {_adults.value['IR']}. But one hip was bent and the other straight, and the groups differ in age and "
        "sex. Part of the gap may be the hip and part the test: these numbers cannot divide the two.",
        f"For arthritis we can say only that men without it moved their hips {_MORE[0]} to {_MORE[1]} percent more, "
        "most of all in turning and sideways. So a drawn angle would be invented.",
        "Less turning inwards is also a sign that doctors look for in hip arthritis. It counts together with the story "
        "and the other tests, since people differ a lot.",
    ),
)
