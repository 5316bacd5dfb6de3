"""Shape and position of the pelvis in the side view.

Equations: pelvic incidence = pelvic tilt + sacral slope, an identity of geometry (lehuec2019sagittal). All angles in
degrees. Pelvic incidence 30 to 85 belongs to the person and does not change with posture; radiographic pelvic tilt −5
to 40 is positive when the pelvis is turned backwards; the change of position −20 to 20 is positive forwards.

Solid: the identity. Illustrative: the lordosis expected for a pelvic incidence (hyun2019lordosis: 150 Korean men of
mean age 64, R² .35), drawn as a wide band; the ASIS–PSIS tilt starting from the mean of 30 cadaver pelves.
"""

from __future__ import annotations

from hipspine.models import algebra as sp
from hipspine.models.core import Model, Output, Parameter

PELVIC_INCIDENCE = Parameter(
    "pelvic_incidence",
    "Pelvic incidence",
    52,
    30,
    85,
    "°",
    r"\mathrm{PI}",
    "The shape of this pelvis. It does not change with posture.",
)
PELVIC_TILT = Parameter(
    "pelvic_tilt",
    "Pelvic tilt in the X-ray sense, at rest",
    12,
    -5,
    40,
    "°",
    r"\mathrm{PT}",
    "Positive: turned backwards.",
)
ANTERIOR_TILT = Parameter(
    "anterior_tilt", "Tip the pelvis forwards", 0, -20, 20, "°", r"\delta", "Positive: forwards, as therapists say it."
)

PELVIC_TILT_NOW = Output(
    "pelvic_tilt_now",
    "Pelvic tilt now",
    lambda: PELVIC_TILT.symbol - ANTERIOR_TILT.symbol,
    "°",
    r"\mathrm{PT}_{\text{now}}",
)
SACRAL_SLOPE = Output(
    "sacral_slope",
    "Sacral slope",
    lambda: PELVIC_INCIDENCE.symbol - PELVIC_TILT_NOW.symbol,
    "°",
    r"\mathrm{SS}",
)
EXPECTED_LORDOSIS = Output(
    "expected_lordosis",
    "Low-back curve that goes with this incidence, on average",
    lambda: sp.Float("0.62") * PELVIC_INCIDENCE.symbol + sp.Float("27.61"),
    "°",
    r"\mathrm{LL}_{\text{expected}}",
)
LORDOSIS_CHANGE = Output(
    "lordosis_change", "Change of the low-back curve", lambda: ANTERIOR_TILT.symbol, "°", r"\Delta\mathrm{LL}"
)
ASIS_PSIS_TILT = Output(
    "asis_psis_tilt",
    "Tilt between the hip-bone points",
    lambda: 13 + ANTERIOR_TILT.symbol,
    "°",
    r"\mathrm{tilt}_{\text{ASIS–PSIS}}",
)

SPINOPELVIC = Model(
    id="spinopelvic",
    title="Shape and position of the pelvis",
    parameters=(PELVIC_INCIDENCE, PELVIC_TILT, ANTERIOR_TILT),
    outputs=(PELVIC_TILT_NOW, SACRAL_SLOPE, EXPECTED_LORDOSIS, LORDOSIS_CHANGE, ASIS_PSIS_TILT),
    source="lehuec2019sagittal",
    solid="Pelvic incidence is pelvic tilt plus sacral slope: geometry.",
    illustrative="The expected low-back curve is one formula from older Korean men that explains a third of the "
    "spread; the therapist’s tilt starts from the mean of 30 cadaver pelves.",
    limits="A standing adult seen from the side, trunk upright, with the low-back curve taking up the whole turn.",
)
