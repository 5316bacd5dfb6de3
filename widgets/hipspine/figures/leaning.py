"""Walking over a sore hip, from the front: the trunk leans while the leg stands. It has no scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sympy import Max, Min

from hipspine.figures.anatomy import followed, spine, spine_bones
from hipspine.figures.body import SHOULDER, body
from hipspine.figures.primitives import Bone, Dot, Label, Line, Muscle, Number, Primitive, Turn
from hipspine.figures.skeleton import landmarks

if TYPE_CHECKING:
    from hipspine.figures.texts import Texts
    from hipspine.figures.workings import Workings

LEAN, SLANT, LIFT = 11, 4, 0.09
"""Of the trunk and of the standing leg, in degrees, and of the lifted foot, in metres."""

UP, DOWN = (0.0, 0.12), (0.52, 0.64)
"""Parts of the stride in which the other foot is lifted and set down."""

_LEG = ("fibula", "tibia", "foot")
_GROUND = -0.872


def leaning(stride: Number, say: Texts, named: Workings) -> tuple[Primitive, ...]:
    """Return a person who leans over the sore right hip while that leg stands alone."""
    points = landmarks("frontal")
    alone = Max(0, Min(1, (stride - UP[0]) / (UP[1] - UP[0]), (DOWN[1] - stride) / (DOWN[1] - DOWN[0])))
    alone = named.number("alone", alone)
    swings = Max(0, Min(1, (stride - DOWN[1]) / 0.1, (1 - stride) / 0.1))
    bones = named.turns(spine("frontal", Turn(), 0, LEAN * alone), "front_")
    stance = named.turn("stance", Turn.about(points["hip_right"], SLANT * alone))
    lifted = {"left": Turn(0, 0, LIFT * alone), "right": Turn(0, 0, LIFT * swings)}
    thigh = {"left": Turn(), "right": stance}
    shin = {"left": lifted["left"], "right": Turn(stance.angle, stance.x, stance.y + lifted["right"].y)}
    parts: dict[str, Turn] = {**bones, "pelvis": Turn()}
    for side, sign in (("right", -1), ("left", 1)):
        shoulder = (sign * SHOULDER[0], SHOULDER[1])
        parts[f"arm_{side}"] = Turn.about(shoulder, LEAN * alone / 3, bones["thorax"].move(shoulder))
        parts |= {f"thigh_{side}": thigh[side], f"shin_{side}": shin[side]}

    def leg(side: str, style: str) -> tuple[Bone, ...]:
        below = tuple(Bone(style=style, shape=f"frontal/{part}_{side}", turn=shin[side]) for part in _LEG)
        above = tuple(
            Bone(style=style, shape=f"frontal/{part}_{side}", turn=thigh[side]) for part in ("femur", "patella")
        )
        return (*below, *above)

    hip = points["hip_right"]
    muscle = "gluteus_medius_right"
    turns = followed("frontal", muscle, {"femur_right": stance})
    return (
        body(parts),
        Line(style="axis", points=((-0.4, _GROUND), (0.4, _GROUND))),
        *leg("left", "far-bone"),
        *spine_bones("frontal", Turn(), bones),
        *(Bone(style="far-bone", shape=f"frontal/{part}", turn=bones["thorax"]) for part in ("cervical", "skull")),
        Bone(style="bone", shape="frontal/sacrum"),
        Bone(style="bone", shape="frontal/pelvis"),
        *leg("right", "near-bone"),
        Muscle(style="muscle", shape=f"frontal/{muscle}", name="gluteus_medius", turns=turns),
        Line(style="guide", points=((0, 0.86), (0, 0.17))),
        Dot(style="hip", at=hip),
        *(
            Label(side=side, style=style, at=at, text=say(f"labels.{key}"), note=say(f"labels.{key}_note"))
            for side, style, at, key in (
                ("left", "label-ink", bones["thorax"].move((-0.1, 0.42)), "leaning"),
                ("left", "label-blue", hip, "sore_hip"),
                ("right", "label-muted", (0, 0.8), "upright"),
            )
        ),
    )
