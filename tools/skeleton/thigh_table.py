"""The muscles of the thigh, in the words of `courses`.

What stands beside `end` and `via`, the points of the package's own paths, was placed by hand on the bones after the
attachments that `data/anatomy.yml` names.
"""

from __future__ import annotations

from .courses import Course, by, end, on, via

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
VASTUS_LATERALIS = Course(
    strands=(
        (on("femur", 4, -34, 134), by("femur", 36, -140, 126), by("femur", 52, -270, 114), on("patella", 52, -370, 98)),
        (on("femur", -6, -42, 136), by("femur", 24, -150, 134), by("femur", 44, -280, 122),
         on("patella", 50, -376, 101)),
        (on("femur", -10, -60, 134), by("femur", 10, -160, 136), by("femur", 34, -290, 125),
         on("patella", 48, -384, 102)),
        (on("femur", 3, -130, 122), by("femur", 2, -220, 130), by("femur", 24, -310, 122),
         on("patella", 46, -392, 102)),
    ),
    width=20,
    spread=5,
)
VASTUS_MEDIALIS = Course(
    strands=(
        (on("femur", 8, -96, 104), by("femur", 38, -200, 84), by("femur", 50, -300, 70), on("patella", 54, -368, 66)),
        (on("femur", 10, -150, 98), by("femur", 32, -240, 72), by("femur", 44, -325, 56), on("patella", 52, -378, 58)),
        (on("femur", 12, -230, 92), by("femur", 24, -300, 58), by("femur", 38, -358, 46), on("patella", 50, -388, 56)),
    ),
    width=20,
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


MUSCLES = {
    "rectus_femoris": RECTUS_FEMORIS,
    "sartorius": SARTORIUS,
    "vastus_lateralis": VASTUS_LATERALIS,
    "vastus_medialis": VASTUS_MEDIALIS,
    "biceps_femoris": BICEPS_FEMORIS,
    "semitendinosus": SEMITENDINOSUS,
    "semimembranosus": SEMIMEMBRANOSUS,
    "adductor_longus": ADDUCTOR_LONGUS,
    "adductor_brevis": ADDUCTOR_BREVIS,
    "adductor_magnus": ADDUCTOR_MAGNUS,
    "pectineus": PECTINEUS,
    "gracilis": GRACILIS,
}
