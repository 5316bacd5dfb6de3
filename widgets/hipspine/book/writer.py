"""Writing the pages with Jupyter Book, in a process of its own that begins with the course loaded."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from hipspine.book.errors import BuildError
from hipspine.book.sphinx_log import last_words, problems_in
from hipspine.book.warm import start
from hipspine.datafile import DataErrors


def write_pages(root: Path, made: Path) -> Path:
    """Write the book of ``root`` into ``made``, a folder that Jupyter Book wants to be called ``_build``.

    Returns the folder of the pages. Raises DataErrors where Sphinx warns of anything, and BuildError where it fails
    without saying of what.
    """
    made.mkdir(parents=True, exist_ok=True)
    for name in ("html", ".doctrees", "jupyter_execute"):
        shutil.rmtree(made / name, ignore_errors=True)
    log = made.parent / "sphinx.log"
    said, complained = log.with_name("sphinx.out"), log.with_name("sphinx.err")
    command = ["jupyter-book", "build", str(root), "--path-output", str(made.parent), "-W", "--keep-going"]
    process = start(_run_jupyter_book, root, command, said, complained)
    process.join()
    complaints = complained.read_text(encoding="utf-8")
    log.write_text(f"{said.read_text(encoding='utf-8')}\n{complaints}", encoding="utf-8")
    problems = problems_in(complaints, root)
    if problems:
        raise DataErrors(problems)
    if process.exitcode != 0:
        raise BuildError(f"Jupyter Book failed: {last_words(complaints)} (all it said: {log})")
    return made / "html"


def _run_jupyter_book(root: Path, command: list[str], said: Path, complained: Path) -> None:
    """Run Jupyter Book's own command line, with what it says in two files."""
    for number, file in ((1, said), (2, complained)):
        with file.open("wb") as opened:
            os.dup2(opened.fileno(), number)
    os.chdir(root)
    sys.argv = command
    from jupyter_book.cli.main import main

    main()
