"""QTI 1.2 in Canvas's form, read as Canvas reads it, and compared with the bank item by item."""

from __future__ import annotations

from itertools import product

import pytest
from lxml import etree

from hipspine.quiz.interactions.forms import GAP
from hipspine.quiz.text import to_html
from hipspine.teaching.exports import export
from hipspine.teaching.exports.canvas import FORMAT
from hipspine.teaching.exports.markup import words
from hipspine.teaching.exports.plan import Chapter
from tests.support.broken_exports import broken, good_exports, seen
from tests.support.export_samples import (
    SAYS_NOTHING,
    choices,
    exported,
    fillings,
    items,
    odd,
    of_kind,
    practice,
    responses,
    said,
)
from tests.support.export_samples import seen as shown
from tests.support.lms import canvas
from tests.support.lms.package import read as files_of


@pytest.fixture(scope="module")
def package(tmp_path_factory) -> dict[str, bytes]:
    return files_of(exported("canvas", tmp_path_factory.getbasetemp()))


@pytest.fixture(scope="module")
def read(package) -> dict[str, canvas.Question]:
    return {one.name: one for quiz in canvas.quizzes(package).values() for one in quiz}


def test_each_chapter_is_a_quiz_with_its_points(package):
    found = canvas.quizzes(package)
    assert list(found)[-1] == "Odd / signs: 50% & more" and len(found) > 5
    settings = etree.fromstring(package["quiz-9-odd/assessment_meta.xml"])
    total = sum(one.points for one in found["Odd / signs: 50% & more"])
    assert float(settings.findtext(f"{canvas.META}points_possible")) == total
    assert settings.findtext(f"{canvas.META}quiz_type") == "practice_quiz"


def test_types_points_and_explanations_are_those_of_the_bank(read):
    carried = of_kind("single", "several", "body", "number", "parametric", "matching", "cloze", "written", "compare")
    mixed = {name for name in of_kind("cloze") if len({bool(gap.options) for gap in items()[name].gaps}) > 1}
    assert set(read) == carried - mixed and "9-odd-cloze" in mixed
    for name, one in read.items():
        item = items()[name]
        assert one.points == item.points, name
        assert shown(one.text).startswith(said(item.stem)), name
        assert shown(one.comments["general"]).startswith(said(item.explanation)), name


def test_every_choice_earns_what_the_bank_gives_with_its_feedback(read):
    checked = 0
    for name, one in read.items():
        item = items()[name]
        if choices(item) is None:
            continue
        assert [shown(answer.text) for answer in one.answers] == choices(item), name
        for chosen, share, feedback in responses(item):
            assert one.chosen(chosen) == pytest.approx(share), (name, chosen)
            assert sorted(shown(one.answers[place].comment) for place in chosen) == sorted(feedback), name
            checked += 1
    assert checked > 1000


def test_numbers_have_their_range_and_feedback(read):
    for name in of_kind("number", "parametric"):
        item, one = items()[name], read[name]
        right = item.answer
        for value in (right.value, *(right.value + sign * right.tolerance * 0.999 for sign in (-1, 1))):
            assert one.entered(value) == item.grade(value).score == 1, (name, value)
        far = 1.01 * right.tolerance or 0.01
        for value in (right.value + far, right.value - far, 1e9):
            assert one.entered(value) == item.grade(value).score == 0, (name, value)
        assert shown(one.comments["correct"]) == said(right.feedback), name
        assert shown(one.comments["general_incorrect"]) == said(item.otherwise), name


def test_matching_has_every_pair_and_what_is_left_over(read):
    for name in of_kind("matching"):
        item, one = items()[name], read[name]
        assert [shown(answer.text) for answer in one.answers] == [said(pair.text) for pair in item.pairs]
        assert [shown(answer.comment) for answer in one.answers] == [said(pair.feedback) for pair in item.pairs]
        texts = {option.id: words(option.text) for option in item.options}
        assert list(one.matches.values()) == list(texts.values())
        for matched in product(texts, repeat=len(item.pairs)):
            response = {pair.id: partner for pair, partner in zip(item.pairs, matched, strict=True)}
            told = {a.id: texts[partner] for a, partner in zip(one.answers, matched, strict=True)}
            assert one.matched(told) == pytest.approx(item.grade(response).score), (name, matched)


def test_gaps_earn_what_the_bank_gives(read):
    carried = [name for name in of_kind("cloze") if name in read]
    assert {read[name].type for name in carried} == {"multiple_dropdowns_question", "fill_in_multiple_blanks_question"}
    for name in carried:
        item, one = items()[name], read[name]
        assert next(answer.of for answer in one.answers if answer.right) == f"gap{GAP.findall(to_html(item.text))[0]}"
        texts = {option.id: words(option.text) for gap in item.gaps for option in gap.choices}
        for response in fillings(item):
            told = {f"gap{gap}": texts.get(said, said) for gap, said in response.items()}
            assert one.filled(told) == pytest.approx(item.grade(response).score), (name, response)
        for gap in item.gaps:
            assert said(gap.feedback) in shown(one.comments["general"])


def test_what_canvas_loses_is_told():
    told = FORMAT.notes([Chapter("9-odd", "Odd", [items()["9-odd-number"], items()["9-odd-single"]])])
    assert [note.rpartition(": ")[2] for note in told[1:]] == ["9-odd-number", "9-odd-single"]
    assert "practice quiz that is not published" in told[0] and "foreseen mistakes" in told[1] and "hints" in told[2]


def test_the_quiz_leads_to_its_chapter(tmp_path):
    bank = next(bank for bank in practice() if bank.quiz == "connection")
    export([bank], "canvas", tmp_path / "x", **SAYS_NOTHING, book='https://example.org/"><b>')
    settings = etree.fromstring(files_of(tmp_path / "x")["quiz-connection/assessment_meta.xml"])
    link = etree.fromstring(settings.findtext(f"{canvas.META}description"))[0]
    assert link.get("href") == 'https://example.org/"><b>/chapters/01-connection.html'


QUIZ, LIST = "quiz-9-odd/quiz-9-odd.xml", "imsmanifest.xml"
BROKEN = [
    (QUIZ, "//fieldentry|[.='multiple_choice_question']", ("text", "choice"), "knows no question type 'choice'"),
    (QUIZ, "//fieldentry|[.='multiple_choice_question']", ("text", "essay_question"), "a essay_question asks by"),
    (QUIZ, "//fieldentry|[.='2.5']", ("text", "0"), "no points above 0"),
    (QUIZ, "//response_label|", ("set", "ident", "a"), "knows answers by numbers, not 'a'"),
    (QUIZ, "//response_label|", ("twice",), "the label '1000' stands 2 times"),
    (QUIZ, "//varequal|", ("text", "77"), "the compared label '77' leads nowhere"),
    (QUIZ, "//varequal|", ("set", "respident", "x"), "the respident 'x' leads nowhere"),
    (QUIZ, "//displayfeedback|", ("remove",), "the feedback 'general_fb' is never shown"),
    (QUIZ, "//itemfeedback|", ("remove",), "the linkrefid 'general_fb' leads nowhere"),
    (QUIZ, "//setvar|", ("text", "50"), "the right answer earns [(50.0, 'Set')]"),
    (QUIZ, "//setvar|[@action='Add']", ("text", "90"), "the parts do not add up to 100"),
    (QUIZ, "//varlte|", ("text", "-9"), "the number lies outside its range"),
    (QUIZ, "//vargte|", ("remove",), "a number lacks its range"),
    (QUIZ, "//mattext|[contains(., '[gap1]')]", ("text", "no gap"), "the gap 'gap1' stands 0 times"),
    (QUIZ, "//mattext|[contains(., 'img')]", ("text", '<img src="$IMS-CC-FILEBASE$/body-map.png"/>'), "does not find"),
    (QUIZ, "//item|", ("twice",), "the item 'q-9-odd-single' stands 2 times"),
    ("quiz-9-odd/assessment_meta.xml", "//quiz_type|", ("remove",), "no quiz_type"),
    (LIST, "//dependency|", ("remove",), "the quiz 'quiz-9-odd' has no settings"),
    (LIST, "//file|", ("set", "href", "lost.xml"), "the file 'lost.xml' is not in the package"),
]


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    return files_of(good_exports(tmp_path_factory.mktemp("good"))["canvas"])


@pytest.mark.parametrize("case", range(len(BROKEN)))
def test_a_broken_package_is_seen(good, case):
    file, place, edit, told = BROKEN[case]
    assert canvas.problems(good) == []
    seen(canvas.problems({**good, file: broken(good[file], place, *edit)}), told)


def test_the_odd_questions_that_canvas_lacks_are_left_out(tmp_path):
    done = export([odd()], "canvas", tmp_path / "x", **SAYS_NOTHING)
    assert {one.item for one in done.left_out} == {
        *("9-odd-reason", "9-odd-ordering", "9-odd-cloze", "9-odd-set", "9-odd-case")
    }
