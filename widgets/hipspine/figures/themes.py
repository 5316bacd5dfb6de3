"""Light and dark: which of them a picture for Plotly is drawn in, and on which paper."""

from __future__ import annotations

from typing import Literal, TypeAlias

from hipspine.refusals import WrongValueError, instead
from hipspine.tokens import THEMES

Theme: TypeAlias = Literal["auto", "light", "dark"]
AUTO = "auto"

_host = {"theme": ""}


def told(theme: str) -> None:
    """Remember what the front end of a figure says of the notebook that it stands in."""
    if theme in THEMES:
        _host["theme"] = theme


def chosen(theme: str) -> tuple[str, bool]:
    """Return "light" or "dark" for the theme asked for, and whether the paper below is known to be that.

    "auto" is the theme of the notebook, once a figure has been shown in it: only the front end knows it. Until then it
    is light. Raises ValueError naming the themes for any other.
    """
    themes = (AUTO, *THEMES)
    if theme not in themes:
        raise WrongValueError(f"there is no theme {theme!r}; {instead(theme, themes, 'there are')}")
    if theme != AUTO:
        return theme, False
    return _host["theme"] or THEMES[0], bool(_host["theme"])
