"""The example class: what the command writes, and that the other commands find in it what it says is odd."""

from __future__ import annotations

import csv
import json
from datetime import UTC, datetime

import pytest

from hipspine.cli import main
from hipspine.datafile import DataErrors
from hipspine.teaching.assignment.key import Key
from hipspine.teaching.assignment.selection import select
from hipspine.teaching.commands.example import EXAMPLE_CHAPTERS
from hipspine.teaching.example.example_class import ASSIGNMENT, ITEMS, NAMES, example
from hipspine.teaching.grading.doctor import examine

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return example(tmp_path_factory.mktemp("class") / "new", select(None, EXAMPLE_CHAPTERS), now=NOW)


def test_a_class_of_twenty(made):
    assert len(NAMES) == len(set(NAMES)) == made.students == 20
    with made.roster.open(encoding="utf-8-sig") as file:
        assert [row["name"] for row in csv.DictReader(file)] == list(NAMES)
    key = Key.load(made.key)
    assert len(key.variants("s01")) == ITEMS
    assert len(list((made.course / "submitted").glob(f"*/{ASSIGNMENT}/*.ipynb"))) == 19


def test_the_doctor_finds_what_is_odd(made):
    found = examine(made.course, Key.load(made.key))
    codes = {student: {finding.code for finding in findings} for student, findings in found.findings.items()}
    told = {"s04": "unreadable", "s06": "renamed", "s08": "stripped", "s12": "conflict"}
    assert {student: codes[student] for student in told} == {student: {code} for student, code in told.items()}
    assert found.missing == ["s19"]
    assert not any(codes[student] for student in codes if student not in {*told, "s19"})


def test_it_can_be_graded(made, tmp_path):
    words = ["--key", str(made.key), "--late-per-day", "0.1", "--out", str(tmp_path)]
    assert main(["grade", str(made.course), *words]) == 0
    with (tmp_path / "gradebook.csv").open(encoding="utf-8-sig") as file:
        rows = {row["student"]: row for row in csv.DictReader(file)}
    assert {name: row["status"] for name, row in rows.items() if row["status"] != "graded"} == {
        "s04": "listed",
        "s12": "listed",
        "s19": "missing",
    }
    assert {name for name, row in rows.items() if float(row["penalty"] or 0)} == {"s14"}
    totals = {row["total"] for row in rows.values() if row["total"]}
    assert len(totals) > 5, "students must differ, or there is nothing to analyse"
    records = [json.loads(path.read_bytes()) for path in (tmp_path / "records").glob("*.json")]
    given = {record["student"]: {one["given"] for one in record["questions"]} for record in records}
    assert given["s01"] == {"clicked"} and given["s02"] == given["s10"] == {"typed"}


def test_the_same_seed_draws_the_same_answers(made, tmp_path):
    again = example(tmp_path / "new", select(None, EXAMPLE_CHAPTERS), now=NOW)
    other = example(tmp_path / "other", select(None, EXAMPLE_CHAPTERS), seed=2, now=NOW)
    sent = f"submitted/s01/{ASSIGNMENT}/{ASSIGNMENT}.ipynb"
    assert (again.course / sent).read_bytes() == (made.course / sent).read_bytes()
    assert (other.course / sent).read_bytes() != (made.course / sent).read_bytes()


def test_nothing_there_is_overwritten(tmp_path, capsys):
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    assert main(["example", "--out", str(tmp_path)]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and "something is there already" in said
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    with pytest.raises(DataErrors):
        example(tmp_path / "mine.txt", select(None, EXAMPLE_CHAPTERS))
