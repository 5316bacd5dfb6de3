"""A release in nbgrader: it knows the assignment, hands it out and collects it."""

from __future__ import annotations

import nbformat

from hipspine.teaching.nbgrader import gradebook
from tests.support.classroom import NAME, RIGHT, WRONG, answered, collected, graded, released
from tests.support.nbgrader_course import ON_TIME, api, nbgrader, rows


def test_a_release_lets_nbgrader_know_the_assignment(tmp_path):
    course, key = released(tmp_path)
    told = api(course).get_assignment(NAME)
    assert told["max_score"] == sum(asked.points for asked in key.variants("ann")) == 6
    assert told["duedate"] == "2026-12-01T22:59:00"  # nbgrader holds UTC
    assert [one["id"] for one in api(course).get_students()] == ["bob", "ann", "cid"]  # by last name: Dyk, Lee, Roy
    before = rows(course)
    # nbgrader's own "generate" finds the same cells, and writes the same notebook but for its checksums.
    ours = nbformat.read(course / "release" / NAME / f"{NAME}.ipynb", as_version=4)
    nbgrader(course, "generate_assignment", NAME, "--force")
    theirs = nbformat.read(course / "release" / NAME / f"{NAME}.ipynb", as_version=4)
    assert [cell.source for cell in theirs.cells] == [cell.source for cell in ours.cells]
    assert theirs.metadata == ours.metadata
    for mine, own in zip(ours.cells, theirs.cells, strict=True):
        for word in ("checksum", "cell_type"):
            own.metadata.nbgrader.pop(word)
        assert own.metadata == mine.metadata
    after = rows(course)
    for table in ("assignment", "student", "source_cell", "grade_cells"):
        assert len(after[table]) == len(before[table]) > 0
    assert [row.split(", ")[1:] for row in after["assignment"]] == [row.split(", ")[1:] for row in before["assignment"]]


def test_the_exchange_hands_out_and_collects(tmp_path, monkeypatch):
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "data"))
    course, key = released(tmp_path)
    (tmp_path / "exchange").mkdir(mode=0o777)
    (tmp_path / "exchange").chmod(0o777)
    nbgrader(course, "release_assignment", NAME)
    for student, answers in (("ann", RIGHT), ("bob", WRONG)):
        home = tmp_path / student
        home.mkdir()
        assert f"levers {NAME}" in nbgrader(course, "list", "--course=levers", home=home)
        nbgrader(course, "fetch_assignment", NAME, "--course=levers", home=home)
        answered(key, student, home / NAME / f"{NAME}.ipynb", answers)
        nbgrader(course, "submit", NAME, "--course=levers", f"--student={student}", home=home)
    nbgrader(course, "collect", NAME)
    assert graded(course) == 0
    scores = {one["student"]: (one["score"], one["autograded"]) for one in api(course).get_submissions(NAME)}
    assert scores == {"ann": (3, True), "bob": (0, True)}


def test_a_release_works_without_nbgrader(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(gradebook, "find_spec", lambda name: None)
    course, key = released(tmp_path)
    assert not (course / "gradebook.db").exists()
    assert capsys.readouterr().out.count("nbgrader is not installed here") == 1
    collected(course, key, "ann", RIGHT, ON_TIME)
    assert graded(course) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and "nbgrader is not installed" in said
    assert not (tmp_path / "grades").exists()
