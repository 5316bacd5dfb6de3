"""What stands in an island before its script runs, without scripts and on paper: a picture and words."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

import numpy as np

from hipspine.book import wording
from hipspine.figures.chart import field
from hipspine.figures.closeup import Close, looked_at
from hipspine.figures.painting import frame
from hipspine.figures.svg import CHARTS, NARROW, WIDTHS
from hipspine.figures.telling import printed
from hipspine.quiz.bank import asked, load_quiz
from hipspine.quiz.still import still_html
from hipspine.quiz.text import to_html
from hipspine.tokens import THEMES

TOGETHER = 5
"""So many lines at most have their numbers side by side: more would not fit a phone."""

if TYPE_CHECKING:
    from hipspine.figures.core import Figure
    from hipspine.figures.declaration import OptionsData, SliderData
    from hipspine.models.core import Parameter


KEPT = "dark-light"
"""The theme's class for pictures that it should not lighten up in the dark."""


def figure_fallback(figure: Figure, pictures: str, references: str, level: int, *, bare: bool = False) -> str:
    """Return a figure's still form as HTML, laid out like the live one so that nothing jumps when it takes over.

    ``pictures`` is the address, relative to the page, of the still pictures up to ``-phone-light.svg`` …;
    ``references`` is the address of the page that lists the works, ``level`` that of the heading. With ``bare``
    nothing in it teaches.
    """
    spec, e = figure.spec, figure.evaluate({})
    words = escape(figure.describe({}))
    sizes = {kind: (width, frame(spec, width)["height"]) for kind, width in WIDTHS.items()}
    seen = escape(figure.title if figure.card else figure.sayings({})[0])
    poster = f'<div class="hs-poster">{_views(figure, pictures, seen, sizes)}</div>'
    if figure.guess and figure.guess.hidden:  # where scripts run, no picture may answer before the reader is asked
        asked = pictures.replace("/figure-", "/asked-")
        poster = _asking(asked, escape(figure.prediction), sizes) + poster
    chart = _chart(figure, pictures.replace("/figure-", "/chart-"))
    presets = "".join(f'<span class="hs-button hs-small">{escape(p.label)}</span>' for p in figure.presets)
    choices = [p for p in spec["parameters"] if "options" in p]
    chips = "".join(f'<span class="hs-chip">{escape(p["label"])}</span>' for p in choices if p["layer"])
    layers = f'<div class="hs-layers hs-hidden">{chips}</div>' if chips else ""
    buttons = "".join(f'<span class="hs-chip">{escape(view.label)}</span>' for view in figure.views)
    layers = (f'<div class="hs-views hs-hidden">{buttons}</div>' if buttons else "") + layers
    controls = "".join(_choice(p) for p in choices if not p["layer"])
    controls += "".join(_control(slider, figure) for slider in spec["sliders"])
    readouts = "".join(
        f"<div><dt>{escape(r['label'])}{'<small>' + escape(r['note']) + '</small>' if r['note'] else ''}</dt>"
        f"<dd><b>{_amount(e[r['value']], r['decimals'], r['unit'])}</b></dd></div>"
        for r in spec["readouts"]
    )
    kind = "hs-prediction hs-guessing" if spec["guess"] else "hs-prediction"  # what hides the title until one guessed
    asking = figure.prediction and not bare
    prediction = f'<p class="{kind}">{escape(figure.prediction)}</p>' if asking else ""
    extras = [
        _more(wording.TASK, "hs-try", _teaching(figure)) if figure.tasks and not bare else "",
        _more(wording.NUMBERS, "hs-numbers", f'<p>{words}</p><dl class="hs-readouts">{readouts}</dl>'),
        _more(wording.HOW, "hs-how", _notes(figure, references)),
    ]
    saying, *others = figure.sayings({})
    said = f'<p class="hs-said">{escape(saying)}</p>'
    beside, below = (said + _card(others), "") if figure.card else ("", said)
    return (
        f'<section class="hs-figure"><h{level} class="hs-figure-title">{escape(figure.title)}</h{level}>'
        f'{prediction}<div class="hs-figure-body"><div class="hs-plot">{poster}</div>'
        f'<div class="hs-panel">{layers}{controls}<div class="hs-presets hs-room">{presets}</div>{beside}{chart}</div>'
        f'</div>{below}<div class="hs-extras">{"".join(extras)}</div></section>'
    )


def alone_fallback(figure: Figure, close: Close, slider: str, title: str, pictures: str, level: int) -> str:
    """Return the still form of a figure that stands alone, as ``figure_fallback`` does of a whole one."""
    spec = looked_at(figure, close)
    sizes = {kind: (width, frame(spec, width)["height"]) for kind, width in WIDTHS.items()}
    said = escape(figure.sayings({})[0])
    images = "".join(_pictures(pictures, theme, said, sizes) for theme in THEMES)
    control = "".join(_control(one, figure) for one in spec["sliders"] if one["parameter"] == slider)
    return (
        f'<section class="hs-figure hs-alone"><h{level} class="hs-figure-title">{escape(title)}</h{level}>'
        f'<div class="hs-figure-body"><div class="hs-plot"><div class="hs-poster">{images}</div></div>'
        f'<div class="hs-panel">{control}<p class="hs-said">{said}</p></div></div></section>'
    )


def _card(sentences: list[str]) -> str:
    """Return the card beside the drawing: a term and its words for each sentence."""
    parts = (sentence.partition(": ") for sentence in sentences)
    rows = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(words)}</dd></div>" for name, _, words in parts)
    return f'<dl class="hs-figure-card">{rows}</dl>'


def _asking(files: str, words: str, sizes: Mapping[str, tuple[float, float]]) -> str:
    """Return the still pictures that wait for a guess, for the screen alone."""
    images = "".join(_pictures(files, theme, words, sizes) for theme in THEMES)
    return f'<div class="hs-poster hs-asking">{images}</div>'


def _views(figure: Figure, files: str, words: str, sizes: Mapping[str, tuple[float, float]]) -> str:
    """Return the still pictures; of what is solid one for each view, of which the buttons show one at a time."""
    if not figure.views:
        return "".join(_pictures(files, theme, words, sizes) for theme in THEMES) + _on_paper(files, words, sizes)
    stills = []
    for view in figure.views:
        hidden = "" if view is figure.views[0] else " hidden"
        inside = "".join(_pictures(f"{files}-{view.id}", theme, words, sizes) for theme in THEMES)
        stills.append(f'<div data-view="{escape(view.id)}"{hidden}>{inside}</div>')
    return "".join(stills) + _on_paper(f"{files}-{figure.views[0].id}", words, sizes)


def _pictures(files: str, theme: str, words: str, sizes: Mapping[str, tuple[float, float]]) -> str:
    """Return the still picture of a theme: one for phones, one for wider windows; ``sizes`` are theirs in pixels."""
    (narrow, low), (wide, high) = sizes["phone"], sizes["desk"]
    return (
        f'<picture class="hs-on-{theme}"><source media="(max-width: {NARROW}px)" width="{narrow}" height="{low:.0f}" '
        f'srcset="{escape(files)}-phone-{theme}.svg"><img class="{KEPT}" alt="{words}" loading="lazy" width="{wide}" '
        f'height="{high:.0f}" src="{escape(files)}-desk-{theme}.svg"></picture>'
    )


def _on_paper(files: str, words: str, sizes: Mapping[str, tuple[float, float]]) -> str:
    """Return the picture for paper: that of phones, whose letters can be read in half a column's width.

    A ``<source>`` for print would not do: browsers choose among sources when it is too late to fetch one.
    """
    width, height = sizes["phone"]
    return (
        f'<img class="hs-on-paper" alt="{words}" loading="lazy" width="{width}" height="{height:.0f}" '
        f'src="{escape(files)}-phone-light.svg">'
    )


def _chart(figure: Figure, files: str) -> str:
    """Return the still chart beside the drawing, where there is one."""
    if figure.spec["chart"] is None:
        return ""
    chart = figure.spec["chart"]
    sizes = {kind: (width, field(chart, width, kind)[-1]) for kind, width in CHARTS.items()}
    titles = chart["titles"]
    words = escape(wording.CHART.format(*titles))
    return f'<div class="hs-chart">{"".join(_pictures(files, theme, words, sizes) for theme in THEMES)}</div>'


def _more(name: str, kind: str, inside: str) -> str:
    return f'<details class="hs-more {kind}"><summary>{name}</summary><div class="hs-inside">{inside}</div></details>'


def _notes(figure: Figure, references: str) -> str:
    notes = (
        f'<p class="hs-illustrative"><b>{wording.ILLUSTRATIVE}</b> {escape(figure.illustrative)}</p>'
        if figure.illustrative
        else ""
    )
    notes += f'<p class="hs-caption">{escape(figure.caption)}</p>' if figure.caption else ""
    works = "; ".join(
        f'<a href="{escape(references)}#ref-{escape(work["key"])}">{escape(work["label"])}</a>'
        for work in figure.spec["sources"]
    )
    many = wording.SOURCES if len(figure.spec["sources"]) > 1 else wording.SOURCE
    return notes + (f'<p class="hs-caption hs-sources">{many}: {works}.</p>' if works else "")


def plot_fallback(figure: Mapping[str, Any]) -> str:  # Any: a notebook's output
    """Return the numbers of a plain plot as a table that can be opened, also without scripts."""
    axes = [figure["layout"].get(f"{name}axis", {}) for name in "xy"]
    titles = [str((axis.get("title") or {}).get("text", name)) for axis, name in zip(axes, "xy", strict=True)]
    heads, rows = _table(figure["data"], titles)
    head = "".join(f'<th scope="col">{escape(title)}</th>' for title in heads)
    body = "".join(f"<tr>{''.join(f'<td>{_plain(value)}</td>' for value in row)}</tr>" for row in rows)
    return (
        f'<section class="hs-figure hs-plain"><p class="hs-needs-script">{wording.PLOT_NEEDS_SCRIPT}</p>'
        f'<details class="hs-more"><summary>{wording.PLOT_NUMBERS}</summary>'
        f'<table class="hs-table"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></details></section>'
    )


def _table(
    traces: Sequence[Mapping[str, Any]],  # Any: a notebook's output
    titles: Sequence[str],
) -> tuple[list[str], list[list[object]]]:
    """Return heads and rows: a row for each x where a few lines share theirs, which says all in a third of the room."""
    lines = [(str(one.get("name") or ""), _listed(one.get("x")), _listed(one.get("y"))) for one in traces]
    along = lines[0][1] if lines else []
    if 1 < len(lines) <= TOGETHER and all(x == along and len(y) == len(x) for _, x, y in lines):
        heads = [titles[0], *(f"{titles[1]}: {name}" for name, _, _ in lines)]
        return heads, [list(row) for row in zip(along, *(y for _, _, y in lines), strict=True)]
    rows: list[list[object]] = [[name, *point] for name, x, y in lines for point in zip(x, y, strict=False)]
    return [wording.PLOT_LINE, *titles], rows


def _listed(values: Any) -> list[object]:  # Any: a notebook's output
    """Return the values of a trace: a list, or what plotly.py packs as base64 with its type."""
    if isinstance(values, Mapping):
        unpacked: list[object] = np.frombuffer(base64.b64decode(values["bdata"]), values["dtype"]).tolist()
        return unpacked
    return list(values or [])


def _plain(value: object) -> str:
    return escape(f"{value:.4g}" if isinstance(value, float) else str(value))


def quiz_fallback(name: str, section: str | None, seed: int, count: int, level: int, first: int = 1) -> str:
    """Return the questions that the seed draws as a plain list without the key, below a heading of this level.

    ``first`` is the number of the first question: on paper the questions of a page are counted through.
    """
    bank = load_quiz(name, section)
    items = "".join(f"<li>{still_html(item)}</li>" for item in asked(bank, seed, count))
    # As the live form has it, which tells one question within the text from a quiz.
    title = wording.ONE_QUESTION if section and count == 1 else to_html(bank.title)
    heading = f'<h{level} class="hs-quiz-title">{title}</h{level}>'
    start = f' start="{first}"' if first > 1 else ""
    return f'<section class="hs-quiz-still">{heading}<ol{start}>{items}</ol></section>'


def _teaching(figure: Figure) -> str:
    tasks = "".join(f"<li>{escape(task)}</li>" for task in figure.tasks)
    answer = "".join(f"<p>{escape(part)}</p>" for part in figure.answer)
    folded = f'<details class="hs-answer"><summary>{wording.ANSWER}</summary>{answer}</details>'
    return f"<ol>{tasks}</ol>{folded if answer else ''}"


def _control(slider: SliderData, figure: Figure) -> str:
    parameter = next(p for p in figure.sliders if p.parameter.name == slider["parameter"]).parameter
    ends = ""
    if slider["ends"][0]:
        ends = (
            '<span class="hs-ends" aria-hidden="true">'
            + "".join(f"<span>{escape(end)}</span>" for end in slider["ends"])
            + "</span>"
        )
    amount = _directed(parameter, slider)
    return (
        f'<div class="hs-control"><span class="hs-name">{escape(slider["label"])}</span>'
        f'<span class="hs-amount">{amount}</span><span class="hs-room"></span>{ends}</div>'
    )


def _directed(parameter: Parameter, slider: SliderData) -> str:
    """Return the amount of a slider; where it leads to both sides of nothing, its ends say which way."""
    value = parameter.default * slider["scale"]
    if not (parameter.minimum < 0 < parameter.maximum and slider["ends"][0]):
        return _amount(value, slider["decimals"], slider["unit"])
    size = _amount(abs(value), slider["decimals"], slider["unit"])
    return f"{size} {escape(slider['ends'][value > 0])}" if round(value, slider["decimals"]) else size


def _choice(parameter: OptionsData) -> str:
    labels = [escape(option["label"]) for option in parameter["options"]]
    if parameter["as_list"]:
        labels = [", ".join(labels)]
    options = "".join(f"<label>{label}</label>" for label in labels)
    return f'<div class="hs-choice"><p><b>{escape(parameter["label"])}</b></p>{options}</div>'


def _amount(value: float, decimals: int, unit: str) -> str:
    return escape(amount(value, decimals, unit))


def amount(value: float, decimals: int, unit: str) -> str:
    """Return a number with its unit as plain text, or a dash for one that does not exist."""
    number = printed(value, decimals)
    return number if number == "–" else number + (unit if unit in ("", "°") else f" {unit}")
