"""A figure on paper: how it stands at first, a setting that tells its point, and its numbers at every setting."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from hipspine.book import wording
from hipspine.book.fallback import amount
from hipspine.book.pdf.parts import element
from hipspine.figures import declared
from hipspine.figures.painting import frame
from hipspine.figures.svg import WIDTHS, svg
from hipspine.handout.content import load_handouts

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from hipspine.figures.core import Figure
    from hipspine.figures.parts import Choice

    Values = Mapping[str, float | str]

COLUMNS = 4
"""So many settings at most stand in the table of numbers: more would not fit a sheet."""


class Setting(NamedTuple):
    """How a figure can be set: what that is called, and the values of its parameters."""

    name: str
    values: Values


def settings(figure: Figure, start: Values) -> list[Setting]:
    """Return how a figure is shown on paper, first as it stands; no two are the same."""
    first = Setting(wording.AT_FIRST, figure.check(start))
    chosen = next((p for p in figure.choices if not p.layer), None)
    declared_ones = [Setting(preset.label, figure.check({**start, **preset.values})) for preset in figure.presets]
    options = _options(figure, chosen, start) if chosen and not declared_ones else []
    handed = [Setting("", figure.check(one.settings)) for one in load_handouts().values() if one.figure == figure.id]
    named = {str(one.values): one.name for one in (*declared_ones, *options)}
    told = [Setting(named.get(str(one.values), wording.MOVED), one.values) for one in handed]
    kept = {str(one.values): one for one in (*told, *declared_ones, *options) if one.values != first.values}
    return [Setting(named.get(str(first.values), first.name), first.values), *kept.values()]


def _options(figure: Figure, choice: Choice, start: Values) -> list[Setting]:
    return [Setting(label, figure.check({**start, choice.name: name})) for name, label in choice.options]


def plate(name: str, start: Values) -> HtmlElement:
    """Return a figure as it stands on paper; ``start`` is how the chapter sets it at first."""
    figure = declared(name)
    ways = settings(figure, start)
    pictures = [_picture(figure, one, place == 0) for place, one in enumerate(ways[:2])]
    inside = [
        element("p", figure.title, class_="pdf-plate-title"),
        *([element("p", figure.prediction, class_="pdf-asked")] if figure.prediction else []),
        element("div", *pictures, class_=f"pdf-pictures pdf-{len(pictures)}"),
    ]
    if figure.readouts:
        inside.append(_numbers(figure, ways[:COLUMNS]))
    return element("div", *inside, class_="pdf-plate", data_figure=name)


def _picture(figure: Figure, way: Setting, first: bool) -> HtmlElement:
    said, *others = figure.sayings(way.values)
    drawn = svg(figure, "light", way.values, WIDTHS["phone"])
    height = frame(figure.spec, WIDTHS["phone"])["height"]
    source = f"data:image/svg+xml;base64,{base64.b64encode(drawn.encode()).decode()}"
    if figure.card and first:  # it tells readers of a screen what to tap
        said = ""
    about = f"{figure.title.rstrip('.')}. {way.name.rstrip('.:')}: {said}".rstrip(": ")
    image = element("img", src=source, alt=about, width=f"{WIDTHS['phone']:g}", height=f"{height:g}")
    lead = element("b", way.name.rstrip(".:") + (": " if said else ""))
    words = element("p", lead, said, class_="pdf-said")
    rows = [element("p", text) for text in others] if figure.card and not first else []
    return element("div", element("p", image, class_="pdf-drawing"), words, *rows, class_="pdf-picture")


def _numbers(figure: Figure, ways: list[Setting]) -> HtmlElement:
    computed = [figure.evaluate(way.values) for way in ways]
    head = [element("th", text, scope="col") for text in (wording.NUMBERS, *(way.name for way in ways))]
    rows = [
        element(
            "tr",
            element("th", readout["label"], *_note(readout["note"]), scope="row"),
            *(element("td", amount(e[readout["value"]], readout["decimals"], readout["unit"])) for e in computed),
        )
        for readout in figure.spec["readouts"]
    ]
    body = element("tbody", *rows)
    return element("table", element("thead", element("tr", *head)), body, class_="pdf-numbers")


def _note(note: str) -> list[HtmlElement]:
    return [element("small", f" {note}")] if note else []
