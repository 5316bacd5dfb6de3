"""Notebooks that went through other tools before they were handed in: the same answers, and no false alarm.

nbconvert is the real one; what Colab, VS Code and jupytext write is made here, as they document it or leave it.
jupytext is not among the tests' tools, as its extension has Jupyter open each Markdown file as a notebook.
"""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from nbconvert.exporters import NotebookExporter
from traitlets.config import Config

from hipspine.teaching.answering.answer_store import MIME
from hipspine.teaching.assignment.key import Key
from hipspine.teaching.assignment.notebook import handout
from hipspine.teaching.assignment.selection import select
from hipspine.teaching.example.simulate import click_answers, simulate, type_answer
from hipspine.teaching.grading.record import Record, grade

NAME = "week-1"
STUDENT = "ann"


@pytest.fixture(scope="module")
def key() -> Key:
    """A release of twelve questions."""
    return Key.of(NAME, select(None, ("connection", "mechanics")), students={STUDENT: "Ann"}, count=12, seed=5)


def answered(key: Key, *, clicked: bool) -> dict:
    """Return a notebook in which every question has an answer: typed, or every other one clicked."""
    book = json.loads(handout(key, None))
    chance = random.Random(7)
    clicks = {}
    for place, variant in enumerate(key.variants(STUDENT)):
        response = simulate(variant, 0.6, chance)
        if clicked and place % 2:
            clicks[variant.name] = response
        else:
            type_answer(book, variant.name, response)
    click_answers(book, key, STUDENT, clicks)
    return book


def node(book: dict) -> nbformat.NotebookNode:
    return nbformat.reads(json.dumps(book), as_version=4)


def as_lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def joined(text: object) -> str:
    return text if isinstance(text, str) else "".join(text)


def colab(book: dict, *, nbgrader: bool) -> bytes:
    """As "Download .ipynb" gives it: minor 0, no ids but those in the cells' metadata, its own provenance."""
    book = {**copy.deepcopy(book), "nbformat": 4, "nbformat_minor": 0}
    book["metadata"] |= {"colab": {"provenance": [], "toc_visible": True}}
    for number, cell in enumerate(book["cells"]):
        del cell["id"]
        kept = cell["metadata"].get("nbgrader")
        cell["metadata"] = {"id": f"{number:012x}"} | ({"nbgrader": kept} if nbgrader and kept else {})
        cell["source"] = as_lines(joined(cell["source"]).rstrip())
        if cell["cell_type"] == "code":
            cell["metadata"]["outputId"] = f"{number:08x}-0000"
            cell.setdefault("execution_count", None)
    return json.dumps(book, indent=2, ensure_ascii=False).encode()


def vs_code(book: dict) -> bytes:
    """As VS Code saves it: the kernel in full, lists of lines, one blank of indentation, no line's end at the end."""
    book = copy.deepcopy(book)
    version = {"codemirror_mode": {"name": "ipython", "version": 3}, "pygments_lexer": "ipython3", "version": "3.12.1"}
    book["metadata"]["language_info"] |= version | {"file_extension": ".py", "mimetype": "text/x-python"}
    book["metadata"]["kernelspec"] = {"display_name": ".venv", "language": "python", "name": "python3"}
    for cell in book["cells"]:
        cell["source"] = as_lines(joined(cell["source"]))
        if cell["cell_type"] == "code":
            cell["metadata"]["vscode"] = {"languageId": "python"}
    return json.dumps(book, indent=1, ensure_ascii=False).encode()


def windows(book: dict) -> bytes:
    """As an editor there leaves it: every line's end is two characters, in the file and in the texts."""
    book = copy.deepcopy(book)
    for cell in book["cells"]:
        cell["source"] = joined(cell["source"]).replace("\n", "\r\n")
    return json.dumps(book, indent=1).replace("\n", "\r\n").encode()


def trailing_lines(book: dict) -> bytes:
    """As formatters leave it: a line's end behind every text, and none of the blanks at lines' ends."""
    book = copy.deepcopy(book)
    for cell in book["cells"]:
        lines = [line.rstrip() for line in joined(cell["source"]).split("\n")]
        cell["source"] = "\n".join(lines) + "\n"
    return json.dumps(book, indent=4).encode() + b"\n\n"


def nbconverted(book: dict, **preprocessors: bool) -> bytes:
    """As ``jupyter nbconvert --to notebook`` writes it."""
    config = Config({name: {"enabled": on} for name, on in preprocessors.items()})
    return NotebookExporter(config=config).from_notebook_node(node(book))[0].encode()


def older(book: dict) -> bytes:
    """As nbformat writes it for readers of minor 4, which knows no ids."""
    old = node(book)
    for cell in old.cells:
        del cell["id"]
    old.nbformat_minor = 4
    return nbformat.writes(old).encode()


def jupytexted(form: str) -> Callable[[dict], bytes]:
    """As ``jupytext --to FORM`` and back again writes it: a new file of the texts alone."""

    def through_text(book: dict) -> bytes:
        make = {"code": nbformat.v4.new_code_cell, "markdown": nbformat.v4.new_markdown_cell}
        cells = [make[cell.cell_type](cell.source.rstrip("\n")) for cell in node(book).cells if cell.cell_type in make]
        kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
        told = {"jupytext": {"formats": f"ipynb,{form}"}, "kernelspec": kernel}
        return nbformat.writes(nbformat.v4.new_notebook(cells=cells, metadata=told)).encode()

    return through_text


KEEPS_OUTPUTS: dict[str, Callable[[dict], bytes]] = {
    "colab": lambda book: colab(book, nbgrader=True),
    "colab-without-cells-metadata": lambda book: colab(book, nbgrader=False),
    "vs-code": vs_code,
    "windows": windows,
    "trailing-lines": trailing_lines,
    "nbconvert": nbconverted,
    "older": older,
}
DROPS_OUTPUTS: dict[str, Callable[[dict], bytes]] = {
    "nbconvert-clear-output": lambda book: nbconverted(book, ClearOutputPreprocessor=True),
    "nbconvert-clear-metadata": lambda book: nbconverted(
        book, ClearOutputPreprocessor=True, ClearMetadataPreprocessor=True
    ),
    "jupytext": jupytexted("py:percent"),
}


def graded(key: Key, data: bytes) -> Record:
    return grade(key, STUDENT, data)


def codes(record: Record) -> set[str]:
    return {reason.partition(":")[0] for reason in record["reasons"]}


@pytest.mark.parametrize("tool", KEEPS_OUTPUTS)
def test_a_copy_with_its_outputs_is_graded_as_the_notebook_is(key, tool):
    book = answered(key, clicked=True)
    before, after = (graded(key, data) for data in (json.dumps(book).encode(), KEEPS_OUTPUTS[tool](book)))
    assert before["status"] == "graded" and before["reasons"] == []
    assert {one["given"] for one in before["questions"]} == {"clicked", "typed"}
    assert after["reasons"] == []
    assert after["questions"] == before["questions"]


@pytest.mark.parametrize("tool", DROPS_OUTPUTS)
def test_typed_answers_go_through_every_tool(key, tool):
    book = answered(key, clicked=False)
    before, after = (graded(key, data) for data in (json.dumps(book).encode(), DROPS_OUTPUTS[tool](book)))
    assert after["questions"] == before["questions"]
    # Where the notebook's metadata are gone the first cell tells the release, which is said.
    assert codes(after) <= {"stripped"}


@pytest.mark.parametrize("tool", DROPS_OUTPUTS)
def test_clicked_answers_that_a_tool_dropped_are_no_zero(key, tool):
    fresh = json.loads(handout(key, None))
    clicks = {one.name: simulate(one, 1.0, random.Random(1)) for one in key.variants(STUDENT)}
    click_answers(fresh, key, STUDENT, clicks)
    assert graded(key, json.dumps(fresh).encode())["score"] > 5
    told = graded(key, DROPS_OUTPUTS[tool](fresh))
    assert (told["status"], told["total"]) == ("listed", None)
    assert codes(told) - {"stripped"} == {"blank"}


@pytest.mark.parametrize("tool", KEEPS_OUTPUTS)
def test_a_dropped_kind_of_output_is_told_whatever_else_a_tool_did(key, tool):
    book = answered(key, clicked=True)
    for cell in book["cells"]:
        for output in cell.get("outputs", []):
            del output["data"][MIME]
    told = graded(key, KEEPS_OUTPUTS[tool](book))
    assert told["status"] == "listed"
    assert codes(told) == {"unclear", "stripped"}


@pytest.mark.parametrize("tool", [*KEEPS_OUTPUTS, *DROPS_OUTPUTS])
def test_a_text_that_was_changed_and_questions_that_moved_are_still_found(key, tool):
    """No tool hides what a person did."""
    book = answered(key, clicked=False)
    text = next(cell for cell in book["cells"] if cell["id"] == "q01-text")
    text["source"] = "**Question 1** · 1 point\n\nIs this another one?"
    first, last = (
        next(place for place, cell in enumerate(book["cells"]) if cell["id"] == name) for name in ("q02", "q12")
    )
    book["cells"][first], book["cells"][last] = book["cells"][last], book["cells"][first]
    told = graded(key, (KEEPS_OUTPUTS | DROPS_OUTPUTS)[tool](book))
    assert codes(told) - {"stripped"} == {"edited", "moved"}
    assert [reason for reason in told["reasons"] if reason.startswith("edited")] == [
        "edited: q01: its text is not the one handed out"
    ]


def test_a_copy_of_a_cell_is_no_move(key):
    book = answered(key, clicked=False)
    book["cells"].append({**next(cell for cell in book["cells"] if cell["id"] == "q01"), "id": "copied"})
    assert graded(key, json.dumps(book).encode())["reasons"] == []


def test_a_file_by_any_of_these_tools_is_read_without_running_it(key, tmp_path):
    book = answered(key, clicked=False)
    canary = Path(tmp_path / "ran")
    source = f"import pathlib; pathlib.Path({str(canary)!r}).touch()"
    book["cells"].append({"cell_type": "code", "id": "mine", "metadata": {}, "source": source, "outputs": []})
    for tool in (KEEPS_OUTPUTS | DROPS_OUTPUTS).values():
        book["cells"][-1]["execution_count"] = None
        assert graded(key, tool(book))["status"] == "graded"
    assert not canary.exists()
