"""Words within a drawing stand clear: of its edges, of each other, of lines and of people, at every setting."""

from __future__ import annotations

import itertools
import math
import random
from dataclasses import dataclass

import pytest

from hipspine.figures import declared
from hipspine.figures.labels import LEADING, TEXT, ems
from hipspine.figures.painting import frame, painting
from hipspine.figures.parts import Choice

NAMES = ["examination", "finding", "hip-replacement", "pain-map", "recovery", "red-flags", "scans-by-age", "what-helps"]
WIDTHS = [358, 680, 760]
MOST = 90
"""So many settings of a figure that has more, drawn by lot but the same each time."""

CAPITALS = 0.73
"""Height of a capital, as part of the size of its text."""


@dataclass(frozen=True)
class Box:
    """Where a line of words stands, in pixels from the top left."""

    words: str
    label: int
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x, y, across=0, up=None):
        up = across if up is None else up
        return self.left - across < x < self.right + across and self.top - up < y < self.bottom + up


def settings(figure):
    """Return the settings of the choices, each with every slider at both ends and at rest."""
    each = [
        [(p.name, option) for option in p.names]
        if isinstance(p, Choice)
        else [(p.name, value) for value in (p.minimum, p.default, p.maximum)]
        for p in figure.parameters
    ]
    found = [dict(pairs) for pairs in itertools.product(*each)]
    return found if len(found) < MOST else random.Random(figure.id).sample(found, MOST)


def boxes(elements):
    """Return a box for each line of words, as wide as in one of the widest fonts."""
    found = []
    texts = (one for group in elements for one in group if one["tag"] == "text")
    for label, one in enumerate(texts):
        for n, line in enumerate(one["lines"]):
            wide, base = ems(line) * one["size"], one["y"] + n * LEADING * one["size"]
            left = one["x"] - {"start": 0, "middle": wide / 2, "end": wide}[one["anchor"]]
            found.append(Box(line, label, left, base - CAPITALS * one["size"], left + wide, base + 0.2 * one["size"]))
    return found


def rings(one, figure, scale):
    """Return the pieces of a path, those of an outline turned and shifted to where it is drawn."""
    if "shape" not in one:
        return one.get("rings", [])
    angle, x, y = one["at"]
    c, s = math.cos(math.radians(angle)) * scale, math.sin(math.radians(angle)) * scale
    outline = figure.shapes[one["shape"]]
    return [[n for a, b in ring for n in (x + c * a + s * b, y + s * a - c * b)] for ring in outline]


def strokes(elements, figure, scale):
    """Yield points along all drawn lines and edges, at most 2 pixels apart."""
    for one in itertools.chain(*elements):
        if one["tag"] != "path" or not figure.spec["styles"][one["style"]]["line"]:
            continue
        for ring in rings(one, figure, scale):
            points = [(ring[n], ring[n + 1]) for n in range(0, len(ring), 2)]
            for (x0, y0), (x1, y1) in itertools.pairwise([*points, *(points[:1] if one["closed"] else [])]):
                parts = int(max(abs(x1 - x0), abs(y1 - y0)) / 2) + 1
                yield from ((x0 + (x1 - x0) * k / parts, y0 + (y1 - y0) * k / parts) for k in range(parts + 1))


def discs(elements):
    """Yield the middle and the radius of each dot and of each person of a crowd."""
    for one in elements:
        if one["tag"] == "circle":
            yield one["x"], one["y"], one["r"]
        dots = one.get("dots", [])
        yield from ((x, y, one["r"]) for x, y in zip(dots[::2], dots[1::2], strict=True))


def problems(figure, values, width):
    """Return what is wrong with the words of a drawing."""
    fit = frame(figure.spec, width)
    elements = painting(figure.spec, figure.evaluate(values), figure.shapes, fit)
    found = boxes(elements)
    edge = Box("", -1, 0, 0, width, fit["height"])
    told = [f"cut: {b.words}" for b in found if not (edge.holds(b.left, b.top, 1) and edge.holds(b.right, b.bottom, 1))]
    for a, b in itertools.combinations(found, 2):
        deep = min(min(a.right, b.right) - max(a.left, b.left), min(a.bottom, b.bottom) - max(a.top, b.top))
        if a.label != b.label and deep > 0:
            told.append(f"over each other: {a.words} / {b.words}")
    drawn = set(strokes(elements, figure, fit["scale"]))
    told += [
        f"struck: {box.words}" for box in found if any(box.holds(x, y, -1, -0.2 * TEXT[fit["kind"]]) for x, y in drawn)
    ]
    dots = list(discs(one for one in itertools.chain(*elements) if not one["style"].endswith("-none")))
    told += [f"on a dot: {box.words}" for box in found if any(box.holds(x, y, r - 1) for x, y, r in dots)]
    return told


@pytest.mark.no_cover
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", NAMES)
def test_words_stand_clear_of_edges_words_lines_and_dots(name, width):
    figure = declared(name)
    found = {tuple(values.values()): told for values in settings(figure) if (told := problems(figure, values, width))}
    assert found == {}
