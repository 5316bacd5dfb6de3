"""The course's own wheel for notebooks in the browser: what runs there, and its data as the build has read them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path

from hipspine import __version__, compiled
from hipspine.book.python_wheels import packed
from hipspine.datafile import DataError, read_yaml
from hipspine.evidence import load_references
from hipspine.paths import data_path, package_path

_FOLDERS_LEFT = {"book", "teaching", "page", "src", "__pycache__"}
"""What builds, what teachers need, and the front end of pages."""
_FILES_LEFT = {"cli.py", "__main__.py"}
_KEPT = {".py", ".typed"}
_BUNDLED = {".js", ".css"}


def course_wheel(plotly: Mapping[str, str]) -> bytes:
    """Return the wheel; ``plotly`` has the addresses of the site's own, by the kinds of ``compiled.PLOTLY``.

    Raises DataError and DataErrors for what is wrong in the data.
    """
    info = f"hipspine-{__version__}.dist-info"
    metadata = f"Metadata-Version: 2.1\nName: hipspine\nVersion: {__version__}\n"
    made = {f"{info}/METADATA": metadata, f"hipspine/_data/{compiled.SITE}": json.dumps(plotly)}
    files = {**dict(_package()), **dict(_data()), **{name: text.encode() for name, text in made.items()}}
    return packed(sorted(files.items()))


def _package() -> Iterator[tuple[str, bytes]]:
    top = package_path()
    for file in top.rglob("*"):
        path = file.relative_to(top)
        # What stands beside an interaction in JavaScript is bundled in frontend/dist.
        wanted = file.suffix in _KEPT or (path.parts[0] == "frontend" and file.suffix in _BUNDLED)
        if wanted and not _FOLDERS_LEFT.intersection(path.parts) and path.as_posix() not in _FILES_LEFT:
            yield f"hipspine/{path.as_posix()}", file.read_bytes()


def _data() -> Iterator[tuple[str, bytes]]:
    top = data_path()
    for file in top.rglob("*"):
        if not file.is_file() or file.name.startswith("."):
            continue
        path = f"hipspine/_data/{file.relative_to(top).as_posix()}"
        yield path, file.read_bytes()
        if file.suffix == ".yml":
            yield _beside(path), _packed(file)
    works = {key: asdict(work) for key, work in load_references().items()}
    yield _beside("hipspine/_data/references.bib"), json.dumps(works, ensure_ascii=False).encode()


def _packed(file: Path) -> bytes:
    document = read_yaml(file)
    try:
        return compiled.packed_yaml(document.data, document.lines)
    except ValueError as refused:
        raise DataError(document.file, None, str(refused), "texts, numbers, truth values, lists and records") from None


def _beside(path: str) -> str:
    return compiled.beside(Path(path)).as_posix()
