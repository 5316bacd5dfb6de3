"""The catalogue of chapters: which there are, and what each one says and shows.

It is read from ``_toc.yml`` and from the notebooks themselves, so that a new chapter is a notebook, its questions file
and a line of ``_toc.yml``. Every room that asks "which chapters" or "what is in one" asks here.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from hipspine.datafile import DataError, Raw, read_yaml
from hipspine.links import read_link
from hipspine.paths import data_path

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

FINAL = "final"
"""The chapter that asks questions of all others, and so has no questions file of its own."""
OBJECTIVES = "What you will be able to do"
"""The heading under which a chapter lists its objectives."""
DEEPER = "Go deeper"
"""The heading of the section that holds a chapter's code, which a page folds and runs."""
SHOWN = ("figure", "quiz", "exercise")
"""What code may ask for by its name."""
TOC = "_toc.yml"
CONFIG = "_config.yml"
_NUMBERED = re.compile(r"^\d+-(.+)$")
_SECTIONS = ("h2", "h3")  # What stands before the first of these is a chapter's summary.


class Call(NamedTuple):
    """What code asks for: a figure, quiz or exercise; ``section`` where the quiz is about one section only."""

    kind: str
    name: str
    section: str | None = None


class Section(NamedTuple):
    """A section of a chapter: its id in the built page, and its heading."""

    id: str
    heading: str


class Objectives(NamedTuple):
    """The objectives of a chapter, and the cell and line (from 1) of their heading."""

    texts: list[str]
    cell: int
    line: int


@dataclass(frozen=True)
class Cell:
    """A cell of a notebook: its number (from 1), its type ("markdown", "code", "raw") and its source."""

    number: int
    kind: str
    text: str


@dataclass(frozen=True)
class Chapter:
    """A notebook of the course, as it stands in its file."""

    path: Path
    cells: tuple[Cell, ...]

    @property
    def file(self) -> str:
        """Its name as messages show it, such as "chapters/01-connection.ipynb"."""
        return file_name(self.path)

    @property
    def page(self) -> str:
        """The name of its page, such as "01-connection"."""
        return self.path.stem

    @property
    def id(self) -> str:
        """The name by which claims and questions know it, such as "connection"."""
        return chapter_id(self.path)

    @property
    def markdown(self) -> str:
        """Its Markdown cells as one text."""
        return "\n\n".join(cell.text for cell in self.cells if cell.kind == "markdown")

    @cached_property
    def parsed(self) -> list[tuple[Cell, list[Token]]]:
        """Its Markdown cells, each with its tokens."""
        return [(cell, parse_markdown(cell.text)) for cell in self.cells if cell.kind == "markdown"]

    @property
    def title(self) -> str:
        """Its first heading of the first level, or the name of its page."""
        return next((_words(token) for tag, token in self._headings() if tag == "h1"), self.page)

    @property
    def sections(self) -> list[Section]:
        """Its sections and subsections, in order."""
        return [_section(_words(token)) for tag, token in self._headings() if tag in _SECTIONS]

    @property
    def objectives(self) -> Objectives | None:
        """The bullets under the heading of the objectives, or None where there is no such heading."""
        for cell, tokens in self.parsed:
            for index, token in enumerate(tokens):
                if token.type == "inline" and token.content == OBJECTIVES and tokens[index - 1].type == "heading_open":
                    rest = tokens[index + 2 :]
                    end = next((at for at, one in enumerate(rest) if one.type == "heading_open"), len(rest))
                    items = [one for one in rest[:end] if one.type == "inline" and one.level >= 3]
                    texts = [" ".join(one.content.split()) for one in items]
                    return Objectives(texts, cell.number, (token.map or [0])[0] + 1)
        return None

    @property
    def claims(self) -> dict[str, Section]:
        """The claims whose badge it bears, each with the first section that does; its summary is left out."""
        first: dict[str, Section] = {}
        heading = ""
        for _, tokens in self.parsed:
            for before, token in pairwise([None, *tokens]):
                if token is None or token.type != "inline":
                    continue
                if before is not None and before.type == "heading_open":
                    heading = _words(token) if before.tag in _SECTIONS else ""
                for child in token.children or []:
                    link = read_link(str(child.attrGet("href") or ""))
                    if link and link.kind == "claim" and heading and link.target not in first:
                        first[link.target] = _section(heading)
        return first

    @cached_property
    def calls(self) -> list[tuple[Cell, Call]]:
        """The figures, quizzes and exercises that its code asks for, in order."""
        return [(cell, call) for cell in self.cells if cell.kind == "code" for call in calls(cell.text)]

    @property
    def figures(self) -> list[str]:
        """The figures that it shows, in order."""
        return [call.name for _, call in self.calls if call.kind == "figure"]

    @property
    def quizzes(self) -> list[str]:
        """The whole quizzes that it shows, in order."""
        return [call.name for _, call in self.calls if call.kind == "quiz" and call.section is None]

    @property
    def exercises(self) -> list[tuple[Cell, str]]:
        """The exercises that it shows, in order, each with its cell."""
        return [(cell, call.name) for cell, call in self.calls if call.kind == "exercise"]

    @property
    def asked_sections(self) -> list[tuple[Cell, str, str]]:
        """The questions after a section: cell, quiz and section of each."""
        return [(cell, call.name, call.section) for cell, call in self.calls if call.section is not None]

    def _headings(self) -> Iterator[tuple[str, Token]]:
        for _, tokens in self.parsed:
            for before, token in pairwise(tokens):
                if before.type == "heading_open":
                    yield before.tag, token


def question_files(data: Path | None = None) -> list[str]:
    """Return the names of the chapters that have a questions file, by name: also where no chapter is installed."""
    folder = data_path("questions") if data is None else data / "questions"
    return sorted(path.stem for path in folder.glob("*.yml"))


def page_files(root: Path) -> list[Path]:
    """Return the files of all pages below ``root``: the landing page, the pages in Markdown, the notebooks."""
    landing = root / "index.md"
    pages = sorted((root / "chapters").glob("*.md"))
    return [*([landing] if landing.is_file() else []), *pages, *notebook_files(root)]


def notebook_files(root: Path) -> list[Path]:
    """Return the files of all notebooks below ``root``, by name."""
    return sorted((root / "chapters").glob("*.ipynb"))


def chapter_files(root: Path | None = None) -> list[Path]:
    """Return the notebooks of the numbered chapters in the order of ``_toc.yml``, also those that are missing.

    ``root`` is the course's folder, left out the course's own; a folder without ``_toc.yml`` is read by the names of
    its files. Empty where the course is installed without its pages. Raises DataError for a list that cannot be read.
    """
    root = data_path().parent if root is None else root
    if not (root / TOC).is_file():
        return numbered_files(root)
    return [path for part in _parts(root) for path in part]


def numbered_files(root: Path) -> list[Path]:
    """Return the notebooks below ``root`` that are named as chapters are, by name: listed or not."""
    return [path for path in notebook_files(root) if _NUMBERED.match(path.stem)]


def set_aside_files(root: Path) -> list[Path]:
    """Return the numbered notebooks that the book leaves out on purpose: ``exclude_patterns`` of ``_config.yml``.

    They are checked as the others are. Raises DataError for a file that cannot be read.
    """
    if not (root / CONFIG).is_file():
        return []
    settings = read_yaml(root / CONFIG).data
    patterns = settings.get("exclude_patterns") if isinstance(settings, dict) else None
    named = [str(pattern) for pattern in patterns] if isinstance(patterns, list) else []
    return [path for path in numbered_files(root) if any(fnmatch(file_name(path), pattern) for pattern in named)]


def taught_files(root: Path | None = None) -> list[Path]:
    """Return the notebooks of the chapters that teach: the first part of ``_toc.yml`` that holds chapters.

    Those of the later parts are for practice. Raises DataError for a list that cannot be read.
    """
    root = data_path().parent if root is None else root
    return next((part for part in _parts(root) if part), [])


def about(chapter: Chapter) -> str | None:
    """Return what a chapter is about, as its questions file says it, or None where that says nothing of it.

    Raises DataError for a questions file that cannot be read.
    """
    path = chapter.path.parent.parent / "data" / "questions" / f"{chapter.id}.yml"
    found = read_yaml(path).data.get("about") if path.is_file() else None
    return str(found) if found else None


def catalogue(root: Path | None = None) -> tuple[Chapter, ...]:
    """Return the numbered chapters, in order. Raises DataError for a list or a notebook that cannot be read."""
    return tuple(read_chapter(path) for path in chapter_files(root))


def read_chapter(path: Path) -> Chapter:
    """Read one notebook. Raises DataError for a file that is missing or not a notebook."""
    name = file_name(path)
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        return Chapter(path, tuple(_cell(number, cell) for number, cell in enumerate(cells, start=1)))
    except FileNotFoundError:
        raise DataError(name, None, "this chapter is missing") from None
    except json.JSONDecodeError as error:
        raise DataError(name, error.lineno, f"this is not a notebook: {error.msg}") from None
    except (UnicodeDecodeError, KeyError, TypeError):
        raise DataError(name, None, "this is not a notebook") from None


def chapter_id(path: Path) -> str:
    """Return the name by which claims and questions know the chapter of a notebook: its file's without the number."""
    numbered = _NUMBERED.match(path.stem)
    return numbered[1] if numbered else path.stem


def file_name(path: Path) -> str:
    """Return the name of a page or notebook as messages show it: from the folder of the course."""
    return f"chapters/{path.name}" if path.parent.name == "chapters" else path.name


def calls(code: str) -> list[Call]:
    """Return what code asks for of the course. Code that is not Python, with magics, asks for nothing."""
    try:
        tree = ast.parse(code)
    except SyntaxError:
        return []
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SHOWN:
            section = next((word.value for word in node.keywords if word.arg == "section"), None)
            if node.args:
                found.append(Call(node.func.id, _value(node.args[0]), None if section is None else _value(section)))
    return found


def parse_markdown(text: str) -> list[Token]:
    """Return the tokens of Markdown as chapters may use it: CommonMark and tables."""
    return markdown().parse(text)


@cache
def markdown() -> MarkdownIt:
    """Return the parser of chapters' Markdown, which also writes its tokens as HTML."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table")


def _parts(root: Path) -> list[list[Path]]:
    """Return the notebooks of the numbered chapters, for each part of the table of contents."""
    try:
        contents = read_yaml(root / TOC).data
    except DataError as error:
        raise DataError(TOC, error.line, error.problem, error.allowed) from None
    try:
        parts = contents.get("parts") or [contents]
        listed = [[root / f"{file}.ipynb" for file in _files(part.get("chapters"))] for part in parts]
    except (AttributeError, TypeError):
        problem = "this is not a table of contents"
        raise DataError(TOC, None, problem, "parts with chapters, each a file") from None
    return [[path for path in part if _NUMBERED.match(path.stem)] for part in listed]


def _files(entries: Raw) -> Iterator[str]:
    """Yield the files of a list of entries of the table of contents, and of what stands below them."""
    for entry in entries or []:
        if "file" in entry:
            yield str(entry["file"]).removesuffix(".ipynb")
        yield from _files(entry.get("sections"))


def _cell(number: int, cell: dict[str, Raw]) -> Cell:
    return Cell(number, cell["cell_type"], "".join(cell["source"]))


def _section(heading: str) -> Section:
    from docutils.nodes import make_id  # what Sphinx makes the ids of, and no part of a plain install

    return Section(make_id(heading), heading)


def _words(token: Token) -> str:
    return "".join(child.content for child in token.children or []).strip()


def _value(node: ast.expr) -> str:
    return str(node.value) if isinstance(node, ast.Constant) else ast.unparse(node)
