"""From a figure's declaration and its numbers to the elements of a picture, in pixels. Its twin is ``painting.js``.

``svg.py`` writes them as a still picture, ``painter.js`` keeps them in the page and moves them; a test under ``node
--test`` holds the two together to 1e-9.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from hipspine.figures.labels import DESK, LEADER, LEADING, NOTE, PHONE, TEXT, Spot, by_side, gutter
from hipspine.figures.paths import POINTS, fibres
from hipspine.figures.telling import filled, region_words, step

if TYPE_CHECKING:
    from hipspine.figures.declaration import PrimitiveData, Spec
    from hipspine.figures.elements import Element, Frame
    from hipspine.figures.paths import Points
    from hipspine.figures.shapes import Outlines, Shapes

SIZE = 12
"""Size of the text in ``palette.STYLES`` that is drawn as small as text may be; larger ones keep their distance."""

LIFT = 0.35
"""From the middle of a line of text down to its base line, as part of its size."""

_ANCHORS = {"left": "end", "center": "middle", "right": "start"}


def frame(spec: Spec, width: float, named: bool = False) -> Frame:
    """Return how a figure fits into ``width`` pixels: its scale, its place between the gutters, its height.

    ``named`` shows all names on a phone too, where at rest just some are shown.
    """
    kind = "desk" if width >= DESK else "phone"
    left, right, bottom, top = spec["extent"]
    before, after = (ems * TEXT[kind] + LEADER if ems else 0.0 for ems in spec["gutters"][kind])
    room = max(1.0, width - before - after)
    scale = min(room / (right - left), spec["most"][kind] / (top - bottom))
    beside = (room - (right - left) * scale) / 2
    return {
        "kind": kind,
        "width": width,
        "height": (top - bottom) * scale,
        "scale": scale,
        "x": before + beside - left * scale,
        "y": top * scale,
        "before": before + beside,
        "after": after + beside,
        "named": named or kind == "desk",
    }


def painting(spec: Spec, e: Sequence[float], shapes: Shapes, fit: Frame) -> list[list[Element]]:
    """Return the elements of each primitive, in the order in which they are painted.

    ``e`` are the figure's numbers, ``shapes`` the outlines that it draws and ``fit`` the frame it is drawn in.
    """
    outlines = cast("Outlines", shapes)
    shown = [p if "when" not in p or e[p["when"]] > 0 else None for p in spec["primitives"]]
    named = beside(spec, e, shown, fit)
    found = (
        [] if p is None else named[n] if n in named else _elements(p, spec, e, outlines, fit)
        for n, p in enumerate(shown)
    )
    return [[one for one in some if _somewhere(one)] for some in found]


def _somewhere(one: Element) -> bool:
    """Whether an element stands anywhere: a number that does not exist now has no place."""
    return one["tag"] == "path" or math.isfinite(one["x"] + one["y"])


def _elements(p: PrimitiveData, spec: Spec, e: Sequence[float], outlines: Outlines, fit: Frame) -> list[Element]:
    kind, style = p["kind"], p["style"]
    if kind == "label":
        return [] if p["side"] else [_word(p, spec, e, fit)]
    if kind in ("bone", "region"):
        angle, x, y = (e[i] for i in p["at"])
        if not math.isfinite(angle + x + y):  # what stands nowhere now is not drawn
            return []
        at = (-angle, fit["x"] + x * fit["scale"], fit["y"] - y * fit["scale"])
        bone: Element = {"tag": "path", "style": style, "shape": p["shape"], "at": at, "closed": True}
        if kind == "region":
            bone |= {"fill": step(e[p["value"]]), "title": region_words(p["name"], e[p["value"]])}
            if "picks" in p:
                bone["picks"] = p["picks"]
        return [bone]
    points = POINTS[kind](p, e, outlines)
    if kind == "icons":
        return _crowd(p, spec, e, next(iter(_rings(points, fit)), []), fit)
    if kind == "dot":
        x, y = fit["x"] + e[p["at"][0]] * fit["scale"], fit["y"] - e[p["at"][1]] * fit["scale"]
        return [{"tag": "circle", "style": style, "x": x, "y": y, "r": spec["styles"][style]["size"] / 2}]
    closed = kind in ("area", "arrow", "muscle")
    path: Element = {"tag": "path", "style": style, "rings": _rings(points, fit), "closed": closed}
    told: Element = {**path, "title": p["name"], "picks": p["picks"]} if "picks" in p else path
    if kind != "muscle":
        return [told]
    # Every second point of a fibre: on their gentle curves nobody sees the others, which a slider would move too.
    thin = [_every_second(ring) for ring in _rings(fibres(p, e, outlines), fit)]
    far = style == "muscle-far"
    grain: Element = {"tag": "path", "style": "fibre-far" if far else "fibre", "rings": thin, "closed": False}
    return [{**told, "name": p["name"]}, grain]


def _every_second(ring: list[float]) -> list[float]:
    """Return x, y, x, y … with every second point left out."""
    return [value for n, value in enumerate(ring) if n % 4 < 2]


def _crowd(p: PrimitiveData, spec: Spec, e: Sequence[float], places: list[float], fit: Frame) -> list[Element]:
    """Return people, those of a style in one path: in a page, a thousand nodes that change colour take too long."""
    # People grow with the distances between them: a crowd stays a crowd on a desk.
    grown = fit["scale"] / frame(spec, PHONE)["scale"]
    found: list[Element] = []
    first = 0
    for name, many in [*((name, round(e[count])) for name, count in p["groups"]), (p["style"], p["count"])]:
        last = min(p["count"], first + many)
        r = spec["styles"][name]["size"] / 2 * grown
        found.append({"tag": "path", "style": name, "dots": places[2 * first : 2 * last], "r": r, "closed": True})
        first = last
    return found


def _rings(points: Points, fit: Frame) -> list[list[float]]:
    """Return the pieces of a path as x, y, x, y … in pixels; what is no number is left out."""
    rings: list[list[float]] = [[]]
    for x, y in zip(*points, strict=True):
        if x is None or y is None or not (math.isfinite(x) and math.isfinite(y)):
            rings.append([])
        else:
            rings[-1] += [fit["x"] + x * fit["scale"], fit["y"] - y * fit["scale"]]
    return [ring for ring in rings if ring]


def _text(p: PrimitiveData, e: Sequence[float], text: str) -> str:
    return filled(text, [e[i] for i in p["values"]], p["decimals"])


def _word(p: PrimitiveData, spec: Spec, e: Sequence[float], fit: Frame) -> Element:
    """Return a label that stands within the drawing."""
    style = spec["styles"][p["style"]]
    size = TEXT[fit["kind"]] + max(0, style["size"] - SIZE - 1)
    vertical, side = style["anchor"].split()
    lines = _text(p, e, p["text"]).split("<br>")
    x, y = e[p["at"][0]], e[p["at"][1]]
    lift = {"middle": LIFT, "top": -0.3, "bottom": 1}[vertical] * size - (len(lines) - 1) * LEADING * size / 2
    word: Element = {
        "tag": "text",
        "style": p["style"],
        "x": fit["x"] + x * fit["scale"],
        "y": fit["y"] - y * fit["scale"] + lift,
        "anchor": _ANCHORS[side],
        "size": size,
        "lines": lines,
        "notes": 0,
    }
    return {**word, "picks": p["picks"]} if "picks" in p else word


def beside(
    spec: Spec, e: Sequence[float], shown: Sequence[PrimitiveData | None], fit: Frame
) -> dict[int, list[Element]]:
    """Return the elements of the labels in the gutters, by the place of their primitive."""
    labels = {
        n: p
        for n, p in enumerate(shown)
        if p is not None and p["kind"] == "label" and p["side"] and (fit["named"] or p["rest"])
        if math.isfinite(sum(e[i] for i in p["at"]))
    }
    found: dict[int, list[Element]] = {}
    size, note = TEXT[fit["kind"]], NOTE[fit["kind"]]
    for side, keys in by_side({n: p["side"] for n, p in labels.items()}).items():
        words = [_lines(labels[n], e, fit) for n in keys]
        spots = [
            Spot(
                fit["x"] + e[labels[n]["at"][0]] * fit["scale"],
                fit["y"] - e[labels[n]["at"][1]] * fit["scale"],
                (len(lines) - notes) * LEADING * size + notes * LEADING * note,
                labels[n]["rest"],
            )
            for n, (lines, notes) in zip(keys, words, strict=True)
        ]
        edge, anchor, names = gutter(spots, side, fit, fit["height"], spec["styles"]["leader-end"]["size"])
        for k, top, leader in names:
            n, (lines, notes) = keys[k], words[k]
            text: Element = {
                "tag": "text",
                "style": labels[n]["style"],
                "x": edge,
                "y": top + (LEADING / 2 + LIFT) * size,
                "anchor": anchor,
                "size": size,
                "lines": lines,
                "notes": notes,
            }
            if "picks" in labels[n]:
                text["picks"] = labels[n]["picks"]
            found[n] = [*leader, text]
    return found


def _lines(p: PrimitiveData, e: Sequence[float], fit: Frame) -> tuple[list[str], int]:
    """Return the lines of a name, and how many of them, the last, are its note."""
    lines = _text(p, e, p["text"]).split("<br>")
    note = _text(p, e, p["note"]) if fit["kind"] == "desk" else ""
    return [*lines, *([note] if note else [])], int(bool(note))
