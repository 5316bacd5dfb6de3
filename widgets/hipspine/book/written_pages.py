"""Writing into the pages of the course what the data say: boxes of emergency signs, badges, look-up lists."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from hipspine.chapters import numbered_files, page_files, question_files, read_chapter
from hipspine.evidence import badge_words
from hipspine.evidence.bibliography import read_bibliography, read_references
from hipspine.evidence.claims import read_claims
from hipspine.evidence.emergency import Emergency, load_emergency, with_boxes
from hipspine.evidence.glossary import read_glossary
from hipspine.evidence.lists import make_lists, with_lists
from hipspine.links import with_badges

Change = Callable[[str, str], str]
"""Makes Markdown anew: of a whole page or of one cell, beside the name of the page."""


def write_boxes(root: Path, emergency: Emergency | None = None) -> list[str]:
    """Write the boxes of the pages below ``root`` anew and return the names of those that changed.

    A page has a box where it has one already, or a line such as ``> **Emergency signs**``; the rest of it stays.
    Raises DataError for a notebook that cannot be read.
    """
    listed = emergency or load_emergency()
    return _rewrite(root, lambda text, page: with_boxes(text, page, listed))


def write_links(root: Path) -> list[str]:
    """Write the verdicts of all badges below ``root`` and the look-up lists anew; return the pages that changed.

    Raises DataError and DataErrors for data or notebooks that cannot be read.
    """
    data = root / "data"
    works, terms = read_references(data / "references.bib"), read_glossary(data / "glossary.yml")
    titles = {chapter.id: chapter.title for chapter in map(read_chapter, numbered_files(root))}
    claims = read_claims(data / "claims.yml", works, [*titles, *question_files(data)])
    lists = make_lists(claims, works, terms, read_bibliography(data / "references.bib"), titles)
    words = badge_words(claims)
    return _rewrite(root, lambda text, page: with_lists(with_badges(text, words), lists))


def _rewrite(root: Path, change: Change) -> list[str]:
    """Change the Markdown of every page below ``root`` and return the names of those that are no longer the same."""
    changed = []
    for path in page_files(root):
        before = path.read_text(encoding="utf-8")
        after = _notebook(path, before, change) if path.suffix == ".ipynb" else change(before, path.stem)
        if after != before:
            path.write_text(after, encoding="utf-8")
            changed.append(path.relative_to(root).as_posix())
    return changed


def _notebook(path: Path, before: str, change: Change) -> str:
    read_chapter(path)  # complains of what is no notebook
    notebook = json.loads(before)
    touched = False
    for cell in notebook["cells"]:
        text = "".join(cell["source"])
        if cell["cell_type"] == "markdown" and (written := change(text, path.stem)) != text:
            cell["source"] = written.splitlines(keepends=True)
            touched = True
    return json.dumps(notebook, indent=1, ensure_ascii=False) + "\n" if touched else before
