"""What a command needs that the package alone does not bring: the optional parts (extras) of pyproject.toml.

Asked before a command begins, so that none stops half-way, and without loading anything.
"""

from __future__ import annotations

from importlib.util import find_spec

NEEDED = {
    "teaching": {
        "jinja2": "jinja2",
        "lxml": "lxml",
        "nbformat": "nbformat",
        "openpyxl": "openpyxl",
        "PIL": "pillow",
        "rich": "rich",
    },
    "book": {
        "filelock": "filelock",
        "fontTools": "fonttools",
        "jupyter_book": "jupyter-book",
        "jupyterlite_core": "jupyterlite-core",
        "jupyterlite_pyodide_kernel": "jupyterlite-pyodide-kernel",
        "lxml": "lxml",
        "pikepdf": "pikepdf",
        "PIL": "pillow",
        "resvg_py": "resvg-py",
        "segno": "segno",
        "sphinx_reredirects": "sphinx-reredirects",
    },
}
"""By extra: the modules that must be there, and the packages that hold them."""


def missing(extra: str) -> list[str]:
    """Return the packages of an extra that are not installed, in the order of ``NEEDED``."""
    return [package for module, package in NEEDED[extra].items() if find_spec(module) is None]
