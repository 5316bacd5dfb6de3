"""What is the instructor's alone reaches no student before it may, and never the package.

A word that stands nowhere else is put into every text of the key. The students' folders are ``release`` and
``handouts``, the sheet in ``paper``, and ``feedback``; ``instructor`` and ``records`` are not theirs. nbgrader's
``source`` is the instructor's too, but holds no key either: it is made from the same allow-list.
"""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hipspine.cli import main
from hipspine.teaching.assignment.key import Key
from hipspine.teaching.grading.folder import grade_folder
from tests.support.classroom import BANK, DUE, NAME, RIGHT, ROSTER, collected, key_file, released

CANARY = "quokka"
STUDENTS_FOLDERS = ("release", "handouts", "source", "paper")
KEY_TEXTS = ("feedback", "explanation", "model_answer", "otherwise", "rubric", "sources", "hints", "correct")
DUE_AT = datetime.fromisoformat(DUE)


def _marked(bank: str) -> str:
    """Return the bank with the canary in every text that belongs to its key."""
    for text, marked in {
        "feedback: Yes.": f"feedback: Yes {CANARY}1.",
        "feedback: No.": f"feedback: No {CANARY}2.",
        "feedback: Force times lever.": f"feedback: Force times lever {CANARY}3.",
        "otherwise: Multiply the two.": f"otherwise: Multiply the two {CANARY}4.",
        "explanation: Force": f"hints: [Think of a {CANARY}5.]\n    explanation: {CANARY}6 force",
        "model_answer: They": f"model_answer: A {CANARY}7. They",
        "rubric: [Names force.]": f"rubric: [Names force {CANARY}8.]",
    }.items():
        assert text in bank
        bank = bank.replace(text, marked)
    return bank


def _texts(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes().decode("utf-8", "replace")
        for path in folder.rglob("*")
        if path.is_file()
    }


def _students_files(course: Path) -> dict[str, str]:
    return {name: text for name, text in _texts(course).items() if name.split("/")[0] in STUDENTS_FOLDERS}


@pytest.fixture(scope="module", params=["shared", "per-student"])
def course(request, tmp_path_factory):
    """A released course whose key carries the canary, and what its students handed in."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tests.support.classroom.BANK", _marked(BANK))
        folder, key = released(home, f"--{request.param}")
    for student in key.students:
        collected(folder, key, student, RIGHT, None)
    return folder, key


def test_the_canary_is_in_the_key(course):
    folder, _ = course
    text = key_file(folder).read_text(encoding="utf-8")
    assert all(f"{CANARY}{number}" in text for number in range(1, 9))
    answers = "".join(text for name, text in _texts(folder / "instructor").items() if name.endswith(".html"))
    assert f"{CANARY}7" in answers
    assert f"{CANARY}8" in answers


def test_nothing_for_students_holds_it(course):
    folder, key = course
    texts = _students_files(folder)
    assert len([name for name in texts if name.endswith(".ipynb")]) == (2 if key.shared else 3)
    assert [name for name in texts if name.endswith(".html")], "the sheet for paper is among them"
    for name, text in texts.items():
        assert "Which lever" in text, f"{name} holds the questions"
        assert CANARY not in text.lower(), name
        assert key.secret not in text, name


def test_nothing_lies_where_a_student_could_be_given_it(course):
    folder, _ = course
    for name, text in _texts(folder).items():
        assert CANARY not in text or name.split("/")[0] == "instructor", name
    assert key_file(folder).stat().st_mode & 0o077 == 0


def test_notebooks_carry_no_field_of_the_key(course):
    folder, key = course
    for name, text in _students_files(folder).items():
        if not name.endswith(".ipynb"):
            continue
        book = json.loads(text)
        assert set(book["metadata"]["hipspine"]) == {"format", "assignment", "release", "student"}
        setup = next(cell for cell in book["cells"] if cell["id"] == "setup")
        quiz = "".join(setup["source"])
        assert not [field for field in KEY_TEXTS if f"'{field}'" in quiz], name
        assert not [item.id for item in key.items if item.id in text], "ids of the bank are public in the course"


@pytest.mark.parametrize(("moment", "reveal", "shown"), [(-1, False, False), (1, False, True), (-1, True, True)])
def test_feedback_shows_the_key_only_when_it_may(course, tmp_path, moment, reveal, shown):
    folder, key = course
    now = DUE_AT.astimezone(UTC) + timedelta(minutes=moment)
    grade_folder(folder, key, tmp_path / "grades", reveal=reveal, now=now)
    pages = _texts(tmp_path / "grades" / "feedback")
    assert len(pages) == 3
    for page in pages.values():
        assert all((f"{CANARY}{number}" in page) is shown for number in (1, 3, 6, 7))
        assert f"{CANARY}8" not in page, "how a person marks is never shown"


def test_the_command_reveals_only_when_asked(course, tmp_path):
    folder, key = course
    for more in ((), ("--reveal",)):
        out = tmp_path / "grades"
        places = [str(folder), "--key", str(key_file(folder)), "--out", str(out)]
        # A due date far ahead, whatever day it is.
        assert main(["grade", *places, "--due", "2999-01-01T00:00+00:00", *more]) == 0
        assert all((CANARY in page) is bool(more) for page in _texts(out / "feedback").values())
    assert len(key.students) == 3


def test_what_is_printed_holds_nothing_of_it(course, tmp_path, capsys):
    folder, _ = course
    places = [str(folder), "--key", str(key_file(folder))]
    assert main(["doctor", *places]) == 0
    assert main(["grade", *places, "--out", str(tmp_path / "grades"), "--reveal"]) == 0
    said = capsys.readouterr()
    assert "3 graded" in said.out
    assert CANARY not in said.out + said.err


# ---- inside the repository


@pytest.fixture
def inside(root):
    """A name in the repository where nothing lies, and nothing may lie afterwards."""
    folder = root / "_build" / "test-key-stays-home"
    assert not folder.exists()
    yield folder
    assert not folder.exists(), "it was refused only after it was written"


@pytest.mark.parametrize("link", [False, True])
def test_a_release_into_the_repository_is_refused(tmp_path, capsys, inside, root, link):
    (tmp_path / "bank").mkdir()
    (tmp_path / "bank" / "levers.yml").write_text(BANK, encoding="utf-8")
    (tmp_path / "roster.csv").write_text(ROSTER, encoding="utf-8")
    out = inside
    if link:
        (tmp_path / "link").symlink_to(root, target_is_directory=True)
        out = tmp_path / "link" / inside.relative_to(root)
    sources = ["--bank", str(tmp_path / "bank"), "--roster", str(tmp_path / "roster.csv")]
    assert main(["release", NAME, *sources, "--out", str(out)]) == 2
    assert "inside the course's repository" in capsys.readouterr().err


def test_a_graded_bank_in_the_repository_is_refused(tmp_path, capsys, root):
    (tmp_path / "roster.csv").write_text(ROSTER, encoding="utf-8")
    sources = ["--bank", str(root / "data"), "--roster", str(tmp_path / "roster.csv")]
    assert main(["release", NAME, *sources, "--out", str(tmp_path / "out")]) == 2
    assert "inside the course's repository" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_grades_and_exports_in_the_repository_are_refused(course, capsys, inside):
    folder, key = course
    assert main(["grade", str(folder), "--key", str(key_file(folder)), "--out", str(inside)]) == 2
    bank = folder.parent / "bank"
    assert main(["export", "--format", "gift", "--bank", str(bank), "--out", str(inside)]) == 2
    assert capsys.readouterr().err.count("inside the course's repository") == 2
    assert Key.load(key_file(folder)).release == key.release


# ---- the package


@pytest.fixture(scope="module")
def wheel(root, tmp_path_factory):
    """The names and contents of the files in the package, built once from the repository; no network is needed."""
    out = tmp_path_factory.mktemp("wheel")
    build = (
        "import os, sys\n"
        "from hatchling.build import build_wheel\n"
        "os.chdir(sys.argv[1])\n"
        "print(build_wheel(sys.argv[2]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", build, str(root), str(out)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(next(out.glob("*.whl"))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_package_holds_no_key(course, wheel):
    _, key = course
    assert "hipspine/teaching/assignment/key.py" in wheel, "the room is in it"
    assert [name for name in wheel if name.endswith((".yml", ".yaml"))], "the course's own questions are in it"
    assert not [name for name in wheel if name.endswith(".key.json") or "/instructor/" in name]
    for name, content in wheel.items():
        assert CANARY.encode() not in content, name
        assert b'"hipspine-key/1"' not in content or name == "hipspine/teaching/assignment/key.py", name
        assert key.secret.encode() not in content, name
        assert not any(item.id.encode() in content for item in key.items), name
