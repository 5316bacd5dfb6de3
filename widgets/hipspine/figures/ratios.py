"""A test of the examination with what was published of both its answers, and the chances that follow from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hipspine.evidence import number
from hipspine.models.finding import LR, ODDS, POSTTEST, PRETEST

_RULE = POSTTEST.expression.subs(ODDS.symbol, ODDS.expression)


@dataclass(frozen=True)
class Ratio:
    """One likelihood ratio: its ``value``, its 95 % interval or its range across studies, and whether it is ours."""

    value: float | None = None
    interval: tuple[float, float] | None = None
    spread: tuple[float, float] | None = None
    ours: bool = False

    @property
    def raises(self) -> bool:
        """Whether it speaks for what is looked for."""
        if self.value is not None:
            return self.value > 1
        assert self.spread, "a ratio has a value or a range"
        return sum(self.spread) / 2 > 1


@dataclass(frozen=True)
class Row:
    """One test. ``yes`` and ``no`` name its two answers; ``sought`` is what it is held against, in ``people``.

    ``ours`` names the ratios ("lr_pos", "lr_neg") that are our calculation, ``note`` what else must be known.
    """

    id: str
    number: str
    label: str
    title: str
    sought: str
    people: str
    studied: str
    yes: str
    no: str
    note: str = ""
    ours: tuple[str, ...] = ()

    @property
    def ratios(self) -> dict[str, Ratio]:
        """The ratio of each answer, "yes" and "no"; left out where none was published."""
        entry = number(self.number)
        value = _ratios_of(entry.value)
        bounds = entry.ci95 if isinstance(entry.ci95, dict) else {}
        names = {"yes": "lr_pos", "no": "lr_neg"}
        if "lr" in value:  # one feature compared with its absence: the ratio of the feature alone
            names = {"yes": "lr"}
        return {
            answer: _ratio(value[name], bounds.get(name), name in self.ours)
            for answer, name in names.items()
            if name in value
        }

    @property
    def before(self) -> float | None:
        """How many of 100 have it before the test; None where the population gives no starting chance."""
        entry = number(self.number)
        before: float | None = entry.value.get("before", entry.pretest)
        return before

    def after(self, answer: str) -> tuple[float, float | None, float | None] | None:
        """Return how many of 100 have it after an answer, with the interval's ends; None where it cannot be told."""
        entry, ratio = number(self.number), self.ratios.get(answer)
        ready = entry.value.get({"yes": "both_positive", "no": "both_negative"}[answer])
        if ready is not None:  # published after the test, so nothing is calculated
            return ready, None, None
        if self.before is None or ratio is None or ratio.value is None:
            return None
        before = self.before / 100
        chance, *ends = (100 * posttest(before, one) for one in (ratio.value, *(ratio.interval or ())))
        low, high = ends or (None, None)
        return chance, low, high


def posttest(pretest: float, ratio: float) -> float:
    """Return the model's probability after a result, 0 to 1; the ends of published intervals leave its slider."""
    return float(_RULE.subs({PRETEST.symbol: pretest, LR.symbol: ratio}))


def _ratio(value: float | list[float], bounds: tuple[float, float] | None, ours: bool) -> Ratio:
    if isinstance(value, list):
        return Ratio(spread=(value[0], value[1]))
    return Ratio(value, bounds, ours=ours)


def _ratios_of(value: dict[str, Any]) -> dict[str, float | list[float]]:  # Any: as the data file has it
    """Return the entry's ratios, or those that follow from its shares."""
    if "sensitivity" in value:
        whole = 100 if value["sensitivity"] > 1 else 1
        sees, clears = value["sensitivity"] / whole, value["specificity"] / whole
        return {"lr_pos": sees / (1 - clears), "lr_neg": (1 - sees) / clears}
    if "before" in value:
        odds = {name: value[name] / (100 - value[name]) for name in ("before", "both_positive", "both_negative")}
        return {"lr_pos": odds["both_positive"] / odds["before"], "lr_neg": odds["both_negative"] / odds["before"]}
    return value
