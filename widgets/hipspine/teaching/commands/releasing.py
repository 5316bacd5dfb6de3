"""`hipspine release`."""

from __future__ import annotations

import argparse
from pathlib import Path

from hipspine.teaching.commands.arguments import Add, moment, source, whole


def add(command: Add) -> None:
    """Add the command for handing out."""
    does = "write an assignment: notebooks, a sheet for paper, and the key apart"
    example = "week-1 --practice --items 10 --roster roster.csv --seed 7 --due 2026-12-01T23:59+01:00 --out course"
    parser = command("release", _run_release, does, example)
    parser.add_argument("name", metavar="NAME", help="what the assignment is called, such as week-1")
    source(parser)
    parser.add_argument("--items", type=whole, default=0, metavar="N", help="how many questions to draw; 0, all")
    parser.add_argument("--roster", type=Path, required=True, help="the class list, a CSV with the column student")
    whose = parser.add_mutually_exclusive_group()
    whose.add_argument("--shared", action="store_true", help="one notebook for all, as an nbgrader course (as usual)")
    whose.add_argument("--per-student", action="store_true", help="own order, options and numbers for each student")
    parser.add_argument("--seed", type=whole, default=1, metavar="S", help="another whole number draws another release")
    parser.add_argument("--due", type=moment, help="with its time zone, such as 2026-12-01T23:59+01:00")
    parser.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="the folder to write, outside the repository"
    )


def _run_release(options: argparse.Namespace) -> int:
    from hipspine.teaching.assignment.release import release
    from hipspine.teaching.assignment.roster import read_roster
    from hipspine.teaching.assignment.selection import select
    from hipspine.teaching.console import progress_of, say_release

    done = release(
        options.name,
        select(options.bank, options.chapters),
        options.out,
        students=read_roster(options.roster),
        shared=not options.per_student,
        items=options.items,
        seed=options.seed,
        due=options.due,
        track=progress_of("writing"),
    )
    try:
        if not options.per_student:
            from hipspine.teaching.assignment.key import Key
            from hipspine.teaching.nbgrader.gradebook import register as known_to_nbgrader

            known_to_nbgrader(options.out, Key.load(done.key))
    finally:  # last, as whoever reads it may close the pipe
        say_release(done, options.out)
    return 0
