"""Hips and low back from behind: bones on one half, muscles and nerves on the other."""

from __future__ import annotations

from itertools import pairwise

from hipspine.figures.core import Figure
from hipspine.figures.plates import Name, Plate, curved, frontal
from hipspine.figures.primitives import Area, Line
from hipspine.figures.skeleton import landmarks
from hipspine.figures.texts import texts

say = texts("muscles-back")

BUTTOCK = say.layer("buttock", on=True)
MUSCLES = say.layer("muscles", on=True)
NERVES = say.layer("nerves", on=True)
AREAS = say.layer("areas")

_m, _n = MUSCLES.shown, NERVES.shown
_g = BUTTOCK.shown * (1 - AREAS.shown)  # it would hide the nerves whose areas are shown

PLATE = Plate(
    say,
    {
        "erector-spinae": Name((0.03, 0.22), _m),
        "quadratus-lumborum": Name((0.07, 0.2), _m, deep=True),
        "multifidus": Name((0.012, 0.12), _m, deep=True),
        "gluteus-maximus": Name((0.08, 0.04), _g, rest=True),
        "gluteus-medius": Name((0.115, 0.1), _m),
        "piriformis": Name((0.07, 0.035), _m, _g),
        "obturator-internus-gemelli": Name((0.09, -0.002), _m, _g, deep=True),
        "quadratus-femoris": Name((0.09, -0.04), _m, _g, deep=True),
        "adductors": Name((0.045, -0.15), _m),
        "hamstrings": Name((0.07, -0.22), _m),
        "sacral-plexus": Name((0.052, 0.052), _n, _g),
        "superior-gluteal": Name((0.09, 0.07), _n, _g),
        "inferior-gluteal": Name((0.08, 0.0), _n, _g),
        "nerve-to-quadratus-femoris": Name((0.07, 0.0), _n, _g),
        "sciatic": Name((0.081, -0.335), _n, rest=True),
    },
    AREAS.shown,
)

_WITHIN = ("sacral_plexus",)
"""What the sacrum and the hip bone hide from behind but for the notch between them."""
_MUSCLES = (
    "adductor_magnus",
    "quadratus_lumborum",
    "gemelli",
    "quadratus_femoris",
    "gluteus_medius",
    "multifidus",
    "longissimus",
    "iliocostalis",
)
_NERVES = ("superior_gluteal", "nerve_to_quadratus_femoris", "inferior_gluteal", "sciatic")
_HAMSTRINGS = ("semimembranosus", "semitendinosus", "biceps_femoris")


_discs = landmarks("frontal")
_LEVELS = [_discs[f"disc_{levels}"][1] for levels in ("T11T12", "T12L1", "L1L2", "L2L3", "L3L4", "L4L5", "L5S1")]


def _spine_of(above: float, below: float) -> Area:
    """Return the spine of a vertebra between the discs above and below it: a drop that hangs from its arch."""
    top, end = below + 0.62 * (above - below), below - 0.12 * (above - below)
    drop = ((0.0, top), (0.003, top - 0.003), (0.0035, end + 0.006), (0.0, end))
    left = tuple((-x, y) for x, y in drop[-2:0:-1])
    return Area(style="bone", points=curved((*drop, *left)))


_CREST = Line(style="region-edge", smooth=True, points=((0.001, 0.118), (-0.001, 0.09), (0.001, 0.06), (0.0, 0.03)))

FIGURE = Figure(
    id="muscles-back",
    title=say("title"),
    extent=(-0.15, 0.15, -0.44, 0.34),
    choices=(BUTTOCK, MUSCLES, NERVES, AREAS, PLATE.shown),
    primitives=(
        frontal("ribs", "far-bone"),
        *(frontal(f"patella_{side}", "far-bone") for side in ("right", "left")),
        *(frontal(f"{bone}_{side}") for side in ("right", "left") for bone in ("fibula", "tibia", "femur")),
        *PLATE.drawn(("obturator_internus", *_WITHIN)),
        frontal("pelvis"),
        *PLATE.drawn(("piriformis",)),
        frontal("sacrum"),
        _CREST,
        *(frontal(f"L{level}") for level in range(5, 0, -1)),
        *(frontal(f"T{level}") for level in (12, 11)),
        *(_spine_of(above, below) for above, below in pairwise(_LEVELS)),
        *PLATE.drawn(_MUSCLES),
        *PLATE.drawn(_NERVES),
        *PLATE.drawn(_HAMSTRINGS),
        *PLATE.drawn(("gluteus_maximus",)),
        *PLATE.areas("back"),
        *PLATE.chosen(),
        PLATE.bone("ribs", (-0.1, 0.31)),
        PLATE.bone("lumbar_spine", (-0.03, 0.22), rest=True),
        PLATE.bone("hip_bone", (-0.1, 0.11), rest=True),
        PLATE.bone("sacrum", (-0.02, 0.09)),
        PLATE.bone("hip_joint", (-0.085, 0.0)),
        PLATE.bone("trochanter", (-0.133, -0.01)),
        PLATE.bone("sitting_bone", (-0.055, -0.045)),
        PLATE.bone("tailbone", (-0.002, 0.02)),
        PLATE.bone("femur", (-0.09, -0.2)),
        *PLATE.area_names("back"),
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
