"""Texts of questions: words alone take a short way, which leads where the parser does."""

from __future__ import annotations

import random

import pytest

from hipspine.quiz import text as texts
from hipspine.quiz.bank import bank_names, load_bank

LETTERS = "aZé9 ,.;:()“”’–—?%°/+=-"
SIGNS = "*_`&<>[]!$~^|{}\"'#\\\n\t\u00a0"


def strings(value):
    """Yield every text in plain data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)


def by_the_parser(text):
    return list(texts._problems(text)), texts._rendered(text)


def test_the_texts_of_the_course_come_out_the_same_and_most_are_bare():
    every = {text for name in bank_names() for item in load_bank(name).items for text in strings(item.model_dump())}
    bare = {text for text in every if texts.bare(text)}
    assert len(bare) > len(every) / 2
    assert [text for text in bare if by_the_parser(text) != ([], text)] == []


@pytest.mark.parametrize("seed", range(20))
def test_what_is_taken_as_bare_at_random_comes_out_the_same(seed):
    chance = random.Random(seed)
    drawn = ["".join(chance.choices(LETTERS, k=chance.randint(1, 12))) for _ in range(200)]
    bare = [text for text in drawn if texts.bare(text)]
    assert len(bare) > 20
    assert [text for text in bare if by_the_parser(text) != ([], text)] == []


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_with_a_meaning_takes_the_long_way(sign):
    assert not texts.bare(f"a{sign}b")


@pytest.mark.parametrize("text", ["", " a", "a ", "1. a", "1) a", "- a", "+ a", "= a", "—a", "9 a", "a\n- b"])
def test_what_may_begin_a_block_or_lose_its_spaces_takes_the_long_way(text):
    assert not texts.bare(text)
