"""`hipspine export`."""

from __future__ import annotations

import argparse
from pathlib import Path

from hipspine.teaching.commands.arguments import Add, address, source
from hipspine.teaching.exports import FORMATS


def add(command: Add) -> None:
    """Add the command for learning platforms."""
    does = "write questions for a learning platform"
    parser = command(
        "export", _run_export, does, "--format moodle --practice --chapters connection --out connection.xml"
    )
    parser.add_argument("--format", required=True, choices=tuple(FORMATS))
    source(parser)
    parser.add_argument("--out", type=Path, required=True, metavar="PATH", help="the file to write")
    parser.add_argument("--book", type=address, metavar="ADDRESS", help="where the book is published, for links to it")


def _run_export(options: argparse.Namespace) -> int:
    from hipspine.teaching.assignment.selection import select, stays_home
    from hipspine.teaching.exports import export

    if options.bank is not None:
        # An export holds the key as well.
        stays_home(options.out)
    export(select(options.bank, options.chapters), options.format, options.out, book=options.book or "")
    return 0
