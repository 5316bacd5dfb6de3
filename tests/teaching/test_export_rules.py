"""The rules for exports as packages: all that the course exports keeps the rules, and a package broken in one place
does not.

A case breaks the export of the odd questions in one place, and must be seen with the words of its problem.
"""

from __future__ import annotations

import pytest

from tests.support.broken_exports import RULES, broken, good_exports, seen
from tests.support.export_samples import everything, exported
from tests.support.lms.cartridge import cartridge_problems
from tests.support.lms.package import read
from tests.support.lms.qti21_package import package_problems


@pytest.mark.parametrize("format", RULES)
def test_all_that_the_course_exports_keeps_the_rules(tmp_path_factory, format):
    assert RULES[format](exported(format, tmp_path_factory.getbasetemp())) == []
    assert len(everything()) > 5


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
    (EXAM, "//varequal|", ("drop", "case"), "lacks the attribute case"),
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
    (LIST, "//resource|[@type='webcontent']", ("drop", "href"), "the web content 'r-body-map' has no address"),
]


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    """The export of the odd questions in each format."""
    return good_exports(tmp_path_factory.mktemp("good"))


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
