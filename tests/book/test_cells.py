"""Which cells of a chapter the page leaves out: those that only show a figure, a quiz or a form."""

from __future__ import annotations

import nbformat
import pytest
from bs4 import BeautifulSoup

from hipspine.book.cells import only_shows
from hipspine.chapters import catalogue

GO_DEEPER = "## Go deeper"
CALLS = ("figure(", "quiz(", "exercise(", "appointment(")


@pytest.mark.parametrize(
    "code",
    [
        'figure("pelvic-tilt")',
        'figure("pelvic-tilt", anterior_tilt=-12)',
        'quiz("connection", items=1, section="the-nerves-they-share")',
        'figure("muscles-front").select("psoas")',
        'figure("muscles-front").select(["psoas", "gluteus-medius"])',
        "from hipspine import appointment\n\nappointment()",
        'from hipspine import exercise\n\nexercise("tip-the-pelvis")',
        'import hipspine\nfigure("gait")\nquiz("mechanics")',
        '# How it moves\nfigure("gait")',
    ],
)
def test_code_that_only_shows_is_left_out(code):
    assert only_shows(code)


@pytest.mark.parametrize(
    "code",
    [
        "",
        "from hipspine import figure",
        'tilt = figure("pelvic-tilt")\ntilt',
        'figure("pelvic-tilt").plot()\nprint(1)',
        'print(figure("pelvic-tilt").values)',
        'figure("pelvic-tilt", anterior_tilt=2 * 6)',
        'figure("pelvic-tilt", **settings)',
        "figure(name)",
        'for name in names:\n    figure("gait")',
        'figure("gait").values["stride"]',
        'model("single-leg-stance")(lean=0.05)',
        "go.Figure(lines)",
        'go.figure("gait")',
        'figure("gait"',
        '%time figure("gait")',
        "figure({[1]: 2})",
    ],
)
def test_code_that_teaches_stays(code):
    assert not only_shows(code)


def test_every_chapter_has_cells_of_the_one_sort_and_most_of_the_other():
    cells = [cell.text for chapter in catalogue() for cell in chapter.cells if cell.kind == "code"]
    left_out = [text for text in cells if only_shows(text)]
    assert len(left_out) > 50
    assert [text for text in left_out if "model(" in text or "print(" in text] == []
    assert [text for text in set(cells) - set(left_out) if text.startswith(CALLS)] == []


@pytest.mark.parametrize("chapter", catalogue(), ids=lambda chapter: chapter.page)
def test_the_page_shows_the_code_that_teaches_and_the_notebook_all(built_book, chapter):
    page = BeautifulSoup((built_book / f"chapters/{chapter.page}.html").read_text(encoding="utf-8"), "lxml")
    shown = [source.get_text().strip() for source in page.select("div.cell_input")]
    first, *code = [cell.text.strip() for cell in chapter.cells if cell.kind == "code"]  # the first one sets up
    assert shown == [text for text in code if not only_shows(text)]
    islands = page.select(".cell_output :is(.hs-island[data-island], [data-exercise])")
    assert len(islands) >= len(code) - len(shown), "what a hidden cell shows is gone"
    notebook = nbformat.read(built_book / "_sources" / "chapters" / f"{chapter.page}.ipynb", 4)
    assert [cell.source.strip() for cell in notebook.cells if cell.cell_type == "code"] == [first, *code]
