"""Pauwels' balance of the pelvis on one leg, frontal plane (pauwels1976hip).

Forces in body weights (BW), lengths in metres, the angle in degrees from the vertical. The weight carried by the
standing hip, k = 0.80 to 0.86, pulls the pelvis down at a lever d − x; the abductors at a lever a hold it up; a stick
in the other hand helps with a force C at a lever d_c. Moment = k(d − x) − C·d_c; the abductors pull moment/a, at most
``abductor_strength``; what they cannot hold is the deficit. With no deficit the force in the joint balances the rest.
``lean`` (x) moves the whole weight that the hip carries: trunk, head, arms and the free leg. A trunk that leans by as
much moves it less, because the free leg does not come along.

Solid: the balance itself; lever ratio 3 gives about four times the weight carried, as published, and a lower ratio
agrees with what was measured inside hips. Illustrative: the default levers, and how far a pelvis drops when the
abductors are too weak (the model gives no number for it). Range: standing still, two dimensions, no other muscles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipspine.models import algebra as sp
from hipspine.models.core import Model, Output, Parameter

if TYPE_CHECKING:
    from sympy import Expr

SUPPORTED_FRACTION = Parameter(
    "supported_fraction", "Share of body weight on the hip", 5 / 6, 0.80, 0.86, "body weights", "k"
)
BODY_LEVER = Parameter("body_lever", "Lever of the body's weight", 0.10, 0.085, 0.15, "m", "d")
ABDUCTOR_LEVER = Parameter("abductor_lever", "Lever of the hip abductors", 0.05, 0.04, 0.06, "m", "a")
ABDUCTOR_ANGLE = Parameter("abductor_angle", "Slant of the abductors from the vertical", 20, 10, 30, "°", r"\varphi")
LEAN = Parameter(
    "lean",
    "Shift of the weight carried towards the standing hip",
    0,
    0,
    0.10,
    "m",
    "x",
    "The whole weight that the hip carries; a trunk that leans by as much moves it less.",
)
CANE_FORCE = Parameter("cane_force", "Push on a stick in the other hand", 0, 0, 0.20, "body weights", "C")
CANE_LEVER = Parameter("cane_lever", "Lever of the stick", 0.32, 0.25, 0.40, "m", "d_c")
ABDUCTOR_STRENGTH = Parameter(
    "abductor_strength", "The most the abductors can pull", 3, 0.2, 3, "body weights", r"T_{\max}"
)

BALANCED = 1e-12
"""A deficit up to this is rounding: at the very edge of balance it must not topple the pelvis."""


def _moment() -> Expr:
    weight = SUPPORTED_FRACTION.symbol * (BODY_LEVER.symbol - LEAN.symbol)
    return weight - CANE_FORCE.symbol * CANE_LEVER.symbol


def _pull() -> Expr:
    return sp.Min(sp.Max(0, _moment() / ABDUCTOR_LEVER.symbol), ABDUCTOR_STRENGTH.symbol)


def _unheld() -> Expr:
    return sp.Max(0, _moment() - ABDUCTOR_STRENGTH.symbol * ABDUCTOR_LEVER.symbol)


def _joint() -> tuple[Expr, Expr]:
    """Return the parts of the force in the joint, upright and sideways."""
    pull, slant = ABDUCTOR_FORCE.symbol, ABDUCTOR_ANGLE.symbol * sp.DEGREE
    return SUPPORTED_FRACTION.symbol - CANE_FORCE.symbol + pull * sp.cos(slant), pull * sp.sin(slant)


def _balanced(value: Expr) -> Expr:
    return sp.Piecewise((sp.nan, DEFICIT.symbol > BALANCED), (value, True))


def _joint_force() -> Expr:
    upright, sideways = _joint()
    return _balanced(sp.sqrt(upright**2 + sideways**2))


def _joint_angle() -> Expr:
    upright, sideways = _joint()
    return _balanced(sp.atan2(sideways, upright) / sp.DEGREE)


ABDUCTOR_FORCE = Output("abductor_force", "Pull of the abductors", _pull, "body weights", "T")
DEFICIT = Output("deficit", "Turning effect left unheld", _unheld, "body weights × m", "D")
JOINT_FORCE = Output("joint_force", "Force in the hip joint", _joint_force, "body weights", "R")
JOINT_ANGLE = Output("joint_angle", "Slant of the joint force from the vertical", _joint_angle, "°", r"\theta_R")

SINGLE_LEG_STANCE = Model(
    id="single-leg-stance",
    title="Balancing the pelvis on one leg",
    parameters=(
        SUPPORTED_FRACTION,
        BODY_LEVER,
        ABDUCTOR_LEVER,
        ABDUCTOR_ANGLE,
        LEAN,
        CANE_FORCE,
        CANE_LEVER,
        ABDUCTOR_STRENGTH,
    ),
    outputs=(ABDUCTOR_FORCE, DEFICIT, JOINT_FORCE, JOINT_ANGLE),
    source="pauwels1976hip",
    solid="The balance of turning effects about the hip, and that the force in the joint falls when the weight comes "
    "nearer, as with a lean, or a stick helps.",
    illustrative="The lengths of the levers, which differ from person to person, and how far a weak hip lets the "
    "pelvis drop.",
    limits="Standing still on one leg, seen from the front; no other muscles. With a deficit there is no balance and "
    "no joint force.",
)
