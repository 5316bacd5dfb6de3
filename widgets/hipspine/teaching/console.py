"""What the instructors' commands print: progress, what was written, and what needs a decision."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, TypeVar

from rich.console import Console
from rich.markup import escape

from hipspine.teaching.grading.notices import BLOCKING, MOST_SHOWN

if TYPE_CHECKING:
    from hipspine.teaching.assignment.release import Release
    from hipspine.teaching.example.example_class import Example
    from hipspine.teaching.grading.doctor import Examination
    from hipspine.teaching.grading.folder import GradingRun
    from hipspine.teaching.grading.submissions import Stray

Thing = TypeVar("Thing")


def progress_of(does: str) -> Callable[[Iterable[Thing]], Iterator[Thing]]:
    """Return what goes through things behind a progress bar; where no terminal listens, one line says how many."""

    def track(things: Iterable[Thing]) -> Iterator[Thing]:
        things = list(things)
        console = Console(stderr=True)
        if not console.is_terminal:
            console.print(f"{does} {len(things)} …", highlight=False)
            return iter(things)
        return _barred(things, does, console)

    return track


def _barred(things: Sequence[Thing], does: str, console: Console) -> Iterator[Thing]:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        yield from progress.track(things, description=does)


def say_release(done: Release, out: Path) -> None:
    """Print what a release wrote, and what must stay with the instructor."""
    _say("[bold]To hand out[/]")
    for path in done.students[:6]:
        _say(f"  {escape(str(path))}")
    if len(done.students) > 6:
        _say(f"  … and {len(done.students) - 6} more")
    _say("[bold]For you alone[/] (the key)")
    for path in done.instructor[:3]:
        _say(f"  {escape(str(path))}")
    if len(done.instructor) > 3:
        _say(f"  … and {len(done.instructor) - 3} more")
    if done.left_out:
        _say(f"Left out: {len(done.left_out)} cases, whose later steps would tell what the earlier ones ask.")


def say_example(made: Example, out: Path) -> None:
    """Print what an example class holds, and what to try on it."""
    _say(f"A class of {made.students} with what it handed in is in {escape(str(out))}.")
    _listed("Odd about it", {student: [what] for student, what in made.odd.items()})
    course, key, grades = shlex.quote(str(made.course)), shlex.quote(str(made.key)), shlex.quote(str(out / "grades"))
    _say("[bold]To try[/]")
    _say(escape(f"  hipspine doctor {course} --key {key}"))
    _say(escape(f"  hipspine grade {course} --key {key} --late-per-day 0.1 --out {grades}"))
    _say(escape(f"  hipspine analyse {grades} --html {shlex.quote(str(out / 'analysis.html'))}"))


def say_examination(examination: Examination) -> None:
    """Print the findings, those that keep a submission from being graded first."""
    blocked = {one: all_ for one, all_ in examination.findings.items() if any(finding.blocks for finding in all_)}
    noted = {one: all_ for one, all_ in examination.findings.items() if all_ and one not in blocked}
    _listed("Not gradable until you decide", {one: list(map(str, all_)) for one, all_ in blocked.items()})
    _listed("Good to know", {one: list(map(str, all_)) for one, all_ in noted.items()})
    _rest(examination.missing, examination.strays)
    good = len(examination.findings) - len(blocked) - len(examination.missing)
    _say(f"{good} of {len(examination.findings)} submissions can be graded as they are.")


def say_owners(left: int, out: Path) -> None:
    """Print how many files the table of owners holds that wait for a student."""
    if not left:
        _say("Every file belongs to somebody in the class list: no table is written.")
        return
    _say(f"{left} files belong to nobody → {escape(str(out))}")
    _say("Write a student's id into each line, or - where a file is nobody's; then --owners takes the table.")


def say_grading(run: GradingRun, out: Path) -> None:
    """Print how many were graded, and everything that was not."""
    _listed("Listed, not graded", dict(run.listed))
    _rest([], run.strays)
    counts = run.counts
    _say(f"{counts['graded']} graded, {counts['listed']} listed, {counts['missing']} missing → {escape(str(out))}")
    if run.untimed:
        _say(f"Nothing tells when {run.untimed} of them came: they lost nothing for lateness (--times can tell it).")
    if run.unchanged:
        _say(f"{run.unchanged} records were there already and are the same.")
    codes = {reason.partition(":")[0] for _, reasons in run.listed for reason in reasons}
    for code in sorted(codes & set(BLOCKING)):
        _say(f"  [bold]{code}[/]: {BLOCKING[code]}")


def _rest(missing: Sequence[str], strays: Sequence[Stray]) -> None:
    _listed("Files that belong to nobody", {stray.path: [stray.reason] for stray in strays[:MOST_SHOWN]}, len(strays))
    if len(strays) > MOST_SHOWN:
        endings = Counter(PurePosixPath(stray.name).suffix.casefold() or "no ending" for stray in strays[MOST_SHOWN:])
        kinds = ", ".join(f"{count} {escape(_printable(ending[:12]))}" for ending, count in endings.most_common(4))
        _say(f"  … and {len(strays) - MOST_SHOWN} more ({kinds}{', …' if len(endings) > 4 else ''})")
    if strays:
        _say("  `hipspine owners` writes a table of them, in which you say whose each is.")
    if missing:
        _say(f"[bold]Handed in nothing[/] ({len(missing)}): {escape(', '.join(missing))}")


def _listed(title: str, entries: dict[str, list[str]], count: int | None = None) -> None:
    if not entries:
        return
    _say(f"[bold]{title}[/] ({count or len(entries)})")
    for name, reasons in entries.items():
        _say(f"  {escape(name)}")
        for reason in reasons:
            _say(f"    {escape(_printable(reason))}")


def _printable(text: str) -> str:
    # What a student wrote may hold codes that move a terminal's cursor.
    return "".join(letter if letter.isprintable() else "�" for letter in text)


def _say(line: str) -> None:
    Console(soft_wrap=True, highlight=False).print(line)
