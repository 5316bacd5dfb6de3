"""`hipspine doctor`, `owners` and `grade`."""

from __future__ import annotations

import argparse
from pathlib import Path

from hipspine.teaching.commands.arguments import Add, moment, share, whole
from hipspine.teaching.grading.notices import UNANSWERED


def add(command: Add) -> None:
    """Add the commands for what students handed in."""
    _doctor(command)
    _owners(command)
    _grade(command)


def _submissions(parser: argparse.ArgumentParser) -> None:
    where = "the folder of the submitted notebooks, or the ZIP archive that the platform gave"
    parser.add_argument("submissions", type=Path, metavar="SUBMISSIONS", help=where)
    parser.add_argument("--key", type=Path, required=True, help="the file NAME.key.json of the release")
    parser.add_argument("--owners", type=Path, metavar="CSV", help="whose a file is: columns file, student")


def _prefer(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--prefer", choices=("clicked", "typed"), help="what counts where the two differ")


def _doctor(command: Add) -> None:
    does = "say what is wrong with submissions, before anything is graded"
    parser = command("doctor", _run_doctor, does, "course/submitted --key course/instructor/week-1.key.json")
    _submissions(parser)
    _prefer(parser)


def _run_doctor(options: argparse.Namespace) -> int:
    from hipspine.teaching.assignment.key import Key
    from hipspine.teaching.console import progress_of, say_examination
    from hipspine.teaching.grading.doctor import examine
    from hipspine.teaching.grading.owners import read_owners

    key = Key.load(options.key)
    owners = read_owners(options.owners, key) if options.owners else None
    examination = examine(options.submissions, key, owners=owners, prefer=options.prefer, track=progress_of("reading"))
    say_examination(examination)
    return 0


def _owners(command: Add) -> None:
    does = "write the table of files whose names tell no student, to be filled in for --owners"
    parser = command("owners", _run_owners, does, "week-1.zip --key course/instructor/week-1.key.json --out owners.csv")
    _submissions(parser)
    parser.add_argument("--out", type=Path, required=True, metavar="CSV", help="the table to write")


def _run_owners(options: argparse.Namespace) -> int:
    from hipspine.teaching.assignment.key import Key
    from hipspine.teaching.console import say_owners
    from hipspine.teaching.grading.doctor import unowned
    from hipspine.teaching.grading.owners import read_owners, write_owners

    key = Key.load(options.key)
    owners = read_owners(options.owners, key) if options.owners else None
    left = unowned(options.submissions, key, owners)
    if left or owners:
        write_owners(options.out, left, owners)
    say_owners(len(left), options.out)
    return 0


def _grade(command: Add) -> None:
    does = "mark submissions without running them"
    example = (
        "course/submitted --key course/instructor/week-1.key.json --accept blank --by-hand points.csv --out grades"
    )
    parser = command("grade", _run_grade, does, example)
    _submissions(parser)
    _prefer(parser)
    parser.add_argument("--out", type=Path, required=True, metavar="GRADES", help="the folder for records and feedback")
    parser.add_argument(
        "--into-nbgrader", type=Path, metavar="COURSE", help="write the grades to this nbgrader course too"
    )
    parser.add_argument("--reveal", action="store_true", help="show the key in the feedback before the due date")
    parser.add_argument("--due", type=moment, help="another due date than that of the release, with its time zone")
    parser.add_argument("--times", type=Path, metavar="CSV", help="when who handed in: columns student, submitted")
    parser.add_argument("--late-per-day", type=share, default=0.0, metavar="SHARE", help="taken off a day, such as 0.1")
    parser.add_argument("--late-at-most", type=share, default=1.0, metavar="SHARE", help="taken off in all")
    parser.add_argument("--grace", type=whole, default=0, metavar="MINUTES", help="minutes that are not late yet")
    parser.add_argument(
        "--by-hand",
        type=Path,
        metavar="CSV",
        help="points a person gave, to any question, in place of marks: student, question, points",
    )
    parser.add_argument(
        "--accept", nargs="+", choices=UNANSWERED, default=(), help="count such questions as not answered"
    )
    parser.add_argument("--zero", nargs="+", choices=("listed", "missing"), default=(), help="grade such submissions 0")


def _run_grade(options: argparse.Namespace) -> int:
    from hipspine.teaching.assignment.key import Key
    from hipspine.teaching.console import progress_of, say_grading
    from hipspine.teaching.grading.folder import grade_folder, read_by_hand
    from hipspine.teaching.grading.lateness import Late, read_times
    from hipspine.teaching.grading.owners import read_owners
    from hipspine.teaching.grading.record import Rules

    if options.into_nbgrader:
        from hipspine.teaching.nbgrader.gradebook import needed

        needed()
    key = Key.load(options.key)
    rules = Rules(
        accept=frozenset(options.accept),
        prefer=options.prefer,
        zero=frozenset(options.zero),
        late=Late(options.late_per_day, options.late_at_most, options.grace),
        due=options.due,
        by_hand=read_by_hand(options.by_hand, key) if options.by_hand else {},
    )
    run = grade_folder(
        options.submissions,
        key,
        options.out,
        rules=rules,
        owners=read_owners(options.owners, key) if options.owners else None,
        times=read_times(options.times, key.students) if options.times else None,
        reveal=options.reveal,
        track=progress_of("grading"),
    )
    try:
        if options.into_nbgrader:
            from hipspine.teaching.nbgrader.gradebook import write_grades

            write_grades(options.into_nbgrader, key, options.out / "records", track=progress_of("into nbgrader"))
    finally:  # last, as whoever reads it may close the pipe
        say_grading(run, options.out)
    return 0
