"""A question in the words of a notebook: Markdown, read without the package, compared by the grader."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hipspine.teaching.assignment.variant import Variant


def as_markdown(variant: Variant, number: int) -> str:
    """Return a question's text as Markdown, with its options under the letters that name them."""
    item = variant.item
    lines = [f"**Question {number}** · {in_points(variant.points)}", item.stem, *item.markdown(variant.options)]
    return "\n\n".join(lines)


def in_points(points: float) -> str:
    """Return a number of points in words."""
    return f"{points:g} point" if points == 1 else f"{points:g} points"
