"""Measures how long the commands take to start, as ratios to an empty Python and to nbgrader (`make bench-startup`).

Seconds depend on the machine and on what else it does; the ratios hardly do. Each command runs several times and the
fastest counts.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 5
BIN = Path(sys.executable).parent


def main() -> int:
    """Write an example class, time the commands on it and print a table."""
    with tempfile.TemporaryDirectory() as folder:
        course, grades = Path(folder) / "class" / "course", Path(folder) / "grades"
        run(hipspine("example", "--out", course.parent))
        class_of = [course, "--key", course / "instructor" / "week-1.key.json"]
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "nbgrader --version": [BIN / "nbgrader", "--version"],
            "hipspine --help": hipspine("--help"),
            "hipspine doctor (20 submissions)": hipspine("doctor", *class_of),
            "hipspine grade (20 submissions)": hipspine("grade", *class_of, "--out", grades),
            "hipspine analyse": hipspine("analyse", grades),
        }
        seconds = {name: min(timed(command) for _ in range(RUNS)) for name, command in commands.items()}
    print(f"{'command':34}{'seconds':>9}{'x python':>10}{'x nbgrader':>12}")
    for name, one in seconds.items():
        ratios = (one / seconds["python -c pass"], one / seconds["nbgrader --version"])
        print(f"{name:34}{one:9.2f}{ratios[0]:10.1f}{ratios[1]:12.2f}")
    return 0


def hipspine(*words: str | Path) -> list[str | Path]:
    """Return the command line of one of the course's commands."""
    return [sys.executable, "-m", "hipspine", *words]


def timed(command: list[str | Path]) -> float:
    """Return the seconds that a command takes."""
    begin = time.perf_counter()
    run(command)
    return time.perf_counter() - begin


def run(command: list[str | Path]) -> None:
    """Run a command silently. Raises CalledProcessError where it fails."""
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())
