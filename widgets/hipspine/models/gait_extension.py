"""Late stance in walking: what the low back gives when the hip cannot (roach2015rom for context).

The thigh must go ``thigh_angle`` behind the vertical (0 to 30). The pelvis tips forwards by ``pelvis_angle`` (0 to 25)
and the hip extends by at most ``hip_extension`` from the pelvis (−10 to 30; negative: it stays bent). What is missing,
max(0, thigh − pelvis − hip), the lumbar spine extends further, or the step is shorter by as much. All in degrees.

Solid: the sum, an identity of angles. Illustrative: the starting angles, and how much of what is missing goes to the
back and how much to the step, of which the model says nothing. It stops at angles in the side view at one moment of
the step. Clinical tests use another reference than the pelvis axis: passive hip extension of +6.8° in controls and
−4.2° in chronic low back pain (roach2015rom) is context and must not be put in as ``hip_extension``. In 59 people
with lasting back pain less hip extension went with more turning of the low back, not with more bending back; the
turning did not go with pain, a difference between the two hips did (kim2020extension).

``stride`` is where in the stride the figure is drawn; at 50 % it is the model's one moment. No equation here uses it:
what lies between two steps is drawing (``figures/stride.py``).
"""

from __future__ import annotations

from hipspine.models import algebra as sp
from hipspine.models.core import Model, Output, Parameter

THIGH_ANGLE = Parameter("thigh_angle", "How far the thigh goes behind the vertical", 20, 0, 30, "°", r"\theta")
PELVIS_ANGLE = Parameter("pelvis_angle", "Forward tip of the pelvis in walking", 10, 0, 25, "°", r"\alpha")
HIP_EXTENSION = Parameter(
    "hip_extension",
    "How far the hip can extend",
    5,
    -10,
    30,
    "°",
    r"e_{\max}",
    "From the pelvis, not as a clinical test measures it. Negative: the hip stays bent.",
)

STRIDE = Parameter(
    "stride",
    "Where in the stride",
    50,
    0,
    100,
    "%",
    "t",
    "Only the drawing follows it. 0 and 100: this foot lands. 50: the end of its step, the one moment of the model.",
)

EXTRA_LUMBAR_EXTENSION = Output(
    "extra_lumbar_extension",
    "Extra bend backwards of the low back, or a step shorter by as much",
    lambda: sp.Max(0, THIGH_ANGLE.symbol - PELVIS_ANGLE.symbol - HIP_EXTENSION.symbol),
    "°",
    r"\Delta_{\text{back}}",
)

GAIT_EXTENSION = Model(
    id="gait-extension",
    title="The end of a step: hip, pelvis and low back",
    parameters=(THIGH_ANGLE, PELVIS_ANGLE, HIP_EXTENSION, STRIDE),
    outputs=(EXTRA_LUMBAR_EXTENSION,),
    source="roach2015rom",
    solid="The sum of the angles: what hip and pelvis do not give, the low back gives or the step loses.",
    illustrative="The starting angles, and that the low back gives all of it: a shorter step would do as well.",
    limits="One moment of a step, seen from the side. Clinical measurements of hip extension use another reference "
    "and do not fit in here.",
)
