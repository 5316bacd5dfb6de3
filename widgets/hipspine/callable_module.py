"""Rooms that can be called: ``hipspine.figures`` is a package, and ``figures()`` lists what is in it.

Python binds the name of a package to its module, so a function of that name would be lost when the package is loaded.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import ModuleType


def answers(module: str, door: Callable[..., object]) -> None:
    """Have the module of this name answer a call with what ``door`` returns."""
    kind = type("CallableModule", (ModuleType,), {"__call__": staticmethod(door)})
    sys.modules[module].__class__ = kind
