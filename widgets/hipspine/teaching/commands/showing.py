"""`hipspine slides`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hipspine.teaching.commands.arguments import Add


def add(command: Add) -> None:
    """Add the command for what is shown in class."""
    does = "write the slides of a chapter as one HTML file"
    parser = command("slides", _run_slides, does, "connection --out connection.html")
    parser.add_argument("chapter", metavar="CHAPTER", help="the chapter, such as connection")
    parser.add_argument("--out", type=Path, required=True, metavar="PATH", help="the file to write")


def _run_slides(options: argparse.Namespace) -> int:
    from hipspine.teaching.exports.slides import write_slides

    write_slides(options.chapter, options.out)
    return 0
