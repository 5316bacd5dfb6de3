"""An analysis as a table for the terminal, as CSV, and as one page that needs nothing else."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

from markupsafe import Markup
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from hipspine.teaching.analysis.item_analysis import EASY, HARD, SMALL, WEAK, Analysis, analysis_of, read
from hipspine.teaching.analysis.next_step import FEWEST, THRESHOLDS, next_steps, too_few
from hipspine.teaching.analysis.statistics import BINS, TAIL
from hipspine.teaching.support.saving import write
from hipspine.teaching.support.tables import BOM, formula_safe
from hipspine.teaching.support.templating import render

NOTHING = "The answers suggest nothing in particular."
COLUMNS = ("item", "kind", "objective", "students", "facility", "item_total", "discrimination")
"""The columns of the CSV table before the remarks and the stem."""


def analyse(
    grades: Path,
    *,
    html: Path | None = None,
    csv: Path | None = None,
    say: Callable[[Analysis], None] | None = None,
    book: str = "",
) -> Analysis:
    """Analyse a folder that ``hipspine grade`` wrote, tell it with ``say`` and write the files wanted; return it.

    ``book`` is the address where the book is published, for links to the sections to teach again.

    Raises DataError as ``read`` does.
    """
    analysis = analysis_of(*read(grades))
    if say:
        say(analysis)
    else:
        print_table(analysis, book)
    if csv is not None:
        write(csv, as_csv(analysis))
    if html is not None:
        write(html, as_html(analysis, book))
    return analysis


def print_table(analysis: Analysis, book: str = "") -> None:
    """Print an analysis for the terminal; ``book`` is the address where the book is published."""
    console = Console(highlight=False, soft_wrap=True)
    console.print(f"[bold]{escape(analysis.assignment)}[/]: {summary(analysis)}")
    for line in (*warnings(analysis), reliability(analysis)):
        console.print(line)
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("question", no_wrap=True)
    for name in ("facility", "item–total", "discrimination"):
        table.add_column(name, justify="right")
    for one in analysis.questions:
        numbers = [number(value) for value in (one.facility, one.item_total, one.discrimination)]
        table.add_row(escape(one.item), *numbers)
    Console(highlight=False).print(table)
    noted = [one for one in analysis.questions if one.remarks]
    if noted:
        console.print("[bold]To look at[/]")
    for one in noted:
        console.print(f"  {escape(one.item)}: {escape('; '.join(one.remarks))}")
    console.print("[bold]What to do next[/]")
    steps = next_steps(analysis.questions, book)
    for step in steps:
        console.print(f"  {escape(step.item)}: {escape(step.words)}{step.address and f' {escape(step.address)}'}")
    if not steps:
        console.print(f"  {NOTHING}")
    for line in (*unsaid(analysis), THRESHOLDS):
        console.print(f"  {line}", style="dim")


def as_csv(analysis: Analysis) -> str:
    """Return the table of questions, the numbers unrounded."""
    text = io.StringIO()
    text.write(BOM)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*COLUMNS, "remarks", "stem"])
    for one in analysis.questions:
        cells = [getattr(one, name) for name in COLUMNS]
        writer.writerow(map(formula_safe, [*cells, "; ".join(one.remarks), one.stem]))
    return text.getvalue()


def as_html(analysis: Analysis, book: str = "") -> str:
    """Return one page with plots and tables that loads nothing: Plotly is in it.

    ``book`` is the address where the book is published.
    """
    from plotly.offline import get_plotlyjs

    plots = {
        "scores": {"counts": list(analysis.histogram), "steps": [f"{step * 100 // BINS}" for step in range(BINS)]},
        "questions": [
            [place, one.item, one.facility, one.item_total]
            for place, one in enumerate(analysis.questions, start=1)
            if one.facility is not None and one.item_total is not None
        ],
    }
    return render(
        "hipspine.teaching.analysis",
        "analysis.html",
        analysis=analysis,
        summary=summary(analysis),
        warnings=warnings(analysis),
        reliability=reliability(analysis),
        steps=next_steps(analysis.questions, book),
        unsaid=unsaid(analysis),
        thresholds=THRESHOLDS,
        nothing=NOTHING,
        number=number,
        percent=percent,
        limits={"easy": EASY, "hard": HARD, "weak": WEAK, "tail": TAIL},
        plots=script_safe(plots),
        plotly=Markup(get_plotlyjs()),  # Plotly's own file, made to stand in a page
    )


def script_safe(value: object) -> Markup:
    """Return a value as JSON that may stand in a script element: nothing in it can end that element."""
    text = json.dumps(value)
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return Markup(text)


def summary(analysis: Analysis) -> str:
    """Return the first line: how many students, and their scores."""
    words = f"{analysis.students} submissions"
    if analysis.mean is not None:
        words += f", mean {percent(analysis.mean)}, median {percent(analysis.median)}"
    return words + (f", SD {percent(analysis.deviation)}" if analysis.deviation is not None else "")


def warnings(analysis: Analysis) -> list[str]:
    """Return what must be known before the numbers are read."""
    lines = []
    if analysis.small:
        lines.append(f"{analysis.students} students are few: below {SMALL}, chance shapes all of these numbers.")
    if analysis.left_out:
        others = ", ".join(f"{count} {status}" for status, count in analysis.left_out.items())
        lines.append(f"Not counted: {others}.")
    return lines


def unsaid(analysis: Analysis) -> list[str]:
    """Return what a suggestion does not say: how unsure it is in a small class, and where too few answered for one."""
    lines = ["The class is small: ask again in class before you act on one of these."] if analysis.small else []
    few = too_few(analysis.questions)
    return lines + ([f"Nothing is suggested where fewer than {FEWEST} answered: {', '.join(few)}."] if few else [])


def reliability(analysis: Analysis) -> str:
    """Return the line on how consistent the test is."""
    own = analysis.reliability
    if own.alpha is None:
        return f"{own.name} cannot be told: {own.reason}."
    return f"{own.name} {own.alpha:.2f}, standard error of measurement {own.error:.2f} points."


def percent(value: float | None) -> str:
    """Return a share in percent."""
    return "–" if value is None else f"{100 * value:.0f} %"


def number(value: float | None) -> str:
    """Return a number with two places and a true minus."""
    return "–" if value is None else f"{value:.2f}".replace("-", "−")
