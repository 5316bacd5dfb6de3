"""What tests of every room share."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# Kernels that tests start are this environment's, whatever kernels the user's home folder offers.
os.environ["JUPYTER_PREFER_ENV_PATH"] = "1"


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def built_book(root) -> Path:
    """The folder of the built book, built first where a source has changed (parallel test runs wait for each other)."""
    done = subprocess.run(
        [sys.executable, "-m", "hipspine.cli", "book"], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"the book does not build:\n{done.stderr}"
    return root / "_build" / "html"
