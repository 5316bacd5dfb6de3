"""`hipspine export`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from hipspine.datafile import DataError
from hipspine.teaching.commands.arguments import Add, address, share, source, whole
from hipspine.teaching.exports import FORMATS

if TYPE_CHECKING:
    from hipspine.teaching.exports.lesson import Lesson

SCORM = "scorm"


def add(command: Add) -> None:
    """Add the command for learning platforms."""
    does = "write questions for a learning platform"
    parser = command(
        "export", _run_export, does, "--format moodle --practice --chapters connection --out connection.xml"
    )
    parser.add_argument("--format", required=True, choices=(*FORMATS, SCORM))
    where = source(parser, required=False)
    where.add_argument("--case", metavar="ID", help="for scorm: one case of the course")
    where.add_argument("--figure", metavar="ID", help="for scorm: one figure of the course with its tasks")
    parser.add_argument("--out", type=Path, required=True, metavar="PATH", help="the file to write")
    parser.add_argument("--book", type=address, metavar="ADDRESS", help="where the book is published, for links to it")
    parser.add_argument("--items", type=whole, metavar="N", help="for scorm: how many questions it draws; 0 asks all")
    parser.add_argument(
        "--mastery", type=share, metavar="SHARE", help="for scorm: the score from which it is passed, such as 0.6"
    )


def _run_export(options: argparse.Namespace) -> int:
    if options.format == SCORM:
        from hipspine.teaching.exports.scorm import export_lesson

        lesson = _lesson(options)
        export_lesson(lesson, options.out, options.mastery)
        return 0
    from hipspine.teaching.assignment.selection import select, stays_home
    from hipspine.teaching.exports import export

    alone = {f"--{name}": getattr(options, name) for name in ("case", "figure", "items", "mastery")}
    for name, value in alone.items():
        if value is not None:
            raise DataError(name, None, f"{options.format} has no place for this", f"--format {SCORM}")
    if options.bank is None and not options.practice:
        raise DataError("export", None, "which questions?", "--practice, or --bank FOLDER with your own")
    if options.bank is not None:
        # An export holds the key as well.
        stays_home(options.out)
    export(select(options.bank, options.chapters), options.format, options.out, book=options.book or "")
    return 0


def _lesson(options: argparse.Namespace) -> Lesson:
    """Return what a package holds. Raises DataError where the command line names none, or more than one."""
    from hipspine.refusals import UnknownNameError
    from hipspine.teaching.exports import wording
    from hipspine.teaching.exports.lesson import case_lesson, chapter_lesson, figure_lesson

    if options.bank is not None:
        raise DataError("--bank", None, wording.ANSWERS_NEEDED, wording.OTHER_FORMATS)
    if options.book:
        raise DataError("--book", None, wording.NO_LINKS, "no --book")
    if not options.practice and options.chapters:
        raise DataError("--chapters", None, wording.ONE_LESSON, "--practice --chapters NAME, --case ID or --figure ID")
    if not options.practice and options.items is not None:
        raise DataError("--items", None, "a case or a figure draws no questions", "--practice --chapters NAME")
    try:
        if options.case:
            return case_lesson(options.case)
        if options.figure:
            return figure_lesson(options.figure)
        if len(options.chapters) != 1:
            raise DataError("--chapters", None, wording.ONE_LESSON, wording.WHICH_LESSON)
        return chapter_lesson(options.chapters[0], options.items)
    except UnknownNameError as error:
        raise DataError("export", None, str(error)) from None
