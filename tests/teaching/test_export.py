"""The command: what it writes, what it tells, and what it refuses."""

from __future__ import annotations

import shutil
import zipfile

import pytest

from hipspine.cli import main
from hipspine.datafile import DataError
from hipspine.teaching.exports import FORMATS, export
from hipspine.teaching.exports.plan import SEED
from tests.support.export_samples import ODD, odd, practice

LEFT_OUT = {
    "gift": {"body", "cloze", "ordering", "set", "case"},
    "moodle": {"set", "case"},
    "canvas": {"reason", "cloze", "ordering", "set", "case"},
    "qti21": {"set", "case"},
    "common-cartridge": {"reason", "cloze", "number", "parametric", "ordering", "matching", "set", "case"},
    "blackboard": {"reason", "body", "cloze", "matching", "set", "case"},
    "brightspace": {"number", "parametric", "body", "cloze", "set", "case"},
    "csv": set(),
}


@pytest.fixture
def folder(tmp_path):
    """An instructor's folder with one question file."""
    own = tmp_path / "own"
    own.mkdir()
    shutil.copy(ODD, own)
    return own


@pytest.fixture
def hipspine(capsys):
    """Runs a command; gives its exit code, what it said, and its error."""

    def run(*arguments) -> tuple[int, str, str]:
        try:
            code = main([str(one) for one in arguments])
        except SystemExit as leaving:
            code = leaving.code
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.mark.parametrize("format", FORMATS)
def test_what_a_format_cannot_carry_is_named_with_its_reason(tmp_path, format):
    lines = []
    done = export([odd()], format, tmp_path / "out", say=lines.append)
    kinds = {item.id: item.kind for item in odd().items}
    assert {one.kind for one in done.left_out} == LEFT_OUT[format]
    assert {*done.written, *(one.item for one in done.left_out)} == set(kinds)
    assert lines[0].startswith(f"{len(done.written)} questions written to {tmp_path / 'out'}")
    for one in done.left_out:
        assert one.kind == kinds[one.item] and len(one.reason) > 10
        assert any(line.startswith(f"  {one.kind} ({one.reason}): ") and one.item in line for line in lines)


def test_drawn_numbers_are_told_with_their_seed(tmp_path):
    done = export([odd()], "moodle", tmp_path / "out", say=lambda line: None)
    assert any(f"seed {SEED}" in note and "9-odd-parametric" in note for note in done.notes)


def test_points_that_gift_cannot_hold_are_told(tmp_path):
    done = export([odd()], "gift", tmp_path / "out", say=lambda line: None)
    told = next(note for note in done.notes if "points" in note)
    assert "9-odd-single" in told and "9-odd-just-one" not in told
    assert not any("points" in note for note in export(practice(), "gift", tmp_path / "p", say=lambda line: None).notes)


def test_a_text_that_says_click_is_told_where_a_list_is_shown(tmp_path):
    lines = []
    export(practice(), "moodle", tmp_path / "out", say=lines.append)
    assert not any("“click”" in line for line in lines)
    item = next(item for item in odd().items if item.kind == "body").model_copy(update={"stem": "Click the groin."})
    export([odd().model_copy(update={"items": [item]})], "moodle", tmp_path / "out", say=lines.append)
    assert any("“click”" in line and line.endswith(": 9-odd-body") for line in lines)


def test_what_canvas_makes_of_qti21_is_told(tmp_path):
    notes = export([odd()], "qti21", tmp_path / "out", say=lambda line: None).notes
    assert any("--format canvas" in one and one.endswith(": 9-odd-number, 9-odd-parametric") for one in notes)
    assert any("refuses questions in order" in one and one.endswith(": 9-odd-ordering") for one in notes)
    assert any("loses the half" in one and one.endswith(": 9-odd-reason") for one in notes)


@pytest.mark.parametrize("address", ["course", "ftp://example.org/", "https://", "https://a b/", "https://a\x07/"])
def test_an_address_of_the_book_that_is_none_is_refused(hipspine, tmp_path, address):
    arguments = ["--format", "common-cartridge", "--practice", "--out", tmp_path / "x", "--book", address]
    code, _, error = hipspine("export", *arguments)
    assert code == 2 and "is no address, such as https://" in error


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_questions_give_the_same_bytes(tmp_path, monkeypatch, format):
    export([odd()], format, tmp_path / "one", say=lambda line: None)
    monkeypatch.setattr("time.time", lambda: 2e9)
    export([odd()], format, tmp_path / "two", say=lambda line: None)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_packages_carry_no_time(tmp_path):
    export([odd()], "qti21", tmp_path / "out", say=lambda line: None)
    with zipfile.ZipFile(tmp_path / "out") as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    ("format", "end"),
    [
        ("gift", "txt"),
        ("moodle", "xml"),
        ("canvas", "zip"),
        ("qti21", "zip"),
        ("common-cartridge", "imscc"),
        ("blackboard", "txt"),
        ("brightspace", "csv"),
        ("csv", "csv"),
    ],
)
def test_the_command_writes_an_instructors_own_questions(hipspine, folder, tmp_path, format, end):
    out = tmp_path / f"questions.{end}"
    code, said, error = hipspine("export", "--format", format, "--bank", folder, "--out", out)
    assert (code, error) == (0, "")
    least = 500 if format == "blackboard" else 1000  # which holds plain words, and no feedback
    assert out.stat().st_size > least and f"written to {out}" in said
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [out.name]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda own, tmp: ["--bank", own, "--out", tmp / "no" / "x.txt"], "its folder is not there"),
        (lambda own, tmp: ["--bank", own, "--out", tmp], "this is a folder"),
        (lambda own, tmp: ["--bank", own, "--chapters", "nowhere", "--out", tmp / "x.txt"], "nowhere"),
        (lambda own, tmp: ["--bank", tmp / "missing", "--out", tmp / "x.txt"], "there is no such folder"),
        (lambda own, tmp: ["--practice", "--chapters", "nowhere", "--out", tmp / "x.txt"], "nowhere"),
    ],
)
def test_a_wrong_command_line_is_one_clear_line(hipspine, folder, tmp_path, change, words):
    code, said, error = hipspine("export", "--format", "gift", *change(folder, tmp_path))
    assert (code, said) == (2, "")
    assert len(error.splitlines()) == 1 and words in error and "allowed: " in error
    assert not list(tmp_path.glob("*.txt"))


def test_graded_questions_stay_out_of_the_repository(hipspine, folder, root, tmp_path):
    wrong = [
        ("--bank", root / "data" / "questions", "--out", tmp_path / "x.txt"),
        ("--bank", folder, "--out", root / "graded-key.txt"),
    ]
    for arguments in wrong:
        code, _, error = hipspine("export", "--format", "gift", *arguments)
        assert code == 2 and "must not lie inside the course's repository" in error
    assert not (root / "graded-key.txt").exists()


def test_an_unknown_format_and_a_missing_source_are_refused(hipspine, tmp_path):
    code, _, error = hipspine("export", "--format", "word", "--practice", "--out", tmp_path / "x")
    assert code == 2 and "common-cartridge" in error
    code, _, error = hipspine("export", "--format", "csv", "--out", tmp_path / "x")
    assert code == 2 and "--practice" in error
    with pytest.raises(DataError, match="no such format"):
        export([odd()], "word", tmp_path / "x")


def test_a_broken_question_file_is_refused_with_its_line(hipspine, folder, tmp_path):
    broken = folder / ODD.name
    broken.write_text(broken.read_text("utf-8").replace("@cell", "<script>alert(1)</script>"), "utf-8")
    code, _, error = hipspine("export", "--format", "moodle", "--bank", folder, "--out", tmp_path / "x.xml")
    assert code == 2 and f"{ODD.name}:" in error and "HTML is not allowed" in error
    assert not (tmp_path / "x.xml").exists()


def test_nothing_that_a_format_carries_is_no_empty_file(tmp_path):
    stories = next(bank for bank in practice() if bank.quiz == "case-clinic")
    with pytest.raises(DataError, match="can carry none"):
        export([stories], "qti21", tmp_path / "x.zip")
    assert not (tmp_path / "x.zip").exists()


def test_a_failure_leaves_the_old_file(tmp_path, monkeypatch):
    out = tmp_path / "x.zip"
    out.write_text("old")

    def fails(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", fails)
    with pytest.raises(DataError, match="cannot be written: No space left"):
        export([odd()], "qti21", out, say=lambda line: None)
    assert out.read_text() == "old"
    assert list(tmp_path.iterdir()) == [out]


def test_a_control_character_is_left_out_by_name(tmp_path):
    first = odd().items[0]
    bad = first.model_copy(update={"stem": "a\x07b"})
    bank = odd().model_copy(update={"items": [bad, *odd().items[1:]]})
    done = export([bank], "moodle", tmp_path / "x.xml", say=lambda line: None)
    assert next(one.reason for one in done.left_out if one.item == first.id) == "it holds a control character"


def test_help_shows_an_example(hipspine):
    code, said, _ = hipspine("export", "--help")
    assert code == 0 and "example: hipspine export --format moodle" in " ".join(said.split())
