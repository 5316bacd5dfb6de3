"""Texts of questions: words alone take a short way, which leads where the parser does."""

from __future__ import annotations

import random

import pytest

from hipspine.quiz import text
from hipspine.quiz.bank import bank_names, load_bank
from tests.support.quiz_samples import texts

LETTERS = "aZé9 ,.;:()“”’–—?%°/+=-"
SIGNS = "*_`&<>[]!$~^|{}\"'#\\\n\t\u00a0"


def by_the_parser(one):
    return list(text._problems(one)), text._rendered(one)


def test_the_texts_of_the_course_come_out_the_same_and_most_are_bare():
    every = {one for name in bank_names() for item in load_bank(name).items for one in texts(item.model_dump())}
    bare = {one for one in every if text.bare(one)}
    assert len(bare) > len(every) / 2
    assert [one for one in bare if by_the_parser(one) != ([], one)] == []


@pytest.mark.parametrize("seed", range(20))
def test_what_is_taken_as_bare_at_random_comes_out_the_same(seed):
    chance = random.Random(seed)
    drawn = ["".join(chance.choices(LETTERS, k=chance.randint(1, 12))) for _ in range(200)]
    bare = [one for one in drawn if text.bare(one)]
    assert len(bare) > 20
    assert [one for one in bare if by_the_parser(one) != ([], one)] == []


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_with_a_meaning_takes_the_long_way(sign):
    assert not text.bare(f"a{sign}b")


@pytest.mark.parametrize("one", ["", " a", "a ", "1. a", "1) a", "- a", "+ a", "= a", "—a", "9 a", "a\n- b"])
def test_what_may_begin_a_block_or_lose_its_spaces_takes_the_long_way(one):
    assert not text.bare(one)
