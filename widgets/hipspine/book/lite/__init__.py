"""The notebooks in the reader's own browser: JupyterLite as a part of the site, which calls no other host.

Python there is the same Pyodide that runs the cells of pages (``python_files.py``), of which the site has one copy.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from hipspine.book.lite.app import KERNEL, build_app, configure
from hipspine.book.lite.buttons import add_buttons, on_the_way
from hipspine.book.lite.wheels import STARTED_WITH, write_wheels
from hipspine.book.publish import INTERACTIVE, PublishError
from hipspine.book.python_files import FOLDER as PYTHON
from hipspine.book.python_files import version
from hipspine.compiled import LITE, PLOTLY

_LINK = re.compile(r"\]\(([\w-]+\.md)[#)]")


def write_lite(
    site: Path, notebooks: Sequence[Path], title: str, work: Path, say: Callable[[str], None] = lambda _: None
) -> int:
    """Write JupyterLite with the chapters and the pages that they link to into a built site; return its bytes.

    The page of each chapter gets the button that opens it. ``work`` is a folder of its own. Raises PublishError where a
    tool or a package is missing, DataError and DataErrors for what is wrong in the data.
    """
    python = site / PYTHON / version()
    if not python.is_dir():
        raise PublishError("no page of this book runs Python, so its site has none for notebooks either")
    files, target = work / "files", site / LITE
    shutil.rmtree(files, ignore_errors=True)
    shutil.rmtree(target, ignore_errors=True)
    files.mkdir(parents=True)
    for source in (*notebooks, *sorted(_linked(notebooks))):
        shutil.copyfile(source, files / source.name)
    say("building JupyterLite")
    build_app(files, target, work / "app")
    say("packing Python's packages")
    plotly = {kind: _versioned(site, f"{INTERACTIVE}/{file}") for kind, file in PLOTLY.items()}
    packages = write_wheels(target, python, target / KERNEL, work / "wheels", plotly)
    script = f"../{_versioned(site, f'{INTERACTIVE}/notebooks.js')}"
    configure(target, title, f"../{PYTHON}/{version()}/pyodide.mjs", packages, script, STARTED_WITH)
    add_buttons(site, [notebook.stem for notebook in notebooks], on_the_way(site))
    return sum(file.stat().st_size for file in target.rglob("*") if file.is_file())


def _linked(notebooks: Iterable[Path]) -> set[Path]:
    """Return the Markdown pages to which notebooks link."""
    found = {notebook.parent / name for notebook in notebooks for name in _LINK.findall(notebook.read_text("utf-8"))}
    return {page for page in found if page.is_file()}


def _versioned(site: Path, name: str) -> str:
    """Return a file's address from the top of the site, with a fingerprint."""
    return f"{name}?v={hashlib.sha256((site / name).read_bytes()).hexdigest()[:10]}"
