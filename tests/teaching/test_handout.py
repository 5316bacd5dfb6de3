"""The notebook that students get, where things are not as they are in JupyterLab: no package, VS Code, two releases."""

from __future__ import annotations

import json
import subprocess
import sys

import nbformat
import pytest
from IPython.core.interactiveshell import InteractiveShell

from hipspine.teaching.answering import answer_store, answer_widget
from hipspine.teaching.answering.answer_store import ANSWER, MIME
from hipspine.teaching.example.simulate import click_answers
from hipspine.teaching.grading.record import grade
from tests.support.classroom import NAME, RIGHT, answered, released


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    return released(tmp_path_factory.mktemp("home"))


def notebook(course):
    folder, _ = course
    return folder / "release" / NAME / f"{NAME}.ipynb"


def as_vs_code_saves(book: dict) -> str:
    """Lines as lists, no ids, its own metadata, an indent of its own, and a line end after the last brace."""
    for cell in book["cells"]:
        text = cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"])
        cell["source"] = text.splitlines(keepends=True)
        cell.pop("id", None)
        cell["metadata"]["vscode"] = {"languageId": "python"}
        for output in cell.get("outputs", []):
            plain = output["data"]["text/plain"]
            output["data"]["text/plain"] = plain.splitlines(keepends=True)
    book["metadata"]["language_info"] = {"name": "python", "file_extension": ".py", "version": "3.11.0"}
    book["nbformat_minor"] = 2
    return json.dumps(book, indent=1, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("way", ["clicked", "typed"])
def test_what_vs_code_saves_is_marked_the_same(course, tmp_path, way):
    _, key = course
    path = tmp_path / f"{NAME}.ipynb"
    path.write_bytes(notebook(course).read_bytes())
    if way == "typed":
        answered(key, "ann", path, RIGHT)
        book = json.loads(path.read_bytes())
    else:
        book = json.loads(path.read_bytes())
        shown = {asked.name: asked.to_letters(RIGHT[asked.item.id]) for asked in key.variants("ann")}
        click_answers(book, key, "ann", shown)
    here = grade(key, "ann", json.dumps(book).encode(), None)
    there = grade(key, "ann", as_vs_code_saves(book).encode(), None)
    assert here["status"] == there["status"] == "graded"
    assert here["score"] == 3
    assert there["questions"] == here["questions"]
    assert {one["given"] for one in there["questions"]} == {way}


def test_vs_code_tells_the_file(monkeypatch):
    shell = InteractiveShell.instance()
    monkeypatch.setitem(shell.user_ns, "__vsc_ipynb_file__", "/somewhere/else/week-1.ipynb")
    assert answer_widget._own_name() == "week-1.ipynb"


def test_without_the_package_an_answer_can_be_typed(course, tmp_path):
    """Every cell runs, and the text of each question stands in the notebook itself."""
    _, key = course
    book = nbformat.read(notebook(course), as_version=4)
    code = "\n\n".join(cell.source for cell in book.cells if cell.cell_type == "code")
    blocked = f"import sys\nsys.modules['hipspine'] = None\n{code}"
    done = subprocess.run([sys.executable, "-c", blocked], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("Type your answer") == len(key.variants("ann")) == 3
    assert list(tmp_path.iterdir()) == []
    words = "\n".join(cell.source for cell in book.cells if cell.cell_type == "markdown")
    for asked in key.variants("ann"):
        assert asked.item.stem in words
        assert all(text in words for _, text in asked.options)


def test_the_kept_answer_says_itself_in_words(course):
    _, key = course
    told = {"format": 1, "release": key.release, "student": None}
    data = answer_store.bundle(told, "q01", None)
    assert data["text/plain"] == f"{ANSWER} q01: no answer yet"
    assert data[MIME]["response"] is None


def test_one_source_leads_to_one_notebook(course):
    folder, _ = course
    source = nbformat.read(folder / "source" / NAME / f"{NAME}.ipynb", as_version=4)
    handed_out = nbformat.read(notebook(course), as_version=4)
    assert [cell.metadata.nbgrader for cell in source.cells] == [cell.metadata.nbgrader for cell in handed_out.cells]
    for book in (source, handed_out):
        nbformat.validate(book)
