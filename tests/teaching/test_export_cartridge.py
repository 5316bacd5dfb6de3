"""Common Cartridge 1.1: valid against the published schemas and the rules inside them, with the bank's keys."""

from __future__ import annotations

import subprocess
import sys
import zipfile

import pytest
from lxml import etree, isoschematron

from hipspine.quiz.bank import bank_names, load_bank
from hipspine.quiz.kinds import Written
from hipspine.teaching.exports import export
from hipspine.teaching.exports.common_cartridge import FORMAT, refuses
from hipspine.teaching.exports.plan import Chapter
from tests.support.export_samples import choices, exported, items, odd, of_kind, responses, said, seen
from tests.support.lms import moodle_cartridge, qti12
from tests.support.lms.cartridge import cartridge_problems

ASI = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"
CP = "{http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1}"
SCHEMATRON = "http://purl.oclc.org/dsdl/schematron"
XS = "{http://www.w3.org/2001/XMLSchema}"
RULES = {"assessment.xml": "ccv1p1_qtiasiv1p2p1_v1p0.xsd", "imsmanifest.xml": "ccv1p1_imscp_v1p2_v1p0.xsd"}


@pytest.fixture(scope="module")
def package(tmp_path_factory) -> dict[str, bytes]:
    with zipfile.ZipFile(exported("common-cartridge", tmp_path_factory.getbasetemp())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def read(package) -> dict[str, etree._Element]:
    found = [etree.fromstring(data) for name, data in package.items() if name.endswith("assessment.xml")]
    return {item.get("title"): item for one in found for item in one.iter(f"{ASI}item")}


def test_every_file_is_valid(root, package, tmp_path_factory):
    assert cartridge_problems(package) == []
    # The published schemas are no part of the repository; where they lie beside it, they are asked as well.
    tool = root.parent / "shared" / "tools" / "check_lms_export.py"
    if tool.is_file():
        path = exported("common-cartridge", tmp_path_factory.getbasetemp())
        done = subprocess.run([sys.executable, tool, path], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout
        assert done.stdout.strip().endswith("0 invalid")


def test_every_file_keeps_the_rules_of_the_profile(root, package):
    checked = [name for name in package if name.rpartition("/")[2] in RULES]
    assert len(checked) > 5
    for name in checked:
        if name != "imsmanifest.xml":
            assert qti12.problems(etree.fromstring(package[name])) == [], name
        # The Schematron rules in the published schemas, where these lie beside the repository.
        schema = root.parent / "shared" / "schemas" / "cc11" / RULES[name.rpartition("/")[2]]
        if schema.is_file():
            rules = _rules(schema)
            assert rules.validate(etree.fromstring(package[name])), f"{name}: {rules.error_log}"


def test_what_has_one_mark_or_none_is_carried(read):
    assert set(read) == of_kind("single", "several", "body", "written", "compare")
    assert refuses(items()["9-odd-cloze"]) == "the cartridge knows no gaps within a text"


def test_the_key_and_the_feedback_are_those_of_the_bank(read):
    for name, one in read.items():
        item = items()[name]
        assert seen(one.findtext(f"{ASI}presentation/{ASI}material/{ASI}mattext")) == said(item.stem), name
        if choices(item) is None:
            continue
        labels = one.findall(f".//{ASI}response_label")
        assert [seen(label.findtext(f".//{ASI}mattext")) for label in labels] == choices(item), name
        names = [label.get("ident") for label in labels]
        texts = {one.get("ident"): seen(one.findtext(f".//{ASI}mattext")) for one in one.iter(f"{ASI}itemfeedback")}
        for chosen, share, feedback in responses(item):
            score, shown = qti12.earned(one, {names[place] for place in chosen})
            told = [texts[name] for name in shown]
            assert score == (100 if share == 1 else 0), name
            assert sorted(told) == sorted((*feedback, said(item.explanation))), name


def test_whole_points_are_weights_and_texts_are_escaped(package, read):
    weights = {}
    for name, one in read.items():
        fields = one.iter(f"{ASI}qtimetadatafield")
        told = {field.findtext(f"{ASI}fieldlabel"): field.findtext(f"{ASI}fieldentry") for field in fields}
        weights[name] = told.get("cc_weighting")
        kinds = {etree.QName(child).namespace for child in one.iter(etree.Element)}
        assert kinds == {ASI.strip("{}")}
    assert weights.pop("9-odd-single") is None, "2.5 points cannot be held"
    assert {name: float(weight) for name, weight in weights.items()} == {name: items()[name].points for name in weights}
    assert b"&lt;math" in package["9-odd/assessment.xml"] and b"<math" not in package["9-odd/assessment.xml"]


def test_the_picture_is_a_file_that_its_assessments_depend_on(package, read):
    manifest = etree.fromstring(package["imsmanifest.xml"])
    listed = {file.get("href") for file in manifest.iter(f"{CP}file")}
    assert listed == set(package) - {"imsmanifest.xml"}
    picture = next(one for one in manifest.iter(f"{CP}resource") if one.get("type") == "webcontent")
    for name in of_kind("body"):
        stem = read[name].findtext(f"{ASI}presentation/{ASI}material/{ASI}mattext")
        assert f'src="$IMS-CC-FILEBASE$../{picture.get("href")}"' in stem
    needing = {one.getparent().get("identifier") for one in manifest.iter(f"{CP}dependency")}
    shown = {"9-odd", *(name for name in bank_names() if any(item.kind == "body" for item in load_bank(name).items))}
    assert len(shown) >= 3
    assert needing == {f"r-{name}" for name in shown}
    assert package[picture.get("href")].startswith(b"\x89PNG")


def test_moodle_finds_the_key_the_points_and_the_picture(package):
    arrived = [
        one
        for file, data in package.items()
        if file.endswith("assessment.xml")
        for one in moodle_cartridge.arrive(etree.fromstring(data), file)
    ]
    assert {one.name for one in arrived} == of_kind("single", "several", "body", "written", "compare")
    for one in arrived:
        item = items()[one.name]
        assert one.mark == (item.points if item.points == int(item.points) else 1), one.name
        assert all(place in package for place in one.pictures) and bool(one.pictures) == (item.kind == "body")
        if choices(item) is None:
            continue
        assert one.single == (item.kind == "single")
        for chosen, share, feedback in responses(item):
            if share == 1:
                assert one.earned(set(chosen)) == pytest.approx(1, abs=1e-6), one.name
            assert all(text in seen(one.general) for text in feedback), one.name
            if one.single:
                assert one.earned(set(chosen)) == share


def test_what_moodle_makes_of_a_cartridge_is_told():
    told = FORMAT.notes([Chapter("9-odd", "Odd", [items()["9-odd-several"], items()["9-odd-just-one"]])])
    both = "9-odd-several, 9-odd-just-one"
    assert any("ticking everything earns everything; take --format moodle" in note and both in note for note in told)
    assert any("shows the feedback of every option to everybody" in note for note in told)


def test_links_lead_to_the_chapters_beside_the_quizzes(root, tmp_path):
    lines = []
    bank = load_bank("connection")
    export([bank, odd()], "common-cartridge", tmp_path / "x", lines.append, book="https://example.org/course")
    with zipfile.ZipFile(tmp_path / "x") as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    assert cartridge_problems(files) == []
    assert not any("--book" in line for line in lines)
    assert "note: no chapter of the book has the name of these question files: 9-odd" in lines
    links = [name for name in files if name.endswith("chapter.xml")]
    assert links == ["connection/chapter.xml"], "an own bank has no chapter"
    link = etree.fromstring(files[links[0]])
    assert link[1].get("href") == "https://example.org/course/chapters/01-connection.html"
    schema = root.parent / "shared" / "schemas" / "cc11" / "ccv1p1_imswl_v1p1.xsd"
    if schema.is_file():
        etree.XMLSchema(etree.parse(schema)).assertValid(link)
    export([bank], "common-cartridge", tmp_path / "x", lines.append)
    assert any("links to the chapters are added with --book" in line for line in lines)
    export([bank], "moodle", tmp_path / "x", lines.append, book="https://example.org/course")
    assert lines[-1].startswith("  ") and any("holds no links to the chapters" in line for line in lines)


def test_a_written_answer_is_an_essay_with_its_solution(read):
    item, one = items()["9-odd-written"], read["9-odd-written"]
    assert isinstance(item, Written)
    solution = seen(one.findtext(f".//{ASI}solution//{ASI}mattext"))
    assert all(said(text) in solution for text in (item.model_answer, *item.rubric))


def _rules(schema) -> isoschematron.Schematron:
    """Return the Schematron rules that a schema of the cartridge holds in its notes."""
    found = etree.parse(schema).getroot().find(f"{XS}annotation/{XS}appinfo")
    # The notes are written for an older Schematron; its patterns had a name where today's have an id.
    text = etree.tostring(found).decode().replace('abstract="false" ', "")
    old = etree.fromstring(text)
    kept = etree.Element(f"{{{SCHEMATRON}}}schema", nsmap={"sch": SCHEMATRON})
    for one in old:
        if isinstance(one.tag, str) and etree.QName(one).localname in ("ns", "pattern"):
            kept.append(one)
    for pattern in kept.iter("{*}pattern"):
        pattern.attrib.pop("name", None)
    for element in kept.iter("{*}*"):
        element.tag = f"{{{SCHEMATRON}}}{etree.QName(element).localname}"
    return isoschematron.Schematron(kept)
