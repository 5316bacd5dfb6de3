"""Grades in nbgrader's database, read back by nbgrader's own interface and in its formgrader."""

from __future__ import annotations

import json
import shutil

import pytest

from hipspine.cli import main
from hipspine.teaching.assignment.key import Key
from hipspine.teaching.nbgrader import gradebook
from tests.support.classroom import DUE, NAME, RIGHT, WRONG, collected, graded, key_file, released
from tests.support.nbgrader_course import ON_TIME, api, book, by_hand, grades, name_of, rows

LATE = "2026-12-02 10:00:00.000000 UTC"
SUBMITTED = "2026-11-30T10:00:00.250000"


@pytest.fixture(scope="module")
def class_room(tmp_path_factory):
    """A released course to which Ann answered all right, Bob all wrong and late; Cid handed in nothing."""
    home = tmp_path_factory.mktemp("class")
    course, key = released(home)
    collected(course, key, "ann", RIGHT, ON_TIME)
    collected(course, key, "bob", WRONG, LATE)
    return home


@pytest.fixture
def course(class_room, tmp_path):
    """A copy of that course for each test."""
    shutil.copytree(class_room, tmp_path, dirs_exist_ok=True)
    return tmp_path / "levers"


@pytest.fixture
def key(course):
    return Key.load(key_file(course))


# ---- Grades


def test_the_grades_are_those_of_the_records(course, key):
    assert graded(course) == 0
    for student in ("ann", "bob"):
        record = json.loads((course.parent / "grades" / "records" / f"{student}.json").read_bytes())
        kept = grades(course, student)
        assert set(kept) == {one["question"] for one in record["questions"]}
        for one in record["questions"]:
            assert kept[one["question"]] == (one["score"], None, one["by_hand"])
    told = {one["student"]: one for one in api(course).get_submissions(NAME)}
    assert set(told) == {"ann", "bob"}  # Cid handed in nothing
    assert (told["ann"]["score"], told["ann"]["max_score"], told["ann"]["timestamp"]) == (3, 6, SUBMITTED)
    assert told["ann"]["needs_manual_grade"] and told["bob"]["score"] == 0
    assert (told["ann"]["first_name"], told["ann"]["last_name"]) == ("Ann", "Lee")
    assert all(one["autograded"] for one in told.values())
    (mine,) = api(course).get_student_submissions("ann")
    assert (mine["score"], mine["max_score"]) == (3, 6)
    (page,) = api(course).get_student_notebook_submissions("ann", NAME)
    assert page["id"] and page["score"] == 3


def test_grading_again_changes_nothing(course):
    assert graded(course) == 0
    before = rows(course)
    assert len(before["grade"]) == 6
    assert graded(course) == 0
    assert rows(course) == before


def test_what_a_person_gave_is_never_overwritten(course, key):
    assert graded(course) == 0
    why, short = name_of(key, "levers-why"), name_of(key, "levers-short")
    by_hand(course, "ann", why, 2.5)
    by_hand(course, "ann", short, 0.25)
    assert graded(course) == 0
    assert grades(course, "ann")[why] == (None, 2.5, False)
    assert grades(course, "ann")[short] == (1, 0.25, False)
    # She hands in another answer: both scores stay, and wait for the person to look again.
    collected(course, key, "ann", {**RIGHT, "levers-why": "Another."}, "2026-11-30 11:00:00.000000 UTC")
    assert graded(course) == 0
    assert grades(course, "ann")[why] == (None, 2.5, True)
    assert grades(course, "ann")[short] == (1, 0.25, True)


def test_points_given_by_hand_in_a_table_need_nobody(course, key, tmp_path):
    why = name_of(key, "levers-why")
    (tmp_path / "hand.csv").write_text(f"student,question,points\nann,{why},2\n", encoding="utf-8")
    assert graded(course, "--by-hand", str(tmp_path / "hand.csv")) == 0
    assert grades(course, "ann")[why] == (2, None, False)
    assert grades(course, "bob")[why] == (None, None, True)


def test_an_empty_answer_is_said_to_be_one(course, key):
    collected(course, key, "ann", {"levers-short": "a"}, ON_TIME)
    assert graded(course) == 0
    with book(course) as own:
        comments = {one.name: one.comment for one in own.find_submission_notebook(NAME, NAME, "ann").comments}
    assert {name for name, text in comments.items() if text == "No response."} == {
        name_of(key, "levers-force"),
        name_of(key, "levers-why"),
    }
    # An answer that is not there needs no person.
    assert grades(course, "ann")[name_of(key, "levers-why")] == (0, None, False)


def test_lateness_is_a_share_of_what_counts(course, key):
    collected(course, key, "bob", RIGHT, LATE)

    def penalty():
        with book(course) as own:
            return own.find_submission_notebook(NAME, NAME, "bob").late_submission_penalty

    assert graded(course, "--late-per-day", "0.1") == 0
    assert penalty() == pytest.approx(0.3)  # a day begun, 3 points
    by_hand(course, "bob", name_of(key, "levers-why"), 3)
    assert graded(course, "--late-per-day", "0.1") == 0
    assert penalty() == pytest.approx(0.6)
    assert graded(course) == 0
    assert penalty() is None


def test_what_was_not_graded_is_not_written_unless_graded_zero(course, key, capsys):
    (course / "submitted" / "bob" / NAME / f"{NAME}.ipynb").write_text("{", encoding="utf-8")
    assert graded(course) == 0
    assert "1 grades are in nbgrader's course" in capsys.readouterr().out
    told = {one["student"]: one for one in api(course).get_submissions(NAME)}
    assert told["ann"]["autograded"] and not told["bob"]["autograded"]
    assert graded(course, "--zero", "listed", "missing") == 0
    told = {one["student"]: one for one in api(course).get_submissions(NAME)}
    assert {name: (one["autograded"], one["score"]) for name, one in told.items()} == {
        "ann": (True, 3),
        "bob": (True, 0),
        "cid": (True, 0),
    }
    assert set(grades(course, "bob").values()) == {(0, None, False)}


def test_a_newer_submission_shows_as_ungraded_until_it_is_graded(course, key):
    assert graded(course) == 0
    collected(course, key, "ann", WRONG, "2026-11-30 12:00:00.000000 UTC")
    records = course.parent / "grades" / "records"
    gradebook.write_grades(course, key, records)  # the old record, once more
    told = {one["student"]: one for one in api(course).get_submissions(NAME)}
    assert not told["ann"]["autograded"] and told["bob"]["autograded"]
    assert graded(course) == 0
    told = {one["student"]: one for one in api(course).get_submissions(NAME)}
    assert told["ann"]["autograded"] and told["ann"]["score"] == 0


def test_other_times_leave_formgrader_in_step(course, tmp_path):
    (tmp_path / "times.csv").write_text("student,submitted\nann,2026-12-03T10:00+01:00\n", encoding="utf-8")
    assert graded(course, "--times", str(tmp_path / "times.csv"), "--late-per-day", "0.1") == 0
    told = {one["student"]: one for one in api(course).get_submissions(NAME)}
    assert told["ann"]["autograded"] and told["ann"]["timestamp"] == SUBMITTED
    with book(course) as own:
        assert own.find_submission_notebook(NAME, NAME, "ann").late_submission_penalty == pytest.approx(0.6)


def test_grades_of_files_from_elsewhere(course, key, tmp_path):
    """Submissions that came through a learning platform: the course has no folder ``submitted``."""
    (course / "submitted").rename(tmp_path / "submitted")
    main_out = ["--key", str(key_file(course)), "--out", str(tmp_path / "grades"), "--into-nbgrader", str(course)]
    assert main(["grade", str(tmp_path), *main_out]) == 0
    told = {one["student"]: one for one in api(course).get_submissions(NAME)}
    assert told["ann"]["score"] == 3 and told["ann"]["timestamp"] == SUBMITTED


def test_a_release_of_a_notebook_each_keeps_its_grades(tmp_path):
    course, key = released(tmp_path, "--per-student")
    places = {student: name_of(key, "levers-force", student) for student in key.students}
    for student in key.students:
        collected(course, key, student, {"levers-force": 5.0}, ON_TIME)
    assert graded(course) == 0
    for student, place in places.items():
        kept = grades(course, student)
        assert set(kept) == {"q01", "q02", "q03"}
        assert {name: auto for name, (auto, _, _) in kept.items()} == {**dict.fromkeys(kept, 0), place: 2}
    assert {one["score"] for one in api(course).get_submissions(NAME)} == {2}
    assert api(course).get_assignment(NAME)["duedate"] == "2026-12-01T22:59:00"


def test_a_due_date_changed_in_formgrader_stays(course):
    with book(course) as own:
        own.update_or_create_assignment(NAME, duedate="2026-12-24T12:00:00")
    assert graded(course) == 0
    assert api(course).get_assignment(NAME)["duedate"] == "2026-12-24T12:00:00"


# ---- What cannot be used


def refused(code: int, capsys, words: str) -> None:
    said = [line for line in capsys.readouterr().err.splitlines() if not line.endswith("…")]  # its progress
    assert (code, len(said)) == (2, 1), said
    assert words in said[0]


def test_a_course_that_is_not_there(course, tmp_path, capsys):
    refused(graded(course, into=tmp_path / "elsewhere"), capsys, "there is no such folder")


def test_a_database_that_is_none(course, capsys):
    (course / "gradebook.db").write_bytes(b"no database at all, but long enough to be looked at" * 100)
    refused(graded(course), capsys, "gradebook.db: nbgrader's database cannot be used")


def test_a_database_with_other_questions(course, key, capsys, tmp_path):
    assert graded(course) == 0
    capsys.readouterr()
    (tmp_path / "other").mkdir()
    bank = tmp_path / "bank" / "levers.yml"
    bank.write_text(bank.read_text(encoding="utf-8").split("  - id: levers-why")[0], encoding="utf-8")
    more = ["--roster", str(tmp_path / "roster.csv"), "--due", DUE, "--out", str(tmp_path / "other")]
    assert main(["release", NAME, "--bank", str(tmp_path / "bank"), *more]) == 0
    before = rows(course)
    (tmp_path / "records").mkdir()
    other = Key.load(key_file(tmp_path / "other"))
    with pytest.raises(gradebook.DataError, match="submissions to other questions"):
        gradebook.write_grades(course, other, tmp_path / "records")
    assert rows(course) == before


def test_records_of_another_release(course, key, tmp_path):
    folder = tmp_path / "records"
    folder.mkdir()
    for text in ("{", "[]", json.dumps({"format": "hipspine-record/1", "student": "ann", "release": "other"})):
        (folder / "ann.json").write_text(text, encoding="utf-8")
        with pytest.raises(gradebook.DataError, match="this is no record of this release"):
            gradebook.write_grades(course, key, folder)
