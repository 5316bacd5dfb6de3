"""Axes, bars and curves for figures that are plots: made of the same primitives as the bones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hipspine.figures.primitives import Area, Label, Line, Number, Point, Primitive

Ticks = Sequence[tuple[float, str]]


@dataclass(frozen=True)
class Frame:
    """A field of a figure in which data have their own units.

    ``box`` is (left, right, bottom, top) in figure units; ``x`` and ``y`` are the data's (lowest, highest).
    """

    box: tuple[float, float, float, float]
    x: tuple[float, float]
    y: tuple[float, float]

    def at(self, x: Number, y: Number) -> Point:
        """Return the place of a point given in the data's units."""
        left, right, bottom, top = self.box
        (x0, x1), (y0, y1) = self.x, self.y
        return left + (x - x0) * ((right - left) / (x1 - x0)), bottom + (y - y0) * ((top - bottom) / (y1 - y0))

    def axes(
        self, x: Ticks = (), y: Ticks = (), x_title: str = "", y_title: str = "", gap: float = 0.04
    ) -> list[Primitive]:
        """Return a base line, faint lines at the ticks of ``y``, the ticks' words and the titles.

        ``gap`` is the distance of the words from the field, in parts of its height.
        """
        left, right, bottom, top = self.box
        space = gap * (top - bottom)
        grid = [Line(style="grid", points=(self.at(self.x[0], v), self.at(self.x[1], v))) for v, _ in y]
        base = [Line(style="axis", points=((left, bottom), (right, bottom)))]
        words = [Label(style="label-tick-left", at=(left - space, self.at(0, v)[1]), text=text) for v, text in y]
        words += [Label(style="label-tick", at=(self.at(v, 0)[0], bottom - space * 1.4), text=text) for v, text in x]
        if x_title:
            words.append(Label(style="label-tick", at=((left + right) / 2, bottom - space * 3.4), text=x_title))
        if y_title:
            words.append(Label(style="label-tick-right", at=(left - space, top + space * 2), text=y_title))
        return [*grid, *base, *words]

    def bar(self, style: str, middle: float, width: float, value: Number, base: Number = 0) -> Area:
        """Return an upright bar from ``base`` to ``value``, ``width`` wide in the units of x."""
        low, high = middle - width / 2, middle + width / 2
        return Area(
            style=style, points=(self.at(low, base), self.at(low, value), self.at(high, value), self.at(high, base))
        )

    def lying_bar(self, style: str, middle: float, width: float, value: Number, base: Number = 0) -> Area:
        """Return a bar that lies: along x from ``base`` to ``value``, ``width`` high in the units of y."""
        low, high = middle - width / 2, middle + width / 2
        return Area(
            style=style, points=(self.at(base, low), self.at(value, low), self.at(value, high), self.at(base, high))
        )

    def curve(self, style: str, of: Callable[[float], Number], start: float, end: float, points: int = 41) -> Line:
        """Return the curve of a function of x between two values of x; the function may use parameters."""
        steps = [start + (end - start) * k / (points - 1) for k in range(points)]
        return Line(style=style, points=tuple(self.at(x, of(x)) for x in steps))

    def band(
        self, style: str, low: Callable[[float], Number], high: Callable[[float], Number], points: int = 21
    ) -> Area:
        """Return the field between two functions of x, over the whole width."""
        steps = [self.x[0] + (self.x[1] - self.x[0]) * k / (points - 1) for k in range(points)]
        edge = [self.at(x, low(x)) for x in steps] + [self.at(x, high(x)) for x in reversed(steps)]
        return Area(style=style, points=tuple(edge))
