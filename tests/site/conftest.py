"""The whole site, with its notebooks and the zip to take along."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def built_site(root) -> Path:
    """The folder of the site with its notebooks, built first where a source has changed."""
    command = [sys.executable, "-m", "hipspine.cli", "site"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"the site does not build:\n{done.stderr}"
    return root / "_build" / "html"
