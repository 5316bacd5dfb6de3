"""Leg length and leaning to one side, seen from the front: geometry only.

Lengths in metres, the angle in degrees. The pelvis is rigid and keeps its width between the hip centres; both legs are
straight and upright, so that each foot stands under its hip. With legs that differ the pelvis tips by
asin(leg_difference / hip_width), as a drop does in ``pelvis-position``, and the feet stand √(hip_width² −
leg_difference²) apart. Weight whose line passes ``side_shift`` from the middle between the feet rests on the leg it is
shifted to with a share of ½ + side_shift / that distance, by balance about the other foot, and with all of it once the
line reaches the foot. Ranges: leg difference 0 to 0.04, distance between the hip centres 0.14 to 0.20, shift 0 to 0.07.

The balance of body weight on the hips is the usual one (pauwels1976hip); the rest needs no source. Solid: the
geometry. Illustrative: nothing is fitted, but knees and feet may make up for a shorter leg. Feet that stand wider or
narrower than the hips change both the slope and the share. It stops at the geometry: it says nothing about pain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipspine.models import algebra as sp
from hipspine.models.core import Model, Output, Parameter

if TYPE_CHECKING:
    from sympy import Expr

LEG_DIFFERENCE = Parameter("leg_difference", "Difference in leg length", 0, 0, 0.04, "m", r"\Delta\ell")
HIP_WIDTH = Parameter("hip_width", "Distance between the hip joints", 0.17, 0.14, 0.20, "m", "w")
SIDE_SHIFT = Parameter("side_shift", "Shift of the body to one side", 0, 0, 0.07, "m", "s")


def _share() -> Expr:
    between_feet = sp.sqrt(HIP_WIDTH.symbol**2 - LEG_DIFFERENCE.symbol**2)
    return sp.Min(1, sp.Rational(1, 2) + SIDE_SHIFT.symbol / between_feet)


OBLIQUITY = Output(
    "obliquity",
    "Sideways slope of the pelvis",
    lambda: sp.asin(LEG_DIFFERENCE.symbol / HIP_WIDTH.symbol) / sp.DEGREE,
    "°",
    r"\beta",
)
LIMB_SHARE = Output(
    "limb_share",
    "Share of the weight on the leg you shift to",
    _share,
    "",
    "q",
)

SIDE_SHIFT_MODEL = Model(
    id="side-shift",
    title="Leg length and leaning to one side",
    parameters=(LEG_DIFFERENCE, HIP_WIDTH, SIDE_SHIFT),
    outputs=(OBLIQUITY, LIMB_SHARE),
    source="pauwels1976hip",
    solid="The geometry of a rigid pelvis on two upright legs: a longer leg tips the pelvis, and a shift of the body "
    "puts more weight on one leg.",
    illustrative="The distance between the hip joints, which differs from person to person.",
    limits="Standing still on two straight legs with the feet under the hips, seen from the front; feet set wider or "
    "closer, bent knees and turned feet change it. It says nothing about pain.",
)
