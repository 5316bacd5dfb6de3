"""Colours and type: what ``data/tokens.toml`` says, for figures, pages and whatever else is drawn or written."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Annotated, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from hipspine.datafile import DataError, read_text
from hipspine.paths import data_path

COLOUR = r"#([0-9a-f]{3}|[0-9a-f]{6})|rgba?\([0-9., /%]+\)"
"""A colour as style sheets, SVG and Plotly read it: three or six hexadecimal digits, or with a share of opacity."""

THEMES = ("light", "dark")

Colour: TypeAlias = Annotated[str, Field(pattern=f"^({COLOUR})$")]
Pair: TypeAlias = tuple[Colour, Colour]
"""A colour on light and on dark paper."""


class StandIn(BaseModel):
    """A font of the reader's own: its names in regular and bold, and the usual width of a letter in each, in em."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    regular: tuple[str, ...] = Field(min_length=1)
    bold: tuple[str, ...] = Field(min_length=1)
    widths: tuple[Annotated[float, Field(gt=0)], Annotated[float, Field(gt=0)]]


class Tokens(BaseModel):
    """The groups of the file; each maps names to values, in the file's order."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=lambda name: name.replace("_", "-"))

    colours: dict[str, Pair]
    page: dict[str, Pair]
    page_printed: dict[str, Colour]
    appointment: dict[str, Pair]
    appointment_printed: dict[str, Colour]
    sheet: dict[str, Pair]
    sheet_printed: dict[str, Colour]
    chart: dict[str, Colour]
    body_map: dict[str, Colour]
    families: dict[str, str]
    stand_ins: dict[str, StandIn]
    text: dict[str, str]
    sizes: dict[str, tuple[float, ...]]


def read_tokens(path: Path) -> Tokens:
    """Return what a file of tokens says.

    Raises DataError for a missing file, one that is no TOML, an unknown or missing group and what is no colour.
    """
    try:
        return Tokens.model_validate(tomllib.loads(read_text(path)))
    except tomllib.TOMLDecodeError as error:
        raise DataError(path.name, None, f"this is not valid TOML: {error}") from None
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise DataError(path.name, None, f"{place}: {first['msg']}", "see the comments in the file") from None


@cache
def tokens() -> Tokens:
    """Return the course's tokens. Raises DataError like ``read_tokens``."""
    return read_tokens(data_path("tokens.toml"))


def on(theme: str, group: dict[str, Pair]) -> dict[str, str]:
    """Return the colours of a group on "light" or "dark" paper."""
    return {name: pair[THEMES.index(theme)] for name, pair in group.items()}
