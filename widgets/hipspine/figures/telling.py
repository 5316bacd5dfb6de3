"""How numbers are told in a drawing: as words, as the colour of a region, as the styles of people."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from hipspine.figures import wording

if TYPE_CHECKING:
    from hipspine.figures.declaration import PrimitiveData

SCALE_STEPS = (0, 10, 25, 40, 60)
"""Lower ends of the five colour steps for percentages; the first step is "nobody to under 10 %"."""


def printed(value: float, decimals: int) -> str:
    """Return a number as readers see it: fixed places, a true minus, no minus zero, "–" where there is none.

    Halves round away from zero and ties are decided on the exact binary value, as JavaScript's ``toFixed`` does.
    """
    if not math.isfinite(value):
        return "–"
    size = Decimal(abs(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{'−' if value < 0 and size else ''}{size:,f}"


def filled(text: str, values: Sequence[float], decimals: int) -> str:
    """Return ``text`` with ``{0}``, ``{1}`` … replaced by the printed values."""
    for index, value in enumerate(values):
        text = text.replace(f"{{{index}}}", printed(value, decimals))
    return text


def region_words(name: str, value: float) -> str:
    """Return what a region of the body says: its name and its share in percent, which may be NaN."""
    return f"{name}: " + (wording.NOT_ASKED if math.isnan(value) else f"{printed(value, 0)} %")


def worn(primitive: PrimitiveData, e: Sequence[float]) -> list[str]:
    """Return the style of each icon: those of the groups first, in their order, then the primitive's own."""
    worn = [style for style, count in primitive["groups"] for _ in range(round(e[count]))][: primitive["count"]]
    return worn + [primitive["style"]] * (primitive["count"] - len(worn))


def step(value: float) -> str:
    """Return the palette token of a share in percent; NaN means that nobody asked."""
    return "scale-none" if math.isnan(value) else f"scale-{sum(value >= low for low in SCALE_STEPS[1:])}"
