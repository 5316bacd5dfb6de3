"""Python for the pages: Pyodide from npm, the course's package for pages, and wheels, in a folder of the site.

A page that offers to run its cells bears the address of a list (``python.json``); all that is in the list loads when a
reader presses *Run*, from this site alone.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from hipspine.book.publish.node import package_file
from hipspine.book.python_wheels import PACKAGES, packed, wheel
from hipspine.evidence import load_numbers, load_references
from hipspine.evidence.numbers import printable
from hipspine.inpage import NUMBERS, PLACES, SHARED
from hipspine.paths import frontend_path, package_path

FOLDER = "_static/python"
LIST = "python.json"
_CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
_LOCK = "pyodide-lock.json"
_COURSE = "hipspine.zip"
_MODULES = "../hipspine"  # of the front end, from the folder
_SQUEEZED = {".mjs", ".wasm", ".json"}  # what servers compress on the way


@cache
def version() -> str:
    """Return the version of Pyodide. Raises PublishError where it is not installed."""
    found: dict[str, str] = json.loads(package_file("pyodide", "package.json").read_text(encoding="utf-8"))
    return found["version"]


@cache
def address() -> str:
    """Return the list's address from the top of the site, with a fingerprint of all that it depends on."""
    digest = hashlib.sha256(version().encode() + course())
    for package in PACKAGES:
        digest.update(package.file.encode())
    for name in ("python-worker.js", "python.css"):
        digest.update(frontend_path("page", name).read_bytes())
    digest.update(Path(__file__).read_bytes())
    return f"{FOLDER}/{LIST}?v={digest.hexdigest()[:10]}"


@cache
def course() -> bytes:
    """Return the package ``hipspine`` of the pages as a zip archive."""
    return packed((f"hipspine/{name}", content) for name, content in sorted(_course_files()))


def write_python(site: Path, progress: Callable[[str], None] = lambda _: None) -> None:
    """Write the folder into a built site whose pages offer to run their cells; leave another as it is.

    ``progress`` receives a line that says how large it is. Raises PublishError where something is not installed.
    """
    if not any("data-python=" in page.read_text(encoding="utf-8") for page in site.rglob("*.html")):
        return
    folder = site / FOLDER
    home = folder / version()
    home.mkdir(parents=True, exist_ok=True)
    # Pyodide asks for its files by their plain names; their folder is that of the version.
    core = {name: {**_written(home / name, content), "file": name} for name, content in _core().items()}
    wheels = {
        package.name: {
            "title": f"{package.name} {package.version}",
            "imports": package.imports,
            "needs": package.needs,
            **_written(home / package.file, wheel(package)),
        }
        for package in PACKAGES
    }
    listed = {
        "home": f"{version()}/",
        "core": core,
        "course": _written(home / _COURSE, course()),
        "wheels": wheels,
        "worker": _module("python-worker.js"),
        "style": _module("python.css"),
        "plotly": f"{_MODULES}/plotly.min.js",
    }
    (folder / LIST).write_text(json.dumps(listed), encoding="utf-8")
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    progress(f"Python for the pages: {size / 1e6:.1f} MB, loaded when a reader runs a cell")


def _written(file: Path, content: bytes) -> dict[str, object]:
    """Write a file and return what the list says of it: its address, its bytes, and those on the way."""
    file.write_bytes(content)
    on_the_way = len(gzip.compress(content, 6)) if file.suffix in _SQUEEZED else len(content)
    digest = hashlib.sha256(content).hexdigest()[:10]
    return {"file": f"{file.name}?v={digest}", "size": len(content), "wire": on_the_way}


def _module(name: str) -> str:
    digest = hashlib.sha256(frontend_path("page", name).read_bytes()).hexdigest()[:10]
    return f"{_MODULES}/{name}?v={digest}"


def _core() -> dict[str, bytes]:
    """Return Pyodide's own files, and its list of packages without any: those that it knows are on another host."""
    core = {name: package_file("pyodide", name).read_bytes() for name in _CORE}
    known = json.loads(package_file("pyodide", _LOCK).read_text(encoding="utf-8"))
    return {**core, _LOCK: json.dumps({**known, "packages": {}}).encode()}


def _course_files() -> Iterator[tuple[str, bytes]]:
    for name, source in PLACES.items():
        yield name, package_path("inpage", source).read_bytes()
    for name in SHARED:
        path = package_path(name)
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            yield file.relative_to(package_path()).as_posix(), file.read_bytes()
    yield NUMBERS, json.dumps(_numbers(), ensure_ascii=False).encode()


def _numbers() -> dict[str, object]:
    """Return the numbers as a page's Python has them; of one that must not be printed, just why."""
    numbers, references = load_numbers(), load_references()
    found: dict[str, object] = {}
    for name in numbers:
        try:
            found[name] = printable(name, numbers, references).model_dump(mode="json")
        except ValueError as refused:
            found[name] = {"refused": str(refused)}
    return found
