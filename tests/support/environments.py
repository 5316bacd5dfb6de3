"""Environments of their own for tests of an installed wheel: what is pinned is kept from run to run."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from filelock import FileLock

from tools.environment import ROOT, install_packages

# What points at the Python that the tests run in.
_OURS = re.compile(r"^(PYTHON|VIRTUAL_ENV|JUPYTER|IPYTHON|PYTEST|COVERAGE)")


def built_wheel(folder: Path) -> Path:
    """Return the wheel of the course, built into a folder."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    return next(folder.glob("*.whl"))


def with_wheel(name: str, wheel: Path, *packages: str, pins: Path) -> Path:
    """Return the Python of an environment with the wheel, its needs and ``packages``, at the versions of ``pins``."""
    versions = re.sub(r"^\.\s*$", "", pins.read_text(encoding="utf-8"), flags=re.MULTILINE)
    needs = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    key = hashlib.sha256(f"{sys.version} {versions} {needs} {packages}".encode()).hexdigest()[:12]
    folder = ROOT / "_build" / "environments" / f"{name}-{key}"
    python, constraints = folder / "bin" / "python", folder / "pins.txt"
    folder.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(folder.with_suffix(".lock")):
        if not constraints.exists():
            shutil.rmtree(folder, ignore_errors=True)
            subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
            (folder / "new.txt").write_text(versions, encoding="utf-8")
            install_packages(wheel, *packages, "-c", folder / "new.txt", python=python)
            (folder / "new.txt").rename(constraints)
        else:
            install_packages("--no-deps", "--force-reinstall", wheel, python=python)
    return python


def clean_environment(home: Path) -> dict[str, str]:
    """Return this process's variables without those that point at its own Python, and with an empty home."""
    return {name: value for name, value in os.environ.items() if not _OURS.match(name)} | {"HOME": str(home)}
