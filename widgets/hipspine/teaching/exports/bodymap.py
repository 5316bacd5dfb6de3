"""The body of the pain map as a picture, its regions lettered, for questions that the page asks with a click."""

from __future__ import annotations

import io
from functools import cache

from hipspine.quiz.interactions.choose.regions import lettered_regions
from hipspine.teaching.exports.markup import escaped
from hipspine.tokens import tokens

NAME = "body-map.png"
"""The picture's name in every package."""

PIXELS = 640
"""How many pixels of the picture a metre takes."""

_FINER = 3
"""Everything is drawn this much larger and then made smaller, which smooths the edges."""

_HIPS = 0.19
"""Half the width of the hips and a little, in metres."""


def described() -> str:
    """Return what the picture shows, in words."""
    named = ", ".join(f"{letter} {words}" for letter, words in lettered_regions().values())
    return f"A body from the front, the side and the back. Its regions: {named}."


def image(address: str) -> str:
    """Return the picture as HTML."""
    width, height = _size()
    said = escaped(described()).replace('"', "&quot;")
    return f'<img src="{address}" alt="{said}" width="{width}" height="{height}"/>'


@cache
def picture() -> bytes:
    """Return the picture as PNG; the same bytes each time."""
    from PIL import Image, ImageDraw, ImageFont

    from hipspine.figures.pain_map import BOTTOM, LEFT, RIGHT, TOP, VIEWS
    from hipspine.figures.skeleton import anchors, outlines

    colours = tokens().body_map | {"skin": tokens().colours["skin"][0]}
    paper, ink = colours["paper"], colours["ink"]
    scale = PIXELS * _FINER
    width, height = _size()
    drawing = Image.new("RGB", (width * _FINER, height * _FINER), paper)
    pen = ImageDraw.Draw(drawing)
    shapes = outlines()
    font = ImageFont.load_default(size=17 * _FINER)

    def at(x: float, y: float) -> tuple[float, float]:
        return (x - LEFT) * scale, (TOP - y) * scale

    for side in ("front", "back", "side"):
        turn = VIEWS[side]
        if side == "side":
            # Arms hang over the view beside them: nothing of the front and the back is kept further out than the hips.
            kept = sorted(VIEWS[name].x + sign * _HIPS for name in ("front", "back") for sign in (-1, 1))
            for left, right in ((LEFT, kept[0]), (kept[1], kept[2]), (kept[3], RIGHT)):
                pen.rectangle([at(left, TOP), at(right, BOTTOM)], fill=paper)
        for ring in shapes[f"body/{side}"]:
            pen.polygon([at(x + turn.x, y) for x, y in ring], fill=colours["skin"])
        for region in anchors(side):
            for ring in shapes[f"body/{side}/{region}"]:
                points = [at(x + turn.x, y) for x, y in ring]
                pen.polygon(points, fill=colours["region"])
                pen.line([*points, points[0]], fill=colours["edge"], width=2 * _FINER, joint="curve")
    for side, turn in VIEWS.items():
        for region, (x, y) in anchors(side).items():
            letter = lettered_regions()[region][0]
            pen.text(
                at(x + turn.x, y), letter, fill=ink, font=font, anchor="mm", stroke_width=_FINER, stroke_fill=paper
            )
        pen.text(at(turn.x, TOP - 0.02), side, fill=ink, font=font, anchor="mm")
    held = io.BytesIO()
    smooth = drawing.resize((width, height), Image.Resampling.LANCZOS)
    smooth.quantize(64, dither=Image.Dither.NONE).save(held, "PNG", optimize=True)
    return held.getvalue()


def _size() -> tuple[int, int]:
    from hipspine.figures.pain_map import BOTTOM, LEFT, RIGHT, TOP

    return round((RIGHT - LEFT) * PIXELS), round((TOP - BOTTOM) * PIXELS)
