"""Measure how fast quiz notebooks are marked, and how fast nbgrader's own autograder is on the same ones.

Prints, in one run: seconds and most memory of ``hipspine grade`` for classes of several sizes, and seconds for a
submission beside those of ``nbgrader autograde``. Example: ``python tools/bench_grading.py --sizes 400 5000``
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

from hipspine.teaching.assignment.key import Key
from hipspine.teaching.assignment.release import release
from hipspine.teaching.assignment.selection import select
from hipspine.teaching.example.example_class import ASSIGNMENT, ITEMS, answerable, submits
from hipspine.teaching.nbgrader.gradebook import register

if TYPE_CHECKING:
    from hipspine.quiz.schema import Bank

BUDGETS = {400: (10.0, 300.0), 5000: (60.0, 300.0)}
"""Submissions: seconds, MB (of 5,000: flat, so no more than of 400 is asked)."""
SAME = 20
"""Submissions that both graders get."""
PAUSE = 0.02
"""Seconds between two looks at a process's memory."""


def main() -> int:
    """Measure, and print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[SAME, *BUDGETS], metavar="N", help="sizes of classes")
    options = parser.parse_args()
    # nbgrader starts a tool and kernels of this environment, which need not be activated.
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    os.environ["JUPYTER_PREFER_ENV_PATH"] = "1"
    load, banks = os.getloadavg()[0], answerable(select(None))
    with tempfile.TemporaryDirectory() as home:
        found = [(size, *graded(Path(home) / str(size), banks, size)) for size in options.sizes]
        own = autograded(Path(home) / "nbgrader", banks)
    print(f"{os.cpu_count()} processors; load {load:.1f} before the run: times mean little where that is not near 0")
    print(f"\n{f'Submissions of {ITEMS} questions':<40}{'seconds':>9}{'ms each':>9}{'MB':>9}")
    for size, seconds, megabytes in found:
        print(f"  {f'hipspine grade, {size:,}':<38}{seconds:>9.1f}{1000 * seconds / size:>9.1f}{megabytes:>9.0f}")
        if size in BUDGETS:
            print(f"  {'  budget':<38}{BUDGETS[size][0]:>9.1f}{'':>9}{BUDGETS[size][1]:>9.0f}")
    print(f"  {f'nbgrader autograde, {SAME}':<38}{own:>9.1f}{1000 * own / SAME:>9.1f}")
    return 0


def say(words: str) -> None:
    """Print a line of progress."""
    print(f"bench: {words} …", file=sys.stderr, flush=True)


def class_of(home: Path, banks: list[Bank], size: int) -> tuple[Path, Path]:
    """Write a released course with ``size`` submissions; return its folder and its key's file."""
    say(f"a class of {size:,} hands in")
    students = {f"s{place:05}": f"Student {place}" for place in range(size)}
    course = home / "course"
    done = release(ASSIGNMENT, banks, course, students=students, items=ITEMS, seed=1)
    key = Key.load(done.key)
    handed_out = (course / "release" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb").read_text(encoding="utf-8")
    for student in students:
        submits(course / "submitted" / student / ASSIGNMENT, handed_out, key, student, seed=1)
    return course, done.key


def graded(home: Path, banks: list[Bank], size: int) -> tuple[float, float]:
    """Return the seconds that ``hipspine grade`` takes from start to end, and the most MB that it holds."""
    course, key = class_of(home, banks, size)
    say(f"grading {size:,}")
    words = [sys.executable, "-m", "hipspine.cli", "grade", course, "--key", key, "--out", home / "grades"]
    start, most = time.perf_counter(), 0
    with subprocess.Popen(list(map(str, words)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        watched = psutil.Process(process.pid)
        while process.poll() is None:
            try:
                most = max(most, watched.memory_info().rss)
            except psutil.Error:
                break
            time.sleep(PAUSE)
        if process.wait():
            raise SystemExit("bench: hipspine grade failed")
    seconds = time.perf_counter() - start
    written = len(list((home / "grades" / "records").iterdir()))
    if written != size:
        raise SystemExit(f"bench: {written} records for {size} submissions")
    return seconds, most / 1e6


def autograded(home: Path, banks: list[Bank]) -> float:
    """Return the seconds that nbgrader's autograder takes, which runs every notebook."""
    course, key = class_of(home, banks, SAME)
    register(course, Key.load(key))
    say(f"nbgrader autogrades {SAME}")
    start = time.perf_counter()
    words = [sys.executable, "-m", "nbgrader", "autograde", ASSIGNMENT]
    done = subprocess.run(words, cwd=course, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - start
    written = len(list((course / "autograded").glob("*")))
    if done.returncode or written != SAME:
        raise SystemExit(f"bench: nbgrader autograded {written} of {SAME}:\n{done.stderr[-2000:]}")
    return seconds


if __name__ == "__main__":
    sys.exit(main())
