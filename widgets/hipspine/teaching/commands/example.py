"""`hipspine example`."""

from __future__ import annotations

import argparse
from pathlib import Path

from hipspine.teaching.commands.arguments import Add, whole

EXAMPLE_CHAPTERS = ("connection", "mechanics")


def add(command: Add) -> None:
    """Add the command for a class to try the others on."""
    does = "write an example class of 20 that has handed in, to try the other commands on"
    parser = command("example", _run_example, does, "--out ../class")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="a new folder outside the repository")
    parser.add_argument("--seed", type=whole, default=1, metavar="S", help="another number draws other answers")


def _run_example(options: argparse.Namespace) -> int:
    from hipspine.teaching.assignment.selection import select
    from hipspine.teaching.console import say_example
    from hipspine.teaching.example.example_class import example

    say_example(example(options.out, select(None, EXAMPLE_CHAPTERS), seed=options.seed), options.out)
    return 0
