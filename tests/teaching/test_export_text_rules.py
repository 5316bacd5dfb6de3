"""The rules for exports as one text (Moodle XML, GIFT, a table): one that is broken in one place does not keep them.

A case breaks the export of the odd questions in one place, and must be seen with the words of its problem.
"""

from __future__ import annotations

import pytest
from lxml import etree

from tests.support.broken_exports import broken, good_exports, seen
from tests.support.lms import gift, moodle, table


def _moodle(kind: str) -> str:
    return f"//question[@type='{kind}']"


CHOICE, NUMERICAL = _moodle("multichoice"), _moodle("numerical")
MATCHING, ORDERING, ESSAY = _moodle("matching"), _moodle("ordering"), _moodle("essay")
GAPS = f"{_moodle('cloze')}/questiontext/text"
MOODLE = [
    (CHOICE, ("drop", "type"), "lacks the attribute type"),
    (CHOICE, ("set", "type", "choice"), "type='choice' is not allowed"),
    (CHOICE, ("set", "type", "numerical"), "a numerical question holds"),
    (CHOICE, ("twice",), "the name '9-odd-single' stands 2 times"),
    (f"{CHOICE}/name", ("remove",), "question: holds questiontext"),
    (f"{CHOICE}/name/text", ("text", ""), "the question has no name or no text"),
    (f"{CHOICE}/questiontext", ("last",), "question: holds name generalfeedback"),
    (f"{CHOICE}/questiontext", ("drop", "format"), "lacks the attribute format"),
    (f"{CHOICE}/questiontext", ("set", "format", "rich"), "format='rich' is not allowed"),
    (f"{CHOICE}/questiontext/text", ("text", "<p>Which?"), "the HTML is not well formed"),
    (f"{CHOICE}/questiontext/text", ("text", "<script>x</script>"), "the HTML holds <script"),
    (f"{CHOICE}/questiontext/text", ("text", '<p onclick="x">y</p>'), "the HTML holds <p onclick>"),
    (f"{CHOICE}/defaultgrade", ("text", "0"), "the grade is not above 0"),
    (f"{CHOICE}/defaultgrade", ("text", "two"), "holds the text 'two'"),
    (f"{CHOICE}/penalty", ("text", "3"), "the penalty not from 0 to 1"),
    (f"{CHOICE}/hidden", ("text", "no"), "holds the text 'no'"),
    (f"{CHOICE}/idnumber", ("text", "9-odd-several"), "the idnumber '9-odd-several' stands 2 times"),
    (f"{CHOICE}/single", ("text", "1"), "holds the text '1'"),
    (f"{CHOICE}/single", ("text", "false"), None),
    (f"{CHOICE}[single='false']/single", ("text", "true"), "of one choice exactly one must earn 100"),
    (f"{CHOICE}/answernumbering", ("text", "roman"), "holds the text 'roman'"),
    (f"{CHOICE}/answer", ("set", "fraction", "99"), "Moodle knows no answer worth 99"),
    (f"{CHOICE}/answer", ("set", "fraction", "33.333"), "Moodle knows no answer worth 33.333"),
    (f"{CHOICE}/answer", ("set", "fraction", "50"), "of one choice exactly one must earn 100"),
    (f"{CHOICE}/answer[2]", ("set", "fraction", "100"), "of one choice exactly one must earn 100"),
    (f"{CHOICE}/answer", ("set", "fraction", "all"), "fraction='all' is not allowed"),
    (f"{CHOICE}[single='false']/answer", ("set", "fraction", "50"), "the right choices do not earn 100 together"),
    (f"{CHOICE}/answer", ("twice",), "stands 2 times"),
    (f"{CHOICE}/answer/text", ("text", ""), "an answer is empty"),
    (f"{CHOICE}/answer/feedback", ("remove",), "an answer has no feedback"),
    (f"{CHOICE}/answer/feedback", ("first",), "answer: holds feedback text"),
    (f"{CHOICE}//file", ("set", "name", "other.png"), "the file 'body-map.png' is not there"),
    (f"{CHOICE}//file", ("remove",), "the file 'body-map.png' is not there"),
    (f"{CHOICE}//file", ("text", "no picture!"), "is no base64"),
    (f"{CHOICE}//file", ("set", "encoding", "utf-8"), "encoding='utf-8' is not allowed"),
    (f"{CHOICE}/tags", ("first",), "question: holds tags name"),
    (f"{NUMERICAL}/answer/text", ("text", "five"), "the answer 'five' is no number"),
    (f"{NUMERICAL}/answer/tolerance", ("text", "-1"), "has no tolerance of 0 or more"),
    (f"{NUMERICAL}/answer/tolerance", ("remove",), "has no tolerance of 0 or more"),
    (f"{NUMERICAL}/answer", ("set", "fraction", "0"), "no answer earns 100"),
    (f"{NUMERICAL}/units", ("remove",), "units are shown that are not there"),
    (f"{NUMERICAL}/showunits", ("text", "3"), "units are shown that are not there"),
    (f"{NUMERICAL}/unitgradingtype", ("text", "9"), "holds the text '9'"),
    (f"{MATCHING}/subquestion/answer", ("remove",), "subquestion[]: holds text, not".replace("[]", "")),
    (f"{MATCHING}/subquestion/answer/text", ("text", ""), "a subquestion has no answer"),
    (f"{MATCHING}/subquestion", ("twice",), "stands 2 times"),
    (f"{MATCHING}/subquestion/text", ("text", ""), None),
    (f"{ORDERING}/answer", ("set", "fraction", "4.0"), "the things do not stand in their places"),
    (f"{ORDERING}/answer", ("last",), "question: holds name questiontext"),
    (f"{ORDERING}/shownumcorrect", ("remove",), "question: holds name questiontext"),
    (f"{ORDERING}/shownumcorrect", ("text", ""), "holds the text ''"),
    (f"{ORDERING}/selectcount", ("text", "2"), "2 things are selected of 4"),
    (f"{ORDERING}/gradingtype", ("text", "SOMEHOW"), "holds the text 'SOMEHOW'"),
    (GAPS, ("text", "<p>No gap.</p>"), "the text has no gap"),
    (GAPS, ("text", "<p>{1:MULTI:=a~b}</p>"), "a gap of the type MULTI"),
    (GAPS, ("text", "<p>{0:SHORTANSWER:=a}</p>"), "a gap of the type SHORTANSWER with the weight 0"),
    (GAPS, ("text", "<p>{1:SHORTANSWER:a}</p>"), "nothing earns all of a gap"),
    (GAPS, ("text", "<p>{1:MULTICHOICE:=a~%12%b}</p>"), "Moodle knows no answer worth 12"),
    (GAPS, ("text", "<p>{1:MULTICHOICE:=a}</p>"), "there is nothing to choose for a gap"),
    (GAPS, ("text", "<p>{1:SHORTANSWER:=a} and {b}</p>"), "a brace of the text belongs to no gap"),
    (f"{ESSAY}/graderinfo/text", ("text", ""), "the marker is told nothing"),
    (f"{ESSAY}/responseformat", ("remove",), "question: holds name questiontext"),
    ("//category/text", ("text", "Odd"), "the category does not begin at the course"),
]

GIFT = [
    ("::9-odd-single::", "", "no title"),
    ("::9-odd-single::", "::9-odd-several::", "the title '9-odd-several' stands 2 times"),
    ("$CATEGORY: $course$/top", "$CATEGORY: top", "the category"),
    ("\\{", "{", "the braces do not hold the answers"),
    ("\t####", "}\n\t####", "the braces do not hold the answers"),
    ("~%33.33333%", "~%33%", "Moodle knows no answer worth 33"),
    ("~%33.33333%", "~%a third%", "the weight 'a third' is no number"),
    ("~%33.33333%", "=", "of one choice none may earn less than 0"),
    ("~%33.33333%", "~%50%", "the right choices do not earn 100 together"),
    ("\t~[html]", "\t=[html]", "2 choices are right, though one may be chosen"),
    ("\t=[html]", "\t~%-50%[html]", "the right choices do not earn 100 together"),
    ("-2.5:0.1#", "about two#", "is no number with its tolerance"),
    ("-2.5:0.1#", "-2.5:-0.1#", "has a tolerance below 0"),
    ("=-2.5:0.1#", "=%0%-2.5:0.1#", "no answer earns 100"),
    ("\t~#[html]", "\t~%0%1:1#[html]", None),
    ("<em>stress</em>", "<em>stress", "the HTML is not well formed"),
    ("<em>stress</em>", "<script>x</script>", "the HTML holds <script"),
    ("\t=[html]twice -> ", "\t~[html]twice -> ", "does not begin with ="),
    ("\t=[html]twice -> ", "\t=[html]half -&gt; of it -> ", "the left side '[html]half -&gt; of it' stands 2 times"),
    ("\t=[html]twice -> ", "\t=[html]twice ", "an answer is no pair"),
]

CSV = [
    ("\ufeff", "", "there is no byte order mark"),
    ("chapter,id", "id,chapter", "the columns are"),
    ("9-odd,9-odd-several,", "9-odd,9-odd-just-one,", "the id '9-odd-just-one' stands 2 times"),
    ("9-odd,9-odd-several,", "9-odd-several,", "13 cells"),
    ("'=SUM", "=SUM", "the cell stem begins a formula"),
    ("'-2.5", "-2.5", "the cell key begins a formula"),
    ("9-odd,9-odd-several,1,", "9-odd,9-odd-several,one,", "'one' is no version"),
    ("9-odd,9-odd-several,1,", ",9-odd-several,1,", "the cell chapter is empty"),
    (',"a, b, c",', ',"a, b, z",', "the key names ['z'], which is no option"),
    ('"a, b, c, d"', '"a, b, c"', "the key does not order every option once"),
]


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    """The export of the odd questions in each format."""
    return good_exports(tmp_path_factory.mktemp("good"))


@pytest.mark.parametrize("case", range(len(MOODLE)))
def test_broken_moodle_xml_is_seen(good, case):
    place, edit, words = MOODLE[case]
    seen(moodle.problems(etree.fromstring(broken(good["moodle"].read_bytes(), place, *edit))), words)


@pytest.mark.parametrize("case", range(len(GIFT)))
def test_broken_gift_is_seen(good, case):
    old, new, words = GIFT[case]
    text = good["gift"].read_text(encoding="utf-8")
    assert old in text
    seen(gift.problems(text.replace(old, new, 1)), words)


@pytest.mark.parametrize("case", range(len(CSV)))
def test_a_broken_table_is_seen(good, case):
    old, new, words = CSV[case]
    text = good["csv"].read_bytes().decode("utf-8")
    assert old in text
    seen(table.problems(text.replace(old, new, 1).encode("utf-8")), words)
