"""The live widget without a browser: what Python can read, set and misspell."""

from __future__ import annotations

import pytest
from quiz_samples import sample_bank, sample_content
from traitlets import TraitError

from hipspine import quiz
from hipspine.quiz.bank import bank_names
from hipspine.quiz.widget import QuizWidget


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


@pytest.mark.parametrize("name", bank_names())
def test_quizzes_of_the_course(name):
    widget = quiz(name)
    items = widget.content["items"]
    right = {
        item["id"]: item["answer"]["value"]
        if item["kind"] == "number"
        else [option["id"] for option in item["options"] if option["correct"]]
        for item in items
    }
    widget.responses = {
        item["id"]: right[item["id"]][0] if item["kind"] == "single" else right[item["id"]] for item in items
    }
    assert widget.score == 1


def test_misspelt_quiz_gets_the_right_names():
    with pytest.raises(KeyError, match=r"no quiz 'mechanic'; there are .*mechanics"):
        quiz("mechanic")
