"""The kinds of question: one file for what belongs together, one line here for each kind."""

from __future__ import annotations

from hipspine.quiz.kinds.arranging import Matching, Ordering
from hipspine.quiz.kinds.base import UNANSWERED, Mark, Part, Question
from hipspine.quiz.kinds.body import Body
from hipspine.quiz.kinds.case import Case
from hipspine.quiz.kinds.choice import Reason, Several, Single
from hipspine.quiz.kinds.numeric import Numeric
from hipspine.quiz.kinds.parametric import Parametric
from hipspine.quiz.kinds.setting import Setting
from hipspine.quiz.kinds.written import Written

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
