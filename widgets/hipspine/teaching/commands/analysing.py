"""`hipspine analyse`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from hipspine.teaching.commands.arguments import address

if TYPE_CHECKING:
    from hipspine.teaching.commands.arguments import Add


def add(command: Add) -> None:
    """Add the command for what questions showed."""
    does = "tell how hard the questions were, how well they tell students apart, and what to do next"
    parser = command("analyse", _run_analyse, does, "grades/ --html report.html --csv items.csv")
    parser.add_argument("grades", type=Path, metavar="GRADES", help="the folder that `hipspine grade` wrote")
    parser.add_argument("--html", type=Path, help="write one self-contained page with plots")
    parser.add_argument("--csv", type=Path, help="write the table of questions")
    parser.add_argument("--book", type=address, metavar="ADDRESS", help="where the book is published, for links to it")


def _run_analyse(options: argparse.Namespace) -> int:
    from hipspine.teaching.analysis.report import analyse

    analyse(options.grades, html=options.html, csv=options.csv, book=options.book or "")
    return 0
