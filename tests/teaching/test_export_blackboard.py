"""Blackboard's question file, read by its rules, and compared with the bank item by item."""

from __future__ import annotations

import pytest

from hipspine.teaching.exports import export
from hipspine.teaching.exports.blackboard import FORMAT
from hipspine.teaching.exports.markup import words
from hipspine.teaching.exports.plan import Chapter
from tests.support.broken_exports import good_exports, seen
from tests.support.export_samples import SAYS_NOTHING, choices, everything, items, odd, of_kind, responses
from tests.support.lms import blackboard


@pytest.fixture(scope="module")
def read(tmp_path_factory) -> dict[str, blackboard.Question]:
    path = tmp_path_factory.mktemp("blackboard") / "x.txt"
    done = export(everything(), "blackboard", path, **SAYS_NOTHING)
    return dict(zip(done.written, blackboard.read(path.read_bytes()), strict=True))


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_kinds_become_the_types_of_the_file(read):
    types = {items()[name].kind: set() for name in read}
    for name, one in read.items():
        types[items()[name].kind].add(one.type)
        assert one.text.startswith(words(items()[name].stem)), name
    assert types == {
        "single": {"MC"},
        "several": {"MA"},
        "number": {"NUM"},
        "ordering": {"ORD"},
        "cloze": {"MC", "FIB"},
        "written": {"ESS"},
        "compare": {"ESS"},
    }


def test_what_is_chosen_is_right_where_the_bank_gives_everything(read):
    checked = 0
    for name, one in read.items():
        item = items()[name]
        if choices(item) is None:
            continue
        assert [text for text, _ in one.options] == [words(option.text) for option in item.options], name
        for chosen, share, _ in responses(item):
            assert one.chosen(chosen) == (share == 1), (name, chosen)
            checked += 1
    assert checked > 1000


def test_numbers_and_orders_are_those_of_the_bank(read):
    for name in of_kind("number", "parametric"):
        item, one = items()[name], read[name]
        far = 1.01 * item.answer.tolerance or 0.01
        for value in (item.answer.value, item.answer.value + far, item.answer.value - far):
            assert one.entered(value) == (item.grade(value).score == 1), (name, value)
    for name in of_kind("ordering"):
        assert read[name].fields == [words(option.text) for option in items()[name].options], name


def test_several_typed_gaps_and_pairs_that_each_stand_once_are_carried(tmp_path):
    cloze, matching = items()["9-odd-cloze"], items()["9-odd-matching"]
    kept = [gap for gap in cloze.gaps if not gap.options]
    typed = cloze.model_copy(update={"text": "Here [x] is [1] and [4].", "gaps": kept})
    pairs = [pair.model_copy(update={"match": match}) for pair, match in zip(matching.pairs, "cab", strict=True)]
    once = matching.model_copy(update={"pairs": pairs})
    assert FORMAT.refuses(typed) is None and FORMAT.refuses(once) is None
    assert FORMAT.refuses(matching) == "Blackboard's file wants each partner once"
    data = FORMAT.write([Chapter("9-odd", "Odd", [typed, once])])
    assert blackboard.problems(data) == []
    gaps, matched = blackboard.read(data)
    assert gaps.type == "FIB_PLUS" and gaps.text.endswith("Here (x) is [gap1] and [gap4].")
    assert gaps.gaps == {"gap1": list(kept[0].right), "gap4": ["end"]}
    texts = {option.id: words(option.text) for option in matching.options}
    assert matched.pairs == [(words(pair.text), texts[pair.match]) for pair in pairs]


def test_what_blackboards_file_loses_is_told():
    told = FORMAT.notes([Chapter("9-odd", "Odd", [items()["9-odd-several"], items()["9-odd-ordering"]])])
    assert "no feedback, explanation, hint" in told[0] and "no points" in told[0]
    assert "partial credit" in told[1] and told[1].endswith(": 9-odd-several, 9-odd-ordering")


BROKEN = [
    ("MC\t", "MX\t", "knows no type 'MX'"),
    ("MC\t", "\ufeffMC\t", "a byte order mark"),
    ("\tcorrect", "\tright", "'right' is neither correct nor incorrect"),
    ("\tcorrect", "\tincorrect", "0 of 3 answers are right"),
    ("\tincorrect", "\tcorrect", "2 of 3 answers are right"),
    ("\tincorrect", "", "a line is no question"),
    ("\t@cell", "\t", "a field is empty"),
    ("NUM\t", "NUM\t\t", "a number and its tolerance are wanted"),
    ("\t0.1\r\n", "\t-0.1\r\n", "the tolerance is below 0"),
    ("\t{two}\tthree", "\tthree\tthree", "the thing 'three' stands 2 times"),
    ("\r\nESS\t", "\r\n\r\nESS\t", "a line is no question"),
]


@pytest.fixture(scope="module")
def good(tmp_path_factory) -> str:
    return good_exports(tmp_path_factory.mktemp("good"))["blackboard"].read_bytes().decode()


@pytest.mark.parametrize("case", range(len(BROKEN)))
def test_a_broken_file_is_seen(good, case):
    old, new, told = BROKEN[case]
    assert old in good
    seen(blackboard.problems(good.replace(old, new, 1).encode()), told)


def test_options_that_are_the_same_in_plain_words_are_left_out():
    item = next(one for one in odd().items if one.id == "9-odd-single")
    first, *others = item.options
    same = item.model_copy(update={"options": [first, first.model_copy(update={"id": "d"}), *others]})
    assert "two of its options are the same" in FORMAT.refuses(same)
