"""What real classes hand in, as platforms deliver it: whose each file is, what is opened, and what is listed.

A zero that nobody decided does not exist: whatever was handed in and not understood is named, with its reason.
"""

from __future__ import annotations

import csv
import gzip
import json
import os
import socket
import unicodedata
import zipfile
from functools import cache
from pathlib import Path

import pytest

from hipspine.cli import main
from hipspine.teaching.answering.answer_store import LARGEST
from hipspine.teaching.assignment.key import Key
from hipspine.teaching.assignment.notebook import handout
from hipspine.teaching.assignment.selection import select
from hipspine.teaching.grading.doctor import examine
from hipspine.teaching.grading.folder import grade_folder
from tests.support.classroom import answered

NAME = "week-1"
FILE = f"{NAME}.ipynb"
STUDENTS = {
    "ann": "Ann Lee",
    "bob": "Bob van Dyk",
    "s-17": "Zoë Müller",
    "kim.1": "Kim Park",
    "kim.2": "Kim Park",
    "kim": "Kim Olsen",
}


@cache
def key() -> Key:
    bank = select(None, ["connection"])[0]
    items = [item for item in bank.items if item.kind == "single"][:3]
    return Key.of(NAME, [bank.model_copy(update={"items": items})], students=STUDENTS, seed=3)


@cache
def blank() -> bytes:
    return handout(key(), None).encode()


@pytest.fixture(scope="module")
def done(tmp_path_factory) -> bytes:
    """A notebook in which every answer is right."""
    path = tmp_path_factory.mktemp("done") / FILE
    path.write_bytes(blank())
    answered(key(), "ann", path, {item.id: next(o.id for o in item.options if o.correct) for item in key().items})
    return path.read_bytes()


def put(folder: Path, name: str, data: bytes) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)


def records(folder: Path, out: Path, **more) -> dict[str, dict]:
    grade_folder(folder, key(), out, **more)
    return {student: json.loads((out / "records" / f"{student}.json").read_text()) for student in STUDENTS}


def graded(folder: Path, out: Path) -> set[str]:
    told = records(folder, out)
    assert all(one["score"] == 3.0 for one in told.values() if one["status"] == "graded")
    return {student for student, one in told.items() if one["status"] == "graded"}


# ---- whose it is

NAMES = {
    f"ann/{NAME}/{FILE}": "ann",
    f"ANN/{NAME}/{FILE}": "ann",
    f"ann/{FILE}": "ann",
    "ann.ipynb": "ann",
    "Ann_final.ipynb": "ann",
    "ann week-1.ipynb": "ann",
    "ann-week-1.ipynb": "ann",
    "ann (1).ipynb": "ann",
    f"ann+{NAME}+2026-12-01 22:58:59 UTC+abc/{FILE}": "ann",
    # Moodle, in folders and without, with the family name first where the site says so
    f"Ann Lee_123456_assignsubmission_file_/{FILE}": "ann",
    f"Ann Lee_123456_assignsubmission_file_{FILE}": "ann",
    f"ann lee_123456_assignsubmission_file_/{FILE}": "ann",
    f"Lee Ann_123456_assignsubmission_file_/{FILE}": "ann",
    f"Zoë Müller_7_assignsubmission_file_/{FILE}": "s-17",
    unicodedata.normalize("NFD", f"Zoë Müller_7_assignsubmission_file_/{FILE}"): "s-17",
    f"Participant_123456_assignsubmission_file_/{FILE}": None,
    f"Ann Lee Smith_123456_assignsubmission_file_/{FILE}": None,
    # Canvas
    f"leeann_11_22_{FILE}": "ann",
    f"leeann_LATE_11_22_{FILE}": "ann",
    "vandykbob_LATE_11_22_week-1-1.ipynb": "bob",
    "mullerzoe_11_22_week-1.ipynb": "s-17",
    "müllerzoë_11_22_week-1.ipynb": "s-17",
    f"leeanna_11_22_{FILE}": None,
    # Blackboard: the assignment's name comes first, and may hold a student's
    f"Week 1_ann_attempt_2026-12-01-23-59-00_{FILE}": "ann",
    f"Bob's week_1_ann_attempt_2026-12-01-23-59-00_{FILE}": "ann",
    f"bob_ann_attempt_2026-12-01-23-59-00_{FILE}": "ann",
    f"Week 1_s-17_attempt_2026-12-01-23-59-00_{FILE}": "s-17",
    f"ann_week-1_attempt_2026-12-01-23-59-00_{FILE}": "ann",
    f"ann_zoe_attempt_2026-12-01-23-59-00_{FILE}": None,
    # Brightspace
    f"123456-789012 - Ann Lee - Dec 1, 2026 1159 PM/{FILE}": "ann",
    f"Bob van Dyk - 1 December, 2026 11.59 PM/{FILE}": "bob",
    f"123456-789012 - Ann Leeson - Dec 1, 2026 1159 PM/{FILE}": None,
    # Google Classroom
    "Ann Lee - week-1.ipynb": "ann",
    "Zoë Müller - Copy of week-1.ipynb": "s-17",
    # ids that begin others, and two of one name
    "kim.1.ipynb": "kim.1",
    "kim_1.ipynb": "kim",
    "kim.3.ipynb": None,
    "kim-marie.ipynb": None,
    "ann.li.ipynb": None,
    "anna.ipynb": None,
    f"Kim Park_5_assignsubmission_file_/{FILE}": None,
    f"zoe/{FILE}": None,
    "zoe/ann.ipynb": None,
    FILE: None,
    # one folder more around them
    f"{NAME}/ann_{FILE}": "ann",
    f"submissions/{NAME}/ann/{FILE}": "ann",
}


@pytest.mark.parametrize(("name", "whose"), NAMES.items())
def test_a_platforms_name_tells_whose_a_file_is(tmp_path, done, name, whose):
    put(tmp_path / "in", name, done)
    found = examine(tmp_path / "in", key())
    assert graded(tmp_path / "in", tmp_path / "out") == ({whose} if whose else set())
    assert [stray.name for stray in found.strays] == ([] if whose else [unicodedata.normalize("NFC", name)])
    assert all("--owners" in stray.reason for stray in found.strays)


def test_two_of_one_name_are_not_guessed(tmp_path, done):
    put(tmp_path, f"Kim Park_5_assignsubmission_file_/{FILE}", done)
    assert "2 in the class list may be meant" in examine(tmp_path, key()).strays[0].reason


def test_brightspaces_own_page_is_nobodys_and_in_nobodys_way(tmp_path, done):
    put(tmp_path, f"123456-789012 - Ann Lee - Dec 1, 2026 1159 PM/{FILE}", done)
    put(tmp_path, "index.html", b"<html>")
    assert examine(tmp_path, key()).strays == []
    (tmp_path / "123456-789012 - Ann Lee - Dec 1, 2026 1159 PM").rename(tmp_path / "ann")
    assert [stray.path for stray in examine(tmp_path, key()).strays] == ["index.html"]


# ---- what is opened


def _zip(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


@pytest.mark.parametrize(
    "name",
    [
        *("week-1.IPYNB", "week-1.ipynb.txt", "week-1.ipynb.json", "week-1.json", "week-1", "week-1.ipynb.gz"),
        *("week-1.gz", "Week-1.Ipynb.TXT", "week-1.ipynb (1)", ".week-1.ipynb", "homework/deep/mine.ipynb"),
    ],
)
def test_a_notebook_is_opened_under_any_name(tmp_path, done, name):
    put(tmp_path / "in", f"ann/{name}", gzip.compress(done) if name.endswith("gz") else done)
    assert graded(tmp_path / "in", tmp_path / "out") == {"ann"}


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("answers.7z", b"7z", "archive"),
        ("answers.zip", b"PK", "ZIP archive"),
        ("week-1.pdf", b"%PDF", "PDF"),
        ("week-1.py", b"answer_q01 = 'a'", "script"),
        ("week-1.html", b"<html>", "page"),
        (".week-1.ipynb.icloud", b"bplist", "iCloud"),
        ("week-1.webloc", b"<plist>", "link"),
        ("week-1.ipynb.crdownload", b"{", "download"),
        ("week-1.docx", b"PK", "no notebook"),
        ("week-1.json", b'{"a": 1}', "no notebook"),
        ("week-1", b"my answers", "no notebook"),
        ("week-1.txt", b"\xff", "no notebook"),
        ("week-1.answers.json", b"{}", "the notebook is missing"),
        ("week-1.ipynb.txt", b"{", "it is cut off"),
        ("week-1.ipynb.gz", b"\x1f\x8b no", "broken"),
        ("week-1.ipynb.gz", gzip.compress(b" " * (LARGEST + 1)), "unpacks to more than"),
    ],
)
def test_what_holds_no_notebook_is_listed_by_its_name(tmp_path, name, data, reason):
    put(tmp_path / "in", f"ann/{name}", data)
    assert examine(tmp_path / "in", key()).missing == [student for student in STUDENTS if student != "ann"]
    told = records(tmp_path / "in", tmp_path / "out")["ann"]
    assert (told["status"], told["score"]) == ("listed", None)
    reasons = " ".join(told["reasons"])
    assert reason in reasons
    assert name in reasons
    put(tmp_path / "alone", f"zoe {name.lstrip('.')}", data)
    assert [stray.path for stray in examine(tmp_path / "alone", key()).strays] == [f"zoe {name.lstrip('.')}"]


def test_what_lies_beside_a_notebook_is_told_too(tmp_path, done):
    put(tmp_path / "in", f"ann/{FILE}", done)
    put(tmp_path / "in", "ann/week-1.pdf", b"%PDF")
    put(tmp_path / "in", "ann/notes.ipynb", b'{"cells": []}')
    told = records(tmp_path / "in", tmp_path / "out")["ann"]
    assert (told["status"], told["score"]) == ("graded", 3.0)
    assert [reason.partition(": it")[0] for reason in told["reasons"]] == [
        "beside: notes.ipynb: another notebook",
        "beside: week-1.pdf",
    ]


@pytest.mark.parametrize("name", ["timestamp.txt", "submission_secret.txt"])
def test_what_nbgrader_puts_beside_a_notebook_was_handed_in_by_nobody(tmp_path, done, name):
    put(tmp_path / "in", f"ann/{FILE}", done)
    put(tmp_path / "in", f"ann/{name}", b"2026-01-01 12:00:00 UTC")
    put(tmp_path / "in", f"bob/{name}", b"2026-01-01 12:00:00 UTC")
    told = records(tmp_path / "in", tmp_path / "out")
    assert (told["ann"]["status"], told["ann"]["reasons"]) == ("graded", [])
    assert told["bob"]["status"] == "missing"


def test_the_archive_of_a_whole_class_is_opened(tmp_path, done):
    members = {
        f"Ann Lee_1_assignsubmission_file_/{FILE}": done,
        f"Zoë Müller_2_assignsubmission_file_/{FILE}": done,
        "Bob van Dyk_3_assignsubmission_file_/week-1.pdf": b"%PDF",
        "../../out.ipynb": done,
        "__MACOSX/._x": b"",
    }
    archive = _zip(tmp_path / "course-week-1.zip", members)
    assert graded(archive, tmp_path / "out") == {"ann", "s-17"}
    found = examine(archive, key())
    assert "bob" not in found.missing
    assert [stray.name for stray in found.strays] == ["out.ipynb"]
    assert not (tmp_path.parent / "out.ipynb").exists()
    assert graded(_zip(tmp_path / "w.zip", {f"w/ann/{FILE}": done}), tmp_path / "inner") == {"ann"}


def test_the_names_of_an_old_archive_are_read(tmp_path, done):
    old, new = b"Zoe Muller_2_xxx.ipynb", "Zoë Müller_2_x.ipynb".encode()
    archive = _zip(tmp_path / "a.zip", {old.decode(): done})
    archive.write_bytes(archive.read_bytes().replace(old, new))
    assert graded(archive, tmp_path / "out") == {"s-17"}


@pytest.mark.parametrize("trouble", ["cut", "broken", "no-zip", "nothing", "many"])
def test_an_archive_that_cannot_be_opened_is_one_line(tmp_path, done, capsys, monkeypatch, trouble):
    archive = _zip(tmp_path / "a.zip", {f"ann/{FILE}": done, f"bob/{FILE}": done})
    data = archive.read_bytes()
    if trouble == "cut":
        archive.write_bytes(data[: len(data) // 2])
    elif trouble == "broken":
        archive.write_bytes(data[:200] + b"\0" * 200 + data[400:])
    elif trouble == "no-zip":
        archive.write_bytes(b"hello")
    elif trouble == "nothing":
        archive.unlink()
    else:
        monkeypatch.setattr("hipspine.teaching.grading.outer.MOST_FILES", 1)
    key().save(tmp_path / "key.json")
    words = ["grade", str(archive), "--key", str(tmp_path / "key.json"), "--out", str(tmp_path / "out")]
    assert main(words) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert said.startswith(str(archive))
    assert not (tmp_path / "out").exists()


def test_a_member_of_enormous_size_is_listed_and_not_unpacked(tmp_path):
    archive = _zip(tmp_path / "a.zip", {f"ann/{FILE}": b"\0" * (LARGEST + 1)})
    told = records(archive, tmp_path / "out")["ann"]
    assert told["status"] == "listed"
    assert "MB are read" in told["reasons"][0]


# ---- which of several


@pytest.mark.parametrize("other", ["week-1 (1).ipynb", "week-1-Copy1.ipynb", "Untitled.ipynb", "week-1.ipynb.txt"])
@pytest.mark.parametrize("right_name_is_blank", [True, False])
def test_two_notebooks_that_differ_are_ambiguous_whichever_is_blank(tmp_path, done, other, right_name_is_blank):
    first, second = (blank(), done) if right_name_is_blank else (done, blank())
    put(tmp_path / "in", f"ann/{FILE}", first)
    put(tmp_path / "in", f"ann/{other}", second)
    told = records(tmp_path / "in", tmp_path / "out")["ann"]
    assert told["status"] == "listed"
    assert told["reasons"] == [f"ambiguous: 2 notebooks could be meant: {FILE}, {other}"]


def test_the_same_notebook_twice_is_no_trouble(tmp_path, done):
    put(tmp_path / "in", f"ann/{FILE}", done)
    put(tmp_path / "in", "ann/week-1-Copy1.ipynb", done)
    assert graded(tmp_path / "in", tmp_path / "out") == {"ann"}


def test_an_nbgrader_folder_of_another_assignment_is_not_taken_for_this_one(tmp_path, done):
    put(tmp_path / "submitted", "ann/week-2/week-2.ipynb", b'{"cells": []}')
    put(tmp_path / "submitted", "bob/homework/week-1.ipynb", done)
    told = records(tmp_path, tmp_path / "out")
    assert told["ann"]["status"] == "missing"
    assert told["ann"]["reasons"] == ["beside: week-2/week-2.ipynb: it lies in the folder of another assignment"]
    assert told["bob"]["score"] == 3.0, "it is of this release, wherever it lies"
    assert "ann" in examine(tmp_path, key()).missing


# ---- owners, and what is missing


@pytest.fixture
def odd(tmp_path, done):
    """Two files that tell no student, beside one that does; the words of a command on them."""
    put(tmp_path / "in", "ann.ipynb", done)
    put(tmp_path / "in", "=1+1.ipynb", done)
    put(tmp_path / "in", "zoe/readme.pdf", b"%PDF")
    key().save(tmp_path / "key.json")
    return [str(tmp_path / "in"), "--key", str(tmp_path / "key.json")]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_table_of_owners_goes_out_and_comes_back(tmp_path, odd, capsys):
    table = tmp_path / "owners.csv"
    assert main(["owners", *odd, "--out", str(table)]) == 0
    assert table.read_bytes().startswith(b"\xef\xbb\xbf")
    assert [row["file"] for row in rows(table)] == ["'=1+1.ipynb", "zoe/readme.pdf"]
    assert all(row["student"] == "" and row["reason"] for row in rows(table))
    # Untouched it decides nothing.
    assert main(["grade", *odd, "--owners", str(table), "--zero", "missing", "--out", str(tmp_path / "g")]) == 2
    text = table.read_text(encoding="utf-8").replace("ipynb,,", "ipynb,BOB,").replace("pdf,,", "pdf,-,")
    table.write_text(text, encoding="utf-8")
    assert main(["owners", *odd, "--out", str(table)]) == 2, "a table that was filled in is not written over"
    assert "already" in capsys.readouterr().err
    assert main(["grade", *odd, "--owners", str(table), "--zero", "missing", "--out", str(tmp_path / "g")]) == 0
    told = {row["student"]: row["total"] for row in rows(tmp_path / "g" / "gradebook.csv")}
    assert (told["ann"], told["bob"], told["kim"]) == ("3.0", "3.0", "0.0")
    put(tmp_path / "in", "late.ipynb", b"{")
    assert main(["owners", *odd, "--owners", str(table), "--out", str(table)]) == 0
    assert [(row["file"], row["student"]) for row in rows(table)] == [
        ("'=1+1.ipynb", "bob"),
        ("zoe/readme.pdf", "-"),
        ("late.ipynb", ""),
    ]


def test_no_table_is_written_where_everything_has_an_owner(tmp_path, done, capsys):
    put(tmp_path / "in", "ann.ipynb", done)
    key().save(tmp_path / "key.json")
    out = tmp_path / "owners.csv"
    assert main(["owners", str(tmp_path / "in"), "--key", str(tmp_path / "key.json"), "--out", str(out)]) == 0
    assert "no table is written" in capsys.readouterr().out
    assert not out.exists()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("nothing.ipynb,ann", "“nothing.ipynb” was not handed in"),
        ("zoe/readme.pdf,zoe", "“zoe” is not in the class list"),
        ("=1+1.ipynb,ann", "“=1+1.ipynb” stands in line 2 already"),
        (",ann", "no file is named here"),
    ],
)
def test_a_line_of_owners_that_fits_nothing_is_refused_with_its_number(tmp_path, odd, capsys, line, said):
    table = tmp_path / "owners.csv"
    table.write_text(f"file,student\n=1+1.ipynb,bob\n{line}\n", encoding="utf-8")
    for command in (["doctor", *odd], ["grade", *odd, "--out", str(tmp_path / "g")]):
        assert main([*command, "--owners", str(table)]) == 2
        told = capsys.readouterr().err
        assert f"owners.csv:3: {said}" in told
        assert told.count("\n") == 1
    assert not (tmp_path / "g").exists()


def test_no_zero_for_who_is_missing_while_files_belong_to_nobody(tmp_path, odd, capsys):
    out = tmp_path / "g"
    assert main(["grade", *odd, "--out", str(out)]) == 0
    before = {path: path.read_bytes() for path in out.rglob("*.*") if path.is_file()}
    capsys.readouterr()
    assert main(["grade", *odd, "--zero", "missing", "--out", str(out)]) == 2
    said = capsys.readouterr().err.splitlines()
    assert [line.partition(":")[0] for line in said] == ["=1+1.ipynb", "zoe/readme.pdf"]
    assert {path: path.read_bytes() for path in out.rglob("*.*") if path.is_file()} == before
    assert main(["grade", *odd, "--zero", "listed", "--out", str(out)]) == 0


def test_ten_thousand_strays_are_summed_up(tmp_path, odd, capsys):
    for number in range(10_000):
        (tmp_path / "in" / f"{number:05}.jpg").touch()
    assert main(["doctor", *odd]) == 0
    said = capsys.readouterr().out
    assert len(said.splitlines()) < 60
    assert "Files that belong to nobody (10002)" in said
    assert "9982 more (9980 .jpg" in said
    assert main(["grade", *odd, "--zero", "missing", "--out", str(tmp_path / "g")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 21
    assert main(["owners", *odd, "--out", str(tmp_path / "owners.csv")]) == 0
    assert len(rows(tmp_path / "owners.csv")) == 10_002


def test_a_students_many_files_are_counted(tmp_path):
    for number in range(100):
        put(tmp_path, f"ann/{number:03}.jpg", b"")
    told = [str(finding) for finding in examine(tmp_path, key()).findings["ann"]]
    assert len(told) == 6
    assert told[-1] == "unreadable: and 95 more files"


# ---- hard ground


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # a socket's path may have a hundred letters
    try:
        socket.socket(socket.AF_UNIX).bind(path.name)
    finally:
        os.chdir(here)


HARD = {
    "pipe": _pipe,
    "socket": _socket,
    "folder": Path.mkdir,
    "link to a device": lambda path: path.symlink_to("/dev/zero"),
    "link to nothing": lambda path: path.symlink_to("nothing"),
    "large": lambda path: path.write_bytes(b" " * 2000),
    "no time": lambda path: path.write_bytes(b"2026-99-99 99:99:99 UTC"),
    "bytes": lambda path: path.write_bytes(b"\xff\xfe"),
    "empty": Path.touch,
}


@pytest.mark.parametrize("kind", HARD)
def test_an_unreadable_time_is_found_and_spares_no_penalty(tmp_path, done, kind):
    from datetime import datetime

    from hipspine.teaching.grading.lateness import Late
    from hipspine.teaching.grading.record import Rules

    put(tmp_path / "in", f"ann/{NAME}/{FILE}", done)
    HARD[kind](tmp_path / "in" / "ann" / NAME / "timestamp.txt")
    told = records(tmp_path / "in", tmp_path / "free")["ann"]
    assert told["status"] == "graded", "where lateness costs nothing it is only noted"
    assert [reason.partition(":")[0] for reason in told["reasons"]] == ["untimed"]
    due = datetime.fromisoformat("2026-12-01T12:00+01:00")
    rules = Rules(late=Late(0.1), due=due)
    told = records(tmp_path / "in", tmp_path / "late", rules=rules)["ann"]
    assert (told["status"], told["score"]) == ("listed", None)
    told = records(tmp_path / "in", tmp_path / "told", rules=rules, times={"ann": due})["ann"]
    assert (told["status"], told["score"], told["penalty"]) == ("graded", 3.0, 0.0)


@pytest.mark.parametrize("kind", ["pipe", "socket", "link to a device", "link to nothing"])
@pytest.mark.parametrize("name", ["week-1.ipynb", "week-1", "week-1.ipynb.gz", "week-1.pdf", "week-1.answers.json"])
def test_what_is_no_ordinary_file_is_listed_and_not_opened(tmp_path, kind, name):
    (tmp_path / "in" / "ann").mkdir(parents=True)
    HARD[kind](tmp_path / "in" / "ann" / name)
    told = records(tmp_path / "in", tmp_path / "out")["ann"]
    assert told["status"] == "listed"
    assert "no ordinary file" in told["reasons"][0] or "is not followed" in told["reasons"][0]


def test_grades_without_a_time_are_counted_where_lateness_costs(tmp_path, odd, capsys):
    words = ["grade", *odd, "--out", str(tmp_path / "g"), "--due", "2026-12-01T12:00+01:00", "--late-per-day", "0.1"]
    assert main(words) == 0
    assert "Nothing tells when 1 of them came" in capsys.readouterr().out
