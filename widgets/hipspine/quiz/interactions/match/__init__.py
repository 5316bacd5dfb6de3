"""Matching things that belong together."""

from hipspine.quiz.interactions.match.match import Match, Pair, Partner

__all__ = ["Match", "Pair", "Partner"]
