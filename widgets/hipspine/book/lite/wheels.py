"""The wheels of notebooks in the browser as files of the site, and the list by which Pyodide finds them.

The list has Pyodide's own form (``pyodide-lock.json``), which names every package with its needs: so nothing is looked
for in a package index, here or elsewhere. Wheels that the pages' cells load too stand there once.
"""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from hipspine import __version__
from hipspine.book.lite.course import course_wheel
from hipspine.book.lite.packages import COURSE, FETCHED, fetched, lock, needs_of_course, packages
from hipspine.book.python_wheels import wheel

FOLDER = "wheels"
LIST = "pyodide-lock.json"
KERNEL = ("ipykernel", "piplite", "pyodide-kernel")
"""Packages that come with the kernel's extension."""

STARTED_WITH = (COURSE, "micropip", "piplite", "ipykernel", "comm", "pyodide-kernel", "jedi", "ipython")
"""What a kernel installs when it starts, with all that this needs."""

_KERNEL_NEEDS = {"pyodide-kernel": ("ipython", "comm", "micropip"), "piplite": ("micropip",)}


def write_wheels(lite: Path, shared: Path, kernel: Path, cache: Path, plotly: Mapping[str, str]) -> str:
    """Write the wheels and their list into a built JupyterLite and return the list's address from there.

    ``shared`` is the folder of the site with wheels that pages load too, ``kernel`` that of the kernel's own wheels
    (both within the site), ``cache`` keeps what was downloaded, and ``plotly`` is as for ``course_wheel``. Raises
    PublishError, DataError and DataErrors.
    """
    folder = lite / FOLDER
    folder.mkdir()
    listed: dict[str, object] = {}

    def add(name: str, version: str, file: Path, needs: tuple[str, ...] = ()) -> None:
        listed[name] = _entry(name, version, file, folder, needs)

    for package in packages():
        file = shared / package.file
        if not file.is_file():
            file = folder / package.file
            file.write_bytes(wheel(package, whole=True))
        add(package.name, package.version, file, package.needs)
    for name in FETCHED:
        source = fetched(name, cache)
        file = folder / source.name
        file.write_bytes(source.read_bytes())
        add(name, source.name.split("-")[1], file)
    for name in KERNEL:
        file = next(kernel.glob(f"{name.replace('-', '_')}-*.whl"))
        add(name, file.name.split("-")[1], file, _KERNEL_NEEDS.get(name, ()))
    course = course_wheel(plotly)
    # A build number makes the name change with the content, so that no browser mixes old and new.
    file = folder / f"{COURSE}-{__version__}-0{hashlib.sha256(course).hexdigest()[:10]}-py3-none-any.whl"
    file.write_bytes(course)
    add(COURSE, __version__, file, needs_of_course())
    text = json.dumps({"info": lock()["info"], "packages": dict(sorted(listed.items()))})
    (folder / LIST).write_text(text, encoding="utf-8")
    return f"{FOLDER}/{LIST}?v={hashlib.sha256(text.encode()).hexdigest()[:10]}"


def _entry(name: str, version: str, file: Path, folder: Path, needs: tuple[str, ...]) -> dict[str, object]:
    return {
        "name": name,
        "version": version,
        "file_name": Path(os.path.relpath(file, folder)).as_posix(),
        "install_dir": "site",
        "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
        "imports": sorted(set(_modules(file))),
        "depends": list(needs),
        "package_type": "package",
        "unvendored_tests": False,
    }


def _modules(file: Path) -> Iterator[str]:
    """Yield the modules at the top of a wheel, which a cell may import."""
    with zipfile.ZipFile(file) as archive:
        for name in archive.namelist():
            first, inner, _ = name.partition("/")
            if inner and not first.endswith((".dist-info", ".data")):
                yield first
            elif first.endswith(".py"):
                yield first.removesuffix(".py")
