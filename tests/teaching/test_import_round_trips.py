"""What `hipspine export` writes comes back by `hipspine import`, in everything that the format carries."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from hipspine.quiz.interactions.question import Question
from hipspine.teaching.assignment.selection import select
from hipspine.teaching.exports import export
from hipspine.teaching.imports import bring_in
from tests.support.export_samples import SAYS_NOTHING, items, practice
from tests.support.round_trips import parts

FORMATS = {
    "moodle": "moodle",
    "gift": "gift",
    "csv": "csv",
    "qti21": "qti",
    "canvas": "qti",
    "common-cartridge": "qti",
}
NOT_CARRIED = {
    "moodle": set(),
    "gift": {"hints", "points", "rubric"},
    "csv": {"hints"},
    "qti21": {"hints"},
    "canvas": {"hints", "mistakes", "rubric"},
    "common-cartridge": {"hints"},
}
"""What of a question a format has no place for; the exports say so, in their notes and on the instructors' page."""


@cache
def came_back(format: str, folder: Path) -> tuple[set[str], dict[str, Question]]:
    """Return the ids that an export wrote, and the questions that the import made of it."""
    path = folder / f"practice.{format}"
    written = set(export(practice(), format, path, **SAYS_NOTHING).written)
    bring_in([path], folder / f"back-{format}", format=FORMATS[format])
    return written, {item.id: item for bank in select(folder / f"back-{format}") for item in bank.items}


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("round")


@pytest.mark.parametrize("format", FORMATS)
def test_every_question_comes_back_equal_in_what_the_format_carries(format, folder):
    written, back = came_back(format, folder)
    alone = {name for name in written if items()[name].kind in ("set", "case")}
    assert set(back) == written - alone
    for name, item in back.items():
        wanted, found = parts(items()[name]), parts(item)
        # Moodle's gaps hold whole points, as the export says.
        passed = NOT_CARRIED[format] | ({"points"} if format == "moodle" and item.kind == "cloze" else set())
        assert {key: found[key] for key in found if key not in passed} == {
            key: wanted[key] for key in wanted if key not in passed
        }, name


def test_levels_come_back_from_tags_of_moodle(folder):
    _, back = came_back("moodle", folder)
    assert all(item.level == items()[name].level for name, item in back.items())


@pytest.mark.parametrize("format", FORMATS)
def test_files_are_called_as_their_chapters(format, folder):
    _, back = came_back(format, folder)
    names = {path.stem for path in (folder / f"back-{format}").glob("*.yml")}
    assert names <= {bank.quiz for bank in practice()}
    assert back and all(any(one.startswith(f"{name}-") for name in names) for one in back)
