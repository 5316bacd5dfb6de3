"""What tests of every room share."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
# No sandbox, as root has none; and no requests of the browser's own, which a closed network answers slowly.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

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


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests, as Playwright starts but once; `make test` says where it is, else PATH is searched."""
    path = os.environ.get("BROWSER_PATH") or next(filter(None, map(shutil.which, NAMES)), None)
    if not path:
        pytest.fail("no browser: run `make test`, or set BROWSER_PATH to a Chromium", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()
