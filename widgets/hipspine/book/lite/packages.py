"""What Python in the browser installs before the first cell: the course, what it needs, and what runs a notebook.

All are wheels of this site. Most are packed from the packages installed here (``python_wheels.py``); two come from the
package index, because those installed here do not run in a browser: one is compiled, one wants a newer Python.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from subprocess import CalledProcessError, run
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from hipspine.book.publish.errors import PublishError
from hipspine.book.publish.node import package_file
from hipspine.book.python_wheels import Package

COURSE = "hipspine"
LEFT_OUT = {
    "argcomplete": "completes commands in a shell",
    "jupyterlab-widgets": "its front end is an extension, its Python is empty",
    "numpy": "no wheel for a browser; models, figures and plots do without it",
    "pybtex": "the bibliography comes as JSON",
    "pyyaml": "no wheel for a browser; the data come as JSON",
    "widgetsnbextension": "of the classic notebook",
}
"""Packages that others name as needed and that notebooks in the browser do without, with the reason."""

_ROOTS = ("ipython", "comm")
FETCHED = ("micropip", "pydantic-core")
"""Packages whose wheels come from the package index."""


@cache
def lock() -> dict[str, dict[str, Any]]:  # Any: of each package, what Pyodide keeps
    """Return what Pyodide says of itself (``info``) and of the packages that it knows."""
    known: dict[str, dict[str, Any]] = json.loads(package_file("pyodide", "pyodide-lock.json").read_text("utf-8"))
    return known


@cache
def packages() -> tuple[Package, ...]:
    """Return the packages that are packed from those installed here, each after what it needs.

    Raises PublishError where one is not installed.
    """
    found: dict[str, Package] = {}

    def add(name: str) -> None:
        if name in found or name in FETCHED:
            return
        needs = tuple(_needed(name))
        for need in needs:
            add(need)
        found[name] = Package(name, (), needs)

    for root in (*_ROOTS, *_needed(COURSE)):
        add(root)
    return tuple(found.values())


def needs_of_course() -> tuple[str, ...]:
    """Return the packages that the course itself asks for, as far as notebooks in the browser have them."""
    return tuple(_needed(COURSE))


def _needed(name: str) -> Iterator[str]:
    """Yield the packages that one asks for in a browser, by their usual names."""
    environment: dict[str, str | AbstractSet[str]] = {
        "sys_platform": "emscripten",
        "platform_system": "Emscripten",
        "os_name": "posix",
        "platform_machine": "wasm32",
        "platform_python_implementation": "CPython",
        "implementation_name": "cpython",
        "python_full_version": lock()["info"]["python"],
        "python_version": _python(),
        "extra": "",
    }
    assert Package(name, ()).version  # or an error that says what to do
    for line in distribution(name).requires or ():
        asked = Requirement(line)
        wanted = canonicalize_name(asked.name)
        if wanted not in LEFT_OUT and (asked.marker is None or asked.marker.evaluate(environment)):
            yield wanted


def _python() -> str:
    return ".".join(lock()["info"]["python"].split(".")[:2])


def fetched(name: str, folder: Path) -> Path:
    """Return the wheel of a package of ``FETCHED``, kept in ``folder`` and downloaded where it is not there.

    The version is the one that is installed here or, for what is not, the one that Pyodide names. Raises PublishError
    where the package index does not give it.
    """
    installed = name != "micropip"
    version = Package(name, ()).version if installed else lock()["packages"][name]["version"]
    pattern = f"{name.replace('-', '_')}-{version}-*.whl"
    folder.mkdir(parents=True, exist_ok=True)
    if not list(folder.glob(pattern)):
        _download(f"{name}=={version}", folder)
    wheels = sorted(folder.glob(pattern))
    if not wheels:
        raise PublishError(f"the package index gave another file than {pattern} for {name} {version}")
    return wheels[0]


def _download(what: str, folder: Path) -> None:
    info = lock()["info"]
    python = _python()
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
    command += ["--disable-pip-version-check", "--implementation=cp", f"--python-version={python}"]
    command += [f"--platform=py{info['platform'].partition('_')[0]}_{info['abi_version']}_{info['arch']}"]
    command += [f"--abi=cp{python.replace('.', '')}", f"--dest={folder}", what]
    try:
        run(command, check=True, capture_output=True, encoding="utf-8", errors="replace")
    except CalledProcessError as failed:
        said = (failed.stderr.strip() or "pip said nothing").splitlines()[-1]
        raise PublishError(f"{what} for Python in a browser could not be downloaded: {said}") from None
