"""A lever model of the low back: ratios to standing upright, never newtons for a person.

Forces in body weights (BW), lengths in metres, angles in degrees. The weight of the trunk, W = 0.58, acts l = 0.20 up
the trunk and e₀ = 0.02 in front of the lowest disc, a load in the hands at its own reach; the back muscles hold both
at a lever d = 0.06. Turning effect = W(l sin θ + e₀) + load·reach; muscle force = that / d. The disc is taken as level
when the trunk is upright and leans by α = 0.6θ; the muscles pull at right angles to it, and of the weight above it the
part at right angles squeezes: compression = muscle force + (W + load)·cos α. Its ratio is to standing without a load,
0.7733 BW. Ranges: trunk 0 to 70, load 0 to 0.3, reach 0.1 to 0.4.

The part of the weight along the disc, (W + load)·sin α, is no output: how much of it slides depends on how steep the
disc is in the standing person and on which way the muscle fibres run, and neither is in this model.

Checked against disc pressures of one man (wilke1999disc). Solid: the balance of turning effects, and that bending and
holding a load far away cost most. Illustrative: the five constants; and the postures with bent knees (trunk 20, reach
0.22) and with a round back (trunk 45, reach 0.30), which were fitted to those pressures. It stops at a ratio of 4.9:
nothing measured lies beyond.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipspine.models import algebra as sp
from hipspine.models.core import Model, Output, Parameter

if TYPE_CHECKING:
    from sympy import Expr

TRUNK_ANGLE = Parameter("trunk_angle", "Lean of the trunk forwards", 0, 0, 70, "°", r"\theta")
LOAD = Parameter("load", "Load in the hands", 0, 0, 0.3, "body weights", "P")
LOAD_REACH = Parameter("load_reach", "How far in front the load is held", 0.15, 0.1, 0.4, "m", "r")

DISC_SHARE = (3, 5)
"""How much of the trunk's lean the lowest disc takes, as a fraction; illustrative."""

CHECKED_UP_TO = 4.9
"""The compression ratio beyond which there is nothing to check the model against; figures shade it."""

_WEIGHT, _HEIGHT, _AHEAD, _LEVER = "0.58", "0.20", "0.02", "0.06"


def _per_lever() -> Expr:
    # Else SymPy divides out, and the reader meets 16.67 in place of a lever.
    return sp.Pow(sp.Float(_LEVER), -1, evaluate=False)


def _pull() -> Expr:
    weight, height, ahead = (sp.Float(number) for number in (_WEIGHT, _HEIGHT, _AHEAD))
    with sp.distribute(False):  # the weight stays in front of its bracket
        moment = weight * (height * sp.sin(TRUNK_ANGLE.symbol * sp.DEGREE) + ahead) + LOAD.symbol * LOAD_REACH.symbol
    return sp.Mul(moment, _per_lever(), evaluate=False)


def _squeeze() -> Expr:
    slant = sp.Rational(*DISC_SHARE) * TRUNK_ANGLE.symbol * sp.DEGREE
    return MUSCLE_FORCE.symbol + (sp.Float(_WEIGHT) + LOAD.symbol) * sp.cos(slant)


def _ratio() -> Expr:
    weight, ahead = sp.Float(_WEIGHT), sp.Float(_AHEAD)
    standing = sp.Add(weight, sp.Mul(weight, ahead, _per_lever(), evaluate=False), evaluate=False)
    return sp.Mul(COMPRESSION.symbol, sp.Pow(standing, -1, evaluate=False), evaluate=False)


MUSCLE_FORCE = Output("muscle_force", "Pull of the back muscles", _pull, "body weights", "F")
COMPRESSION = Output("compression", "Squeeze on the lowest disc", _squeeze, "body weights", "C")
COMPRESSION_RATIO = Output(
    "compression_ratio",
    "Squeeze compared with standing upright",
    _ratio,
    "",
    r"C / C_{\text{standing}}",
)

LUMBAR_LOAD = Model(
    id="lumbar-load",
    title="Load on the low back",
    parameters=(TRUNK_ANGLE, LOAD, LOAD_REACH),
    outputs=(MUSCLE_FORCE, COMPRESSION, COMPRESSION_RATIO),
    source="wilke1999disc",
    solid="The balance of turning effects: bending forwards and holding a load far away raise the load on the low "
    "back most.",
    illustrative="The weight and levers inside the model; that the disc is level when upright and takes six tenths of "
    "the lean; and the postures for lifting with bent knees or a round back, which were fitted to pressures measured "
    "in one man.",
    limits="Ratios to standing upright, standing still, with one muscle and no belly pressure; never newtons for a "
    "person. Beyond 4.9 times standing there is nothing to check it against. It says nothing of how far a vertebra "
    "is pushed forwards along the disc: that needs the slope of the disc and the direction of the muscle fibres.",
)
