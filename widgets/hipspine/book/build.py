"""Building the book: check the data, run the chapters, let Sphinx write the pages, slim them, and only then swap.

Everything happens aside in ``_build/work``. ``_build/html`` is replaced when all went well and is left alone otherwise.
Sphinx starts afresh every time: its own cache would drop the warnings of a page that it has read before and leave
old titles in the other pages' navigation. What is kept from build to build are the outputs of the chapters.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from filelock import FileLock

from hipspine.book.address import UNKNOWN, configured_address
from hipspine.book.errors import BuildError
from hipspine.compiled import LITE
from hipspine.datafile import DataError, DataErrors, read_yaml

Say = Callable[[str], None]

# What the outputs of the chapters depend on besides their own cells.
CODE = ("widgets", "data", "requirements.txt", "pyproject.toml")
# What the pages depend on besides that.
PAGES = ("_config.yml", "_toc.yml", "index.md", "chapters", "package-lock.json")
_IGNORED = {"__pycache__", ".ipynb_checkpoints", ".DS_Store"}
_CELL_SECONDS = 120


def build_book(root: Path, say: Say = print, *, notebooks: bool = False) -> Path:
    """Build the book of the repository ``root`` into ``_build/html`` and return that folder.

    With ``notebooks`` its site also holds JupyterLite, where readers open the chapters in their own browser. What no
    source has changed since the last good build is not built again. Raises DataErrors for problems in the content and
    BuildError for a failing tool; ``_build/html`` is then as it was before.
    """
    root = root.resolve()
    work = root / "_build" / "work"
    try:
        work.mkdir(parents=True, exist_ok=True)
        held = FileLock(root / "_build" / "lock").acquire()
    except OSError as error:
        problem = f"this copy of the course cannot be written to: {error.strerror}"
        raise DataError("_build", None, problem, "a copy in a folder of your own") from None
    with held:
        return _build(root, work, say, notebooks)


def _build(root: Path, work: Path, say: Say, notebooks: bool) -> Path:
    book, state = root / "_build" / "html", _State(work / "state.json")
    _recover(book)
    pages = fingerprint(root, (*CODE, *PAGES))
    built = state.get("pages") == pages and (book / "index.html").is_file()
    if built and not (notebooks and state.get("notebooks") != pages):
        say("the book is up to date in _build/html")
        return book
    steps = _Steps((0 if built else 4) + notebooks, say)
    following = book.with_name("html.next")
    if built:
        shutil.rmtree(following, ignore_errors=True)
        shutil.copytree(book, following)
    else:
        _write_book(root, work, following, state, steps)
    if notebooks:
        steps.begin("adding the zip to take along, and the notebooks to open in the browser")
        _add_notebooks(root, work, following, steps)
    state.put(pages=None, notebooks=None)
    _swap(following, book)
    state.put(pages=pages, notebooks=pages if notebooks else None)
    if not configured_address(_settings(root, "_config.yml")):
        steps.detail(UNKNOWN)
    steps.end("the book is in _build/html")
    return book


def _write_book(root: Path, work: Path, following: Path, state: _State, steps: _Steps) -> None:
    """Write the whole site but for JupyterLite into the folder ``following``."""
    made = work / "_build"  # Jupyter Book's own name for the folder that it makes
    code = fingerprint(root, CODE)
    steps.begin("checking the data and the chapters")
    # Each step imports its own tools, which takes seconds: an unchanged book and a mistake in it are told at once.
    from hipspine.check import check_course

    timeout, notebooks = _contents(root)
    _refuse(check_course())
    steps.begin(f"running {len(notebooks)} chapters")
    if state.get("code") != code:
        shutil.rmtree(made, ignore_errors=True)
    state.put(code=None)  # so that outputs cut short by a crash are not trusted
    from hipspine.book.execution import run_chapters

    problems = run_chapters(notebooks, root, made / ".jupyter_cache", timeout, steps.detail)
    state.put(code=code)
    _refuse(problems)
    steps.begin("writing the pages")
    from hipspine.book.writer import write_pages

    written = write_pages(root, made)
    steps.begin("making the pages light")
    from hipspine.book.addresses import FILE, read_addresses, write_anchors
    from hipspine.book.headers import write_headers
    from hipspine.book.hosting import write_hosting
    from hipspine.book.publish import PublishError, publish
    from hipspine.book.python_files import write_python

    try:
        publish(written, following, steps.detail)
        addresses = root / "data" / FILE
        if addresses.is_file():
            write_anchors(following, read_addresses(addresses))
        write_python(following, steps.detail)
        write_hosting(following, configured_address(_settings(root, "_config.yml")))
        write_headers(following)
    except PublishError as error:
        raise BuildError(str(error)) from error


def _add_notebooks(root: Path, work: Path, site: Path, steps: _Steps) -> None:
    """Add the zip to take along and JupyterLite with the chapters to a site, and what leads there to its pages."""
    _, notebooks = _contents(root)
    title = str(_settings(root, "_config.yml").get("title", ""))
    from hipspine.book.headers import write_headers
    from hipspine.book.lite import write_lite
    from hipspine.book.publish import PublishError
    from hipspine.book.take_along import write_zip

    # Before the notebooks come, whose buttons would lead nowhere in the zip.
    packed = write_zip(site, title)
    steps.detail(f"{packed.name}: the book to take along, {packed.stat().st_size / 1e6:.1f} MB")
    try:
        size = write_lite(site, notebooks, title, work / "lite", steps.detail)
    except PublishError as error:
        raise BuildError(str(error)) from error
    write_headers(site)
    pages = sum(1 for path in site.rglob("*.html") if path.relative_to(site).parts[0] not in ("_static", LITE))
    whole = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
    steps.detail(f"the site: {pages} pages, {whole / 1e6:.1f} MB, of which {size / 1e6:.1f} MB are for the notebooks")


class _State:
    """What the last builds were made from, kept in a file: ``code`` for the outputs, ``pages`` for the book."""

    def __init__(self, file: Path) -> None:
        self._file = file
        try:
            known: dict[str, str | None] = json.loads(file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            known = {}
        self._known = known

    def get(self, name: str) -> str | None:
        return self._known.get(name)

    def put(self, **changes: str | None) -> None:
        self._known |= changes
        self._file.write_text(json.dumps(self._known), encoding="utf-8")


class _Steps:
    """Progress lines: which step of how many, and the seconds since the start."""

    def __init__(self, count: int, say: Say) -> None:
        self._count, self._say, self._number, self._begun = count, say, 0, time.monotonic()

    def begin(self, what: str) -> None:
        self._number += 1
        self._say(f"[{self._number}/{self._count}] {self._seconds()} {what} …")

    def detail(self, what: str) -> None:
        self._say(f"      {self._seconds()} {what}")

    def end(self, what: str) -> None:
        self._say(f"[done] {self._seconds()} {what}")

    def _seconds(self) -> str:
        return f"{time.monotonic() - self._begun:5.1f} s"


def _refuse(problems: list[DataError]) -> None:
    if problems:
        raise DataErrors(problems)


def fingerprint(root: Path, names: Iterable[str]) -> str:
    """Return a hash of the names and contents of files and folders under ``root``, and of the Python version."""
    digest = hashlib.sha256(f"Python {sys.version_info[0]}.{sys.version_info[1]}".encode())
    for name in names:
        top = root / name
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if path.is_file() and not _IGNORED.intersection(path.parts):
                content = hashlib.sha256(path.read_bytes()).hexdigest()
                digest.update(f"{path.relative_to(root).as_posix()} {content}\n".encode())
    return digest.hexdigest()


def _contents(root: Path) -> tuple[int, list[Path]]:
    """Return the time limit for a cell in seconds, and the notebooks that the table of contents names.

    Raises DataError for a file of settings that is missing, malformed or names a page that does not exist.
    """
    from sphinx_external_toc.parsing import MalformedError, parse_toc_yaml

    settings, _ = (_settings(root, name) for name in ("_config.yml", "_toc.yml"))
    try:
        pages = list(parse_toc_yaml(root / "_toc.yml"))
    except MalformedError as error:
        raise DataError("_toc.yml", None, f"this is not a table of contents: {error}") from None
    notebooks = []
    for page in pages:
        files = [root / f"{page}{suffix}" for suffix in (".ipynb", ".md")]
        if not any(file.is_file() for file in files):
            raise DataError("_toc.yml", None, f"there is no page {page}.ipynb or {page}.md")
        notebooks += [file for file in files[:1] if file.is_file()]
    execute = settings.get("execute")
    timeout = execute.get("timeout", _CELL_SECONDS) if isinstance(execute, dict) else _CELL_SECONDS
    if isinstance(timeout, bool) or not isinstance(timeout, int) or timeout < 1:
        raise DataError("_config.yml", None, f"execute: timeout: {timeout!r}", "whole seconds, 1 or more")
    return timeout, notebooks


def _settings(root: Path, name: str) -> dict[str, Any]:
    try:
        settings = read_yaml(root / name).data
    except DataError as error:
        # Named from the root, as `read_yaml` names only files under data/.
        raise DataError(name, error.line, error.problem, error.allowed) from None
    if not isinstance(settings, dict):
        raise DataError(name, 1, "this file does not hold settings", "lines of the form name: value")
    return settings


def _swap(new: Path, current: Path) -> None:
    """Put ``new`` in the place of ``current``; see ``_recover`` for an interruption between the two renames."""
    old = current.with_name("html.old")
    shutil.rmtree(old, ignore_errors=True)
    if current.exists():
        current.rename(old)
    new.rename(current)
    shutil.rmtree(old, ignore_errors=True)


def _recover(current: Path) -> None:
    """Bring back the last good book if a swap was cut short."""
    old = current.with_name("html.old")
    if old.exists() and not current.exists():
        old.rename(current)
