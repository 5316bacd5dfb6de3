"""A trial or review as a panel of the figure ``what-helps``: its numbers, its unit, and both sides of it in words."""

from __future__ import annotations

from dataclasses import dataclass

from hipspine.evidence import Number, number
from hipspine.figures import wording
from hipspine.figures.panels import printed


@dataclass(frozen=True)
class Row:
    """One line of a panel: a value in the panel's unit, with its 95 % interval where one was seen."""

    words: str
    value: float
    interval: tuple[float, float] | None = None


@dataclass(frozen=True)
class Panel:
    """One trial or review. ``rows`` hold what is drawn, in ``unit``; ``left`` and ``right`` name the directions.

    ``kind`` is "people" (of 100), "difference" (about 0) or "bars". ``note`` stands in the drawing; ``told`` gives the
    results in words, ``who`` who was in it, ``open`` what the work leaves unknown.
    """

    id: str
    label: str
    title: str
    people: str
    against: str
    kind: str
    unit: str
    rows: tuple[Row, ...]
    note: str
    who: str
    told: tuple[str, ...]
    open: str
    sources: tuple[str, ...]
    ticks: tuple[float, ...] = ()
    axis: tuple[float, float] = (0, 100)
    decimals: int = 0
    left: str = ""
    right: str = ""
    missing: str = ""
    """Who was not compared, where that matters and there is room for their empty block."""
    studied: int | None = None
    trials: int | None = None

    def said(self, row: Row) -> str:
        """Return the value of a row in words, with its interval or with the words that none was seen."""
        value = printed(row.value, self.decimals)
        if row.interval:
            low, high = (printed(v, self.decimals) for v in row.interval)
            return f"{value} ({low} to {high})"
        return f"{value} ({wording.NO_INTERVAL})" if self.kind == "difference" else value


def value_of(name: str) -> dict[str, float]:
    """Return the named values of a printable number."""
    value: dict[str, float] = number(name).value
    return value


def words_of(name: str) -> dict[str, str]:
    """Return the named values of a printable number that are words, such as "65 of 65"."""
    value: dict[str, str] = number(name).value
    return value


def rows_of(name: str, **words: str) -> tuple[Row, ...]:
    """Return a row for each named value of a number, with its interval."""
    entry = number(name)
    bounds = entry.ci95 if isinstance(entry.ci95, dict) else {}
    return tuple(Row(text, entry.value[key], bounds.get(key)) for key, text in words.items())


def row_of(name: str, words: str) -> Row:
    """Return the one row of a number, with its interval where it has one."""
    entry = number(name)
    return Row(words, entry.value, entry.interval() if entry.ci95 else None)


def less(entry: Number, unit: str, key: str = "") -> str:
    """Return how much less it was, with the interval: a difference below 0 in plain words."""
    value: float = entry.value[key] if key else entry.value
    low, high = entry.interval(key)
    return f"{-value} {unit} less ({-high:.2f} to {-low:.2f})"


def listed(entry: Number) -> str:
    """Return all values of a number as words."""
    *first, last = (f"{value:.1f}" for value in entry.value.values())
    return f"{', '.join(first)} and {last}"
