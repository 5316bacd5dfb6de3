"""SymPy for the equations of the models, loaded when the first equation is asked for.

What only computes needs no SymPy, which takes half a second to load: the numbers come from ``written.py``.
"""

from __future__ import annotations

from typing import Any


def __getattr__(name: str) -> Any:
    """Return SymPy's own thing of this name, or radians in a degree, or the switch of SymPy's distributing."""
    if name.startswith("__"):
        raise AttributeError(name)
    if name == "DEGREE":
        from hipspine.models.translate import DEGREE

        return DEGREE
    if name == "distribute":
        from sympy.core.parameters import distribute

        return distribute
    import sympy

    return getattr(sympy, name)
