"""A question after a section: drawn from the items that name it, and held to the headings of its chapter."""

from __future__ import annotations

import pytest
import yaml

from hipspine import quiz
from hipspine.chapters import calls
from hipspine.check import check_course
from hipspine.datafile import read_yaml
from hipspine.paths import data_path
from hipspine.quiz.bank import asked, bank_names, load_bank, load_quiz
from hipspine.quiz.sections import section_problems
from tests.support.chapters import CATALOGUE, CHAPTERS, TAUGHT
from tests.support.quiz_samples import SAMPLE


def sections():
    """Return every question after a section of the course: chapter's file, quiz, section."""
    for page, chapter in CATALOGUE.items():
        yield from ((page, name, section) for _, name, section in chapter.asked_sections)


@pytest.mark.parametrize(("page", "name", "section"), list(sections()))
def test_a_section_asks_its_own_questions(page, name, section):
    widget = quiz(name, items=1, section=section)
    assert widget.name == f"quiz:{name}/{section}"
    assert [item.section for item in widget.items] == [section]
    other = {quiz(name, seed=seed, section=section).items[0].id for seed in range(12)}
    assert len(other) >= 2, "“Another question” would show the same one"


def test_every_chapter_asks_on_the_way():
    pages = [page for page, _, _ in sections()]
    assert len(TAUGHT) >= 6
    assert {page: pages.count(page) for page in TAUGHT if pages.count(page) < 3} == {}


def test_one_question_is_what_is_drawn_where_nothing_is_said():
    name, section = next((name, section) for _, name, section in sections())
    assert len(quiz(name, section=section).items) == 1
    assert len(quiz(name, items=0, section=section).items) == len(load_quiz(name, section).items) >= 2


def test_a_section_does_not_change_what_the_whole_quiz_draws():
    for name in bank_names():
        bank = load_bank(name)
        assert [item.id for item in asked(load_quiz(name), 3, 8)] == [item.id for item in asked(bank, 3, 8)]


def test_an_unknown_section_names_those_there_are():
    name, section = next((name, section) for _, name, section in sections())
    with pytest.raises(KeyError, match=f"no question of the section 'nowhere'; its sections are .*{section}"):
        quiz(name, section="nowhere")


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        ('quiz("connection", items=1, section="nerves")', [("connection", "nerves")]),
        ("x = quiz('a', section='b', seed=3)\nquiz('c')", [("a", "b")]),
        ('quiz("connection")', []),
        ("%pip install x", []),
        ("print('quiz section')", []),
    ],
)
def test_what_a_cell_asks_for(code, wanted):
    assert [(call.name, call.section) for call in calls(code) if call.section] == wanted


def problems(tmp_path, names, headings, cells):
    data = yaml.safe_load(SAMPLE.read_text(encoding="utf-8"))
    for item, section in zip(data["items"], names, strict=False):
        if section:
            item["section"] = section
    path = tmp_path / "data" / "sample.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
    return [str(error) for error in section_problems(read_yaml(path), "01-sample.ipynb", headings, cells)]


def test_chapter_and_questions_agree_about_sections(tmp_path):
    cells = {"01-sample.ipynb, cell 3": [("sample", "levers")]}
    assert problems(tmp_path, ["levers", "levers"], ["start", "levers"], cells) == []
    [line] = problems(tmp_path, ["levers", "levers", "lost"], ["start", "levers"], cells)
    assert "sample-pull: 01-sample.ipynb has no section “lost” (allowed: start, levers)" in line
    [line] = problems(tmp_path, ["levers", "levers", "start"], ["start", "levers"], cells)
    assert "asks no question after the section “start” (allowed: a cell with quiz(" in line
    [line] = problems(tmp_path, ["levers"], ["levers"], cells)
    assert line.startswith("01-sample.ipynb, cell 3: after the section “levers” a question is asked, and 1 can be dr")
    [line] = problems(tmp_path, ["levers", "levers"], ["levers"], {**cells, "cell 4": [("other", "levers")]})
    assert line.startswith("cell 4: a question on a section of “other”")


def test_the_course_is_held_to_it(tmp_path):
    text = data_path("questions", "connection.yml").read_text(encoding="utf-8")
    folder = tmp_path / "data" / "questions"
    folder.mkdir(parents=True)
    for path in data_path().rglob("*.*ml"):
        target = tmp_path / "data" / path.relative_to(data_path())
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(path.read_bytes())
    (tmp_path / "data" / "references.bib").write_bytes(data_path("references.bib").read_bytes())
    first = next(row for row in text.splitlines() if row.strip().startswith("section: "))
    (folder / "connection.yml").write_text(text.replace(first, "    section: nowhere-else", 1), encoding="utf-8")
    (tmp_path / "chapters").mkdir()
    for path in CHAPTERS.glob("01-*.ipynb"):
        (tmp_path / "chapters" / path.name).write_bytes(path.read_bytes())
    lines = [str(error) for error in check_course(tmp_path / "data", tmp_path / "chapters")]
    assert any("has no section “nowhere-else”" in line for line in lines)
