"""What the pages of the built book weigh, in bytes: a chapter is read on a phone."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import lxml.html
import pytest

from hipspine.chapters import chapter_files, chapter_id, taught_files
from hipspine.figures import FIGURES, declared
from hipspine.lasting import STILL
from hipspine.tokens import THEMES

ROOT = Path(__file__).resolve().parents[2]
INTERACTIVE = "hipspine"  # the folder below _static
HTML_LIMIT = 150_000  # bytes
PAGE_LIMIT = 110_000  # bytes, compressed: HTML, CSS, scripts and fonts, before anything interactive
FIGURE_LIMIT = 40_000  # bytes, compressed: a figure's own module and its still picture
QUIZ_LIMIT = 25_000  # bytes, compressed: the module with its parts and style
QUESTIONS_LIMIT = 16_000  # bytes, compressed: a chapter's own questions
SKELETON_LIMITS = {"outlines.json": 40_000, "solids.json": 60_000}  # bytes, compressed, in two and in three dimensions
PICTURES_LIMIT = 40_000  # bytes, compressed: the pictures of all cards, in one colour scheme
SAVED_LIMIT = 1_500_000  # bytes: a chapter's notebook, run and saved, with the still forms of all that it shows
CHAPTERS = [f"chapters/{path.stem}" for path in chapter_files()]
TAUGHT = [chapter_id(path) for path in taught_files()]


def compressed(path):
    data = path.read_bytes()
    return len(data) if path.suffix == ".woff2" else len(gzip.compress(data, 9))


def parts(page):
    """Return each file that a page needs before anything interactive, with its compressed size."""
    tree = lxml.html.fromstring(page.read_text(encoding="utf-8"))
    addresses = tree.xpath("//script/@src | //link[@rel='stylesheet' or @rel='preload' or @rel='modulepreload']/@href")
    files = {(page.parent / urlsplit(address).path).resolve() for address in addresses} | {page}
    for sheet in [file for file in files if file.suffix == ".css"]:
        fonts = re.findall(r"""url\(["']?([^"')]+\.woff2)""", sheet.read_text(encoding="utf-8"))
        files |= {(sheet.parent / font).resolve() for font in fonts}
    return {file: compressed(file) for file in files if file.parent.name != INTERACTIVE}


@pytest.mark.parametrize("name", ["index", *CHAPTERS])
def test_page_is_light(built_book, name, record_property):
    page = built_book / f"{name}.html"
    sizes = parts(page)
    kinds = {file.suffix for file in sizes}
    assert kinds >= {".html", ".css", ".js", ".woff2"}, f"a page without {kinds}: the count is wrong"
    total, raw = sum(sizes.values()), page.stat().st_size
    record_property("compressed_bytes", total)
    listing = ", ".join(f"{file.name} {size:,}" for file, size in sorted(sizes.items(), key=lambda item: -item[1]))
    print(f"{name}: {total:,} bytes compressed (budget {PAGE_LIMIT:,}); HTML {raw:,} bytes (budget {HTML_LIMIT:,})")
    print(listing)
    assert total <= PAGE_LIMIT, listing
    assert raw <= HTML_LIMIT


@pytest.mark.parametrize("theme", THEMES)
def test_cards_of_chapters_are_light(built_book, theme):
    page = lxml.html.parse(str(built_book / "index.html")).getroot()
    pictures = [urlsplit(one).path for one in page.xpath(f"//img[contains(@class, 'hs-on-{theme}')]/@src")]
    assert len(pictures) == len(TAUGHT)
    assert sum(compressed(built_book / one) for one in pictures) <= PICTURES_LIMIT


@pytest.mark.parametrize("name", FIGURES)
def test_figure_is_light(built_book, name):
    folder = built_book / "_static" / INTERACTIVE
    # One of four pictures, of each view where there are several; a reader sees one at a time.
    views = [f"-{view.id}" for view in declared(name).views] or [""]
    pictures = [folder / f"figure-{name}{view}-desk-light.svg" for view in views]
    assert compressed(folder / f"figure-{name}.json") + max(map(compressed, pictures)) <= FIGURE_LIMIT


@pytest.mark.parametrize(("file", "limit"), SKELETON_LIMITS.items())
def test_skeleton_is_light(built_book, file, limit):
    assert compressed(built_book / "_static" / INTERACTIVE / file) <= limit


def quiz_parts(folder):
    """Return the files of which a quiz is made: its modules with all that they import, and its style."""
    modules, waiting = set(), [*folder.glob("quiz-*.js"), *folder.glob("progress-*.js")]
    assert len(waiting) == 2, waiting
    while waiting:
        module = waiting.pop()
        modules.add(module)
        imports = re.findall(r"""(?:from|import)\s*"\./([^"]+)\"""", module.read_text(encoding="utf-8"))
        waiting += [folder / name for name in imports if folder / name not in modules]
    return [*sorted(modules), folder / "quiz.css"]


def test_quiz_is_light(built_book):
    folder = built_book / "_static" / INTERACTIVE
    assert sum(map(compressed, quiz_parts(folder))) <= QUIZ_LIMIT


@pytest.mark.parametrize("name", TAUGHT)
def test_a_chapters_own_questions_are_light(built_book, name):
    size = compressed(built_book / "_static" / INTERACTIVE / f"questions-{name}.json")
    print(f"questions of {name}: {size:,} bytes compressed (budget {QUESTIONS_LIMIT:,})")
    assert size <= QUESTIONS_LIMIT


def test_the_final_assessment_is_no_heavier_than_the_chapters_together(built_book):
    """It holds every question but the stories of the case clinic."""
    size = compressed(built_book / "_static" / INTERACTIVE / "questions-final.json")
    limit = QUESTIONS_LIMIT * len(TAUGHT)
    print(f"questions of the final assessment: {size:,} bytes compressed (budget {limit:,})")
    assert size <= limit


@pytest.fixture(scope="module")
def run_by_the_build(built_book):
    """The chapters as the build ran them, with their outputs, by the sources of their code cells."""
    cache = built_book.parent / "work" / "_build" / ".jupyter_cache" / "executed"
    notebooks = [json.loads(file.read_text(encoding="utf-8")) for file in cache.glob("*/base.ipynb")]
    return {sources(notebook): notebook for notebook in notebooks}


def sources(notebook):
    return tuple("".join(cell["source"]).strip() for cell in notebook["cells"] if cell["cell_type"] == "code")


@pytest.mark.parametrize("name", CHAPTERS)
def test_saved_chapter_is_light_and_leaves_a_still_form_of_all_that_it_shows(run_by_the_build, name):
    chapter = json.loads((ROOT / f"{name}.ipynb").read_text(encoding="utf-8"))
    run = run_by_the_build[sources(chapter)]
    code = iter(cell for cell in run["cells"] if cell["cell_type"] == "code")
    outputs = [output for cell in run["cells"] for output in cell.get("outputs", [])]
    for cell in chapter["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = next(code)["outputs"]
    size = len(json.dumps(chapter, indent=1, ensure_ascii=False).encode())
    views = [one for one in outputs if "application/vnd.jupyter.widget-view+json" in one.get("data", {})]
    words = [one for one in outputs if STILL in one.get("metadata", {}) and "text/markdown" in one["data"]]
    print(f"{name}: {size:,} bytes run and saved, {len(views)} still forms (budget {SAVED_LIMIT:,})")
    assert len(views) == len(words) > 0
    assert "object at 0x" not in json.dumps(chapter["cells"])
    assert size <= SAVED_LIMIT


def test_pages_leave_the_still_forms_of_notebooks_out(built_book):
    """They have islands, whose still form is another."""
    for page in built_book.rglob("*.html"):
        assert "data-hs-still" not in page.read_text(encoding="utf-8"), page
