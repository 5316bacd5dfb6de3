"""Writing the pages with Jupyter Book, in a process of its own that gets ready while the chapters run.

Loading Sphinx and making the figures' modules takes half of its time, and needs nothing of what the chapters print.
"""

from __future__ import annotations

import importlib
import shutil
import subprocess
import sys
from pathlib import Path
from types import TracebackType

from hipspine.book.sphinx_log import last_words, problems_in
from hipspine.datafile import DataErrors


class BuildError(RuntimeError):
    """The builder itself failed, through no fault of the course's content."""


class Writer:
    """Jupyter Book, getting ready from the start of a ``with`` block and writing when ``write`` is called."""

    def __init__(self, root: Path, made: Path) -> None:
        """Write the book of ``root`` into ``made``, a folder that Jupyter Book wants to be called ``_build``."""
        self._root, self._made = root, made

    def __enter__(self) -> Writer:
        """Start the process."""
        command = [sys.executable, "-m", "hipspine.book.writer", "build", str(self._root)]
        command += ["--path-output", str(self._made.parent), "-W", "--keep-going"]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, cwd=self._root, stdin=pipe, stdout=pipe, stderr=pipe, text=True)
        return self

    def write(self) -> Path:
        """Write the pages and return their folder.

        Raises DataErrors where Sphinx warns of anything, and BuildError where it fails without saying of what.
        """
        for name in ("html", ".doctrees", "jupyter_execute"):
            shutil.rmtree(self._made / name, ignore_errors=True)
        said, complained = self._process.communicate("begin\n")
        log = self._made.parent / "sphinx.log"
        log.write_text(f"{said}\n{complained}", encoding="utf-8")
        problems = problems_in(complained, self._root)
        if problems:
            raise DataErrors(problems)
        if self._process.returncode != 0:
            raise BuildError(f"Jupyter Book failed: {last_words(complained)} (all it said: {log})")
        return self._made / "html"

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process where it was not needed; it ends by itself when its input closes."""
        if self._process.returncode is None:
            self._process.terminate()
            self._process.communicate()


def main() -> None:
    """Get ready, wait for the word, and run Jupyter Book's own command line."""
    # The process that only waits for this one must not load these, so they are not imported above.
    for module in ("jupyter_book.sphinx", "myst_nb.sphinx_ext", "sphinx_book_theme"):
        importlib.import_module(module)
    from jupyter_book.cli.main import main as jupyter_book_main

    from hipspine.book.islands import generated

    generated()
    if sys.stdin.readline():
        jupyter_book_main()


if __name__ == "__main__":
    main()
