"""Programs of the environment that the course's commands start, and how they end."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tools.environment import PYTHON, ROOT, environment

Words = Sequence[str | Path]

running: list[subprocess.Popen[str]] = []
"""What was started and has not ended."""


class FailedError(Exception):
    """A program ended with this exit code; it has said why."""

    def __init__(self, code: int) -> None:
        """Keep the code."""
        super().__init__(code)
        self.code = code


def start(words: Words, more: dict[str, str] | None = None, **options: int) -> subprocess.Popen[str]:
    """Start a program of the environment, whose programs come first on its PATH."""
    variables = environment() | {"JUPYTER_PREFER_ENV_PATH": "1"} | (more or {})
    # Where this is set, each of the hundreds of processes that tests start would compile all that it loads.
    variables.pop("PYTHONDONTWRITEBYTECODE", None)
    program = shutil.which(words[0], path=variables["PATH"])  # on Windows names end with .exe or .cmd
    if program is None:
        raise FileNotFoundError(2, "this program is not there", str(words[0]))
    process = subprocess.Popen([program, *words[1:]], cwd=ROOT, env=variables, encoding="utf-8", **options)
    running.append(process)
    return process


def end(process: subprocess.Popen[str]) -> int:
    """Wait for a program and return its exit code; Ctrl+C is for it as well, so that it can clean up."""
    while True:
        try:
            code = process.wait()
            break
        except KeyboardInterrupt:
            continue
    running.remove(process)
    return code


def run(*words: str | Path, more: dict[str, str] | None = None) -> None:
    """Run a program to its end. Raises FailedError."""
    code = end(start(words, more))
    if code:
        raise FailedError(code)


def python(*words: str | Path, more: dict[str, str] | None = None) -> None:
    """Run the Python of the environment. Raises FailedError."""
    run(PYTHON, *words, more=more)


def hipspine(*words: str) -> None:
    """Run a command of the course's package. Raises FailedError."""
    python("-m", "hipspine", *words)


def npm(script: str) -> None:
    """Run a script of package.json. Raises FailedError."""
    run("npm", "run", "--if-present", "--silent", script)


def printed(*words: str | Path) -> str:
    """Return what a program prints. Raises FailedError."""
    process = start(words, stdout=subprocess.PIPE)
    said = process.communicate()[0]
    code = end(process)
    if code:
        raise FailedError(code)
    return said.strip()


def pass_on(number: int, frame: object) -> None:
    """Let what was started know that a service manager or a test ends this."""
    for process in running:
        process.terminate()
    raise KeyboardInterrupt


def say(what: str) -> None:
    """Print one line of progress at once."""
    print(f"course: {what} …", flush=True)
