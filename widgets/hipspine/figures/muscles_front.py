"""Hips and low back from the front: bones on one half, muscles and nerves on the other."""

from __future__ import annotations

from hipspine.figures.core import Figure
from hipspine.figures.plates import Name, Plate, frontal
from hipspine.figures.texts import texts

say = texts("muscles-front")

MUSCLES = say.layer("muscles", on=True)
NERVES = say.layer("nerves", on=True)
AREAS = say.layer("areas")
BELLY = say.layer("belly")

_m, _n, _b = MUSCLES.shown, NERVES.shown, BELLY.shown

PLATE = Plate(
    say,
    {
        "quadratus-lumborum": Name((0.062, 0.24), _m, _b, deep=True),
        "psoas": Name((0.045, 0.15), _m, _b, rest=True),
        "iliacus": Name((0.09, 0.09), _m),
        "gluteus-medius": Name((0.134, 0.08), _m, deep=True),
        "gluteus-minimus": Name((0.12, 0.03), _m, deep=True),
        "tensor-fasciae-latae": Name((0.137, 0.02), _m),
        "iliotibial-band": Name((0.141, -0.26), _m),
        "adductors": Name((0.045, -0.19), _m),
        "sartorius": Name((0.062, -0.26), _m),
        "rectus-femoris": Name((0.09, -0.29), _m),
        "vasti": Name((0.113, -0.34), _m),
        "obliques": Name((0.12, 0.2), _b),
        "rectus-abdominis": Name((0.03, 0.2), _b),
        "lumbar-plexus": Name((0.03, 0.21), _n, _b),
        "genitofemoral": Name((0.05, 0.05), _n, _b),
        "lateral-femoral-cutaneous": Name((0.12, 0.06), _n),
        "femoral": Name((0.0835, -0.04), _n, rest=True),
        "obturator": Name((0.048, -0.09), _n),
    },
    AREAS.shown,
)

_BEHIND = ("quadratus_lumborum", "gluteus_minimus", "gluteus_medius", "adductor_magnus")
_BEFORE = (
    "adductor_brevis",
    "pectineus",
    "adductor_longus",
    "gracilis",
    "iliacus",
    "psoas",
    "vastus_lateralis",
    "vastus_medialis",
    "rectus_femoris",
    "iliotibial_band",
    "tensor_fasciae_latae",
    "sartorius",
)
_NERVES = ("lumbar_plexus", "obturator", "genitofemoral", "lateral_femoral_cutaneous", "femoral")
_BELLY = ("internal_oblique", "external_oblique", "rectus_abdominis")


FIGURE = Figure(
    id="muscles-front",
    title=say("title"),
    extent=(-0.15, 0.15, -0.44, 0.34),
    choices=(MUSCLES, NERVES, AREAS, BELLY, PLATE.shown),
    primitives=(
        frontal("ribs", "far-bone"),
        *PLATE.drawn(_BEHIND),
        *(frontal(f"T{level}") for level in (11, 12)),
        *(frontal(f"L{level}") for level in range(1, 6)),
        frontal("sacrum"),
        *(frontal(f"{bone}_{side}") for side in ("right", "left") for bone in ("tibia", "femur")),
        frontal("pelvis"),
        *(frontal(f"patella_{side}") for side in ("right", "left")),
        *PLATE.drawn(_BEFORE),
        *PLATE.drawn(_NERVES),
        *PLATE.drawn(_BELLY),
        *PLATE.areas("front"),
        *PLATE.chosen(),
        PLATE.bone("ribs", (-0.1, 0.31)),
        PLATE.bone("lumbar_spine", (-0.03, 0.22), rest=True),
        PLATE.bone("hip_bone", (-0.1, 0.11), rest=True),
        PLATE.bone("sacrum", (-0.02, 0.09)),
        PLATE.bone("hip_joint", (-0.085, 0.0)),
        PLATE.bone("trochanter", (-0.133, -0.01)),
        PLATE.bone("pubis", (-0.012, -0.02)),
        PLATE.bone("femur", (-0.09, -0.2)),
        PLATE.bone("patella", (-0.08, -0.39)),
        *PLATE.area_names("front"),
        *PLATE.labels(),
    ),
    readouts=(),
    sentences=tuple(PLATE.sentences()),
    card=True,
    sources=PLATE.sources,
    illustrative=say("illustrative"),
    caption=say("caption"),
    prediction=say("prediction"),
    guess=say.guess(),
    tasks=say.each("tasks"),
    answer=say.each("answer"),
)
