"""The kinds of question: each a small declaration on top of an interaction, and one line here."""

from __future__ import annotations

from hipspine.quiz.interactions.base import UNANSWERED, Mark, Part
from hipspine.quiz.interactions.question import Question
from hipspine.quiz.kinds.choice import Body, Reason, Several, Single
from hipspine.quiz.kinds.parametric import Parametric
from hipspine.quiz.kinds.plain import Case, Matching, Numeric, Ordering, Setting, Written

KINDS: dict[str, type[Question]] = {
    "single": Single,
    "several": Several,
    "reason": Reason,
    "number": Numeric,
    "ordering": Ordering,
    "matching": Matching,
    "body": Body,
    "parametric": Parametric,
    "set": Setting,
    "case": Case,
    "written": Written,
}

__all__ = ["KINDS", "UNANSWERED", "Mark", "Numeric", "Parametric", "Part", "Question"]
