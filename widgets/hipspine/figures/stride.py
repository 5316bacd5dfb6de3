"""A stride from the side: how thighs, knees and feet get from one step to the next. All but its ends is drawing.

Fractions of the stride run from 0, where the near foot lands, over 0.5, the end of its step, to 1. At 0.5 the near
thigh is where the model has it; the far leg then lands, straight and on its heel.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sympy import Max, Min, Piecewise, asin, cos, pi, sin

from hipspine.figures.primitives import Number, Point, Turn
from hipspine.figures.skeleton import landmarks
from hipspine.models.translate import DEGREE

if TYPE_CHECKING:
    from hipspine.figures.workings import Workings

GROUND = -0.857
SWING = 58
"""How far a knee bends while its foot swings forwards, in degrees."""
RAISED = 18
"""How much farther the thigh swings forwards in between, so that the foot clears the ground, in degrees."""
FLAT = 0.25
"""Part of a step after which the foot that landed is flat on the ground."""

_points = landmarks("sagittal")
_knee, _ankle = _points["knee"], _points["ankle"]
_heel: Point = (-0.05, -0.855)
TOE: Point = (0.197, -0.851)
_foot_length = math.dist(_ankle, TOE)
_foot_slope = math.degrees(math.atan2(_ankle[1] - TOE[1], TOE[0] - _ankle[0]))
_SOLE = _ankle[1] - _heel[1]
_BEHIND = _ankle[0] - _heel[0]


def ahead(angle: Number) -> Number:
    """Return how far in front of the vertical a leg lands when the other thigh is ``angle`` degrees behind it."""
    return 6 + 0.55 * angle


def trailing_bend(angle: Number) -> Number:
    """Return how far the knee is bent at the end of a step, with the thigh ``angle`` degrees behind the vertical."""
    return Max(0.5 * angle, -2 * angle, evaluate=False)


def thigh_way(stride: Number, swings: Number, back: Number, front: Number) -> Number:
    """Return a thigh's angle behind the vertical, between ``front`` before it at 0 and ``back`` behind it at 0.5.

    ``swings`` is 1 while the foot is in the air, and 0 otherwise.
    """
    raised = RAISED * swings * sin(2 * pi * stride) ** 2
    return (back - front) / 2 - (back + front) / 2 * cos(2 * pi * stride) - raised


def landed(angle: Number) -> Number:
    """Return the height of the hips as a straight leg lands on its heel, ``angle`` degrees in front."""
    return GROUND - sin(angle * DEGREE) * _heel[0] - cos(angle * DEGREE) * _heel[1]


def _below_hip(thigh: Number, bend: Number) -> Number:
    """Return how high the ankle is above the hip (a number below 0)."""
    a, b = thigh * DEGREE, (thigh + bend) * DEGREE
    shin = (_ankle[0] - _knee[0], _ankle[1] - _knee[1])
    upper = -sin(a) * _knee[0] + cos(a) * _knee[1]
    return upper - sin(b) * shin[0] + cos(b) * shin[1]


def _lift(ankle: Number) -> Number:
    """Return how far the heel is lifted with the toes on the ground and the ankle at a height, in degrees."""
    return Max(0, asin(Min(1, (ankle - GROUND) / _foot_length, evaluate=False)) / DEGREE - _foot_slope, evaluate=False)


@dataclass(frozen=True)
class Leg:
    """One leg's way through a step: its thigh now, and at the middle and end of its stance; where both legs land."""

    thigh: Number
    middle: Number
    end: Number
    lands: Number
    other_lands: Number

    @property
    def bend(self) -> Number:
        """How far the knee is bent at the end of the step."""
        return trailing_bend(self.end)

    def standing_knee(self, part: Number) -> Number:
        """Return the bend of the knee in stance; ``part`` runs from 0 to 1."""
        return self.bend * (1 - cos(pi * part)) / 2

    def swinging_knee(self, part: Number) -> Number:
        """Return the bend of the knee in swing."""
        return self.bend * (1 - part) + SWING * sin(pi * part) ** 2

    def _tip(self, part: Number) -> Number:
        """Return how far the toes still are up after landing, in degrees."""
        return self.lands * Max(0, 1 - part / FLAT, evaluate=False)

    def hips(self, part: Number) -> Number:
        """Return the height of the hips over this leg in stance: they rise over it and sink to the next landing."""
        knee = self.standing_knee(part)
        tip = self._tip(part) * DEGREE
        over = GROUND + _BEHIND * sin(tip) + _SOLE * cos(tip) - _below_hip(self.thigh, knee)
        top = GROUND + _SOLE - _below_hip(self.middle, self.bend / 2)
        sinks = top + (landed(self.other_lands) - top) * sin(pi * (part - 0.5)) ** 2
        return Piecewise((over, part < 0.5), (Max(sinks, over, evaluate=False), True))

    def standing_foot(self, part: Number, hips: Number) -> Number:
        """Return the turn of the foot in stance, toes up."""
        ankle = hips + _below_hip(self.thigh, self.standing_knee(part))
        return Piecewise((self._tip(part), part < FLAT), (-_lift(ankle), True))

    def swinging_foot(self, part: Number, hips: Number) -> Number:
        """Return the turn of the foot in swing: from the push on the toes to at rest under the shin, off the ground."""
        knee = self.swinging_knee(part)
        pushed = -_lift(landed(self.other_lands) + _below_hip(self.end, self.bend))
        hanging = (pushed + self.end + self.bend) * (1 - part) - (self.thigh + knee)
        return Max(hanging, -_lift(hips + _below_hip(self.thigh, knee)), evaluate=False)


@dataclass(frozen=True)
class Posed:
    """Where a leg's bones are."""

    thigh: Turn
    shin: Turn
    foot: Turn

    @property
    def bones(self) -> tuple[tuple[str, Turn], ...]:
        """The bones from back to front, and how each has moved."""
        below = (("fibula", self.shin), ("tibia", self.shin), ("foot", self.foot))
        return (*below, ("femur", self.thigh), ("patella", self.thigh))


def posed(hip: Point, thigh: Number, bend: Number, foot: Number) -> Posed:
    """Return a leg below ``hip``: ``thigh`` degrees behind the vertical, the knee bent, the foot turned toes up."""
    upper = Turn(-thigh, *hip)
    lower = Turn.about(_knee, -(thigh + bend), upper.move(_knee))
    return Posed(upper, lower, Turn.about(_ankle, foot, lower.move(_ankle)))


def end_of_step(angle: Number) -> tuple[Point, Posed, Turn]:
    """Return the hip, the trailing and the leading leg at the end of a step, a thigh ``angle`` degrees back."""
    hip: Point = (0.0, landed(ahead(angle)))
    bend = trailing_bend(angle)
    foot = -_lift(hip[1] + _below_hip(angle, bend))
    return hip, posed(hip, angle, bend, foot), Turn(ahead(angle), *hip)


def walking(stride: Number, near: Leg, far: Leg, named: Workings) -> tuple[Point, Posed, Posed]:
    """Return the hip, the near and the far leg at a fraction of the stride."""
    first, second = 2 * stride, 2 * stride - 1
    early = stride <= 0.5
    height = named.number("height", Piecewise((near.hips(first), early), (far.hips(second), True)))
    hip: Point = (0.0, height)
    legs = []
    ways = (("near", near, first, second, early), ("far", far, second, first, stride > 0.5))
    for name, leg, stands, swings, now in ways:
        bend = named.number(
            f"{name}_bend", Piecewise((leg.standing_knee(stands), now), (leg.swinging_knee(swings), True))
        )
        foot = Piecewise((leg.standing_foot(stands, height), now), (leg.swinging_foot(swings, height), True))
        pose = posed(hip, leg.thigh, bend, named.number(f"{name}_foot", foot))
        parts = (("thigh", pose.thigh), ("shin", pose.shin), ("foot", pose.foot))
        legs.append(Posed(*(named.turn(f"{name}_{part}", turn) for part, turn in parts)))
    return hip, legs[0], legs[1]
