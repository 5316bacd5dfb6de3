"""Question files of every kind, each broken in one place: all are refused with line, problem and remedy.

The cases stand in ``tests/data/broken``, a file for each question of ``tests/data/kinds.yml`` and one for the file as a
whole (``file.yml``): what is replaced by what, words of the line that must be named (none: the question's first line),
of the problem, and of what is allowed.
"""

from __future__ import annotations

import pytest

from hipspine.datafile import DataErrors
from hipspine.quiz.bank import load_bank
from tests.support import case_files
from tests.support.quiz_samples import CLAIMS, KINDS, REFERENCES

GOOD = KINDS.read_text(encoding="utf-8")
WHOLE = "file"


def broken(tmp_path, text: str, **options: bool) -> DataErrors:
    path = tmp_path / "kinds.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataErrors) as caught:
        load_bank(path, claims=CLAIMS, references=REFERENCES, **options)
    return caught.value


def changed(question: str, old: str, new: str) -> tuple[str, int]:
    """Return the file with ``old`` of one question replaced by ``new``, and the line on which that question starts."""
    start, end = bounds(question)
    assert old in GOOD[start:end], f"{old} does not stand in {question}"
    return GOOD[:start] + GOOD[start:end].replace(old, new, 1) + GOOD[end:], GOOD[:start].count("\n") + 1


def bounds(question: str) -> tuple[int, int]:
    if question == WHOLE:
        return 0, len(GOOD)
    start = GOOD.index(f"  - id: kinds-{question}\n")
    following = GOOD.find("\n  - id: ", start)
    return start, len(GOOD) if following < 0 else following + 1


@pytest.mark.parametrize("name", case_files.names("broken"))
def test_broken_question_names_line_and_remedy(tmp_path, name):
    case, place = case_files.case("broken", name), case_files.case("broken", name).get("line", "")
    text, first = changed(name.partition("/")[0], case["replace"], case["by"])
    found = broken(tmp_path, text)
    lines = {n for n, line in enumerate(text.splitlines(), start=1) if n >= first and place in line}
    told = [error for error in found.errors if case["problem"] in error.problem]
    assert told, str(found)
    assert told[0].line in lines if place else told[0].line == first, str(found)
    assert case.get("allowed", "") in (told[0].allowed or ""), str(found)
    assert all(len(str(error).splitlines()) == 1 for error in found.errors)


def test_practice_holds_nothing_that_a_person_must_mark(tmp_path):
    found = broken(tmp_path, GOOD, practice=True)
    line = GOOD[: GOOD.index("kind: written")].count("\n") + 1
    assert [(error.line, error.problem) for error in found.errors] == [
        (line, "kinds-written: nobody marks a “written” question in practice")
    ]
    assert "single, several" in found.errors[0].allowed
    assert "written" not in found.errors[0].allowed
