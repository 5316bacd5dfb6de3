"""The live widget without a browser: what Python can read, set and misspell."""

from __future__ import annotations

from collections import Counter

import pytest
from traitlets import TraitError

from hipspine import quiz
from hipspine.quiz.bank import FINAL, bank_names, load_quiz
from hipspine.quiz.widget import FINAL_QUESTIONS, QUESTIONS, QuizWidget
from tests.support.quiz_samples import sample_bank, sample_content


@pytest.fixture
def sample() -> QuizWidget:
    return QuizWidget(sample_bank(), sample_content())


def test_starts_empty(sample):
    assert sample.name == "quiz:sample"
    assert (sample.responses, sample.checked, sample.score) == ({}, [], 0)


def test_score_is_the_mean_mark(sample):
    sample.responses = {"sample-seesaw": "b", "sample-which-shorten": ["a"]}
    assert sample.score == pytest.approx((1 + 0.5 + 0) / 3)
    assert sample.marks["sample-which-shorten"].feedback == ("a",)


def test_what_the_front_end_sends_arrives(sample):
    sample.set_state({"responses": {"sample-pull": 1.6}, "checked": ["sample-pull"]})
    assert sample.marks["sample-pull"].correct
    assert sample.get_state()["responses"] == {"sample-pull": 1.6}


def test_reset(sample):
    sample.responses, sample.checked = {"sample-seesaw": "b"}, ["sample-seesaw"]
    sample.reset()
    assert (sample.responses, sample.checked, sample.score) == ({}, [], 0)


@pytest.mark.parametrize(
    ("value", "error", "words"),
    [
        ({"sample-seesaww": "b"}, KeyError, "there are sample-seesaw, sample-which"),
        ({"sample-seesaw": "z"}, ValueError, "one of a, b, c is"),
        ({"sample-pull": "1.6"}, ValueError, "a finite number is"),
        (["b"], TraitError, "responses"),
    ],
)
def test_wrong_responses_are_refused_and_leave_all_as_it_was(sample, value, error, words):
    sample.responses = {"sample-seesaw": "b"}
    with pytest.raises(error, match=words):
        sample.responses = value
    assert sample.responses == {"sample-seesaw": "b"}


def test_checked_must_name_questions(sample):
    with pytest.raises(KeyError, match="there are sample-seesaw"):
        sample.checked = ["seesaw"]


def test_misspelt_attribute_is_refused(sample):
    with pytest.raises(AttributeError, match="no value 'respones' to set; it has responses, checked"):
        sample.respones = {}


def test_score_and_content_cannot_be_set(sample):
    with pytest.raises(AttributeError):
        sample.score = 1
    with pytest.raises(TraitError):
        sample.content = {}


def test_two_widgets_do_not_share_answers(sample):
    sample.responses = {"sample-seesaw": "b"}
    assert QuizWidget(sample_bank(), sample_content()).responses == {}


def right_response(question):
    """Return the response that earns full marks, None where it takes a search (a figure to be set)."""
    fitting = [option.id for option in getattr(question, "options", []) if getattr(option, "correct", False)]
    return {
        "single": lambda: fitting[0],
        "several": lambda: fitting,
        "reason": lambda: {"truth": question.truth, "reason": fitting[0]},
        "number": lambda: question.answer.value,
        "ordering": lambda: [option.id for option in question.options],
        "matching": lambda: {pair.id: pair.match for pair in question.pairs},
        "body": lambda: [region.region for region in question.regions if region.correct],
        "cloze": lambda: {gap.id: gap.right[0] for gap in question.gaps},
        "compare": lambda: {"named": [str(place) for place, _ in enumerate(question.rubric, 1)]},
        "set": lambda: None,
        "case": lambda: {
            step.id: right_response(step) if step.kind == "single" else [o.id for o in step.options if o.correct]
            for step in question.steps
        },
    }[question.kind]()


@pytest.mark.parametrize("name", [*bank_names(), FINAL])
def test_quizzes_of_the_course(name):
    widget = quiz(name, items=0)
    right = {question.id: right_response(question) for question in widget.items}
    widget.responses = {item: response for item, response in right.items() if response is not None}
    assert {item for item, mark in widget.marks.items() if not mark.correct} == {
        item for item, response in right.items() if response is None
    }
    assert widget.reset() is None
    assert widget.score == 0


@pytest.mark.parametrize("name", [*(name for name in bank_names() if name != "case-clinic"), FINAL])
def test_a_quiz_draws_by_objective(name):
    widget = quiz(name)
    assert len(widget.items) == (FINAL_QUESTIONS if name == FINAL else QUESTIONS)
    objectives = load_quiz(name).objectives
    counts = Counter(question.objective for question in widget.items)
    assert set(counts) == set(objectives) if name != FINAL else len(counts) >= 15
    assert max(counts.values()) - min(counts.values()) <= 1
    drawn = {tuple(question.id for question in quiz(name, seed=seed).items) for seed in range(1, 6)}
    assert len(drawn) == 5
    assert [q.id for q in quiz(name, seed=3).items] == [q.id for q in quiz(name, seed=3).items]


def test_another_seed_forgets_the_answers(sample):
    sample.responses = {"sample-seesaw": "b"}
    sample.confidence = {"sample-seesaw": 95}
    sample.seed = 2
    assert (sample.responses, sample.confidence, sample.checked) == ({}, {}, [])


def test_confidence_must_be_one_of_three(sample):
    with pytest.raises(ValueError, match="50, 75, 95"):
        sample.confidence = {"sample-seesaw": 60}


@pytest.mark.parametrize("told", [{"seed": -1}, {"items": -1}])
def test_a_number_below_zero_is_refused(told):
    with pytest.raises(ValueError, match="from 0 on"):
        quiz("connection", **told)


def test_misspelt_quiz_gets_the_right_names():
    with pytest.raises(KeyError, match=r"no quiz 'mechanic'; there are .*mechanics"):
        quiz("mechanic")
