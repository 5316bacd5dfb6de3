"""How far hips move: a leg to bend and to turn over the means of studies; arthritis in words only."""

from __future__ import annotations

import math
import re

from sympy import Min, sin

from hipspine.evidence import number
from hipspine.figures.core import Figure, Output
from hipspine.figures.parts import Handle, Readout, Sentence, Slider
from hipspine.figures.primitives import Area, Bone, Dot, Label, Line, Number, Point, Turn
from hipspine.figures.skeleton import landmarks
from hipspine.figures.texts import texts
from hipspine.models.core import Parameter
from hipspine.models.translate import DEGREE

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


_straight = GROUP.pick({"women": 1, "adults": 1})

BEND = Parameter("hip_bend", say("sliders.hip_bend.label"), 0, -30, 130, "°", r"\beta")
TURN = Parameter("hip_turn", say("sliders.hip_turn.label"), 0, -45, 45, "°", r"\tau")
_bent, _turned = BEND.symbol, TURN.symbol

SIDE = 0.72
"""How far the leg from the side stands beside the leg from the front, in metres."""
SQUASH = 0.55
"""Height of the dial on the floor, as part of its width: it is seen from the front and a little above."""
FLOOR = -0.85
RINGS = {"women": 0, "adults": 1, "impingement": 2}
"""Each group has a ring of its own, the first the innermost."""
RING, GAP = 0.04, 0.008
INNER = {"flexion": 0.19, "extension": 0.19, "inwards": 0.215, "outwards": 0.215}
SIGN = {"flexion": 1, "extension": -1, "inwards": 1, "outwards": -1}
"""Forwards and inwards are counter-clockwise: of a right leg that faces the reader, and of one that faces right."""

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
_front, _side_view = landmarks("frontal"), landmarks("sagittal")
_heel: Point = (_front["ankle_right"][0], FLOOR)
_hip: Point = (SIDE, 0.0)


def _on_floor(point: Point) -> Point:
    """Return where a point of the floor, seen from above with the toes down, is on the picture."""
    return _heel[0] + point[0], _heel[1] + SQUASH * point[1]


def _foot() -> tuple[Point, ...]:
    """Return the foot, turned as the hip is: inwards is towards the reader's right."""
    turn = Turn(180 + _turned)
    return tuple(_on_floor(turn.move(point)) for point in _FOOT)


def _sector(plane: str, who: str, degrees: float) -> tuple[Point, ...]:
    """Return the part of a ring from the resting leg as far as a group's mean."""
    inner = INNER[plane] + RINGS[who] * (RING + GAP)
    parts = max(2, round(degrees / 4))
    sweep = [math.radians(SIGN[plane] * degrees * k / parts - 90) for k in range(parts + 1)]
    ring = [(inner, angle) for angle in sweep] + [(inner + RING, angle) for angle in reversed(sweep)]
    corners = [(radius * math.cos(angle), radius * math.sin(angle)) for radius, angle in ring]
    if plane in ("flexion", "extension"):
        return tuple((_hip[0] + x, _hip[1] + y) for x, y in corners)
    return tuple(_on_floor(corner) for corner in corners)


_ALL = [(plane, who, degrees) for plane, (_, values) in PLANES.items() for who, degrees in values.items()]


def _side_by_side() -> list[Area]:
    """Return the sectors of all groups, and above them in blue those of the chosen group."""
    grey = [Area(style="range", points=_sector(*one)) for one in _ALL]
    blue = [Area(style="part-blue", points=_sector(*one), when=_is[one[1]]) for one in _ALL]
    return [*grey, *blue]


# The leg from the side: the shin hangs once the hip is bent, and follows the thigh backwards.
_thigh = Turn(_bent, *_hip)
_shin = Turn.about(_side_view["knee"], Min(_bent, 0), _thigh.move(_side_view["knee"]))
_knee = _thigh.move((0.0, -0.36))
_toes = _on_floor(Turn(180 + _turned).move((-0.01, 0.2)))
_PATELLA = 0.03
"""How far the kneecap lies in front of the shaft, in metres: it shows how the leg is turned."""


def _words(style: str, at: Point, key: str, plane: str = "", when: Number | None = None) -> Label:
    """Return words that stand in the drawing, with the mean of a plane."""
    names, values = ((plane,), (_given[plane],)) if plane else ((), ())
    return Label(style=style, at=at, text=say(f"labels.{key}", *names), values=values, when=when)


_ABOVE, _BELOW = 0.29, -1.16
FIGURE = Figure(
    id="hip-motion",
    title=say("title"),
    extent=(-0.5, 1.29, -1.26, 0.455),
    close=(0.2, 1.3, -0.45, 0.375),
    poses=(BEND, TURN),
    choices=(GROUP,),
    outputs=tuple(Output(plane, name, _given[plane], "°", plane) for plane, (name, _) in PLANES.items()),
    sliders=(
        Slider(BEND, say("sliders.hip_bend.label"), 1, ends=say.pair("sliders.hip_bend.ends")),
        Slider(TURN, say("sliders.hip_turn.label"), 1, ends=say.pair("sliders.hip_turn.ends")),
    ),
    handles=(
        Handle(BEND, _knee, 1, _hip),
        Handle(TURN, _toes, 1 / 0.2 * 180 / math.pi, along=(1, 0)),
    ),
    primitives=(
        *_side_by_side(),
        # from the front
        Bone(style="bone", shape="frontal/sacrum"),
        Bone(style="bone", shape="frontal/pelvis"),
        *(Bone(style="near-bone", shape=f"frontal/{bone}_right") for bone in ("fibula", "tibia", "femur")),
        Bone(style="near-bone", shape="frontal/patella_right", turn=Turn(0, _PATELLA * sin(_turned * DEGREE), 0)),
        Area(style="skin", points=_foot()),
        Line(style="guide", points=(_heel, _on_floor((0, -0.36)))),
        Line(style="blue", points=(_heel, _on_floor(Turn(_turned).move((0, -0.36))))),
        # from the side
        Bone(style="far-bone", shape="sagittal/sacrum", turn=Turn(0, *_hip)),
        *(Bone(style="near-bone", shape=f"sagittal/{bone}", turn=_shin) for bone in ("fibula", "tibia", "foot")),
        *(Bone(style="near-bone", shape=f"sagittal/{bone}", turn=_thigh) for bone in ("femur", "patella")),
        Bone(style="bone", shape="sagittal/pelvis", turn=Turn(0, *_hip)),
        Line(style="guide", points=(_hip, (_hip[0], -0.34))),
        Line(style="blue", points=(_hip, _thigh.move((0, -0.34)))),
        Dot(style="hip", at=_hip),
        _words("label-muted", (-0.49, 0.42), "from_front"),
        _words("label-muted", (0.4, 0.42), "from_side"),
        _words("label-blue", (0.42, _ABOVE), "bends", "flexion", _shown("flexion")),
        _words("label-muted", (0.42, _ABOVE), "bending_no_number", when=_is["adults"]),
        _words("label-blue-left", (0.56, -0.1), "reaches_back", "extension", _shown("extension")),
        _words("label-blue-centre", (0.16, _BELOW), "toes", "inwards", _straight),
        _words("label-blue-centre", (0.16, _BELOW), "hip_bent_toes", "inwards", _is["impingement"]),
        _words("label-blue-centre", (-0.31, _BELOW), "toes_out", "outwards", _shown("outwards")),
        _words("label-blue", (0.36, -1.03), "men_without_arthritis", when=_is["arthritis"]),
    ),
    readouts=(
        Readout(say("readouts.bending.label"), _bend, "°"),
        Readout(say("readouts.reaching_back.label"), _back, "°"),
        Readout(say("readouts.turning_inwards.label"), _in, "°", note=say("readouts.turning_inwards.note")),
        Readout(say("readouts.turning_outwards.label"), _out, "°"),
    ),
    sentences=(
        Sentence(say("sentences.leg_bent", "bent"), (_bent,), when=_bent - 0.5),
        Sentence(say("sentences.leg_back", "bent"), (-_bent,), when=-_bent - 0.5),
        Sentence(say("sentences.turned_in", "turned"), (_turned,), when=_turned - 0.5),
        Sentence(say("sentences.turned_out", "turned"), (-_turned,), when=-_turned - 0.5),
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
