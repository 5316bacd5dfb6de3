"""Compare what is seen, where two ways of drawing write it differently."""

from __future__ import annotations

import io

from PIL import Image, ImageChops
from playwright.sync_api import Locator

from tests.support.waiting import still

NOTICEABLE = 64  # of 255, in any colour: what two renderings of one shape differ by stays below


def picture(plot: Locator) -> Image.Image:
    """Return an element as the reader sees it now."""
    still(plot.page)
    return Image.open(io.BytesIO(plot.screenshot())).convert("RGB")


def different(one: Image.Image, other: Image.Image) -> float:
    """Return the part of the pixels, 0 to 1, that noticeably differ."""
    red, green, blue = ImageChops.difference(one, other).split()
    worst = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return sum(worst.histogram()[NOTICEABLE:]) / (one.width * one.height)
