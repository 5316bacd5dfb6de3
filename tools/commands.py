"""The course's commands, each with what it sets up first; the second time that takes no time (run by course.py).

Exit codes: 0 all went well, 2 the command line is wrong or nothing can be written here, otherwise that of the program
that failed.
"""

from __future__ import annotations

import argparse
import difflib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tools.environment import PYTHON, ROOT, bear_any_encoding, set_up
from tools.processes import FailedError, end, hipspine, npm, pass_on, printed, python, run, say, start

MADE = ("_build", ".venv", "node_modules", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".import_linter_cache")
"""All that these commands make."""

LANES = ("node", "browser", "live", "class", "build", "site")
# From Python 3.12 on lines are counted at no cost; before, SymPy takes twice as long.
CORE = "sysmon" if sys.version_info >= (3, 12) else "ctrace"
# Coverage counts what the tests that need Python alone reach: counting all kernels and servers takes longer than tests.
COVERAGE = ("--cov", "--cov-report=term:skip-covered", "--cov-fail-under=90")
# A machine may stand still for half a minute, which is what a browser test waits. Such a test is tried once more and
# listed; with the fourth one the run fails. Tests that compute have one try.
SECOND_TRY = ("--second-try", "--max-suite-reruns=3", "-raR")
BUDGETS = ("tests/notebooks/test_reading.py", "tests/book/test_weight.py")


@dataclass(frozen=True)
class Command:
    """A command: what it does, what it needs to be set up, and whether what follows it goes to its program."""

    does: str
    run: Callable[[list[str]], None]
    tests: bool = False
    front_end: bool = True
    sets_up: bool = True
    more: str = ""  # an example of what may follow


def browser() -> dict[str, str]:
    """Return the variable that says where the browser of the tests is, which is installed where there is none."""
    return {"BROWSER_PATH": printed(PYTHON, "tools/browser.py")}


def workers() -> str:
    """Return how many tests run side by side.

    Half of their time is waiting for servers and browsers, so there are more workers than cores.
    """
    return f"--numprocesses={os.environ.get('WORKERS', '3')}"


def unit() -> list[str]:
    """Return the words that tell pytest to run the tests that need Python alone."""
    return ["-m", "pytest", "-p", "no:nbval", workers(), "--dist=worksteal", "-m", "unit", "tests"]


def shared() -> list[str]:
    """Return the words that tell pytest to run other tests.

    A file stays with one worker, which keeps its servers; files come in the order of tests/conftest.py, not by their
    number of tests.
    """
    return ["-m", "pytest", workers(), "--dist=loadfile", "--no-loadscope-reorder"]


def styles() -> None:
    """Check style, types and arrows between rooms. Raises FailedError."""
    say("style of the Python files")
    python("-m", "ruff", "check", ".")
    python("-m", "ruff", "format", "--check", ".")
    say("types of the Python files")
    python("-m", "mypy")
    say("arrows between rooms")
    run("lint-imports", "--no-logo")
    say("style and types of the front end")
    npm("check")


def check(more: list[str]) -> None:
    """Check everything that is checked without building."""
    styles()
    say("data and chapters")
    hipspine("check")


def test(more: list[str]) -> None:
    """Run every test but those of other programs and of the oldest versions."""
    # The book begins with what `hipspine check` does, and leaves one core to the other checks.
    book = start([PYTHON, "-m", "hipspine", "site"])
    try:
        styles()
    finally:
        code = end(book)
    if code:
        raise FailedError(code)
    there = browser()
    say("tests that need Python alone")
    python(*unit(), *COVERAGE, more=there | {"COVERAGE_CORE": CORE})
    say("tests that need more than Python")
    rest = [*SECOND_TRY, "--durations=40", "-m", "not unit and not frontends", "--nbval-lax", "tests", "chapters"]
    python(*shared(), *rest, more=there | {"COVERAGE_CORE": CORE})


def lane(name: str) -> Callable[[list[str]], None]:
    """Return what runs the tests of one lane."""

    def tested(more: list[str]) -> None:
        places = ["tests", *(["chapters"] if name == "live" else [])]
        python(*shared(), "--nbval-lax", "-m", name, *places, *more, more=browser())

    return tested


def live(more: list[str]) -> None:
    """Open the chapters in JupyterLab."""
    # Jupyter refuses to run as root, which is who one is in a container, unless told that it is meant.
    root = ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    python("-m", "jupyter", "lab", "--ip=127.0.0.1", "--ServerApp.root_dir=chapters", *root, *more)


def frontend(more: list[str]) -> None:
    """Write the style sheets and the bundles."""
    python("-m", "tools.token_styles")
    npm("build")


def frontends(more: list[str]) -> None:
    """Try figures and quizzes in other programs that show notebooks."""
    python("-m", "pytest", "-p", "no:nbval", "-m", "frontends", "tests/frontends", *more, more=browser())


def budgets(more: list[str]) -> None:
    """Print what the tests of budgets say of each."""
    hipspine("book")
    said = start([PYTHON, "-m", "pytest", "-q", "-rP", *BUDGETS], stdout=subprocess.PIPE)
    assert said.stdout
    for line in said.stdout:
        if "(budget" in line:
            print(line, end="", flush=True)
    if code := end(said):
        raise FailedError(code)


def bench(more: list[str]) -> None:
    """Measure figures and pages."""
    hipspine("site")
    python("-m", "tools.bench", *more, more=browser())


def clean(more: list[str]) -> None:
    """Remove all that these commands made."""
    for name in MADE:
        if (ROOT / name).exists():
            shutil.rmtree(ROOT / name)


def show_help(more: list[str]) -> None:
    """List the commands, as they are called where one is."""
    called = "make" if "MAKELEVEL" in os.environ else "python tools/course.py"
    for name, command in COMMANDS.items():
        print(f"{called} {name:<15}{command.does}", flush=True)


def calls(*words: str) -> Callable[[list[str]], None]:
    """Return what runs Python with these words and what follows the command."""
    return lambda more: python(*words, *more)


COMMANDS = {
    "help": Command("list these commands", show_help, sets_up=False),
    "serve": Command(
        "build the book and serve it on this machine", calls("-m", "hipspine", "serve"), more="--port 8000"
    ),
    "book": Command("build the book into _build/html", calls("-m", "hipspine", "book")),
    "site": Command(
        "build the book with its notebooks, which readers open in their own browser, into _build/html",
        calls("-m", "hipspine", "site"),
    ),
    "live": Command("open the chapters in JupyterLab", live, front_end=False, more="--no-browser"),
    "frontend": Command(
        "write the style sheets of data/tokens.toml and bundle frontend/src into frontend/dist; both are committed",
        frontend,
    ),
    "equations": Command(
        "write the equations as plain Python functions (written.py), which are committed",
        calls("-m", "tools.written"), tests=True, front_end=False,
    ),
    "test": Command("build the book and run every test, in a browser too", test, tests=True),
    "test-unit": Command(
        "run the tests that need Python alone; the others need what tests/README.md says",
        lambda more: python(*unit(), *more), tests=True, front_end=False, more="-k analyse",
    ),
    **{
        f"test-{name}": Command(f"run the tests of the lane {name}", lane(name), tests=True, more="-x")
        for name in LANES
    },
    "test-frontends": Command(
        "try figures and quizzes in marimo, Voilà and the classic notebook (installs them; not part of test)",
        frontends, tests=True, front_end=False, more="-x",
    ),
    "test-oldest": Command(
        "test the runtime with the oldest versions it allows (installs them; not part of test)",
        lambda more: python("-m", "tools.oldest", workers(), *more), front_end=False, more="-x",
    ),
    "check": Command(
        "check style, types, arrows between rooms, front end, data and chapters (a minute at most)", check, tests=True
    ),
    "lint": Command(
        "check the style of the Python files alone", calls("-m", "ruff", "check", "."), tests=True, front_end=False
    ),
    "notebooks": Command(
        "run the chapters and keep just the outputs that are checked", calls("tools/notebooks.py", "--write"),
        tests=True, front_end=False, more="chapters/01-connection.ipynb",
    ),
    "budgets": Command("print reading level, words and weights beside their budgets", budgets, tests=True),
    "bench": Command(
        "measure how fast the figures answer to a slider", bench, tests=True, more="--only pelvic-tilt"
    ),
    "bench-grading": Command(
        "measure how fast quiz notebooks are marked, beside nbgrader's autograder", calls("tools/bench_grading.py"),
        tests=True, front_end=False,
    ),
    "bench-startup": Command(
        "measure how fast the commands start, beside an empty Python and nbgrader", calls("-m", "tools.bench_startup"),
        tests=True, front_end=False,
    ),
    "pins": Command(
        "write the requirements files anew from pyproject.toml", calls("-m", "tools.pins"), front_end=False
    ),
    "pins-added": Command(
        "the same, but only for packages that are new there", calls("-m", "tools.pins", "--keep"), front_end=False
    ),
    "clean": Command("remove all that these commands made", clean, sets_up=False),
}  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    bear_any_encoding()
    given = list(sys.argv[1:] if arguments is None else arguments)
    name = "help" if not given or given[0] in ("-h", "--help") else given[0]
    command = COMMANDS.get(name)
    if command is None:
        near = difflib.get_close_matches(name, COMMANDS, n=1, cutoff=0)[0]
        print(f"course: there is no command {name!r}; the nearest is {near!r}, and `help` lists all", file=sys.stderr)
        return 2
    more = options(name, command, given[1:])
    signal.signal(signal.SIGTERM, pass_on)
    try:
        if command.sets_up:
            code = set_up(command.tests, command.front_end)
            if code:
                return code
        command.run(more)
    except FailedError as failed:
        return failed.code if 0 < failed.code < 256 else 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # whoever read it has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except OSError as error:
        print(f"course {name}: {error.filename}: {error.strerror}", file=sys.stderr)
        return 2
    return 0


def options(name: str, command: Command, given: list[str]) -> list[str]:
    """Return what follows a command and is meant for its program; other words end this with exit code 2."""
    example = f"example: python tools/course.py {name} {command.more}".rstrip()
    parser = argparse.ArgumentParser(prog=f"course.py {name}", description=command.does, epilog=example)
    if command.more:
        parser.add_argument("more", nargs="*", help="goes to its program as it stands")
    if not command.more or {"-h", "--help"} & set(given[:1]):
        parser.parse_args(given)
    return given


if __name__ == "__main__":
    sys.exit(main())
