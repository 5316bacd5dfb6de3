"""Setting a figure."""

from hipspine.quiz.interactions.set_figure.set_figure import Goal, SetFigure

__all__ = ["Goal", "SetFigure"]
