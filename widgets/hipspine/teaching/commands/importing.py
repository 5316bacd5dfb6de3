"""`hipspine import` and `hipspine new-bank`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from hipspine.teaching.imports import FORMATS

if TYPE_CHECKING:
    from hipspine.teaching.commands.arguments import Add


def add(command: Add) -> None:
    """Add the commands for questions of one's own."""
    does = (
        "turn questions of Moodle (XML, GIFT), QTI, Canvas, a cartridge or a table (.xlsx, CSV) into a bank of your own"
    )
    parser = command("import", _run_import, does, "questions.xml --out ../my-questions")
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help="what the other tool exported")
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="the bank, outside the repository")
    parser.add_argument("--format", choices=tuple(FORMATS), default="", help="where the file does not tell it")
    parser.add_argument("--replace", action="store_true", help="write question files anew that are there already")
    does = "begin a bank of your own: an example with remarks, its schema, and a table for a spreadsheet"
    parser = command("new-bank", _run_new_bank, does, "../my-questions")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the folder to write, outside the repository")
    parser.add_argument("--spreadsheet", action="store_true", help="the table as .xlsx, its cells text, instead of CSV")


def _run_import(options: argparse.Namespace) -> int:
    from hipspine.teaching.assignment.selection import stays_home
    from hipspine.teaching.imports import bring_in, tell

    stays_home(options.out)
    done = bring_in(options.files, options.out, format=options.format, replace=options.replace)
    tell(done)
    return 0


def _run_new_bank(options: argparse.Namespace) -> int:
    from hipspine.teaching.assignment.selection import stays_home
    from hipspine.teaching.imports.new_bank import new_bank

    stays_home(options.folder)
    for path in new_bank(options.folder, spreadsheet=options.spreadsheet):
        print(path)
    print("Edit the example, or fill in the table and turn it into questions with `hipspine import`.")
    print(f"Then: hipspine release week-1 --bank {options.folder} --roster roster.csv --out ../course")
    return 0
