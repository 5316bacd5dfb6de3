"""Kinds that are just their interaction."""

from __future__ import annotations

from typing import Literal

from hipspine.quiz.interactions.enter import Enter
from hipspine.quiz.interactions.match import Match
from hipspine.quiz.interactions.order import Order
from hipspine.quiz.interactions.set_figure import SetFigure
from hipspine.quiz.interactions.story import Story
from hipspine.quiz.interactions.write import Write


class Numeric(Enter):
    """A question answered by a number. Its response is that number; 1 within the tolerance."""

    kind: Literal["number"]


class Ordering(Order):
    """Things to bring into order; the file holds them in the right one. Its response is the list of all their ids.

    The score is the share of neighbours that follow each other as they should: (right pairs) / (things - 1).
    """

    kind: Literal["ordering"]


class Matching(Match):
    """Pairs to be matched with partners, of which some may stay without. Its response is ``{"1": "b", "2": "a"}``.

    The score is the share of pairs that are right.
    """

    kind: Literal["matching"]


class Setting(SetFigure):
    """A figure to be set. Its response is every parameter of the figure by name; the score is the share of goals met.

    ``start`` says where the controls stand at first, where that is not the figure's default.
    """

    kind: Literal["set"]


class Case(Story):
    """A story in two to five steps. Its response is ``{"a": "b", "b": ["a", "c"]}``, steps not yet reached left out.

    The score is the mean of the steps' marks, each marked as its kind is; a step without an answer counts 0.
    """

    kind: Literal["case"]


class Written(Write):
    """A sentence or two. Its response is that text; it earns nothing until a person has read it."""

    kind: Literal["written"]
