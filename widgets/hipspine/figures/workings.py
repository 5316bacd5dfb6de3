"""What a drawing computes once and uses at many places: named numbers between a figure's results and its primitives.

Skin around a posed skeleton has a hundred corners, each moved by a few bones: with the motions of these under names of
their own a corner is a short expression, and the figure is declared in a second.
"""

from __future__ import annotations

from collections.abc import Mapping

import sympy as sp

from hipspine.figures.primitives import Number, Turn


class Workings:
    """Named numbers of one figure, each of which may use its parameters, its results and those named before."""

    def __init__(self) -> None:
        """Start with none."""
        self._steps: list[tuple[sp.Symbol, sp.Expr]] = []

    @property
    def steps(self) -> tuple[tuple[sp.Symbol, sp.Expr], ...]:
        """The names and what they stand for, in the order in which they are computed."""
        return tuple(self._steps)

    def number(self, name: str, value: Number) -> sp.Expr:
        """Return the name of ``value``; a plain number stays what it is."""
        value = sp.sympify(value)
        if value.is_number:
            return value
        symbol = sp.Symbol(f"drawn_{name}", real=True)
        self._steps.append((symbol, value))
        return symbol

    def turn(self, name: str, turn: Turn) -> Turn:
        """Return a motion whose angle and shift bear names."""
        parts = (("angle", turn.angle), ("x", turn.x), ("y", turn.y))
        return Turn(*(self.number(f"{name}_{part}", value) for part, value in parts))

    def turns(self, turns: Mapping[str, Turn], name: str = "") -> dict[str, Turn]:
        """Return motions by the names of their bones."""
        return {bone: self.turn(f"{name}{bone}", turn) for bone, turn in turns.items()}
