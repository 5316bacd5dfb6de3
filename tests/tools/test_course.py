"""The course's commands without make: what each starts, what is said of mistakes, a copy that nobody may write to."""

from __future__ import annotations

import errno
import os
import re
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tools import bootstrap, commands, environment, processes

FILE = "tools/course.py"


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What would be started, instead of starting it; set-up is among it."""
    calls: list[list[str]] = []

    def run(*words, more=None):
        calls.append([Path(words[0]).name, *map(str, words[1:])])

    monkeypatch.setattr(processes, "run", run)
    monkeypatch.setattr(commands, "run", run)
    monkeypatch.setattr(commands, "browser", lambda: {"BROWSER_PATH": "/a browser"})
    monkeypatch.setattr(commands, "set_up", lambda *what: calls.append(["set up", *what]) or 0)
    monkeypatch.setattr(commands.signal, "signal", lambda *what: None)
    return calls


def test_make_has_the_same_commands_and_no_more():
    text = (environment.ROOT / "Makefile").read_text(encoding="utf-8")
    named = re.search(r"^COMMANDS := ((?:.*\\\n)*.*)", text, re.MULTILINE)[1].replace("\\", "").split()
    assert named == list(commands.COMMANDS)
    assert text.count("tools/course.py $@") == 2  # and for a name that it does not have


@pytest.mark.parametrize("name", ["serve", "test-unit", "notebooks", "clean"])
def test_help_of_a_command_has_an_example(name, started, capsys):
    with pytest.raises(SystemExit) as ended:
        commands.main([name, "--help"])
    assert ended.value.code == 0 and not started
    assert f"example: python tools/course.py {name}" in capsys.readouterr().out


def test_help_lists_every_command_as_it_is_called(capsys, monkeypatch):
    monkeypatch.delenv("MAKELEVEL", raising=False)
    assert commands.main(["help"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[2] for line in lines] == list(commands.COMMANDS)
    monkeypatch.setenv("MAKELEVEL", "1")
    commands.main([])
    assert capsys.readouterr().out.splitlines()[1].startswith("make serve ")


def test_an_unknown_command_and_an_unknown_option_start_nothing(started, capsys):
    assert commands.main(["serv"]) == 2
    assert "the nearest is 'serve'" in capsys.readouterr().err
    with pytest.raises(SystemExit) as ended:
        commands.main(["book", "--prot"])
    assert ended.value.code == 2 and not started


def test_what_follows_goes_to_the_program(started):
    assert commands.main(["serve", "--port", "8000"]) == 0
    assert started == [["set up", False, True], [environment.PYTHON.name, "-m", "hipspine", "serve", "--port", "8000"]]


def test_check_runs_its_steps_in_order_and_says_which(started, capsys):
    assert commands.main(["check"]) == 0
    steps = [next(word for word in words[1:] if word not in ("-m", "run")) for words in started[1:]]
    assert steps == ["ruff", "ruff", "mypy", "--no-logo", "--if-present", "hipspine"]
    assert capsys.readouterr().out.count("course: ") == 5


def test_the_book_is_built_beside_the_checks_and_its_failure_ends_the_tests(started, monkeypatch):
    order = []
    monkeypatch.setattr(commands, "start", lambda words: order.append("book begins"))
    monkeypatch.setattr(commands, "end", lambda book: order.append("book ends") or 1)
    monkeypatch.setattr(commands, "styles", lambda: order.append("styles"))
    assert commands.main(["test"]) == 1
    assert order == ["book begins", "styles", "book ends"]
    assert started == [["set up", True, True]]


def test_what_waits_for_browsers_has_a_second_try_and_what_computes_has_none(started, monkeypatch):
    monkeypatch.setattr(commands, "start", lambda words: None)
    monkeypatch.setattr(commands, "end", lambda book: 0)
    monkeypatch.setattr(commands, "styles", lambda: None)
    assert commands.main(["test"]) == 0
    unit, rest = started[1:]
    assert "--cov" in unit and "--second-try" not in unit
    assert "--second-try" in rest and rest[-2:] == ["tests", "chapters"]


def test_another_number_of_workers_reaches_the_tests(started, monkeypatch):
    monkeypatch.setenv("WORKERS", "7")
    commands.main(["test-live"])
    assert "--numprocesses=7" in started[-1] and started[-1][-2:] == ["tests", "chapters"]


def test_a_program_that_fails_gives_its_code_and_one_that_is_missing_a_line(monkeypatch, capsys):
    monkeypatch.setattr(commands, "set_up", lambda *what: 0)
    monkeypatch.setattr(commands.signal, "signal", lambda *what: None)
    monkeypatch.setattr(processes, "PYTHON", sys.executable)
    monkeypatch.setitem(commands.COMMANDS, "lint", commands.Command("", commands.calls("-c", "raise SystemExit(5)")))
    assert commands.main(["lint"]) == 5
    monkeypatch.setattr(processes, "PYTHON", "/nowhere/python")
    assert commands.main(["lint"]) == 2
    assert capsys.readouterr().err == "course lint: /nowhere/python: this program is not there\n"


@pytest.mark.parametrize("encoding", ["cp437", "cp1252", "ascii"])
def test_every_code_page_can_show_the_help(encoding):
    done = subprocess.run(
        [sys.executable, "-m", "tools.commands", "help"], cwd=environment.ROOT, capture_output=True, check=False,
        env=os.environ | {"PYTHONIOENCODING": encoding},
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"") and b"marimo" in done.stdout


def test_a_copy_that_nobody_may_write_to_is_told_in_one_line(monkeypatch, capsys):
    def refused(**options):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(tempfile, "TemporaryFile", refused)
    assert environment.set_up(tests=False, front_end=False) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and "cannot be written to" in said and "copy it to a folder of your own" in said


def test_windows_keeps_the_programs_of_an_environment_elsewhere(monkeypatch):
    assert environment.python_of(Path("here")) == Path("here/bin/python")
    monkeypatch.setattr(environment, "WINDOWS", True)
    assert environment.python_of(Path("here")) == Path("here/Scripts/python.exe")


def test_windows_waits_for_the_python_that_takes_over(monkeypatch):
    code = [sys.executable, "-c", "raise SystemExit(3)"]
    monkeypatch.setattr(bootstrap.os, "name", "nt")
    monkeypatch.setattr(bootstrap, "candidates", lambda *what: iter(["in .venv", sys.executable]))
    monkeypatch.setattr(bootstrap, "supports", lambda python, *what: True)
    assert bootstrap.hand_over(code[1:], own=False) == 3


def test_the_end_of_the_command_is_that_of_what_it_started(tmp_path):
    pauses = "import signal, sys; signal.signal(signal.SIGTERM, lambda *_: sys.exit(7)); print(1, flush=True)"
    pauses += "; signal.pause()"
    code = f"""
import signal
from tools import commands, processes
processes.PYTHON = {sys.executable!r}
commands.set_up = lambda *what: 0
commands.COMMANDS["lint"] = commands.Command("", commands.calls("-c", {pauses!r}))
raise SystemExit(commands.main(["lint"]))
"""
    with subprocess.Popen([sys.executable, "-c", code], cwd=environment.ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"1\n"
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=60) == 7


def test_from_another_folder(tmp_path):
    told = [sys.executable, environment.ROOT / FILE, "help"]
    done = subprocess.run(told, cwd=tmp_path, capture_output=True, check=False, encoding="utf-8")
    assert done.returncode == 0 and "serve" in done.stdout
