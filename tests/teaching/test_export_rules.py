"""The rules for exports: everything that the course exports keeps them, and an export broken in one place does not.

A case breaks the export of the odd questions in one place, and must be seen with the words of its problem.
"""

from __future__ import annotations

import copy

import pytest
from lxml import etree

from tests.support.export_samples import everything, exported, odd
from tests.support.lms import gift, moodle, table
from tests.support.lms.cartridge import cartridge_problems
from tests.support.lms.package import read
from tests.support.lms.qti21_package import package_problems

RULES = {
    "qti21": lambda path: package_problems(read(path)),
    "common-cartridge": lambda path: cartridge_problems(read(path)),
    "moodle": lambda path: moodle.problems(etree.parse(path).getroot()),
    "gift": lambda path: gift.problems(path.read_text(encoding="utf-8")),
    "csv": lambda path: table.problems(path.read_bytes()),
}


@pytest.mark.parametrize("format", RULES)
def test_all_that_the_course_exports_keeps_the_rules(tmp_path_factory, format):
    assert RULES[format](exported(format, tmp_path_factory.getbasetemp())) == []
    assert len(everything()) > 5


# What is done to the element that is found: an attribute is dropped or set, its text is set, it is renamed, it is
# removed, it stands twice, or it comes first or last in its parent.
def edited(element: etree._Element, action: str, *values: str) -> None:
    parent = element.getparent()
    if action == "drop":
        del element.attrib[values[0]]
    elif action == "set":
        element.set(*values)
    elif action == "text":
        element.text = values[0]
    elif action == "rename":
        element.tag = etree.QName(etree.QName(element).namespace, values[0])
    elif action == "twice":
        element.addnext(copy.deepcopy(element))
    elif action == "remove":
        parent.remove(element)
    else:
        parent.insert({"first": 0, "last": len(parent)}[action], element)


def broken(data: bytes, place: str, *edit: str) -> bytes:
    root = etree.fromstring(data)
    found = root.xpath(place.replace("//", "//*[local-name()='", 1).replace("|", "']", 1) if "|" in place else place)
    assert found, f"{place} is not there"
    edited(found[0], *edit)
    return etree.tostring(root)


# File, element (its local name, and after a bar what narrows it), what is done to it, words of the problem.
SINGLE, SEVERAL, NUMBER = "items/q-9-odd-single.xml", "items/q-9-odd-several.xml", "items/q-9-odd-number.xml"
ORDER, MATCH, BODY = "items/q-9-odd-ordering.xml", "items/q-9-odd-matching.xml", "items/q-9-odd-body.xml"
CLOZE = "items/q-9-odd-cloze.xml"
WRITTEN, LIST, TEST = "items/q-9-odd-written.xml", "imsmanifest.xml", "test.xml"
QTI21 = [
    # Required attributes and their form.
    (SINGLE, "//assessmentItem|", ("drop", "identifier"), "lacks the attribute identifier"),
    (SINGLE, "//assessmentItem|", ("drop", "title"), "lacks the attribute title"),
    (SINGLE, "//assessmentItem|", ("drop", "adaptive"), "lacks the attribute adaptive"),
    (SINGLE, "//assessmentItem|", ("drop", "timeDependent"), "lacks the attribute timeDependent"),
    (SINGLE, "//assessmentItem|", ("set", "identifier", "9-odd"), "identifier='9-odd' is not allowed"),
    (SINGLE, "//assessmentItem|", ("set", "adaptive", "no"), "adaptive='no' is not allowed"),
    (SINGLE, "//assessmentItem|", ("set", "colour", "red"), "unknown attribute colour"),
    (SINGLE, "//responseDeclaration|", ("drop", "cardinality"), "lacks the attribute cardinality"),
    (SINGLE, "//responseDeclaration|", ("set", "baseType", "text"), "baseType='text' is not allowed"),
    (SINGLE, "//choiceInteraction|", ("drop", "shuffle"), "lacks the attribute shuffle"),
    (SINGLE, "//choiceInteraction|", ("drop", "maxChoices"), "lacks the attribute maxChoices"),
    (SINGLE, "//simpleChoice|", ("drop", "identifier"), "lacks the attribute identifier"),
    (SINGLE, "//mapEntry|", ("set", "mappedValue", "all"), "mappedValue='all' is not allowed"),
    (SINGLE, "//modalFeedback|", ("drop", "showHide"), "lacks the attribute showHide"),
    (SINGLE, "//modalFeedback|", ("set", "showHide", "yes"), "showHide='yes' is not allowed"),
    (MATCH, "//simpleAssociableChoice|", ("drop", "matchMax"), "lacks the attribute matchMax"),
    (WRITTEN, "//rubricBlock|", ("drop", "view"), "lacks the attribute view"),
    (NUMBER, "//equal|", ("drop", "toleranceMode"), "lacks the attribute toleranceMode"),
    (NUMBER, "//equal|", ("set", "tolerance", "little"), "tolerance='little' is not allowed"),
    (ORDER, "//index|", ("set", "n", "0"), "n='0' is not allowed"),
    (BODY, "//img|", ("drop", "alt"), "lacks the attribute alt"),
    # Elements, their order and their number.
    (SINGLE, "//outcomeDeclaration|", ("first",), "assessmentItem[q-9-odd-single]: holds"),
    (SINGLE, "//itemBody|", ("last",), "assessmentItem[q-9-odd-single]: holds"),
    (SINGLE, "//responseProcessing|", ("twice",), "assessmentItem[q-9-odd-single]: holds"),
    (SINGLE, "//mapping|", ("first",), "responseDeclaration[RESPONSE]: holds mapping correctResponse"),
    (SINGLE, "//p|", ("rename", "paragraph"), "is no element of this format"),
    (SINGLE, "//em|", ("rename", "p"), "holds p code other"),
    (SINGLE, "//responseIf|", ("rename", "responseElse"), "responseCondition: holds responseElse"),
    (SINGLE, "//responseProcessing|", ("text", "now"), "holds the text 'now'"),
    (MATCH, "//simpleMatchSet|", ("remove",), "matchInteraction: holds simpleMatchSet, not"),
    (NUMBER, "//responseElse|", ("first",), "responseCondition: holds responseElse responseIf"),
    (ORDER, "//and|", ("rename", "xor"), "is no element of this format"),
    (WRITTEN, "//li|", ("rename", "p"), "ul: holds p li"),
    # Identifiers and references.
    (SINGLE, "//simpleChoice|", ("twice",), "the choice 'choice_1' stands 2 times"),
    (SINGLE, "//responseDeclaration|", ("twice",), "the declaration 'RESPONSE' stands 2 times"),
    (SINGLE, "//mapEntry|", ("twice",), "the mapKey 'choice_1' stands 2 times"),
    (SINGLE, "//modalFeedback|", ("twice",), "the feedback 'feedback_1' stands 2 times"),
    (SINGLE, "//choiceInteraction|", ("set", "responseIdentifier", "ANSWER"), "Identifier 'ANSWER' leads nowhere"),
    (SINGLE, "//choiceInteraction|", ("remove",), "0 interactions, not one"),
    (SINGLE, "//value|", ("text", "choice_9"), "the right value 'choice_9' leads nowhere"),
    (SINGLE, "//mapEntry|", ("set", "mapKey", "choice_9"), "the mapKey 'choice_9' leads nowhere"),
    (SINGLE, "//baseValue|", ("text", "choice_9"), "the compared value 'choice_9' leads nowhere"),
    (SINGLE, "//modalFeedback|", ("set", "outcomeIdentifier", "SAID"), "outcomeIdentifier 'SAID' leads nowhere"),
    (SINGLE, "//modalFeedback|", ("set", "identifier", "other"), "feedback that is set 'feedback_1' leads nowhere"),
    (SINGLE, "//modalFeedback|", ("remove",), "feedback that is set 'feedback_1' leads nowhere"),
    (SINGLE, "//responseCondition|", ("remove",), "the feedback 'feedback_1' is never shown"),
    (SINGLE, "//setOutcomeValue|", ("set", "identifier", "POINTS"), "the outcome 'POINTS' is not declared"),
    (SINGLE, "//outcomeDeclaration|", ("remove",), "there is no outcome SCORE"),
    (MATCH, "//mapEntry|", ("set", "mapKey", "partner_b pair_1"), "the mapKey 'partner_b pair_1' leads nowhere"),
    (ORDER, "//value|", ("remove",), "the right order does not hold every choice once"),
    # Types and marks.
    (SINGLE, "//responseDeclaration|", ("set", "cardinality", "ordered"), "cannot give a ordered response"),
    (SINGLE, "//responseDeclaration|", ("set", "baseType", "string"), "cannot give a response of base type string"),
    (SINGLE, "//choiceInteraction|", ("set", "maxChoices", "0"), "maxChoices 0 does not fit a single response"),
    (SINGLE, "//value|", ("twice",), "2 right values for a single response"),
    (SINGLE, "//match|", ("rename", "member"), "member compares single identifier with single identifier"),
    (SINGLE, "//mapping|", ("remove",), "SCORE is set to ('no', 'mapping')"),
    (SINGLE, "//mapping|", ("set", "lowerBound", "9"), "lower bound 9.0 is above its upper bound 2.5"),
    (SINGLE, "//mapping|", ("set", "upperBound", "9"), "the mapping ends at 9, SCORE at 2.5"),
    (SINGLE, "//outcomeDeclaration|", ("drop", "normalMaximum"), "SCORE has no maximum above 0"),
    (SINGLE, "//outcomeDeclaration|", ("set", "baseType", "integer"), "SCORE is set to ('single', 'float')"),
    (SEVERAL, "//choiceInteraction|", ("set", "maxChoices", "1"), "maxChoices 1 does not fit a multiple response"),
    (CLOZE, "//inlineChoice|", ("drop", "identifier"), "lacks the attribute identifier"),
    (CLOZE, "//inlineChoice|", ("twice",), "the choice 'gap_2_a' stands 2 times"),
    (CLOZE, "//inlineChoiceInteraction|", ("remove",), "nothing asks for the response 'RESPONSE_2'"),
    (CLOZE, "//inlineChoiceInteraction|", ("set", "responseIdentifier", "RESPONSE_9"), "'RESPONSE_9' leads nowhere"),
    (CLOZE, "//value|", ("text", "gap_2_z"), "the right value 'gap_2_z' leads nowhere"),
    (CLOZE, "//mapEntry|", ("set", "mapKey", "gap_2_z"), "the mapKey 'gap_2_z' leads nowhere"),
    (CLOZE, "//mapEntry|[@caseSensitive]", ("set", "caseSensitive", "no"), "caseSensitive='no' is not allowed"),
    (CLOZE, "//mapping|", ("set", "upperBound", "9"), "the mapping ends at 9 and 1 and 1 and 1, SCORE at 4"),
    (NUMBER, "//value|", ("text", "two"), "the right value 'two' is no number"),
    (NUMBER, "//correctResponse|", ("remove",), "no right response is told"),
    (NUMBER, "//baseValue|", ("set", "baseType", "identifier"), "SCORE is set to ('single', 'identifier')"),
    (ORDER, "//responseDeclaration|", ("set", "cardinality", "multiple"), "cannot give a multiple response"),
    # The package: manifest, test and files.
    (LIST, "//schema|", ("text", "QTI"), "schema and version are ('QTI', '1.0.0')"),
    (LIST, "//resources|", ("first",), "manifest[manifest]: holds resources metadata organizations"),
    (LIST, "//organizations|", ("remove",), "manifest[manifest]: holds metadata resources"),
    (LIST, "//resource|", ("drop", "type"), "lacks the attribute type"),
    (LIST, "//resource|", ("set", "type", "imsqti_item_xmlv2p1"), "'r-test' is no imsqti_item_xmlv2p1"),
    (LIST, "//resource|", ("twice",), "the identifier 'r-test' stands 2 times"),
    (LIST, "//resource|[2]", ("set", "identifier", "r 2"), "identifier='r 2' is not allowed"),
    (LIST, "//resource|[2]", ("remove",), "the identifierref 'r-q-9-odd-single' leads nowhere"),
    (LIST, "//resource|[2]", ("remove",), "does not list 'items/q-9-odd-single.xml'"),
    (LIST, "//file|[@href='test.xml']", ("set", "href", "tests.xml"), "the file 'tests.xml' is not in the package"),
    (LIST, "//file|[@href='test.xml']", ("remove",), "'r-test' does not list its own 'test.xml'"),
    (LIST, "//file|[@href='test.xml']", ("set", "href", "../test.xml"), "'../test.xml' leaves the package"),
    (LIST, "//file|[contains(@href, '.png')]", ("remove",), "does not list the picture 'body-map.png'"),
    (LIST, "//dependency|", ("remove",), "the test does not depend on each item"),
    (LIST, "//dependency|", ("set", "identifierref", "r-lost"), "the identifierref 'r-lost' leads nowhere"),
    (LIST, "//interactionType|", ("text", "orderInteraction"), "tells of a orderInteraction"),
    (BODY, "//img|", ("set", "src", "other.png"), "does not list the picture 'other.png'"),
    (TEST, "//assessmentItemRef|", ("set", "href", "items/lost.xml"), "the question 'items/lost.xml' leads nowhere"),
    (TEST, "//assessmentItemRef|", ("set", "identifier", "q-other"), "is not 'q-other'"),
    (TEST, "//assessmentItemRef|", ("twice",), "the question 'items/q-9-odd-single.xml' stands 2 times"),
    (TEST, "//assessmentItemRef|", ("remove",), "the test does not ask 'items/q-9-odd-single.xml'"),
    (TEST, "//assessmentSection|", ("twice",), "assessmentSection 's-9-odd' stands 2 times"),
    (TEST, "//testPart|", ("drop", "navigationMode"), "lacks the attribute navigationMode"),
    (TEST, "//testPart|", ("first",), "assessmentTest[test]: holds testPart outcomeDeclaration"),
    (TEST, "//setOutcomeValue|", ("set", "identifier", "POINTS"), "the outcome 'POINTS' leads nowhere"),
]

EXAM = "9-odd/assessment.xml"
CARTRIDGE = [
    (EXAM, "//assessment|", ("drop", "title"), "lacks the attribute title"),
    (EXAM, "//assessment|", ("set", "ident", "9 odd"), "ident='9 odd' is not allowed"),
    (EXAM, "//section|", ("first",), "holds section qtimetadata"),
    (EXAM, "//section|", ("twice",), "holds qtimetadata section section"),
    (EXAM, "//item|", ("drop", "ident"), "lacks the attribute ident"),
    (EXAM, "//item|", ("twice",), "the item 'q-9-odd-single' stands 2 times"),
    (EXAM, "//itemmetadata|", ("remove",), "holds presentation resprocessing"),
    (EXAM, "//itemmetadata|", ("last",), "holds presentation resprocessing"),
    (EXAM, "//itemfeedback|", ("first",), "holds itemfeedback itemmetadata"),
    (EXAM, "//fieldentry|", ("text", "cc.quiz.v0p1"), "the metadata field cc_profile says 'cc.quiz.v0p1'"),
    (EXAM, "//fieldlabel|", ("text", "qmd_colour"), "the metadata field qmd_colour says"),
    (EXAM, "//qtimetadatafield|", ("twice",), "the metadata field 'cc_profile' stands 2 times"),
    (EXAM, "//qtimetadatafield|", ("remove",), "the metadata tell no cc_profile"),
    (EXAM, "//fieldentry|[../*='cc_weighting']", ("text", "2.5"), "the metadata field cc_weighting says '2.5'"),
    (EXAM, "//fieldentry|[contains(., 'choice')]", ("text", "cc.essay.v0p1"), "cc.essay.v0p1 asks by response_lid"),
    (EXAM, "//response_lid|", ("set", "rcardinality", "Multiple"), "asks by response_lid Multiple"),
    (EXAM, "//response_lid|", ("set", "rcardinality", "One"), "rcardinality='One' is not allowed"),
    (EXAM, "//response_lid|", ("set", "ident", "answer"), "the respident 'response' leads nowhere"),
    (EXAM, "//response_label|", ("twice",), "the label 'choice_1' stands 2 times"),
    (EXAM, "//response_label|", ("remove",), "the compared label 'choice_1' leads nowhere"),
    (EXAM, "//varequal|", ("text", "choice_9"), "the compared label 'choice_9' leads nowhere"),
    (EXAM, "//varequal|", ("drop", "respident"), "lacks the attribute respident"),
    (EXAM, "//displayfeedback|", ("set", "linkrefid", "lost_fb"), "the linkrefid 'lost_fb' leads nowhere"),
    (EXAM, "//displayfeedback|", ("remove",), "the feedback 'choice_1_fb' is never shown"),
    (EXAM, "//displayfeedback|", ("first",), "respcondition: holds displayfeedback conditionvar"),
    (EXAM, "//displayfeedback|", ("set", "feedbacktype", "Solution"), "'choice_1_fb' is shown as Solution"),
    (EXAM, "//itemfeedback|", ("twice",), "the feedback 'choice_1_fb' stands 2 times"),
    (EXAM, "//itemfeedback|", ("remove",), "the linkrefid 'choice_1_fb' leads nowhere"),
    (EXAM, "//decvar|", ("drop", "varname"), "lacks the attribute varname"),
    (EXAM, "//decvar|", ("set", "maxvalue", "1"), "maxvalue='1' is not allowed"),
    (EXAM, "//outcomes|", ("last",), "resprocessing: holds respcondition"),
    (EXAM, "//setvar|", ("text", "120"), "a score of 120 is not from 0 to 100"),
    (EXAM, "//setvar|", ("text", "50"), "nothing earns 100"),
    (EXAM, "//setvar|", ("set", "action", "Add"), "action='Add' is not allowed"),
    (EXAM, "//respcondition|", ("set", "continue", "yes"), "continue='yes' is not allowed"),
    (EXAM, "//mattext|", ("set", "texttype", "html"), "texttype='html' is not allowed"),
    (EXAM, "//mattext|", ("text", " "), "holds the text ''"),
    (EXAM, "//solution|", ("rename", "hint"), "is no element of this format"),
    (LIST, "//schema|", ("text", "Common Cartridge"), "schema and version are ('Common Cartridge', '1.1.0')"),
    (LIST, "//schemaversion|", ("text", "1.3.0"), "schema and version are ('IMS Common Cartridge', '1.3.0')"),
    (LIST, "//metadata|", ("remove",), "manifest[manifest]: holds organizations resources"),
    (LIST, "//lom|", ("remove",), "metadata: holds schema schemaversion, not"),
    (LIST, "//general|", ("rename", "about"), "is no element of this format"),
    (LIST, "//organization|", ("twice",), "organizations: holds organization organization"),
    (LIST, "//organization|", ("set", "structure", "flat"), "structure='flat' is not allowed"),
    (LIST, "//item|[@identifier='i-9-odd']", ("drop", "identifierref"), "'i-9-odd' is neither a folder nor a resource"),
    (LIST, "//item|[@identifier='i-9-odd']", ("set", "identifierref", "r-x"), "identifierref 'r-x' leads nowhere"),
    (LIST, "//title|[../@identifier='i-9-odd']", ("remove",), "the entry 'i-9-odd' has no title"),
    (LIST, "//resource|", ("set", "href", EXAM), "is not one file without an address of its own"),
    (LIST, "//resource|", ("set", "type", "imsqti_xmlv1p2"), "type='imsqti_xmlv1p2' is not allowed"),
    (LIST, "//resource|", ("twice",), "the identifier 'r-9-odd' stands 2 times"),
    (LIST, "//file|", ("set", "href", "lost.xml"), "the file 'lost.xml' is not in the package"),
    (LIST, "//file|", ("twice",), "is not one file without an address of its own"),
    (LIST, "//dependency|", ("first",), "resource[r-9-odd]: holds dependency file"),
    (LIST, "//dependency|", ("remove",), "does not depend on the picture 'web/body-map.png'"),
    (LIST, "//dependency|", ("set", "identifierref", "r-9-odd"), "depends on an assessment"),
    (LIST, "//resource|[@type='webcontent']", ("drop", "href"), "the web content 'r-picture' has no address"),
]


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
    """The export of the odd questions in each format: files by name, or a root, or a text."""
    from hipspine.teaching.exports import export

    folder = tmp_path_factory.mktemp("good")
    paths = {}
    for format in RULES:
        paths[format] = folder / format
        export([odd()], format, paths[format], say=lambda line: None)
    return paths


def seen(problems: list[str], words: str | None) -> None:
    if words is None:  # the case shows what a rule does not mean
        assert problems == []
        return
    assert any(words in one for one in problems), problems
    assert all(len(one.splitlines()) == 1 for one in problems)


@pytest.mark.parametrize("case", range(len(QTI21)))
def test_a_broken_package_of_qti21_is_seen(good, case):
    file, place, edit, words = QTI21[case]
    files = read(good["qti21"])
    seen(package_problems({**files, file: broken(files[file], place, *edit)}), words)


@pytest.mark.parametrize("case", range(len(CARTRIDGE)))
def test_a_broken_cartridge_is_seen(good, case):
    file, place, edit, words = CARTRIDGE[case]
    files = read(good["common-cartridge"])
    seen(cartridge_problems({**files, file: broken(files[file], place, *edit)}), words)


@pytest.mark.parametrize("format", ["qti21", "common-cartridge"])
def test_a_package_with_a_file_too_many_or_too_few_is_seen(good, format):
    rules = {"qti21": package_problems, "common-cartridge": cartridge_problems}[format]
    files = read(good[format])
    assert rules(files) == []
    seen(rules({**files, "notes.txt": b"x"}), "the manifest does not list 'notes.txt'")
    for name in files:
        seen(rules({other: data for other, data in files.items() if other != name}), name)
    seen(rules({**files, "imsmanifest.xml": b"<manifest>"}), "is no XML")


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
