"""The words of all figures held against what the figures ask for; ``hipspine check`` runs it."""

from __future__ import annotations

from pathlib import Path

from hipspine.datafile import DataError, DataErrors, shown_path
from hipspine.figures import FIGURES, loaded
from hipspine.figures.text_schema import read_texts
from hipspine.figures.texts import texts


def text_problems(folder: Path) -> list[DataError]:
    """Return everything that is wrong with the words of figures in a folder: one file for each figure, none besides."""
    errors: list[DataError] = []
    for name in FIGURES:
        try:
            document = read_texts(folder / f"{name}.yml")
            loaded(name)
        except DataErrors as several:
            errors += several.errors
        except DataError as error:
            errors.append(error)
        else:
            errors += texts(name).problems(document)
    for path in sorted(folder.glob("*.yml")):
        if path.stem not in FIGURES:
            errors.append(DataError(shown_path(path), None, f"there is no figure “{path.stem}”", ", ".join(FIGURES)))
    return errors
