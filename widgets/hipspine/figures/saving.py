"""A figure as a file: the drawing as SVG or PNG, or a page with picture, words and numbers that stands by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from numbers import Real
from pathlib import Path
from typing import TYPE_CHECKING

from hipspine.cards import Card
from hipspine.figures import wording
from hipspine.figures.card import figure_card
from hipspine.figures.palette import colour
from hipspine.figures.svg import NARROW, WIDTHS, svg
from hipspine.figures.themes import chosen
from hipspine.refusals import CourseError, MissingExtraError, WrongValueError
from hipspine.tokens import THEMES, tokens

if TYPE_CHECKING:
    from hipspine.figures.core import Figure

    Values = Mapping[str, float | str]

_LEAST, _MOST = 100, 4000  # pixels
_ZOOM = 2  # of a PNG: a picture for paper and for screens with fine dots


class MissingFolderError(CourseError, FileNotFoundError):
    """A folder to save in that does not exist."""


def save(figure: Figure, values: Values, path: str | Path, theme: str, width: float) -> Path:
    """Write the figure, set as ``values`` say, into the file that ``path`` names, and return it as a path.

    Raises ValueError for an unknown end of the name, theme or width, FileNotFoundError for a missing folder, and
    ImportError where what makes PNG is not installed.
    """
    file = Path(path)
    make = _KINDS.get(file.suffix.lower())
    if make is None:
        raise WrongValueError(f"a figure is saved as {', '.join(_KINDS)}, not as {file.name!r}")
    pixels = _pixels(width)
    if not file.parent.is_dir():
        raise MissingFolderError(f"there is no folder {str(file.parent)!r} to save in")
    content = make(figure, values, chosen(theme)[0], pixels)
    file.write_bytes(content)
    return file


def _pixels(width: object) -> float:
    if isinstance(width, bool) or not isinstance(width, Real) or not _LEAST <= float(width) <= _MOST:
        raise WrongValueError(f"width must be a number from {_LEAST} to {_MOST} pixels, not {width!r}")
    return float(width)


def _svg(figure: Figure, values: Values, theme: str, width: float) -> bytes:
    return on_paper(svg(figure, theme, values, width), theme).encode()


def _png(figure: Figure, values: Values, theme: str, width: float) -> bytes:
    try:
        from resvg_py import svg_to_bytes
    except ImportError:
        raise MissingExtraError(
            "PNG needs resvg-py: pip install resvg-py; or save as .svg or .html without it"
        ) from None
    picture: bytes = svg_to_bytes(svg_string=on_paper(svg(figure, theme, values, width), theme), zoom=_ZOOM)
    return picture


def on_paper(picture: str, theme: str) -> str:
    """Return a picture with the paper of its theme below it, which can be read wherever it is laid."""
    before, end, after = picture.partition(">")
    return f'{before}{end}<rect width="100%" height="100%" fill="{colour("paper", theme)}"/>{after}'


def _html(figure: Figure, values: Values, theme: str, width: float) -> bytes:
    """Return a page with no script and nothing to load; it is light or dark as its reader's system is."""
    words, title = escape(figure.describe(values)), escape(figure.title)
    pictures = "".join(
        f'<div class="{name}" role="img" aria-label="{title}">{_in_two_widths(figure, values, name, width)}</div>'
        for name in THEMES
    )
    _, *numbers = figure_card(figure, figure.values(values)).parts  # title and words stand above
    card = Card("", tuple(numbers)).html()
    page = (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_style(width)}</style></head>'
        f"<body><main><h1>{title}</h1>{pictures}<h2>{wording.DESCRIPTION}</h2><p>{words}</p>"
        f"<details><summary>{wording.NUMBERS}</summary>{card}</details></main></body></html>"
    )
    return page.encode()


def _in_two_widths(figure: Figure, values: Values, theme: str, width: float) -> str:
    """Return the drawing for wide windows and for phones, where its words keep their size."""
    wide, narrow = svg(figure, theme, values, width), svg(figure, theme, values, WIDTHS["phone"])
    return f'<div class="wide">{wide}</div><div class="narrow">{narrow}</div>'


def _style(width: float) -> str:
    light, dark = (
        f"--paper:{colour('paper', theme)};--ink:{colour('ink', theme)};--line:{colour('line', theme)}"
        for theme in THEMES
    )
    return (
        f":root{{color-scheme:light dark;{light}}}.dark{{display:none}}"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}.light{{display:none}}.dark{{display:block}}}}"
        f".narrow{{display:none}}@media(max-width:{NARROW}px){{.narrow{{display:block}}.wide{{display:none}}}}"
        f"body{{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 {tokens().families['plain']}}}"
        f"main{{max-width:{max(width, 600):g}px;margin:auto;padding:1rem}}svg{{max-width:100%;height:auto}}"
        "h1{font-size:1.4rem;line-height:1.25}h2{font-size:1.1rem}summary{cursor:pointer;padding:.4rem 0}"
        "details div{overflow-x:auto}table{border-collapse:collapse;margin:.6rem 0}"
        "td,th{border-bottom:1px solid var(--line);padding:.3rem .6rem}"
    )


_KINDS: dict[str, Callable[[Figure, Values, str, float], bytes]] = {".svg": _svg, ".png": _png, ".html": _html}
