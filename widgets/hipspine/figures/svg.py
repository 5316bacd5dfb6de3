"""A figure as a still picture: what readers see before scripts run, on paper, and in the README."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, cast

from hipspine.figures import chart
from hipspine.figures.labels import LEADING
from hipspine.figures.painting import frame, painting
from hipspine.figures.signs import signs
from hipspine.tokens import THEMES, tokens

if TYPE_CHECKING:
    from hipspine.figures.core import Figure
    from hipspine.figures.declaration import Spec, StyleData
    from hipspine.figures.elements import Element, Frame
    from hipspine.figures.shaded import Shaded
    from hipspine.figures.shapes import Outlines

AROUND = 1.25
"""Width of a square about a part of a plate, as part of its own."""

FINE = 1.6
"""Pixels of a shaded picture for one of the page, as many screens have more than one."""

WIDTHS = {"phone": 358, "desk": 680}
"""Widths of the still pictures in pixels: a drawing on a phone of 390, and one on a desk."""

CHARTS = {"phone": 374, "desk": 288}
"""The same of the charts beside them."""

NARROW = 600
"""Up to this width of the window, in pixels, the picture for phones is shown."""

DASHES = {"solid": "", "dash": "7 5", "dot": "2 4"}
_FONT = tokens().families["plain"]


def svg(
    figure: Figure,
    theme: str = "light",
    values: Mapping[str, object] | None = None,
    width: float = 680,
    view: str = "",
    spec: Spec | None = None,
) -> str:
    """Return the figure as one SVG document on transparent paper, for "light" or "dark" surroundings.

    ``values`` are the parameters (defaults where left out), ``width`` is in pixels, ``view`` shows what is solid, and
    ``spec`` is what to draw of the figure where that is not all of it (``closeup.py``). Raises as ``Figure.check`` and
    ``Figure.view`` do.
    """
    spec = spec or figure.spec
    fit = frame(spec, width)
    if figure.solid:
        body = _solids(figure, spec, theme, values or {}, figure.view(view), fit)
    else:
        elements = painting(spec, figure.evaluate(values or {}), figure.shapes, fit)
        body = _all(elements, figure, fit["scale"], theme)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {fit["height"]:.0f}" width="{width:g}" '
        f'height="{fit["height"]:.0f}" font-family="{_FONT}">{body}</svg>'
    )


def detail(figure: Figure, theme: str, values: Mapping[str, object], part: str, size: float) -> str:
    """Return a square of a plate, ``size`` pixels wide: its bones, and the part that a tap on it would choose."""
    fit = frame(figure.spec, WIDTHS["desk"])
    groups = painting(figure.spec, figure.evaluate(values), figure.shapes, fit)

    def chosen(group: Sequence[Element]) -> bool:
        return any(one["tag"] == "path" and one.get("picks", ("", ""))[1] == part for one in group)

    shown = [group for group in groups if chosen(group) or any("bone" in one["style"] for one in group)]
    lit = [one for group in groups if chosen(group) for one in group if one.get("rings")]
    xs, ys = ([n for one in lit for ring in one["rings"] for n in ring[axis::2]] for axis in (0, 1))
    wide = max(max(xs) - min(xs), max(ys) - min(ys)) * AROUND
    left, top = (min(xs) + max(xs) - wide) / 2, (min(ys) + max(ys) - wide) / 2
    body = _all(shown, figure, fit["scale"], theme)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left:.0f} {top:.0f} {wide:.0f} {wide:.0f}" '
        f'width="{size:g}" height="{size:g}">{body}</svg>'
    )


def chart_svg(figure: Figure, theme: str = "light", width: float = 320, kind: str = "desk") -> str:
    """Return the chart beside the figure, at its start, as one SVG document; ``kind`` is "phone" or "desk"."""
    spec, now = figure.spec, figure.evaluate({})
    assert spec["chart"], "asked for where there is one"
    x = float(figure.check({})[spec["chart"]["parameter"]])
    elements, height = chart.painting(spec, figure.sweep({}), x, now, width, kind)
    body = _all(elements, figure, 1, theme)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:.0f}" width="{width:g}" '
        f'height="{height:.0f}" font-family="{_FONT}">{body}</svg>'
    )


@lru_cache(maxsize=16)
def _shaded(figure: Figure, values: str, view: tuple[float, float]) -> Shaded:
    """Return a figure's meshes as seen from a view, as large as it is on a desk with fine pixels, for both themes."""
    from hipspine.figures.shaded import Shaded  # by NumPy, which Python in a browser has not

    scale = FINE * frame(figure.spec, WIDTHS["desk"])["scale"]
    left, right, bottom, top = figure.extent
    size = round((right - left) * scale), round((top - bottom) * scale)
    return Shaded(figure.traces(json.loads(values)), figure.extent, view, size)


def _solids(
    figure: Figure,
    spec: Spec,
    theme: str,
    values: Mapping[str, object],
    view: tuple[float, float],
    fit: Frame,
) -> str:
    """Return what is solid as a picture, with its names and directions over it."""
    shaded = _shaded(figure, json.dumps(dict(values)), view)
    left, right, bottom, top = figure.extent
    wide, high = (right - left) * fit["scale"], (top - bottom) * fit["scale"]
    colours = [trace["color"] for trace in figure.traces(values, theme)]
    address = shaded.picture(colours, (round(FINE * wide), round(FINE * high)))
    corner = f'x="{fit["x"] + left * fit["scale"]:.1f}" y="0" width="{wide:.1f}" height="{high:.1f}"'
    named = signs(spec, figure.evaluate(values), view, fit)
    return f'<image {corner} href="{address}"/>' + _all(named, figure, fit["scale"], theme)


def _all(elements: Iterable[Iterable[Element]], figure: Figure, scale: float, theme: str) -> str:
    return "".join(_written(one, figure, scale, theme) for many in elements for one in many)


def look(style: StyleData, palette: Mapping[str, tuple[str, str]], theme: str, closed: bool, fill: str = "") -> str:
    """Return how a shape of ``style`` is painted, as attributes; ``fill`` is another token than the style's."""

    def colour(token: str | None) -> str:
        return escape(palette[token][THEMES.index(theme)]) if token else "none"

    dash = DASHES[style["dash"]]
    return (
        f'fill="{colour((fill or style["fill"]) if closed else None)}" stroke="{colour(style["line"])}" '
        f'stroke-width="{style["width"]:g}"' + (f' stroke-dasharray="{dash}"' if dash else "")
    )


def _written(one: Element, figure: Figure, scale: float, theme: str) -> str:
    spec = figure.spec
    style = spec["styles"][one["style"]]
    if one["tag"] == "text":
        return _words(one, style, figure, theme)
    painted = look(style, spec["palette"], theme, one.get("closed", True), one.get("fill", ""))
    if one["tag"] == "circle":
        return f'<circle cx="{one["x"]:.1f}" cy="{one["y"]:.1f}" r="{one["r"]:g}" {painted}/>'
    if "dots" in one:
        return f'<path d="{_discs(one["dots"], one["r"])}" {painted}/>' if one["dots"] else ""
    move = ""
    if "shape" in one:
        angle, x, y = one["at"]
        rings = [[part for a, b in ring for part in (a * scale, -b * scale)] for ring in _outline(figure, one["shape"])]
        move = f' transform="translate({x:.1f} {y:.1f}) rotate({angle:.2f})"'
    else:
        rings = one["rings"]
    order = ' paint-order="stroke"' if "name" in one else ""
    return f'<path d="{drawn(rings, one["closed"])}"{move} {painted} stroke-linejoin="round"{order}/>' if rings else ""


def _outline(figure: Figure, shape: str) -> list[list[tuple[float, float]]]:
    return cast("list[list[tuple[float, float]]]", cast("Outlines", figure.shapes)[shape])


def drawn(rings: Iterable[Sequence[float]], closed: bool) -> str:
    """Return a path's ``d``, to a tenth of a pixel: each point by its way from the one before, which packs tighter."""
    end = "Z" if closed else ""
    return "".join(_ring([round(number * 10) for number in ring]) + end for ring in rings)


def _discs(places: Sequence[float], r: float) -> str:
    """Return circles around places (x, y, x, y …) as the ``d`` of one path."""
    half = f"a{r:.2f} {r:.2f} 0 1 0 "
    around = f"{half}{2 * r:.2f} 0{half}{-2 * r:.2f} 0"
    return "".join(f"M{x - r:.1f} {y:.1f}{around}" for x, y in zip(places[::2], places[1::2], strict=True))


def _ring(tenths: list[int]) -> str:
    steps = [now - before for before, now in zip(tenths, tenths[2:], strict=False)]
    return "M" + _listed(tenths[:2]) + ("l" + _listed(steps) if steps else "")


def _listed(tenths: list[int]) -> str:
    """Return numbers of tenths as SVG takes them: no zero before the point, no space before a minus."""
    texts = (f"{tenth / 10:g}".replace("0.", ".", 1) if abs(tenth) < 10 else f"{tenth / 10:g}" for tenth in tenths)
    return "".join(text if text.startswith("-") else f" {text}" for text in texts)


def _words(one: Element, style: StyleData, figure: Figure, theme: str) -> str:
    palette = figure.spec["palette"]
    ink, note, paper = (palette[t][THEMES.index(theme)] for t in (style["line"] or "ink", "muted", "paper"))
    first_note = len(one["lines"]) - one["notes"]
    lines = "".join(
        f'<tspan x="{one["x"]:.1f}" dy="{one["size"] * LEADING if n else 0:g}"'
        + (f' font-weight="400" fill="{escape(note)}"' if n >= first_note else "")
        + f">{escape(line)}</tspan>"
        for n, line in enumerate(one["lines"])
    )
    return (
        f'<text x="{one["x"]:.1f}" y="{one["y"]:.1f}" text-anchor="{one["anchor"]}" font-size="{one["size"]:g}" '
        f'font-weight="600" fill="{escape(ink)}" stroke="{escape(paper)}" stroke-width="4" stroke-linejoin="round" '
        f'paint-order="stroke">{lines}</text>'
    )
