"""A question in the words of a notebook: Markdown, read without the package, compared by the grader."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hipspine.teaching.assignment.variant import Variant


def as_markdown(variant: Variant, number: int) -> str:
    """Return a question's text as Markdown, with its options under the letters that name them."""
    item = variant.item
    lines = [f"**Question {number}** · {in_points(variant.points)}", item.stem]
    if item.picture:
        lines.append(item.picture.markdown())
    return "\n\n".join([*lines, *item.markdown(variant.options)])


SOLUTION = ("### BEGIN SOLUTION", "### END SOLUTION")
"""nbgrader empties what stands between the two, and leaves the rest of an answer's cell alone."""

STUB = "# Click below, or type your answer between the quotation marks."
"""What nbgrader's "generate" puts in place of the two, so that both ways lead to the same notebook."""


def how_to_type(variant: Variant) -> str:
    """Return the comment beside the place for a typed answer."""
    return f"# or type it here: {variant.typed_as()}"


def answer_source(variant: Variant) -> str:
    """Return the code of a question's cell as it is handed out, below its first comment."""
    return f'answer_{variant.name} = ""  {how_to_type(variant)}\nask("{variant.name}")'


def in_points(points: float) -> str:
    """Return a number of points in words."""
    return f"{points:g} point" if points == 1 else f"{points:g} points"
