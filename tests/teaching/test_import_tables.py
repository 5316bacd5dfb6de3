"""A bank written in a spreadsheet, and one that `hipspine new-bank` begins."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from hipspine.cli import main
from hipspine.plain_yaml import parse
from hipspine.teaching.assignment.selection import select
from hipspine.teaching.imports import Import, bring_in, tell

HEAD = "id,kind,stem,a,b,c,key,feedback,points"
GOOD = "x,single,What?,one,two,three,b,,2"


def taken(tmp_path: Path, table: str | bytes) -> tuple[Import, list[str]]:
    path = tmp_path / "table.csv"
    path.write_bytes(table if isinstance(table, bytes) else table.encode())
    done = bring_in([path], tmp_path / "out")
    lines: list[str] = []
    tell(done, lines.append)
    return done, lines


@pytest.mark.parametrize(
    "table",
    [
        f"{HEAD}\n{GOOD}\n".encode("utf-8-sig"),
        f"{HEAD}\r\n{GOOD}\r\n".replace(",", ";").encode("utf-8-sig"),
        f"{HEAD}\n{GOOD}".replace(",", "\t").encode("utf-16"),
        f"\ufeff{HEAD.upper()}\n\n{GOOD}\n,,,,\n".encode(),
    ],
)
def test_tables_are_read_as_spreadsheets_save_them(tmp_path, table):
    taken(tmp_path, table)
    item = select(tmp_path / "out")[0].items[0]
    assert (item.kind, item.points, item.right) == ("single", 2, ["b"])
    assert [option.text for option in item.options] == ["one", "two", "three"]


@pytest.mark.parametrize(
    ("row", "column", "problem", "allowed"),
    [
        ("y,singel,What?,one,two,,a,,", "kind", "singel", "single, several"),
        ("y,single,What?,one,two,,d,,", "key", "“d” is no option", "a, b"),
        ("y,single,What?,one,two,,,,", "key", "empty", "a, b"),
        ("y,single,What?,one,two,,a b,,", "key", "2 options are right", "one letter"),
        ("y,single,,one,two,,a,,", "stem", "empty", "what is asked"),
        ("y,single,What?,one,,three,a,,", "options", "a, c", "without a gap"),
        ("y,single,What?,one,<b>two</b>,,a,,", "b", "HTML is not allowed", "*emphasis*"),
        ("y,single,What?,one,two,,a,,lots", "points", "“lots”", "from 0.01 to 100"),
        ("y,single,What?,one,two,,a,well done,", "feedback", "says not to which answer", "a), b)"),
        ("y,number,What?,,,,two,,", "key", "“two” is no number", "12.5 ± 0.1 cm"),
        ("y,cloze,No gap,,,,1: x,,", "stem", "no gap", "[1]"),
        ("y,cloze,A [1].,,,,2: x,,", "key", "does not fill gap 1", "every spelling"),
        ('y,ordering,Order.,one,two,three,"a, b",,', "key", "each thing once", "a, b, c"),
        ("y,reason,True?,one,two,,maybe,,", "key", "“maybe”", "false, b"),
        ("y,single,What?,one,two,,a,,,more", "the row", "more cells", "quotes"),
    ],
)
def test_a_bad_cell_is_told_with_row_column_and_what_is_allowed(tmp_path, row, column, problem, allowed):
    done, lines = taken(tmp_path, f"{HEAD}\n{GOOD}\n{row}\n")
    told = [line for line in lines if line.startswith("left out:")]
    place = f"left out: {tmp_path / 'table.csv'}:3: y: column “{column}”: "
    found = [line for line in told if line.startswith(place)]
    assert found and problem in found[0] and allowed in found[0], lines
    assert (done.read, len(done.left_out), len(done.files[0].items)) == (2, 1, 1)


def test_every_bad_cell_of_a_row_has_a_line_of_its_own(tmp_path):
    done, lines = taken(tmp_path, f"{HEAD}\n{GOOD}\ny,single,,one,two,,z,,lots\n")
    assert sum(line.startswith("left out:") for line in lines) == 3 and len(done.left_out) == 1


def test_columns_that_are_not_read_are_told(tmp_path):
    _, lines = taken(tmp_path, f"{HEAD},colour\n{GOOD},red\n")
    assert "not read: colour" in lines[0] and "stem" in lines[0]


def test_an_apostrophe_that_guards_a_formula_is_no_part_of_the_text(tmp_path):
    taken(tmp_path, f"{HEAD}\nx,single,'=1 + 1 is what?,'+2,'-2,3,a,,\n")
    item = select(tmp_path / "out")[0].items[0]
    assert item.stem == "=1 + 1 is what?" and [one.text for one in item.options] == ["+2", "-2", "3"]


def test_a_new_bank_can_be_released_and_its_table_imported(tmp_path, capsys):
    bank, roster = tmp_path / "bank", tmp_path / "roster.csv"
    roster.write_text("student\nann\n", encoding="utf-8")
    assert main(["new-bank", str(bank)]) == 0
    release = ["release", "w", "--bank", str(bank), "--roster", str(roster), "--out", str(tmp_path / "course")]
    assert main(release) == 0
    schema = json.loads((bank / "schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(parse((bank / "my-questions.yml").read_text(encoding="utf-8"))[0], schema)
    assert main(["import", str(bank / "table.csv"), "--out", str(bank)]) == 0
    assert "6 read, 6 written, 0 left out" in capsys.readouterr().out
    assert {one.quiz for one in select(bank)} == {"my-questions", "table"}
    jsonschema.validate(parse((bank / "table.yml").read_text(encoding="utf-8"))[0], schema)


def test_a_new_bank_replaces_nothing(tmp_path, capsys):
    (tmp_path / "table.csv").write_text("mine", encoding="utf-8")
    assert main(["new-bank", str(tmp_path)]) == 2
    assert "stays as it is" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["table.csv"]
