"""Where the course's data lie: inside the wheel, or in the repository for an editable install."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def package_path(*parts: str) -> Path:
    """Return the path of a file that is part of the Python package.

    Raises FileNotFoundError when there is no such file or folder.
    """
    return _existing(_PACKAGE.joinpath(*parts))


def frontend_path(*parts: str) -> Path:
    """Return the path of a file or folder of the bundled front end, which ``make frontend`` writes.

    Raises FileNotFoundError when there is no such file or folder.
    """
    return package_path("frontend", "dist", *parts)


def data_path(*parts: str) -> Path:
    """Return the path of a file or folder under the course's ``data/``.

    A wheel carries the folder as ``hipspine/_data``; in an editable install it stands beside ``widgets/``.

    Raises FileNotFoundError when there is no such file or folder.
    """
    shipped = _PACKAGE / "_data"
    root = shipped if shipped.is_dir() else _PACKAGE.parent.parent / "data"
    return _existing(root.joinpath(*parts))


def chapters_path(data: Path | None = None) -> Path:
    """Return the folder of chapters beside a folder of data (the course's own). An installed wheel has none."""
    return (data or data_path()).parent / "chapters"


def _existing(path: Path) -> Path:
    if not path.exists():
        raise FileNotFoundError(f"{path.parent.name}/{path.name}: this file of the course is missing")
    return path
