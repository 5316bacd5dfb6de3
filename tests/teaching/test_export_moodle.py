"""Moodle XML, read back and compared with the bank item by item."""

from __future__ import annotations

import base64
import io
from itertools import permutations, product

import pytest
from lxml import etree
from PIL import Image

from hipspine.quiz.interactions.enter.numbers import nine_digits
from hipspine.quiz.interactions.forms import GAP
from hipspine.quiz.kinds import Body, Cloze, Matching, Numeric, Ordering, Written
from hipspine.quiz.text import to_html
from hipspine.teaching.exports.markup import words
from hipspine.teaching.exports.moodle import FORMAT
from hipspine.teaching.exports.plan import Chapter, spellings
from tests.support.export_samples import choices, exported, fillings, items, of_kind, responses, said, seen
from tests.support.lms.moodle import FRACTIONS, earned, earned_gaps, earned_matches, earned_number, earned_order, gaps
from tests.support.lms.moodle_import import arrive, kept_feedback, typed


@pytest.fixture(scope="module")
def read(tmp_path_factory) -> dict[str, etree._Element]:
    root = etree.parse(exported("moodle", tmp_path_factory.getbasetemp())).getroot()
    assert root.tag == "quiz"
    found = [one for one in root if one.get("type") != "category"]
    names = [one.findtext("name/text") for one in found]
    assert len(set(names)) == len(names)
    return dict(zip(names, found, strict=True))


def test_everything_but_figures_and_stories_is_carried_with_its_points(read):
    assert set(read) == set(items()) - of_kind("set", "case")
    graded = set(read) - of_kind("cloze")
    assert {name: float(read[name].findtext("defaultgrade")) for name in graded} == {
        name: items()[name].points for name in graded
    }
    weights = {name: [weight for weight, *_ in gaps(read[name])] for name in of_kind("cloze")}
    for name, told in weights.items():
        share = items()[name].points / len(told)
        assert set(told) == {share if share == int(share) else 1}, name


def test_chapters_are_categories(tmp_path_factory):
    root = etree.parse(exported("moodle", tmp_path_factory.getbasetemp())).getroot()
    titles = [one.findtext("category/text") for one in root if one.get("type") == "category"]
    assert titles[-1] == "$course$/top/Odd // signs: 50% & more"
    assert root[0].get("type") == "category"


def test_stems_explanations_and_hints_are_those_of_the_bank(read):
    for name, one in read.items():
        item = items()[name]
        unit = f"Answerin{said(item.answer.unit)}." if isinstance(item, Numeric) and item.answer.unit else ""
        stem = seen(one.findtext("questiontext/text"))
        assert stem.startswith(said(item.stem)) if isinstance(item, Cloze) else stem == said(item.stem) + unit, name
        assert seen(one.findtext("generalfeedback/text")).startswith(said(item.explanation)), name
        assert [seen(hint.findtext("text")) for hint in one.iterfind("hint")] == [said(hint) for hint in item.hints]


def test_every_choice_earns_what_the_bank_gives_with_its_feedback(read):
    checked = 0
    for name, one in read.items():
        item = items()[name]
        if choices(item) is None:
            continue
        assert one.get("type") == "multichoice"
        answers = one.findall("answer")
        assert [seen(answer.findtext("text")) for answer in answers] == choices(item), name
        fractions = [float(answer.get("fraction")) for answer in answers]
        assert set(fractions) <= FRACTIONS, name
        assert one.findtext("single") == ("true" if item.kind in ("single", "reason") else "false")
        for chosen, share, feedback in responses(item):
            assert earned(one, chosen) == pytest.approx(share, abs=1e-6), name
            assert sorted(seen(answers[place].findtext("feedback/text")) for place in chosen) == sorted(feedback)
            checked += 1
    assert checked > 1000


def test_numbers_have_their_tolerance_unit_mistakes_and_feedback(read):
    for name, item in items().items():
        if not isinstance(item, Numeric):
            continue
        one = read[name]
        assert one.get("type") == "numerical"
        told = [
            (a.get("fraction"), a.findtext("text"), seen(a.findtext("feedback/text"))) for a in one.iterfind("answer")
        ]
        parts = [("100", item.answer), *(("0", mistake) for mistake in item.mistakes)]
        for (fraction, value, feedback), (share, part) in zip(told, parts, strict=False):
            assert (fraction, float(value), feedback) == (share, nine_digits(part.value), said(part.feedback)), name
        assert told[-1] == ("0", "*", said(item.otherwise)) and len(told) == len(parts) + 1
        shown = f"{item.answer.value:.9f}"
        assert typed(shown) == typed(shown.replace(".", ",")) == pytest.approx(item.answer.value)
        tries = [part.value + sign * part.tolerance / 2 for _, part in parts for sign in (-1, 0, 1)]
        for value in (*tries, 1e9, -1e9):
            mark = item.grade(value)
            share, feedback = earned_number(one, value)
            assert (share, seen(feedback)) == (mark.score, said(item.feedback_for(mark.feedback[0]))), (name, value)
        tolerances = [float(a.findtext("tolerance")) for a in one.iterfind("answer")][:-1]
        assert tolerances == [nine_digits(part.tolerance) for _, part in parts]
        unit = one.findtext("units/unit/unit_name")
        assert (unit or "").replace(" ", "") == (said(item.answer.unit) if item.answer.unit else "")
        assert one.findtext("showunits") == ("0" if unit else "3")


def test_orders_are_marked_by_neighbours(read):
    for name in of_kind("ordering"):
        item, one = items()[name], read[name]
        assert isinstance(item, Ordering) and one.get("type") == "ordering"
        assert one.findtext("gradingtype") == "RELATIVE_NEXT_EXCLUDE_LAST"
        assert (one.findtext("selecttype"), one.findtext("selectcount")) == ("ALL", str(len(item.options)))
        told = [(float(a.get("fraction")), seen(a.findtext("text"))) for a in one.iterfind("answer")]
        assert told == [(place, said(option.text)) for place, option in enumerate(item.options, start=1)]
        assert kept_feedback(one) == [] and not any(a.findtext("feedback/text") for a in one.iterfind("answer"))
        general = seen(one.findtext("generalfeedback/text"))
        assert all(f"{said(option.text)}:{said(option.feedback)}" in general for option in item.options), name
        for response in permutations(range(len(item.options))):
            expected = item.grade([item.options[place].id for place in response]).score
            assert earned_order(one, list(response)) == pytest.approx(expected), (name, response)


def test_matching_has_every_pair_and_what_is_left_over(read):
    for name in of_kind("matching"):
        item, one = items()[name], read[name]
        assert isinstance(item, Matching) and one.get("type") == "matching"
        left = [seen(sub.findtext("text") or "") for sub in one.iterfind("subquestion")]
        used = {pair.match for pair in item.pairs}
        spare = [option.id for option in item.options if option.id not in used]
        assert left == [said(pair.text) for pair in item.pairs] + [""] * len(spare)
        right = ["".join(sub.findtext("answer/text").split()) for sub in one.iterfind("subquestion")]
        if "$" not in "".join(option.text for option in item.options):
            partners = {option.id: said(option.text) for option in item.options}
            assert right == [partners[pair.match] for pair in item.pairs] + [partners[name] for name in spare]
        for pair in item.pairs:
            assert said(pair.feedback) in seen(one.findtext("generalfeedback/text"))
        texts = {option.id: words(option.text) for option in item.options}
        for matched in product(texts, repeat=len(item.pairs)):
            response = {pair.id: partner for pair, partner in zip(item.pairs, matched, strict=True)}
            found = earned_matches(one, {place: texts[partner] for place, partner in enumerate(matched)})
            assert found == pytest.approx(item.grade(response).score), (name, matched)


def test_gaps_earn_what_the_bank_gives(read):
    for name in of_kind("cloze"):
        item, one = items()[name], read[name]
        assert isinstance(item, Cloze) and one.get("type") == "cloze"
        found = gaps(one)
        order = GAP.findall(to_html(item.text))
        for (_, kind, told), gap in zip(found, (next(g for g in item.gaps if g.id == n) for n in order), strict=True):
            assert kind == ("MULTICHOICE_S" if gap.options else "SHORTANSWER")
            texts = [words(option.text) for option in gap.choices] or [one.replace("*", r"\*") for one in gap.right]
            assert list(told) == texts, name
        for response in fillings(item):
            shown = {option.id: words(option.text) for gap in item.gaps for option in gap.choices}
            filled = [shown.get(response[name], response[name]) for name in order]
            assert earned_gaps(one, filled) == pytest.approx(item.grade(response).score), (name, response)
        for gap in item.gaps:
            assert said(gap.feedback) in seen(one.findtext("generalfeedback/text"))


def test_every_question_arrives_in_moodle_and_orders_stand_last(tmp_path_factory):
    root = etree.parse(exported("moodle", tmp_path_factory.getbasetemp())).getroot()
    names = [one.findtext("name/text") for one in root if one.get("type") != "category"]
    assert arrive(root) == (names, "")
    others = [name for name in names if name not in of_kind("ordering")]
    assert len(names) - len(others) == len(of_kind("ordering")) > 1 and names[: len(others)] == others
    assert arrive(root, ordering=False, stop_on_error=False) == (others, "")
    assert arrive(root, ordering=False)[0] == []
    first = next(one for one in root if one.get("type") == "ordering")
    first.remove(first.find("shownumcorrect"))
    saved, problem = arrive(root)
    assert saved == others and problem.endswith("Error writing to database")


def test_orders_that_a_moodle_may_lack_are_told():
    told = FORMAT.notes([Chapter("9-odd", "Odd", [items()["9-odd-ordering"], items()["9-odd-single"]])])
    assert len(told) == 1 and "stand last" in told[0] and "Stop on error: No" in told[0]
    assert told[0].endswith(": 9-odd-ordering")


def test_a_gap_for_a_number_takes_a_decimal_comma():
    item = items()["9-odd-word"]
    item = item.model_copy(update={"gaps": [item.gaps[0].model_copy(update={"accepted": ["about 2.5", "3"]})]})
    assert spellings(item.form().gaps[0]) == ["about 2.5", "3", "about 2,5"]
    question = etree.fromstring(FORMAT.write([Chapter("9-odd", "Odd", [item])]))[1]
    assert earned_gaps(question, ["about 2,5"]) == earned_gaps(question, ["about 2.5"]) == 1


def test_what_moodle_counts_in_its_own_way_is_said():
    said_of = FORMAT.notes([Chapter("9-odd", "Odd", [items()["9-odd-word"], items()["9-odd-cloze"]])])
    assert said_of == ["Moodle gives a gap whole points, one each here, so give theirs in the quiz: 9-odd-word"]


def test_a_body_question_holds_its_picture(read):
    for name in of_kind("body"):
        assert isinstance(items()[name], Body)
        stem = read[name].find("questiontext")
        file = stem.find("file")
        assert f'src="@@PLUGINFILE@@/{file.get("name")}"' in stem.findtext("text")
        assert "B Groin" in stem.findtext("text")
        picture = Image.open(io.BytesIO(base64.b64decode(file.text)))
        assert picture.format == "PNG" and min(picture.size) > 500
        assert len(picture.convert("RGB").getcolors(100_000)) > 20


def test_a_written_answer_is_an_essay_with_what_the_marker_needs(read):
    item, one = items()["9-odd-written"], read["9-odd-written"]
    assert isinstance(item, Written) and one.get("type") == "essay"
    told = seen(one.findtext("graderinfo/text"))
    assert all(said(text) in told for text in (item.model_answer, *item.rubric))
    assert said(item.rubric[0]) not in seen(one.findtext("generalfeedback/text"))
