"""The muscles of the drawings, in the words of `courses`.

`end` and `via` are points of the package's own paths. What stands beside them was placed by hand on the bones, after
the attachments that `data/anatomy.yml` names: the fans of broad muscles, of which the package has three lines or one, the
bulge of bellies, and the deep turners of the hip, which it lacks (`schematic`).
"""

from __future__ import annotations

from .courses import Course, Point, by, end, on, seen, via

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
        _fossa(47, 84, 120, 12),
        _fossa(36, 104, 114, 9),
        _fossa(20, 122, 112, 5),
        _fossa(2, 137, 96, 1),
        _fossa(-16, 143, 77, -3),
        _fossa(-30, 132, 53, -6),
        _fossa(-34, 112, 49, -9),
    ),
    width=11,
    spread=10,
)
RECTUS_FEMORIS = Course(
    strands=((end("recfem", 0), by("pelvis", 45, -10, 95), by("femur", 48, -120, 98), by("femur", 53, -240, 92),
     by("femur", 55, -325, 84), end("recfem", 1)),),
    width=38,
    side=30,
)
SARTORIUS = Course(
    strands=((on("pelvis", 52, 77, 126), by("pelvis", 56, 0, 120), by("femur", 50, -120, 94),
     by("femur", 30, -250, 54), via("sart", 1), by("tibia", -23, -430, 42), via("sart", 3),
     on("tibia", 12, -485, 66)),),
    width=20,
)
TENSOR_FASCIAE_LATAE = Course(
    strands=(
        (on("pelvis", 53, 80, 128), by("pelvis", 47, 15, 140), by("femur", 27, -110, 136)),
        (on("pelvis", 46, 94, 130), by("pelvis", 40, 15, 143), by("femur", 22, -116, 138)),
        (on("pelvis", 36, 106, 131), by("pelvis", 32, 15, 145), by("femur", 17, -120, 139)),
    ),
    width=15,
)
GLUTEUS_MAXIMUS = Course(
    strands=(
        (seen("pelvis", "outer", -52, 132), by("pelvis", -62, 78, 98), by("femur", -40, 5, 138),
         by("femur", -8, -72, 139)),
        (seen("pelvis", "outer", -76, 104), by("pelvis", -86, 48, 84), by("femur", -58, -32, 128),
         by("femur", -6, -108, 134)),
        (on("sacrum", -84, 84, 24), by("pelvis", -100, 22, 68), by("femur", -68, -62, 114), by("femur", -2, -136, 127)),
        (on("sacrum", -96, 52, 14), by("pelvis", -104, -8, 56), by("femur", -68, -84, 102), on("femur", 0, -150, 112)),
        (on("sacrum", -84, 22, 6), by("pelvis", -96, -38, 44), by("femur", -60, -104, 90), on("femur", 2, -164, 108)),
    ),
    width=15,
    spread=11,
)
GLUTEUS_MEDIUS = Course(
    strands=(
        (seen("pelvis", "outer", 40, 100), by("pelvis", 25, 52, 140), on("femur", 0, -20, 138)),
        (seen("pelvis", "outer", 24, 118), by("pelvis", 12, 62, 137), on("femur", -6, -18, 139)),
        (seen("pelvis", "outer", 4, 136), by("pelvis", -3, 70, 127), on("femur", -13, -14, 138)),
        (seen("pelvis", "outer", -18, 146), by("pelvis", -19, 74, 114), on("femur", -20, -9, 136)),
        (seen("pelvis", "outer", -37, 139), by("pelvis", -34, 70, 102), on("femur", -25, -5, 133)),
        (seen("pelvis", "outer", -48, 118), by("pelvis", -42, 58, 96), on("femur", -29, -2, 130)),
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
BICEPS_FEMORIS = Course(
    strands=((on("pelvis", -52, -36, 59), by("femur", -56, -130, 74), by("femur", -52, -260, 92),
     by("femur", -38, -380, 104), on("fibula", -22, -453, 105)),),
    width=34,
)
SEMITENDINOSUS = Course(
    strands=((on("pelvis", -52, -42, 52), by("femur", -62, -120, 54), by("femur", -60, -230, 46),
     by("femur", -46, -370, 44), by("tibia", -37, -440, 47), via("semiten", 3), end("semiten", 4)),),
    width=26,
)
SEMIMEMBRANOSUS = Course(
    strands=((on("pelvis", -46, -32, 61), by("femur", -48, -140, 56), by("femur", -50, -280, 46),
     by("femur", -40, -390, 48), end("semimem", 3)),),
    width=32,
)
ADDUCTOR_LONGUS = Course(
    strands=(
        (end("addlong", 0), by("femur", 38, -90, 50), on("femur", 10, -190, 102)),
        (end("addlong", 0), by("femur", 38, -110, 46), on("femur", 11, -225, 99)),
        (end("addlong", 0), by("femur", 37, -128, 43), on("femur", 12, -260, 94)),
    ),
    width=17,
)
ADDUCTOR_BREVIS = Course(
    strands=(
        (on("pelvis", 34, -17, 12), by("femur", 20, -58, 52), on("femur", -6, -86, 103)),
        (on("pelvis", 30, -22, 12), by("femur", 18, -74, 49), on("femur", -2, -116, 104)),
        (on("pelvis", 26, -27, 12), by("femur", 16, -88, 46), on("femur", 3, -146, 104)),
    ),
    width=14,
)
ADDUCTOR_MAGNUS = Course(
    strands=(
        (on("pelvis", 22, -30, 13), by("femur", 2, -62, 58), on("femur", -12, -84, 108)),
        (on("pelvis", 8, -40, 23), by("femur", -4, -96, 60), on("femur", 0, -140, 105)),
        (on("pelvis", -8, -48, 32), by("femur", -12, -140, 60), on("femur", 6, -210, 101)),
        (on("pelvis", -22, -52, 39), by("femur", -22, -186, 57), on("femur", 9, -290, 88)),
        (on("pelvis", -34, -52, 43), by("femur", -30, -220, 45), end("addmagIsch", 3)),
    ),
    width=18,
    spread=9,
)
PECTINEUS = Course(
    strands=(
        (on("pelvis", 40, 4, 34), by("femur", 28, -36, 64), on("femur", -12, -70, 98)),
        (on("pelvis", 44, 0, 26), by("femur", 29, -48, 60), on("femur", -10, -82, 100)),
        (on("pelvis", 47, -4, 18), by("femur", 30, -58, 55), on("femur", -8, -96, 102)),
    ),
    width=13,
)
GRACILIS = Course(
    strands=((on("pelvis", 26, -32, 6), by("femur", 14, -140, 22), by("femur", -8, -290, 30),
     by("femur", -26, -400, 38), by("tibia", -24, -440, 42), end("grac", 4)),),
    width=19,
)

# Deep turners of the hip: not in the package.
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
ILIOTIBIAL_BAND = Course(
    strands=(
        (on("pelvis", 32, 110, 132), by("pelvis", 26, 20, 147), by("femur", 22, -100, 141), by("femur", 26, -220, 131),
         by("femur", 22, -340, 119), on("tibia", 14, -446, 112)),
        (on("pelvis", 8, 132, 120), by("pelvis", 0, 45, 147), by("femur", -4, -30, 148), by("femur", 12, -180, 135),
         by("femur", 15, -330, 119), on("tibia", 10, -447, 112)),
    ),
    width=13,
    spread=3,
    schematic=True,
)

# The trunk.
QUADRATUS_LUMBORUM = Course(
    strands=(
        (on("pelvis", -18, 154, 82), by("pelvis", -24, 228, 76), on("ribs", -34, 301, 66)),
        (end("QL_ant_I.3-12.2", 0, "pelvis"), by("pelvis", -30, 232, 63), end("QL_ant_I.3-12.1", 1, "ribs")),
        (end("QL_post_I.3-L1", 1, "pelvis"), by("L3", -37, 225, 51), end("QL_post_I.3-L1", 0)),
        (end("QL_post_I.2-L2", 0, "pelvis"), by("L4", -37, 203, 45), end("QL_post_I.2-L2", 1)),
        (end("QL_post_I.1-L3", 0, "pelvis"), by("L4", -38, 180, 42), end("QL_post_I.1-L3", 1)),
    ),
    width=13,
)
MULTIFIDUS = Course(
    strands=(
        (end("MF_m1s", 0), by("L3", -44, 220, 13), by("L2", -48, 240, 8), end("MF_m1s", 1)),
        (end("MF_m2s", 0), by("L4", -42, 190, 15), by("L3", -46, 210, 9), end("MF_m2s", 1)),
        (end("MF_m3t.2", 0, "sacrum"), by("L5", -62, 128, 20), by("L5", -55, 160, 13), end("MF_m3t.2", 1)),
        (end("MF_m4t.2", 0, "sacrum"), by("sacrum", -76, 112, 17), by("L5", -60, 140, 11), end("MF_m4t.2", 1)),
        (end("MF_m5t.1", 0, "sacrum"), by("sacrum", -84, 98, 13), by("sacrum", -68, 128, 8), end("MF_m5t.1", 1)),
        (end("MF_m3t.1", 0, "sacrum"), by("sacrum", -78, 110, 24), by("L5", -62, 145, 18), end("MF_m2t.1", 1)),
    ),
    width=11,
)
LONGISSIMUS = Course(
    strands=(
        (end("LTpL_L3", 0, "pelvis"), by("L5", -70, 150, 36), by("L4", -56, 190, 30), end("LTpL_L2", 1)),
        (end("LTpT_T12", 0, "sacrum"), by("L5", -70, 155, 27), by("L3", -62, 215, 25), by("L1", -62, 275, 24),
         end("LTpT_T11", 4)),
        (end("LTpT_T11", 0, "sacrum"), by("L5", -73, 150, 22), by("L3", -66, 215, 21), by("T12", -72, 300, 23),
         end("LTpT_T9", 4)),
        (end("LTpT_T10", 0, "sacrum"), by("L5", -76, 140, 17), by("L3", -68, 215, 18), by("T12", -78, 310, 24),
         by("T9", -96, 395, 27), end("LTpT_T6", 3)),
        (end("LTpT_T9", 0, "sacrum"), by("L5", -78, 140, 13), by("L3", -70, 215, 16), by("T12", -80, 310, 26),
         by("T8", -102, 410, 32), by("T6", -108, 470, 32), end("LTpT_T4", 4)),
    ),
    width=16,
)
ILIOCOSTALIS = Course(
    strands=(
        (end("IL_L4", 0, "pelvis"), by("L5", -60, 165, 43), by("L4", -48, 195, 40), end("IL_L3", 1)),
        (end("IL_R12", 0, "pelvis"), by("L4", -60, 190, 52), by("L2", -58, 245, 54), end("IL_R12", 1)),
        (end("IL_R10", 0, "pelvis"), by("L4", -64, 190, 48), by("L2", -64, 245, 50), by("T12", -72, 305, 53),
         end("IL_R10", 2)),
        (end("IL_R8", 0, "pelvis"), by("L4", -67, 190, 45), by("L2", -68, 245, 46), by("T12", -78, 310, 49),
         by("ribs", -93, 370, 52), end("IL_R8", 4)),
        (end("IL_R6", 0, "pelvis"), by("L4", -70, 190, 42), by("L2", -71, 245, 43), by("T12", -82, 310, 45),
         by("ribs", -98, 380, 48), by("ribs", -102, 430, 48), end("IL_R6", 5)),
    ),
    width=13,
)

MUSCLES = {
    "psoas": PSOAS,
    "iliacus": ILIACUS,
    "rectus_femoris": RECTUS_FEMORIS,
    "sartorius": SARTORIUS,
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
    "biceps_femoris": BICEPS_FEMORIS,
    "semitendinosus": SEMITENDINOSUS,
    "semimembranosus": SEMIMEMBRANOSUS,
    "adductor_longus": ADDUCTOR_LONGUS,
    "adductor_brevis": ADDUCTOR_BREVIS,
    "adductor_magnus": ADDUCTOR_MAGNUS,
    "pectineus": PECTINEUS,
    "gracilis": GRACILIS,
    "quadratus_lumborum": QUADRATUS_LUMBORUM,
    "multifidus": MULTIFIDUS,
    "longissimus": LONGISSIMUS,
    "iliocostalis": ILIOCOSTALIS,
}
