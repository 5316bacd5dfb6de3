"""`hipspine import` and `hipspine new-bank`."""

from __future__ import annotations

import argparse
from pathlib import Path

from hipspine.teaching.commands.arguments import Add
from hipspine.teaching.imports import FORMATS


def add(command: Add) -> None:
    """Add the commands for questions of one's own."""
    does = "turn questions of Moodle (XML, GIFT), QTI, Canvas, a cartridge or a table (CSV) into a bank of your own"
    parser = command("import", _run_import, does, "questions.xml --out ../my-questions")
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help="what the other tool exported")
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="the bank, outside the repository")
    parser.add_argument("--format", choices=tuple(FORMATS), default="", help="where the file does not tell it")
    parser.add_argument("--replace", action="store_true", help="write question files anew that are there already")


def _run_import(options: argparse.Namespace) -> int:
    from hipspine.teaching.assignment.selection import stays_home
    from hipspine.teaching.imports import bring_in, tell

    stays_home(options.out)
    done = bring_in(options.files, options.out, format=options.format, replace=options.replace)
    tell(done)
    return 0
