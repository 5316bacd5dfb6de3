"""The kinds of question: each a small declaration on top of an interaction, and a line in the table."""

from __future__ import annotations

from typing import Literal

from hipspine.quiz.interactions.choose import ChooseOne, ChooseRegions, ChooseSome, ChooseWithReason
from hipspine.quiz.interactions.compare import Compare
from hipspine.quiz.interactions.enter import Enter
from hipspine.quiz.interactions.fill import Fill
from hipspine.quiz.interactions.match import Match
from hipspine.quiz.interactions.order import Order
from hipspine.quiz.interactions.own import OWN
from hipspine.quiz.interactions.question import Question
from hipspine.quiz.interactions.set_figure import SetFigure
from hipspine.quiz.interactions.story import Story
from hipspine.quiz.interactions.write import Write
from hipspine.quiz.kinds.parametric import Parametric


class Single(ChooseOne):
    """Exactly one option is right. Its response is an option id; 1 for the right one."""

    kind: Literal["single"]


class Several(ChooseSome):
    """One or more options are right, but not all. Its response is a list of option ids.

    The score is (right chosen - wrong chosen) / number right, and not below 0.
    """

    kind: Literal["several"]


class Reason(ChooseWithReason):
    """True or false, with a reason: ``truth`` is whether the stem is true, and one option gives the right reason.

    Its response is ``{"truth": false, "reason": "b"}``: half a mark for the truth, and the other half if then the
    reason is right as well.
    """

    kind: Literal["reason"]


class Body(ChooseRegions):
    """Regions to be marked on the body. Its response is a list of region ids, marked as in ``Several``.

    Regions that are not listed are wrong and get the feedback ``otherwise``.
    """

    kind: Literal["body"]


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


class Cloze(Fill):
    """A text with gaps. Its response is ``{"1": "b", "2": "typed words"}``; the score is the share of right gaps."""

    kind: Literal["cloze"]


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


class Comparing(Compare):
    """Something to write for oneself, then compared with a model answer: practice that earns nothing.

    Its response is ``{"named": ["1", "3"]}``, the points that one's own text had. An assignment asks it as `written`.
    """

    kind: Literal["compare"]

    def for_assignment(self) -> Written:
        """Return it as a text that a person marks, by the same points."""
        return Written.model_validate({**self.model_dump(exclude_unset=True), "kind": "written"}, context=OWN)


KINDS: dict[str, type[Question]] = {
    "single": Single,
    "several": Several,
    "reason": Reason,
    "number": Numeric,
    "ordering": Ordering,
    "matching": Matching,
    "cloze": Cloze,
    "body": Body,
    "parametric": Parametric,
    "set": Setting,
    "case": Case,
    "written": Written,
    "compare": Comparing,
}
"""By the name that question files use. ``kinds.js`` holds the same table for the front end."""
