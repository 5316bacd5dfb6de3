"""Finds a Python that the course supports and lets it set up the rest (tools/environment.py).

This file and course.py alone must run on any Python, however old, at least far enough to refuse in one line: no newer
syntax here.
The supported range stands once, in pyproject.toml (requires-python).
"""

import io
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PROBE = "import sys, ensurepip, venv; print('%d.%d' % sys.version_info[:2])"


def supported_range():
    """Return the range as written, and its first and first-unsupported version as pairs of numbers."""
    with io.open(os.path.join(ROOT, "pyproject.toml"), encoding="utf-8") as file:
        text = file.read()
    match = re.search(r'^requires-python\s*=\s*"(>=(\d+)\.(\d+),\s*<(\d+)\.(\d+))"', text, re.MULTILINE)
    numbers = [int(number) for number in match.groups()[1:]]
    return match.group(1), tuple(numbers[:2]), tuple(numbers[2:])


def output_of(command):
    """Return what a command prints, or None when it is missing or fails."""
    try:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        printed = process.communicate()[0]
    except OSError:
        return None
    return printed.decode("utf-8", "replace").strip() if process.returncode == 0 else None


def supports(python, first, end):
    """Tell whether a Python is in the range and can make a virtual environment."""
    printed = output_of([python, "-c", PROBE])
    if not printed:
        return False
    version = tuple(int(number) for number in printed.split("."))
    return first <= version < end


def candidates(wanted, first, end):
    """Yield Pythons in order of preference: the environment there is, the one running, those on PATH, uv's."""
    yield os.path.join(ROOT, ".venv", *(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")))
    yield sys.executable
    for minor in range(end[1] - 1, first[1] - 1, -1):
        yield "python%d.%d" % (first[0], minor)
    if output_of(["uv", "--version"]):
        found = output_of(["uv", "python", "find", "--no-project", wanted])
        if not found and output_of(["uv", "python", "install", "%d.%d" % (end[0], end[1] - 1)]) is not None:
            found = output_of(["uv", "python", "find", "--no-project", wanted])
        if found:
            yield found


def hand_over(arguments, own=True):
    """Run the first Python that will do with these arguments, or refuse in one line; return the exit code.

    ``own`` is whether the Python of ``.venv`` may be it.
    """
    wanted, first, end = supported_range()
    found = candidates(wanted, first, end)
    if not own:
        next(found)
    for python in found:
        if supports(python, first, end):
            if os.name == "nt":  # exec would end this process at once there, and forget the exit code
                return subprocess.call([python] + arguments)
            os.execvp(python, [python] + arguments)
    sys.stderr.write(
        "This course needs Python %s with its venv module; found Python %d.%d at %s and no other that fits. "
        "Install one (on Debian with its python3-venv package), or uv.\n"
        % (wanted, sys.version_info[0], sys.version_info[1], sys.executable)
    )
    return 2


def main():
    """Let the first Python that will do set up what the command line names."""
    return hand_over([os.path.join(ROOT, "tools", "environment.py")] + sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
