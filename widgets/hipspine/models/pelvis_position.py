"""Where a turned pelvis puts the two hips: geometry of three turns, with no claim about pain (lehuec2019sagittal).

Angles in degrees, lengths in metres. The line between the hip centres, of length w, is level and points to the side
when all turns are 0. An obliquity b tips it: one hip is lower by w·sin b. A rotation c turns it about the upright: one
hip is ahead by w·cos b·sin c. The tilt turns the pelvis about that line and moves neither hip.

Solid: the geometry. Illustrative: the distance between the hips, taken from the drawn skeleton. Range: rigid pelvis.
"""

from __future__ import annotations

from hipspine.models import algebra as sp
from hipspine.models.core import Model, Output, Parameter

TILT = Parameter("tilt", "Tip of the pelvis forwards", 0, -20, 20, "°", r"\tau")
DROP = Parameter("drop", "Drop of the left side", 0, -12, 12, "°", r"\beta")
ROTATION = Parameter("rotation", "Turn of the left side forwards", 0, -20, 20, "°", r"\gamma")
HIP_DISTANCE = Parameter("hip_distance", "Distance between the hip centres", 0.155, 0.14, 0.20, "m", "w")

LOWER = Output(
    "lower",
    "The left hip is lower by",
    lambda: HIP_DISTANCE.symbol * sp.sin(DROP.symbol * sp.DEGREE),
    "m",
    r"\Delta_{\downarrow}",
)
AHEAD = Output(
    "ahead",
    "The left hip is ahead by",
    lambda: HIP_DISTANCE.symbol * sp.cos(DROP.symbol * sp.DEGREE) * sp.sin(ROTATION.symbol * sp.DEGREE),
    "m",
    r"\Delta_{\rightarrow}",
)

PELVIS_POSITION = Model(
    id="pelvis-position",
    title="Three turns of the pelvis",
    parameters=(TILT, DROP, ROTATION, HIP_DISTANCE),
    outputs=(LOWER, AHEAD),
    source="lehuec2019sagittal",
    solid="The geometry of three turns.",
    illustrative="The distance between the hips, which differs from person to person.",
    limits="A rigid pelvis. A position is not a diagnosis and says nothing about pain.",
)
