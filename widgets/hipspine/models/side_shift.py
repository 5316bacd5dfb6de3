"""Leg length and leaning to one side, seen from the front: geometry only.

Lengths in metres, the angle in degrees. The pelvis of someone who stands on two straight legs tips by
atan(leg_difference / hip_width). Weight whose line passes ``side_shift`` from the middle rests on the leg it is
shifted to with a share of ½ + side_shift / hip_width, by balance about the other hip. Ranges: leg difference 0 to
0.04, distance between the hip centres 0.14 to 0.20, shift 0 to 0.07.

The balance of body weight on the hips is the usual one (pauwels1976hip); the rest needs no source. Solid: the
geometry. Illustrative: nothing is fitted, but knees and feet may make up for a shorter leg. It stops at the geometry:
it says nothing about pain.
"""

from __future__ import annotations

from sympy import Rational, atan

from hipspine.models.core import Model, Output, Parameter
from hipspine.models.translate import DEGREE

LEG_DIFFERENCE = Parameter("leg_difference", "Difference in leg length", 0, 0, 0.04, "m", r"\Delta\ell")
HIP_WIDTH = Parameter("hip_width", "Distance between the hip joints", 0.17, 0.14, 0.20, "m", "w")
SIDE_SHIFT = Parameter("side_shift", "Shift of the body to one side", 0, 0, 0.07, "m", "s")

OBLIQUITY = Output(
    "obliquity",
    "Sideways slope of the pelvis",
    atan(LEG_DIFFERENCE.symbol / HIP_WIDTH.symbol) / DEGREE,
    "°",
    r"\beta",
)
LIMB_SHARE = Output(
    "limb_share",
    "Share of the weight on the leg you shift to",
    Rational(1, 2) + SIDE_SHIFT.symbol / HIP_WIDTH.symbol,
    "",
    "q",
)

SIDE_SHIFT_MODEL = Model(
    id="side-shift",
    title="Leg length and leaning to one side",
    parameters=(LEG_DIFFERENCE, HIP_WIDTH, SIDE_SHIFT),
    outputs=(OBLIQUITY, LIMB_SHARE),
    source="pauwels1976hip",
    solid="The geometry: a longer leg tips the pelvis, and a shift of the body puts more weight on one leg.",
    illustrative="The distance between the hip joints, which differs from person to person.",
    limits="Standing still on two straight legs, seen from the front; bent knees and turned feet change it. It says "
    "nothing about pain.",
)
