"""Marking: the rules, and what holds for every response."""

from __future__ import annotations

import itertools
import math
import random

import pytest

from hipspine.quiz.marking import UNANSWERED, Mark, mark, nine_digits
from tests.support.quiz_samples import sample_bank

BANK = sample_bank()
SINGLE, SEVERAL, NUMBER = BANK.items


def test_single():
    assert mark(SINGLE, "b") == Mark(1.0, True, ("b",))
    assert mark(SINGLE, "a") == Mark(0.0, False, ("a",))


@pytest.mark.parametrize(
    ("chosen", "score"),
    [("a", 0.5), ("ac", 1.0), ("ab", 0.0), ("abc", 0.5), ("bd", 0.0), ("b", 0.0), ("abcd", 0.0)],
)
def test_several_gives_right_less_wrong(chosen, score):
    assert mark(SEVERAL, list(chosen)) == Mark(score, score == 1, tuple(chosen))


@pytest.mark.parametrize(
    ("response", "score", "feedback"),
    [
        (1.6, 1, "answer"),
        (1.65, 1, "answer"),  # 1.65 - 1.6 is 0.050000000000000044 in binary: why numbers are rounded first
        (1.55, 1, "answer"),
        (1.6500001, 0, "otherwise"),
        (0.45, 0, "mistake-0"),
        (0.096, 0, "mistake-1"),
        (0.0960001, 0, "otherwise"),
        (2, 0, "otherwise"),
    ],
)
def test_number(response, score, feedback):
    assert mark(NUMBER, response) == Mark(score, score == 1, (feedback,))


@pytest.mark.parametrize("item", BANK.items, ids=lambda item: item.kind)
def test_no_answer_earns_nothing(item):
    assert mark(item, None) == UNANSWERED


def test_an_empty_choice_is_no_answer():
    assert mark(SEVERAL, []) == UNANSWERED


@pytest.mark.parametrize(
    ("item", "response"),
    [
        (SINGLE, "e"),
        (SINGLE, ["b"]),
        (SINGLE, 1),
        (SEVERAL, "a"),
        (SEVERAL, ["a", "a"]),
        (SEVERAL, ["a", "z"]),
        (SEVERAL, [["a"]]),
        (NUMBER, "1.6"),
        (NUMBER, True),
        (NUMBER, math.nan),
        (NUMBER, math.inf),
        (NUMBER, 10**400),
    ],
)
def test_an_impossible_response_is_refused_with_what_is_possible(item, response):
    with pytest.raises(ValueError, match=rf"{item.id}: .* is no answer; .*(a, b, c|finite number)"):
        mark(item, response)


def test_only_the_exact_set_is_correct():
    for size in range(1, 5):
        for chosen in itertools.combinations("abcd", size):
            for order in itertools.permutations(chosen):
                earned = mark(SEVERAL, list(order))
                assert 0 <= earned.score <= 1
                assert earned.correct == (set(order) == {"a", "c"}) == (earned.score == 1)
                assert earned.feedback == chosen


def test_marking_is_repeatable_and_its_feedback_exists():
    numbers = random.Random(2)
    for _ in range(500):
        response = numbers.uniform(-3, 3)
        earned = mark(NUMBER, response)
        assert earned == mark(NUMBER, response) == mark(NUMBER, nine_digits(response))
        assert all(NUMBER.feedback_for(name) for name in earned.feedback)


@pytest.mark.parametrize(
    ("number", "rounded"),
    [
        (100000000.5, 100000001.0),
        (-100000000.5, -100000001.0),
        (0.1 + 0.2, 0.3),
        (1e-320, 1e-320),
        (123456789.4, 123456789.0),
    ],
)
def test_nine_digits_with_ties_away_from_zero(number, rounded):
    assert nine_digits(number) == rounded


def test_feedback_texts():
    assert SINGLE.feedback_for("b").startswith("The longer")
    assert NUMBER.feedback_for("answer").startswith("Half")
    assert NUMBER.feedback_for("mistake-1") == "That is the moment."
    assert NUMBER.feedback_for("otherwise").startswith("Set")
