"""The still pictures of figures, made by the build: as they stand at first, as cards have them, and their charts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from hipspine.chapters import read_chapter, taught_files
from hipspine.figures import declared
from hipspine.figures.closeup import alone, card_svg, looked_at, stands_alone
from hipspine.figures.svg import CHARTS, WIDTHS, chart_svg, svg
from hipspine.tokens import THEMES

COURSE_FIGURE = "pelvic-tilt"
"""What stands for the course as a whole, and for what shows no figure of its own."""


def main_figure(figures: Sequence[str]) -> str | None:
    """Return the figure that stands for a chapter: the first with a body in it, else the first."""
    return next((name for name in figures if declared(name).shapes), next(iter(figures), None))


@cache
def _on_cards() -> set[str]:
    chapters = (read_chapter(path) for path in taught_files() if path.is_file())
    return {main_figure(chapter.figures) or COURSE_FIGURE for chapter in chapters}


def stills(name: str) -> dict[str, str]:
    """Return the pictures of a figure as SVG, by their files."""
    figure = declared(name)
    sizes = [(kind, width, theme) for kind, width in WIDTHS.items() for theme in THEMES]
    files = {
        f"figure-{name}{view and f'-{view}'}-{kind}-{theme}.svg": svg(figure, theme, width=width, view=view)
        for view in [one.id for one in figure.views] or [""]
        for kind, width, theme in sizes
    }
    if name in _on_cards():
        files |= {f"card-{name}-{theme}.svg": card_svg(figure, theme) for theme in THEMES}
    if stands_alone(figure):
        near = looked_at(figure, alone(figure))
        files |= {
            f"alone-{name}-{kind}-{theme}.svg": svg(figure, theme, width=width, spec=near)
            for kind, width, theme in sizes
        }
    if figure.guess and figure.guess.hidden:
        hidden = figure.guess.hidden
        files |= {f"asked-{name}-{kind}-{theme}.svg": svg(figure, theme, hidden, width) for kind, width, theme in sizes}
    if figure.chart:
        files |= {
            f"chart-{name}-{kind}-{theme}.svg": chart_svg(figure, theme, width, kind)
            for kind, width in CHARTS.items()
            for theme in THEMES
        }
    return files
