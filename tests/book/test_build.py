"""The build: what is wrong is said in one line with its place, and neither a bad build nor a cache spoils the book."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from hipspine.evidence import load_emergency
from hipspine.evidence.emergency import link_from
from hipspine.figures import FIGURES
from hipspine.quiz.bank import bank_names, load_bank
from hipspine.quiz.content import figures_of
from tools import typed, written

COPIED = ("data", "widgets", "chapters", "_config.yml", "pyproject.toml", "requirements.txt", "package-lock.json")
TOC = "format: jb-book\nroot: index\nchapters:\n  - file: chapters/tiny-a\n  - file: chapters/tiny-b\n"
PLACE = re.compile(r"^[\w./-]+\.\w+(:\d+|, cell \d+(, line \d+)?)?: \S.+$")
NUMBER = re.compile(r"the joint carries ([\d.]+)")


class TinyBook:
    """A copy of the course whose table of contents names two small chapters only, so that it builds in seconds."""

    def __init__(self, folder: Path) -> None:
        self.root = folder

    @classmethod
    def of(cls, course: Path, folder: Path) -> TinyBook:
        """Make a tiny book in ``folder`` from the course's repository."""
        book = cls(folder)
        folder.mkdir()
        for name in COPIED:
            source = course / name
            if source.is_dir():
                shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, folder / name)
        (folder / "node_modules").symlink_to(course / "node_modules", target_is_directory=True)
        (folder / "_toc.yml").write_text(TOC)
        # The course's own chapters are left out on purpose; they are checked all the same.
        book.edit("_config.yml", "exclude_patterns: [", 'exclude_patterns: ["chapters/0*", ')
        # The box of the landing page leads to a chapter that this book leaves out.
        book.edit(
            "_config.yml",
            "    language: en\n",
            "    language: en\n    nitpick_ignore_regex: [[myst, chapters/05-.*]]\n",
        )
        asked = {item.figure for name in bank_names() for item in figures_of(load_bank(name))} | {"pain-map"}
        book.leave_out(*(name for name in FIGURES if name not in asked))
        (folder / "data" / "handouts.yml").write_text("handouts: []\n")  # they show figures that are left out
        box = load_emergency().short_box(link_from("index"))
        (folder / "index.md").write_text(f"# A tiny book\n\n{box}\n\nTwo chapters.\n")
        book.write("tiny-a", "print('the joint carries', model('single-leg-stance')(lean=0.05)['joint_force'])")
        book.write("tiny-b", "1 + 1")
        return book

    def copy(self, folder: Path) -> TinyBook:
        """Return a copy of this book, with what was built, in a new folder inside ``folder``."""
        return TinyBook(shutil.copytree(self.root, folder / "book", symlinks=True))

    def write(self, name: str, code: str, text: str = "Some words.") -> None:
        """Write a chapter: a title, the import, a paragraph and one code cell (cells 1 to 4)."""
        new = nbformat.v4
        cells = [
            new.new_markdown_cell(f"# Chapter {name}", id="title"),
            new.new_code_cell("from hipspine import model", id="setup", metadata={"tags": ["remove-cell"]}),
            new.new_markdown_cell(text, id="text"),
            new.new_code_cell(code, id="code"),
        ]
        kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
        nbformat.write(new.new_notebook(cells=cells, metadata=kernel), self.root / "chapters" / f"{name}.ipynb")

    def leave_out(self, *figures: str) -> None:
        """Take figures that nothing here shows out of the course: working out all of them takes as long as the rest."""
        for name in figures:
            self.edit("widgets/hipspine/figures/__init__.py", f'    "{name}": "{name.replace("-", "_")}",\n', "")
            (self.root / "data" / "figures" / f"{name}.yml").unlink()

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace the first place where ``old`` stands in a file."""
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def build(self) -> subprocess.CompletedProcess[str]:
        """Run the command that builds the book, on this copy."""
        return subprocess.run(
            [sys.executable, "-m", "hipspine.cli", "book"],
            cwd=self.root,
            env={**os.environ, "PYTHONPATH": str(self.root / "widgets")},
            capture_output=True,
            text=True,
            check=False,
        )

    def make_equations(self) -> None:
        """Write the equations as plain Python, as `make equations` does."""
        (self.root / "tools").mkdir()
        for module in (written, typed):
            shutil.copy(Path(module.__file__), self.root / "tools")
        environment = {**os.environ, "PYTHONPATH": str(self.root / "widgets")}
        subprocess.run([sys.executable, "-m", "tools.written"], cwd=self.root, env=environment, check=True)

    def page(self, name: str) -> str:
        """Return a published page."""
        return (self.root / "_build" / "html" / name).read_text(encoding="utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def good(root, tmp_path_factory) -> TinyBook:
    """A tiny book that has been built once."""
    book = TinyBook.of(root, tmp_path_factory.mktemp("good") / "book")
    built = book.build()
    assert built.returncode == 0, built.stderr
    return book


def malformed(book: TinyBook) -> str:
    book.edit("data/glossary.yml", "terms:", "terms: [")
    return "data/glossary.yml:"


def duplicate(book: TinyBook) -> str:
    text = (book.root / "data" / "glossary.yml").read_text()
    first = re.search(r"- id: (\S+)\n", text)[1]
    book.edit("data/glossary.yml", "terms:\n", f"terms:\n  - id: {first}\n    term: Twice\n    definition: A word.\n")
    return "data/glossary.yml:"


def missing(book: TinyBook) -> str:
    (book.root / "data" / "claims.yml").unlink()
    return "data/claims.yml: "


def unknown_claim(book: TinyBook) -> str:
    book.write("tiny-a", "1", "Some words.\n\nMore words. [how sure?](evidence.md#claim-no-such-claim)")
    return "chapters/tiny-a.ipynb, cell 3, line 3: "


def malformed_toc(book: TinyBook) -> str:
    (book.root / "_toc.yml").write_text("format: jb-book\nroot: index\nchapters: [\n")
    return "_toc.yml:"


def missing_page(book: TinyBook) -> str:
    book.edit("_toc.yml", "tiny-b", "tiny-c")
    return "_toc.yml: "


def raising_cell(book: TinyBook) -> str:
    book.write("tiny-b", "lean = 7\nmodel('single-leg-stance')(lean=lean)")
    return "chapters/tiny-b.ipynb, cell 4, line 2: ValueError: lean must be a number from 0 to 0.1"


def broken_link(book: TinyBook) -> str:
    book.write("tiny-b", "1", "Some words.\n\nMore words, and [a link](nowhere.md).")
    return "chapters/tiny-b.ipynb, cell 3, line 3: "


@pytest.mark.parametrize(
    "spoil", [malformed, duplicate, missing, unknown_claim, malformed_toc, missing_page, raising_cell, broken_link]
)
def test_bad_input_is_one_line_and_leaves_the_book(good, tmp_path, spoil):
    book = good.copy(tmp_path)
    before = contents(book.root / "_build" / "html")
    place = spoil(book)

    failed = book.build()

    assert failed.returncode == 2, failed.stdout + failed.stderr
    lines = failed.stderr.splitlines()
    assert [line for line in lines if line.startswith(place)], failed.stderr
    assert [line for line in lines if not PLACE.match(line)] == []
    assert len(lines) == len(set(lines))
    assert contents(book.root / "_build" / "html") == before


def test_no_cache_hides_an_edited_model_and_only_edited_chapters_run(good, tmp_path):
    book = good.copy(tmp_path)
    before = NUMBER.search(book.page("chapters/tiny-a.html"))[1]

    assert "up to date" in book.build().stdout

    book.write("tiny-b", "2 + 2")
    second = book.build()
    assert second.returncode == 0, second.stderr
    assert "chapters/tiny-a.ipynb: unchanged" in second.stdout
    [told] = [line for line in second.stdout.splitlines() if "no address is known for the site" in line]
    assert told.endswith("fill in html: baseurl, or repository: url, in _config.yml")
    assert re.search(r"chapters/tiny-b\.ipynb: [\d.]+ s", second.stdout)
    assert NUMBER.search(book.page("chapters/tiny-a.html"))[1] == before

    model = "widgets/hipspine/models/single_leg_stance.py"
    book.edit(model, "return SUPPORTED_FRACTION.symbol - ", "return 2 * SUPPORTED_FRACTION.symbol - ")
    refused = book.build()
    assert refused.returncode == 2
    assert refused.stderr.startswith("widgets/hipspine/models/written.py:")
    assert "“single-leg-stance” is not what its equations say now (allowed: run `make equations`)" in refused.stderr
    book.make_equations()
    book.edit("_config.yml", '  baseurl: ""', "  baseurl: https://example.org")
    third = book.build()
    assert third.returncode == 0, third.stderr
    assert "no address is known" not in third.stdout
    assert re.search(r"chapters/tiny-a\.ipynb: [\d.]+ s", third.stdout)
    assert float(NUMBER.search(book.page("chapters/tiny-a.html"))[1]) > float(before)


def test_a_swap_cut_short_gives_the_last_book_back(good, tmp_path):
    book = good.copy(tmp_path)
    html = book.root / "_build" / "html"
    before = contents(html)
    html.rename(html.with_name("html.old"))

    assert book.build().returncode == 0
    assert contents(html) == before


def test_the_lock_file_of_npm_names_no_host(root):
    packages = json.loads((root / "package-lock.json").read_text())["packages"]
    assert len(packages) > 1
    assert [name for name, package in packages.items() if "resolved" in package] == []
