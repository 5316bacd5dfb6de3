"""Packages of SCORM 1.2: their manifest, their weight, what they hold, and what the command says."""

from __future__ import annotations

import gzip
import io
import json
import re
import zipfile

import lxml.html
import pytest

from hipspine.cli import main
from hipspine.quiz.bank import bank_names, load_bank
from hipspine.quiz.schema import Bank
from hipspine.teaching.exports import wording
from hipspine.teaching.exports.lesson import Lesson, case_lesson, chapter_lesson, figure_lesson
from hipspine.teaching.exports.scorm import package
from tests.support.lms import scorm12

MOST = 700_000  # bytes, gzipped: all that a learner's browser fetches
CASE = "case-clinic-odd-evening"
HEAVY = ("pelvis-3d", "pelvic-tilt", "red-flags")  # in three dimensions, with all that figures have, and about signs


def files_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def held(page: bytes) -> dict[str, object]:
    """Return the data that a page holds, by name; its own state under an empty one."""
    scripts = lxml.html.fromstring(page).iter("script")
    return {one.get("data-file", ""): json.loads(one.text) for one in scripts if one.get("type") == "application/json"}


@pytest.fixture(scope="module")
def lessons() -> dict[str, Lesson]:
    """The heaviest of each sort: every question of every chapter, a case, figures in two and three dimensions."""
    chapters = {name: chapter_lesson(name, 0) for name in bank_names()}
    return chapters | {CASE: case_lesson(CASE)} | {name: figure_lesson(name) for name in HEAVY}


def test_every_package_keeps_the_rules_and_is_light(lessons):
    assert len(lessons) == 11
    for name, lesson in lessons.items():
        data = package(lesson)
        assert scorm12.problems(data) == [], name
        weight = sum(len(gzip.compress(content, 9)) for content in files_of(data).values())
        assert weight <= MOST, f"{name}: {weight} bytes"


@pytest.mark.parametrize("lesson", [lambda: case_lesson(CASE), lambda: figure_lesson("pelvis-3d")])
def test_a_page_holds_all_that_it_names_and_asks_nobody(lesson):
    files = files_of(package(lesson()))
    page = lxml.html.fromstring(files["index.html"])
    addresses = json.loads(page.find_class("hs-island")[0].get("data-addresses"))
    named = {name for key, name in addresses.items() if isinstance(name, str)}
    assert named <= set(held(files["index.html"]))
    loaded = {one.get("src") or one.get("href") for one in page.xpath("//*[@src] | //link[@href]")} - {"data:,"}
    assert loaded <= set(files)
    scripts = [one for one in page.iter("script") if one.get("type") != "application/json"]
    assert [(one.get("src"), one.get("type"), one.text) for one in scripts] == [("scorm.js", None, None)]
    assert not re.search(rb"\bimport\(|\bimport[{*\"']", files["scorm.js"])


def test_text_of_a_question_ends_no_script():
    bank = load_bank("connection")
    item = bank.items[0].model_copy(update={"stem": "Is a < b? </script><img src=x>"})
    from hipspine.teaching.exports.lesson import quiz_lesson

    page = files_of(package(quiz_lesson(bank.model_copy(update={"items": [item]}), 0)))["index.html"]
    assert b"<img" not in page and len(held(page)) == 2


def test_the_signs_stand_on_every_page_and_are_open_where_it_is_about_them(lessons):
    opened = {}
    for name in ("seek-care", "connection", "red-flags"):
        page = lxml.html.fromstring(files_of(package(lessons[name]))["index.html"])
        (box,) = page.find_class("hs-file-signs")
        assert "Get emergency help now" in box.text_content() and "trouble passing urine" in box.text_content()
        opened[name] = box.get("open") is not None
    assert opened == {"seek-care": True, "connection": False, "red-flags": True}


def test_the_same_lesson_gives_the_same_bytes():
    assert package(case_lesson(CASE)) == package(case_lesson(CASE))


def test_a_mastery_score_stands_in_the_manifest():
    assert scorm12.launched(package(case_lesson(CASE), 0.655)) == ("Case clinic", "index.html", "65.5")
    assert scorm12.launched(package(case_lesson(CASE)))[2] is None


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (("1.2</schemaversion>", "1.3</schemaversion>"), "the version is not 1.2"),
        (('scormtype="sco"', 'scormtype="asset"'), "lesson is no SCO"),
        (('identifierref="lesson"', 'identifierref="other"'), "item leads nowhere"),
        (('<file href="scorm.js"/>', ""), "scorm.js is there and not listed"),
        (('<file href="scorm.js"/>', '<file href="other.js"/>'), "other.js is listed and not there"),
        (('default="course"', 'default="x"'), "the default organization is not there"),
        (('identifier="item"', 'identifier="1 item"'), "'1 item' is no identifier"),
    ],
)
def test_what_is_wrong_with_a_manifest_is_seen(change, problem):
    files = files_of(package(case_lesson(CASE)))
    manifest = files["imsmanifest.xml"].decode()
    assert change[0] in manifest
    files["imsmanifest.xml"] = manifest.replace(*change).encode()
    held_in = io.BytesIO()
    with zipfile.ZipFile(held_in, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    assert problem in scorm12.problems(held_in.getvalue())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("cmi.core.lesson_status", "done"),
        ("cmi.core.session_time", "12:00"),
        ("cmi.core.score.raw", "101"),
        ("cmi.core.score.raw", "33.333"),
        ("cmi.suspend_data", "x" * 4097),
        ("cmi.interactions.0.result", "right"),
        ("cmi.interactions.0.id", "two words"),
        ("cmi.interactions.0.latency", "1.5"),
        ("cmi.interactions.0.student_response", "x" * 256),
        ("cmi.core.location", "x"),
    ],
)
def test_a_value_that_no_platform_takes_is_seen(name, value):
    assert any(one.startswith(name) for one in scorm12.refused([(name, value)]))


@pytest.fixture
def hipspine(capsys):
    def run(*arguments: object) -> tuple[int, str, str]:
        try:
            code = main([str(one) for one in arguments])
        except SystemExit as leaving:
            code = leaving.code
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        (("--practice", "--chapters", "case-clinic"), "quiz:case-clinic"),
        (("--case", CASE), f"quiz:{CASE}"),
        (("--figure", "hip-labrum"), "figure:hip-labrum"),
    ],
)
def test_the_command_writes_a_package_and_says_that_the_answers_are_inside(hipspine, tmp_path, asked, named):
    out = tmp_path / "x.zip"
    code, said, error = hipspine("export", "--format", "scorm", *asked, "--out", out)
    assert (code, error) == (0, "") and said.startswith(f"{named} written to {out}")
    assert wording.KEY_INSIDE in said.splitlines()
    assert scorm12.problems(out.read_bytes()) == []


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        (("--case", "case-clinic-odd-evenin"), "did you mean 'case-clinic-odd-evening'?"),
        (("--figure", "hip-labrun"), "did you mean 'hip-labrum'?"),
        (("--practice", "--chapters", "conection"), "did you mean 'connection'?"),
        (("--practice", "--chapters", "connection", "mechanics"), "--chapters: a package holds one thing"),
        (("--practice",), "--chapters: a package holds one thing"),
        ((), "--chapters: a package holds one thing"),
        (("--case", CASE, "--chapters", "connection"), "--chapters: a package holds one thing"),
        (("--case", CASE, "--items", "3"), "--items: a case or a figure draws no questions"),
        (("--figure", "gait", "--mastery", "0.5"), "--mastery: a figure has no score"),
        (
            ("--case", CASE, "--book", "https://example.org/"),
            "--book: a package for a learning platform holds no links",
        ),
        (("--bank", "."), "--bank: a package for a learning platform holds the answers"),
    ],
)
def test_what_a_package_cannot_be_is_said_in_one_line(hipspine, tmp_path, asked, problem):
    out = tmp_path / "x.zip"
    code, said, error = hipspine("export", "--format", "scorm", *asked, "--out", out)
    assert code == 2 and problem in error and error.count("\n") == 1 and said == ""
    assert not out.exists()


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        (("--case", CASE), "--case: moodle has no place for this"),
        (("--practice", "--mastery", "0.5"), "--mastery: moodle has no place for this"),
        ((), "export: which questions?"),
    ],
)
def test_what_only_packages_know_is_refused_elsewhere(hipspine, tmp_path, asked, problem):
    code, _, error = hipspine("export", "--format", "moodle", *asked, "--out", tmp_path / "x.xml")
    assert code == 2 and problem in error and error.count("\n") == 1


def test_a_folder_is_no_file_to_write(hipspine, tmp_path):
    code, _, error = hipspine("export", "--format", "scorm", "--case", CASE, "--out", tmp_path)
    assert code == 2 and "this is a folder" in error
    code, _, error = hipspine("export", "--format", "scorm", "--case", CASE, "--out", tmp_path / "a" / "b.zip")
    assert code == 2 and "its folder is not there" in error


def test_a_chapter_asks_as_many_questions_as_in_the_book_and_all_cases():
    assert chapter_lesson("connection").state["count"] == 8
    assert chapter_lesson("case-clinic").state["count"] == 0
    assert chapter_lesson("connection", 3).state["count"] == 3
    assert isinstance(load_bank("connection"), Bank)
