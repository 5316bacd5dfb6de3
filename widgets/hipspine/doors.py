"""What ``import hipspine`` offers. Each door loads what is behind it when it is opened.

A command that marks notebooks needs no figure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hipspine.figures.widget import FigureWidget
    from hipspine.models.core import Model


def figure(name: str, *, compact: bool = False, **values: object) -> FigureWidget:
    """Return a live figure, its parameters set to ``values``.

    With ``compact`` it comes without prediction and tasks, for lessons that teach in their own words. Raises KeyError
    for an unknown figure, TypeError for an unknown parameter and ValueError for a value out of range; each names the
    right ones.

    >>> from hipspine import figure
    >>> fig = figure("pelvic-tilt", anterior_tilt=10)
    >>> fig
    figure('pelvic-tilt', anterior_tilt=10.0)
    >>> fig.sacral_slope
    50.0
    """
    from hipspine.figures import figure as made

    return made(name, compact=compact, **values)


def model(name: str) -> Model:
    """Return the model called ``name``: equations that are called with numbers or arrays.

    A notebook shows it as a card: parameters, units, ranges, the equations typeset, and how far they may be trusted.
    It can be pickled. Raises KeyError naming the models there are.

    >>> from hipspine import model
    >>> stance = model("single-leg-stance")
    >>> round(stance(lean=0.05)["abductor_force"], 2)
    0.83
    """
    from hipspine.models import model as known  # SymPy takes half a second that checking data need not wait for

    return known(name)
