"""The muscles of back and belly, in the words of `courses`.

What stands beside `end` and `via`, the points of the package's own paths, was placed by hand on the bones after the
attachments that `data/anatomy.yml` names.
"""

from __future__ import annotations

from .courses import Course, by, end, on

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
        (on("sacrum", -90, 71, 7), by("L5", -78, 140, 13), by("L3", -70, 215, 16), by("T12", -80, 310, 26),
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
RECTUS_ABDOMINIS = Course(
    strands=(
        (on("pelvis", 46, -3, 8), by("pelvis", 76, 60, 12), by("pelvis", 95, 140, 14), by("ribs", 99, 250, 16),
         on("sternum", 94, 388, 8)),
        (on("pelvis", 47, -3, 16), by("pelvis", 76, 60, 27), by("pelvis", 94, 140, 32), by("ribs", 99, 250, 37),
         on("sternum", 105, 372, 36)),
        (on("pelvis", 47, -2, 24), by("pelvis", 75, 60, 41), by("pelvis", 92, 140, 50), by("ribs", 99, 250, 58),
         on("sternum", 112, 353, 52)),
    ),
    width=18,
    side=12,
    spread=4,
    schematic=True,
)
EXTERNAL_OBLIQUE = Course(
    strands=(
        (on("ribs", -20, 320, 95), by("ribs", -14, 235, 116), on("pelvis", -6, 144, 102)),
        (on("ribs", 15, 330, 118), by("ribs", 22, 235, 122), on("pelvis", 14, 128, 120)),
        (on("ribs", 45, 350, 128), by("ribs", 54, 240, 118), on("pelvis", 36, 106, 130)),
        (on("ribs", 70, 370, 128), by("ribs", 84, 255, 98), by("pelvis", 76, 120, 84)),
        (on("ribs", 88, 395, 118), by("ribs", 102, 290, 82), by("pelvis", 95, 180, 62)),
    ),
    width=20,
    spread=7,
    schematic=True,
)
INTERNAL_OBLIQUE = Course(
    strands=(
        (on("pelvis", -30, 154, 72), by("pelvis", -22, 225, 96), on("ribs", -8, 300, 108)),
        (on("pelvis", -6, 144, 100), by("pelvis", 8, 220, 114), on("ribs", 25, 302, 118)),
        (on("pelvis", 14, 130, 118), by("pelvis", 42, 218, 112), on("ribs", 72, 304, 108)),
        (on("pelvis", 28, 115, 127), by("pelvis", 62, 190, 104), by("ribs", 92, 248, 72)),
        (on("pelvis", 40, 102, 130), by("pelvis", 70, 152, 102), by("pelvis", 93, 192, 62)),
        (on("pelvis", 50, 86, 128), by("pelvis", 74, 118, 98), by("pelvis", 92, 140, 58)),
    ),
    width=16,
    spread=9,
    schematic=True,
)

MUSCLES = {
    "quadratus_lumborum": QUADRATUS_LUMBORUM,
    "multifidus": MULTIFIDUS,
    "longissimus": LONGISSIMUS,
    "iliocostalis": ILIOCOSTALIS,
    "rectus_abdominis": RECTUS_ABDOMINIS,
    "external_oblique": EXTERNAL_OBLIQUE,
    "internal_oblique": INTERNAL_OBLIQUE,
}
