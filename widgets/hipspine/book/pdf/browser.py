"""The reader's own Chromium, which prints a page of ours as a tagged PDF: no window, no network, a fresh profile."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from hipspine.book.errors import BuildError
from hipspine.datafile import DataError

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
"""What the program is called on PATH; the variable BROWSER_PATH comes before them."""
SECONDS = 300
"""How long printing may take before it is given up."""
_FLAGS = (
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--allow-file-access-from-files",  # the fonts of the book stand beside the page
    "--no-pdf-header-footer",
    "--export-tagged-pdf",
    "--generate-pdf-document-outline",
)


def browser_path() -> str:
    """Return the path of a Chromium. Raises DataError that says what to install where there is none."""
    given = os.environ.get("BROWSER_PATH")
    if given:
        if not shutil.which(given):
            raise DataError("BROWSER_PATH", None, f"{given!r} is not a program", "the path of Chromium, Chrome or Edge")
        return given
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        problem = f"a PDF is printed by a browser, and none of {', '.join(NAMES)} is on PATH"
        raise DataError("hipspine pdf", None, problem, "install Chromium or Chrome, or set BROWSER_PATH to it")
    return found


def print_page(page: Path) -> bytes:
    """Return an HTML file as Chromium prints it. Raises BuildError where it cannot, with the browser's last words."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        out = Path(folder, "out.pdf")
        own = [f"--user-data-dir={folder}/profile", f"--print-to-pdf={out}"]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            own.append("--no-sandbox")  # which root has none of
        try:
            done = subprocess.run(
                [browser_path(), *_FLAGS, *own, page.as_uri()],
                capture_output=True,
                text=True,
                errors="replace",
                timeout=SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise BuildError(f"the browser did not print within {SECONDS} seconds") from None
        except OSError as error:
            raise BuildError(f"the browser does not start: {error}") from None
        if not out.is_file() or not out.stat().st_size:
            said = (done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[-1]
            raise BuildError(f"the browser printed nothing: {said}")
        return out.read_bytes()
