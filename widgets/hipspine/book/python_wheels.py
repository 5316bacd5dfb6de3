"""Packages that a page's Python may import, packed from those installed here: the pinned ones, and only what runs.

Each is a wheel of pure Python without its tests, its documents and what only a notebook or a compiler needs.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path, PurePosixPath

from hipspine.book.publish.errors import PublishError

_DATE = (1980, 1, 1, 0, 0, 0)  # of every file, so that the same packages make the same bytes
_FOLDERS = {"tests", "testing", "benchmarks", "labextension", "matplotlylib", "__pycache__"}
_NOT_PYTHON = {"tests", "labextension", "__pycache__"}
_KEPT = {".py", ".json", ".txt", ".typed", ""}  # licences, too


@dataclass(frozen=True)
class Package:
    """A package by its name on the index: modules that it brings, packages that it needs, files that it can lack."""

    name: str
    imports: tuple[str, ...]
    needs: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    @property
    def version(self) -> str:
        """The version that is installed. Raises PublishError where it is not."""
        try:
            return distribution(self.name).version
        except PackageNotFoundError:
            raise PublishError(f"{self.name} is not installed, and pages import it: run `make book`") from None

    @property
    def file(self) -> str:
        """The name of the wheel."""
        return f"{self.name}-{self.version}-py3-none-any.whl"


PACKAGES = (
    Package("plotly", ("plotly", "_plotly_utils"), ("narwhals", "packaging")),
    Package("sympy", ("sympy",), ("mpmath",)),
    Package("mpmath", ("mpmath",)),
    Package("narwhals", ("narwhals",)),
    Package("packaging", ("packaging",)),
    Package("latex2mathml", ("latex2mathml",)),
)
"""What pages can import. NumPy is not among them: it has no wheel for a browser."""


def wheel(package: Package, whole: bool = False) -> bytes:
    """Return the wheel of a package, with ``whole`` all of its Python.

    Raises PublishError where it is not installed.
    """
    assert package.version
    files = distribution(package.name).files or []
    module = f"{package.name.replace('-', '_')}.py"  # of a package that is one file
    wanted = {path: file for file in files if _runs(path := PurePosixPath(file), whole) or str(path) == module}
    return packed((str(path), Path(wanted[path].locate()).read_bytes()) for path in sorted(wanted))


def packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a zip archive of files by path, the same bytes for the same files."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target:
        for name, content in files:
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, content)
    return archive.getvalue()


def _runs(path: PurePosixPath, whole: bool) -> bool:
    folders = path.parts[:-1]
    info = any(folder.endswith(".dist-info") for folder in folders)
    if path.is_absolute() or ".." in path.parts or not folders or path.name.startswith("test_"):
        return False
    if info:
        return path.name == "METADATA" or "licen" in str(path).lower()
    if whole:
        return path.suffix in _KEPT and not _NOT_PYTHON.intersection(folders)
    return path.suffix in _KEPT and not _FOLDERS.intersection(folders)
