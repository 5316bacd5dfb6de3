"""GIFT is read back by gift-pegjs, which nobody here wrote: every key, weight, feedback and text."""

from __future__ import annotations

import json
import re
import subprocess

import pytest

from hipspine.quiz.interactions.enter.numbers import nine_digits
from hipspine.quiz.kinds import Cloze, Matching, Numeric, Written
from hipspine.teaching.exports.gift import refuses
from tests.support.export_samples import choices, exported, items, of_kind, responses, said, seen

READ = """
const { parse } = require("gift-pegjs");
process.stdout.write(JSON.stringify(parse(require("fs").readFileSync(0, "utf8"))));
"""


@pytest.fixture(scope="module")
def read(root, tmp_path_factory) -> dict[str, dict]:
    """The questions as gift-pegjs reads them, by title."""
    path = exported("gift", tmp_path_factory.getbasetemp())
    assert (root / "node_modules" / "gift-pegjs").is_dir(), "npm ci brings gift-pegjs"
    done = subprocess.run(["node", "-e", READ], cwd=root, input=path.read_bytes(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    found = [one for one in json.loads(done.stdout) if one["type"] != "Category"]
    assert all(one["stem"]["format"] == "html" for one in found)
    return {one["title"]: one for one in found}


def test_everything_but_pictures_orders_figures_and_stories_is_carried(read):
    several = {name for name in of_kind("cloze") if len(items()[name].gaps) > 1}
    assert set(read) == set(items()) - of_kind("body", "ordering", "set", "case") - several
    assert "GIFT knows one gap" in refuses(items()["9-odd-cloze"])


def test_stems_and_explanations_are_those_of_the_bank(read):
    for name, found in read.items():
        item = items()[name]
        unit = f"Answerin{said(item.answer.unit)}." if isinstance(item, Numeric) and item.answer.unit else ""
        unit = said(item.form().blanks) if isinstance(item, Cloze) else unit
        assert seen(found["stem"]["text"]) == said(item.stem) + unit, name
        assert seen(found["globalFeedback"]["text"]).startswith(said(item.explanation)), name


def test_every_choice_earns_what_the_bank_gives_with_its_feedback(read):
    checked = 0
    for name, found in read.items():
        item = items()[name]
        if choices(item) is None:
            continue
        assert found["type"] == "MC"
        assert [seen(choice["text"]["text"]) for choice in found["choices"]] == choices(item), name
        weights = [100.0 if choice["isCorrect"] else choice["weight"] or 0.0 for choice in found["choices"]]
        for chosen, share, feedback in responses(item):
            assert max(0, sum(weights[place] for place in chosen)) == pytest.approx(100 * share, abs=1e-4), name
            assert sorted(seen(found["choices"][place]["feedback"]["text"]) for place in chosen) == sorted(feedback)
            checked += 1
        # Moodle lets more than one be chosen exactly where no choice begins with "=".
        assert any(choice["isCorrect"] for choice in found["choices"]) == (item.kind != "several")
    assert checked > 500


def test_numbers_have_their_tolerance_mistakes_and_feedback(read):
    numbers = {name: item for name, item in items().items() if isinstance(item, Numeric)}
    assert len(numbers) > 10
    for name, item in numbers.items():
        found = read[name]
        assert found["type"] == "Numerical"
        right, *wrong, other = found["choices"]
        assert right["isCorrect"] and right["weight"] is None
        assert seen(right["feedback"]["text"]) == said(item.answer.feedback)
        assert (right["text"]["number"], right["text"]["range"]) == (
            nine_digits(item.answer.value),
            nine_digits(item.answer.tolerance),
        ), name
        told = [(one["weight"], one["text"]["number"], one["text"]["range"]) for one in wrong]
        assert told == [(0, nine_digits(one.value), nine_digits(one.tolerance)) for one in item.mistakes]
        assert [seen(one["feedback"]["text"]) for one in wrong] == [said(one.feedback) for one in item.mistakes]
        assert other["text"]["text"] == "*" and not other["isCorrect"]
        assert seen(other["feedback"]["text"]) == said(item.otherwise)


def test_matching_has_every_pair_and_what_is_left_over(read):
    pairs = {name: item for name, item in items().items() if isinstance(item, Matching)}
    assert len(pairs) > 5
    for name, item in pairs.items():
        found = read[name]
        assert found["type"] == "Matching"
        partners = {option.id: said(option.text) for option in item.options}
        left = [said(pair.text) for pair in item.pairs]
        assert [seen(one["subquestion"]["text"]) for one in found["matchPairs"]][: len(left)] == left, name
        if "$" not in "".join(option.text for option in item.options):
            right = [_decoded(one["subanswer"]) for one in found["matchPairs"]]
            left_over = [partners[name] for name in partners if name not in {pair.match for pair in item.pairs}]
            assert right == [partners[pair.match] for pair in item.pairs] + left_over
        for pair in item.pairs:
            assert said(pair.feedback) in seen(found["globalFeedback"]["text"])


def test_one_gap_is_a_choice_or_a_short_answer(read):
    chosen, typed = read["9-odd-gap"], read["9-odd-word"]
    assert (chosen["type"], typed["type"]) == ("MC", "Short")
    told = [(one["isCorrect"], seen(one["text"]["text"])) for one in chosen["choices"]]
    assert told == [(option.correct, said(option.text)) for option in items()["9-odd-gap"].gaps[0].choices]
    assert [one["text"]["text"] for one in typed["choices"]] == ["a {b} = c", r"\*"]
    assert all(one["isCorrect"] for one in typed["choices"])


def test_what_is_matched_is_plain_text_with_its_formulas_in_one_line(read):
    found = [_decoded(one["subanswer"]) for one in read["9-odd-matching"]["matchPairs"]]
    assert found == ["(a+1)/2->b", "2~{two}=漢", "2~{two}=漢", "5<6&7"]


def test_a_written_answer_is_an_essay_with_the_model_answer(read):
    written = {name: item for name, item in items().items() if isinstance(item, Written)}
    assert written
    for name, item in written.items():
        assert read[name]["type"] == "Essay"
        assert said(item.model_answer) in seen(read[name]["globalFeedback"]["text"])


def _decoded(text: str) -> str:
    """Return plain text without spaces: gift-pegjs leaves its own codes of the escaped signs in what is matched."""
    return re.sub(r"\s", "", re.sub(r"&&(\d{3});", lambda code: chr(int(code[1])), text))
