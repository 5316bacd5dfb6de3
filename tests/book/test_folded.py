"""*Go deeper* is folded in the page and stays in its table of contents; a quiz's heading has the level of its place."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup
from docutils import nodes
from sphinx.testing.util import SphinxTestApp

from hipspine.book import wording
from hipspine.book.headings import level_at_end
from hipspine.chapters import chapter_files, taught_files

CONF = """\
extensions = ["myst_nb"]
html_theme = "basic"
nb_execution_mode = "off"
html_permalinks = False


def setup(app):
    from hipspine.book.cells import setup_cells
    from hipspine.book.folded import setup_folded
    from hipspine.book.links import setup_links

    for part in (setup_links, setup_cells, setup_folded):
        part(app)
"""
MARKDOWN = ["# A\n\nOne.", "## Check yourself\n\nTwo.", "## Go deeper\n\nThree.\n\n### The sum\n\nFour."]


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """A small chapter as Sphinx writes it."""
    folder = tmp_path_factory.mktemp("folded")
    (folder / "conf.py").write_text(CONF, encoding="utf-8")
    output = {"output_type": "stream", "name": "stdout", "text": "shown"}
    code = {"cell_type": "code", "execution_count": 1, "metadata": {}, "outputs": [output]}
    cells = [{"cell_type": "markdown", "id": f"m{i}", "metadata": {}, "source": s} for i, s in enumerate(MARKDOWN)]
    cells.insert(1, {**code, "id": "c1", "source": 'figure("gait")'})
    cells.append({**code, "id": "c2", "source": "print(1 + 1)"})
    about = {"language_info": {"name": "python", "pygments_lexer": "ipython3"}}
    notebook = {"cells": cells, "metadata": about, "nbformat": 4, "nbformat_minor": 5}
    (folder / "index.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    app = SphinxTestApp("html", srcdir=folder)
    try:
        app.build()
        assert app.warning.getvalue() == ""
        return BeautifulSoup((app.outdir / "index.html").read_text(encoding="utf-8"), "lxml")
    finally:
        app.cleanup()


def test_go_deeper_is_folded_below_its_heading(written):
    section = written.find(id="go-deeper")
    heading, fold = section.find_all(recursive=False)
    assert (heading.name, heading.get_text()) == ("h2", "Go deeper")
    assert (fold.name, fold["class"], fold.get("open")) == ("details", ["hs-deeper"], None)
    assert fold.find("summary").get_text() == wording.DEEPER_HOLDS
    assert "Three." in fold.get_text()
    assert fold.find("h3").get_text() == "The sum"
    assert "print(1 + 1)" in fold.get_text()
    assert len(written.find_all("details")) == 1


def test_its_headings_stay_in_the_table_of_contents(written):
    links = [link["href"] for link in written.select(".sphinxsidebar a")]
    assert {"#go-deeper", "#the-sum"} <= set(links)


def test_a_cell_that_only_shows_leaves_its_output(written):
    outside, inside = written.select("div.cell")
    assert "figure" not in outside.get_text()
    assert outside.get_text().strip() == "shown"
    assert inside.select("div.cell_input")


@pytest.mark.parametrize("path", taught_files(), ids=lambda path: path.stem)
def test_every_chapter_that_teaches_folds_it(built_book, path):
    page = BeautifulSoup((built_book / f"chapters/{path.stem}.html").read_text(encoding="utf-8"), "lxml")
    fold = page.select_one("#go-deeper > details.hs-deeper")
    assert fold.select("div.cell_input")
    assert page.select("div.cell_input") == fold.select("div.cell_input"), "code that teaches stands in Go deeper"


@pytest.mark.parametrize("path", chapter_files(), ids=lambda path: path.stem)
def test_every_chapter_begins_with_one_minute(built_book, path):
    page = BeautifulSoup((built_book / f"chapters/{path.stem}.html").read_text(encoding="utf-8"), "lxml")
    first = page.select_one(".bd-article h2")
    assert first.get_text() == "In one minute"
    box = page.select_one(".hs-urgent")
    assert first in box.find_all_next("h2"), "the box of emergency signs comes first"
    assert first.find_next("ul").select("li")


def chain(depth):
    """Return a document whose last section lies ``depth`` deep."""
    document = nodes.document(None, None)
    node = document
    for _ in range(depth):
        node += [nodes.section("", nodes.title("", "Before")), section := nodes.section("", nodes.title("", "Title"))]
        node = section
    return document


@pytest.mark.parametrize(("depth", "level"), [(0, 2), (1, 2), (2, 3), (3, 4), (5, 6), (7, 6)])
def test_a_heading_stands_one_below_its_section(depth, level):
    assert level_at_end(chain(depth)) == level


@pytest.mark.parametrize("path", chapter_files(), ids=lambda path: path.stem)
def test_the_headings_of_quizzes_stand_in_the_outline(built_book, path):
    page = BeautifulSoup((built_book / f"chapters/{path.stem}.html").read_text(encoding="utf-8"), "lxml")
    quizzes = page.select('.hs-island[data-island^="quiz:"]')
    assert quizzes
    for quiz in quizzes:
        [heading] = quiz.select(".hs-quiz-title")
        around = quiz.find_parent("section").find(["h1", "h2", "h3"], recursive=False)
        assert int(heading.name[1]) == int(around.name[1]) + 1
        assert heading.get_text().strip()
