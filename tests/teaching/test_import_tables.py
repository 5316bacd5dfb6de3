"""A bank written in a spreadsheet, and one that `hipspine new-bank` begins."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import jsonschema
import pytest
from openpyxl import Workbook, load_workbook

from hipspine.cli import main
from hipspine.plain_yaml import parse
from hipspine.teaching.assignment.selection import select
from hipspine.teaching.imports import Import, bring_in, tell

HEAD = "id,kind,stem,a,b,c,key,feedback,points"
_FAR = b'<row r="10001"><c r="A10001" t="inlineStr"><is><t>far</t></is></c></row>'
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


def workbook(tmp_path: Path, *rows: list[object], change: Callable[[Workbook], object] = lambda book: None) -> Path:
    book = Workbook()
    for row in [HEAD.split(","), *rows]:
        book.worksheets[0].append(row)
    change(book)
    book.save(tmp_path / "table.xlsx")
    return tmp_path / "table.xlsx"


def told_of(path: Path) -> tuple[Import, list[str]]:
    lines: list[str] = []
    done = bring_in([path], path.parent / "out")
    tell(done, lines.append)
    return done, lines


def test_a_spreadsheets_own_file_is_read_with_numbers_blank_rows_and_merged_cells(tmp_path):
    row = ["x", "single", "What is $x^2$?", 1.0, 2.5, 1e-3, "b", None, 2.0]
    path = workbook(tmp_path, [], row, [], change=lambda book: book.worksheets[0].merge_cells("A6:C6"))
    done, _ = told_of(path)
    item = select(tmp_path / "out")[0].items[0]
    assert [option.text for option in item.options] == ["1", "2.5", "0.001"]
    assert (done.read, item.stem, item.points) == (1, "What is $x^2$?", 2)


@pytest.mark.parametrize(
    ("column", "value", "problem"),
    [
        ("D", date(2026, 2, 1), "“a”: the spreadsheet has made a date or time of it (2026-02-01"),
        ("D", time(1, 2), "“a”: the spreadsheet has made a date or time of it (01:02"),
        ("D", "=1+1", "“a”: the formula =1+1 has no value yet"),
        ("D", "#NAME?", "“a”: the spreadsheet shows the error #NAME?"),
        ("I", "lots", "“points”: “lots” cannot stand here"),
    ],
)
def test_what_a_spreadsheet_made_of_a_cell_is_told_with_its_row(tmp_path, column, value, problem):
    good = GOOD.split(",")

    def spoil(book: Workbook) -> None:
        book.worksheets[0][f"{column}4"] = value

    done, lines = told_of(workbook(tmp_path, good, [], ["y", *good[1:]], change=spoil))
    place = f"left out: {tmp_path / 'table.xlsx'}:4: y: column {problem}"
    assert any(line.startswith(place) for line in lines), lines
    assert (done.read, len(done.left_out)) == (2, 1)


def test_a_percentage_is_told(tmp_path):
    def percent(book: Workbook) -> None:
        book.worksheets[0]["D2"], book.worksheets[0]["D2"].number_format = 0.5, "0%"

    path = workbook(tmp_path, GOOD.split(","), ["y", *GOOD.split(",")[1:]], change=percent)
    assert any(":2: x: column “a”: the spreadsheet has made a percentage" in line for line in told_of(path)[1])


def test_the_sheet_with_questions_is_found_and_the_others_named(tmp_path):
    def notes(book: Workbook) -> None:
        book.create_sheet("Notes", 0).append(["to do"])

    done, lines = told_of(workbook(tmp_path, GOOD.split(","), change=notes))
    assert done.read == 1 and "“Sheet”, not “Notes”" in lines[0]


def rewritten(path: Path, change: Callable[[bytes], bytes]) -> None:
    """Change the sheet within a workbook."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = change(parts["xl/worksheets/sheet1.xml"])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, held in parts.items():
            archive.writestr(name, held)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda sheet: b'<!DOCTYPE x [<!ENTITY a "b">]>' + sheet, "document type"),
        (lambda sheet: sheet[:200], "cannot be opened"),
        (lambda sheet: sheet + b" " * 60_000_000, "too large once unpacked"),
        (lambda sheet: re.sub(rb'<row r="2".*?</row>', _FAR, sheet), "at most 10000 rows"),
    ],
)
def test_a_workbook_that_is_broken_or_a_bomb_is_refused_in_one_line(tmp_path, capsys, change, problem):
    path = workbook(tmp_path, GOOD.split(","))
    rewritten(path, change)
    assert main(["import", str(path), "--out", str(tmp_path / "out")]) == 2
    told = capsys.readouterr().err
    assert problem in told and told.count("\n") == 1 and not (tmp_path / "out").exists(), told


def test_what_a_sheet_says_of_its_own_size_is_not_believed(tmp_path):
    path = workbook(tmp_path, GOOD.split(","))
    rewritten(path, lambda sheet: re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', sheet))
    assert told_of(path)[0].read == 1


def test_a_new_bank_for_a_spreadsheet_holds_text_alone_and_reads_as_its_csv_does(tmp_path):
    assert main(["new-bank", "--spreadsheet", str(tmp_path / "sheet")]) == 0
    assert main(["new-bank", str(tmp_path / "csv")]) == 0
    names = {path.name for path in (tmp_path / "sheet").iterdir()}
    assert "table.xlsx" in names and "table.csv" not in names
    cells = [cell for row in load_workbook(tmp_path / "sheet/table.xlsx").worksheets[0].iter_rows() for cell in row]
    assert {cell.number_format for cell in cells} == {"@"}
    made = []
    for table in ("sheet/table.xlsx", "csv/table.csv"):
        assert main(["import", str(tmp_path / table), "--out", str((tmp_path / table).parent)]) == 0
        made.append((tmp_path / table).with_suffix(".yml").read_bytes())
    assert made[0] == made[1] and len(made[0]) > 1_000
