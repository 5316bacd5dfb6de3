"""Brightspace's question CSV, read by its rules, and compared with the bank item by item."""

from __future__ import annotations

import pytest

from hipspine.teaching.exports.brightspace import FORMAT
from hipspine.teaching.exports.plan import Chapter
from tests.support.broken_exports import good_exports
from tests.support.broken_exports import seen as told_by
from tests.support.export_samples import choices, exported, items, of_kind, responses, said, seen
from tests.support.lms import brightspace


@pytest.fixture(scope="module")
def read(tmp_path_factory) -> dict[str, brightspace.Question]:
    path = exported("brightspace", tmp_path_factory.getbasetemp())
    return {one.one("Title"): one for one in brightspace.read(path.read_bytes())}


def test_kinds_become_the_types_of_the_file_with_points_hints_and_explanations(read):
    types = {items()[name].kind: set() for name in read}
    for name, one in read.items():
        item = items()[name]
        types[item.kind].add(one.type)
        assert float(one.one("Points")) == item.points, name
        assert seen(one.one("QuestionText")).startswith(said(item.stem)), name
        assert seen(one.one("Feedback")).startswith(said(item.explanation)), name
        assert seen(one.one("Hint")) == said(*item.hints), name
    assert types == {
        **{"single": {"MC"}, "several": {"MS"}, "reason": {"MC"}, "ordering": {"O"}, "matching": {"M"}},
        **{"cloze": {"MC", "SA"}, "written": {"WR"}, "compare": {"WR"}},
    }
    assert set(of_kind("single", "several", "reason", "ordering", "matching", "written", "compare")) < set(read)


def test_every_choice_earns_what_brightspace_can_give_with_its_feedback(read):
    checked = 0
    for name, one in read.items():
        item = items()[name]
        if choices(item) is None:
            continue
        options = one.rows["Option"]
        assert [seen(row[2]) for row in options] == choices(item), name
        for chosen, share, feedback in responses(item):
            earned = one.chosen(chosen)
            assert earned == pytest.approx(share, abs=1e-6) if one.type == "MC" else (earned == 1) == (share == 1), name
            assert sorted(seen(options[place][4]) for place in chosen) == sorted(feedback), name
            checked += 1
    assert checked > 1000


def test_orders_and_pairs_are_those_of_the_bank(read):
    for name in of_kind("ordering"):
        told = [(seen(row[1]), seen(row[3])) for row in read[name].rows["Item"]]
        assert told == [(said(option.text), said(option.feedback)) for option in items()[name].options], name
    for name in of_kind("matching"):
        item, rows = items()[name], read[name].rows
        choice = {row[1]: seen(row[2]) for row in rows["Choice"]}
        texts = {option.id: said(option.text) for option in item.options}
        assert list(choice.values()) == list(texts.values()), name
        told = [(seen(row[2]), choice[row[1]]) for row in rows["Match"]]
        assert told == [(said(pair.text), texts[pair.match]) for pair in item.pairs], name


def test_a_marker_is_told_what_to_look_for(read):
    item = items()["9-odd-written"]
    told = seen(read[item.id].one("AnswerKey"))
    assert all(said(text) in told for text in (item.model_answer, *item.rubric))


def test_what_brightspace_counts_in_its_own_way_is_told():
    told = FORMAT.notes([Chapter("9-odd", "Odd", [items()["9-odd-several"], items()["9-odd-ordering"]])])
    assert "right minus wrong" in told[1] and told[1].endswith(": 9-odd-several")
    assert "right places" in told[2] and told[2].endswith(": 9-odd-ordering")


def test_an_answer_that_a_spreadsheet_would_run_is_left_out():
    word = items()["9-odd-word"]
    formula = word.model_copy(update={"gaps": [word.gaps[0].model_copy(update={"accepted": ["=1+1"]})]})
    assert FORMAT.refuses(word) is None
    assert FORMAT.refuses(formula) == "what is to be typed would be a formula in a spreadsheet"


BROKEN = [
    ("\ufeff", "", "does not begin with a byte order mark"),
    ("NewQuestion,MC", "NewQuestion,XX", "knows no type 'XX'"),
    ("NewQuestion,MC", "NewQuestion,WR", "a WR has no row Option"),
    ("NewQuestion,MC\r\n", "", "'Title' stands before the first question"),
    ("Title,9-odd-single", "Title,9-odd-several", "the title '9-odd-several' stands 2 times"),
    ("Points,2.5", "Points,0", "no points above 0"),
    ("Option,100", "Option,90", "nothing earns 100"),
    ("Option,0,", "Option,120,", "a weight is not from 0 to 100"),
    ("Option,1,", "Option,2,", "a weight is neither 0 nor 1"),
    ("<p>@cell</p>,HTML", "@cell,HTML", "the cell '@cell' begins a formula"),
    ("<p>@cell</p>,HTML", "<p>@cell</p>,", "Option: nothing says that its text is HTML"),
    ("<p>@cell</p>,HTML", "<p>@cell,HTML", "the HTML is not well formed"),
    ("Scoring,RightMinusWrong", "Scoring,Somehow", "the scoring 'Somehow' is not known"),
    ("Match,1", "Match,9", "the match 9 leads nowhere"),
    ("AnswerKey,", "InitialText,", "the marker is told nothing"),
]


@pytest.fixture(scope="module")
def good(tmp_path_factory) -> str:
    return good_exports(tmp_path_factory.mktemp("good"))["brightspace"].read_bytes().decode()


@pytest.mark.parametrize("case", range(len(BROKEN)))
def test_a_broken_file_is_seen(good, case):
    old, new, told = BROKEN[case]
    assert old in good
    told_by(brightspace.problems(good.replace(old, new, 1).encode()), told)
