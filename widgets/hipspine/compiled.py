"""Data files as a build has read them: JSON beside each, in the course's wheel for notebooks in the browser.

Python there has neither PyYAML nor pybtex, whose parsers are compiled or slow. Elsewhere no such file exists, and the
data are read as they were written.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hipspine.paths import package_path

if TYPE_CHECKING:
    from hipspine.plain_yaml import Place

SITE = "site.json"
"""Among the data of that wheel: the addresses of the site's own Plotly, from its top."""

PLOTLY = {"flat": "plotly.min.js", "solid": "plotly-3d.min.js"}
"""By what is drawn, the file of the site that draws it."""

LITE = "lite"
"""The folder of the notebooks, at the top of the site."""


def beside(path: Path) -> Path:
    """Return where what was read from a file would stand."""
    return path.with_name(f"{path.name}.json")


def read(path: Path) -> Any:  # Any: what the file holds
    """Return what a build has read from one of the course's data files, or None where it has read nothing."""
    ready = beside(path)
    shipped = package_path() / "_data"
    if not path.is_relative_to(shipped) or not ready.is_file():
        return None
    return json.loads(ready.read_text(encoding="utf-8"))


def read_yaml(path: Path) -> tuple[Any, dict[Place, int]] | None:
    """Return a YAML file's data and the line of each entry, as ``plain_yaml.parse`` does, or None as ``read``."""
    ready = read(path)
    return (ready[0], {tuple(place): line for place, line in ready[1]}) if ready else None


def packed_yaml(data: Any, lines: Mapping[Place, int]) -> bytes:  # Any: what a file of data holds
    """Return what ``read_yaml`` reads. Raises ValueError for data that JSON cannot hold as they are."""
    kept = [data, [[list(place), line] for place, line in lines.items()]]
    try:
        text = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
    except TypeError as error:
        raise ValueError(f"JSON cannot hold a date: {error}") from None
    if json.loads(text)[0] != data:
        raise ValueError("JSON cannot hold a record whose key is no text")
    return text.encode()


def plotly_address(kind: str) -> str:
    """Return the address of the site's own Plotly ("flat" or "solid"), or "" where no site serves this Python."""
    shipped = package_path() / "_data" / SITE
    if "pyodide" not in sys.modules or not shipped.is_file():
        return ""
    browser = import_module("js")
    top, found, _ = str(browser.location.href).partition(f"/{LITE}/")
    return f"{top}/{json.loads(shipped.read_text(encoding='utf-8'))[kind]}" if found else ""
