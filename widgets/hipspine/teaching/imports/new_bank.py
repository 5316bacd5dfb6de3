"""A bank of one's own to begin with: a small example, its schema, and a table for a spreadsheet."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from hipspine.datafile import DataError, DataErrors
from hipspine.quiz.schema import json_schema
from hipspine.teaching.support.saving import write


def new_bank(folder: Path) -> list[Path]:
    """Write the beginning of a bank into a folder and return its files.

    Raises DataErrors where one of them is there already, and DataError where the folder cannot be written.
    """
    templates = files("hipspine.teaching.imports") / "templates"
    texts = {name: (templates / name).read_bytes() for name in ("my-questions.yml", "table.csv")}
    texts["schema.json"] = json_schema(own=True).encode()
    paths = [folder / name for name in texts]
    there = [path for path in paths if path.exists()]
    if there:
        problem = "this file is there already and stays as it is"
        raise DataErrors([DataError(path, None, problem, "another folder") for path in there])
    for path in paths:
        write(path, texts[path.name])
    return paths
