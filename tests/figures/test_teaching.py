"""What every figure owes its reader: a question first, a task, an answer in plain words, its sources, little weight."""

from __future__ import annotations

import gzip
import json
import re
import warnings

import pytest

from hipspine.evidence import load_references
from hipspine.figures import FIGURES, declared
from hipspine.figures.draw import filled

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # textstat 0.7.3 imports pkg_resources, which warns that it is old
    import textstat

LIMIT = 40_000  # bytes, compressed: the figure's module and its own data, beside Plotly and the shared skeleton
GRADE = 8


def words_of(figure):
    """Return the prose of a figure: each part ends as a sentence."""
    said = [filled(s.text, [1] * len(s.values), 0) for s in figure.sentences]
    parts = [figure.prediction, *figure.tasks, *figure.answer, figure.illustrative, figure.caption, *said]
    return "\n".join(part if re.search(r"[.!?:]$", part) else f"{part}." for part in parts if part)


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_asks_sets_a_task_and_answers(name):
    figure = declared(name)
    assert figure.prediction.rstrip().endswith("?"), "a prediction is a question"
    assert 1 <= len(figure.tasks) <= 3
    assert figure.answer
    assert len(figure.title.split()) <= 20
    assert 2 <= len(figure.readouts) <= 5 or figure.choices
    assert figure.sentences


@pytest.mark.parametrize("name", FIGURES)
def test_its_words_are_plain(name, record_property):
    grade = textstat.textstat.flesch_kincaid_grade(words_of(declared(name)))
    record_property("grade", grade)
    print(f"{name}: Flesch–Kincaid grade {grade}")
    assert grade <= GRADE


@pytest.mark.parametrize("name", FIGURES)
def test_its_sources_can_be_cited(name):
    works = load_references()
    assert declared(name).sources
    assert all(works[key].citable for key in declared(name).sources)


@pytest.mark.parametrize("name", FIGURES)
def test_it_says_what_is_illustrative_where_the_model_does(name):
    figure = declared(name)
    if figure.model and figure.model.illustrative:
        assert figure.illustrative


@pytest.mark.parametrize("name", FIGURES)
def test_it_weighs_little(name, record_property):
    weight = len(gzip.compress(json.dumps(declared(name).definition, separators=(",", ":")).encode()))
    record_property("compressed_bytes", weight)
    print(f"{name}: {weight:,} bytes compressed")
    assert weight <= LIMIT


@pytest.mark.parametrize("name", FIGURES)
def test_no_hard_or_frightening_word_is_used(name):
    text = f"{declared(name).title}\n{words_of(declared(name))}".lower()
    for word in ("misalign", "damage", "worn out", "wear and tear", "degenerat", "crumbl", "out of place", "diagnos"):
        allowed = {"diagnos": "not a diagnosis|never a diagnosis|no diagnosis|cannot diagnose"}.get(word)
        left = re.sub(allowed, "", text) if allowed else text
        assert word not in left, word


def test_only_plain_data_reaches_the_page():
    for name in FIGURES:
        assert json.dumps(declared(name).spec)
