"""The table, read back by Python's own reader."""

from __future__ import annotations

import csv

import pytest

from hipspine.quiz.kinds import Single
from tests.support.export_samples import exported, items, said


@pytest.fixture(scope="module")
def rows(tmp_path_factory) -> list[dict[str, str]]:
    path = exported("csv", tmp_path_factory.getbasetemp())
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_every_question_has_its_row_and_every_decision_of_a_story_one(rows):
    told = [row["id"] for row in rows]
    plain = [name for name, item in items().items() if item.kind != "case"]
    steps = [f"{name}/{step.id}" for name, item in items().items() if item.kind == "case" for step in item.steps]
    assert sorted(told) == sorted([*plain, *steps])
    assert sum(float(row["points"]) for row in rows) == pytest.approx(sum(item.points for item in items().values()))


def test_the_key_and_the_texts_are_those_of_the_bank(rows):
    checked = 0
    for row in rows:
        item = items().get(row["id"])
        if not isinstance(item, Single) or "$" in str(item):
            continue
        assert row["key"] == next(option.id for option in item.options if option.correct)
        options = "".join(f"{option.id}){said(option.text)}" for option in item.options)
        assert "".join(row["options"].split()) == options
        assert "".join(row["stem"].split()) == said(item.stem)
        assert "".join(row["explanation"].split()) == said(item.explanation)
        checked += 1
    assert checked > 30


def test_no_cell_is_taken_for_a_formula(rows):
    cells = [cell for row in rows for cell in row.values()]
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]
    stems = {row["id"]: row["stem"] for row in rows}
    assert stems["9-odd-single"].startswith("'=SUM(A1)") and stems["9-odd-just-one"].startswith("'-2 = which?")


@pytest.mark.parametrize(
    ("name", "column", "told"),
    [
        ("9-odd-several", "options", "a) 1\nb) 2\nc) −1\nd) 3\ne) 4"),
        ("9-odd-several", "key", "a, b, c"),
        ("9-odd-reason", "key", "false, a"),
        ("9-odd-number", "key", "'-2.5 ± 0.1 % of {length}"),
        ("9-odd-ordering", "key", "a, b, c, d"),
        ("9-odd-matching", "key", "1b, 2a, 3a"),
        ("9-odd-cloze", "key", '1: L*5 {~} / 漢字 é\\ "x" #/= / Straße\n2: a\n3: e\n4: end'),
        ("9-odd-gap", "options", "1 a) =so ~ {so}\n1 b) #not -> so"),
        ("9-odd-body", "key", "groin, buttock"),
        ("9-odd-set", "key", "joint_force at most 2"),
        ("9-odd-case/b", "key", "a, b"),
        ("9-odd-written", "key", "They decide:\nforce ~ lever."),
    ],
)
def test_every_kind_has_its_key(rows, name, column, told):
    assert next(row for row in rows if row["id"] == name)[column] == told


def test_formulas_are_written_in_one_line_and_paragraphs_apart(rows):
    stem = next(row for row in rows if row["id"] == "9-odd-single")["stem"]
    assert stem.endswith("🦴.\nA second paragraph with stress, code {~} and (x_1 + 1)/(y^2) < √(z).")
