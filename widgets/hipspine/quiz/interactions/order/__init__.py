"""Bringing things into order."""

from hipspine.quiz.interactions.order.order import Order, Step

__all__ = ["Order", "Step"]
