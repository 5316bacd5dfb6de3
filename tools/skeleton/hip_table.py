"""The muscles of pelvis and hip, in the words of `courses`.

What stands beside `end` and `via`, the points of the package's own paths, was placed by hand on the bones after the
attachments that `data/anatomy.yml` names.
"""

from __future__ import annotations

from .courses import Course, Point, by, end, on, seen

_LESSER = on("femur", -18, -57, 88)
_FROM_GROIN = by("pelvis", 33, -6, 75)

PSOAS = Course(
    strands=(
        (end("Ps_L1_VB", 0), by("L3", -4, 226, 36), by("L5", 14, 146, 55), by("pelvis", 35, 80, 63),
         by("pelvis", 43, 26, 71), by("pelvis", 35, -5, 78), _LESSER),
        (end("Ps_L1_L2_IVD", 0), by("L3", -4, 220, 32), by("L5", 11, 143, 51), by("pelvis", 31, 80, 60),
         by("pelvis", 41, 25, 69), _FROM_GROIN, _LESSER),
        (end("Ps_L2_TP", 0), by("L4", -11, 186, 37), by("L5", 0, 140, 49), by("pelvis", 23, 80, 59),
         by("pelvis", 38, 25, 68), _FROM_GROIN, _LESSER),
        (end("Ps_L2_L3_IVD", 0), by("L4", 0, 182, 33), by("L5", 7, 140, 46), by("pelvis", 26, 80, 56),
         by("pelvis", 39, 25, 67), _FROM_GROIN, _LESSER),
        (end("Ps_L3_L4_IVD", 0), by("L4", 1, 178, 30), by("pelvis", 9, 120, 45), by("pelvis", 21, 80, 53),
         by("pelvis", 37, 25, 65), _FROM_GROIN, _LESSER),
        (end("Ps_L4_TP", 0), by("L5", -8, 146, 38), by("pelvis", 10, 92, 48), by("pelvis", 33, 25, 64), _FROM_GROIN,
         _LESSER),
        (end("Ps_L5_VB", 0), by("L5", 3, 116, 36), by("pelvis", 13, 72, 48), by("pelvis", 32, 25, 61),
         by("pelvis", 32, -7, 72), _LESSER),
    ),
    width=14,
    side=16,
)


def _fossa(x: float, y: float, z: float, lateral: float) -> tuple[Point, ...]:
    """Return a strand of iliacus from the inner hollow, where it is seen at x and y, over the brim."""
    return (
        seen("pelvis", "inner", x, y),
        by("pelvis", (x + 42) / 2 + 3, (y + 28) / 2, (z + 72 + lateral) / 2 - 2),
        by("pelvis", 42, 24, 76 + lateral),
        by("pelvis", 36, -6, 82 + lateral / 2),
        on("femur", -12, -66 - lateral / 2, 94),
    )

ILIACUS = Course(
    strands=(
        _fossa(49, 86, 122, 12),
        _fossa(39, 104, 119, 9),
        _fossa(24, 121, 114, 5),
        _fossa(4, 139, 98, 1),
        _fossa(-15, 150, 80, -3),
        _fossa(-33, 142, 56, -6),
        _fossa(-38, 122, 46, -9),
    ),
    width=11,
    spread=12,
)
TENSOR_FASCIAE_LATAE = Course(
    strands=(
        (on("pelvis", 53, 80, 128), by("pelvis", 47, 15, 140), by("femur", 27, -110, 136)),
        (on("pelvis", 46, 94, 130), by("pelvis", 40, 15, 143), by("femur", 22, -116, 138)),
        (on("pelvis", 36, 106, 131), by("pelvis", 32, 15, 145), by("femur", 17, -120, 139)),
    ),
    width=15,
)
ILIOTIBIAL_BAND = Course(
    strands=(
        (on("pelvis", 32, 110, 132), by("pelvis", 26, 20, 147), by("femur", 22, -100, 141), by("femur", 26, -220, 131),
         by("femur", 22, -340, 119), on("tibia", 14, -446, 112)),
        (on("pelvis", 8, 132, 120), by("pelvis", 0, 45, 147), by("femur", -4, -30, 148), by("femur", 12, -180, 135),
         by("femur", 15, -330, 119), on("tibia", 10, -447, 112)),
    ),
    width=12,
    spread=5,
    schematic=True,
)
GLUTEUS_MAXIMUS = Course(
    strands=(
        (seen("pelvis", "outer", -52, 132), by("pelvis", -62, 78, 98), by("femur", -40, 5, 138),
         by("femur", -8, -72, 139)),
        (seen("pelvis", "outer", -76, 104), by("pelvis", -92, 46, 86), by("femur", -62, -34, 128),
         by("femur", -6, -108, 134)),
        (on("sacrum", -84, 84, 24), by("pelvis", -110, 18, 70), by("femur", -74, -66, 114), by("femur", -2, -136, 127)),
        (on("sacrum", -96, 52, 14), by("pelvis", -116, -12, 60), by("femur", -74, -92, 102), on("femur", 0, -150, 112)),
        (on("sacrum", -84, 22, 6), by("pelvis", -106, -44, 48), by("femur", -64, -114, 90), on("femur", 2, -164, 108)),
    ),
    width=15,
    spread=11,
)
GLUTEUS_MEDIUS = Course(
    strands=(
        (seen("pelvis", "outer", 44, 97), by("pelvis", 25, 52, 140), on("femur", 0, -20, 138)),
        (seen("pelvis", "outer", 28, 117), by("pelvis", 12, 62, 137), on("femur", -6, -18, 139)),
        (seen("pelvis", "outer", 7, 137), by("pelvis", -3, 70, 127), on("femur", -13, -14, 138)),
        (seen("pelvis", "outer", -18, 151), by("pelvis", -19, 74, 114), on("femur", -20, -9, 136)),
        (seen("pelvis", "outer", -40, 145), by("pelvis", -34, 70, 102), on("femur", -25, -5, 133)),
        (seen("pelvis", "outer", -54, 124), by("pelvis", -42, 58, 96), on("femur", -29, -2, 130)),
    ),
    width=12,
    spread=11,
)
GLUTEUS_MINIMUS = Course(
    strands=(
        (seen("pelvis", "outer", 36, 82), by("pelvis", 22, 36, 124), on("femur", 0, -12, 132)),
        (seen("pelvis", "outer", 20, 96), by("pelvis", 9, 42, 119), on("femur", -2, -8, 132)),
        (seen("pelvis", "outer", 0, 102), by("pelvis", -4, 46, 111), on("femur", -5, -6, 131)),
        (seen("pelvis", "outer", -20, 94), by("pelvis", -16, 44, 103), on("femur", -8, -4, 130)),
        (seen("pelvis", "outer", -34, 76), by("pelvis", -24, 36, 98), on("femur", -11, -3, 128)),
    ),
    width=10,
    spread=8,
)
PIRIFORMIS = Course(
    strands=(
        (seen("sacrum", "front", 90, 20), by("pelvis", -43, 62, 58), by("femur", -31, 22, 94),
         on("femur", -16, -1, 122)),
        (seen("sacrum", "front", 74, 17), by("pelvis", -48, 50, 57), by("femur", -34, 14, 92),
         on("femur", -17, -2, 122)),
        (seen("sacrum", "front", 58, 12), by("pelvis", -53, 38, 55), by("femur", -37, 6, 90),
         on("femur", -18, -3, 122)),
    ),
    width=10,
    spread=4,
)
OBTURATOR_INTERNUS = Course(
    strands=(
        (seen("pelvis", "inner", 4, 22), by("pelvis", -52, 2, 47), by("femur", -40, -4, 84), on("femur", -22, -6, 118)),
        (seen("pelvis", "inner", 24, 2), by("pelvis", -54, -2, 47), by("femur", -41, -7, 84),
         on("femur", -22, -8, 118)),
        (on("pelvis", 20, -22, 16), by("pelvis", -55, -6, 47), by("femur", -42, -10, 84), on("femur", -22, -9, 118)),
        (on("pelvis", 0, -38, 24), by("pelvis", -54, -10, 47), by("femur", -42, -13, 84), on("femur", -22, -10, 118)),
    ),
    width=8,
    spread=5,
    schematic=True,
)
GEMELLI = Course(
    strands=(
        (on("pelvis", -51, 8, 46), by("femur", -42, 4, 84), on("femur", -21, -4, 118)),
        (on("pelvis", -54, -18, 52), by("femur", -43, -17, 86), on("femur", -23, -13, 118)),
    ),
    width=7,
    schematic=True,
)
OBTURATOR_EXTERNUS = Course(
    strands=(
        (on("pelvis", 24, -8, 22), by("femur", 2, -34, 62), by("femur", -22, -26, 90), on("femur", -24, -12, 112)),
        (on("pelvis", 16, -26, 15), by("femur", -2, -40, 60), by("femur", -24, -31, 90), on("femur", -25, -15, 112)),
        (on("pelvis", 2, -40, 26), by("femur", -6, -44, 60), by("femur", -25, -34, 90), on("femur", -26, -18, 112)),
    ),
    width=9,
    schematic=True,
)
QUADRATUS_FEMORIS = Course(
    strands=(
        (on("pelvis", -46, -26, 62), by("femur", -43, -29, 90), on("femur", -32, -30, 114)),
        (on("pelvis", -43, -34, 62), by("femur", -42, -39, 90), on("femur", -30, -42, 112)),
        (on("pelvis", -38, -42, 58), by("femur", -40, -48, 88), on("femur", -26, -54, 110)),
    ),
    width=12,
    schematic=True,
)


MUSCLES = {
    "psoas": PSOAS,
    "iliacus": ILIACUS,
    "tensor_fasciae_latae": TENSOR_FASCIAE_LATAE,
    "iliotibial_band": ILIOTIBIAL_BAND,
    "gluteus_maximus": GLUTEUS_MAXIMUS,
    "gluteus_medius": GLUTEUS_MEDIUS,
    "gluteus_minimus": GLUTEUS_MINIMUS,
    "piriformis": PIRIFORMIS,
    "obturator_internus": OBTURATOR_INTERNUS,
    "gemelli": GEMELLI,
    "obturator_externus": OBTURATOR_EXTERNUS,
    "quadratus_femoris": QUADRATUS_FEMORIS,
}
