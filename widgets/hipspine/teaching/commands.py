"""The instructors' commands: what each takes on the command line, and the room that does the work."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from hipspine.teaching.exports import FORMATS
from hipspine.teaching.grading.notices import UNANSWERED

Add = Callable[..., argparse.ArgumentParser]
EXAMPLE_CHAPTERS = ("connection", "mechanics")


def register(command: Add) -> None:
    """Add the instructors' commands with ``command(name, run, does, example)``, which returns the parser of each."""
    _release(command)
    _doctor(command)
    _owners(command)
    _grade(command)
    _analyse(command)
    _export(command)
    _example(command)


def _source(parser: argparse.ArgumentParser) -> None:
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--bank", type=Path, metavar="FOLDER", help="your own question files, outside the repository")
    source.add_argument("--practice", action="store_true", help="the course's questions, whose key is public")
    parser.add_argument(
        "--chapters",
        nargs="+",
        default=(),
        metavar="NAME",
        help="question files to take (without .yml)",
    )


# ---- hipspine release


def _release(command: Add) -> None:
    does = "write an assignment: notebooks, a sheet for paper, and the key apart"
    example = "week-1 --practice --items 10 --roster roster.csv --seed 7 --due 2026-12-01T23:59+01:00 --out course"
    parser = command("release", _run_release, does, example)
    parser.add_argument("name", metavar="NAME", help="what the assignment is called, such as week-1")
    _source(parser)
    parser.add_argument("--items", type=_whole, default=0, metavar="N", help="how many questions to draw; 0, all")
    parser.add_argument("--roster", type=Path, required=True, help="the class list, a CSV with the column student")
    whose = parser.add_mutually_exclusive_group()
    whose.add_argument("--shared", action="store_true", help="one notebook for all, as an nbgrader course (as usual)")
    whose.add_argument("--per-student", action="store_true", help="own order, options and numbers for each student")
    parser.add_argument(
        "--seed", type=_whole, default=1, metavar="S", help="another whole number draws another release"
    )
    parser.add_argument("--due", type=_moment, help="with its time zone, such as 2026-12-01T23:59+01:00")
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


# ---- hipspine doctor and grade


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
    parser.add_argument("--due", type=_moment, help="another due date than that of the release, with its time zone")
    parser.add_argument("--times", type=Path, metavar="CSV", help="when who handed in: columns student, submitted")
    parser.add_argument(
        "--late-per-day", type=_share, default=0.0, metavar="SHARE", help="taken off a day, such as 0.1"
    )
    parser.add_argument("--late-at-most", type=_share, default=1.0, metavar="SHARE", help="taken off in all")
    parser.add_argument("--grace", type=_whole, default=0, metavar="MINUTES", help="minutes that are not late yet")
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


def _whole(text: str) -> int:
    if not text.isdecimal() or len(text) > 15:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 0 on")
    return int(text)


def _share(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a share from 0 to 1, such as 0.1")
    return value


def _moment(text: str) -> datetime:
    from hipspine.teaching.grading.lateness import moment

    try:
        return moment(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


# ---- hipspine analyse


def _analyse(command: Add) -> None:
    does = "tell how hard the questions were and how well they tell students apart"
    parser = command("analyse", _run_analyse, does, "grades/ --html report.html --csv items.csv")
    parser.add_argument("grades", type=Path, metavar="GRADES", help="the folder that `hipspine grade` wrote")
    parser.add_argument("--html", type=Path, help="write one self-contained page with plots")
    parser.add_argument("--csv", type=Path, help="write the table of questions")


def _run_analyse(options: argparse.Namespace) -> int:
    from hipspine.teaching.analysis.report import analyse

    analyse(options.grades, html=options.html, csv=options.csv)
    return 0


# ---- hipspine export


def _export(command: Add) -> None:
    does = "write questions for a learning platform"
    parser = command(
        "export", _run_export, does, "--format moodle --practice --chapters connection --out connection.xml"
    )
    parser.add_argument("--format", required=True, choices=tuple(FORMATS))
    _source(parser)
    parser.add_argument("--out", type=Path, required=True, metavar="PATH", help="the file to write")
    parser.add_argument("--book", type=_address, metavar="ADDRESS", help="where the book is published, for links to it")


def _run_export(options: argparse.Namespace) -> int:
    from hipspine.teaching.assignment.selection import select, stays_home
    from hipspine.teaching.exports import export

    if options.bank is not None:
        # An export holds the key as well.
        stays_home(options.out)
    export(select(options.bank, options.chapters), options.format, options.out, book=options.book or "")
    return 0


def _address(text: str) -> str:
    found = urlsplit(text)
    if found.scheme not in ("http", "https") or not found.netloc or not text.isprintable() or " " in text:
        raise argparse.ArgumentTypeError(f"{text!r} is no address, such as https://example.org/book/")
    return text


# ---- hipspine example


def _example(command: Add) -> None:
    does = "write an example class of 20 that has handed in, to try the other commands on"
    parser = command("example", _run_example, does, "--out ../class")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="a new folder outside the repository")
    parser.add_argument("--seed", type=_whole, default=1, metavar="S", help="another number draws other answers")


def _run_example(options: argparse.Namespace) -> int:
    from hipspine.teaching.assignment.selection import select
    from hipspine.teaching.console import say_example
    from hipspine.teaching.example.example_class import example

    say_example(example(options.out, select(None, EXAMPLE_CHAPTERS), seed=options.seed), options.out)
    return 0
