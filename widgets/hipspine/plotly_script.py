"""Plotly's script for browsers, as the installed plotly package ships it: kernel and server call it by one name."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path


def plotly_script() -> Path:
    """Return where the script lies; plotly itself, which takes a second to import, is only looked for.

    Raises ModuleNotFoundError where plotly is not installed.
    """
    found = find_spec("plotly")
    if not found or not found.submodule_search_locations:
        raise ModuleNotFoundError("plotly is not installed")
    return Path(found.submodule_search_locations[0]) / "package_data" / "plotly.min.js"


@cache
def plotly_place() -> str:
    """Return where a server that has the script shows it, below its own address: another version, another place."""
    return f"hipspine/plotly-{version('plotly')}/{plotly_script().name}"
