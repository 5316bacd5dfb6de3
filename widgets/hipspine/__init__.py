"""Figures, quizzes and models of the open course on hips and back pain.

Each door loads what is behind it when it is opened: a command that marks notebooks needs no figure. ``figures``,
``models`` and ``evidence`` are packages that can be called. What type checkers see stands in ``__init__.pyi``, with the
name of every figure, model and quiz.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from hipspine.appointment import appointment
from hipspine.displays import show_plots
from hipspine.doors import figure, model
from hipspine.exercise import exercise, exercises
from hipspine.quiz import quiz, quizzes
from hipspine.refusals import tracebacks

__all__ = [
    "appointment",
    "evidence",
    "exercise",
    "exercises",
    "figure",
    "figures",
    "model",
    "models",
    "quiz",
    "quizzes",
    "tracebacks",
]
__version__ = "0.1.0"

_ROOMS = ("evidence", "figures", "models")

show_plots()


def __getattr__(name: str) -> Any:
    """Return a room that can be called, loaded when it is first asked for."""
    if name in _ROOMS:
        return import_module(f"hipspine.{name}")
    raise AttributeError(f"module 'hipspine' has no attribute {name!r}")


def __dir__() -> list[str]:
    """Return what there is to complete, whether it is loaded or not."""
    return sorted({*globals(), *__all__})
