"""The sheet for paper: it asks all that the notebook asks, and its key lies apart."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from hipspine.quiz.text import to_html
from hipspine.teaching.assignment.key import Key
from hipspine.teaching.assignment.sheet import answer_sheet, sheet
from tests.support.quiz_samples import KINDS, all_samples, sample_bank


def words(page: str) -> str:
    """Return what a reader sees of a page, with one space between words."""
    return " ".join(BeautifulSoup(page, "html.parser").get_text(" ").split())


def released(name: str) -> Key:
    """Return a release of one sample question."""
    bank = sample_bank(KINDS)
    item = bank.item(name).for_assignment()
    return Key.of("week-1", [bank.model_copy(update={"items": [item]})], students={"ann": "Ann"}, seed=3)


@pytest.mark.parametrize("name", [item.id for item in all_samples().items if item.for_assignment()])
def test_the_sheet_asks_all_and_its_key_answers_it(name):
    key = released(name)
    (asked,) = key.variants("ann")
    paper, answers = words(sheet(key, None)), words(answer_sheet(key, None))
    assert words(to_html(asked.item.stem)) in paper
    options = [words(to_html(text)) for _, text in asked.options]
    assert [text for text in options if text not in paper] == []
    explanation = words(to_html(asked.item.explanation))
    assert explanation in answers
    assert explanation in options or explanation not in paper


def test_gaps_are_numbered_blanks_with_their_own_choices_and_no_spelling():
    key = released("kinds-cloze")
    (asked,) = key.variants("ann")
    paper, answers = words(sheet(key, None)), words(answer_sheet(key, None))
    for gap in asked.item.gaps:
        assert f"({gap.id}) ___" in paper
        letters = [letter for letter, name in asked.letters.items() if name in gap.letters]
        choices = dict(asked.options)
        if letters:
            listed = " · ".join(f"{letter} {words(to_html(choices[letter]))}" for letter in letters)
            assert f"{gap.id} {listed}" in paper
        for spelling in gap.accepted or []:
            assert spelling not in paper
            assert spelling in answers
