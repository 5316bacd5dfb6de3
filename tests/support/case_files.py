"""Cases that stand in data files. Collecting tests reads their names alone, a test its own file."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from hipspine.datafile import read_yaml

DATA = Path(__file__).parents[1] / "data"
_NAMED = re.compile(r"^- case: ['\"]?(.*?)['\"]?$", re.MULTILINE)


def names(folder: str) -> list[str]:
    """Return "file/case" for each named case of a folder's files, without parsing them."""
    files = sorted((DATA / folder).glob("*.yml"))
    return [f"{file.stem}/{name}" for file in files for name in _NAMED.findall(file.read_text(encoding="utf-8"))]


def count(file: str) -> range:
    """Return the places of a file's cases, which have no names, without parsing it."""
    return range(len(re.findall(r"^- ", (DATA / file).read_text(encoding="utf-8"), re.MULTILINE)))


@cache
def cases(file: str) -> list[dict[str, Any]]:
    """Return the cases of a file."""
    return read_yaml(DATA / file).data


def case(folder: str, name: str) -> dict[str, Any]:
    """Return one named case."""
    file, _, called = name.partition("/")
    [found] = [one for one in cases(f"{folder}/{file}.yml") if one["case"] == called]
    return found
