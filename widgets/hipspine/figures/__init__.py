"""The course's figures. Add one: a file with a ``Figure``, its words in ``data/figures/ID.yml``, and a line below."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

    from hipspine.figures.core import Figure
    from hipspine.figures.settings import Settings
    from hipspine.figures.widget import FigureWidget

_FILES = {
    "pelvic-tilt": "pelvic_tilt",
    "pelvis-3d": "pelvis_3d",
    "single-leg-stance": "single_leg_stance",
    "side-shift": "side_shift",
    "lumbar-load": "lumbar_load",
    "pain-map": "pain_map",
    "finding": "finding",
    "red-flags": "red_flags",
    "recovery": "recovery",
    "scans-by-age": "scans_by_age",
    "forward-bend": "forward_bend",
    "gait": "gait",
    "acetabular-opening": "acetabular_opening",
    "hip-flexor-tension": "hip_flexor_tension",
    "hip-replacement": "hip_replacement",
    "hip-motion": "hip_motion",
    "examination": "examination",
    "what-helps": "what_helps",
    "muscles-front": "muscles_front",
    "muscles-back": "muscles_back",
    "hip-cartilage": "hip_cartilage",
    "hip-labrum": "hip_labrum",
    "hip-shapes": "hip_shapes",
    "outer-hip": "outer_hip",
}

FIGURES = tuple(_FILES)
"""The names of all figures."""


@cache
def declared(name: str) -> Figure:
    """Return a figure's declaration.

    Raises KeyError naming the figures there are, DataError and DataErrors for words that are missing or do not fit.
    """
    if name not in _FILES:
        raise KeyError(f"there is no figure {name!r}; there are {', '.join(FIGURES)}")
    from hipspine.datafile import DataErrors
    from hipspine.figures.texts import texts  # which loads SymPy, as every figure does

    declaration: Figure = loaded(name).FIGURE
    if problems := texts(name).problems():
        raise DataErrors(problems)
    return declaration


def settable(name: str) -> Settings | Figure:
    """Return what of a figure can be set and what it then tells: the figure itself only where that is not written down.

    Raises as ``declared`` does.
    """
    from hipspine.figures.written import WRITTEN

    return WRITTEN[name] if name in WRITTEN else declared(name)


def loaded(name: str) -> ModuleType:
    """Return the Python module of a figure, whatever its words are. Raises DataError and DataErrors as ``texts``."""
    return import_module(f"hipspine.figures.{_FILES[name]}")


def figure(name: str, **values: object) -> FigureWidget:
    """Return a live figure, for example ``figure("pelvic-tilt", anterior_tilt=10)``.

    Raises KeyError for an unknown figure, TypeError for an unknown parameter and ValueError for a value out of range;
    each names the right ones.
    """
    from hipspine.figures.widget import widget_class  # the widget stack is not needed to check or build

    return widget_class(declared(name))(**values)
