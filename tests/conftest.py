"""What tests of every room share: the root, the built book, the browser, and the lane of each test."""

from __future__ import annotations

import gc
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Generator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error

from tests.support.lanes import LANES, lane_of

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
# What a run spends its last minutes on if it comes last: these files are begun first (`tests/README.md`).
SLOW_FIRST = (
    *("test_lite", "test_build", "test_hub", "test_live", "test_figure_tools", "test_moving_figures", "test_binder"),
    *("test_assignment", "test_nbgrader", "test_publish", "test_pdf"),
)
# What waits for browsers and servers, and so may be tried a second time (`--second-try`); what only computes may not.
WAITING = {"browser", "live", "class", "site"}

# A grammar of international addresses, which jsonschema would load for three seconds and no schema here asks for.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]  # an import of it fails, as if it were missing
# Kernels that tests start are this environment's, whatever kernels the user's home folder offers.
os.environ["JUPYTER_PREFER_ENV_PATH"] = "1"


def pytest_addoption(parser: pytest.Parser) -> None:
    does = "try a test that waits for browsers or servers once more where it failed, and list it (see tests/README.md)"
    parser.addoption("--second-try", action="store_true", help=does)


def pytest_configure(config: pytest.Config) -> None:
    # Searches for circles among the many small objects of Plotly and SymPy take a sixth of the time and find few.
    gc.set_threshold(100_000, 20, 10)
    for lane, meaning in LANES.items():
        config.addinivalue_line("markers", f"{lane}: {meaning} (the lane is found by tests/support/lanes.py)")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark each test with its lane, and begin with the slow files; both the same on every worker."""
    again = config.getoption("--second-try")
    for item in items:
        lane = lane_of(item.path, getattr(item, "fixturenames", ()))
        item.add_marker(lane)
        if again and lane in WAITING and isinstance(item, pytest.Function):
            item.add_marker(pytest.mark.flaky(reruns=1))
    places = {name: place for place, name in enumerate(SLOW_FIRST)}
    items.sort(key=lambda item: places.get(item.path.stem, len(places)))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, Any, Any]:
    """Keep a picture of every open window of a test that fails (pytest-playwright takes one of all, then drops it)."""
    report = yield
    browser = getattr(item, "funcargs", {}).get("browser")
    if report.failed and call.when == "call" and browser:
        folder = ROOT / item.config.getoption("--output")
        name = re.sub(r"[^\w.-]+", "-", item.nodeid)[-150:]
        for place, page in enumerate(page for context in browser.contexts for page in context.pages):
            with suppress(Error):  # a window that is gone says nothing; the test's own failure does
                page.screenshot(path=folder / f"{name}-{place}.png", timeout=5_000)
    return report


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
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """How pytest-playwright starts the browser; `make test` says where it is, else PATH is searched."""
    path = os.environ.get("BROWSER_PATH") or next(filter(None, map(shutil.which, NAMES)), None)
    if not path:
        pytest.fail("no browser: run `make test`, or set BROWSER_PATH to a Chromium", pytrace=False)
    return {**browser_type_launch_args, "executable_path": path, "args": FLAGS}


@pytest.fixture(scope="session")
def chromium(browser: Browser) -> Browser:
    """The one browser of all tests, for windows that outlive a test; others are opened by ``new_context``."""
    return browser
