"""The marks of the kinds beyond single, several and number, by the rule that each kind's docstring states."""

from __future__ import annotations

import math

import pytest

from hipspine.figures import settable
from hipspine.models import model
from hipspine.quiz.interactions.choose import regions
from hipspine.quiz.interactions.fill.gap import folded
from hipspine.quiz.marking import UNANSWERED, Mark, mark
from tests.support.quiz_samples import all_samples

BANK = all_samples()
REASON, ORDERING, MATCHING, CLOZE, BODY, PARAMETRIC, SETTING, CASE, WRITTEN, COMPARE = (
    BANK.item(f"kinds-{kind}")
    for kind in ("reason", "ordering", "matching", "cloze", "body", "parametric", "set", "case", "written", "compare")
)
# The figure of the sample, as it is at first.
STANCE = {parameter.name: parameter.default for parameter in settable("single-leg-stance").parameters}


def test_every_kind_of_the_samples_is_named_here():
    assert [item.kind for item in BANK.items] == [
        item.kind for item in (REASON, ORDERING, MATCHING, CLOZE, BODY, PARAMETRIC, SETTING, CASE, WRITTEN, COMPARE)
    ]


@pytest.mark.parametrize(
    ("truth", "reason", "score"),
    [(False, "a", 1), (False, "b", 0.5), (False, "c", 0.5), (True, "a", 0), (True, "b", 0)],
)
def test_a_reason_counts_only_with_the_right_truth(truth, reason, score):
    told = ("true" if truth else "false", reason)
    assert mark(REASON, {"truth": truth, "reason": reason}) == Mark(score, score == 1, told)


@pytest.mark.parametrize(
    ("order", "score"),
    [("abcd", 1), ("bcda", 2 / 3), ("dabc", 2 / 3), ("cdab", 2 / 3), ("abdc", 1 / 3), ("dcba", 0), ("bdac", 0)],
)
def test_an_order_earns_its_right_neighbours(order, score):
    assert mark(ORDERING, list(order)) == Mark(score, score == 1, tuple(order))


@pytest.mark.parametrize(
    ("response", "score"),
    [
        ({"1": "b", "2": "a"}, 1),
        ({"2": "a", "1": "b"}, 1),
        ({"1": "b", "2": "b"}, 0.5),
        ({"1": "c", "2": "a"}, 0.5),
        ({"1": "a", "2": "b"}, 0),
    ],
)
def test_a_match_earns_its_right_pairs(response, score):
    assert mark(MATCHING, response) == Mark(score, score == 1, ("1", "2"))


@pytest.mark.parametrize(
    ("response", "score"),
    [
        ({"1": "lever", "2": "a", "3": "e"}, 1),
        ({"3": "e", "2": "a", "1": "  LEVER \t Arm "}, 1),
        ({"1": "lever", "2": "b", "3": "e"}, 2 / 3),
        ({"2": "a"}, 1 / 3),
        ({"1": "leverage", "2": "c", "3": "d"}, 0),
    ],
)
def test_a_text_earns_its_right_gaps(response, score):
    assert mark(CLOZE, response) == Mark(score, score == 1, ("1", "2", "3"))


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (" A\u00a0\u3000b\n", "a B", True),
        ("Stra\u00dfe", "STRASSE", True),
        ("e\u0301", "\u00c9", True),
        ("\u03c3\u03af\u03c3\u03c5\u03c6\u03bf\u03c2", "\u03a3\u038a\u03a3\u03a5\u03a6\u039f\u03a3", True),
        ("a b", "ab", False),
        ("e", "\u00e9", False),
        ("L5", "L 5", False),
    ],
)
def test_spellings_are_compared_without_capitals_and_spaces_around(first, second, same):
    assert (folded(first) == folded(second)) is same


@pytest.mark.parametrize(
    ("chosen", "score"),
    [
        (["groin", "buttock"], 1),
        (["buttock", "groin"], 1),
        (["groin"], 0.5),
        (["groin", "foot"], 0),
        (["groin", "buttock", "foot"], 0.5),
        (["groin", "buttock", "foot", "knee"], 0),
        (["foot", "knee"], 0),
    ],
)
def test_a_wrong_region_takes_away_a_right_one(chosen, score):
    told = tuple(name for name in regions() if name in chosen)
    assert mark(BODY, chosen) == Mark(score, score == 1, told)


def test_a_region_that_the_question_does_not_name_has_words_too():
    assert BODY.feedback_for("groin") == "The groin is in front."
    assert BODY.feedback_for("knee") == BODY.otherwise


@pytest.mark.parametrize("seed", range(20))
def test_a_drawn_question_is_marked_by_the_model(seed):
    drawn = PARAMETRIC.drawn(seed)
    lean_cm = next(n for n in range(5) if f"leans {n} cm" in drawn.stem)
    told = model("single-leg-stance")(lean=lean_cm / 100)
    assert mark(drawn, told["abductor_force"]) == Mark(1.0, True, ("answer",))
    assert mark(drawn, told["abductor_force"] + 0.0599).correct
    assert not mark(drawn, told["abductor_force"] + 0.0601).correct
    assert mark(drawn, told["joint_force"]) == Mark(0.0, False, ("mistake-0",))
    assert drawn.feedback_for("answer") == f"Yes, {told['abductor_force']:.2f} times body weight."


def test_a_question_draws_all_its_numbers_and_the_same_ones_again():
    stems = [PARAMETRIC.drawn(seed).stem for seed in range(60)]
    assert len(set(stems)) == 5
    assert stems == [PARAMETRIC.drawn(seed).stem for seed in range(60)]


def test_a_question_without_its_numbers_cannot_be_marked():
    with pytest.raises(TypeError, match=r"kinds-parametric needs a seed first: drawn\(seed\)"):
        mark(PARAMETRIC, 1.0)


@pytest.mark.parametrize("lean", [0, 0.03, 0.05, 0.07, 0.1])
def test_a_figure_is_marked_by_its_model(lean):
    meets = model("single-leg-stance")(lean=lean)["joint_force"] <= 2
    assert mark(SETTING, {**STANCE, "lean": lean}) == Mark(float(meets), meets, ("met" if meets else "goal-0",))


def test_some_leans_meet_the_goal_and_some_do_not():
    forces = [model("single-leg-stance")(lean=lean)["joint_force"] for lean in (0, 0.1)]
    assert forces[0] > 2 > forces[1]


@pytest.mark.parametrize(
    ("response", "score", "told"),
    [
        ({"a": "a", "b": ["a", "b"]}, 1, ("a.a", "b.a", "b.b")),
        ({"a": "a", "b": ["b", "a"]}, 1, ("a.a", "b.a", "b.b")),
        ({"a": "a"}, 0.5, ("a.a",)),
        ({"a": "a", "b": ["a"]}, 0.75, ("a.a", "b.a")),
        ({"a": "b", "b": ["a", "b"]}, 0.5, ("a.b", "b.a", "b.b")),
        ({"a": "b", "b": ["a", "c"]}, 0, ("a.b", "b.a", "b.c")),
    ],
)
def test_a_case_earns_the_mean_of_its_steps(response, score, told):
    assert mark(CASE, response) == Mark(score, score == 1, told)


@pytest.mark.parametrize(
    ("named", "share"), [(["1", "2", "3"], 1), (["3", "1"], 2 / 3), (["2"], 1 / 3), ([], 0)], ids=str
)
def test_comparing_tells_the_share_of_points_and_counts_nowhere(named, share):
    assert mark(COMPARE, {"named": named}) == Mark(share, share == 1, tuple(sorted(named)))
    assert not COMPARE.scored
    assert [item.kind for item in BANK.items if not item.scored] == ["compare"]


@pytest.mark.parametrize("response", ["My own words.", {"named": ["1"], "text": "My own words."}], ids=str)
def test_what_was_written_for_oneself_is_no_response(response):
    with pytest.raises(ValueError, match="'…' is no answer"):
        mark(COMPARE, response)


def test_an_assignment_asks_for_the_text_and_a_person_marks_it():
    asked = COMPARE.for_assignment()
    assert (asked.kind, asked.by_hand, asked.scored) == ("written", True, True)
    assert (asked.id, asked.stem, asked.model_answer, asked.rubric) == (
        *(COMPARE.id, COMPARE.stem),
        *(COMPARE.model_answer, COMPARE.rubric),
    )


def test_free_text_earns_nothing_until_a_person_has_read_it():
    assert mark(WRITTEN, "They decide.") == Mark(0.0, False, ("model",))
    assert WRITTEN.by_hand
    assert [item.kind for item in BANK.items if item.by_hand] == ["written"]


@pytest.mark.parametrize("item", [item for item in BANK.items if item is not PARAMETRIC], ids=lambda item: item.kind)
@pytest.mark.parametrize("empty", [None, [], {}, ""])
def test_nothing_earns_nothing(item, empty):
    try:
        assert mark(item, empty) == UNANSWERED
    except ValueError as error:
        assert empty is not None
        assert f"{item.id}: {empty!r} is no answer" in str(error)


@pytest.mark.parametrize(
    ("item", "response", "possible"),
    [
        (REASON, {"truth": 0, "reason": "a"}, "true or false"),
        (REASON, {"truth": False}, "reason"),
        (REASON, {"truth": False, "reason": "d"}, "a, b, c"),
        (REASON, {"truth": False, "reason": "a", "why": "b"}, "a, b, c"),
        (ORDERING, list("abc"), "all of a, b, c, d"),
        (ORDERING, list("abcc"), "all of a, b, c, d"),
        (ORDERING, "abcd", "a list"),
        (MATCHING, {"1": "b"}, "each of 1, 2"),
        (MATCHING, {"1": "b", "2": "d"}, "a, b, c"),
        (MATCHING, {"1": "b", "2": "a", "3": "a"}, "each of 1, 2"),
        (MATCHING, [["1", "b"]], "each of 1, 2"),
        (BODY, ["ear"], "groin"),
        (BODY, ["groin", "groin"], "each once"),
        (BODY, "groin", "a list"),
        (SETTING, {**STANCE, "lean": 9}, "lean must be a number"),
        (SETTING, {**STANCE, "lean": math.nan}, "lean must be a number"),
        (SETTING, {**STANCE, "lean": "0.1"}, "lean must be a number"),
        (SETTING, {**STANCE, "leen": 0.1}, "a value for each of"),
        (SETTING, {"lean": 0.1}, "a value for each of"),
        (CASE, {"b": ["a"]}, "from the first on"),
        (CASE, {"b": ["a"], "a": "a"}, "from the first on"),
        (CASE, {"a": "d"}, "a, b, c for step a"),
        (CASE, {"a": ["a"]}, "a, b, c for step a"),
        (CASE, {"a": "a", "b": "a"}, "each once"),
        (CASE, {"a": "a", "b": ["a"], "c": "a"}, "decisions for a, b"),
        (WRITTEN, 7, "a text of at most 2000 characters"),
        (WRITTEN, "x" * 2001, "a text of at most 2000 characters"),
    ],
)
def test_an_impossible_response_is_refused_with_what_is_possible(item, response, possible):
    with pytest.raises(ValueError, match=f"^{item.id}: ") as refused:
        mark(item, response)
    assert possible in str(refused.value)
