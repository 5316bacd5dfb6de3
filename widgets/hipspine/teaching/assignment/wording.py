"""A question in the words of a notebook: Markdown, read without the package, compared by the grader."""

from __future__ import annotations

from hipspine.quiz.kinds.arranging import Matching
from hipspine.quiz.kinds.body import Body, regions
from hipspine.quiz.kinds.numeric import Numeric
from hipspine.quiz.kinds.setting import Setting
from hipspine.teaching.assignment.variant import Asked


def as_markdown(asked: Asked, number: int) -> str:
    """Return a question's text as Markdown, with its options under the letters that name them."""
    item = asked.item
    lines = [f"**Question {number}** · {in_points(asked.points)}", item.stem]
    if isinstance(item, Matching):
        lines.append("\n".join(f"{pair.id}. {_indented(pair.text)}" for pair in item.pairs))
    if asked.options:
        lines.append("\n".join(f"- **{letter}** · {_indented(option.text)}" for letter, option in asked.options))
    if isinstance(item, Body):
        places = "; ".join(f"`{name}` ({words})" for name, words in regions().items())
        lines.append(f"The places, with the word to type: {places}.")
    if isinstance(item, Setting):
        lines.append("The figure stands below, and in the course's book under the same name: " + f"`{item.figure}`.")
    if isinstance(item, Numeric) and item.answer.unit:
        lines.append(f"Give your answer in {item.answer.unit}.")
    return "\n\n".join(lines)


def in_points(points: float) -> str:
    """Return a number of points in words."""
    return f"{points:g} point" if points == 1 else f"{points:g} points"


def _indented(text: str) -> str:
    return text.replace("\n", "\n  ")
