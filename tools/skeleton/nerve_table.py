"""The nerves of the drawings, in the words of `courses`: placed by hand on the bones after `data/anatomy.yml`.

Each begins where its roots leave the spine, between the vertebrae or through the holes of the sacrum, and ends where it
leaves the drawing or goes into its muscle. All are schematic.
"""

from __future__ import annotations

from .courses import Course, Strand, by


def _nerve(*strands: tuple[float, Strand]) -> Course:
    """Return a nerve of strands that are each as wide as said, in millimetres."""
    return Course(
        strands=tuple(strand for _, strand in strands),
        widths=tuple(width for width, _ in strands),
        schematic=True,
        nerve=True,
    )


# Where the roots leave: below the vertebra whose name they bear, and through the front of the sacrum.
_L1 = by("L1", -33, 275, 15)
_L2 = by("L2", -25, 245, 15)
_L3 = by("L3", -22, 210, 16)
_L4 = by("L4", -25, 174, 17)
_L5 = by("L5", -33, 140, 19)
_S1 = by("sacrum", -36, 104, 19)
_S2 = by("sacrum", -44, 86, 17)
_S3 = by("sacrum", -52, 70, 15)
_S4 = by("sacrum", -58, 56, 13)
_FEMORAL = by("L5", -2, 138, 48)  # where its roots have met, at the outer side of psoas
_OBTURATOR = by("L5", -14, 134, 36)  # at the inner side of psoas
_NOTCH = by("pelvis", -46, 44, 54)  # where the roots of the sacral plexus have met

NERVES = {
    "lumbar_plexus": _nerve(
        (2.4, (_L1, by("L2", -24, 250, 26), by("L3", -18, 222, 30))),
        (2.4, (_L2, by("L3", -18, 222, 30), by("L4", -14, 190, 33))),
        (2.4, (_L3, by("L4", -14, 190, 33), by("L5", -12, 160, 37))),
        (2.4, (_L4, by("L5", -20, 156, 30), by("L5", -12, 148, 38))),
    ),
    "genitofemoral": _nerve(
        (1.6, (_L1, by("L2", -18, 250, 26), by("L3", 2, 210, 32), by("L5", 14, 150, 44), by("pelvis", 33, 80, 56),
         by("pelvis", 48, 22, 62), by("femur", 50, -40, 72))),
        (1.4, (_L2, by("L3", -10, 226, 29), by("L3", 2, 210, 32))),
    ),
    "lateral_femoral_cutaneous": _nerve(
        (2, (_L2, by("L3", -16, 215, 36), by("L5", -10, 162, 60), by("pelvis", 18, 118, 98), by("pelvis", 50, 74, 118),
         by("femur", 52, -20, 126), by("femur", 44, -140, 126), by("femur", 38, -240, 122))),
        (1.4, (_L3, by("L4", -16, 190, 38), by("L5", -10, 162, 60))),
    ),
    "femoral": _nerve(
        (2.2, (_L2, by("L3", -16, 212, 32), by("L4", -10, 172, 42), _FEMORAL)),
        (2.2, (_L3, by("L4", -14, 180, 36), _FEMORAL)),
        (2.2, (_L4, by("L5", -14, 152, 38), _FEMORAL)),
        (4.5, (_FEMORAL, by("pelvis", 24, 86, 68), by("pelvis", 42, 32, 80), by("pelvis", 46, -8, 84),
         by("femur", 46, -60, 84), by("femur", 42, -120, 80))),
        (2.2, (by("femur", 46, -60, 84), by("femur", 48, -100, 94), by("femur", 44, -150, 104))),
        (2, (by("femur", 46, -60, 84), by("femur", 40, -160, 66), by("femur", 30, -260, 52), by("femur", 12, -370, 42),
         by("tibia", 4, -470, 48))),
    ),
    "obturator": _nerve(
        (1.8, (_L2, by("L3", -20, 212, 26), by("L4", -18, 172, 32), _OBTURATOR)),
        (1.8, (_L3, by("L4", -20, 180, 28), _OBTURATOR)),
        (1.8, (_L4, by("L5", -22, 154, 30), _OBTURATOR)),
        (3.2, (_OBTURATOR, by("pelvis", -4, 92, 43), by("pelvis", 14, 42, 46), by("pelvis", 26, -2, 36),
         by("femur", 28, -50, 42), by("femur", 24, -120, 52), by("femur", 20, -190, 56))),
        (2, (by("pelvis", 26, -2, 36), by("femur", 12, -50, 48), by("femur", 2, -110, 58))),
    ),
    "sacral_plexus": _nerve(
        (2, (_L4, by("L5", -24, 146, 28), by("sacrum", -26, 112, 34))),
        (2.8, (_L5, by("sacrum", -26, 112, 34), by("sacrum", -38, 72, 44), _NOTCH)),
        (2.8, (_S1, by("sacrum", -42, 74, 38), _NOTCH)),
        (2.4, (_S2, by("sacrum", -48, 66, 34), _NOTCH)),
        (2, (_S3, by("sacrum", -53, 56, 34), _NOTCH)),
        (1.6, (_S4, by("sacrum", -56, 48, 32), _NOTCH)),
    ),
    "superior_gluteal": _nerve(
        (2.4, (by("sacrum", -40, 70, 46), by("pelvis", -44, 62, 60), by("pelvis", -30, 74, 78),
         by("pelvis", -8, 78, 98), by("pelvis", 16, 66, 116), by("pelvis", 32, 46, 128))),
        (1.8, (by("pelvis", -30, 74, 78), by("pelvis", -22, 94, 82), by("pelvis", -10, 108, 96))),
    ),
    "inferior_gluteal": _nerve(
        (2.4, (_NOTCH, by("pelvis", -54, 28, 60), by("pelvis", -70, 16, 76), by("pelvis", -84, -6, 96))),
        (1.8, (by("pelvis", -58, 26, 61), by("pelvis", -74, 36, 70), by("pelvis", -86, 46, 84))),
        (1.8, (by("pelvis", -62, 22, 63), by("pelvis", -72, -12, 78), by("pelvis", -74, -42, 92))),
    ),
    "nerve_to_quadratus_femoris": _nerve(
        (1.8, (_NOTCH, by("pelvis", -48, 20, 62), by("pelvis", -46, -10, 70), by("femur", -42, -32, 80),
         by("femur", -40, -46, 86))),
    ),
    "sciatic": _nerve(
        (7, (_NOTCH, by("pelvis", -52, 22, 66), by("pelvis", -49, -20, 80), by("femur", -43, -90, 88),
         by("femur", -36, -200, 86), by("femur", -32, -300, 82), by("femur", -32, -350, 80))),
        (4.5, (by("femur", -32, -340, 80), by("femur", -34, -390, 76), by("tibia", -36, -450, 76),
         by("tibia", -34, -540, 78))),
        (3.6, (by("femur", -32, -340, 80), by("femur", -32, -390, 92), by("tibia", -28, -440, 104),
         by("fibula", -18, -470, 114), by("fibula", -6, -520, 112))),
    ),
}
