"""Finds a Chromium for the browser tests, installs one where there is none, and prints its path.

Order: BROWSER_PATH, a browser on PATH, Playwright's own download, Debian's package (as root). Where all fail it says so
and exits 2: browser tests are never skipped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
DOWNLOAD_SECONDS = 600


def main() -> int:
    """Print the path of a browser that starts."""
    given = os.environ.get("BROWSER_PATH")
    if given:
        if not starts(given):
            print(f"BROWSER_PATH is {given!r}, which is not a browser that starts.", file=sys.stderr)
            return 2
        print(given)
        return 0
    for find in (on_path, from_playwright, from_debian):
        found = find()
        if found:
            print(found)
            return 0
    print(
        "No browser for the tests: none of " + ", ".join(NAMES) + " on PATH, and neither `playwright install chromium` "
        "nor `apt-get install chromium` (as root) could provide one. Install Chromium or set BROWSER_PATH.",
        file=sys.stderr,
    )
    return 2


def on_path() -> str | None:
    """Return the first browser on PATH that starts (some systems keep only a stub there)."""
    return next((path for path in map(shutil.which, NAMES) if path and starts(path)), None)


def from_playwright() -> str | None:
    """Let Playwright download its Chromium, and return its path."""
    from playwright.sync_api import sync_playwright

    attempt([sys.executable, "-m", "playwright", "install", "chromium"], "downloading Chromium with Playwright")
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if path and starts(path) else None


def from_debian() -> str | None:
    """Install Debian's Chromium where this process may, and return its path."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    attempt(["apt-get", "update", "--quiet"], "reading the list of Debian packages")
    attempt(["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", "chromium"], "installing Chromium")
    return on_path()


def attempt(command: list[str], what: str) -> None:
    """Run a command that may fail; its output goes to standard error, as standard output is for the path."""
    print(f"browser: {what} …", file=sys.stderr, flush=True)
    variables = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        subprocess.run(
            command, env=variables, stdin=subprocess.DEVNULL, stdout=sys.stderr, timeout=DOWNLOAD_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        print(f"browser: {error}", file=sys.stderr)


def starts(path: str) -> bool:
    """Tell whether this is a program that answers ``--version``."""
    if not Path(path).is_file():
        return False
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


if __name__ == "__main__":
    sys.exit(main())
