"""Choosing: one option, several, true or false with a reason, or regions of the body."""

from hipspine.quiz.interactions.choose.one import ChooseOne
from hipspine.quiz.interactions.choose.options import Choose, Option
from hipspine.quiz.interactions.choose.reason import ChooseWithReason
from hipspine.quiz.interactions.choose.regions import ChooseRegions, Region, regions
from hipspine.quiz.interactions.choose.some import ChooseSome

__all__ = ["Choose", "ChooseOne", "ChooseRegions", "ChooseSome", "ChooseWithReason", "Option", "Region", "regions"]
