"""The bundles of the front end, which are committed: they are what its sources make, and Python finds them."""

from __future__ import annotations

import filecmp
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from hipspine.paths import frontend_path, package_path

ROOT = Path(__file__).resolve().parents[2]
STALE = "frontend/dist is out of date: run make frontend, and commit what it writes"
LONGEST_LINE = 120  # characters
LONGEST_MODULE = 300  # lines
SOURCES = sorted(path for path in package_path().rglob("*.js") if not path.is_relative_to(frontend_path()))


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_the_bundles_are_what_the_sources_make(tmp_path):
    # The virtual environment may hold the Node that runs it.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path}
    command = [shutil.which("node", path=path), "tools/frontend.mjs", tmp_path]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, timeout=60)
    committed = frontend_path()
    assert files(committed) == files(tmp_path), STALE
    _, different, unreadable = filecmp.cmpfiles(committed, tmp_path, files(tmp_path), shallow=False)
    assert (different, unreadable) == ([], []), STALE


@pytest.mark.parametrize("module", SOURCES, ids=lambda path: path.stem)
def test_modules_are_short(module):
    lines = module.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= LONGEST_MODULE
    assert [line for line in lines if len(line) > LONGEST_LINE] == []
