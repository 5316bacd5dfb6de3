"""The still form of a figure that a notebook keeps: its picture as it stands, what that shows, and the numbers."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING

from hipspine.cards import Card, Table, Words
from hipspine.figures import wording
from hipspine.figures.card import number
from hipspine.figures.painting import frame
from hipspine.figures.parts import Choice
from hipspine.figures.saving import on_paper
from hipspine.figures.svg import WIDTHS, svg
from hipspine.lasting import Picture, Still

if TYPE_CHECKING:
    from hipspine.figures.core import Figure

_PIXELS = 1020  # across the PNG: three for two of the drawing, as paper and many screens have finer dots
_COLOURS = 64  # of the PNG: drawings have few, and so it takes a third of the room


def still_figure(figure: Figure, values: Mapping[str, float | str], how: str) -> Still:
    """Return the still form; ``values`` are parameters and results, and ``how`` is the call that shows it again."""
    settings = {one.name: values[one.name] for one in figure.parameters}
    try:
        picture = _picture(figure, settings)
    except ImportError:  # bones in three dimensions are painted by Pillow, which not everybody has
        picture = None
    parts = [Words(figure.describe(settings))]
    if not picture:
        parts.append(Words(wording.NO_PICTURE))
    set_to = tuple((one.label, _setting(one, values[one.name])) for one in figure.parameters)
    tells = tuple((one.label, _amount(float(values[one.name]), one.unit)) for one in figure.results)
    tables = [
        Table("", head, rows) for head, rows in ((wording.SET_HEAD, set_to), (wording.RESULT_HEAD, tells)) if rows
    ]
    card = Card(figure.title, (*parts, *tables, Words(wording.MOVE_HERE.format(how=how))))
    return Still(card.html(), card.markdown(), card.text(), picture)


def _picture(figure: Figure, settings: Mapping[str, float | str]) -> Picture:
    """Return the drawing on light paper of its own, which can be read on any ground."""
    drawn = on_paper(svg(figure, "light", settings, WIDTHS["desk"]), "light")
    height = frame(figure.spec, WIDTHS["desk"])["height"]
    seen = figure.title if figure.card else figure.sayings(settings)[0]
    return Picture(drawn, WIDTHS["desk"], height, seen, _png(drawn))


def _png(drawn: str) -> bytes:
    """Return the drawing as PNG, or nothing where what makes it is not installed: then SVG must do."""
    try:
        from PIL import Image
        from resvg_py import svg_to_bytes
    except ImportError:
        return b""
    packed = io.BytesIO()
    with Image.open(io.BytesIO(svg_to_bytes(svg_string=drawn, width=_PIXELS))) as image:
        image.convert("RGB").quantize(_COLOURS, Image.Quantize.FASTOCTREE).save(packed, "PNG")
    return packed.getvalue()


def _setting(one: object, value: float | str) -> str:
    if isinstance(one, Choice):
        return dict(one.options)[str(value)]
    return _amount(float(value), getattr(one, "unit", ""))


def _amount(value: float, unit: str) -> str:
    between = "" if unit == "°" else "\N{NO-BREAK SPACE}"
    return f"{number(value)}{between}{unit}".strip("\N{NO-BREAK SPACE}")
