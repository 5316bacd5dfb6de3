"""Runs the tests of the runtime with the oldest versions that pyproject.toml allows (`make test-oldest`).

The versions stand in requirements-oldest.txt, which `make pins` writes: the lower bounds of what the package itself
names, and of the rest what comes. They have wheels for the oldest Python alone, so that one must be there.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from tools.bootstrap import output_of, supported_range
from tools.environment import ROOT, install_packages, provide_uv, python_of

PINS = ROOT / "requirements-oldest.txt"
TESTS = ("tests/models", "tests/figures", "tests/python", "tests/quiz")
# What is made from the sources with one set of versions, and is the same only with that: meshes, a schema.
LEFT_OUT = (
    "tests/figures/test_skeleton.py",
    "tests/figures/test_muscles.py::test_the_script_makes_the_stored_file",
    "tests/figures/test_muscles.py::test_check_reports_a_moved_point_and_another_bone",
    "tests/figures/test_muscles.py::test_what_is_set_on_a_bone_was_near_it_before",
    "tests/quiz/test_schema.py::test_the_stored_schema_is_made_from_the_code",
)


def main() -> int:
    """Make the environment where its pins are new, and run the tests in it."""
    _, oldest, _ = supported_range()
    version = "{}.{}".format(*oldest)
    python = oldest_python(version)
    if python is None:
        print(f"make test-oldest needs Python {version}, and finds none: install it", file=sys.stderr)
        return 2
    there = environment_of(python)
    files = [f"--ignore={one}" for one in LEFT_OUT if "::" not in one]
    single = [f"--deselect={one}" for one in LEFT_OUT if "::" in one]
    command = [there, "-m", "pytest", "-q", "-m", "unit", *files, *single, *sys.argv[1:], *TESTS]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def oldest_python(version: str) -> str | None:
    """Return a Python of this very version: the one running, one on PATH, or one that uv knows."""
    if "{}.{}".format(*sys.version_info) == version:
        return sys.executable
    uv = provide_uv()
    found = output_of([str(uv), "python", "find", "--no-project", version]) if uv else None
    return found or shutil.which(f"python{version}")


def environment_of(python: str) -> Path:
    """Return the Python of the environment with the oldest versions, made anew when they change."""
    pins = PINS.read_text(encoding="utf-8")
    key = hashlib.sha256(f"{python} {pins}".encode()).hexdigest()[:12]
    folder = ROOT / "_build" / "environments" / f"oldest-{key}"
    there, stamp = python_of(folder), folder / "complete"
    if not stamp.exists():
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([python, "-m", "venv", "--without-pip", folder], check=True)
        install_packages("-r", PINS, python=there)
        stamp.touch()
    install_packages("--no-deps", "-e", ROOT, python=there)
    return there


if __name__ == "__main__":
    sys.exit(main())
