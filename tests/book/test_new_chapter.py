"""A new chapter costs a notebook, its questions file and a line of ``_toc.yml``: the check and the final follow."""

from __future__ import annotations

import json
import shutil
from importlib import import_module

import nbformat
from bs4 import BeautifulSoup
from sphinx.testing.util import SphinxTestApp

from hipspine.chapters import FINAL, about, catalogue, taught_files
from hipspine.check import check_course
from hipspine.evidence import load_emergency
from hipspine.paths import data_path
from hipspine.quiz.bank import asked, load_quiz

ROOT = data_path().parent
PAGE, NAME = "09-sitting", "sitting"
OBJECTIVE = "Say that no single way to sit is right."
QUESTIONS = f"""\
quiz: {NAME}
title: "Check yourself: sitting"
about: chairs, *slumping* and "good" posture.
objectives:
  sitting-1: {OBJECTIVE}
items:
  - id: sitting-turns
    version: 1
    kind: reason
    objective: sitting-1
    level: understand
    difficulty: 1
    claims: [pelvis-is-the-link]
    stem: When you slump on a chair, the pelvis tips and takes the low back along.
    truth: true
    if_true: Yes. Ask what both have in common.
    if_false: It does. Ask what both have in common.
    options:
      - id: a
        text: The pelvis sits between the hips and the spine, so that it turns both.
        correct: true
        feedback: Yes. It is the part that they share.
      - id: b
        text: The chair holds the spine and leaves the pelvis free.
        feedback: The pelvis rests on the chair as well, and tips on it.
      - id: c
        text: The muscles of the chest pull at both.
        feedback: They end far above the pelvis.
    explanation: The pelvis joins both, so that its position changes both.
    sources: [eorifhip]
"""
BADGE = "[how sure? well supported](evidence.md#claim-pelvis-is-the-link)"


def add_chapter(root):
    """Add a small chapter to the course in a folder; return the files that this touched."""
    setup = json.loads((root / "chapters" / "01-connection.ipynb").read_text(encoding="utf-8"))
    [first] = [cell for cell in setup["cells"] if "remove-cell" in cell["metadata"].get("tags", [])]
    box = load_emergency().short_box("05-seek-care.ipynb")
    texts = [
        f"# Sitting and the hip\n\nThe pelvis tips when you sit. {BADGE}\n\n{box}",
        f"## What you will be able to do\n\n- {OBJECTIVE}",
        "## Check yourself",
    ]
    cells = [{"cell_type": "markdown", "id": f"s{i}", "metadata": {}, "source": text} for i, text in enumerate(texts)]
    quiz = {**first, "id": "s9", "metadata": {}, "source": f'quiz("{NAME}")'}
    notebook = setup | {"cells": [cells[0], first, *cells[1:], quiz]}
    written = {
        f"chapters/{PAGE}.ipynb": json.dumps(notebook, indent=1, ensure_ascii=False) + "\n",
        f"data/questions/{NAME}.yml": QUESTIONS,
    }
    for name, text in written.items():
        (root / name).write_text(text, encoding="utf-8")
    last = "      - file: chapters/06-examination-and-care\n"
    toc = (root / "_toc.yml").read_text(encoding="utf-8")
    (root / "_toc.yml").write_text(toc.replace(last, f"{last}      - file: chapters/{PAGE}\n"), encoding="utf-8")
    return [*written, "_toc.yml"]


def test_a_chapter_is_a_notebook_its_questions_and_a_line(tmp_path, monkeypatch):
    for folder in ("data", "chapters"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    for file in ("index.md", "_toc.yml"):
        shutil.copyfile(ROOT / file, tmp_path / file)
    assert len(add_chapter(tmp_path)) == 3
    assert check_course(tmp_path / "data", tmp_path / "chapters") == []
    assert taught_files(tmp_path)[-1].stem == PAGE
    [chapter] = [chapter for chapter in catalogue(tmp_path) if chapter.id == NAME]
    assert (chapter.title, chapter.quizzes) == ("Sitting and the hip", [NAME])
    assert about(chapter) == 'chairs, *slumping* and "good" posture.'
    for room in ("hipspine.chapters", "hipspine.quiz.bank"):  # "hipspine.quiz" is the function, too
        monkeypatch.setattr(import_module(room), "data_path", (tmp_path / "data").joinpath)
    assert load_quiz(NAME).about == 'chairs, *slumping* and "good" posture.'
    final = load_quiz(FINAL)
    assert any(item.id == "sitting-turns" for seed in range(60) for item in asked(final, seed, 30))


def test_the_landing_page_has_a_card_for_each_chapter_as_its_files_tell_of_it(tmp_path):
    chapters = ("01-connection", "02-conditions")
    files = {
        "conf.py": "extensions = ['myst_nb', 'hipspine.book']\nhtml_theme = 'basic'\nnb_execution_mode = 'off'\n",
        "index.md": "# Start\n\n```{chapters-list}\n```\n\nEnd.\n",
        "_toc.yml": "chapters:\n" + "".join(f"  - file: chapters/{page}\n" for page in chapters),
        "data/questions/connection.yml": 'about: what "linked" *means*.\n',
        "data/questions/conditions.yml": "quiz: conditions\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "chapters").mkdir()
    for page in chapters:
        can = "\n\n## What you will be able to do\n\n- Say *no*.\n- Ask." if page == chapters[1] else ""
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell(f"# The {page}{can}")])
        nbformat.write(notebook, tmp_path / "chapters" / f"{page}.ipynb")
    app = SphinxTestApp("html", srcdir=tmp_path)
    try:
        app.build()
        page = BeautifulSoup((app.outdir / "index.html").read_text(encoding="utf-8"), "lxml")
    finally:
        app.cleanup()
    first, second = page.find("ol", class_="hs-cards").find_all("li")
    assert first.h3.get_text() == "1 The 01-connection" and second.h3.get_text() == "2 The 02-conditions"
    assert [card.h3.a["href"] for card in (first, second)] == [f"chapters/{page}.html" for page in chapters]
    assert [words.decode_contents() for words in first.find_all("p")] == ["What “linked” <em>means</em>."]
    assert [words.decode_contents() for words in second.find_all("p")] == ["<em>You can then:</em> say <em>no</em>."]
    # Neither shows a figure: the course's stands for them.
    pictures = [picture["src"] for card in (first, second) for picture in card.find_all("img")]
    assert len(pictures) == 4
    for picture in pictures:
        assert "/card-pelvic-tilt-" in picture
        assert (app.outdir / picture.partition("?")[0]).is_file()
