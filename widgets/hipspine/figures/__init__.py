"""The course's figures. Add one: a file with a ``Figure``, its words in ``data/figures/ID.yml``, and a line below."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from hipspine.callable_module import answers
from hipspine.cards import Listing
from hipspine.refusals import UnknownNameError, instead

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
        raise UnknownNameError(f"there is no figure {name!r}; {instead(name, FIGURES, 'there are')}")
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


def figure(name: str, *, compact: bool = False, **values: object) -> FigureWidget:
    """Return a live figure; see ``hipspine.figure``."""
    from hipspine.figures.widget import widget_class  # the widget stack is not needed to check or build

    if not isinstance(name, str):
        raise UnknownNameError(f"there is no figure {name!r}; {instead(name, FIGURES, 'there are')}")
    return widget_class(declared(name))(compact=compact, **values)


def figures() -> Listing:
    """Return the names of all figures; a notebook shows them with what each of them says.

    >>> from hipspine import figures
    >>> "pelvic-tilt" in figures()
    True
    """
    from hipspine.datafile import read_yaml
    from hipspine.paths import data_path

    def said() -> dict[str, str]:
        return {name: str(read_yaml(data_path("figures", f"{name}.yml")).data["title"]) for name in FIGURES}

    return Listing(FIGURES, said)


answers(__name__, figures)
