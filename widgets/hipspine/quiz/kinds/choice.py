"""Kinds answered by choosing: one option that is right, several that fit, true or false with a reason, regions."""

from __future__ import annotations

from typing import Literal

from hipspine.quiz.interactions.choose import Choose as Choice
from hipspine.quiz.interactions.choose import ChooseOne, ChooseRegions, ChooseSome, ChooseWithReason, Option

__all__ = ["Body", "Choice", "Option", "Reason", "Several", "Single"]


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
