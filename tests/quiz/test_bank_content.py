"""The course's own questions: enough of them, on everything, at every level, and giving nothing away."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from hipspine.evidence import load_claims
from hipspine.quiz.bank import bank_names, load_bank
from hipspine.quiz.kinds import KINDS
from hipspine.quiz.schema import Bank

CASES = "case-clinic"


@cache
def banks() -> dict[str, Bank]:
    return {name: load_bank(name) for name in bank_names()}


@cache
def items() -> list:
    return [item for bank in banks().values() for item in bank.items]


def choices() -> list[list]:
    """Return the options of everything where one is right: questions, reasons and decisions of cases."""
    found = [item.options for item in items() if item.kind in ("single", "reason")]
    steps = [step for item in items() if item.kind == "case" for step in item.steps]
    return found + [step.options for step in steps if step.kind == "single"]


def test_there_are_enough():
    assert sum(item.kind != "case" for item in items()) >= 120


def test_every_kind_occurs():
    assert {item.kind for item in items()} == set(KINDS) - {"written"}  # free text needs a person to mark it


def test_ids_are_unique():
    assert [name for name, count in Counter(item.id for item in items()).items() if count > 1] == []


def test_every_claim_is_tested():
    assert [name for name in load_claims() if not any(name in item.claims for item in items())] == []


@pytest.mark.parametrize("name", [name for name in bank_names() if name != CASES])
def test_every_objective_is_tested_three_times(name):
    counts = Counter(item.objective for item in banks()[name].items)
    assert {key: counts[key] for key in banks()[name].objectives if counts[key] < 3} == {}


def test_a_third_asks_for_more_than_recall():
    higher = sum(item.level in ("apply", "analyse") for item in items())
    assert higher >= len(items()) / 3


def spread(chances: list[float]) -> tuple[float, float]:
    """Return the mean and three standard deviations of how often chance hits."""
    return sum(chances), 3 * sum(p * (1 - p) for p in chances) ** 0.5


@pytest.mark.parametrize("extreme", [max, min])
def test_length_gives_nothing_away(extreme):
    """The longest (or shortest) option is right no more often than three standard deviations above chance."""
    lengths = [[len(option.text) for option in options] for options in choices()]
    hits = sum(
        1 / own.count(extreme(own))
        for options, own in zip(choices(), lengths, strict=True)
        for option, length in zip(options, own, strict=True)
        if option.correct and length == extreme(own)
    )
    mean, three = spread([1 / len(options) for options in choices()])
    assert hits <= mean + three


@pytest.mark.parametrize("place", range(4))
def test_position_gives_nothing_away(place):
    """Each place holds the right option as often as chance would have it, within three standard deviations."""
    able = [options for options in choices() if place < len(options)]
    hits = sum(options[place].correct for options in able)
    mean, three = spread([1 / len(options) for options in able])
    assert mean - three <= hits <= mean + three


def test_there_are_eight_cases_and_every_aim_of_the_clinic_has_two():
    cases = [item for item in banks()[CASES].items if item.kind == "case"]
    assert len(cases) >= 8
    counts = Counter(case.objective for case in cases)
    assert {key: counts[key] for key in banks()[CASES].objectives if counts[key] < 2} == {}
