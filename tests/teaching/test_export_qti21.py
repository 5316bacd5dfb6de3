"""QTI 2.1: valid against the published schemas, and every response earns what the bank gives."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from itertools import permutations, product

import pytest
from lxml import etree
from PIL import Image

from hipspine.quiz.kinds import Matching, Numeric, Ordering, Written
from hipspine.teaching.exports.markup import words
from tests.support.export_samples import choices, exported, fillings, items, of_kind, responses, said
from tests.support.lms.qti21_package import package_problems
from tests.support.lms.qti21_run import QTI, run

CP = "{http://www.imsglobal.org/xsd/imscp_v1p1}"
MATH = "{http://www.w3.org/1998/Math/MathML}"


@pytest.fixture(scope="module")
def package(tmp_path_factory) -> dict[str, bytes]:
    with zipfile.ZipFile(exported("qti21", tmp_path_factory.getbasetemp())) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def read(package) -> dict[str, etree._Element]:
    found = [etree.fromstring(data) for name, data in package.items() if name.startswith("items/q-")]
    return {one.get("title"): one for one in found}


def test_every_file_is_valid(root, package, tmp_path_factory):
    assert package_problems(package) == []
    # The published schemas are no part of the repository; where they lie beside it, they are asked as well.
    tool = root.parent / "shared" / "tools" / "check_lms_export.py"
    if tool.is_file():
        path = exported("qti21", tmp_path_factory.getbasetemp())
        done = subprocess.run([sys.executable, tool, path], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout
        carried = len(items()) - len(of_kind("set", "case"))
        assert done.stdout.strip().endswith(f"{carried + 2} matched, 0 invalid")


def test_the_manifest_and_the_test_list_every_file(package, read):
    assert set(read) == set(items()) - of_kind("set", "case")
    manifest = etree.fromstring(package["imsmanifest.xml"])
    assert manifest.findtext(f"{CP}metadata/{CP}schema") == "QTIv2.1 Package"
    listed = [file.get("href") for file in manifest.iter(f"{CP}file")]
    assert set(listed) == set(package) - {"imsmanifest.xml"}
    kinds = {one.get("href"): one.get("type") for one in manifest.iter(f"{CP}resource")}
    assert kinds.pop("test.xml") == "imsqti_test_xmlv2p1" and set(kinds.values()) == {"imsqti_item_xmlv2p1"}
    told = {one.get("identifier"): one for one in manifest.iter(f"{CP}resource")}
    assert {one.get("identifierref") for one in manifest.iter(f"{CP}dependency")} == set(told) - {"r-test"}
    asked = [one.get("href") for one in etree.fromstring(package["test.xml"]).iter(f"{QTI}assessmentItemRef")]
    assert sorted(asked) == sorted(kinds) and len(set(asked)) == len(asked)


def test_points_stand_where_canvas_reads_them(read):
    for name, one in read.items():
        score = one.find(f"{QTI}outcomeDeclaration[@identifier='SCORE']")
        assert float(score.get("normalMaximum")) == items()[name].points
        declared = [response.get("identifier") for response in one.iterfind(f"{QTI}responseDeclaration")]
        gaps = items()[name].gaps if name in of_kind("cloze") else None
        assert sorted(declared) == ([f"RESPONSE_{gap.id}" for gap in gaps] if gaps else ["RESPONSE"])


def test_texts_are_elements_and_formulas_keep_their_namespace(read):
    formulas = 0
    for name, one in read.items():
        assert not [text for text in one.itertext() if "<p>" in text or "<math" in text or "&lt;" in text], name
        body = one.find(f"{QTI}itemBody")
        assert _seen(body).startswith(said(items()[name].stem)), name
        formulas += len(list(one.iter(f"{MATH}math")))
        kinds = {etree.QName(child).namespace for child in one.iter(etree.Element)}
        assert kinds <= {QTI.strip("{}"), MATH.strip("{}")}
    assert formulas > 10
    code = read["9-odd-single"].find(f".//{QTI}code")
    assert code.text == "code {~}"


def test_every_choice_earns_what_the_bank_gives_with_its_feedback(read):
    checked = 0
    for name, one in read.items():
        item = items()[name]
        if choices(item) is None:
            continue
        shown = one.findall(f".//{QTI}simpleChoice")
        assert [_seen(choice) for choice in shown] == choices(item), name
        single = item.kind in ("single", "reason")
        assert one.find(f".//{QTI}choiceInteraction").get("maxChoices") == ("1" if single else "0")
        names = [choice.get("identifier") for choice in shown]
        right = [value.text for value in one.iterfind(f"{QTI}responseDeclaration/{QTI}correctResponse/{QTI}value")]
        assert run(one, right[0] if single else right)["SCORE"] == pytest.approx(item.points)
        for chosen, share, feedback in responses(item):
            response = [names[place] for place in chosen]
            outcome = run(one, response[0] if single else response)
            assert outcome["SCORE"] == pytest.approx(share * item.points), name
            assert sorted(_told(one, outcome)) == sorted((*feedback, said(item.explanation))), name
            checked += 1
        assert run(one, None)["SCORE"] == 0
    assert checked > 1000


def test_numbers_earn_what_the_bank_gives_also_at_the_edge(read):
    for name, item in items().items():
        if not isinstance(item, Numeric):
            continue
        one = read[name]
        parts = [item.answer, *item.mistakes]
        tries = [part.value + sign * part.tolerance for part in parts for sign in (-1, 0, 1)]
        tries += [item.answer.value + 1.001 * sign * item.answer.tolerance for sign in (-1, 1)]
        for value in (*tries, 1e9, -1e9):
            mark, outcome = item.grade(value), run(one, value)
            assert outcome["SCORE"] == pytest.approx(mark.score * item.points), (name, value)
            expected = [said(item.feedback_for(mark.feedback[0])), said(item.explanation)]
            assert _told(one, outcome) == expected, (name, value)
        assert run(one, None)["SCORE"] == 0
        if item.answer.unit:
            assert said(item.answer.unit) in _seen(one.find(f"{QTI}itemBody"))


def test_orders_earn_what_the_bank_gives(read):
    for name in of_kind("ordering"):
        item, one = items()[name], read[name]
        assert isinstance(item, Ordering)
        shown = {_seen(choice): choice.get("identifier") for choice in one.iter(f"{QTI}simpleChoice")}
        names = {option.id: shown[said(option.text)] for option in item.options}
        for response in permutations(names):
            expected = item.grade(list(response)).score * item.points
            assert run(one, [names[key] for key in response])["SCORE"] == pytest.approx(expected), (name, response)
        assert list(shown) != [said(option.text) for option in item.options], "the file shows the right order"
        told = _told(one, run(one, None))[0]
        assert all(said(option.feedback) in told for option in item.options)


def test_matching_earns_what_the_bank_gives(read):
    for name in of_kind("matching"):
        item, one = items()[name], read[name]
        assert isinstance(item, Matching)
        left, right = one.findall(f".//{QTI}simpleMatchSet")
        pairs = {pair.id: choice.get("identifier") for pair, choice in zip(item.pairs, left, strict=True)}
        partners = {option.id: choice.get("identifier") for option, choice in zip(item.options, right, strict=True)}
        assert [_seen(choice) for choice in left] == [said(pair.text) for pair in item.pairs]
        assert [_seen(choice) for choice in right] == [said(option.text) for option in item.options]
        for matched in product(partners, repeat=len(pairs)):
            response = dict(zip(pairs, matched, strict=True))
            outcome = run(one, [f"{pairs[pair]} {partners[partner]}" for pair, partner in response.items()])
            assert outcome["SCORE"] == pytest.approx(item.grade(response).score * item.points), (name, matched)
        # A partner may be needed more than once, and every pair can be matched.
        assert {choice.get("matchMax") for choice in right} == {str(len(pairs))}


def test_gaps_earn_what_the_bank_gives(read):
    for name in of_kind("cloze"):
        item, one = items()[name], read[name]
        for gap in item.gaps:
            asked = one.find(f".//*[@responseIdentifier='RESPONSE_{gap.id}']")
            assert asked.tag == f"{QTI}{'inlineChoice' if gap.options else 'textEntry'}Interaction"
            shown = ["".join(choice.text.split()) for choice in asked]
            assert shown == ["".join(words(option.text).split()) for option in gap.choices]
        for response in fillings(item):
            keys = {
                f"RESPONSE_{gap.id}": f"gap_{gap.id}_{said}" if gap.options else said
                for gap in item.gaps
                for said in [response[gap.id]]
            }
            outcome = run(one, keys)
            assert outcome["SCORE"] == pytest.approx(item.grade(response).score * item.points), (name, response)
        assert run(one, {})["SCORE"] == 0
        told = _told(one, run(one, {}))[0]
        assert all(said(gap.feedback) in told for gap in item.gaps)


def test_a_body_question_shows_its_picture(package, read):
    for name in of_kind("body"):
        address = read[name].find(f".//{QTI}img").get("src")
        picture = Image.open(io.BytesIO(package[f"items/{address}"]))
        assert picture.format == "PNG" and min(picture.size) > 500


def test_a_written_answer_has_its_rubric_for_the_scorer_alone(read):
    item, one = items()["9-odd-written"], read["9-odd-written"]
    assert isinstance(item, Written)
    rubric = one.find(f".//{QTI}rubricBlock")
    assert rubric.get("view") == "scorer"
    assert all(said(text) in _seen(rubric) for text in (*item.rubric, item.model_answer))
    assert said(item.model_answer) in _told(one, run(one, "text"))[0]


def _seen(element: etree._Element) -> str:
    return "".join("".join(element.itertext()).split())


def _told(item: etree._Element, outcome: dict) -> list[str]:
    """Return what is seen of the feedback that an outcome shows."""
    shown = {one.get("identifier"): _seen(one) for one in item.iterfind(f"{QTI}modalFeedback")}
    return [shown[name] for name in outcome["FEEDBACK"]]
