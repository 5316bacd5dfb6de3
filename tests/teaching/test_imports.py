"""Files as Moodle, Canvas and TAO write them, of our own making: what becomes of them, and what is told of the rest."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from hipspine.cli import main
from hipspine.datafile import DataError, DataErrors
from hipspine.quiz.interactions.question import Question
from hipspine.teaching.assignment.key import Key
from hipspine.teaching.assignment.release import release
from hipspine.teaching.assignment.selection import select
from hipspine.teaching.exports import export
from hipspine.teaching.imports import Import, bring_in, safe_files, tell
from tests.support.export_samples import SAYS_NOTHING

FILES = Path(__file__).parents[1] / "data" / "imports"


def taken(name: str, out: Path) -> tuple[Import, dict[str, Question]]:
    """Return what an import of a sample did, and its questions by the ends of their ids."""
    done = bring_in([FILES / name], out)
    return done, {item.id: item for bank in select(out) for item in bank.items}


def told(done: Import) -> list[str]:
    lines: list[str] = []
    tell(done, lines.append)
    return lines


def chosen(item: Question) -> list[tuple[str, bool, str]]:
    return [(option.text, option.correct, option.feedback) for option in item.options]


# ---- Moodle's GIFT: https://docs.moodle.org/en/GIFT_format and question/format/gift/format.php


def test_gift_with_categories_escapes_formats_weights_and_ranges(tmp_path):
    done, items = taken("dialect.gift", tmp_path)
    assert {path.name for path in tmp_path.glob("*.yml")} == {"levers-forces.yml", "dialect.yml"}
    weights = items["levers-forces-weights"]
    assert (weights.kind, weights.stem) == ("several", "Which are **lengths**: 5 m = ?")
    assert chosen(weights) == [("5 m", True, "Yes."), ("5 cm", True, ""), ("5 N", False, "A force.")]
    assert weights.explanation == "A metre is a length."
    escapes = items["levers-forces-escapes"]
    assert escapes.stem == "What is {a} ~ b # c = d : e?"
    assert chosen(escapes) == [("curly {x}", True, "Right = yes"), ("other", False, "No")]
    assert chosen(items["levers-forces-true"]) == [
        ("True", True, "You chose true."),
        ("False", False, "You chose false."),
    ]
    assert items["levers-forces-true"].stem == "A *long* lever turns `more`."
    answer = items["levers-forces-range"].answer
    assert (answer.value, answer.tolerance) == (2, 0.5)
    number = items["levers-forces-tolerance"]
    assert (number.answer.value, number.answer.tolerance, number.otherwise) == (3.14, 0.01, "Measure again.")
    pairs = items["levers-forces-pairs"]
    assert [(pair.text, pairs.texts_by_id()[pair.match]) for pair in pairs.pairs] == [
        ("force", "newton"),
        ("length", "metre"),
    ]
    assert [option.text for option in pairs.options] == ["newton", "metre", "degree"]
    word = items["levers-forces-missing-word"]
    assert (word.kind, word.text) == ("cloze", "A lever turns about its [1], always.")
    assert [option.text for option in word.gaps[0].choices] == ["pivot", "end", "weight"]
    assert items["levers-forces-short"].gaps[0].accepted == ["Ann", "ann b."]
    assert items["levers-forces-essay"].kind == "written"
    assert [(one.name, one.line) for one in done.left_out] == [("Two numbers", 27), ("Description", 41)]
    assert told(done)[-2] == "13 read, 11 written, 2 left out"


def test_what_does_not_come_along_is_told_and_nothing_acts(tmp_path):
    done, items = taken("dialect.gift", tmp_path)
    script = items["dialect-script"]
    assert script.stem == "What? here" and [option.text for option in script.options] == ["*yes*", "no", "maybe"]
    lines = [line for line in told(done) if "dialect-script" in line]
    for what in ("<script>", "https://example.org", "the picture lever.png (it shows: a lever)", "<u>"):
        assert any(what in line for line in lines), what
    written = (tmp_path / "dialect.yml").read_text(encoding="utf-8")
    assert "alert" not in written and "onclick" not in written
    assert any("levers-forces-half: parts of the points (50 % for “half”)" in line for line in told(done))


# ---- Moodle XML: https://docs.moodle.org/en/Moodle_XML_format


def test_moodle_xml_of_every_type(tmp_path):
    done, items = taken("dialect.xml", tmp_path)
    unit = items["levers-which-unit"]
    assert unit.stem == "The unit of *force*, in $\\frac{a}{b}$ and $$x^2$$:"
    assert (unit.points, unit.hints) == (2, ["Think of Newton."])
    assert chosen(unit) == [("newton (N)", True, "Yes."), ("H₂O", False, ""), ("metre", False, "")]
    assert chosen(items["levers-true-or-false"]) == [("True", True, "Yes."), ("False", False, "No.")]
    assert items["levers-short"].gaps[0].accepted == ["pivot"]
    number = items["levers-number"].answer
    assert (number.value, number.tolerance, number.unit) == (2.5, 0.1, "m")
    assert [one.text for one in items["levers-order"].options] == ["1 mm", "1 cm", "1 m"]
    gaps = items["levers-gaps"]
    assert (gaps.stem, gaps.text) == ("Fill in.", "A lever turns about its [1]; the unit of force is [2].")
    assert gaps.gaps[0].accepted == ["pivot", "fulcrum"]
    assert [(one.text, one.correct) for one in gaps.gaps[1].choices] == [
        ("metre", False),
        ("newton", True),
        ("50 %", False),
    ]
    assert [gap.feedback for gap in gaps.gaps] == ["Yes.", "By Newton."]
    assert items["levers-essay"].rubric == ["Names the lever."]
    assert {one.name: one.line for one in done.left_out} == {"Read this": 76, "Drawn": 80, "No number": 84}
    lines = "\n".join(told(done))
    for what in (
        "levers-which-unit: the picture lever%20arm.png (it shows: a lever)",
        "levers-which-unit: what is said to all right or wrong answers (partiallycorrectfeedback)",
        "levers-which-unit: parts of the points (33.333 % for “metre”)",
        "levers-short: capitals had to be right",
        "levers-short: the answer “the p*”",
        "levers-number: other units: cm",
        "levers-order: how it is scored (ABSOLUTE_POSITION)",
        "levers-essay: a list",
        "missing: levers-which-unit: feedback for b, c, explanation, objective, level, difficulty, sources",
    ):
        assert what in lines, what


# ---- QTI


def test_canvas_writes_true_and_false_margins_ranges_and_short_answers(tmp_path):
    # app/lib/cc/qti of Canvas writes questions so; a margin comes with the range that it means.
    done, items = taken("canvas.xml", tmp_path)
    truth = items["levers-quiz-g11"]
    assert (truth.stem, truth.points) == ("A lever has a pivot: $F_1$", 2)
    assert chosen(truth) == [("True", True, ""), ("False", False, "It has one.")]
    assert [(items[f"levers-quiz-{one}"].answer.value, items[f"levers-quiz-{one}"].answer.tolerance)
            for one in ("margin", "range")] == [(6, 1), (7, 1)]  # fmt: skip
    assert items["levers-quiz-short"].gaps[0].accepted == ["pivot", "fulcrum"]
    assert [one.name for one in done.left_out] == ["A text"]


def test_tao_writes_one_file_a_question_with_a_template_for_the_key(tmp_path):
    done, items = taken("tao.xml", tmp_path)
    assert items["tao-lever"].stem == "Which are **lengths**?"
    assert chosen(items["tao-lever"]) == [("metre", True, "Yes."), ("newton", False, ""), ("mile", True, "")]
    assert any("all right or nothing" in line for line in told(done))


def test_a_package_is_read_whatever_its_files_are_called(tmp_path):
    files = {"imsmanifest.xml": b"<manifest/>", "a/b.xml": (FILES / "tao.xml").read_bytes()}
    files["c.xml"] = (FILES / "canvas.xml").read_bytes()
    files["broken.xml"] = b"<questestinterop>"
    package = packed(tmp_path / "course.zip", files)
    done = bring_in([package], tmp_path / "out")
    assert {made.quiz for made in done.files} == {"course", "levers-quiz"}
    assert (done.read, len(done.left_out)) == (7, 2)


# ---- what is missing does no harm


def test_a_bank_without_feedback_is_released_graded_by_its_key_and_exported(tmp_path):
    taken("dialect.xml", tmp_path / "bank")
    banks = select(tmp_path / "bank")
    made = release("w", banks, tmp_path / "course", students={"ann": "Ann"})
    key = Key.load(made.key)
    assert [item.id for item in key.items] == [item.id for bank in banks for item in bank.items]
    assert all(variant.item.model_dump() for variant in key.variants("ann"))
    for format in ("moodle", "gift", "qti21", "canvas", "csv"):
        assert export(banks, format, tmp_path / format, **SAYS_NOTHING).written


def test_practice_of_the_course_may_leave_nothing_out(tmp_path):
    from hipspine.quiz.bank import load_bank

    taken("tao.xml", tmp_path)
    with pytest.raises(DataErrors, match="“feedback” is missing"):
        load_bank(tmp_path / "tao.yml")
    assert load_bank(tmp_path / "tao.yml", own=True).items


# ---- nothing is overwritten, nothing reaches outside


def test_a_file_that_is_there_stays_unless_it_is_said(tmp_path, capsys):
    out = tmp_path / "out"
    assert main(["import", str(FILES / "tao.xml"), "--out", str(out)]) == 0
    (out / "tao.yml").write_text("mine", encoding="utf-8")
    capsys.readouterr()
    assert main(["import", str(FILES / "tao.xml"), "--out", str(out)]) == 2
    assert "stays as it is" in capsys.readouterr().err and (out / "tao.yml").read_text(encoding="utf-8") == "mine"
    assert main(["import", str(FILES / "tao.xml"), "--out", str(out), "--replace"]) == 0
    assert (out / "tao.yml").read_text(encoding="utf-8") != "mine"


def test_a_bank_inside_the_repository_is_refused(capsys):
    assert main(["import", str(FILES / "tao.xml"), "--out", str(FILES)]) == 2
    assert "must not lie inside the course's repository" in capsys.readouterr().err


def packed(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('<!DOCTYPE quiz SYSTEM "http://127.0.0.1/x.dtd"><quiz/>', "document type"),
        ('<!DOCTYPE quiz [<!ENTITY a SYSTEM "file:///etc/passwd">]><quiz><question/>&a;</quiz>', "document type"),
        ('<!DOCTYPE quiz [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><quiz>&b;</quiz>', "document type"),
        ("<quiz><question></quiz>", "not valid XML"),
        ("<html><body/></html>", "is not known"),
        ("<quiz/>", "no question can be taken over"),
    ],
)
def test_xml_that_reaches_out_or_is_none_is_refused_in_one_line(tmp_path, text, told):
    path = tmp_path / "in.xml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises((DataError, DataErrors), match=told) as caught:
        bring_in([path], tmp_path / "out")
    assert len(str(caught.value).splitlines()) == 1 and not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["../out.xml", "/etc/x.xml", "a/../../b.xml", "c:\\x.xml", "..\\x.xml"])
def test_a_package_whose_names_lead_out_of_it_is_refused(tmp_path, name):
    package = packed(tmp_path / "in.zip", {name: b"<assessmentItem/>"})
    with pytest.raises(DataError, match="outside of itself"):
        bring_in([package], tmp_path / "out")


def test_a_package_that_grows_without_end_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(safe_files, "LARGEST", 100_000)
    package = packed(tmp_path / "in.zip", {f"{n}.xml": b" " * 60_000 for n in range(2)})
    assert package.stat().st_size < 2_000
    with pytest.raises(DataError, match="too large once unpacked"):
        bring_in([package], tmp_path / "out")


def test_a_package_that_is_cut_off_is_refused(tmp_path):
    held = io.BytesIO((packed(tmp_path / "a.zip", {"a.xml": b"<x/>" * 50})).read_bytes()[:60])
    (tmp_path / "in.zip").write_bytes(held.getvalue())
    with pytest.raises(DataError, match="cannot be opened"):
        bring_in([tmp_path / "in.zip"], tmp_path / "out")


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("in.gift", "Größe {=a ~b}".encode("cp1252"), "not UTF-8"),
        ("in.pdf", b"%PDF-1.7", "cannot be told"),
        ("in.xlsx", b"PK\x03\x04rest", "saved as CSV"),
        ("in.gift", b"::a::b{=c ~d", "braces do not close"),
    ],
)
def test_other_files_are_refused_in_one_line_each(tmp_path, name, content, told):
    (tmp_path / name).write_bytes(content)
    with pytest.raises((DataError, DataErrors), match=told):
        bring_in([tmp_path / name], tmp_path / "out")
